//! A page that only the server renders: its HTML is the content of `<main>`, and the browser fetches the next one.

use std::sync::Arc;

use leptos::ev::MouseEvent;
use leptos::html;
use leptos::mount::mount_to_renderer;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use model::lang::Lang;

use crate::address::Page;
use crate::browser::after_render;
use crate::browser::dom::{closest, first, is_plain_click};
use crate::browser::focus::focus_new_page;
use crate::browser::load::LoadError;
use crate::browser::scroll::ScrollMemory;
use crate::components::footer::Footer;
use crate::components::load_failed::LoadFailed;
use crate::components::parts::gesture_hint::{GestureHint, HintLine};
use crate::components::timeline::small::mount_small_timeline;
use crate::context::use_site;
use crate::data::{ServerHtml, is_hydrating, use_data};
use crate::map::LiveMapController;
use crate::state::Busy;
use crate::texts::text;

/// The fetched page. `None` before the first response.
type Fetched = Option<Result<Arc<ServerHtml>, LoadError>>;

/// A server-rendered page; `None` is the page for unknown addresses. While the next page is loading, the last one
/// stays.
#[component]
pub(super) fn ServerPage(page: Signal<Option<Page>>) -> impl IntoView {
    let (site, data) = (use_site(), use_data());
    let path = use_location().pathname.get_untracked();
    let address = {
        let site = site.clone();
        Memo::new(move |_| page.with(|page| page.as_ref().map_or_else(|| path.clone(), |page| site.to(page))))
    };
    let first = data.rendered_html("#main").map(|html| {
        let title = if cfg!(feature = "ssr") { String::new() } else { document().title() };
        Arc::new(ServerHtml { address: address.get_untracked(), html, title })
    });
    if let Some(first) = &first {
        data.cache(Arc::clone(first));
    }
    let fetched = LocalResource::new(move || {
        let (data, address) = (data.clone(), address.get());
        async move { data.page(address).await }
    });
    // A response for an address that the reader has left is ignored.
    let shown = Memo::new(move |last: Option<&Fetched>| {
        let last = last.cloned().unwrap_or_else(|| first.clone().map(Ok));
        let is_current = |page: &Result<Arc<ServerHtml>, LoadError>| {
            let of = page.as_ref().map_or_else(|error| &error.address, |page| &page.address);
            address.with(|address| address == of)
        };
        fetched.get().filter(is_current).or(last)
    });
    let main = NodeRef::<html::Main>::new();
    let busy = expect_context::<Busy>();
    Effect::new(move |_| {
        let is_mounted = main.get().is_some();
        let is_shown = shown.with(|shown| match shown {
            Some(Ok(page)) => address.with(|address| *address == page.address),
            Some(Err(error)) => address.with(|address| *address == error.address),
            None => false,
        });
        busy.page.set(is_mounted && !is_shown);
    });
    on_cleanup(move || busy.page.set(false));
    after_each_page(shown, main);
    view! {
        {move || shown.get().map(|page| match page {
            Ok(page) => view! { <Main html=page.html.clone() main/> }.into_any(),
            Err(error) => view! { <LoadFailed error address/> }.into_any(),
        })}
        <div class="wrap"><Footer/></div>
    }
}

#[component]
fn Main(html: String, main: NodeRef<html::Main>) -> impl IntoView {
    view! {
        <main id="main" class="wrap" tabindex="-1" node_ref=main inner_html=html on:click=follow_svg_links()></main>
    }
}

/// After each page: sets the title, focus and scroll position, and mounts the live map and the timeline.
fn after_each_page(shown: Memo<Fetched>, main: NodeRef<html::Main>) {
    let site = use_site();
    let scroll = expect_context::<ScrollMemory>();
    let is_first = is_hydrating();
    // The picture of the small map is not redrawn, so moves of the live map are not handled.
    let hint = GestureHint::new();
    let map = LiveMapController::new(&site.site);
    let map = map.on_gesture(move |gesture| hint.follow_map(&gesture));
    let map = StoredValue::new_local(map);
    on_cleanup(move || map.with_value(LiveMapController::remove));
    Effect::new(move |last: Option<bool>| {
        let page = match shown.get() {
            Some(Ok(page)) if main.get().is_some() => page,
            Some(Err(_)) => {
                after_render(focus_new_page);
                return true;
            }
            _ => return last.unwrap_or_default(),
        };
        let is_first = is_first && last != Some(true);
        let (site, owner) = (site.clone(), Owner::current());
        after_render(move || {
            if !is_first {
                document().set_title(&page.title);
                focus_new_page();
                scroll.restore();
            }
            map.try_with_value(LiveMapController::update);
            if let Some(owner) = owner {
                owner.with(|| {
                    mount_map_hint(hint, site.lang);
                    mount_small_timeline(site);
                });
            }
        });
        true
    });
}

/// Mounts the hint over the small map, if there is one, until the current owner is disposed.
fn mount_map_hint(hint: GestureHint, lang: Lang) {
    let Some(frame) = first("#main .mapframe") else { return };
    let mounted = mount_to_renderer(&frame, move || {
        view! {
            <HintLine hint words=text!(lang, map_hint) on_mac=text!(lang, map_hint_mac) by_finger=text!(lang, map_hint_touch)/>
        }
    });
    let mounted = StoredValue::new_local(Some(mounted));
    on_cleanup(move || drop(mounted.try_update_value(Option::take)));
}

/// A click handler for links in SVG pictures, since the router handles HTML links only.
pub(super) fn follow_svg_links() -> impl Fn(MouseEvent) + Clone {
    let navigate = use_navigate();
    move |event: MouseEvent| {
        let link = closest(&event, "svg a[href]:not([rel=external])");
        if let Some(link) = link.filter(|_| is_plain_click(&event) && !event.default_prevented()) {
            event.prevent_default();
            let scroll = !link.has_attribute("data-noscroll");
            let options = NavigateOptions { scroll, resolve: false, ..Default::default() };
            navigate(&link.get_attribute("href").unwrap_or_default(), options);
        }
    }
}
