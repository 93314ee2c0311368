//! The element `<innovation-atlas>` for the pages of others.

use serde_json::Value;
use server::config::Settings;

use crate::client::{TestSite, interface};
use crate::fixtures::nanjing;
use crate::html::between;

#[tokio::test]
async fn the_script_of_the_element_may_be_loaded_by_pages_of_any_site_and_is_asked_for_again() {
    for base in ["", "/atlas"] {
        let answer = TestSite::under(base).get("/innovation-atlas.js").await;
        assert_eq!(answer.header("content-type"), "text/javascript; charset=utf-8");
        assert_eq!(answer.header("access-control-allow-origin"), "*");
        assert_eq!(answer.header("cache-control"), "public, max-age=0, must-revalidate");
        assert!(answer.header("etag").len() > 10);
    }
}

#[tokio::test]
async fn the_script_of_the_element_knows_its_atlas_and_all_parameters_of_a_query() {
    let interface = interface();
    let settings = Settings { data: nanjing().into(), site: interface.path().into(), ..Settings::default() };
    let site = TestSite::with_settings("/atlas", settings);
    let script = site.get("/innovation-atlas.js").await.text();
    let settings: Value =
        serde_json::from_str(between(&script, "const { address, names, parameters } = ", ";\n")).unwrap();
    assert!(settings["address"].as_str().unwrap().ends_with("/atlas"), "{settings}");
    assert_eq!(settings["names"]["zh"], "南京创新地图集");
    let parameters = settings["parameters"].as_array().unwrap();
    for name in ["q", "kind", "since", "sel", "release"] {
        assert!(parameters.contains(&name.into()), "{name}");
    }
}
