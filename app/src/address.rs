//! Addresses of pages: the page, its language and the base path.

use std::fmt::Display;
use std::sync::Arc;

use model::dataset::LAYOUT;
use model::id::Id;
use model::lang::Lang;
use model::presentation::Presentation;
use model::query::Query;

/// The parameter that requests a part of a page. It is not part of the query, since it changes no result.
pub const SHOW: &str = "show";
/// The value of [`SHOW`] for the panel of a record beside the map.
pub const RECORD_PANEL: &str = "beside";

/// The path under which the atlas is served: empty, or `/atlas`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Base(Arc<str>);

impl Base {
    /// A base path from the configuration. Trailing slashes are dropped.
    pub fn new(path: &str) -> Self {
        Self(path.trim_end_matches('/').into())
    }

    /// The path without a trailing slash.
    pub fn path(&self) -> &str {
        &self.0
    }

    /// The address of a page.
    pub fn to(&self, lang: Lang, page: &Page) -> String {
        format!("{}/{}{}", self.0, lang.tag(), page.suffix())
    }

    /// The address of the panel of a record, which is a part of its page.
    pub fn record_panel(&self, lang: Lang, id: &str, release: Option<&Id>) -> String {
        let release = Query { release: release.cloned(), ..Query::default() }.to_string();
        let and = if release.is_empty() { "" } else { "&" };
        format!("{}?{SHOW}={RECORD_PANEL}{and}{release}", self.to(lang, &Page::Record(id.to_owned())))
    }

    /// The address of the search suggestions for a query, a fragment of HTML.
    pub fn suggestions(&self, lang: Lang, query: &Query) -> String {
        format!("{}/{}/suggest?{query}", self.0, lang.tag())
    }

    /// The address of a picture of a page; `None` for pages without one.
    pub fn picture(&self, lang: Lang, page: &Page, file: PictureFile) -> Option<String> {
        let (path, query) = match page {
            Page::Atlas(query) => (String::new(), query.to_string()),
            Page::Record(id) => (format!("records/{id}/"), String::new()),
            _ => return None,
        };
        let mark = if query.is_empty() { "" } else { "?" };
        Some(format!("{}/{}/{path}{}{mark}{query}", self.0, lang.tag(), file.name()))
    }

    /// The page and the file of a picture at a path, if there can be one.
    pub fn picture_at(&self, path: &str) -> Option<(Lang, Page, PictureFile)> {
        let (page, name) = path.rsplit_once('/')?;
        let file = PictureFile::ALL.into_iter().find(|file| file.name() == name)?;
        let (lang, page) = self.page(page)?;
        matches!(page, Page::Atlas(_) | Page::Record(_)).then_some((lang, page, file))
    }

    /// The address of the rows of a release.
    pub fn rows(&self, release: &str, lang: Lang) -> String {
        format!("{}/api/v1/index/{release}/{LAYOUT}?lang={}", self.0, lang.tag())
    }

    /// The address of a file or an API endpoint, by its path below the base.
    pub fn file(&self, path: &str) -> String {
        format!("{}/{path}", self.0)
    }

    /// The language in a path, even if there is no page at that path. English if the path has none.
    pub fn lang(&self, path: &str) -> Lang {
        let rest = path.strip_prefix(&*self.0).unwrap_or(path).trim_start_matches('/');
        let tag = rest.split('/').next().unwrap_or_default();
        Lang::from_tag(tag).unwrap_or(Lang::En)
    }

    /// Whether a link of an embed leads to an embed, or to a place in it.
    pub fn stays_in_embed(&self, href: &str) -> bool {
        let path = href.split(['?', '#']).next().unwrap_or_default();
        path.is_empty() || matches!(self.page(path), Some((_, Page::Embed(..))))
    }

    /// The page at a path, if there is one.
    pub fn page(&self, path: &str) -> Option<(Lang, Page)> {
        let rest = path.strip_prefix(&*self.0)?.strip_prefix('/')?;
        let (tag, rest) = rest.split_once('/').unwrap_or((rest, ""));
        let lang = Lang::from_tag(tag)?;
        let parts: Vec<&str> = rest.trim_end_matches('/').split('/').collect();
        let page = match parts[..] {
            [""] => Page::Atlas(Query::default()),
            ["records", id] => Page::Record(id.to_owned()),
            ["records", id, "share"] => Page::ShareRecord(id.to_owned()),
            ["sources"] => Page::Sources,
            ["sources", id] => Page::Source(id.to_owned()),
            ["about"] => Page::About,
            ["accessibility"] => Page::Accessibility,
            ["offline"] => Page::Offline,
            ["embed"] => Page::Embed(Query::default(), Presentation::default()),
            ["embed", "studio"] => Page::Studio(Query::default(), Presentation::default()),
            ["share"] => Page::Share(Query::default()),
            _ => return None,
        };
        Some((lang, page))
    }
}

