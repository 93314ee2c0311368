//! Pages and what they load.

mod assets;
mod crawlers;
mod page;
mod policy;

pub use assets::Assets;
pub(crate) use crawlers::{robots, sitemap};
pub(crate) use page::{Rendered, directory, fallback, root};
