//! Places of records.

use model::place::{Level, Location, LocationRole};

use crate::generate::cell::both;
use crate::generate::story::{Ground, Story, Subject};

impl Story {
    /// The place of a record, so often in a hundred: by it the record is drawn. Some have a second one.
    pub(in crate::generate) fn place(&mut self, of: &Subject, role: LocationRole, often: i64) {
        if self.dice.percent(often) {
            self.place_in(of, role, true);
            if self.dice.percent(4) {
                self.place_in(of, LocationRole::ActsFor, false);
            }
        } else if self.dice.percent(20) {
            self.place_in(of, LocationRole::NamedOnly, false);
        }
    }

    fn place_in(&mut self, of: &Subject, role: LocationRole, main: bool) {
        let Some(spot) = self.city.place_for(role, &mut self.dice) else { return };
        let (place, name, is_site) =
            (spot.place.id.clone(), spot.name.clone(), spot.place.level == Level::Venue);
        let location = Location { role, place, main };
        if self.dice.percent(4) {
            self.claim(of, location, Ground::editorial());
            return;
        }
        let (en, zh) = words(role);
        let at = if is_site { "at" } else { "in" };
        let at = match role {
            LocationRole::ActsFor | LocationRole::Covers | LocationRole::NamedOnly => "",
            _ => at,
        };
        let place_en = format!("{at} {}", name.en);
        let who = self.who(of);
        let quote = self.text.tell(
            &format!("{} {en} [{}].", who.en, place_en.trim_start()),
            &format!("{}{zh}[{}]。", who.zh, name.zh),
        );
        let ground = if self.dice.percent(8) {
            let reason = both("The text says so of the occasion as a whole.", "文中系就整个活动而言。");
            Ground::inferred(quote, reason)
        } else {
            Ground::explicit(quote)
        };
        self.claim(of, location, ground);
    }
}

const fn words(role: LocationRole) -> (&'static str, &'static str) {
    match role {
        LocationRole::HeldAt => ("gathered", "地点为"),
        LocationRole::SignedAt => ("was put to paper", "签约地点为"),
        LocationRole::SitedIn => ("has its site", "选址于"),
        LocationRole::Seat => ("has its seat", "总部位于"),
        LocationRole::ActsFor => ("acts for", "服务于"),
        LocationRole::Covers => ("is counted over", "统计范围为"),
        LocationRole::NamedOnly => ("bears the name of", "名称取自"),
    }
}
