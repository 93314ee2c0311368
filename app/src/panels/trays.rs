//! What has no date or no place: counted and never dropped, and said even where it is nothing.

use leptos::prelude::*;
use leptos_i18n::td_string;
use model::page::AtlasPage;
use model::words::Lang;

use super::asked;
use crate::address::{Base, Page};
use crate::locale;
use crate::parts::glyph::Icon;

/// The trays. The one of dates leads to its records, which stand at the end of the list once no window
/// keeps them out.
#[component]
pub(crate) fn Trays(page: Memo<Option<AtlasPage>>, lang: Lang) -> impl IntoView {
    let base = StoredValue::new(expect_context::<Base>());
    let locale = locale(lang);
    let numbers = Memo::new(move |_| {
        page.with(|page| {
            page.as_ref().map(|page| (page.view.undated, page.view.unplaced)).unwrap_or_default()
        })
    });
    let href = move || {
        let query = page
            .with(|page| page.as_ref().map(|page| asked::any_time(&asked::query(page))).unwrap_or_default());
        format!("{}#undated", base.with_value(|base| base.to(lang, &Page::Atlas(query))))
    };
    view! {
        <div class="trays">
            <a class="trays__one" href=href><Icon name="#i-nodate"/>{td_string!(locale, tray_undated)}" "<b>{move || numbers.get().0}</b></a>
            <span class="trays__one"><Icon name="#i-pin"/>{td_string!(locale, tray_unplaced)}" "<b>{move || numbers.get().1}</b></span>
        </div>
    }.into_any()
}
