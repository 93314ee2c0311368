//! `/records.csv`: results for spreadsheets.

use axum::http::StatusCode;

use crate::client::TestSite;

#[tokio::test]
async fn the_results_of_a_query_open_in_a_spreadsheet() {
    let site = TestSite::new();
    for (query, least, word) in [
        ("", 100, "conference-2025"),
        ("?q=lidar&lang=zh", 1, "project-agnos-lidar"),
        ("?kind=platform&lang=en", 3, "platform-"),
    ] {
        let answer = site.get(&format!("/api/v1/records.csv{query}")).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(answer.header("content-type").starts_with("text/csv"));
        assert!(answer.header("content-disposition").contains(".csv"));
        assert!(
            answer.body.starts_with(b"\xef\xbb\xbf"),
            "without a byte order mark spreadsheets do not read it as UTF-8"
        );
        let mut rows = csv::Reader::from_reader(&answer.body[3..]);
        let columns = rows.headers().unwrap().len();
        let rows: Vec<_> = rows.records().collect::<Result<_, _>>().unwrap();
        assert!(
            rows.len() >= least && rows.iter().all(|row| row.len() == columns),
            "{query}: {} rows",
            rows.len()
        );
        assert!(rows.iter().any(|row| row[0].starts_with(word)), "{query}");
    }
}
