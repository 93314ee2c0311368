//! Ties between records.

use model::claim::{Both, Link, Relation};
use model::id::RecordId;
use model::when::{Doubt, When};

use crate::generate::cell::{Unit, both, date};
use crate::generate::story::{Ground, Story, Subject};

/// How a record stands to another.
pub(in crate::generate) struct Tie {
    pub(in crate::generate) relation: Relation,
    /// The role in it, in both languages.
    pub(in crate::generate) role: Option<Both>,
    /// The place in an ordered list.
    pub(in crate::generate) ordinal: Option<u32>,
}

impl Tie {
    /// A tie without a role or an order.
    pub(in crate::generate) fn plain(relation: Relation) -> Self {
        Self { relation, role: None, ordinal: None }
    }
}

impl Story {
    /// Ties a record to another. A twentieth is the editors' conclusion, a fortieth from outside.
    pub(in crate::generate) fn tie(&mut self, of: &Subject, tie: &Tie, to: &Subject) {
        if of.id == to.id {
            return;
        }
        let (en, zh) = words(tie.relation);
        let as_of = self.dice.percent(5).then(|| When::At(date(self.text.day(), Unit::Day, Doubt::None)));
        let role = tie.role.as_ref();
        let link = Link {
            relation: tie.relation,
            target: RecordId(to.id.clone()),
            role_en: role.map(|role| role.en.clone()),
            role_zh: role.map(|role| role.zh.clone()),
            ordinal: tie.ordinal,
            as_of,
        };
        if self.dice.percent(2) {
            self.claim(of, link, Ground::editorial());
            return;
        }
        let who = self.who(of);
        let quote = match &tie.role {
            Some(role) => self.text.tell(
                &format!("{} [{en} as {} of {}].", who.en, role.en, to.name.en),
                &format!("{}[{zh}{}{}]。", who.zh, to.name.zh, role.zh),
            ),
            None => self.text.tell(
                &format!("{} [{en} {}].", who.en, to.name.en),
                &format!("{}[{zh}{}]。", who.zh, to.name.zh),
            ),
        };
        let ground = match tie.relation {
            Relation::PossiblySameAs => Ground::inferred(
                quote,
                both("Name and year agree, the rest is not told.", "名称与年份相符，其余未述。"),
            ),
            _ if self.dice.percent(5) => {
                Ground::inferred(quote, both("The text names both in one breath.", "文中两者并提。"))
            }
            _ => Ground::explicit(quote),
        };
        self.claim(of, link, ground);
    }

    /// The industry of a record, so often in a hundred: mostly the one that it is named after.
    pub(in crate::generate) fn industry(&mut self, of: &Subject, often: i64) {
        if !self.dice.percent(often) {
            return;
        }
        let named = self.about.clone().filter(|_| self.dice.percent(75));
        if let Some(industry) = named.or_else(|| self.cast.industries.draw(&mut self.dice).cloned()) {
            self.tie(of, &Tie::plain(Relation::InIndustry), &industry);
        }
    }

    /// The organisation behind a record, so often in a hundred. Policies are issued, events organised.
    pub(in crate::generate) fn organization(&mut self, of: &Subject, relation: Relation, often: i64) {
        if self.dice.percent(often)
            && let Some(organization) = self.cast.organizations.draw(&mut self.dice).cloned()
        {
            self.tie(of, &Tie::plain(relation), &organization);
        }
    }

    /// Ties a record to an event of late, so often in a hundred.
    pub(in crate::generate) fn event(&mut self, of: &Subject, relation: Relation, often: i64) {
        if self.dice.percent(often)
            && let Some(event) = self.memory.event(&mut self.dice)
        {
            self.tie(of, &Tie::plain(relation), &event);
        }
    }
}

const fn words(relation: Relation) -> (&'static str, &'static str) {
    match relation {
        Relation::PartOf => ("is part of", "属于"),
        Relation::InIndustry => ("belongs to", "所属产业为"),
        Relation::SignedAt => ("was signed at", "签约于"),
        Relation::InauguratedAt => ("was inaugurated at", "揭牌于"),
        Relation::EstablishedAt => ("was set up at", "成立于"),
        Relation::ReleasedAt => ("was released at", "发布于"),
        Relation::SpokeAt => ("spoke at", "发言于"),
        Relation::TookPartIn => ("took part in", "参加了"),
        Relation::AffiliatedWith => ("serves", "任职于"),
        Relation::OrganisedBy => ("was organised by", "主办单位为"),
        Relation::IssuedBy => ("was issued by", "发文单位为"),
        Relation::Concerns => ("concerns", "涉及"),
        Relation::EditionOf => ("continues the series of", "延续"),
        Relation::PossiblySameAs => ("resembles", "近似于"),
    }
}
