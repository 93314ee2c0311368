//! `/packed/…`: the two engines of the application, of which one asks this site, give the same.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::sync::Arc;

use app::context::{Site, SiteContext};
use app::engine::{Engine, LoadError, Local, Panel, Remote, Request, TimelineAsk};
use axum::http::StatusCode;
use model::dataset::{Dataset, LAYOUT};
use model::draw::Span;
use model::draw::timeline::TimelineSize;
use model::facet::Facet;
use model::lang::Lang;
use model::packed::unpack;
use model::page::AtlasPage;
use model::query::{ParsedQuery, Parts, Query, Sort};
use model::view::Page;
use model::when::{Doubt, PartialDate};
use proptest::prelude::*;
use proptest::sample::Index as Pick;
use tokio::runtime::Runtime;

use crate::client::TestSite;

thread_local! {
    /// The requests that a remote engine has sent.
    static SENT: RefCell<VecDeque<Request>> = const { RefCell::new(VecDeque::new()) };
}

fn send(_: &Arc<Remote>, request: Request) {
    SENT.with_borrow_mut(|sent| sent.push_back(request));
}

fn sent() -> Option<Request> {
    SENT.with_borrow_mut(VecDeque::pop_front)
}

/// Both engines for one site.
struct Engines {
    site: TestSite,
    runtime: Runtime,
    context: SiteContext,
    local: Local,
    remote: Arc<Remote>,
    dataset: Arc<Dataset>,
}

impl Engines {
    fn new(site: TestSite, lang: Lang) -> Self {
        SENT.take();
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        let get = |address: &str| runtime.block_on(site.get(address));
        let release = get("/api/v1/match?q=a").json()["release"].as_str().unwrap().to_owned();
        let context = SiteContext::new(Site { release, ..Site::default() }, lang, None);
        let rows = get(&context.base.rows(&context.site.release, lang));
        let dataset: Arc<Dataset> = unpack(&rows.body).unwrap();
        let local = Local::new(Arc::clone(&dataset), Page::FIRST);
        let remote = Remote::new(context.clone(), send);
        Self { site, runtime, context, local, remote, dataset }
    }

    /// What the remote engine gives once the server has answered.
    fn asked<T>(&self, ask: impl Fn(&Remote) -> Option<T>) -> T {
        if let Some(known) = ask(&self.remote) {
            return known;
        }
        let request = sent().expect("what is not known is requested");
        let answer = self.runtime.block_on(self.site.get(&request.address));
        assert_eq!(answer.status, StatusCode::OK, "{}: {:?}", request.address, answer.body);
        self.remote.arrived(request, Ok(answer.body.to_vec()));
        assert_eq!(sent(), None, "nothing else is requested");
        ask(&self.remote).expect("an answer that arrived is known")
    }
}

/// An answer as it arrives from a server: what is not sent is empty.
fn as_sent(mut page: AtlasPage) -> AtlasPage {
    page.view.marks = Arc::default();
    for value in page.view.facets.iter_mut().flat_map(|facet| &mut facet.values) {
        value.in_any_window = 0;
    }
    page
}

/// A query, of which the values of facets are picked from those of the rows.
#[derive(Clone, Debug)]
struct Asked {
    values: Vec<(usize, Pick, Pick)>,
    years: Option<(i16, i16)>,
    no_parts: bool,
    sort: Option<Sort>,
    skip: u32,
    selected: Option<Pick>,
    visible: (i32, i32),
}

impl Asked {
    fn query(&self, dataset: &Dataset) -> Query {
        let row = |pick: &Pick| &dataset.rows[pick.index(dataset.rows.len())];
        let mut query = Query { sort: self.sort, skip: self.skip, ..Query::default() };
        for (facet, picked, value) in &self.values {
            let facet = Facet::ALL[facet % Facet::ALL.len()];
            let mut values = Vec::new();
            row(picked).tags.visit(facet, &mut |value| values.push(value));
            if !values.is_empty() {
                query.filters.insert(facet, values[value.index(values.len())]);
            }
        }
        let year = |year| PartialDate::new(year, None, None, Doubt::None);
        if let Some((since, years)) = self.years {
            (query.since, query.until) = (year(since), year(since + years));
        }
        query.parts = self.no_parts.then_some(Parts::None);
        query.selected = self.selected.as_ref().map(|pick| row(pick).id.clone());
        query
    }
}

