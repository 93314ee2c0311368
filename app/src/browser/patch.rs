//! Changing the page from one piece of markup to the next, and nothing of it that stays the same. Pieces are compared
//! once from top to bottom, and nodes are looked up in the page where they differ. What the next piece leaves as it is
//! goes over into it, so that it always says what stands in the page.

use std::cell::OnceCell;

use leptos::prelude::document;
use leptos::wasm_bindgen::{JsCast as _, JsValue};
use leptos::web_sys::{Element as Target, HtmlInputElement, Node as TargetNode};

use crate::markup::{Element, Inner, KEYS, LEFT, Markup, Node};

/// Turns what stands in an element from one piece into another. Where the element turns out not to hold the
/// first (an extension of the browser may have changed it), all of it is written anew.
pub(super) fn patch(root: &Target, mut old: Inner, new: &mut Inner) {
    if inner(&Place::here(root.clone().into()), &mut old, new).is_err() {
        write(root, new);
    }
}

/// Takes over what the server printed into an element, where that is the first page: the same piece of the same
/// release. To read all of it back would take longer than to hydrate it, so only a build for developers does; where
/// the two differ after all, the first change finds out and writes the piece anew.
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
        // Buttons for theme and size of text know by now whether they are pressed.
        let plain =
            |html: String| html.replace(" aria-pressed=\"true\"", "").replace(" aria-pressed=\"false\"", "");
        if plain(template.inner_html()) != plain(root.inner_html()) {
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

/// Where a node stands in the page. It is looked up when it is first wanted, which most never are.
struct Place<'page> {
    within: Option<(&'page Place<'page>, usize)>,
    found: OnceCell<TargetNode>,
}

impl<'page> Place<'page> {
    /// The place of a node that is known.
    fn here(node: TargetNode) -> Self {
        Self { within: None, found: node.into() }
    }

    fn child(&'page self, at: usize) -> Self {
        Self { within: Some((self, at)), found: OnceCell::new() }
    }

    fn node(&self) -> Result<&TargetNode, JsValue> {
        if let Some(node) = self.found.get() {
            return Ok(node);
        }
        let (within, at) = self.within.ok_or_else(missing)?;
        let node = child(within.node()?, at).ok_or_else(missing)?;
        Ok(self.found.get_or_init(|| node))
    }

    fn element(&self) -> Result<&Target, JsValue> {
        self.node()?.dyn_ref().ok_or_else(|| JsValue::from_str("not an element"))
    }
}

fn child(parent: &TargetNode, at: usize) -> Option<TargetNode> {
    parent.child_nodes().get(u32::try_from(at).ok()?)
}

fn missing() -> JsValue {
    JsValue::from_str("a node is missing")
}

/// Nodes are compared from both ends: what was put in, taken out or moved is where they meet.
fn nodes(parent: &Place, old: &mut [Node], new: &mut [Node]) -> Result<(), JsValue> {
    let ahead = old.iter().zip(&*new).take_while(|(old, new)| is_like(old, new)).count();
    let ((old_ahead, old), (new_ahead, new)) = (old.split_at_mut(ahead), new.split_at_mut(ahead));
    let behind = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| is_like(old, new)).count();
    let (gone, added) = (old.len() - behind, new.len() - behind);
    let ((old, old_behind), (new, new_behind)) = (old.split_at_mut(gone), new.split_at_mut(added));

    // From the end, so that the places before it hold.
    for (at, (old, new)) in old_behind.iter_mut().zip(new_behind).enumerate() {
        node(&parent.child(ahead + gone + at), old, new)?;
    }
    if gone > 0 || added > 0 {
        let parent = parent.element()?;
        let next = child(parent, ahead + gone);
        let standing = old.iter_mut().enumerate();
        let standing = standing.map(|(at, old)| Ok((child(parent, ahead + at).ok_or_else(missing)?, old)));
        let mut standing = standing.collect::<Result<Vec<_>, JsValue>>()?;
        rearrange(parent, &mut standing, new, next)?;
    }
    for (at, (old, new)) in old_ahead.iter_mut().zip(new_ahead).enumerate() {
        node(&parent.child(at), old, new)?;
    }
    Ok(())
}