/// One page.
#[allow(clippy::large_enum_variant, reason = "few exist at a time, and a box would complicate every match")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// The atlas for a query.
    Atlas(Query),
    /// A record.
    Record(String),
    /// All sources.
    Sources,
    /// A source.
    Source(String),
    /// The page about method, caveats, licence, citation and corrections.
    About,
    /// The accessibility statement.
    Accessibility,
    /// The records that are saved on this device.
    Offline,
    /// The atlas for the pages of others: the answer to a query, without header and footer.
    Embed(Query, Presentation),
    /// The page that makes the code for an embed.
    Studio(Query, Presentation),
    /// How to share, save and cite the answer to a query.
    Share(Query),
    /// How to share, save and cite a record.
    ShareRecord(String),
}

impl Page {
    /// Whether it shows the answer to the query of its address.
    pub fn has_answer(&self) -> bool {
        matches!(self, Self::Atlas(_) | Self::Embed(..))
    }

    /// The part of the address after the language.
    fn suffix(&self) -> String {
        match self {
            Self::Atlas(query) => with_parameters("/", &[query]),
            Self::Embed(query, presentation) => with_parameters("/embed", &[query, presentation]),
            Self::Studio(query, presentation) => with_parameters("/embed/studio", &[query, presentation]),
            Self::Share(query) => with_parameters("/share", &[query]),
            Self::ShareRecord(id) => format!("/records/{id}/share"),
            Self::Record(id) => format!("/records/{id}"),
            Self::Sources => "/sources".into(),
            Self::Source(id) => format!("/sources/{id}"),
            Self::About => "/about".into(),
            Self::Accessibility => "/accessibility".into(),
            Self::Offline => "/offline".into(),
        }
    }
}

/// A picture of the atlas for a query, or of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFile {
    /// For previews of links: 1200 x 630 pixels.
    SharePng,
    /// The same as SVG.
    ShareSvg,
    /// To save: with legend, scale, timeline, date, sources and map approval number.
    Png,
    /// The same as SVG.
    Svg,
}

impl PictureFile {
    /// Every file.
    pub const ALL: [Self; 4] = [Self::SharePng, Self::ShareSvg, Self::Png, Self::Svg];

    /// The last part of its address.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SharePng => "share.png",
            Self::ShareSvg => "share.svg",
            Self::Png => "picture.png",
            Self::Svg => "picture.svg",
        }
    }
}

/// A path with those parameters that are set.
fn with_parameters(path: &str, parameters: &[&dyn Display]) -> String {
    let set = parameters.iter().map(ToString::to_string).filter(|set| !set.is_empty());
    match set.collect::<Vec<_>>().join("&") {
        set if set.is_empty() => path.to_owned(),
        set => format!("{path}?{set}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn atlas_and_records_have_pictures() {
        let base = Base::new("/atlas");
        let address = |page: &Page, file| base.picture(Lang::Zh, page, file);
        let query = Query::parse("kind=event&until=2021").query;
        for (page, file, wanted) in [
            (Page::Atlas(Query::default()), PictureFile::SharePng, Some("/atlas/zh/share.png")),
            (Page::Atlas(query), PictureFile::Svg, Some("/atlas/zh/picture.svg?kind=event&until=2021")),
            (
                Page::Record("week-2021".into()),
                PictureFile::Png,
                Some("/atlas/zh/records/week-2021/picture.png"),
            ),
            (Page::About, PictureFile::Png, None),
        ] {
            assert_eq!(address(&page, file).as_deref(), wanted);
            let Some(path) = wanted.and_then(|wanted| wanted.split('?').next()) else { continue };
            let at = base.picture_at(path);
            assert!(at.is_some_and(|(lang, at, named)| lang == Lang::Zh
                && named == file
                && base.to(lang, &at) == base.to(lang, &page).split('?').next().unwrap_or_default()));
        }
    }

    #[test]
    fn an_address_leads_back_to_its_page() {
        for base in ["", "/atlas", "/a/b/"] {
            let base = Base::new(base);
            for lang in Lang::ALL {
                for page in [
                    Page::Atlas(Query::default()),
                    Page::Record("week-2021".into()),
                    Page::Sources,
                    Page::Source("s1".into()),
                    Page::About,
                    Page::Accessibility,
                    Page::Offline,
                    Page::Embed(Query::default(), Presentation::default()),
                    Page::Studio(Query::default(), Presentation::default()),
                    Page::Share(Query::default()),
                    Page::ShareRecord("week-2021".into()),
                ] {
                    assert_eq!(base.page(&base.to(lang, &page)), Some((lang, page)));
                }
            }
            let query = Query::parse("kind=event").query;
            let embed = Page::Embed(query.clone(), Presentation::parse("show=map&theme=dark"));
            assert_eq!(base.to(Lang::Zh, &embed), base.file("zh/embed?kind=event&show=map&theme=dark"));
            assert_eq!(base.to(Lang::En, &Page::Share(query)), base.file("en/share?kind=event"));
            assert_eq!(base.page("/fr/"), None);
            assert_eq!(base.page(&base.file("en/records/a/b")), None);
        }
    }
}
