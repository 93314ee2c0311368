//! Pages and what they load.

mod assets;
mod crawlers;
mod policy;
mod render;
mod respond;
mod routes;
mod suggest;

pub use assets::Assets;
pub(crate) use crawlers::{robots, sitemap};
pub(crate) use respond::Kept;
pub(crate) use routes::{directory, fallback, root};
pub(crate) use suggest::suggested;
