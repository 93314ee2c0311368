//! What all pictures have: the name of the atlas, the title, and where the picture comes from.

use maud::{Markup, html};
use model::dataset::Dataset;
use model::lang::Lang;
use model::number::Px;
use model::view::Subject as DatasetSubject;

use super::words::Setting;
use super::{Input, Subject};
use crate::address::Page;
use crate::components::answer::headline;
use crate::query_form::active_filters;
use crate::texts::text;

/// Titles, paragraphs and remarks.
pub(super) fn title_setting(lang: Lang) -> Setting {
    Setting { class: "serif bold", leading: lang.pick(1.16, 1.3) }
}

pub(super) fn text_setting(lang: Lang) -> Setting {
    Setting { class: "", leading: lang.pick(1.35, 1.5) }
}

pub(super) fn quiet_setting(lang: Lang) -> Setting {
    Setting { class: "quiet", leading: lang.pick(1.35, 1.45) }
}

impl Input<'_> {
    /// The title: the answer in one sentence, the headline of the atlas without filters, or the name of the record.
    pub(super) fn title(&self) -> String {
        match self.subject {
            Subject::View(query, _) if !query.is_filtered() => headline_of(self.dataset),
            Subject::View(_, page) => page.view.sentence.clone(),
            Subject::Record(page) => page.name.clone(),
        }
    }

    /// The filters in words, without those that are in the title; empty without any.
    pub(super) fn filters(&self) -> String {
        let (lang, Subject::View(query, page)) = (self.lang(), self.subject) else { return String::new() };
        let filters = active_filters(page, query, query, lang);
        let title = self.title();
        let labels = filters.iter().map(|filter| filter.label.as_str());
        let labels: Vec<&str> = labels.filter(|label| !title.contains(label)).collect();
        if labels.is_empty() {
            return String::new();
        }
        text!(lang, picture_filters, filters = labels.join(lang.pick("; ", "；")))
    }

    /// The release, and the date of its latest source.
    pub(super) fn release(&self) -> String {
        let lang = self.lang();
        let release = format!("{} {}", text!(lang, site_release), self.site.site.release);
        match self.as_of {
            Some(date) => {
                let as_of = text!(lang, picture_as_of, date = date);
                format!("{release}{}{as_of}", lang.pick(", ", "，"))
            }
            None => release,
        }
    }

    /// The public address of what the picture shows; `None` if the operator has set no public address.
    pub(super) fn address(&self) -> Option<String> {
        let page = match self.subject {
            Subject::View(query, _) => Page::Atlas(query.results_only()),
            Subject::Record(page) => Page::Record(page.id.clone()),
        };
        (!self.site.site.public_url.is_empty()).then(|| self.site.public(&page))
    }

    /// The host of that address.
    pub(super) fn host(&self) -> Option<&str> {
        self.site.site.public_url.split_once("://").map(|(_, rest)| rest)
    }
}

fn headline_of(dataset: &Dataset) -> String {
    let lang = dataset.lang;
    let [about, sources, end] = headline(DatasetSubject::of(dataset), lang);
    format!("{about}{}{sources}{end}", lang.pick(" ", ""))
}

/// The mark of the atlas, as large as stated.
pub(super) fn mark((x, y): (f64, f64), size: f64) -> Markup {
    html! {
        svg class="mark" x=(Px(x)) y=(Px(y)) width=(Px(size)) height=(Px(size)) viewBox="0 0 28 28" {
            rect x=".75" y=".75" width="26.5" height="26.5" stroke-width="1.5" {}
            path d="M3.5 3.5h5.25M14 3.5h5.25M8.75 24.5h5.25M19.25 24.5h5.25" stroke-width="2.5" {}
            path d="M5 20.5C9.5 19.5 11 16 13 13.2S18 8.5 23 7.5" stroke-width="3" {}
            path d="M13.6 12.6c1 3 1.2 5.5 2.9 8.4" stroke-width="1.5" {}
        }
    }
}

/// A border of black and white cells, as around the map.
pub(super) fn neatline((x, y): (f64, f64), width: f64, height: f64) -> Markup {
    const CELLS: u8 = 12;
    let cell = width / f64::from(CELLS);
    html! {
        @for at in (0..CELLS).step_by(2) {
            rect class="dark" x=(Px(x + cell * f64::from(at))) y=(Px(y)) width=(Px(cell)) height=(Px(height)) {}
        }
        rect class="edge" x=(Px(x)) y=(Px(y)) width=(Px(width)) height=(Px(height)) {}
    }
}
