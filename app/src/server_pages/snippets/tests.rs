use super::*;

fn embedding(query: &str, presentation: &str) -> Embedding {
    Embedding {
        base: Base::new("https://atlas.example/atlas"),
        lang: Lang::Zh,
        query: Query::parse(query).query,
        presentation: Presentation::parse(presentation),
        title: "2021：\"<b>&\" 12项活动".into(),
    }
}

#[test]
fn the_frame_is_confined_lazy_and_named() {
    let frame = embedding("kind=event&since=2021", "show=map,list").iframe(FrameWidth::Full, 620);
    assert_eq!(
        frame,
        "<iframe src=\"https://atlas.example/atlas/zh/embed?kind=event&amp;since=2021&amp;show=map,list\" \
         title=\"2021：&quot;&lt;b&gt;&amp;&quot; 12项活动\" width=\"100%\" height=\"620\" loading=\"lazy\" \
         referrerpolicy=\"strict-origin\" sandbox=\"allow-scripts allow-forms allow-popups \
         allow-popups-to-escape-sandbox allow-downloads\"></iframe>"
    );
}

#[test]
fn the_component_has_an_attribute_for_each_parameter_and_a_fallback() {
    let text = "q=%22%3E%3Cscript%3E&kind=event&release=rA";
    let code = embedding(text, "theme=dark&host=https://portal.example").web_component(Some(700));
    assert_eq!(
        code,
        "<script async src=\"https://atlas.example/atlas/innovation-atlas.js\"></script>\n\
         <innovation-atlas lang=\"zh\" q=\"&quot;&gt;&lt;script&gt;\" kind=\"event\" release=\"rA\" theme=\"dark\" \
         height=\"700\" title=\"2021：&quot;&lt;b&gt;&amp;&quot; 12项活动\">\n  \
         <a href=\"https://atlas.example/atlas/zh/?q=%22%3E%3Cscript%3E&amp;kind=event&amp;release=rA\">\
         2021：&quot;&lt;b&gt;&amp;&quot; 12项活动</a>\n</innovation-atlas>"
    );
}

#[test]
fn a_record_alone_leads_to_its_page_in_its_release() {
    let alone = embedding("sel=week-2021&release=rA", "show=record");
    assert_eq!(alone.in_atlas(), "https://atlas.example/atlas/zh/records/week-2021?release=rA");
    let beside = embedding("sel=week-2021", "show=map");
    assert_eq!(beside.in_atlas(), "https://atlas.example/atlas/zh/?sel=week-2021");
}
