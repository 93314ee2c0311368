//! Who of a row is from abroad: where the seat of a party is in another country than most rows. No source has to say
//! so; who asks for speakers from abroad means these.

use std::collections::BTreeMap;

use super::short;
use crate::claim::{Claim, Relation, Value};
use crate::id::Id;
use crate::package::{Found, Package};
use crate::place::{Level, LocationRole};
use crate::record::{Kind, State};
use crate::view::{Entry, Index};
use crate::words::{Lang, name};

/// Somebody from abroad, as positions in [`Package::records`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Guest {
    /// The person or organisation.
    who: usize,
    /// The organisation of the person whose seat is meant.
    of: Option<usize>,
    country: usize,
    spoke: bool,
}

impl Guest {
    /// The country of the guest, and so a thing that the row is tied to.
    pub(super) fn country(&self) -> u32 {
        short(self.country)
    }
}

/// Finds guests.
pub(super) struct Guests<'index> {
    index: &'index Index,
    /// The country of most rows; where none has one, nobody is from abroad.
    home: Option<usize>,
}

impl<'index> Guests<'index> {
    pub(super) fn new(index: &'index Index) -> Self {
        let mut guests = Self { index, home: None };
        let mut rows_in: BTreeMap<usize, usize> = BTreeMap::new();
        for country in index.rows.iter().filter_map(|row| guests.country(row.place.as_ref()?)) {
            *rows_in.entry(country).or_default() += 1;
        }
        guests.home = rows_in.into_iter().max_by_key(|(_, rows)| *rows).map(|(country, _)| country);
        guests
    }

    /// The guests of a row: people first, and organisations that none of them stands for.
    pub(super) fn of(&self, row: &Entry) -> Vec<Guest> {
        let spoke = |who: usize| {
            let at_row = |target: &str| self.published(target) == Some(row.record);
            self.claims(who).any(|claim| match &claim.value {
                Value::Link(link) => link.relation == Relation::SpokeAt && at_row(link.target.as_str()),
                _ => false,
            })
        };
        let parties = row.parties.iter().filter_map(|party| self.published(party.as_str()));
        let (people, organisations): (Vec<usize>, Vec<usize>) =
            parties.partition(|at| self.index.package.records[*at].row.kind == Kind::Person);
        let person = |who: usize| {
            let organisations = self.claims(who).filter_map(|claim| match &claim.value {
                Value::Link(link) if link.relation == Relation::AffiliatedWith => {
                    self.published(link.target.as_str())
                }
                _ => None,
            });
            let mut seats = std::iter::once(None).chain(organisations.map(Some));
            let (of, country) = seats.find_map(|of| Some((of, self.abroad(of.unwrap_or(who))?)))?;
            Some(Guest { who, of, country, spoke: spoke(who) })
        };
        let mut guests: Vec<Guest> = people.into_iter().filter_map(person).collect();
        for who in organisations {
            if !guests.iter().any(|guest| guest.of == Some(who))
                && let Some(country) = self.abroad(who)
            {
                guests.push(Guest { who, of: None, country, spoke: spoke(who) });
            }
        }
        guests
    }

    /// The country in which a party has its seat, if it is another.
    fn abroad(&self, who: usize) -> Option<usize> {
        let home = self.home?;
        let mut seats = self.claims(who).filter_map(|claim| match &claim.value {
            Value::Where(location) if location.role == LocationRole::Seat => self.country(&location.place.0),
            _ => None,
        });
        seats.find(|country| *country != home)
    }

    fn claims(&self, who: usize) -> impl Iterator<Item = &'index Claim> {
        let package = &self.index.package;
        package.claims_of(&package.records[who]).iter()
    }

    fn country(&self, place: &Id) -> Option<usize> {
        let country =
            self.index.with_ancestors(place.as_str()).find(|place| place.level == Level::Country)?;
        self.published(country.id.as_str())
    }

    fn published(&self, id: &str) -> Option<usize> {
        match self.index.package.find(id) {
            Some(Found::Record(at)) => {
                (self.index.package.records[at].row.state == State::Published).then_some(at)
            }
            _ => None,
        }
    }
}

/// The guests of a row in the words that a reader may ask with, once for each: `Speakers from abroad: Nicolas Peter
/// (BMW Group, Germany)`.
pub(super) fn said(package: &Package, guests: &[Guest], lang: Lang) -> Vec<String> {
    let name = |at: usize| name(&package.records[at].row, lang);
    let guest = |guest: &&Guest| {
        let whence = guest.of.into_iter().chain([guest.country]).map(name).collect::<Vec<_>>();
        match lang {
            Lang::En => format!("{} ({})", name(guest.who), whence.join(", ")),
            Lang::Zh => format!("{}（{}）", name(guest.who), whence.join("，")),
        }
    };
    let words = [
        (
            true,
            lang.pick(
                ["Speakers from abroad", "Foreign speakers", "Overseas speakers", "International speakers"],
                ["海外发言嘉宾", "国外发言嘉宾", "境外发言嘉宾", "外国发言嘉宾"],
            ),
        ),
        (
            false,
            lang.pick(
                ["From abroad", "Foreign", "Overseas", "International"],
                ["海外", "国外", "境外", "外国"],
            ),
        ),
    ];
    let mut said = Vec::new();
    for (spoke, words) in words {
        let list = guests.iter().filter(|guest| guest.spoke == spoke).map(|one| guest(&one));
        let list = list.collect::<Vec<_>>().join(lang.pick("; ", "、"));
        if !list.is_empty() {
            said.extend(words.map(|words| format!("{words}{}{list}", lang.pick(": ", "："))));
        }
    }
    said
}
