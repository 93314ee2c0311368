//! The small timeline of a record. The server renders it together with its data; in the browser it can be zoomed.

use leptos::mount::mount_to_renderer;
use leptos::prelude::*;
use model::draw::Span;
use model::draw::timeline::TimelineSize;
#[cfg(feature = "ssr")]
use model::packed::pack_text;
use model::packed::unpack_text;
use model::view::NamedMark;
use model::words;

use super::Definitions;
use super::gestures::Gestures;
use super::tools::{ToolButton, ZoomButtons};
use crate::components::parts::changing_text::text_html;
use crate::components::parts::icon::Icon;
use crate::context::{SiteContext, use_site};
use crate::drawings::timeline::{SmallTime, small_svg};
use crate::state::VisibleRange;
use crate::texts::text;

/// The id of its container, the attribute with its data, and the class with which the style sheet shows its tools.
const ELEMENT: &str = "livetime";
const DATA: &str = "data-time";
const INTERACTIVE: &str = "livetime--on";

/// The timeline as rendered by the server, if any mark has a date.
#[cfg(feature = "ssr")]
#[component]
pub(crate) fn SmallTimeline(time: SmallTime) -> impl IntoView {
    Span::of(&NamedMark::marks(&time.marks)).map(|_| {
        // Cannot fail for this type.
        let data = pack_text(&time).ok();
        view! { <div class="time time--s" id=ELEMENT data-time=data><SmallTimelineBody time/></div> }
    })
}

/// Mounts the interactive timeline over the one that the server rendered, if there is one, until the current owner is
/// disposed.
pub(crate) fn mount_small_timeline(site: SiteContext) {
    let Some(element) = document().get_element_by_id(ELEMENT) else { return };
    let data = element.get_attribute(DATA);
    let Some(time) = data.and_then(|data| unpack_text::<SmallTime>(&data).ok()) else { return };
    element.set_inner_html("");
    // Adding a valid class cannot fail.
    let _ = element.class_list().add_1(INTERACTIVE);
    let mounted = mount_to_renderer(&element, move || {
        provide_context(site);
        view! { <SmallTimelineBody time/> }
    });
    let mounted = StoredValue::new_local(Some(mounted));
    on_cleanup(move || drop(mounted.try_update_value(Option::take)));
}

#[component]
fn SmallTimelineBody(time: SmallTime) -> impl IntoView {
    let site = use_site();
    let lang = site.lang;
    let whole = Span::of(&NamedMark::marks(&time.marks));
    let visible_range = VisibleRange::new(Signal::stored(whole));
    let is_whole = Memo::new(move |_| visible_range.is_whole());
    let gestures = Gestures::new(Signal::stored(TimelineSize::SMALL), visible_range);
    let drawing =
        Memo::new(move |_| visible_range.get().map(|seen| small_svg(&site, &time, seen)).unwrap_or_default());
    let words = move || {
        let stretch = visible_range.get().map(|(span, _)| words::stretch(span.first, span.last, lang));
        text_html(&stretch.unwrap_or_default())
    };
    view! {
        <Definitions/>
        <div class="time__tools" role="toolbar" aria-label=text!(lang, time_tools)>
            <ZoomButtons visible_range on_press=|| ()/>
            <ToolButton act="all" name=text!(lang, time_all) is_off=is_whole
                on_press=Callback::new(move |()| visible_range.show_all())><Icon name="#i-fit"/></ToolButton>
        </div>
        <div class="time__pictures"
            on:pointerdown=move |event| gestures.down(&event)
            on:pointermove=move |event| gestures.moved(&event)
            on:pointerup=move |event| gestures.up(&event)
            on:pointercancel=move |event| gestures.up(&event)
            on:wheel=move |event| {
                gestures.wheel(&event);
            }>
            <div class="time__drawing" inner_html=move || drawing.get()></div>
            <p class="time__stretch" role="status" inner_html=words></p>
        </div>
    }
}
