//! The state of one facet, shared by the components that show its values.

use leptos::prelude::*;
use model::facet::Facet;
use model::view::{FacetCounts, FoundValues};

use super::layout::FacetLayout;

/// The state of a facet.
#[derive(Clone, Copy)]
pub(super) struct FacetState {
    pub(super) facet: Facet,
    pub(super) counts: Memo<FacetCounts>,
    pub(super) layout: Memo<FacetLayout>,
    /// The text in the search field of a long facet.
    pub(super) typed: RwSignal<String>,
    /// Whether the facet is long enough to have that field.
    pub(super) is_long: Memo<bool>,
    /// The text of the field in lower case. Values that do not contain it are hidden.
    pub(super) words: Memo<String>,
    /// The values that contain it.
    pub(super) found: Memo<Option<FoundValues>>,
}
