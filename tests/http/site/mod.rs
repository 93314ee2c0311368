//! Pages and files, as readers and crawlers use them.

mod accessibility;
mod component;
mod crawlers;
mod embed;
mod files;
mod legacy_redirects;
mod licences;
mod oembed;
mod pages;
mod pictures;
pub(crate) mod queries;
mod record_pages;
mod record_panel;
mod root;
mod share;
mod studio;
mod suggest;
mod without_script;
mod worker;
