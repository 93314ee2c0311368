//! The routes, one file for each kind of address: from its parameters to a view.

pub(crate) mod about;
pub(crate) mod atlas;
pub(crate) mod embed;
pub(crate) mod missing;
pub(crate) mod record;
mod server_page;
pub(crate) mod share;
pub(crate) mod sources;

use std::str::FromStr;

use leptos::prelude::*;
use leptos_router::hooks::use_params;
use leptos_router::params::Params;
use model::lang::Lang;

use crate::address::Page;

/// The first part of an address: a language of the site.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct LangParam;

#[derive(Debug, thiserror::Error)]
#[error("{0} is not a language of this site")]
pub(crate) struct UnknownLanguage(String);

impl FromStr for LangParam {
    type Err = UnknownLanguage;

    fn from_str(tag: &str) -> Result<Self, UnknownLanguage> {
        Lang::from_tag(tag).map(|_| Self).ok_or_else(|| UnknownLanguage(tag.to_owned()))
    }
}

/// The parameters of an address with a language only. An error if the site does not have the language.
#[derive(Clone, Debug, Params, PartialEq)]
pub(crate) struct LangParams {
    pub(crate) lang: Option<LangParam>,
}

/// The parameters of an address with the id of a record or a source.
#[derive(Clone, Debug, Params, PartialEq)]
struct IdParams {
    lang: Option<LangParam>,
    id: Option<String>,
}

/// A page, or `None` if the language in the address is unknown.
fn page_in_lang(page: Page) -> Signal<Option<Page>> {
    let params = use_params::<LangParams>();
    Signal::derive(move || params.with(Result::is_ok).then(|| page.clone()))
}

/// The page for the id in the address.
fn page_of_id(page: fn(String) -> Page) -> Signal<Option<Page>> {
    let params = use_params::<IdParams>();
    Signal::derive(move || params.with(|params| params.as_ref().ok()?.id.clone().map(page)))
}
