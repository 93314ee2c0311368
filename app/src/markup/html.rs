//! Printing pieces as HTML.

use super::{Element, Inner, LEFT, Markup, Node};

/// Elements that HTML closes by itself.
const VOID: [&str; 6] = ["br", "hr", "img", "input", "link", "meta"];

impl Markup {
    /// The piece as HTML, which a browser reads back as the same nodes.
    pub fn to_html(&self) -> String {
        let mut html = String::new();
        self.print(&mut html);
        html
    }

    fn print(&self, html: &mut String) {
        for node in &self.0 {
            match node {
                Node::Text(text) => escape(text, html),
                Node::Element(element) => element.print(html),
                // Nothing is known of it, but a node stands for each node.
                Node::Left(_) => html.push_str("<!---->"),
            }
        }
    }
}

impl Element {
    fn print(&self, html: &mut String) {
        html.push('<');
        html.push_str(self.name);
        for (name, value) in self.attributes.iter().filter(|(_, value)| *value != LEFT) {
            html.push(' ');
            html.push_str(name);
            if !value.is_empty() {
                html.push_str("=\"");
                escape(value, html);
                html.push('"');
            }
        }
        html.push('>');
        if VOID.contains(&self.name) {
            return;
        }
        match &self.inner {
            Inner::Nodes(nodes) => nodes.print(html),
            Inner::Html(inner) => html.push_str(inner),
        }
        html.push_str("</");
        html.push_str(self.name);
        html.push('>');
    }
}

/// Text that can stand between tags and between quotation marks.
fn escape(text: &str, html: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"']) {
        let (before, from) = rest.split_at(at);
        html.push_str(before);
        html.push_str(match from.as_bytes().first() {
            Some(b'&') => "&amp;",
            Some(b'<') => "&lt;",
            Some(b'>') => "&gt;",
            _ => "&quot;",
        });
        rest = from.get(1..).unwrap_or_default();
    }
    html.push_str(rest);
}
