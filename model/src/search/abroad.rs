//! Who of a row is from abroad: where the seat of a party is in another country than most rows. No source has to say
//! so; who asks for speakers from abroad means these.

use std::collections::BTreeMap;

use super::short;
use crate::basis::BasisWord;
use crate::claim::{Claim, Relation, Value};
use crate::id::Id;
use crate::index::{Entry, Index};
use crate::lang::Lang;
use crate::package::{Found, Package};
use crate::place::{Level, LocationRole};
use crate::record::{Kind, Record, State};
use crate::words::name;

/// A record, as a position in [`Package::records`], and on whose word it is known.
type Known = (usize, BasisWord);

/// Somebody from abroad, as positions in [`Package::records`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Guest {
    /// The person or organisation.
    who: usize,
    /// The organisation of the person whose seat is meant.
    of: Option<usize>,
    country: usize,
    spoke: bool,
    /// On whose word: the weakest of seat, office and part in the event.
    basis: BasisWord,
}

impl Guest {
    /// The country of the guest, and so a thing that the row is linked to.
    pub(super) fn country(&self) -> u32 {
        short(self.country)
    }
}

/// Finds guests.
pub(crate) struct Guests<'index> {
    index: &'index Index,
    /// The country of most rows; where none has one, nobody is from abroad.
    home: Option<usize>,
}

impl<'index> Guests<'index> {
    pub(crate) fn new(index: &'index Index) -> Self {
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
        let guest = |who: usize, of: Option<Known>, seat: Known| {
            let at_row = |target: &str| self.published(target) == Some(row.record);
            let spoke = self.claims(who).find(|claim| match &claim.value {
                Value::Link(link) => link.relation == Relation::SpokeAt && at_row(link.target.as_str()),
                _ => false,
            });
            let words = [of.map(|of| of.1), spoke.map(|claim| claim.basis.word())];
            let basis = words.into_iter().flatten().fold(seat.1, BasisWord::max);
            Guest { who, of: of.map(|of| of.0), country: seat.0, spoke: spoke.is_some(), basis }
        };
        let parties = row.tags.parties.iter().filter_map(|party| self.published(party.as_str()));
        let (people, organisations): (Vec<usize>, Vec<usize>) =
            parties.partition(|at| self.index.package.records[*at].row.kind == Kind::Person);
        let party = |who: usize| {
            let (of, seat) = self.seat_abroad(who)?;
            Some(guest(who, of, seat))
        };
        let mut guests: Vec<Guest> = people.into_iter().filter_map(party).collect();
        for who in organisations {
            if !guests.iter().any(|guest| guest.of == Some(who)) {
                guests.extend(party(who));
            }
        }
        guests
    }

    /// The country abroad in which a party has its seat, and on whose word: the weakest of seat and office.
    pub(crate) fn seat_country(&self, who: &Id) -> Option<(&'index Record, BasisWord)> {
        let (of, (country, seat)) = self.seat_abroad(self.published(who.as_str())?)?;
        let basis = of.map_or(seat, |(_, office)| seat.max(office));
        Some((&self.index.package.records[country], basis))
    }

    /// A seat abroad, of the party itself or of the organisation of a person. Where somebody works is known better than
    /// where the employer has its seat.
    fn seat_abroad(&self, who: usize) -> Option<(Option<Known>, Known)> {
        if self.seats(who).next().is_some() {
            return Some((None, self.abroad(who)?));
        }
        if self.index.package.records[who].row.kind != Kind::Person {
            return None;
        }
        let mut organisations = self.claims(who).filter_map(|claim| match &claim.value {
            Value::Link(link) if link.relation == Relation::AffiliatedWith => {
                Some((self.published(link.target.as_str())?, claim.basis.word()))
            }
            _ => None,
        });
        organisations.find_map(|of| Some((Some(of), self.abroad(of.0)?)))
    }

    /// The country in which a party has its seat, if it has none at home.
    fn abroad(&self, who: usize) -> Option<Known> {
        let home = self.home?;
        let is_away = self.seats(who).all(|(country, _)| country != home);
        is_away.then(|| self.seats(who).next()).flatten()
    }

    /// The countries of its seats, and on whose word.
    fn seats(&self, who: usize) -> impl Iterator<Item = Known> {
        self.claims(who).filter_map(|claim| match &claim.value {
            Value::Where(location) if location.role == LocationRole::Seat => {
                Some((self.country(&location.place.0)?, claim.basis.word()))
            }
            _ => None,
        })
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

/// The guests of a row in the words that a reader may ask with, once for each, and on whose word: `Speakers from
/// abroad: Nicolas Peter (BMW Group, Germany)`.
pub(super) fn said(package: &Package, guests: &[Guest], lang: Lang) -> Vec<(String, BasisWord)> {
    let name = |at: usize| name(&package.records[at].row, lang);
    let guest = |guest: &Guest| {
        let seat_country = guest.of.into_iter().chain([guest.country]).map(name).collect::<Vec<_>>();
        match lang {
            Lang::En => format!("{} ({})", name(guest.who), seat_country.join(", ")),
            Lang::Zh => format!("{}（{}）", name(guest.who), seat_country.join("，")),
        }
    };
    let speakers: &[&str] = lang.pick(
        &["Speakers from abroad", "Foreign speakers", "Overseas speakers", "International speakers"],
        &[
            "海外发言嘉宾",
            "国外发言嘉宾",
            "外国发言嘉宾",
            "海外演讲者",
            "国外演讲者",
            "外国演讲者",
            "海外人士发言",
            "外宾发言",
            "外宾演讲",
        ],
    );
    let others: &[&str] =
        lang.pick(&["From abroad", "Foreign", "Overseas", "International"], &["海外", "国外", "外国"]);
    let mut said = Vec::new();
    for (spoke, words) in [(true, speakers), (false, others)] {
        let among = || guests.iter().filter(|guest| guest.spoke == spoke);
        let Some(basis) = among().map(|guest| guest.basis).max() else { continue };
        let list = among().map(guest).collect::<Vec<_>>().join(lang.pick("; ", "、"));
        said.extend(words.iter().map(|words| (format!("{words}{}{list}", lang.pick(": ", "：")), basis)));
    }
    said
}
