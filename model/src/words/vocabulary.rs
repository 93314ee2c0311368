//! The labels of enumerations in each language.

use crate::basis::BasisWord;
use crate::claim::{ClaimPart, ClaimRelation, FurtherForm, Relation, StatementSort, Use};
use crate::lang::Lang;
use crate::money::{Nature, Purpose};
use crate::place::{Level, LocationRole};
use crate::record::Kind;
use crate::source::Reliability;
use crate::when::{Role, Stage};

/// A value with a label for readers.
pub trait Label {
    /// The label in a language.
    fn label(self, lang: Lang) -> &'static str;
}

/// Implements [`Label`] from the English and the Chinese label of each value.
macro_rules! labels {
    ($($name:ident { $($value:ident: $en:literal, $zh:literal;)* })*) => {
        $(impl Label for $name {
            fn label(self, lang: Lang) -> &'static str {
                match self { $(Self::$value => lang.pick($en, $zh)),* }
            }
        })*
    };
}

labels! {
    Kind {
        Event: "Event", "活动";
        Platform: "Platform", "平台";
        Project: "Project", "项目";
        ProjectGroup: "Project group", "项目组";
        Policy: "Policy", "政策";
        Fund: "Fund", "基金";
        Publication: "Publication", "出版物";
        Exhibit: "Exhibit", "展品";
        Indicator: "Indicator", "指标";
        Goal: "Goal", "目标";
        Person: "Person", "人物";
        Organization: "Organisation", "机构";
        Industry: "Industry", "产业";
        Place: "Place", "地点";
    }
    Role {
        Held: "Held", "举行";
        Scheduled: "Scheduled", "已排期";
        Signed: "Signed", "签约";
        Planned: "Planned", "计划中";
        Inaugurated: "Inaugurated", "揭牌";
        Established: "Established", "成立";
        Launched: "Launched", "启动";
        Issued: "Issued", "印发";
        Announced: "Announced", "公布";
        Exists: "Exists", "现有";
        Target: "Target", "目标";
    }
    Stage {
        Intended: "Intended", "预期";
        Agreed: "Signed or published", "签约或发布";
        Started: "Started or set up", "启动或设立";
        Present: "Held or in place", "举行或现有";
    }
    BasisWord {
        Explicit: "Stated", "原文";
        Inferred: "Inferred", "推断";
        Editorial: "Editorial", "编者补充";
    }
    Use {
        States: "states it", "直接依据";
        Supports: "supports it", "推断依据";
    }
    LocationRole {
        HeldAt: "Held in", "举办地";
        SignedAt: "Signed at", "签约地";
        SitedIn: "Sited in", "所在地";
        Seat: "Based in", "驻地";
        ActsFor: "Acts for", "服务范围";
        Covers: "Covers", "统计范围";
        NamedOnly: "In the name only", "仅见于名称";
    }
    Level {
        World: "world", "世界";
        Country: "country", "国家";
        Region: "region", "区域";
        Province: "province", "省";
        City: "city", "市";
        NewArea: "new area", "新区";
        District: "district", "区";
        Park: "park", "园区";
        Venue: "venue", "场所";
    }
    Purpose {
        Investment: "Investment", "投资";
        Fund: "Fund", "基金";
        Support: "Support", "支持资金";
        Output: "Output", "产值";
        Scale: "Scale", "规模";
    }
    Nature {
        Stated: "Stated", "已有";
        Planned: "Planned", "计划";
        Guided: "Guided, not established", "引导设立，未称已设立";
        Ceiling: "Ceiling", "上限";
        Target: "Target", "目标";
    }
    Relation {
        PartOf: "Part of", "属于";
        InIndustry: "Industry", "产业";
        SignedAt: "Signed at", "签约于";
        InauguratedAt: "Inaugurated at", "揭牌于";
        EstablishedAt: "Established at", "成立于";
        ReleasedAt: "Released at", "发布于";
        SpokeAt: "Spoke at", "发言于";
        TookPartIn: "Took part in", "参加";
        AffiliatedWith: "Affiliated with", "任职";
        OrganisedBy: "Organised by", "主办方";
        IssuedBy: "Issued by", "印发方";
        Concerns: "Concerns", "涉及";
        EditionOf: "Edition of", "系列";
        PossiblySameAs: "Possibly the same as", "可能同一";
    }
    ClaimRelation {
        Restates: "restates", "重述";
        Converts: "converts", "折算自";
        PartOf: "is part of", "包含于";
        Contradicts: "contradicts", "与之相矛盾";
    }
    StatementSort {
        Theme: "Theme", "主题";
        Goal: "Goal", "目标";
        Provision: "Provision", "措施";
        Assessment: "Assessment", "评价";
        Recommendation: "Recommendation", "建议";
        Quotation: "Reported words", "转述";
        Ranking: "Ranking", "排名";
        Promotion: "Promotion", "宣传语";
    }
    ClaimPart {
        Facts: "Dates, places and links", "时间、地点与关联";
        Figures: "Figures", "数字";
        Topics: "Topics", "主题与议题";
        Goals: "Goals", "目标";
        Measures: "Measures", "措施";
        Views: "Views", "看法与评价";
        Advice: "Advice", "建议";
        Words: "Who said what", "谁说了什么";
        Praise: "Praise and rankings", "褒扬与排名";
    }
    FurtherForm {
        Printed: "Printed form", "原文写法";
        Corrected: "Corrected form", "更正写法";
        Alias: "Also called", "又称";
        Search: "Search words", "检索词";
    }
    Reliability {
        PressRelease: "Press release of the organisation concerned", "当事方新闻稿";
        Official: "Report by a public authority", "官方报道";
        News: "News report", "新闻报道";
        Unknown: "Origin unknown", "来源不明";
    }
}

/// The label of an item of a programme that is only intended: what is to be signed there.
pub const fn intended_at_target(relation: Relation, lang: Lang) -> &'static str {
    match relation {
        Relation::SignedAt => lang.pick("to be signed", "拟签约"),
        Relation::InauguratedAt => lang.pick("to be inaugurated", "拟揭牌"),
        Relation::EstablishedAt => lang.pick("to be established", "拟成立"),
        Relation::ReleasedAt => lang.pick("to be released", "拟发布"),
        Relation::PartOf => lang.pick("planned parts", "计划内容"),
        _ => seen_from_target(relation, lang),
    }
}

/// The label of a relation seen from its target: what was signed there, who works there.
pub const fn seen_from_target(relation: Relation, lang: Lang) -> &'static str {
    match relation {
        Relation::PartOf => lang.pick("parts", "包括"),
        Relation::InIndustry => lang.pick("in this industry", "属于该产业"),
        Relation::SignedAt => lang.pick("signed", "签约"),
        Relation::InauguratedAt => lang.pick("inaugurated", "揭牌"),
        Relation::EstablishedAt => lang.pick("established", "成立"),
        Relation::ReleasedAt => lang.pick("released", "发布"),
        Relation::SpokeAt => lang.pick("spoke", "发言"),
        Relation::TookPartIn => lang.pick("took part", "参加"),
        Relation::AffiliatedWith => lang.pick("people", "相关人物"),
        Relation::OrganisedBy => lang.pick("organised", "主办"),
        Relation::IssuedBy => lang.pick("issued", "发布的文件"),
        Relation::Concerns => lang.pick("about it", "与之相关"),
        Relation::EditionOf => lang.pick("editions", "各届"),
        Relation::PossiblySameAs => lang.pick("possibly the same", "可能同一"),
    }
}
