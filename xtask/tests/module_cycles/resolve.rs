//! Which modules a path in the code depends on.

use std::collections::BTreeSet;

use crate::source::{Crate, Module, ModulePath, Reference};

impl Crate {
    /// The modules that a reference depends on: the owner of what it names, and each module that re-exports it on the
    /// way. None for names of other crates.
    pub(crate) fn dependencies(&self, from: &ModulePath, reference: &Reference) -> BTreeSet<ModulePath> {
        let mut search = Search { tree: self, found: BTreeSet::new(), followed: BTreeSet::new() };
        search.start(from, &reference.path, reference.is_import);
        search.found
    }
}

/// The search for the modules behind one path.
struct Search<'a> {
    tree: &'a Crate,
    found: BTreeSet<ModulePath>,
    /// Names that were followed through an import, each once, because imports may refer to each other in a cycle.
    followed: BTreeSet<(ModulePath, String)>,
}

impl Search<'_> {
    /// Follows a path that a module contains. A path into another crate leads nowhere.
    fn start(&mut self, from: &ModulePath, path: &[String], is_import: bool) {
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
        let is_relative = rest.len() == path.len();
        if let (true, [first, after @ ..]) = (is_relative, rest) {
            let is_child = self.tree.modules.get(&at).is_some_and(|module| module.children.contains(first));
            // A single name in code is no module, so a child of that name is not meant.
            let is_known = if is_child {
                is_import || !after.is_empty()
            } else {
                self.has(&at, first, &mut BTreeSet::new())
            };
            if !is_known {
                return;
            }
        }
        self.follow(at, rest);
    }

    /// Follows the rest of a path from the module that it has led to.
    fn follow(&mut self, at: ModulePath, rest: &[String]) {
        if let (Some((name, after)), Some(module)) = (rest.split_first(), self.tree.modules.get(&at)) {
            if module.children.contains(name) {
                return self.follow([at, vec![name.clone()]].concat(), after);
            }
            if self.followed.insert((at.clone(), name.clone())) {
                for path in self.imported(&at, module, name) {
                    self.start(&at, &[path, after.to_vec()].concat(), true);
                }
            }
        }
        self.found.insert(at);
    }

    /// The paths that a name stands for in a module that imports it.
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

    /// Whether a module has a name. `seen` are modules that were searched already.
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

    /// The module that the path of a glob import names, if it is a module of this crate.
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
}
