//! Links that zoom in, zoom out, show the whole map or fit it to the results.

use leptos::prelude::*;
use model::query::{Camera, Query};

use super::picture_size;
use crate::browser::layout::Width;
use crate::components::parts::icon::Icon;
use crate::context::use_site;
use crate::state::use_atlas;
use crate::texts::text;

/// The links for the picture of one width.
#[component]
pub(super) fn Controls(width: Width) -> impl IntoView {
    let (site, atlas) = (use_site(), use_atlas());
    let lang = site.lang;
    let extent = picture_size(atlas, width);
    // The camera after zooming by a step. Without a step, the one that fits the results.
    let camera = move |step: Option<f64>| {
        let present = atlas.link_query.with(|query| query.map);
        atlas.page.with(|page| {
            let picture = page.map.as_ref()?;
            match step {
                Some(step) => picture.camera(extent.get(), step).or(present),
                None => picture.fit(extent.get()),
            }
        })
    };
    // Without JavaScript a link loads the page, on which the sheet of the map is to be open again.
    let fragment = if width == Width::Narrow { "#map" } else { "" };
    let to = move |map: Option<Camera>| site.atlas(Query { map, ..atlas.link_query.get() }) + fragment;
    let has_fit = Memo::new(move |_| camera(None).is_some());
    let (nearer, farther, home, fit) = (to.clone(), to.clone(), to.clone(), to);
    let fit = move || {
        let fit = fit.clone();
        has_fit.get().then(|| {
            view! {
                <a class="btn" href=move || fit(camera(None)) rel="nofollow" data-noscroll="" aria-label=text!(lang, map_fit)>
                    <Icon name="#i-fit"/>
                </a>
            }
        })
    };
    view! {
        <div class=format!("mapctl mapctl--{}", width.suffix())>
            <a class="btn" href=move || nearer(camera(Some(1.0))) rel="nofollow" data-noscroll="" data-nearer="1"
                aria-label=text!(lang, map_nearer)>"+"</a>
            <a class="btn" href=move || farther(camera(Some(-1.0))) rel="nofollow" data-noscroll="" data-nearer="-1"
                aria-label=text!(lang, map_farther)>"\u{2212}"</a>
            <a class="btn" href=move || home(None) rel="nofollow" data-noscroll="" data-home="" aria-label=text!(lang, map_home)>
                <Icon name="#i-home"/>
            </a>
            {fit}
        </div>
    }
}
