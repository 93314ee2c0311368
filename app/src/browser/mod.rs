//! What the browser knows and components do not: focus, scrolling, sizes, keys of the whole page.

pub(crate) mod dom;
pub(crate) mod focus;
pub(crate) mod highlight;
pub(crate) mod in_place;
pub(crate) mod layout;
pub(crate) mod look;
pub(crate) mod roving_tabindex;
pub(crate) mod scroll;
pub(crate) mod shortcuts;
