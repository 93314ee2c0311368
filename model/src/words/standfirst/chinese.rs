//! The standfirst in Chinese.

use super::super::Label;
use super::super::when::{as_of, before_verb, date};
use super::{Facts, is_intended, same_act, same_act_at};
use crate::claim::Relation;
use crate::lang::Lang;
use crate::place::LocationRole;
use crate::record::Kind;
use crate::when::{Dating, Role};

impl Facts<'_> {
    pub(super) fn chinese(&mut self, linked: usize) -> String {
        let kind = self.record.row.kind;
        if kind == Kind::Place {
            return self.chinese_place(linked);
        }
        let (dating, place, event) = (self.main_date(), self.main_place(), self.event());
        let noun = kind.label(self.lang);
        let mut parts = Vec::new();
        let (mut at_place, mut at_event) = (String::new(), String::new());
        if let Some((relation, event)) = event {
            if dating.is_some_and(|dating| same_act(relation, dating.role)) {
                at_event = event;
            } else {
                parts.push(chinese_event(relation, &event, dating.map(|dating| dating.role)));
            }
        }
        if let Some(place) = place {
            let name = self.name(place.place.as_str());
            match place.role {
                role if dating.is_some_and(|dating| same_act_at(role, dating.role)) => at_place = name,
                LocationRole::SitedIn => parts.push(format!("位于{name}")),
                role => parts.push(format!("{}为{name}", role.label(self.lang))),
            }
        }
        let scene = match (at_place.is_empty(), at_event.is_empty()) {
            (true, true) => String::new(),
            (false, true) => format!("在{at_place}"),
            (_, false) => format!("在{at_place}{at_event}上"),
        };
        let head = match dating {
            Some(dating) => chinese_date(kind, dating, &scene, noun),
            None => noun.to_owned(),
        };
        if kind == Kind::Person
            && let Some((link, target)) = self.office()
        {
            let then =
                link.as_of.as_ref().map(|when| format!("{}，", as_of(when, link.as_of_basis, self.lang)));
            let role = link.role_zh.as_ref().map(|role| format!("，职务为{role}"));
            parts.push(format!("{}任职于{target}{}", then.unwrap_or_default(), role.unwrap_or_default()));
        }
        let relations = [
            (Relation::EditionOf, "系列为", "series", "系列"),
            (Relation::PartOf, "属于", "parent record", "所属"),
            (Relation::OrganisedBy, "主办方为", "organiser", "主办方"),
            (Relation::IssuedBy, "印发方为", "issuer", "印发方"),
            (Relation::SpokeAt, "发言于", "speech", "发言"),
            (Relation::TookPartIn, "参加", "attendance", "参加"),
        ];
        for (relation, words, en, zh) in relations {
            if let Some(names) = self.linked_by(relation, en, zh) {
                parts.push(match relation {
                    Relation::SpokeAt => format!("在{names}上发言"),
                    _ => format!("{words}{names}"),
                });
            }
        }
        if linked > 0 {
            parts.push(chinese_linked(linked));
        }
        [head].into_iter().chain(parts).collect::<Vec<_>>().join("，")
    }

    fn chinese_place(&self, linked: usize) -> String {
        let (level, parent) = self.level_and_parent();
        let level = level.map_or("地点", |level| level.label(Lang::Zh));
        let within = parent.map(|parent| format!("位于{parent}的"));
        let linked = (linked > 0).then(|| chinese_linked(linked));
        let what = format!("{}{level}", within.unwrap_or_default());
        [what].into_iter().chain(linked).collect::<Vec<_>>().join("，")
    }
}

fn chinese_linked(linked: usize) -> String {
    format!("图集中有{linked}条相关记录")
}

fn chinese_event(relation: Relation, event: &str, role: Option<Role>) -> String {
    let intended = if role.is_some_and(is_intended) { "拟" } else { "" };
    format!("{intended}{}{event}", relation.label(Lang::Zh))
}

/// A noun preceded by its date and its scene (place and event): `2025年3月26日在南京市举行的活动`.
fn chinese_date(kind: Kind, dating: &Dating, scene: &str, noun: &str) -> String {
    let verb = match dating.role {
        Role::Held if kind == Kind::Exhibit => "展出",
        role => role.label(Lang::Zh),
    };
    let when = dating.when.as_ref().map(|when| date(when, Lang::Zh));
    let on = || dating.when.as_ref().map(before_verb).unwrap_or_default();
    match (dating.role, when) {
        (Role::Scheduled, Some(when)) if scene.is_empty() => format!("排定于{when}的{noun}"),
        (Role::Scheduled, Some(when)) => {
            let verb = if kind == Kind::Exhibit { "展出" } else { "举行" };
            format!("排定于{when}{scene}{verb}的{noun}")
        }
        (Role::Scheduled, None) => format!("已排期、未写日期的{noun}"),
        (Role::Planned, Some(when)) => format!("计划时间为{when}的{noun}"),
        (Role::Planned, None) => format!("计划中、未写日期的{noun}"),
        (Role::Target, Some(when)) => format!("期限为{when}的{noun}"),
        (Role::Target, None) => format!("未写期限的{noun}"),
        (Role::Exists, Some(when)) if kind == Kind::Indicator => format!("{when}的{noun}"),
        (Role::Exists, Some(_)) => format!("{}已有的{noun}", on()),
        (Role::Exists, None) => format!("未写日期的{noun}"),
        (_, Some(_)) => format!("{}{scene}{verb}的{noun}", on()),
        (_, None) if scene.is_empty() => format!("{verb}日期未写明的{noun}"),
        (_, None) => format!("{scene}{verb}、日期未写明的{noun}"),
    }
}
