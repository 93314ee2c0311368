//! `cargo xtask bench`: measurements, which are printed and fail nothing.

mod brush;
mod busy;
mod check;
mod days;
mod lighthouse;
mod memory;
mod phone;
mod render;
mod rows;
mod search;
mod server;
mod slow;
mod times;
mod views;

/// What is measured.
#[derive(clap::Subcommand)]
pub(crate) enum Bench {
    /// Records per second of `atlas check`, and its peak memory.
    Check(check::Check),
    /// Time from a pointer event of the brush to painted panels.
    Brush(brush::Brush),
    /// Time to render atlas pages that are in no cache, and the size of the first page.
    Render(render::Render),
    /// Lighthouse scores of a few pages on a slow phone.
    Lighthouse(lighthouse::Lighthouse),
    /// Memory of the server for a package, without the search.
    Memory(memory::Memory),
    /// Answers to probes and to a reader while many clients ask for pages that are in no cache.
    Busy(busy::Busy),
    /// Time to build the search of a package and to search it, and its memory.
    Search(search::Search),
    /// Answers a second for pages, files and the API, beside nginx and Datasette.
    Server(server::Server),
    /// Memory and answers while many clients send or read slowly.
    Slow(slow::Slow),
    /// Time to compute views, by a scan, from columns and while the window moves.
    Views(views::Views),
    /// Start on slow 3G, taps on filters and scrolling, on a phone with a quarter of the CPU.
    Phone(phone::Phone),
}

impl Bench {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        match self {
            Self::Check(check) => check.run(),
            Self::Brush(brush) => brush.run(),
            Self::Render(render) => render.run(),
            Self::Lighthouse(lighthouse) => lighthouse.run(),
            Self::Memory(memory) => memory.run(),
            Self::Busy(busy) => busy.run(),
            Self::Search(search) => search.run(),
            Self::Server(server) => server.run(),
            Self::Slow(slow) => slow.run(),
            Self::Views(views) => views.run(),
            Self::Phone(phone) => phone.run(),
        }
    }
}
