//! Which modules a path in the code depends on.

use std::collections::BTreeSet;

use crate::source::{Crate, Module, ModulePath, Reference};

impl Crate {
    /// The modules that a reference depends on: the one that owns what it names, and each whose `use` leads there.
    /// Empty where it names something of another crate.
    pub(crate) fn dependencies(&self, from: &ModulePath, reference: &Reference) -> BTreeSet<ModulePath> {
        let mut search = Search { tree: self, found: BTreeSet::new(), followed: BTreeSet::new() };
        search.start(from, &reference.path, reference.is_import);
        search.found
    }
}

/// One path on its way to the owner of its last name.
struct Search<'a> {
    tree: &'a Crate,
    found: BTreeSet<ModulePath>,
    /// Names that were looked up by way of a `use`. Each is followed once, since `use` may lead in a cycle.
    followed: BTreeSet<(ModulePath, String)>,
}

impl Search<'_> {
    /// Follows a path that stands in a module; false where it leads out of the crate.
    fn start(&mut self, from: &ModulePath, path: &[String], is_import: bool) -> bool {
        let (mut at, mut rest) = (from.clone(), path);
        while let Some((first, after)) = rest.split_first() {
            match first.as_str() {
                "crate" => at.clear(),
                "self" => {}
                "super" if at.pop().is_some() => {}
                _ => break,
            }
            rest = after;
        }
        let Some(first) = rest.first() else { return self.end(at) };
        let is_relative = rest.len() == path.len();
        let Some(module) = self.tree.modules.get(&at) else { return false };
        let is_child = module.children.contains(first);
        if is_relative && is_child && rest.len() == 1 && !is_import {
            // A module alone is no expression and no type, so this is another thing of the same name.
            return false;
        }
        if is_relative && !is_child && !self.has(&at, first, &mut BTreeSet::new()) {
            return false;
        }
        self.follow(at, rest)
    }

    /// Follows the rest of a path from a module that it has led to.
    fn follow(&mut self, at: ModulePath, rest: &[String]) -> bool {
        let Some((name, after)) = rest.split_first() else { return self.end(at) };
        let Some(module) = self.tree.modules.get(&at) else { return false };
        if module.children.contains(name) {
            return self.follow([at, vec![name.clone()]].concat(), after);
        }
        let paths = self.imported(&at, module, name);
        if !self.followed.insert((at.clone(), name.clone())) {
            return self.end(at);
        }
        for path in paths {
            self.start(&at, &[path, after.to_vec()].concat(), true);
        }
        self.end(at)
    }

    /// The paths that a name stands for where `use` brings it into a module.
    fn imported(&self, at: &ModulePath, module: &Module, name: &str) -> Vec<Vec<String>> {
        if let Some(paths) = module.imports.get(name) {
            return paths.clone();
        }
        if module.items.contains(name) {
            return Vec::new();
        }
        let globs = module.globs.iter().filter(|glob| {
            self.module_of(at, glob).is_some_and(|of| self.has(&of, name, &mut BTreeSet::new()))
        });
        globs.map(|glob| [glob.as_slice(), &[name.to_owned()]].concat()).collect()
    }

    /// Whether a name is known in a module. `seen` are the modules that were asked already.
    fn has(&self, at: &ModulePath, name: &str, seen: &mut BTreeSet<ModulePath>) -> bool {
        let Some(module) = self.tree.modules.get(at) else { return false };
        module.children.contains(name)
            || module.items.contains(name)
            || module.imports.contains_key(name)
            || (seen.insert(at.clone())
                && module.globs.iter().any(|glob| {
                    self.module_of(at, glob).is_some_and(|of| of != *at && self.has(&of, name, seen))
                }))
    }

    /// The module that a path names, if it is one of this crate; the way of `use path::*`.
    fn module_of(&self, from: &ModulePath, path: &[String]) -> Option<ModulePath> {
        let mut at = from.clone();
        for name in path {
            match name.as_str() {
                "crate" => at.clear(),
                "self" => {}
                "super" => drop(at.pop()?),
                _ => at.push(name.clone()),
            }
        }
        self.tree.modules.contains_key(&at).then_some(at)
    }

    fn end(&mut self, at: ModulePath) -> bool {
        self.found.insert(at)
    }
}
