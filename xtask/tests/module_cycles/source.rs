//! The module tree of one crate, with the names that each module defines, imports and uses.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::ext::IdentExt as _;
use syn::visit::{self, Visit};
use syn::{Attribute, Item, Meta, Token, UseTree, punctuated::Punctuated};

/// The names from the root of the crate to a module; the root itself has none.
pub(crate) type ModulePath = Vec<String>;

/// Source files by path, as they lie on the disk or as a test writes them.
pub(crate) type Files = BTreeMap<PathBuf, String>;

/// The modules of a crate, without those that are compiled for tests only.
#[derive(Default)]
pub(crate) struct Crate {
    pub(crate) modules: BTreeMap<ModulePath, Module>,
}

/// One module, without its children.
#[derive(Default)]
pub(crate) struct Module {
    pub(crate) file: PathBuf,
    pub(crate) children: BTreeSet<String>,
    /// Names of items, including those that are written out in macro calls.
    pub(crate) items: BTreeSet<String>,
    /// Imported names, with the paths that they stand for: several if `cfg` selects one of them.
    pub(crate) imports: BTreeMap<String, Vec<Vec<String>>>,
    /// The paths of `use path::*`.
    pub(crate) globs: Vec<Vec<String>>,
    pub(crate) references: Vec<Reference>,
}

/// A path as the code writes it.
pub(crate) struct Reference {
    pub(crate) line: usize,
    pub(crate) path: Vec<String>,
    /// Whether it is an import, in which a single name may be a child module.
    pub(crate) is_import: bool,
}

impl Crate {
    /// Reads a crate from the file of its root.
    pub(crate) fn read(root: &Path, files: &Files) -> anyhow::Result<Self> {
        let mut tree = Self::default();
        let folder = root.parent().context("a root file lies in a folder")?;
        tree.read_file(&[], root, folder, files)?;
        Ok(tree)
    }

    fn read_file(
        &mut self,
        path: &[String],
        file: &Path,
        folder: &Path,
        files: &Files,
    ) -> anyhow::Result<()> {
        let text = files.get(file).with_context(|| format!("{} is missing", file.display()))?;
        let parsed = syn::parse_file(text).with_context(|| format!("cannot parse {}", file.display()))?;
        self.read_module(path, &parsed.items, file, folder, files)
    }

    /// Reads a module and its children. `folder` is where the files of the children lie.
    fn read_module(
        &mut self,
        path: &[String],
        items: &[Item],
        file: &Path,
        folder: &Path,
        files: &Files,
    ) -> anyhow::Result<()> {
        let module = self.modules.entry(path.to_vec()).or_default();
        file.clone_into(&mut module.file);
        let mut reader = Reader { module, exported_macros: Vec::new() };
        for item in items {
            reader.visit_item(item);
        }
        // The path of a macro with `#[macro_export]` is that of the root.
        for name in reader.exported_macros {
            let full = [&["crate".to_owned()], path, std::slice::from_ref(&name)].concat();
            self.modules.entry(Vec::new()).or_default().imports.entry(name).or_default().push(full);
        }
        for item in items {
            let Item::Mod(child) = item else { continue };
            if is_test_only(&child.attrs) {
                continue;
            }
            let name = child.ident.unraw().to_string();
            let child_path = [path, std::slice::from_ref(&name)].concat();
            let child_folder = folder.join(&name);
            if let Some((_, items)) = &child.content {
                self.read_module(&child_path, items, file, &child_folder, files)?;
            } else {
                let choices = [folder.join(format!("{name}.rs")), child_folder.join("mod.rs")];
                let found = choices.iter().find(|choice| files.contains_key(*choice));
                let found = found
                    .with_context(|| format!("{} declares `{name}`, which has no file", file.display()))?;
                self.read_file(&child_path, found, &child_folder, files)?;
            }
            self.modules.entry(path.to_vec()).or_default().children.insert(name);
        }
        Ok(())
    }
}

/// Collects the names of one module.
struct Reader<'a> {
    module: &'a mut Module,
    exported_macros: Vec<String>,
}

