//! Building pieces, one tag after the other.

use std::borrow::Cow;

use model::draw::Px;

use super::{Element, Inner, KEYS, Markup, Node, Text};

/// Elements that are open, the outermost first, each with what it holds so far.
#[derive(Debug, Default)]
pub(crate) struct Builder {
    open: Vec<Element>,
    done: Markup,
}

impl Builder {
    /// Opens an element; attributes follow.
    pub(crate) fn open(&mut self, name: &'static str) {
        self.open.push(Element {
            name,
            keyed: false,
            attributes: Vec::new(),
            inner: Inner::Nodes(Markup::default()),
        });
    }

    /// An attribute of the element that was opened last.
    pub(crate) fn attribute(&mut self, name: &'static str, value: impl Value) {
        if let (Some(element), Some(value)) = (self.open.last_mut(), value.value()) {
            element.keyed |= KEYS.contains(&name);
            element.attributes.push((name, value));
        }
    }

    /// HTML inside the element that was opened last.
    pub(crate) fn inner_html(&mut self, html: impl Into<Text>) {
        if let Some(element) = self.open.last_mut() {
            element.inner = Inner::Html(html.into());
        }
    }

    /// Closes the element that was opened last, which must be of this name.
    pub(crate) fn close(&mut self, name: &'static str) {
        debug_assert_eq!(self.open.last().map(|element| element.name), Some(name), "tags must match");
        self.end();
    }

    /// Closes the element that was opened last.
    pub(crate) fn end(&mut self) {
        if let Some(element) = self.open.pop() {
            self.node(Node::Element(element));
        }
    }

    /// A text; neighbours become one, as they do in a browser.
    pub(crate) fn text(&mut self, text: impl Into<Text>) {
        let text = text.into();
        if text.is_empty() {
            return;
        }
        if let Some(Node::Text(last)) = self.inside().and_then(|nodes| nodes.last_mut()) {
            last.to_mut().push_str(&text);
        } else {
            self.node(Node::Text(text));
        }
    }

    /// The piece.
    pub(crate) fn finish(mut self) -> Markup {
        debug_assert!(self.open.is_empty(), "every tag must be closed");
        while !self.open.is_empty() {
            self.end();
        }
        self.done
    }

    fn node(&mut self, node: Node) {
        if let Some(nodes) = self.inside() {
            nodes.push(node);
        }
    }

    /// What the innermost open element holds; nothing if that is HTML made elsewhere.
    fn inside(&mut self) -> Option<&mut Vec<Node>> {
        match self.open.last_mut() {
            None => Some(&mut self.done.0),
            Some(Element { inner: Inner::Nodes(nodes), .. }) => Some(&mut nodes.0),
            Some(_) => None,
        }
    }
}

/// What can stand between tags.
pub(crate) trait Content {
    /// Adds itself.
    fn put(self, to: &mut Builder);
}

impl Content for () {
    fn put(self, _: &mut Builder) {}
}

impl Content for &str {
    fn put(self, to: &mut Builder) {
        to.text(self.to_owned());
    }
}

impl Content for String {
    fn put(self, to: &mut Builder) {
        to.text(self);
    }
}

impl Content for &String {
    fn put(self, to: &mut Builder) {
        to.text(self.clone());
    }
}

impl Content for Text {
    fn put(self, to: &mut Builder) {
        to.text(self);
    }
}

impl Content for Markup {
    fn put(self, to: &mut Builder) {
        for node in self.0 {
            match node {
                Node::Text(text) => to.text(text),
                Node::Element(_) | Node::Left(_) => to.node(node),
            }
        }
    }
}

/// Stands for the element of this class, which need not be built.
pub(crate) struct Left(pub(crate) Text);

impl Content for Left {
    fn put(self, to: &mut Builder) {
        to.node(Node::Left(self.0));
    }
}

impl<T: Content> Content for Option<T> {
    fn put(self, to: &mut Builder) {
        if let Some(content) = self {
            content.put(to);
        }
    }
}

impl<T: Content> Content for Vec<T> {
    fn put(self, to: &mut Builder) {
        for content in self {
            content.put(to);
        }
    }
}

/// What can be the value of an attribute.
pub(crate) trait Value {
    /// The value; `None` leaves the attribute out.
    fn value(self) -> Option<Text>;
}

impl Value for &'static str {
    fn value(self) -> Option<Text> {
        Some(Cow::Borrowed(self))
    }
}

impl Value for String {
    fn value(self) -> Option<Text> {
        Some(Cow::Owned(self))
    }
}

impl Value for Text {
    fn value(self) -> Option<Text> {
        Some(self)
    }
}

impl Value for bool {
    fn value(self) -> Option<Text> {
        self.then_some(Cow::Borrowed(""))
    }
}

impl<T: Value> Value for Option<T> {
    fn value(self) -> Option<Text> {
        self?.value()
    }
}

impl Value for f64 {
    fn value(self) -> Option<Text> {
        Some(Cow::Owned(Px(self).to_string()))
    }
}

impl Content for f64 {
    fn put(self, to: &mut Builder) {
        to.text(Px(self).to_string());
    }
}

/// Numbers, as they are written without a locale.
macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl Value for $number {
            fn value(self) -> Option<Text> {
                Some(Cow::Owned(self.to_string()))
            }
        }

        impl Content for $number {
            fn put(self, to: &mut Builder) {
                to.text(self.to_string());
            }
        }
    )*};
}

numbers!(i16, i64, u16, u32, usize);
