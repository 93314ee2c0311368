//! What a page is drawn from: what is asked, what came, and what the reader is about to do.

use std::sync::Arc;

use leptos::prelude::*;
use model::query::{Query, Read};

use crate::load::{Loaded, PageData};

/// What is asked: the path of an address, and what could be read of its query.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Asked {
    /// The path, as the browser has it.
    pub(crate) path: String,
    /// The query.
    pub(crate) read: Read,
}

impl Asked {
    /// What an address asks, which is a path and what stands behind its `?`.
    pub(crate) fn at(path: &str, search: &str) -> Self {
        Self { path: path.to_owned(), read: Query::read(search.trim_start_matches('?')) }
    }

    /// The address that asks it.
    pub(crate) fn address(&self) -> String {
        match self.read.query.to_string() {
            query if query.is_empty() => self.path.clone(),
            query => format!("{}?{query}", self.path),
        }
    }
}

/// What only script can do, once the page is taken over.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Live {}

/// All of it. The address follows what is asked, and what came follows it too.
#[derive(Clone, Copy, Debug)]
pub(crate) struct State {
    /// What is asked. A brush changes it at each step, and the address less often.
    pub(crate) asked: RwSignal<Asked>,
    /// What came.
    pub(crate) loaded: RwSignal<Loaded>,
    /// Nothing on the server, and until the browser has taken the page over: both print the same.
    pub(crate) live: RwSignal<Option<Live>>,
}

impl State {
    /// The state of the first page.
    pub(crate) fn new(asked: Asked, first: PageData) -> Self {
        Self {
            asked: RwSignal::new(asked),
            loaded: RwSignal::new(Loaded::Ready(Arc::new(first))),
            live: RwSignal::new(None),
        }
    }
}