/// Turns nodes that stand side by side, up to `next`, into others. What has a key is moved and not made anew, such as
/// the values of a facet whose counts put them into another order.
fn rearrange(
    parent: &Target,
    standing: &mut [(TargetNode, &mut Node)],
    new: &mut [Node],
    mut next: Option<TargetNode>,
) -> Result<(), JsValue> {
    let mut left: Vec<usize> = (0..standing.len()).filter(|at| has_key(standing[*at].1)).collect();
    let places = new.iter().map(|new| {
        let found = left.iter().position(|at| is_like(standing[*at].1, new))?;
        Some(left.remove(found))
    });
    let places: Vec<Option<usize>> = places.collect();
    for (at, (node, _)) in standing.iter().enumerate() {
        if !places.contains(&Some(at)) {
            parent.remove_child(node)?;
        }
    }
    let stays = staying(&places);
    // From the end, and what has to be made in one go for neighbours.
    let mut end = new.len();
    while end > 0 {
        let start = if let Some(at) = places[end - 1] {
            let (target, old) = &mut standing[at];
            if !stays[end - 1] {
                parent.insert_before(target, next.as_ref())?;
            }
            node(&Place::here(target.clone()), old, &mut new[end - 1])?;
            next = Some(target.clone());
            end - 1
        } else {
            let start = places[..end].iter().rposition(Option::is_some).map_or(0, |last| last + 1);
            let piece = made(parent, &new[start..end])?;
            let first = piece.first_child();
            parent.insert_before(&piece, next.as_ref())?;
            next = first.or(next);
            start
        };
        end = start;
    }
    Ok(())
}

/// Which of these need not be moved: the longest row of places that rise.
fn staying(places: &[Option<usize>]) -> Vec<bool> {
    // How long the row is that ends here, and the one before it.
    let mut rows: Vec<(usize, Option<usize>)> = Vec::with_capacity(places.len());
    for (at, place) in places.iter().enumerate() {
        let before = (0..at).filter(|one| place.is_some() && places[*one].is_some() && places[*one] < *place);
        let longest = before.max_by_key(|one| rows[*one].0);
        rows.push((usize::from(place.is_some()) + longest.map_or(0, |one| rows[one].0), longest));
    }
    let mut stays = vec![false; places.len()];
    let mut at = (0..places.len()).max_by_key(|at| rows[*at].0).filter(|at| rows[*at].0 > 0);
    while let Some(one) = at {
        stays[one] = true;
        at = rows[one].1;
    }
    stays
}

/// Whether a node is the same wherever it stands.
fn has_key(node: &Node) -> bool {
    matches!(node, Node::Element(element) if element.keyed)
}

/// Whether one may become the other by changing attributes and content. What has an identity keeps it: a
/// citation that was opened under one record must not stand open under the next. What was left as it was without being
/// known is made anew.
fn is_like(old: &Node, new: &Node) -> bool {
    match (old, new) {
        (Node::Text(_), Node::Text(_)) => true,
        (Node::Left(old), Node::Left(new)) => old == new,
        (Node::Element(old), Node::Left(class)) => value(old, "class") == Some(&**class),
        (Node::Element(old), Node::Element(new)) => {
            let same = |name: &&str| value(old, name) == value(new, name);
            old.name == new.name && old.keyed == new.keyed && (!old.keyed || KEYS.iter().all(same))
        }
        _ => false,
    }
}

fn value<'markup>(element: &'markup Element, name: &str) -> Option<&'markup str> {
    element.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_ref())
}

/// Turns a node into one that is like it.
fn node(place: &Place, old: &mut Node, new: &mut Node) -> Result<(), JsValue> {
    match (old, new) {
        (Node::Element(old), Node::Element(new)) => {
            for (name, text) in new.attributes.iter_mut().filter(|(_, text)| *text == LEFT) {
                if let Some(stands) = value(old, name) {
                    *text = stands.to_owned().into();
                }
            }
            if old.attributes != new.attributes {
                attributes(place.element()?, old, new)?;
            }
            inner(place, &mut old.inner, &mut new.inner)
        }
        (Node::Text(old), Node::Text(new)) if old == new => Ok(()),
        (_, Node::Text(text)) => {
            place.node()?.set_node_value(Some(text));
            Ok(())
        }
        (old, new @ Node::Left(_)) => {
            std::mem::swap(old, new);
            Ok(())
        }
        (Node::Text(_) | Node::Left(_), Node::Element(_)) => Err(JsValue::from_str("another sort of node")),
    }
}

fn attributes(target: &Target, old: &Element, new: &Element) -> Result<(), JsValue> {
    for (name, text) in new.attributes.iter().filter(|(_, text)| *text != LEFT) {
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

fn inner(place: &Place, old: &mut Inner, new: &mut Inner) -> Result<(), JsValue> {
    match (old, new) {
        (Inner::Nodes(old), Inner::Nodes(new)) => nodes(place, &mut old.0, &mut new.0),
        (Inner::Html(old), Inner::Html(new)) if old == new => Ok(()),
        (_, new) => {
            write(place.element()?, new);
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
