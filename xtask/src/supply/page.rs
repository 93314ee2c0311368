//! The notices in the site, as a page and as text.

use std::path::Path;

use maud::{DOCTYPE, html};

use super::notices::{Notice, Notices};
use super::{Component, crates, licences, npm};
use crate::fonts::with_hash;
use crate::step::root;
use crate::web_tools;

/// The page in the site. It has no hash in its name, because readers open it by its address.
const PAGE: &str = "licences.html";
/// Its style sheet, which only it loads.
const STYLE: &str = "licences.css";
/// The same as text.
pub(crate) const TEXT: &str = "licences.txt";

const TITLE: &str = "Licences of third parties";
const LEAD: &str = "The atlas contains the work of others: what is linked into its server and into the application in \
                    the browser, the live map, and the fonts. Each text stands once, and components name it by its \
                    number. Thank you to all who wrote them.";

/// Writes the notices into a built site, as page and as text; fails if something may not be shipped.
pub(crate) fn add(site: &Path) -> anyhow::Result<()> {
    for (folder, _) in npm::FOLDERS {
        web_tools::npm(folder)?;
    }
    println!("    collecting the licences");
    let notices = Notices::collect(shipped()?)?;
    let index = site.join("index.html");
    let page = std::fs::read_to_string(&index)?;
    let style = std::fs::read(root().join("style/on-demand").join(STYLE))?;
    let name = with_hash(STYLE, &style);
    std::fs::write(site.join(&name), style)?;
    // A file that the page of the site does not name counts as of a previous build.
    std::fs::write(index, format!("{page}<!-- licences: {name} -->"))?;
    let mut styles = styles(&page);
    styles.push(format!("../{name}"));
    std::fs::write(site.join(PAGE), html(&notices, &styles))?;
    Ok(std::fs::write(site.join(TEXT), text(&notices))?)
}

/// Everything of others that is shipped; fails if something of it may not be.
fn shipped() -> anyhow::Result<Vec<Component>> {
    let mut components = crates::linked()?;
    components.extend(npm::shipped()?);
    licences::check(&components)?;
    Ok(components)
}

/// The style sheets of the site, relative to the address of the page, which is one folder down.
fn styles(index: &str) -> Vec<String> {
    let links = index.split("<link ").filter(|tag| tag.contains("rel=\"stylesheet\""));
    let addresses = links.filter_map(|tag| tag.split_once("href=\"")?.1.split('"').next());
    addresses.map(|address| address.replace("/__BASE__/", "../")).collect()
}

/// The page. All addresses are relative, because the base path is set when the server runs.
fn html(notices: &Notices, styles: &[String]) -> String {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                title { (TITLE) }
                link rel="icon" href="../icon.svg";
                @for style in styles { link rel="stylesheet" href=(style); }
            }
            body {
                main {
                    article.page {
                        p { a href="../en/about" { "About the atlas" } " · " a href="../zh/about" lang="zh-Hans" { "关于图集" } }
                        h1 { (TITLE) }
                        p.lead { (LEAD) }
                        div.prose {
                            p { a href="../licences.txt" { "The same as text" } }
                            h2 { "Components" }
                            dl.licences { @for notice in &notices.components { (entry(notice)) } }
                            h2 { "Texts" }
                            @for (position, text) in notices.texts.iter().enumerate() {
                                h3 id={ "text-" (position + 1) } { "Text " (position + 1) }
                                pre.licences { (text) }
                            }
                        }
                    }
                }
            }
        }
    }
    .into_string()
}

fn entry(notice: &Notice) -> maud::Markup {
    let component = &notice.component;
    html! {
        dt { (component.name) " " (component.version) }
        dd {
            (component.licence)
            @if let Some(repository) = &component.repository {
                " · " a href=(repository) rel="external" { "source" }
            }
            @for text in &notice.texts { " · " a href={ "#text-" (text + 1) } { "text " (text + 1) } }
        }
    }
}

/// The notices as text.
fn text(notices: &Notices) -> String {
    let entries = notices.components.iter().map(|Notice { component, texts }| {
        let repository = component.repository.as_deref().map(|address| format!("{address}; "));
        let numbers: Vec<_> = texts.iter().map(|text| (text + 1).to_string()).collect();
        format!(
            "\n{} {}\n  {}; {}texts {}\n",
            component.name,
            component.version,
            component.licence,
            repository.unwrap_or_default(),
            numbers.join(", ")
        )
    });
    let line = "-".repeat(78);
    let texts = notices.texts.iter().enumerate();
    let texts = texts.map(|(position, text)| format!("\n{line}\nText {}\n{line}\n{text}\n", position + 1));
    let head = format!("{TITLE}\n\n{LEAD}\n");
    std::iter::once(head).chain(entries).chain(texts).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_is_shipped_is_under_an_accepted_licence() {
        let shipped = shipped().unwrap();
        for name in ["axum", "ol", "@fontsource/noto-sans", "Rust standard library"] {
            assert!(shipped.iter().any(|component| component.name == name), "{name} is shipped");
        }
    }

    /// Notices of two components with one text in common.
    fn notices() -> Notices {
        let notice = |name: &str, texts: &[usize]| Notice {
            component: Component {
                name: name.to_owned(),
                version: "1.0.0".to_owned(),
                licence: "MIT".to_owned(),
                repository: Some("https://git.example/a?b&c".to_owned()),
                folder: None,
            },
            texts: texts.to_owned(),
        };
        let texts = ["use it as you like", "Contains <work> of Bea & others"].map(str::to_owned);
        Notices { components: vec![notice("one", &[0, 1]), notice("two", &[0])], texts: texts.into() }
    }

    #[test]
    fn page_and_text_name_each_component_with_its_version_licence_repository_and_texts() {
        let notices = notices();
        let html = html(&notices, &["../atlas-0123456789abcdef.css".to_owned()]);
        let text = text(&notices);
        for name in ["one", "two"] {
            assert!(
                html.contains(&format!("{name} 1.0.0")) && text.contains(&format!("{name} 1.0.0")),
                "{name}"
            );
        }
        assert!(text.contains("MIT; https://git.example/a?b&c; texts 1, 2\n"));
        assert!(html.contains("href=\"https://git.example/a?b&amp;c\"") && html.contains("href=\"#text-2\""));
        assert!(html.contains("id=\"text-2\"") && html.contains("Contains &lt;work&gt; of Bea &amp; others"));
        assert!(text.contains("Contains <work> of Bea & others"));
    }

    #[test]
    fn the_page_loads_the_style_sheets_of_its_build_under_any_base_path() {
        let index =
            r#"<link rel="icon" href="/__BASE__/icon.svg"><link rel="stylesheet" href="/__BASE__/a-01.css">"#;
        assert_eq!(styles(index), ["../a-01.css"]);
    }
}
