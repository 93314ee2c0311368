//! What the sources do not state of a record although readers ask for it first, in one sentence.

use crate::basis::BasisWord;
use crate::claim::{Claim, Link, Relation, Value};
use crate::lang::Lang;
use crate::package::Package;
use crate::place::{Level, LocationRole};
use crate::record::{Kind, Record};
use crate::text::Text;

/// A fact that readers ask for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fact {
    /// When it was, or is to be.
    Date,
    /// The building or site of an event.
    Venue,
    /// The park or site of what stays where it is.
    Site,
    /// Who organised it.
    Organiser,
    /// Who chaired it.
    Chair,
    /// Who issued it.
    Issuer,
    /// How much money.
    Sum,
    /// Role and organisation of a person.
    Office,
    /// What a speaker said.
    Words,
}

/// What readers ask first of a record of each kind, in the order of the sentence.
const fn asked(kind: Kind) -> &'static [Fact] {
    match kind {
        Kind::Event => &[Fact::Venue, Fact::Organiser, Fact::Chair, Fact::Date],
        Kind::Exhibit => &[Fact::Venue, Fact::Date],
        Kind::Project | Kind::ProjectGroup => &[Fact::Site, Fact::Sum, Fact::Date],
        Kind::Platform => &[Fact::Site, Fact::Date],
        Kind::Policy | Kind::Publication => &[Fact::Issuer, Fact::Date],
        Kind::Fund => &[Fact::Sum, Fact::Date],
        Kind::Indicator | Kind::Goal => &[Fact::Date],
        Kind::Person => &[Fact::Office, Fact::Words],
        Kind::Organization | Kind::Industry | Kind::Place => &[],
    }
}

/// The sentence on what the sources do not state; `None` where they state all that readers ask first.
///
/// What the editors added from outside the sources does not break the silence, and neither does a date that they
/// inferred: the page shows both, so the sentence says where the date comes from.
pub fn silence(package: &Package, record: &Record, lang: Lang) -> Option<String> {
    let subject = Subject { package, record };
    let missing: Vec<&str> = asked(record.row.kind)
        .iter()
        .filter(|fact| !subject.is_stated(**fact))
        .map(|fact| subject.name(*fact, lang))
        .collect();
    let list = match (missing.as_slice(), lang) {
        ([], _) => return None,
        ([one], Lang::En) => format!("no {one}"),
        ([first @ .., last], Lang::En) => {
            let first: Vec<String> = first.iter().map(|name| format!("no {name}")).collect();
            format!("{} and no {last}", first.join(", "))
        }
        ([one], Lang::Zh) => (*one).to_owned(),
        ([first @ .., last], Lang::Zh) => format!("{}和{last}", first.join("、")),
    };
    let is_dated = asked(record.row.kind).contains(&Fact::Date);
    let origin = subject.date_basis().filter(|_| is_dated).map_or("", |basis| match basis {
        BasisWord::Explicit => "",
        BasisWord::Inferred => lang.pick("; the date shown is inferred", "；所列日期为推断"),
        BasisWord::Editorial => lang.pick("; the date shown is from outside them", "；所列日期为编者补充"),
    });
    Some(match lang {
        Lang::En => format!("The sources give {list}{origin}."),
        Lang::Zh => format!("来源未写明{list}{origin}。"),
    })
}

/// The record, and the facts that its claims and those about it state.
struct Subject<'package> {
    package: &'package Package,
    record: &'package Record,
}

impl<'package> Subject<'package> {
    fn is_stated(&self, fact: Fact) -> bool {
        match fact {
            Fact::Date => self.date_basis() == Some(BasisWord::Explicit),
            Fact::Venue => self.lies_in(Level::Venue),
            Fact::Site => self.lies_in(Level::Park),
            Fact::Organiser => self.links_by(Relation::OrganisedBy),
            Fact::Issuer => self.links_by(Relation::IssuedBy),
            Fact::Office => self.links_by(Relation::AffiliatedWith),
            Fact::Sum => self.own_claims().any(|claim| matches!(claim.value, Value::Money(_))),
            Fact::Chair => self.has_chair(),
            // Only of speakers do readers ask what they said.
            Fact::Words => !self.links_by(Relation::SpokeAt) || self.is_quoted(),
        }
    }

