//! Accepted values and windows of time in words.

use super::{Accepted, Parameter, Query};
use crate::lang::Lang;
use crate::when::When;
use crate::words::date;

impl Accepted {
    /// What would be accepted, in words. Values and dates are given as they are typed, in any language.
    pub fn describe(&self, lang: Lang) -> String {
        match self {
            Accepted::Words(words) => words.join(lang.pick(", ", "、")),
            Accepted::Date => lang
                .pick(
                    "a year, month or day: 2020, 2020-05, 2020-05-31",
                    "年、月或日，如2020、2020-05、2020-05-31",
                )
                .into(),
            Accepted::From(since) => match lang {
                Lang::En => format!("{since} or later, as the window begins then"),
                Lang::Zh => format!("{since}或更晚（时间范围由此开始）"),
            },
            Accepted::Number => lang.pick("a whole number", "整数").into(),
            Accepted::Camera => lang
                .pick(
                    "longitude,latitude,zoom, as in 118.78,32.04,11",
                    "经度、纬度和缩放级别，以半角逗号分隔，如118.78,32.04,11",
                )
                .into(),
            Accepted::Ids => lang.pick("ids with commas between them", "编号，多个编号以半角逗号分隔").into(),
            Accepted::AtMost(most) => match lang {
                Lang::En => format!("{most} values at most"),
                Lang::Zh => format!("最多{most}个值"),
            },
            Accepted::Known(parameter) => {
                let noun = noun(*parameter, lang);
                lang.pick("the id of a known ", "本图集收录的").to_owned() + noun + lang.pick("", "的编号")
            }
            Accepted::CurrentRelease(release) => match lang {
                Lang::En => format!("{release} (this one)"),
                Lang::Zh => format!("{release}（当前版本）"),
            },
        }
    }
}

impl Query {
    /// The window of a query in words, if it has one.
    pub fn describe_window(&self, lang: Lang) -> Option<String> {
        match self.window() {
            (None, None) => None,
            (Some(since), Some(until)) if since == until => Some(date(&When::At(since), lang)),
            (since, until) => Some(date(&When::Lasted { from: since, until }, lang)),
        }
    }
}

/// The noun for what the ids of a parameter refer to.
fn noun(parameter: Parameter, lang: Lang) -> &'static str {
    match parameter {
        Parameter::Facet(facet) => facet.noun(lang),
        Parameter::Release => lang.pick("release", "数据版本"),
        _ => lang.pick("record", "记录"),
    }
}