fn asked() -> impl Strategy<Value = Asked> {
    (
        prop::collection::vec((0_usize..7, any::<Pick>(), any::<Pick>()), 0..4),
        prop::option::of((2017_i16..2030, 0_i16..6)),
        any::<bool>(),
        prop::option::of(prop::sample::select(vec![Sort::Latest, Sort::Earliest, Sort::Name])),
        prop_oneof![Just(0), 0_u32..400, Just(u32::MAX)],
        prop::option::of(any::<Pick>()),
        (0_i32..2000, 1_i32..4000),
    )
        .prop_map(|(values, years, no_parts, sort, skip, selected, visible)| Asked {
            values,
            years,
            no_parts,
            sort,
            skip,
            selected,
            visible,
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_engines_give_the_same(
        records in 20_usize..500,
        seed in 0_u64..1000,
        asked in prop::collection::vec(asked(), 1..5),
    ) {
        let files = generate::package(records, seed).files;
        let lang = if seed.is_multiple_of(2) { Lang::En } else { Lang::Zh };
        let engines = Engines::new(TestSite::with_packages(&files, &[]), lang);
        for asked in asked {
            let read = ParsedQuery { query: asked.query(&engines.dataset), ..ParsedQuery::default() };
            let query = &read.query;
            let page = engines.local.answer(&read, None).unwrap();
            let marks = Arc::clone(&page.view.marks);
            prop_assert_eq!(engines.asked(|remote| remote.answer(&read, None)), as_sent(page.clone()));
            let results = engines.local.results(query, 7, 40);
            prop_assert_eq!(engines.asked(|remote| remote.results(query, 7, 40)), results.unwrap());
            let found = engines.local.find(query, Facet::Place, "e").unwrap();
            let mut found = found;
            found.values.iter_mut().for_each(|value| value.in_any_window = 0);
            prop_assert_eq!(engines.asked(|remote| remote.find(query, Facet::Place, "e")), found);
            let Some(whole) = page.view.time.map(Span::from) else { continue };
            let (from, days) = asked.visible;
            let visible = Span { first: whole.first.plus(from), last: whole.first.plus(from + days) };
            for visible in [whole, visible.clipped(Some(whole.first), Some(whole.last)).unwrap_or(whole)] {
                let years = engines.local.years(query, &marks, visible).unwrap();
                prop_assert_eq!(engines.asked(|remote| remote.years(query, &marks, visible)), years);
                for size in [TimelineSize::WIDE, TimelineSize::NARROW, TimelineSize::of_panel(1313.0)] {
                    let lanes = page.view.lanes(query);
                    let ask = TimelineAsk {
                        site: &engines.context,
                        query,
                        marks: &marks,
                        lanes: &lanes,
                        seen: (visible, whole),
                        size,
                    };
                    let drawing = engines.local.timeline(&ask).unwrap();
                    prop_assert_eq!(engines.asked(|remote| remote.timeline(&ask)), drawing);
                }
            }
        }
    }
}

#[test]
fn only_the_last_of_several_questions_is_requested_and_a_stale_answer_is_not_shown() {
    let engines = Engines::new(TestSite::new(), Lang::En);
    let remote = &engines.remote;
    let read = |query: &str| Query::parse(query);
    let [first, second, third] = ["since=2020", "since=2021", "since=2022"].map(read);
    let get = |request: &Request| engines.runtime.block_on(engines.site.get(&request.address)).body.to_vec();
    assert_eq!(remote.answer(&first, None), None);
    let request = sent().unwrap();
    // While it is on its way, others wait.
    for read in [&second, &third, &first, &third] {
        assert_eq!(remote.answer(read, None), None);
    }
    assert_eq!(sent(), None);
    let body = get(&request);
    remote.arrived(request, Ok(body));
    assert_eq!(remote.answer(&third, None), None, "the first answer is not that of the third question");
    let request = sent().expect("the third question is requested");
    assert!(request.address.contains("since=2022"), "{}", request.address);
    assert!(!request.address.contains("most="), "at rest all results of the page are asked for");
    let body = get(&request);
    remote.arrived(request, Ok(body));
    assert_eq!(remote.answer(&third, None).unwrap().query, "since=2022");
    // An answer that is known needs no request.
    assert_eq!(remote.answer(&first, None).unwrap().query, "since=2020");
    assert_eq!(sent(), None);
}

#[test]
fn while_the_window_moves_the_panels_follow_with_the_last_answer_of_the_same_query() {
    let engines = Engines::new(TestSite::new(), Lang::En);
    let remote = &engines.remote;
    let listed = engines.asked(|remote| remote.answer(&Query::parse("kind=event"), None)).view.facets;
    let moved = |query: &str| remote.answer(&Query::parse(query), Some(&listed));
    assert!(moved("kind=event&since=2020").is_none(), "the answer at rest has other results");
    let request = sent().unwrap();
    assert!(request.address.contains("most="), "only the results on the screen are asked for");
    assert!(moved("kind=event&since=2021").is_none());
    assert_eq!(sent(), None);
    let body = engines.runtime.block_on(engines.site.get(&request.address)).body.to_vec();
    remote.arrived(request, Ok(body));
    assert_eq!(moved("kind=event&since=2021").unwrap().query, "kind=event&since=2020");
    assert!(sent().unwrap().address.contains("since=2021"));
    // Never with that of another query.
    assert!(moved("kind=fund&since=2021").is_none());
}

#[test]
fn requests_that_failed_are_not_repeated_until_another_is_answered() {
    let engines = Engines::new(TestSite::new(), Lang::En);
    let (remote, read) = (&engines.remote, Query::parse("kind=fund"));
    let broken = [Err(LoadError::lost("/")), Ok(b"no answer".to_vec())];
    for (broken, other) in broken.into_iter().zip(["kind=event", "kind=policy"]) {
        assert_eq!(remote.answer(&read, None), None);
        let request = sent().unwrap();
        remote.arrived(request, broken);
        assert_eq!(remote.answer(&read, None), None);
        assert_eq!(sent(), None);
        engines.asked(|remote| remote.answer(&Query::parse(other), None));
    }
    assert_eq!(engines.asked(|remote| remote.answer(&read, None)).query, "kind=fund");
}

#[tokio::test]
async fn invalid_requests_for_panels_are_refused() {
    let site = TestSite::new();
    let release = site.get("/api/v1/match?q=lidar").await.json()["release"].as_str().unwrap().to_owned();
    let get = async |path: &str| site.get(&format!("/api/v1/packed/{path}")).await;
    for path in ["answer", "results", "values?facet=kind", "timeline", "years", "frame"] {
        assert_eq!(get(&format!("{LAYOUT}/{release}/{path}")).await.status, StatusCode::OK, "{path}");
        assert_eq!(get(&format!("0/{release}/{path}")).await.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(get(&format!("{LAYOUT}/rNone/{path}")).await.status, StatusCode::NOT_FOUND, "{path}");
        let and = if path.contains('?') { "&" } else { "?" };
        let unknown = get(&format!("{LAYOUT}/{release}/{path}{and}nonsense=1")).await;
        assert_eq!(unknown.status, StatusCode::BAD_REQUEST, "{path}");
    }
    for query in [
        "timeline?width=1",
        "timeline?width=NaN",
        "timeline?width=1e9",
        "timeline?span=2021-01-01/2020-01-01",
        "years?span=2021",
        "years?span=0000-00-00/9999-99-99",
        "values",
        "values?facet=colour",
        "answer?map=181,91,99",
        "answer?skip=-1",
        "answer?most=many",
    ] {
        assert_eq!(
            get(&format!("{LAYOUT}/{release}/{query}")).await.status,
            StatusCode::BAD_REQUEST,
            "{query}"
        );
    }
    // However long the span, the bars and cells of a picture are few.
    for span in ["0001-01-01/9999-12-31", "2021-03-04/2021-03-04"] {
        let picture = get(&format!("{LAYOUT}/{release}/timeline?width=16000&span={span}")).await;
        assert_eq!(picture.status, StatusCode::OK, "{span}");
        assert!(picture.body.len() < 400_000, "{span}: {}", picture.body.len());
    }
}

#[test]
fn several_requests_of_a_panel_that_fail_do_not_follow_each_other_for_ever() {
    let engines = Engines::new(TestSite::new(), Lang::En);
    let find = |words: &str| engines.remote.find(&Query::default(), Facet::Place, words);
    for _ in 0..5 {
        assert!(find("north").is_none() && find("south").is_none());
        while let Some(request) = sent() {
            engines.remote.arrived(request, Err(LoadError::lost("/")));
        }
    }
    assert!(find("north").is_none() && find("south").is_none());
    assert_eq!(sent(), None);
}

#[test]
fn results_that_did_not_load_are_requested_again_when_asked_for_again() {
    let engines = Engines::new(TestSite::new(), Lang::En);
    let (remote, query) = (&engines.remote, Query::default());
    assert_eq!(remote.results(&query, 50, 10), None);
    remote.arrived(sent().unwrap(), Err(LoadError::lost("/")));
    assert!(remote.take_failed_results(&query, 50, 10));
    assert!(!remote.take_failed_results(&query, 50, 10), "it is said once");
    assert_eq!(engines.asked(|remote| remote.results(&query, 50, 10)).len(), 10);
}

#[test]
fn every_panel_has_a_path_of_its_own() {
    let engines = Engines::new(TestSite::new(), Lang::En);
    let query = Query::default();
    let read = ParsedQuery::default();
    assert_eq!(engines.remote.answer(&read, None), None);
    assert_eq!(engines.remote.results(&query, 0, 1), None);
    assert_eq!(engines.remote.find(&query, Facet::Kind, "a & b"), None);
    let panels: Vec<Panel> = std::iter::from_fn(sent).map(|request| request.panel).collect();
    assert_eq!(panels, [Panel::Answer, Panel::Results, Panel::Values]);
}
