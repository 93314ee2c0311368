//! Reads HTML: whether it is complete, its text, its links.

/// Fails unless this is a complete document with title and heading, and without inline code that the policy blocks.
pub(crate) fn assert_complete(html: &str, address: &str) {
    assert!(html.to_lowercase().starts_with("<!doctype html>"), "{address} is not a document");
    assert!(html.trim_end().ends_with("</html>"), "{address} ends early");
    let shown = without_scripts(html);
    assert_eq!(shown.matches("<h1").count(), 1, "{address} has one heading of the first level");
    assert!(!between(&shown, "<title>", "</title>").is_empty(), "{address} has a title");
    assert!(!shown.contains(" style="), "{address} has inline style, which the policy blocks");
    assert!(
        !shown.contains(" onclick=") && !shown.contains("javascript:"),
        "{address} has inline script, which the policy blocks"
    );
    assert!(text(html).len() > 200, "{address} is empty");
}

/// The text after `start` and before the next `end`; fails if either is missing.
pub(crate) fn between<'text>(text: &'text str, start: &str, end: &str) -> &'text str {
    let from = text.find(start).unwrap_or_else(|| panic!("{start} is missing")) + start.len();
    &text[from..from + text[from..].find(end).unwrap_or_else(|| panic!("{end} is missing"))]
}

/// The document without its scripts.
pub(crate) fn without_scripts(html: &str) -> String {
    let mut rest = html;
    let mut markup = String::new();
    while let Some(start) = rest.find("<script") {
        markup.push_str(&rest[..start]);
        rest = &rest[start + rest[start..].find("</script>").expect("a script ends")..];
    }
    markup + rest
}

/// The visible text, with one space between words.
pub(crate) fn text(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for letter in without_scripts(html).chars() {
        match letter {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push(' ');
            }
            _ if !inside => text.push(letter),
            _ => {}
        }
    }
    let text = text
        .replace("&amp;", "&")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace(['\u{a0}', '\u{202f}'], " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The addresses of links whose text contains these words.
pub(crate) fn links(html: &str, words: &str) -> Vec<String> {
    let tags = html.split("<a ").skip(1).filter_map(|tag| tag.split_once("</a>")).map(|(tag, _)| tag);
    tags.filter(|tag| text(&format!("<a {tag}")).contains(words))
        .map(|tag| between(tag, "href=\"", "\"").replace("&amp;", "&"))
        .collect()
}
