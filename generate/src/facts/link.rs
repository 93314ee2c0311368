//! Links between records.

use model::basis::BasisWord;
use model::claim::{Link, Relation};
use model::id::RecordId;
use model::lang::Bilingual;
use model::when::{Doubt, When};

use crate::builder::{Evidence, PackageBuilder};
use crate::cell::{DatePrecision, both, date, day_of_text};
use crate::named_record::NamedRecord;

/// What a link says besides its two ends.
pub(crate) struct LinkSpec {
    pub(crate) relation: Relation,
    /// The role of the subject, in both languages.
    pub(crate) role: Option<Bilingual>,
    /// The position in an ordered list, from 1.
    pub(crate) ordinal: Option<u32>,
}

impl LinkSpec {
    /// A link without role or position.
    pub(crate) fn plain(relation: Relation) -> Self {
        Self { relation, role: None, ordinal: None }
    }
}

impl PackageBuilder {
    /// Links a record to another. About 5 % are inferred and 2 % editorial.
    pub(crate) fn add_link(&mut self, subject: &NamedRecord, spec: &LinkSpec, to: &NamedRecord) {
        if subject.id == to.id {
            return;
        }
        let (en, zh) = words(spec.relation);
        let as_of =
            self.rng.percent(5).then(|| When::At(date(self.text.day(), DatePrecision::Day, Doubt::None)));
        let is_editorial = self.rng.percent(2);
        let as_of_basis =
            as_of.map(|_| if is_editorial { BasisWord::Editorial } else { BasisWord::Inferred });
        let role = spec.role.as_ref();
        let link = Link {
            relation: spec.relation,
            target: RecordId(to.id.clone()),
            role_en: role.map(|role| Box::new(role.en.clone())),
            role_zh: role.map(|role| Box::new(role.zh.clone())),
            ordinal: spec.ordinal,
            as_of,
            as_of_basis,
        };
        if is_editorial {
            self.add_claim(subject, link, Evidence::editorial());
            return;
        }
        let who = self.mention(subject);
        let quote = match &spec.role {
            Some(role) => self.text.write(
                &format!("{} [{en} as {} of {}].", who.en, role.en, to.name.en),
                &format!("{}[{zh}{}{}]。", who.zh, to.name.zh, role.zh),
            ),
            None => self.text.write(
                &format!("{} [{en} {}].", who.en, to.name.en),
                &format!("{}[{zh}{}]。", who.zh, to.name.zh),
            ),
        };
        let evidence = match spec.relation {
            Relation::PossiblySameAs => Evidence::inferred(
                quote,
                both("Name and year agree, the rest is not told.", "名称与年份相符，其余未述。"),
            ),
            _ if self.rng.percent(5) => {
                Evidence::inferred(quote, both("The text names both in one breath.", "文中两者并提。"))
            }
            _ => Evidence::explicit(quote),
        };
        self.add_claim(subject, link, evidence.or_remarked(as_of.map(|_| day_of_text())));
    }

    /// Links to an industry with this probability: mostly the one that the record is named after.
    pub(crate) fn add_industry(&mut self, subject: &NamedRecord, percent: i64) {
        if !self.rng.percent(percent) {
            return;
        }
        let named = self.about.clone().filter(|_| self.rng.percent(75));
        if let Some(industry) = named.or_else(|| self.directory.industries.draw(&mut self.rng).cloned()) {
            self.add_link(subject, &LinkSpec::plain(Relation::InIndustry), &industry);
        }
    }

    /// Links to an organisation with this probability.
    pub(crate) fn add_organization(&mut self, subject: &NamedRecord, relation: Relation, percent: i64) {
        if self.rng.percent(percent)
            && let Some(organization) = self.directory.organizations.draw(&mut self.rng).cloned()
        {
            self.add_link(subject, &LinkSpec::plain(relation), &organization);
        }
    }

    /// Links to a recent event with this probability.
    pub(crate) fn add_event_link(&mut self, subject: &NamedRecord, relation: Relation, percent: i64) {
        if self.rng.percent(percent)
            && let Some(event) = self.history.event(&mut self.rng)
        {
            self.add_link(subject, &LinkSpec::plain(relation), &event);
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
