//! The state of one facet, shared by the components that show its values.

use leptos::prelude::*;
use model::query::Parameter;
use model::view::Facet;

use super::layout::FacetLayout;

/// The state of a facet.
#[derive(Clone, Copy)]
pub(super) struct FacetState {
    pub(super) parameter: Parameter,
    pub(super) facet: Memo<Facet>,
    pub(super) layout: Memo<FacetLayout>,
    /// What the reader types into the field of a long facet.
    pub(super) typed: RwSignal<String>,
    /// Whether the facet is long enough for that field.
    pub(super) is_long: Memo<bool>,
    /// The words that the reader looks for, in lower case. Values without them are hidden.
    pub(super) words: Memo<String>,
}
