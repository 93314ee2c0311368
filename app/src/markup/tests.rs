use super::{LEFT, Left, Markup, markup};

#[test]
fn prints_what_is_written() {
    let (href, missing): (String, Option<&str>) = ("/en/?q=a&b".into(), None);
    let piece = markup! {
        <a class="src" href={href} title={missing} hidden={false} data-noscroll="" aria-current={Some("true")}>"a < b"{3_usize}</a>
        <input type="text" disabled/><svg viewBox="0 0 1 1"><linearGradient/></svg>
    };
    assert_eq!(
        piece.to_html(),
        "<a class=\"src\" href=\"/en/?q=a&amp;b\" data-noscroll aria-current=\"true\">a &lt; b3</a>\
         <input type=\"text\" disabled><svg viewBox=\"0 0 1 1\"><linearGradient></linearGradient></svg>"
    );
}

#[test]
fn neighbouring_texts_are_one_node_and_empty_ones_none() {
    let inner = markup! { "b"{""}"c" };
    let piece: Markup = markup! { <p>"a"{inner}{()}{None::<String>}"d"</p> };
    assert_eq!(piece, markup! { <p>"abcd"</p> });
    assert_eq!(markup! { {""} }, Markup::default());
}

#[test]
fn pieces_of_a_list_stand_side_by_side() {
    let items: Markup = ["a", "b"].into_iter().map(|item| markup! { <li>{item}</li> }).collect();
    assert_eq!(markup! { <ul>{items}</ul> }.to_html(), "<ul><li>a</li><li>b</li></ul>");
}

#[test]
fn what_is_left_as_it_is_keeps_its_place() {
    assert_eq!(markup! { <p>"a"{Left("tl".into())}"b"</p> }.to_html(), "<p>a<!---->b</p>");
    assert_eq!(markup! { <a class="a" href={LEFT}>"b"</a> }.to_html(), "<a class=\"a\">b</a>");
}

#[test]
fn html_made_elsewhere_stands_as_it_is() {
    assert_eq!(markup! { <defs inner_html={"<g/>"}></defs> }.to_html(), "<defs><g/></defs>");
}
