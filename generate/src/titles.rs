//! Names of records.

use model::lang::Bilingual;
use model::record::Kind;

use crate::cell::both;
use crate::names::NameGenerator;
use crate::rng::SeededRng;

type Pair = (&'static str, &'static str);

const TOPICS: [Pair; 32] = [
    ("Artificial Intelligence", "人工智能"),
    ("Integrated Circuits", "集成电路"),
    ("Robotics", "机器人"),
    ("New Energy Vehicles", "新能源汽车"),
    ("Biomedicine", "生物医药"),
    ("Software", "软件"),
    ("Power Grids", "电网"),
    ("Photonics", "光子"),
    ("New Materials", "新材料"),
    ("Cloud Computing", "云计算"),
    ("Marine Engineering", "海洋工程"),
    ("Quantum Computing", "量子计算"),
    ("Hydrogen", "氢能"),
    ("Energy Storage", "储能"),
    ("Low-altitude Economy", "低空经济"),
    ("Satellite Navigation", "卫星导航"),
    ("Industrial Internet", "工业互联网"),
    ("Cybersecurity", "网络安全"),
    ("Medical Devices", "医疗器械"),
    ("Rail Transit", "轨道交通"),
    ("Additive Manufacturing", "增材制造"),
    ("Digital Finance", "数字金融"),
    ("Cultural Technology", "文化科技"),
    ("Synthetic Biology", "合成生物"),
    ("Sensors", "传感器"),
    ("Displays", "新型显示"),
    ("Machine Tools", "机床"),
    ("Agricultural Technology", "农业科技"),
    ("Logistics", "物流"),
    ("Environmental Protection", "节能环保"),
    ("Aerospace", "航空航天"),
    ("Gene Therapy", "基因治疗"),
];

const MODIFIERS: [Pair; 3] = [("", ""), ("Smart ", "智慧"), ("Green ", "绿色")];

/// The name of the `number`th industry.
pub(crate) fn topic(number: usize) -> Bilingual {
    let (topic, modifier) =
        (TOPICS[number % TOPICS.len()], MODIFIERS[number / TOPICS.len() % MODIFIERS.len()]);
    both(format!("{}{}", modifier.0, topic.0), format!("{}{}", modifier.1, topic.1))
}

const EVENTS: [Pair; 12] = [
    ("Conference", "大会"),
    ("Forum", "论坛"),
    ("Summit", "峰会"),
    ("Expo", "博览会"),
    ("Roadshow", "路演"),
    ("Matchmaking Meeting", "对接会"),
    ("Signing Ceremony", "签约仪式"),
    ("Salon", "沙龙"),
    ("Competition", "大赛"),
    ("Innovation Week", "创新周"),
    ("Open Day", "开放日"),
    ("Investment Promotion Meeting", "招商推介会"),
];
const ITEMS: [Pair; 7] = [
    ("Sub-forum", "分论坛"),
    ("Parallel Session", "平行会议"),
    ("Matchmaking Session", "对接专场"),
    ("Roundtable", "圆桌会"),
    ("Keynote Session", "主旨报告会"),
    ("Signing Session", "签约专场"),
    ("Demo Day", "成果展示日"),
];
const PLATFORMS: [Pair; 7] = [
    ("Laboratory", "实验室"),
    ("Innovation Centre", "创新中心"),
    ("Incubator", "孵化器"),
    ("Pilot Base", "中试基地"),
    ("Concept Validation Centre", "概念验证中心"),
    ("Task Force", "工作专班"),
    ("Engineering Centre", "工程中心"),
];
const PROJECTS: [Pair; 7] = [
    ("Plant", "生产项目"),
    ("Base", "基地项目"),
    ("R&D Centre", "研发中心项目"),
    ("Headquarters", "总部项目"),
    ("Data Centre", "数据中心项目"),
    ("Pilot Line", "中试线项目"),
    ("Phase II Project", "二期项目"),
];
const POLICIES: [Pair; 4] = [
    ("Action Plan", "行动计划"),
    ("Support Measures", "支持措施"),
    ("Development Plan", "发展规划"),
    ("Guiding Rules", "指导意见"),
];
const PUBLICATIONS: [Pair; 4] = [
    ("White Paper", "白皮书"),
    ("Industrial Map", "产业地图"),
    ("Investment Guide", "投资指南"),
    ("Annual Report", "年度报告"),
];
const EXHIBITS: [Pair; 4] =
    [("Prototype", "样机"), ("Platform Model", "平台模型"), ("Demonstrator", "演示装置"), ("Poster", "海报")];
