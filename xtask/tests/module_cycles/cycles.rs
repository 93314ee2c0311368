//! Dependency cycles among sibling modules.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use petgraph::algo::tarjan_scc;
use petgraph::graphmap::DiGraphMap;

use crate::source::{Crate, Files, ModulePath};

/// Sibling modules that all depend on each other, directly or through the others.
pub(crate) struct Cycle {
    /// The parent; empty for the root of the crate.
    pub(crate) parent: ModulePath,
    pub(crate) members: BTreeSet<String>,
    /// The dependencies within the cycle, and the code that causes them.
    pub(crate) arrows: BTreeMap<(String, String), Vec<Place>>,
}

/// A line of code that makes one module depend on another.
pub(crate) struct Place {
    pub(crate) at: String,
    pub(crate) code: String,
    pub(crate) names: ModulePath,
}

/// All cycles of a crate, in the order of their parents.
pub(crate) fn cycles(tree: &Crate, files: &Files) -> Vec<Cycle> {
    let mut found = Vec::new();
    for (parent, mut arrows) in arrows(tree, files) {
        let mut graph = DiGraphMap::<&str, ()>::new();
        for (from, to) in arrows.keys() {
            graph.add_edge(from, to, ());
        }
        let components = tarjan_scc(&graph).into_iter().filter(|component| component.len() > 1);
        let mut components: Vec<BTreeSet<String>> =
            components.map(|component| component.into_iter().map(str::to_owned).collect()).collect();
        components.sort();
        for members in components {
            let is_within = |(from, to): &(String, String)| members.contains(from) && members.contains(to);
            let within = arrows.extract_if(.., |arrow, _| is_within(arrow)).collect();
            found.push(Cycle { parent: parent.clone(), members, arrows: within });
        }
    }
    found
}

type Arrows = BTreeMap<(String, String), Vec<Place>>;

/// The dependencies among the children of each parent. A reference counts for the first names in which its two modules
/// differ, so for the children that contain them. A module may depend on its parents.
fn arrows(tree: &Crate, files: &Files) -> BTreeMap<ModulePath, Arrows> {
    let mut arrows: BTreeMap<ModulePath, Arrows> = BTreeMap::new();
    for (from, module) in &tree.modules {
        let text = files.get(&module.file).map(String::as_str).unwrap_or_default();
        for reference in &module.references {
            for to in tree.dependencies(from, reference) {
                let common = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
                let (Some(one), Some(other)) = (from.get(common), to.get(common)) else { continue };
                let line = text.lines().nth(reference.line - 1).unwrap_or_default().trim();
                let place = Place {
                    at: format!("{}:{}", module.file.display(), reference.line),
                    code: line.to_owned(),
                    names: to.clone(),
                };
                let siblings = arrows.entry(from[..common].to_vec()).or_default();
                siblings.entry((one.clone(), other.clone())).or_default().push(place);
            }
        }
    }
    arrows
}

impl fmt::Display for Cycle {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parent = [vec!["crate".to_owned()], self.parent.clone()].concat().join("::");
        let members: Vec<&str> = self.members.iter().map(String::as_str).collect();
        writeln!(out, "modules of `{parent}` depend on each other in a cycle: {}", members.join(", "))?;
        for ((from, to), places) in &self.arrows {
            let Some(Place { at, code, names }) = places.first() else { continue };
            let lines: BTreeSet<&str> = places.iter().map(|place| place.at.as_str()).collect();
            let more = match lines.len() {
                1 => String::new(),
                lines => format!(", one of {lines} lines"),
            };
            writeln!(out, "  {from} -> {to} ({}{more})\n    {at}: {code}", names.join("::"))?;
        }
        Ok(())
    }
}
