//! A small package that keeps every rule, and helpers to change it.
#![expect(clippy::unwrap_used, reason = "the fixture is part of the tests: a panic is how it fails")]

use model::package::{Files, cite, read_with_texts, schema};
use model::problem::Problem;

pub(crate) const TEXT: &str = "\
Alpha Week runs from June 21 to June 25, 2021 in Testville. \
On the morning of June 10, officials met the press in North District.\n\
A signing was held at Grand Hall on 22 June 2021: over 150 projects, a total of 20.15 billion yuan \
(about 3 billion dollars), were signed. The total exceeds 20 billion yuan. Beta Lidar will invest 150 million \
dollars. Dr. Ada Example of Gamma Institute spoke. At present there are 200 firms in artificial intelligence. \
Growth is said to be fast, and growth is said to last.\n\
The Links: spare parts.";

const TABLES: &[(&str, &str)] = &[
    ("records.csv", "\
id,kind,name_en,name_en_form,name_zh,name_zh_form,name_zh_url,note_en,note_zh,state,replaced_by
world,place,World,descriptive,世界,translated,,,,published,
testville,place,Testville,printed,,,,,,published,
north,place,North District,printed,北区,official,https://example.org/north,,,published,
hall,place,Grand Hall,printed,,,,,,published,
week,event,Alpha Week,printed,,,,One week.,一周。,published,
press,event,Press meeting,descriptive,新闻发布会,translated,,,,published,
signing,event,Signing,descriptive,签约活动,translated,,,,published,
group,project_group,The projects signed,descriptive,签约项目,translated,,,,published,
lidar,project,Beta Lidar,printed,,,,,,published,
ada,person,Ada Example,printed,,,,,,published,
gamma,organization,Gamma Institute,printed,,,,,,published,
ai,industry,Artificial intelligence,descriptive,人工智能,translated,,,,published,
firms,indicator,Firms in AI,descriptive,人工智能企业数,translated,,,,published,
"),
    ("names.csv", "\
id,record,language,name,form,basis,reason_en,reason_zh,url
ada-dr,ada,en,Dr. Ada Example,printed,explicit,,,
"),
    ("dates.csv", "\
id,record,role,when,main,basis,reason_en,reason_zh,url
week-when,week,scheduled,2021-06-21/2021-06-25,true,explicit,,,
press-when,press,held,2021-06-10,true,inferred,The year is that of the week.,年份依创新周推断。,
signing-when,signing,held,2021-06-22,true,explicit,,,
group-when,group,signed,2021-06-22,true,explicit,,,
lidar-when,lidar,planned,,true,explicit,,,
firms-when,firms,exists,2021,true,inferred,Present is the year of the text.,“目前”指行文之年。,
"),
    ("locations.csv", "\
id,record,role,place,main,basis,reason_en,reason_zh,url
press-at,press,held_at,north,true,explicit,,,
signing-at,signing,held_at,hall,true,explicit,,,
"),
    ("amounts.csv", "\
id,record,what,nature,qualifier,min_million,max_million,currency,currency_printed,scope,as_of,as_of_basis,basis,reason_en,reason_zh,url
group-sum,group,investment,planned,exact,20150,,CNY,,together,,,explicit,,,
group-rounded,group,investment,planned,over,20000,,CNY,,together,,,explicit,,,
group-dollars,group,investment,planned,about,3000,,USD,,together,,,explicit,,,
lidar-sum,lidar,investment,planned,exact,150,,USD,,,,,explicit,,,
"),
    ("counts.csv", "\
id,record,measure,qualifier,min,max,unit,scope,comparison,period,as_of,as_of_basis,place,open,basis,reason_en,reason_zh,url
group-count,group,projects,over,150,,item,,,,,,,,explicit,,,
firms-count,firms,enterprises,exact,200,,item,,,,2021,inferred,testville,,explicit,Present is the year of the text.,“目前”指行文之年。,
"),
    ("links.csv", "\
id,record,relation,target,role_en,role_zh,ordinal,as_of,as_of_basis,basis,reason_en,reason_zh,url
signing-in-week,signing,part_of,week,,,,,,inferred,The report puts it under the week.,报道将其列于该周。,
group-at,group,signed_at,signing,,,,,,explicit,,,
lidar-in,lidar,part_of,group,,,,,,inferred,Named among them.,列于其中。,
ada-at,ada,affiliated_with,gamma,Researcher,研究员,1,,,explicit,,,
firms-ai,firms,in_industry,ai,,,,,,explicit,,,
"),
    ("statements.csv", "\
id,record,sort,speaker,text_en,text_zh,as_of,as_of_basis,basis,reason_en,reason_zh,url
week-praise,week,promotion,,The report calls growth quick.,报道称增长迅速。,,,explicit,,,
week-site,week,theme,,It has a site of its own.,活动有专门网站。,,,editorial,,,https://example.org/week
"),
    ("citations.csv", "\
claim,source,start,end,quote,use
ada-dr,text,,,Dr. Ada Example,bears
week-when,text,,,\"June 21 to June 25, 2021\",bears
press-when,text,,,On the morning of June 10,grounds
signing-when,text,,,on 22 June 2021,bears
group-when,text,,,on 22 June 2021,bears
lidar-when,text,,,Beta Lidar will invest,bears
firms-when,text,,,At present,grounds
press-at,text,,,in North District,bears
signing-at,text,,,held at Grand Hall,bears
group-sum,text,,,20.15 billion yuan,bears
group-rounded,text,,,exceeds 20 billion yuan,bears
group-dollars,text,,,about 3 billion dollars,bears
lidar-sum,text,,,150 million dollars,bears
group-count,text,,,over 150 projects,bears
firms-count,text,,,200 firms,bears
signing-in-week,text,,,A signing was held,grounds
group-at,text,,,were signed,bears
lidar-in,text,,,Beta Lidar,grounds
ada-at,text,,,Ada Example of Gamma Institute,bears
firms-ai,text,,,firms in artificial intelligence,bears
week-praise,text,,,Growth is said to be fast,bears
"),
    ("claim_links.csv", "\
claim,relation,other,reason_en,reason_zh
group-rounded,restates,group-sum,The same sum rounded.,同一金额的约数。
group-dollars,converts,group-sum,,
lidar-sum,part_of,group-sum,,
"),
    ("places.csv", "\
id,level,parent,also_in,lon,lat,precision_m,coordinate_basis,coordinate_origin
world,world,,,,,,none,
testville,city,world,,118.7778,32.0617,15000,file,A file
north,district,testville,,,,,none,
hall,venue,north,,118.7788,32.0438,200,confirmed,A file and memory
"),
    ("left_out.csv", "\
source,start,end,reason_en,reason_zh
text,504,527,Advertising.,广告。
"),
    ("questions.csv", "\
id,question_en,question_zh,query,records,answer_en,answer_zh
how-many,How many projects were signed?,签了多少个项目？,kind=project_group,group lidar,More than 150.,150多个。
"),
];

const AREAS: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"role":"outline","place":"north"},"geometry":{"type":"Polygon","coordinates":[[[118.7,32.0],[118.9,32.0],[118.9,32.1],[118.7,32.1],[118.7,32.0]]]}},
{"type":"Feature","properties":{"role":"control","place":"hall"},"geometry":{"type":"Point","coordinates":[118.7788,32.0438]}}
]}"#;

/// A package: its files and the texts of its sources.
pub(crate) struct Fixture {
    pub(crate) files: Files,
    pub(crate) texts: Files,
}

impl Fixture {
    /// The package that keeps every rule.
    pub(crate) fn new() -> Self {
        let digest = sha256(TEXT.as_bytes());
        let sources = format!(
            "id,file,label_en,label_zh,title,publisher,issuer,language,published,published_basis,published_reason_en,published_reason_zh,url,bytes,sha256,reliability,note_en,note_zh\n\
             text,text.txt,A text,一篇文本,,,,en,,,,,,{},{digest},press_release,,\n",
            TEXT.len()
        );
        let mut files: Files =
            TABLES.iter().map(|(file, table)| ((*file).into(), table.as_bytes().into())).collect();
        files.insert("sources.csv".into(), sources.into());
        files.insert("areas.geojson".into(), AREAS.into());
        files.insert(
            "datapackage.json".into(),
            schema::to_json(&schema::descriptor("fixture", "Fixture")).into(),
        );
        let texts = Files::from([("text.txt".into(), TEXT.into())]);
        let cited = cite::cite(&files, &texts).unwrap();
        assert_eq!(cited.problems, [], "every quote of the fixture occurs once in its text");
        files.insert("citations.csv".into(), cited.citations);
        Self { files, texts }
    }

    /// Replaces a passage that occurs exactly once in a file.
    pub(crate) fn edit(mut self, file: &str, old: &str, new: &str) -> Self {
        let bytes = self.files.get_mut(file).unwrap();
        let text = String::from_utf8(std::mem::take(bytes)).unwrap();
        assert_eq!(text.matches(old).count(), 1, "{old:?} occurs once in {file}");
        *bytes = text.replacen(old, new, 1).into();
        self
    }

    /// Appends rows to a table.
    pub(crate) fn append(mut self, file: &str, rows: &str) -> Self {
        self.files.get_mut(file).unwrap().extend(rows.bytes());
        self
    }

    /// Every error and note, as printed.
    pub(crate) fn problems(&self) -> Vec<String> {
        let printed = |problems: Vec<Problem>| problems.iter().map(Problem::to_string).collect();
        match read_with_texts(&self.files, Some(&self.texts)) {
            Ok(loaded) => printed(loaded.notes),
            Err(problems) => printed(problems),
        }
    }

    /// Asserts that there is one error, and that it starts with this text.
    #[track_caller]
    pub(crate) fn is_refused(&self, expected: &str) {
        assert!(read_with_texts(&self.files, Some(&self.texts)).is_err(), "the package is accepted");
        let problems = self.problems();
        let errors: Vec<&String> = problems.iter().filter(|problem| !problem.contains(": note: ")).collect();
        assert_eq!(errors.len(), 1, "{problems:#?}");
        assert!(errors[0].starts_with(expected), "{:?} does not begin with {expected:?}", errors[0]);
        assert!(errors[0].contains("; accepted: "), "{:?} does not say what is accepted", errors[0]);
    }

    /// Asserts that the package loads with one note, which starts with this text.
    #[track_caller]
    pub(crate) fn is_noted(&self, expected: &str) {
        assert!(read_with_texts(&self.files, Some(&self.texts)).is_ok(), "{:#?}", self.problems());
        let problems = self.problems();
        assert!(problems.len() == 1 && problems[0].starts_with(expected), "{problems:#?}");
    }

    /// Asserts that the package loads without notes.
    #[track_caller]
    pub(crate) fn is_accepted(&self) {
        assert_eq!(self.problems(), [""; 0]);
        assert!(read_with_texts(&self.files, Some(&self.texts)).is_ok());
    }
}

pub(crate) fn sha256(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(bytes).iter().fold(String::new(), |digest, byte| format!("{digest}{byte:02x}"))
}

/// The package with files replaced by those of the input, each after a line `=== name`: the format of the corpus of the
/// fuzzer.
pub(crate) fn damaged(files: &Files, input: &[u8]) -> Files {
    let mut files = files.clone();
    let mut rest = input;
    while let Some(start) = find(rest, b"=== ") {
        rest = &rest[start + 4..];
        let Some(line_end) = find(rest, b"\n") else { break };
        let name = String::from_utf8_lossy(&rest[..line_end]).into_owned();
        rest = &rest[line_end + 1..];
        let content = &rest[..find(rest, b"=== ").unwrap_or(rest.len())];
        files.insert(name, content.into());
    }
    files
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}
