//! Changing the page from one piece of markup to the next, and nothing of it that stays the same.

use leptos::prelude::document;
use leptos::wasm_bindgen::{JsCast as _, JsValue};
use leptos::web_sys::{Element as Target, HtmlInputElement, Node as TargetNode};

use crate::markup::{Element, Inner, Markup, Node};

/// Turns what stands in an element from one piece into another. Where the element turns out not to hold the
/// first (an extension of the browser may have changed it), all of it is written anew.
pub(super) fn patch(root: &Target, old: &Inner, new: &Inner) {
    if inner(root, old, new).is_err() {
        write(root, new);
    }
}

/// Takes over what the server printed into an element, where that is the first page: the same piece of the same
/// release. To read all of
/// it back would take longer than to hydrate it, so only a build for developers does; where the two differ after
/// all, the first change finds out and writes the piece anew.
pub(super) fn adopt(root: &Target, piece: &Inner, is_first: bool) {
    let Inner::Nodes(nodes) = piece else { return write(root, piece) };
    if !is_first {
        return write(root, piece);
    }
    // A field that the reader uses already is no longer as it was printed.
    if cfg!(debug_assertions)
        && let Ok(None) = root.query_selector("[role=combobox]")
        && let Ok(template) = document().create_element("template")
    {
        template.set_inner_html(&nodes.to_html());
        if template.inner_html() != root.inner_html() {
            leptos::logging::warn!("the server printed another page than the browser computes");
            write(root, piece);
        }
    }
}

fn write(target: &Target, piece: &Inner) {
    match piece {
        Inner::Nodes(nodes) => target.set_inner_html(&nodes.to_html()),
        Inner::Html(html) => target.set_inner_html(html),
    }
}

/// Nodes are compared from both ends: what was put in or taken out is where they meet.
fn nodes(parent: &Target, old: &[Node], new: &[Node]) -> Result<(), JsValue> {
    let ahead = old.iter().zip(new).take_while(|(old, new)| is_like(old, new)).count();
    let (old_rest, new_rest) = (&old[ahead..], &new[ahead..]);
    let behind =
        old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(old, new)| is_like(old, new)).count();
    let (gone, added) = (old_rest.len() - behind, new_rest.len() - behind);

    let children = parent.child_nodes();
    let child = |at: usize| {
        children
            .get(u32::try_from(at).unwrap_or(u32::MAX))
            .ok_or_else(|| JsValue::from_str("a node is missing"))
    };
    // From the end, so that the places before it hold.
    let first_behind = old.len() - behind;
    for (at, (old, new)) in old[first_behind..].iter().zip(&new[new.len() - behind..]).enumerate() {
        if old != new {
            node(&child(first_behind + at)?, old, new)?;
        }
    }
    if gone > 0 || added > 0 {
        let next = children.get(u32::try_from(first_behind).unwrap_or(u32::MAX));
        let going = (ahead..ahead + gone).map(child).collect::<Result<Vec<_>, _>>()?;
        for node in going {
            parent.remove_child(&node)?;
        }
        if added > 0 {
            parent.insert_before(&made(parent, &new[ahead..ahead + added])?, next.as_ref())?;
        }
    }
    for (at, (old, new)) in old[..ahead].iter().zip(new).enumerate() {
        if old != new {
            node(&child(at)?, old, new)?;
        }
    }
    Ok(())
}

/// Whether one may become the other by changing attributes and content. What has an identity keeps it: a
/// citation that was opened under one record must not stand open under the next. What nobody sees stays as it is,
/// and is made anew to be seen again.
fn is_like(old: &Node, new: &Node) -> bool {
    match (old, new) {
        (Node::Text(_), Node::Text(_)) | (_, Node::Unseen) => true,
        (Node::Element(old), Node::Element(new)) => {
            old.name == new.name && ["id", "data-key"].iter().all(|name| value(old, name) == value(new, name))
        }
        _ => false,
    }
}

fn value<'markup>(element: &'markup Element, name: &str) -> Option<&'markup str> {
    element.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_ref())
}

/// Turns a node into one that is like it.
fn node(target: &TargetNode, old: &Node, new: &Node) -> Result<(), JsValue> {
    match (old, new) {
        (Node::Element(old), Node::Element(new)) => {
            let target: &Target = target.dyn_ref().ok_or_else(|| JsValue::from_str("not an element"))?;
            attributes(target, old, new)?;
            inner(target, &old.inner, &new.inner)
        }
        (_, Node::Text(text)) => {
            target.set_node_value(Some(text));
            Ok(())
        }
        (_, Node::Unseen) => Ok(()),
        (Node::Text(_) | Node::Unseen, Node::Element(_)) => Err(JsValue::from_str("another sort of node")),
    }
}

fn attributes(target: &Target, old: &Element, new: &Element) -> Result<(), JsValue> {
    for (name, text) in &new.attributes {
        if value(old, name) != Some(text) {
            target.set_attribute(name, text)?;
            // What the reader typed hides the attribute.
            if *name == "value"
                && let Some(input) = target.dyn_ref::<HtmlInputElement>()
            {
                input.set_value(text);
            }
        }
    }
    for (name, _) in &old.attributes {
        if value(new, name).is_none() {
            target.remove_attribute(name)?;
        }
    }
    Ok(())
}

fn inner(target: &Target, old: &Inner, new: &Inner) -> Result<(), JsValue> {
    match (old, new) {
        (Inner::Nodes(old), Inner::Nodes(new)) => nodes(target, &old.0, &new.0),
        (Inner::Html(old), Inner::Html(new)) if old == new => Ok(()),
        _ => {
            write(target, new);
            Ok(())
        }
    }
}

/// New nodes, read by the browser as it reads those of the server; inside SVG they are SVG.
fn made(parent: &Target, nodes: &[Node]) -> Result<TargetNode, JsValue> {
    let range = document().create_range()?;
    range.select_node_contents(parent)?;
    let fragment = range.create_contextual_fragment(&Markup(nodes.to_vec()).to_html())?;
    Ok(fragment.into())
}
