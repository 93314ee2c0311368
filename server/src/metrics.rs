//! What operators watch: numbers of the running server as `OpenMetrics` text. They name no reader and no query.

use std::fmt;
use std::time::Duration;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::{Registry, Unit};

/// The media type of [`Metrics::text`].
pub(crate) const MEDIA_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// The numbers, which are counted from the start of the server.
pub struct Metrics {
    registry: Registry,
    requests: Family<Answered, Counter>,
    durations: Family<Routed, Histogram>,
    pages: Family<From, Counter>,
    answers: Family<From, Counter>,
    tiles: Family<Fetched, Counter>,
    release: Family<Current, Gauge>,
    /// Open connections.
    pub connections: Gauge,
    /// Requests that wait for a processor or have one.
    pub(crate) working: Gauge,
    /// Bytes of pages and answers in the cache.
    pub(crate) cached: Gauge,
    /// Whether the current release can be searched: 1 or 0.
    pub(crate) search_built: Gauge,
    memory: Gauge,
}

/// A kind of request and its status.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    route: String,
    status: u32,
}

/// A kind of request.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Routed {
    route: String,
}

/// Where a page or an answer came from: `cache`, `rendering` or `computing`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct From {
    from: &'static str,
}

/// A tile set, and whether its server had the tile.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Fetched {
    layer: String,
    outcome: &'static str,
}

/// The current release.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Current {
    id: String,
}

impl Default for Metrics {
    fn default() -> Self {
        // From a millisecond to 16 seconds.
        let histogram = || Histogram::new(exponential_buckets(0.001, 2.0, 15));
        let mut metrics = Self {
            registry: Registry::default(),
            requests: Family::default(),
            durations: Family::new_with_constructor(histogram),
            pages: Family::default(),
            answers: Family::default(),
            tiles: Family::default(),
            release: Family::default(),
            connections: Gauge::default(),
            working: Gauge::default(),
            cached: Gauge::default(),
            search_built: Gauge::default(),
            memory: Gauge::default(),
        };
        let registry = &mut metrics.registry;
        let bytes = || Unit::Bytes;
        registry.register("atlas_http_requests", "Answers by route and status", metrics.requests.clone());
        let durations = metrics.durations.clone();
        let help = "Time from the end of the request head to the start of the answer";
        registry.register_with_unit("atlas_http_request_duration", help, Unit::Seconds, durations);
        registry.register("atlas_pages", "Pages by where they came from", metrics.pages.clone());
        let help = "Answers of the API by where they came from";
        registry.register("atlas_answers", help, metrics.answers.clone());
        registry.register("atlas_tiles", "Tiles asked from servers of layers", metrics.tiles.clone());
        registry.register("atlas_release", "The current release has the value 1", metrics.release.clone());
        registry.register("atlas_connections", "Open connections", metrics.connections.clone());
        let help = "Requests that wait for a processor or have one";
        registry.register("atlas_working_requests", help, metrics.working.clone());
        let help = "Pages and answers in the cache";
        registry.register_with_unit("atlas_page_cache", help, bytes(), metrics.cached.clone());
        let help = "Whether the current release can be searched";
        registry.register("atlas_search_built", help, metrics.search_built.clone());
        let help = "Resident memory of the process";
        registry.register_with_unit("process_resident_memory", help, bytes(), metrics.memory.clone());
        metrics
    }
}

impl Metrics {
    /// Counts an answer.
    pub(crate) fn answered(&self, route: &str, status: u16, duration: Duration) {
        let route = route.to_owned();
        self.durations.get_or_create(&Routed { route: route.clone() }).observe(duration.as_secs_f64());
        self.requests.get_or_create(&Answered { route, status: status.into() }).inc();
    }

    /// Counts a page.
    pub(crate) fn page(&self, is_cached: bool) {
        let from = if is_cached { "cache" } else { "rendering" };
        self.pages.get_or_create(&From { from }).inc();
    }

    /// Counts an answer of the API.
    pub(crate) fn answer(&self, is_cached: bool) {
        let from = if is_cached { "cache" } else { "computing" };
        self.answers.get_or_create(&From { from }).inc();
    }

    /// Counts a tile that was asked from the server of a layer.
    pub(crate) fn tile(&self, layer: &str, is_success: bool) {
        let outcome = if is_success { "success" } else { "failure" };
        self.tiles.get_or_create(&Fetched { layer: layer.to_owned(), outcome }).inc();
    }

    /// Names the current release.
    pub(crate) fn current(&self, release: &str) {
        self.release.clear();
        self.release.get_or_create(&Current { id: release.to_owned() }).set(1);
    }

    /// All numbers as text. Reads the memory of the process, where the system tells it.
    pub(crate) fn text(&self) -> Result<String, fmt::Error> {
        self.memory.set(resident_bytes().unwrap_or_default());
        let mut text = String::new();
        encode(&mut text, &self.registry)?;
        Ok(text)
    }
}

/// The resident memory, as Linux tells it in kibibytes.
fn resident_bytes() -> Option<i64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse::<i64>().ok()?.checked_mul(1024)
}
