//! Places of records.

use model::place::{Level, Location, LocationRole};

use crate::builder::{Evidence, PackageBuilder};
use crate::cell::both;
use crate::named_record::NamedRecord;

impl PackageBuilder {
    /// Adds the main place with this probability; it puts the record on the map. Some get a second place.
    pub(crate) fn add_place(&mut self, subject: &NamedRecord, role: LocationRole, percent: i64) {
        if self.rng.percent(percent) {
            self.add_location(subject, role, true);
            if self.rng.percent(4) {
                self.add_location(subject, LocationRole::ActsFor, false);
            }
        } else if self.rng.percent(20) {
            self.add_location(subject, LocationRole::NamedOnly, false);
        }
    }

    fn add_location(&mut self, subject: &NamedRecord, role: LocationRole, main: bool) {
        let Some(place) = self.city.place_for(role, &mut self.rng) else { return };
        let (place, name, is_site) =
            (place.row.id.clone(), place.name.clone(), place.row.level == Level::Venue);
        let location = Location { role, place, main };
        if self.rng.percent(4) {
            self.add_claim(subject, location, Evidence::editorial());
            return;
        }
        let (en, zh) = words(role);
        let at = if is_site { "at" } else { "in" };
        let at = match role {
            LocationRole::ActsFor | LocationRole::Covers | LocationRole::NamedOnly => "",
            _ => at,
        };
        let place_en = format!("{at} {}", name.en);
        let who = self.mention(subject);
        let quote = self.text.write(
            &format!("{} {en} [{}].", who.en, place_en.trim_start()),
            &format!("{}{zh}[{}]。", who.zh, name.zh),
        );
        let evidence = if self.rng.percent(8) {
            let reason = both("The text says so of the occasion as a whole.", "文中系就整个活动而言。");
            Evidence::inferred(quote, reason)
        } else {
            Evidence::explicit(quote)
        };
        self.add_claim(subject, location, evidence);
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
