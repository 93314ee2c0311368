//! The content of each page in one language, as wire types for pages and the API.

mod figure;
mod groups;
mod linked_rows;
mod place_time;
mod programme;
mod record;
mod source;
mod suggestion;

pub use figure::Figure;
pub use groups::LinkGroup;
pub use linked_rows::LinkedRow;
pub use place_time::{Places, Times};
pub use programme::{ProgrammeDate, ProgrammeGroup, ProgrammeItem};
pub use record::{CitedWords, ClaimLine, RecordPage, Related, SaidAbout, SharedValue};
pub use source::{SourceCard, SourceLine, SourcePage, latest_source, sources};
pub use suggestion::{Suggestion, SuggestionGroup};

use serde::{Deserialize, Serialize};

use crate::columns::Columns;
use crate::dataset::{Dataset, QuestionLink};
use crate::draw::MapPicture;
use crate::facet::Facet;
use crate::id::Id;
use crate::lang::Lang;
use crate::query::{Accepted, Parameter, ParsedQuery, Query};
use crate::view::{Mark, Matches, Page, Selection, Subject, View};
use crate::when::Day;

/// The atlas for a query.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AtlasPage {
    /// The query as it is written in the address.
    pub query: String,
    /// Values that were left out of the query.
    pub refused: Vec<RefusedValue>,
    /// How many results come before those of the view.
    pub skip: usize,
    /// What the query shows.
    pub view: View,
    /// The selected record, if it is on map and timeline.
    pub selected: Option<SelectedRow>,
    /// Its map, if the package has outlines or coordinates.
    pub map: Option<MapPicture>,
    /// Without a filter the questions to start with; else the one of them that has this query, or that its text is close to.
    pub questions: Vec<QuestionLink>,
}

/// Where map and timeline show the selected record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SelectedRow {
    /// The id of the place at which the map draws it.
    pub drawn_at: Option<Id>,
    /// The days between which its date lies, if it has a mark; an open end counts as its date.
    pub days: Option<(Day, Day)>,
}

/// What every answer of a release is shown with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// What the release is about.
    pub subject: Subject,
    /// Paths that all maps share, as the content of an SVG `<defs>`.
    pub base_map_definitions: String,
}

impl Frame {
    /// The frame of a release.
    pub fn new(dataset: &Dataset) -> Self {
        Self { subject: Subject::of(dataset), base_map_definitions: dataset.base_map_definitions.clone() }
    }
}

/// A value that was left out of the query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedValue {
    /// The parameter.
    pub parameter: String,
    /// The value, shortened.
    pub value: String,
    /// What would be accepted, in the language of the page.
    pub accepted: String,
}

impl AtlasPage {
    /// The atlas for a parsed query, with a part of the results. `matched` are the rows that the search for its text
    /// found.
    pub fn new(columns: &Columns, read: &ParsedQuery, matched: Option<&Matches>, cut: Page) -> Self {
        let selection = Selection::new(columns, &read.query, matched);
        let view = |cut| selection.view(columns, &read.query, cut);
        Self::with_view(&columns.dataset, read, matched, cut, view)
    }

    /// The atlas with the view of its query. Beyond the last result it lists the last part of them.
    pub fn with_view(
        dataset: &Dataset,
        read: &ParsedQuery,
        matched: Option<&Matches>,
        cut: Page,
        view: impl Fn(Page) -> View,
    ) -> Self {
        let cut = Page { skip: usize::try_from(read.query.skip).unwrap_or(usize::MAX), ..cut };
        let view_of = view(cut);
        let (view, skip) = match cut.last_part(view_of.shown) {
            Some(last) => (view(last), last.skip),
            None => (view_of, cut.skip),
        };
        Self {
            query: read.query.to_string(),
            refused: Self::refused(read, dataset.lang).chain(unknown_ids(dataset, &read.query)).collect(),
            skip,
            selected: read.query.selected.as_ref().and_then(|id| selected(dataset, &view, id)),
            map: MapPicture::new(dataset, &read.query, &view.clusters),
            view,
            questions: questions_for(dataset, &read.query, matched),
        }
    }
}

impl AtlasPage {
    /// The values of a query that could not be read.
    pub fn refused(read: &ParsedQuery, lang: Lang) -> impl Iterator<Item = RefusedValue> {
        read.refused.iter().map(move |refused| RefusedValue {
            parameter: refused.parameter.as_str().into(),
            value: refused.value.clone(),
            accepted: refused.accepted.describe(lang),
        })
    }
}

fn selected(dataset: &Dataset, view: &View, id: &Id) -> Option<SelectedRow> {
    let row = dataset.position(id)?;
    let mark = view.marks.iter().find(|mark| mark.of == row);
    Some(SelectedRow { drawn_at: dataset.rows.get(row)?.drawn_at.clone(), days: mark.and_then(Mark::ends) })
}

fn questions_for(dataset: &Dataset, query: &Query, matched: Option<&Matches>) -> Vec<QuestionLink> {
    // Sort order and release do not change the question.
    let filter = query.is_filtered().then(|| Query { sort: None, release: None, ..query.results_only() });
    let has_same_filter = |question: &&QuestionLink| {
        filter.as_ref().is_none_or(|filter| *filter == Query::parse(&question.query).query)
    };
    let same: Vec<_> = dataset.questions.iter().filter(has_same_filter).cloned().collect();
    let typed = matched.and_then(|matched| matched.searched.question.clone());
    if same.is_empty() { typed.into_iter().collect() } else { same }
}

/// Valid ids that the package does not have, from an old link or a typing error.
fn unknown_ids(dataset: &Dataset, query: &Query) -> Vec<RefusedValue> {
    let facets = Facet::ALL.iter().copied().filter(|facet| facet.words().is_none());
    let ids = facets.flat_map(|facet| query.filters.texts(facet).into_iter().map(move |id| (facet, id)));
    ids.filter(|(_, id)| !dataset.names.contains_key(*id))
        .map(|(facet, id)| RefusedValue {
            parameter: facet.as_str().into(),
            value: id.to_owned(),
            accepted: Accepted::Known(Parameter::Facet(facet)).describe(dataset.lang),
        })
        .collect()
}
