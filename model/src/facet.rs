//! Facets: what readers filter by.
//!
//! Each is declared once, below. Its names, its values in queries and rows, and reading, writing, filtering, counting
//! and toggling follow from the declaration. A new facet also needs a place in [`DISPLAY_ORDER`] and values in
//! [`crate::index`]; the compiler requires both.

use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::basis::BasisWord;
use crate::column::{Word, vocabulary};
use crate::id::Id;
use crate::lang::Lang;
use crate::record::Kind;
use crate::sorted::Set;
use crate::when::Role;
use crate::words::Label;

/// The order in which the values of a facet are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrangement {
    /// In the order of declaration, or by id.
    AsDeclared,
    /// The value with the most records first.
    FullestFirst,
    /// Each place after the one that contains it.
    Tree,
    /// Statuses grouped by stage.
    Stages,
}

/// Declares the facets, in the order of an address.
macro_rules! facets {
    ($($(#[$meta:meta])* $facet:ident = $word:literal {
        name: ($en:literal, $zh:literal), value: ($value_en:literal, $value_zh:literal),
        query: $chosen:ident, row: $tag:ident: $type:ty, order: $order:ident $(,)?
    })*) => {
        vocabulary! {
            /// What readers filter by, and its name in an address.
            pub enum Facet { $($(#[$meta])* $facet = $word),* }
        }

        /// The values of each facet that a query selects. Values of one facet are alternatives, different facets are
        /// combined, and a facet without values does not filter.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
        pub struct Filters {
            $($(#[$meta])* pub $chosen: Set<<$type as Tag>::Value>),*
        }

        /// The values of each facet that a row has.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        pub struct Tags {
            $($(#[$meta])* pub $tag: $type),*
        }

        impl Facet {
            /// The name of the facet on the page.
            pub const fn name(self, lang: Lang) -> &'static str {
                match self { $(Self::$facet => lang.pick($en, $zh)),* }
            }

            /// The noun for one of its values, within a sentence.
            pub const fn noun(self, lang: Lang) -> &'static str {
                match self { $(Self::$facet => lang.pick($value_en, $value_zh)),* }
            }

            /// The order in which its values are shown.
            pub const fn arrangement(self) -> Arrangement {
                match self { $(Self::$facet => Arrangement::$order),* }
            }

            /// The words that its values may be; `None` where they are ids.
            pub fn words(self) -> Option<&'static [&'static str]> {
                match self { $(Self::$facet => <<$type as Tag>::Value as TagValue>::WORDS),* }
            }

            /// Whether a text of an address can be one of its values.
            pub fn accepts(self, value: &str) -> bool {
                match self { $(Self::$facet => value.parse::<<$type as Tag>::Value>().is_ok()),* }
            }

            /// The label of a value in a language; `None` for an id.
            pub fn label_of(self, value: &str, lang: Lang) -> Option<&'static str> {
                match self { $(Self::$facet => <<$type as Tag>::Value as TagValue>::label_of(value, lang)),* }
            }
        }

        impl Filters {
            fn values(&self, facet: Facet) -> &dyn ValueSet {
                match facet { $(Facet::$facet => &self.$chosen),* }
            }

            fn values_mut(&mut self, facet: Facet) -> &mut dyn ValueSet {
                match facet { $(Facet::$facet => &mut self.$chosen),* }
            }

            /// Whether a row matches. The facet `except` is ignored, as its own counts need.
            pub fn accept(&self, tags: &Tags, except: Option<Facet>) -> bool {
                $((except == Some(Facet::$facet)
                    || self.$chosen.is_empty()
                    || tags.$tag.values().iter().any(|value| self.$chosen.contains(value))))&&*
            }
        }

        impl Tags {
            /// Calls `visit` with each value of a facet, as it is written in an address.
            pub fn visit<'tags>(&'tags self, facet: Facet, visit: &mut dyn FnMut(&'tags str)) {
                match facet { $(Facet::$facet => self.$tag.values().iter().for_each(|value| visit(value.as_str()))),* }
            }
        }
    };
}

facets! {
    /// The kind of record.
    Kind = "kind" {
        name: ("Kind", "类别"), value: ("kind", "类别"),
        query: kinds, row: kind: Kind, order: AsDeclared,
    }
    /// Industries, by record id.
    Industry = "industry" {
        name: ("Industry", "产业"), value: ("industry", "产业"),
        query: industries, row: industries: Arc<Set<Id>>, order: FullestFirst,
    }
    /// Places, by record id: those of a record, and every place around them.
    Place = "place" {
        name: ("Place", "地点"), value: ("place", "地点"),
        query: places, row: places: Arc<Set<Id>>, order: Tree,
    }
    /// People and organisations that the record is linked to, and the organisations of these people, by record id.
    Party = "party" {
        name: ("People and organisations", "人物与机构"), value: ("person or organisation", "人物或机构"),
        query: parties, row: parties: Arc<Set<Id>>, order: FullestFirst,
    }
    /// Sources that its claims cite, by id.
    Source = "source" {
        name: ("Source", "来源"), value: ("source", "来源"),
        query: sources, row: sources: Arc<Set<Id>>, order: AsDeclared,
    }
    /// The status: the role of the main date.
    Status = "status" {
        name: ("Status", "状态"), value: ("status", "状态"),
        query: statuses, row: status: Role, order: Stages,
    }
    /// The basis of the main date.
    Basis = "basis" {
        name: ("Basis of the date", "日期依据"), value: ("basis", "依据"),
        query: bases, row: basis: BasisWord, order: AsDeclared,
    }
}

/// The facets in the order in which they are shown: kind and place come first.
pub const DISPLAY_ORDER: [Facet; Facet::ALL.len()] =
    [Facet::Kind, Facet::Place, Facet::Status, Facet::Industry, Facet::Party, Facet::Basis, Facet::Source];

impl Filters {
    /// Whether no value is selected.
    pub fn is_empty(&self) -> bool {
        Facet::ALL.iter().all(|facet| self.count(*facet) == 0)
    }

    /// How many values of a facet are selected.
    pub fn count(&self, facet: Facet) -> usize {
        self.values(facet).texts().len()
    }

    /// The selected values of a facet, as they are written in an address, in ascending order.
    pub fn texts(&self, facet: Facet) -> Vec<&str> {
        self.values(facet).texts()
    }

    /// Whether a value of a facet is selected.
    pub fn selects(&self, facet: Facet, value: &str) -> bool {
        self.texts(facet).contains(&value)
    }

    /// Adds a value as it is written in an address; `false` if it is not valid for the facet.
    pub fn insert(&mut self, facet: Facet, value: &str) -> bool {
        self.values_mut(facet).insert_text(value)
    }

    /// Selects this value only in a facet.
    pub(crate) fn set_only(&mut self, facet: Facet, value: &str) {
        let values = self.values_mut(facet);
        values.clear();
        values.insert_text(value);
    }

    /// Selects values of a facet, or deselects them if all are selected.
    pub(crate) fn toggle(&mut self, facet: Facet, values: &[String]) {
        self.values_mut(facet).toggle(values);
    }
}

/// A value of a facet.
pub trait TagValue: Clone + Ord + FromStr {
    /// The words that it may be; `None` where it is an id.
    const WORDS: Option<&'static [&'static str]>;
    /// The value as it is written in an address.
    fn as_str(&self) -> &str;
    /// The label of the value in a language; `None` for an id, whose name is in the data set.
    fn label_of(value: &str, lang: Lang) -> Option<&'static str>;
}

impl<T: Word + Label> TagValue for T {
    const WORDS: Option<&'static [&'static str]> = Some(T::WORDS);

    fn as_str(&self) -> &str {
        self.word()
    }

    fn label_of(value: &str, lang: Lang) -> Option<&'static str> {
        value.parse::<T>().ok().map(|value| value.label(lang))
    }
}

