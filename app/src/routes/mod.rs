//! The pages, one file for each kind of address: parameters of the address in, a view of the page out.

pub(crate) mod about;
pub(crate) mod atlas;
pub(crate) mod missing;
pub(crate) mod record;
mod server_page;
pub(crate) mod sources;
