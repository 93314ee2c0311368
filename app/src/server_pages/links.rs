//! Links in HTML that only the server renders.

/// Makes every link with a query `nofollow`: filters combine to an unlimited number of addresses, and a release in the
/// address shows the same pages again. `robots.txt` excludes them for most crawlers, but it is not asked for links.
///
/// Components of the application set `rel` themselves, since the browser renders them, too.
pub(super) fn without_following_queries(html: &str) -> String {
    rewrite_links(html, |tag, href| {
        if !is_ours(href) || !href.contains('?') {
            return None;
        }
        match tag.split_once("rel=\"") {
            Some((_, rel)) if rel.split('"').next().is_some_and(|rel| rel.contains("nofollow")) => None,
            Some((before, rel)) => Some(format!("{before}rel=\"nofollow {rel}")),
            None => Some(format!("rel=\"nofollow\" {tag}")),
        }
    })
}

/// Rewrites the attributes of links. `rewrite` gets those of a link and its address; `None` leaves them as they are.
/// Leptos and maud write `>` in a value as `&gt;`, so a tag ends at the first one.
pub(super) fn rewrite_links(html: &str, rewrite: impl Fn(&str, &str) -> Option<String>) -> String {
    const LINK: &str = "<a ";
    let mut parts = html.split(LINK);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (tag, rest) = part.split_once('>').unwrap_or((part, ""));
        let href = tag.split_once("href=\"").and_then(|(_, rest)| rest.split('"').next());
        let rewritten = href.and_then(|href| rewrite(tag, href));
        out.push_str(LINK);
        out.push_str(rewritten.as_deref().unwrap_or(tag));
        out.push('>');
        out.push_str(rest);
    }
    out
}

/// Whether an address is of this site: without a host.
fn is_ours(href: &str) -> bool {
    href.starts_with('?') || href.starts_with('/') && !href.starts_with("//")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_with_a_query_are_nofollow_and_others_stay_as_they_are() {
        for (link, wanted) in [
            ("<a href=\"/en/?kind=event\">x</a>", "<a rel=\"nofollow\" href=\"/en/?kind=event\">x</a>"),
            (
                "<p><a class=\"b\" href=\"/en/records/a?release=r1#c\" rel=\"external\">x</a> y",
                "<p><a class=\"b\" href=\"/en/records/a?release=r1#c\" rel=\"nofollow external\">x</a> y",
            ),
            (
                "<a href=\"/en/?q=a\" rel=\"external nofollow\">",
                "<a href=\"/en/?q=a\" rel=\"external nofollow\">",
            ),
            (
                "<a href=\"/en/about\">x</a><a href=\"#c\">y</a>",
                "<a href=\"/en/about\">x</a><a href=\"#c\">y</a>",
            ),
            ("<a href=\"https://example.org/?a=b\">x</a>", "<a href=\"https://example.org/?a=b\">x</a>"),
            ("<abbr>x</abbr> 1 > 0", "<abbr>x</abbr> 1 > 0"),
        ] {
            assert_eq!(without_following_queries(link), wanted);
        }
    }
}
