//! Numbers of records by kind, in words.

use super::Label;
use crate::lang::Lang;
use crate::record::Kind;

/// The numbers of records of the most important kinds, and of all others together: `12 events, 2 platforms and 7
/// other records`.
pub fn first_counts(counts: &[(Kind, usize)], lang: Lang) -> String {
    let is_first = |kind: Kind| FIRST.contains(&kind);
    let first = counts.iter().filter(|(kind, count)| is_first(*kind) && *count > 0);
    let parts: Vec<String> = first.map(|(kind, count)| counted(*kind, *count, lang)).collect();
    let parts = parts.join(lang.pick(", ", "、"));
    match counts.iter().filter(|(kind, _)| !is_first(*kind)).map(|(_, count)| count).sum::<usize>() {
        0 => parts,
        1 if lang == Lang::En => format!("{parts} and 1 other record"),
        others => format!(
            "{parts}{}",
            lang.pick(" and {} other records", "，另有{}条其他记录").replace("{}", &others.to_string())
        ),
    }
}

/// The kinds that are counted by name.
const FIRST: [Kind; 4] = [Kind::Event, Kind::Platform, Kind::Project, Kind::ProjectGroup];

/// A number of records of a kind: `1 event`, `3 policies`, `3项政策`.
pub fn counted(kind: Kind, count: usize, lang: Lang) -> String {
    let singular = kind.label(lang).to_ascii_lowercase();
    match lang {
        Lang::En if count == 1 => format!("1 {singular}"),
        Lang::En => format!("{count} {}", plural(&singular)),
        Lang::Zh => format!("{count}{}{singular}", measure_word(kind)),
    }
}

/// A number of records of a kind, with the number of those that are parts of others: `16 events (9 of them parts of
/// other records)`, `16项活动（含分项9项）`. Where an English sentence has said so before, it is short: `2 projects (1 part)`.
pub fn counted_with_parts(kind: Kind, count: usize, parts: usize, is_explained: bool, lang: Lang) -> String {
    let counted = counted(kind, count, lang);
    let of_all = parts == count;
    match (lang, parts) {
        (_, 0) => counted,
        (Lang::En, 1) if is_explained => format!("{counted} (1 part)"),
        (Lang::En, _) if is_explained => format!("{counted} ({parts} parts)"),
        (Lang::En, 1) if of_all => format!("{counted} (part of another record)"),
        (Lang::En, 1) => format!("{counted} (1 of them a part of another record)"),
        (Lang::En, _) if of_all => format!("{counted} (all of them parts of other records)"),
        (Lang::En, _) => format!("{counted} ({parts} of them parts of other records)"),
        (Lang::Zh, 1) if of_all => format!("{counted}（为分项）"),
        (Lang::Zh, _) if of_all => format!("{counted}（均为分项）"),
        (Lang::Zh, _) => format!("{counted}（含分项{parts}{}）", measure_word(kind)),
    }
}

fn plural(noun: &str) -> String {
    match noun.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None if noun == "person" => "people".into(),
        None => format!("{noun}s"),
    }
}

const fn measure_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Event | Kind::Policy | Kind::Indicator => "项",
        Kind::Fund => "支",
        Kind::Publication => "种",
        Kind::Exhibit => "组",
        Kind::Person => "位",
        Kind::Organization => "家",
        Kind::Platform | Kind::Project | Kind::ProjectGroup | Kind::Goal | Kind::Industry | Kind::Place => {
            "个"
        }
    }
}
