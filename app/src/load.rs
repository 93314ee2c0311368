//! What the server knows of a page when it prints it.

use std::sync::Arc;

use model::page::{AtlasPage, RecordPage, SourceCard, SourcePage};
use model::view::{Mark, Pack};
use serde::{Deserialize, Serialize};

/// What one page shows, in its language.
#[derive(Clone, Debug)]
pub enum PageData {
    /// The atlas for a query, what it was computed from, and the record that is selected.
    Atlas(Box<AtlasPage>, Arc<Pack>, Option<Box<RecordPage>>),
    /// A record, and what its pictures are drawn on.
    Record(Box<RecordPage>, Arc<Pack>),
    /// The part of a record that stands beside the map; nothing where there is none of this id.
    Beside(String, Option<Box<RecordPage>>),
    /// All sources.
    Sources(Vec<SourceCard>),
    /// A source.
    Source(Box<SourcePage>),
    /// Method, caveats, licence, how to cite and to report.
    About,
    /// The accessibility statement.
    Accessibility,
    /// There is nothing at this address.
    Missing,
}

/// What every page needs to know of the site: not of the reader, and not of the query.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Site {
    /// The name of the atlas, in the language of the page.
    pub name: String,
    /// The base path.
    pub base: String,
    /// The address of the site as the public knows it, without a slash at its end.
    pub public_url: String,
    /// The release of the data.
    pub release: String,
    /// The map approval number and attribution, as the operator configured it.
    pub map_approval: String,
    /// The address of the module of the live map, if there is one.
    #[serde(default)]
    pub map_module: Option<String>,
    /// What the live map is told of the base maps that others draw, if there are any, as JSON: the application
    /// hands it on as it is, so it need not know how to read it.
    #[serde(default)]
    pub tiles: Option<String>,
    /// What the live map knows from the beginning, as JSON that only its module reads.
    #[serde(default)]
    pub map_options: String,
    /// Where errors can be reported, if the operator says so.
    pub correction_url: Option<String>,
    /// Who runs the site, and the numbers that the law asks for; shown in the footer.
    pub footer: Vec<String>,
}

/// What the small timeline of a record is drawn from. It travels in the page, so that the browser can come closer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct SmallTime {
    /// What it shows.
    pub(crate) marks: Vec<Mark>,
    /// What it is called.
    pub(crate) name: String,
    /// The question whose rows it shows, as an address has it; none where it shows the claims of its page.
    pub(crate) query: Option<String>,
}

/// What the browser gets beside the page: the rest it computes, or asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FirstPage {
    /// Path and query, as the browser has them.
    pub address: String,
    /// The site.
    pub site: Site,
}