impl Reader<'_> {
    fn refer(&mut self, path: Vec<String>, line: usize, is_import: bool) {
        self.module.references.push(Reference { line, path, is_import });
    }

    /// Reads one `use`, of which `path` is the part before `tree`.
    fn read_use(&mut self, mut path: Vec<String>, tree: &UseTree) {
        let (name, local) = match tree {
            UseTree::Path(tree) => {
                path.push(tree.ident.unraw().to_string());
                return self.read_use(path, &tree.tree);
            }
            UseTree::Group(group) => {
                return group.items.iter().for_each(|tree| self.read_use(path.clone(), tree));
            }
            UseTree::Glob(glob) => {
                self.refer(path.clone(), glob.star_token.spans[0].start().line, true);
                return self.module.globs.push(path);
            }
            UseTree::Name(tree) => (&tree.ident, &tree.ident),
            UseTree::Rename(tree) => (&tree.ident, &tree.rename),
        };
        let (mut local, line) = (local.unraw().to_string(), name.span().start().line);
        if name == "self" {
            if local == "self" {
                local = path.last().cloned().unwrap_or_default();
            }
        } else {
            path.push(name.unraw().to_string());
        }
        self.refer(path.clone(), line, true);
        self.module.imports.entry(local).or_default().push(path);
    }

    /// Reads the tokens of a macro call, whose syntax is unknown: names joined by `::` are taken as paths.
    fn read_tokens(&mut self, before: &[String], tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let is = |at: usize, wanted: char| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == wanted);
        let mut at = 0;
        while at < tokens.len() {
            let start = at;
            at += 1;
            let first = match &tokens[start] {
                TokenTree::Group(group) => {
                    self.read_tokens(&[], group.stream());
                    continue;
                }
                TokenTree::Ident(first) => first,
                _ => continue,
            };
            let is_field = start > 0 && is(start - 1, '.') && !(start > 1 && is(start - 2, '.'));
            let mut path = [before, &[first.unraw().to_string()]].concat();
            while is(at, ':') && is(at + 1, ':') {
                match tokens.get(at + 2) {
                    Some(TokenTree::Ident(next)) => path.push(next.unraw().to_string()),
                    Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                        self.read_tokens(&path, group.stream());
                    }
                    _ => break,
                }
                at += 3;
            }
            let defines = ["const", "enum", "fn", "static", "struct", "trait", "type"];
            if let (true, Some(TokenTree::Ident(name))) =
                (defines.contains(&path.join("::").as_str()), tokens.get(at))
            {
                self.module.items.insert(name.unraw().to_string());
            }
            if !is_field {
                self.refer(path, first.span().start().line, false);
            }
        }
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        let (name, attributes) = match item {
            Item::Const(item) => (Some(&item.ident), &item.attrs),
            Item::Enum(item) => (Some(&item.ident), &item.attrs),
            Item::Fn(item) => (Some(&item.sig.ident), &item.attrs),
            Item::Macro(item) => (item.ident.as_ref(), &item.attrs),
            Item::Static(item) => (Some(&item.ident), &item.attrs),
            Item::Struct(item) => (Some(&item.ident), &item.attrs),
            Item::Trait(item) => (Some(&item.ident), &item.attrs),
            Item::Type(item) => (Some(&item.ident), &item.attrs),
            Item::Impl(item) => (None, &item.attrs),
            Item::Use(item) => (None, &item.attrs),
            // Child modules are read separately.
            Item::Mod(_) => return,
            _ => return visit::visit_item(self, item),
        };
        if is_test_only(attributes) {
            return;
        }
        self.module.items.extend(name.map(|name| name.unraw().to_string()));
        if attributes.iter().any(|attribute| attribute.path().is_ident("macro_export")) {
            self.exported_macros.extend(name.map(ToString::to_string));
        }
        visit::visit_item(self, item);
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if item.leading_colon.is_none() {
            self.read_use(Vec::new(), &item.tree);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if let (None, Some(first)) = (path.leading_colon, path.segments.first()) {
            let names = path.segments.iter().map(|segment| segment.ident.unraw().to_string());
            self.refer(names.collect(), first.ident.span().start().line, false);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.visit_path(&call.path);
        self.read_tokens(&[], call.tokens.clone());
    }

    fn visit_meta_list(&mut self, list: &'ast syn::MetaList) {
        self.visit_path(&list.path);
        self.read_tokens(&[], list.tokens.clone());
    }
}

/// Whether `#[cfg(…)]` compiles an item for tests only.
fn is_test_only(attributes: &[Attribute]) -> bool {
    fn needs_test(condition: &Meta) -> bool {
        let Meta::List(list) = condition else { return condition.path().is_ident("test") };
        let parts = list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated);
        let Ok(parts) = parts else { return false };
        match list.path.get_ident() {
            Some(name) if name == "all" => parts.iter().any(needs_test),
            Some(name) if name == "any" => parts.iter().all(needs_test),
            _ => false,
        }
    }
    attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("cfg"))
        .any(|attribute| attribute.parse_args::<Meta>().is_ok_and(|condition| needs_test(&condition)))
}
