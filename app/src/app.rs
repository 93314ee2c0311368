//! The application: the frame of every page, and the routes.

use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;

use crate::browser::scroll::ScrollMemory;
use crate::browser::shortcuts::use_shortcuts;
use crate::browser::touch_choice::{ChoiceTexts, use_touch_choice};
use crate::components::header::Header;
use crate::components::parts::icon::Symbols;
use crate::context::use_site;
use crate::routes::about::{AboutRoute, AccessibilityRoute, OfflineRoute};
use crate::routes::atlas::AtlasRoute;
use crate::routes::embed::EmbedRoute;
use crate::routes::missing::MissingRoute;
use crate::routes::record::RecordRoute;
use crate::routes::share::{ShareRecordRoute, ShareRoute};
use crate::routes::sources::{SourceRoute, SourcesRoute};
use crate::state::Busy;
use crate::texts::text;

/// The whole application, the content of `<body>`.
#[component]
pub fn App() -> impl IntoView {
    let busy = Busy::new();
    provide_context(busy);
    // The style sheet shows controls that need JavaScript once this attribute is set.
    let live = RwSignal::new(false);
    Effect::new(move |_| live.set(true));
    let site = use_site();
    let base = site.base.path().to_owned();
    let is_embed = site.embed.is_some();
    view! {
        <Router base set_is_routing=busy.routing>
            {if is_embed {
                view! { <EmbedFrame busy live/> }.into_any()
            } else {
                view! { <PageFrame busy live/> }.into_any()
            }}
        </Router>
    }
}

/// The frame of an embed: no header, and no way to other pages.
#[component]
fn EmbedFrame(busy: Busy, live: RwSignal<bool>) -> impl IntoView {
    provide_context(ScrollMemory::new());
    let lang = use_site().lang;
    use_touch_choice(ChoiceTexts { title: text!(lang, choice_title), close: text!(lang, view_close) });
    view! {
        <div class="page-root" data-live=move || live.get().then_some("") aria-busy=move || busy.get().to_string()>
            <Symbols/>
            <FlatRoutes fallback=EmbedRoute>
                <Route path=path!("/:lang/embed") view=EmbedRoute/>
            </FlatRoutes>
        </div>
    }
}

#[component]
fn PageFrame(busy: Busy, live: RwSignal<bool>) -> impl IntoView {
    provide_context(ScrollMemory::new());
    use_shortcuts();
    let lang = use_site().lang;
    use_touch_choice(ChoiceTexts { title: text!(lang, choice_title), close: text!(lang, view_close) });
    let is_busy = move || busy.get().to_string();
    view! {
        <div class="page-root" data-live=move || live.get().then_some("") aria-busy=is_busy>
            // `offline.js` writes into it.
            <p class="offline" id="offline" role="status"></p>
            <Header/>
            <FlatRoutes fallback=MissingRoute>
                <Route path=path!("/:lang") view=AtlasRoute/>
                <Route path=path!("/:lang/records/:id") view=RecordRoute/>
                <Route path=path!("/:lang/sources") view=SourcesRoute/>
                <Route path=path!("/:lang/sources/:id") view=SourceRoute/>
                <Route path=path!("/:lang/about") view=AboutRoute/>
                <Route path=path!("/:lang/accessibility") view=AccessibilityRoute/>
                <Route path=path!("/:lang/offline") view=OfflineRoute/>
                <Route path=path!("/:lang/share") view=ShareRoute/>
                <Route path=path!("/:lang/records/:id/share") view=ShareRecordRoute/>
            </FlatRoutes>
        </div>
    }
}
