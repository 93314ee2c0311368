//! The steps of the form: what is shown, which parts, how it looks, of which release.

use std::sync::Arc;

use leptos::prelude::*;
use model::lang::Lang;
use model::presentation::{HOST, Part, SCALE, SHOW, Scale, THEME, Theme};
use model::query::{Parameter, Query};

use super::choice::{HEIGHT, LANG};
use super::{Choices, StudioData, step};
use crate::address::Page;
use crate::components::parts::icon::Icon;
use crate::context::use_site;
use crate::query_form::{ActiveFilter, active_filters};
use crate::server_pages::snippets::MOST_HEIGHT;
use crate::texts::text;

/// The view: the filters, the selected record and the place of the map, each with a link that removes it.
#[component]
pub(super) fn ViewStep(data: Arc<StudioData>) -> impl IntoView {
    let site = use_site();
    let lang = site.lang;
    let query = &data.embedding.query;
    let chip = |ActiveFilter { label, without }: ActiveFilter| {
        let href = data.choice.address(&site.base, lang, without);
        let remove = text!(lang, atlas_remove, what = label);
        view! {
            <span class="chip">
                {label}
                <a class="chip__x" href=href rel="nofollow"><Icon name="#i-close"/><span class="vh">{remove}</span></a>
            </span>
        }
    };
    let filters = active_filters(&data.page, query, query, lang);
    let camera = query.map.is_some().then(|| ActiveFilter {
        label: text!(lang, studio_map_place).to_owned(),
        without: Query { map: None, ..query.clone() },
    });
    let record = data.record.as_ref().map(|record| ActiveFilter {
        label: text!(lang, studio_record, name = record.name),
        without: Query { selected: None, ..query.clone() },
    });
    let chips: Vec<_> = filters.into_iter().chain(camera).chain(record).collect();
    let whole = chips.is_empty().then(|| view! { <span>{text!(lang, studio_whole)}</span> });
    // The release is a choice of its own.
    let fields = Query { release: None, ..query.clone() }.pairs().into_iter();
    let host = data.choice.presentation.host.clone().map(|host| (HOST, host));
    let fields =
        fields.chain(host).map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
    let content = view! {
        {fields.collect_view()}
        <p class="answer__chips" id="studio-view">
            {whole}
            {chips.into_iter().map(chip).collect_view()}
            <a href=site.to(&Page::Atlas(query.clone())) rel="nofollow">{text!(lang, studio_change)}</a>
        </p>
    };
    step(1, text!(lang, studio_view), content)
}

/// The parts. A record stands alone, and can be chosen where one is selected.
#[component]
pub(super) fn PartsStep(data: Arc<StudioData>) -> impl IntoView {
    let lang = use_site().lang;
    let parts = [
        (Part::Sentence, text!(lang, studio_sentence)),
        (Part::Map, text!(lang, map_title)),
        (Part::List, text!(lang, studio_list)),
        (Part::Timeline, text!(lang, time_title)),
        (Part::Facets, text!(lang, facet_all)),
    ];
    let record = data.record.is_some().then_some((Part::Record, text!(lang, studio_record_alone)));
    let parts = parts.into_iter().chain(record).map(|(part, words)| {
        let checked = data.choice.presentation.shows(part);
        view! {
            <label class="opt">
                <input type="checkbox" name=SHOW value=part.as_str() checked=checked/>{words}
            </label>
        }
    });
    let content = view! {
        <div class="opts" role="group" aria-labelledby="step-2">{parts.collect_view()}</div>
    };
    step(2, text!(lang, studio_parts), content)
}

/// Language, theme, size of text and least height.
#[component]
pub(super) fn LookStep(data: Arc<StudioData>) -> impl IntoView {
    let lang = use_site().lang;
    let choice = &data.choice;
    let langs = vec![(Lang::En.tag().to_owned(), "English"), (Lang::Zh.tag().to_owned(), "中文")];
    let themes = [
        (None, text!(lang, studio_theme_device)),
        (Some(Theme::Light), text!(lang, look_light)),
        (Some(Theme::Dark), text!(lang, look_dark)),
        (Some(Theme::Contrast), text!(lang, look_contrast)),
    ];
    let theme = |theme: Option<Theme>| theme.map_or("", |theme| theme.as_str()).to_owned();
    let scales =
        [(Scale::Normal, "100%"), (Scale::Large, "125%"), (Scale::Larger, "150%"), (Scale::Largest, "200%")];
    // The usual size is written in no address.
    let scale = |scale: Scale| if scale == Scale::Normal { "" } else { scale.as_str() }.to_owned();
    let content = view! {
        <Choices name=LANG label=text!(lang, site_language) options=langs checked=data.lang().tag().to_owned()/>
        <Choices
            name=THEME
            label=text!(lang, look_theme)
            options=themes.map(|(value, words)| (theme(value), words)).to_vec()
            checked=theme(choice.presentation.theme)
        />
        <Choices
            name=SCALE
            label=text!(lang, look_text)
            options=scales.map(|(value, words)| (scale(value), words)).to_vec()
            checked=scale(choice.presentation.scale.unwrap_or(Scale::Normal))
        />
        <div class="choices">
            <label for="studio-height">{text!(lang, studio_height)}</label>
            <span>
                <input id="studio-height" type="number" name=HEIGHT min="0" max=MOST_HEIGHT step="10"
                    inputmode="numeric" value=choice.height/>
                " px"
            </span>
        </div>
    };
    step(3, text!(lang, studio_look), content)
}

/// Live, or frozen to the release that is shown.
#[component]
pub(super) fn DataStep(data: Arc<StudioData>) -> impl IntoView {
    let site = use_site();
    let lang = site.lang;
    let frozen = data.embedding.query.release.is_some();
    let option = |value: String, checked: bool, words: String| {
        view! {
            <label class="opt">
                <input type="radio" name=Parameter::Release.as_str() value=value checked=checked/>{words}
            </label>
        }
    };
    let release = site.site.release.clone();
    let content = view! {
        <div class="opts opts--one" role="radiogroup" aria-labelledby="step-4">
            {option(String::new(), !frozen, text!(lang, studio_live).to_owned())}
            {option(release.clone(), frozen, text!(lang, studio_frozen, release = release))}
        </div>
    };
    step(4, text!(lang, studio_data), content)
}