const INDICATORS: [Pair; 4] =
    [("Output", "产值"), ("Enterprises", "企业数"), ("Ranking", "排名"), ("Growth", "增速")];
const GOALS: [Pair; 3] =
    [("Cluster Goal", "集群目标"), ("Output Goal", "产值目标"), ("Enterprise Goal", "企业培育目标")];

/// What a name is composed of.
pub(crate) struct TitleParts<'n> {
    /// The city.
    pub(crate) city: &'n Bilingual,
    /// The industry.
    pub(crate) topic: &'n Bilingual,
    /// The year of the text.
    pub(crate) year: i16,
}

/// Draws the name of an item of a programme.
pub(crate) fn item_title(rng: &mut SeededRng, parts: &TitleParts<'_>) -> Bilingual {
    let form = rng.pick(&ITEMS);
    both(format!("{} {}", parts.topic.en, form.0), format!("{}{}", parts.topic.zh, form.1))
}

/// Draws the name of a record of this kind.
pub(crate) fn title(
    kind: Kind,
    rng: &mut SeededRng,
    names: &mut NameGenerator,
    parts: &TitleParts<'_>,
) -> Bilingual {
    let form = match kind {
        Kind::Event => return yearly(rng.pick(&EVENTS), parts),
        Kind::Policy => return yearly(rng.pick(&POLICIES), parts),
        Kind::Publication => return yearly(rng.pick(&PUBLICATIONS), parts),
        Kind::Indicator => return yearly(rng.pick(&INDICATORS), parts),
        Kind::Goal => return yearly(rng.pick(&GOALS), parts),
        Kind::ProjectGroup => return yearly(("Projects", "项目群"), parts),
        Kind::Platform => rng.pick(&PLATFORMS),
        Kind::Fund => ("Fund", "基金"),
        Kind::Exhibit => rng.pick(&EXHIBITS),
        Kind::Project | Kind::Person | Kind::Organization | Kind::Industry | Kind::Place => {
            rng.pick(&PROJECTS)
        }
    };
    let word = names.word();
    both(
        format!("{} {} {}", word.en, parts.topic.en, form.0),
        format!("{}{}{}", word.zh, parts.topic.zh, form.1),
    )
}

/// How a text refers to a record that it does not name, and the editors' description of it.
pub(crate) fn nameless(kind: Kind, parts: &TitleParts<'_>) -> (Bilingual, Bilingual) {
    let (en, zh) = match kind {
        Kind::Event => ("meeting", "会议"),
        Kind::Platform => ("centre", "中心"),
        Kind::ProjectGroup => ("batch of projects", "项目批次"),
        Kind::Policy => ("set of measures", "措施"),
        Kind::Fund => ("fund", "基金"),
        Kind::Publication => ("report", "报告"),
        Kind::Exhibit => ("machine", "装置"),
        Kind::Indicator => ("figure", "数据"),
        Kind::Goal => ("goal", "目标"),
        Kind::Project | Kind::Person | Kind::Organization | Kind::Industry | Kind::Place => {
            ("project", "项目")
        }
    };
    let TitleParts { city, topic, year } = parts;
    let article = if topic.en.starts_with(['A', 'E', 'I', 'O']) { "An" } else { "A" };
    let printed = both(format!("{article} {} {en}", topic.en), format!("一{}{zh}", topic.zh));
    let described = both(
        format!("{} {en} in {}, {year}", topic.en, city.en),
        format!("{year}年{}{}{zh}", city.zh, topic.zh),
    );
    (printed, described)
}

fn yearly(form: Pair, parts: &TitleParts<'_>) -> Bilingual {
    let TitleParts { city, topic, year } = parts;
    both(
        format!("{year} {} {} {}", city.en, topic.en, form.0),
        format!("{year}{}{}{}", city.zh, topic.zh, form.1),
    )
}
