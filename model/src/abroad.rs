//! Foreign parties of rows: people and organisations whose seat is in another country than most rows. This is inferred
//! from seats, so that a search for speakers from abroad finds them.

use std::collections::BTreeMap;

use crate::basis::BasisWord;
use crate::claim::{Claim, Relation, Value};
use crate::id::Id;
use crate::index::{Index, IndexRow};
use crate::lang::Lang;
use crate::package::{Found, Package};
use crate::place::{Level, LocationRole};
use crate::record::{Kind, Record, State};
use crate::words::name;

/// A record, as an index into [`Package::records`], and the basis of the claim about it.
type RecordWithBasis = (usize, BasisWord);

/// A foreign person or organisation of a row; records are indices into [`Package::records`].
#[derive(Clone, Copy, Debug)]
pub struct ForeignParty {
    /// The person or organisation.
    party: usize,
    /// The organisation of a person, if the country is that of its seat.
    organisation: Option<usize>,
    country: usize,
    spoke: bool,
    /// The weakest basis of seat, affiliation and part in the event.
    basis: BasisWord,
}

impl ForeignParty {
    /// The country of the party, as an index into [`Package::records`].
    pub fn country(&self) -> usize {
        self.country
    }
}

/// Finds the foreign parties of rows.
pub struct ForeignParties<'index> {
    index: &'index Index,
    /// The country of most rows; without one no party is foreign.
    home: Option<usize>,
}

impl<'index> ForeignParties<'index> {
    /// Finds the country of most rows.
    pub fn new(index: &'index Index) -> Self {
        let mut foreign_parties = Self { index, home: None };
        let mut rows_in: BTreeMap<usize, usize> = BTreeMap::new();
        for country in index.rows.iter().filter_map(|row| foreign_parties.country(row.place.as_ref()?)) {
            *rows_in.entry(country).or_default() += 1;
        }
        foreign_parties.home = rows_in.into_iter().max_by_key(|(_, rows)| *rows).map(|(country, _)| country);
        foreign_parties
    }

    /// The foreign parties of a row: people, then the organisations that none of them belongs to.
    pub fn of(&self, row: &IndexRow) -> Vec<ForeignParty> {
        let foreign_party = |who: usize, of: Option<RecordWithBasis>, seat: RecordWithBasis| {
            let at_row = |target: &str| self.published(target) == Some(row.record);
            let spoke = self.claims(who).find(|claim| match &claim.value {
                Value::Link(link) => link.relation == Relation::SpokeAt && at_row(link.target.as_str()),
                _ => false,
            });
            let words = [of.map(|of| of.1), spoke.map(|claim| claim.basis.word())];
            let basis = words.into_iter().flatten().fold(seat.1, BasisWord::max);
            ForeignParty {
                party: who,
                organisation: of.map(|of| of.0),
                country: seat.0,
                spoke: spoke.is_some(),
                basis,
            }
        };
        let parties = row.tags.parties.iter().filter_map(|party| self.published(party.as_str()));
        let (people, organisations): (Vec<usize>, Vec<usize>) =
            parties.partition(|at| self.index.package.records[*at].row.kind == Kind::Person);
        let party = |who: usize| {
            let (of, seat) = self.seat_abroad(who)?;
            Some(foreign_party(who, of, seat))
        };
        let mut foreign_parties: Vec<ForeignParty> = people.into_iter().filter_map(party).collect();
        for who in organisations {
            if !foreign_parties.iter().any(|foreign_party| foreign_party.organisation == Some(who)) {
                foreign_parties.extend(party(who));
            }
        }
        foreign_parties
    }

    /// The foreign country in which a party has its seat, with the weakest basis of seat and affiliation.
    pub(crate) fn seat_country(&self, who: &Id) -> Option<(&'index Record, BasisWord)> {
        let (of, (country, seat)) = self.seat_abroad(self.published(who.as_str())?)?;
        let basis = of.map_or(seat, |(_, office)| seat.max(office));
        Some((&self.index.package.records[country], basis))
    }

    /// The foreign seat of a party, or of the organisation of a person. The own seat of a person takes precedence
    /// over that of the employer.
    fn seat_abroad(&self, who: usize) -> Option<(Option<RecordWithBasis>, RecordWithBasis)> {
        if self.seats(who).next().is_some() {
            return Some((None, self.foreign_seat(who)?));
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
        organisations.find_map(|of| Some((Some(of), self.foreign_seat(of.0)?)))
    }

    /// The country in which a party has its seat, unless it also has one at home.
    fn foreign_seat(&self, who: usize) -> Option<RecordWithBasis> {
        let home = self.home?;
        let is_foreign = self.seats(who).all(|(country, _)| country != home);
        is_foreign.then(|| self.seats(who).next()).flatten()
    }

    /// The countries of the seats of a party, with their basis.
    fn seats(&self, who: usize) -> impl Iterator<Item = RecordWithBasis> {
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

/// The foreign parties of a row in words, once for each phrase that a reader may search for, with their basis:
/// `Speakers from abroad: Nicolas Peter (BMW Group, Germany)`.
pub fn describe(package: &Package, foreign_parties: &[ForeignParty], lang: Lang) -> Vec<(String, BasisWord)> {
    let name = |at: usize| name(&package.records[at].row, lang);
    let foreign_party = |foreign_party: &ForeignParty| {
        let seat_country = foreign_party
            .organisation
            .into_iter()
            .chain([foreign_party.country])
            .map(name)
            .collect::<Vec<_>>();
        match lang {
            Lang::En => format!("{} ({})", name(foreign_party.party), seat_country.join(", ")),
            Lang::Zh => format!("{}（{}）", name(foreign_party.party), seat_country.join("，")),
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
    let mut phrases = Vec::new();
    for (spoke, words) in [(true, speakers), (false, others)] {
        let among = || foreign_parties.iter().filter(|foreign_party| foreign_party.spoke == spoke);
        let Some(basis) = among().map(|foreign_party| foreign_party.basis).max() else { continue };
        let list = among().map(foreign_party).collect::<Vec<_>>().join(lang.pick("; ", "、"));
        phrases.extend(words.iter().map(|words| (format!("{words}{}{list}", lang.pick(": ", "：")), basis)));
    }
    phrases
}