impl TagValue for Id {
    const WORDS: Option<&'static [&'static str]> = None;

    fn as_str(&self) -> &str {
        self.as_str()
    }

    fn label_of(_: &str, _: Lang) -> Option<&'static str> {
        None
    }
}

/// The values of a row for one facet: one, or any number.
pub trait Tag {
    /// The type of the values.
    type Value: TagValue;
    /// The values.
    fn values(&self) -> &[Self::Value];
}

impl<T: Word + Label> Tag for T {
    type Value = T;

    fn values(&self) -> &[T] {
        std::slice::from_ref(self)
    }
}

impl<T: Word + Label> Tag for Option<T> {
    type Value = T;

    fn values(&self) -> &[T] {
        self.as_slice()
    }
}

/// Rows with equal sets share them.
impl Tag for Arc<Set<Id>> {
    type Value = Id;

    fn values(&self) -> &[Id] {
        self
    }
}

/// The selected values of one facet, independent of their type.
trait ValueSet {
    fn texts(&self) -> Vec<&str>;
    fn insert_text(&mut self, text: &str) -> bool;
    fn clear(&mut self);
    fn toggle(&mut self, texts: &[String]);
}

impl<T: TagValue> ValueSet for Set<T> {
    fn texts(&self) -> Vec<&str> {
        self.iter().map(T::as_str).collect()
    }

    fn insert_text(&mut self, text: &str) -> bool {
        let value = text.parse();
        value.is_ok_and(|value| {
            self.insert(value);
            true
        })
    }

    fn clear(&mut self) {
        *self = Self::default();
    }

    fn toggle(&mut self, texts: &[String]) {
        let values: Vec<T> = texts.iter().filter_map(|text| text.parse().ok()).collect();
        let is_selected = values.iter().all(|value| self.contains(value));
        for value in values {
            if is_selected {
                self.remove(&value);
            } else {
                self.insert(value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_one_value_of_a_facet_or_none_or_several() {
        assert_eq!(Kind::Event.values(), [Kind::Event]);
        assert_eq!(Some(Kind::Event).values(), [Kind::Event]);
        assert_eq!(None::<Kind>.values(), []);
        let ids: Arc<Set<Id>> = Arc::new(["b", "a"].into_iter().filter_map(|id| Id::new(id).ok()).collect());
        assert_eq!(ids.values().iter().map(TagValue::as_str).collect::<Vec<_>>(), ["a", "b"]);
    }

    #[test]
    fn toggling_selects_values_and_deselects_them_once_all_are_selected() {
        let mut filters = Filters::default();
        let both = ["event".to_owned(), "policy".to_owned()];
        filters.toggle(Facet::Kind, &both[..1]);
        filters.toggle(Facet::Kind, &both);
        assert_eq!(filters.texts(Facet::Kind), both);
        filters.toggle(Facet::Kind, &both);
        assert!(filters.is_empty());
    }
}