    /// The fact in words, to follow `no`.
    fn name(&self, fact: Fact, lang: Lang) -> &'static str {
        match fact {
            Fact::Date if self.date_basis().is_some() => lang.pick("full date", "完整日期"),
            Fact::Date if self.record.row.kind == Kind::Goal => {
                lang.pick("year by which it is to be reached", "实现目标的年份")
            }
            Fact::Date => lang.pick("date", "日期"),
            Fact::Venue => lang.pick("venue", "会场"),
            Fact::Site => lang.pick("exact site", "具体地点"),
            Fact::Organiser => lang.pick("organiser", "主办方"),
            Fact::Chair => lang.pick("chair", "主持人"),
            Fact::Issuer => lang.pick("issuer", "发布方"),
            Fact::Sum => lang.pick("sum of its own", "其本身的金额"),
            Fact::Office => lang.pick("office or organisation", "任职情况"),
            Fact::Words => lang.pick("words of this speaker", "发言内容"),
        }
    }

    /// The claims of the record that rest on the sources.
    fn own_claims(&self) -> impl Iterator<Item = &'package Claim> {
        self.package.claims_of(self.record).iter().filter(|claim| rests_on_sources(claim))
    }

    /// The basis of the main date; `None` where no date is given.
    fn date_basis(&self) -> Option<BasisWord> {
        self.package.claims_of(self.record).iter().find_map(|claim| match &claim.value {
            Value::When(dating) if dating.main && dating.when.is_some() => Some(claim.basis.word()),
            _ => None,
        })
    }

    /// Whether it is located at a place of this level or a smaller one.
    fn lies_in(&self, level: Level) -> bool {
        self.own_claims().any(|claim| match &claim.value {
            Value::Where(location) => {
                let place = self.package.place(location.place.as_str());
                location.role != LocationRole::NamedOnly && place.is_some_and(|place| place.level >= level)
            }
            _ => false,
        })
    }

    fn links_by(&self, relation: Relation) -> bool {
        self.own_claims().any(|claim| matches!(&claim.value, Value::Link(link) if link.relation == relation))
    }

    /// Whether somebody links to the event in the role of its chair.
    fn has_chair(&self) -> bool {
        let id = self.record.row.id.as_str();
        let is_chair = |claim: &Claim| match &claim.value {
            Value::Link(link) => {
                (link.target.as_str() == id || claim.record.as_str() == id) && names_a_chair(link)
            }
            _ => false,
        };
        self.package.claims.iter().filter(|claim| rests_on_sources(claim)).any(is_chair)
    }

    /// Whether a statement is theirs.
    fn is_quoted(&self) -> bool {
        let id = self.record.row.id.as_str();
        self.package.claims.iter().filter(|claim| rests_on_sources(claim)).any(|claim| match &claim.value {
            Value::Statement(statement) => {
                statement.speaker.as_ref().is_some_and(|speaker| speaker.as_str() == id)
            }
            _ => false,
        })
    }
}

fn rests_on_sources(claim: &Claim) -> bool {
    claim.basis.word() != BasisWord::Editorial
}

/// Roles are free text. A role that may be another one, such as the chairman of a company, counts as a chair, because
/// saying nothing is better than a wrong word on the sources.
fn names_a_chair(link: &Link) -> bool {
    let en = link.role_en.as_deref().map_or("", Text::as_str).to_ascii_lowercase();
    let zh = link.role_zh.as_deref().map_or("", Text::as_str);
    ["chair", "presid", "moderat"].iter().any(|word| en.contains(word))
        || ["主持", "主席"].iter().any(|word| zh.contains(word))
}
