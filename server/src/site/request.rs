//! A request for a page, read and resolved.

use std::sync::Arc;

use app::address::{Base, Page};
use model::lang::Lang;
use model::presentation::Presentation;
use model::query::ParsedQuery;

use super::studio_data::StudioRequest;
use crate::assets::Assets;
use crate::config::Settings;
use crate::release::Release;

/// What a page is rendered from.
pub(super) struct PageRequest<'request> {
    /// The settings of the operator.
    pub(super) settings: &'request Settings,
    /// The built interface.
    pub(super) assets: &'request Assets,
    /// The release to show.
    pub(super) release: &'request Arc<Release>,
    /// The base path of addresses.
    pub(super) base: Base,
    /// The language of the page.
    pub(super) lang: Lang,
    /// The page at the path, if there is one.
    pub(super) page: Option<Page>,
    /// The path of the request.
    pub(super) path: &'request str,
    /// What could be read of the query.
    pub(super) read: ParsedQuery,
    /// How an embed presents the answer.
    pub(super) presentation: Presentation,
    /// Whether only the panel of the record is wanted, which is shown beside the map.
    pub(super) record_panel: bool,
    /// What the embed studio is rendered from; `None` for other pages.
    pub(super) studio: Option<StudioRequest>,
}
