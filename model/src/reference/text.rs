//! References as plain text.

use super::Reference;
use crate::lang::Lang;

impl Reference {
    /// One line, with the address at its end, so that it can be selected and followed.
    pub fn text(&self) -> String {
        let edition = &self.edition;
        let (atlas, release, lang) = (&edition.atlas, &edition.release, edition.lang);
        let edition_words = match lang {
            Lang::En => format!("{atlas}, release {release}"),
            Lang::Zh => format!("{atlas}，数据版本{release}"),
        };
        let accessed = edition.accessed.map(|day| match lang {
            Lang::En => format!("Accessed {day}"),
            Lang::Zh => format!("访问日期：{day}"),
        });
        let parts = [self.title.clone(), edition_words].into_iter().chain(edition.publisher.clone());
        let parts = parts.chain(accessed).map(|part| stopped(&part, lang));
        parts.collect::<Vec<_>>().join(lang.pick(" ", "")) + lang.pick(" ", "") + &self.address
    }
}

/// The part with a full stop, unless it ends like a sentence already.
fn stopped(part: &str, lang: Lang) -> String {
    let stop = if part.ends_with(['.', '。', '!', '！', '?', '？']) { "" } else { lang.pick(".", "。") };
    format!("{part}{stop}")
}
