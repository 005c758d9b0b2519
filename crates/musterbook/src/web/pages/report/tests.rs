//! Reports in a ledger of their own, asked for through the routes.

use crate::reader;
use crate::web::desk::Desk;
use crate::web::tests::{Answer, ask, settings};
use crate::web::{Settings, app};
use axum::body::Body;
use axum::http::{Request, header};
use jiff::civil::date;
use musterbook_core::read::Reading;
use musterbook_ledger::{Arrival, Ledger};
use std::sync::Arc;

/// A ledger in a directory that goes with it.
pub struct Held {
    directory: tempfile::TempDir,
    is_read_only: bool,
}

impl Held {
    /// Reports with their addresses, recorded a day apart from 1 July 2025 on.
    pub fn of(reports: &[(&str, Reading)]) -> Held {
        let it = Held { directory: tempfile::tempdir().unwrap(), is_read_only: false };
        let mut ledger = Ledger::open(&it.directory.path().join("it.ledger")).unwrap();
        for (n, (address, reading)) in reports.iter().enumerate() {
            let at = format!("2025-07-{:02}T12:00:00Z", n + 1).parse().unwrap();
            ledger.adder().add(&Arrival { address, reading, reader: "test", at }).unwrap();
        }
        it
    }

    pub fn read_only(mut self) -> Held {
        self.is_read_only = true;
        self
    }

    pub fn get(&self, path: &str) -> Answer {
        self.ask(Request::get(path).body(Body::empty()).unwrap())
    }

    pub fn post(&self, path: &str, form: &str) -> Answer {
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(request.body(Body::from(form.to_owned())).unwrap())
    }

    fn ask(&self, mut request: Request<Body>) -> Answer {
        request.headers_mut().insert(header::HOST, "localhost:8017".parse().unwrap());
        let settings = Settings { is_read_only: self.is_read_only, ..settings() };
        ask(app(Arc::new(Desk::new(&self.directory.path().join("it.ledger"), settings))), request)
    }
}

pub fn reading(text: &str, title: &str, outlet: &str) -> Reading {
    let mut reading = reader::read_text(text, Some(date(2025, 6, 17))).unwrap();
    reading.report.title = Some(title.to_owned());
    reading.report.outlet = Some(outlet.to_owned());
    reading.report.authors = vec!["<i>A. Writer</i>".to_owned()];
    reading.report.published_rule = Some("by-line".to_owned());
    reading
}

const TOLL: &str = "Toll of the week 😀 Харків\n\nAt least 12 people were killed in Kharkiv on Monday, the mayor said.\n\nAnother 40 people were wounded \
in Sumy on the 47th day, officials said. In Kherson, 7 people were killed on Sunday, officials said.\n";

fn tolls() -> Held {
    let later = TOLL.replace("40 people", "44 people");
    let [first, second] = [TOLL, &later].map(|text| reading(text, "Toll", "Daily A"));
    let copy = reading(TOLL, "Toll again", "Weekly B");
    Held::of(&[("https://a.example/1", first), ("https://b.example/1", copy), ("https://a.example/1", second)])
}

#[test]
fn every_claim_stands_in_the_text_and_beside_it() {
    let held = tolls();
    let page = held.get("/reports/2");
    assert_eq!(page.status, 200, "{}", page.body);
    let json: serde_json::Value = serde_json::from_str(&held.get("/reports/2.json").body).unwrap();
    let claims = json["claims"].as_array().unwrap();
    assert!(claims.len() >= 3, "{json}");
    for it in claims {
        let id = &it["claim"];
        for part in [
            format!("id=\"t-{id}\""),
            format!("href=\"#t-{id}\""),
            format!("id=\"c-{id}\""),
            format!("href=\"#c-{id}\""),
        ] {
            assert_eq!(page.body.matches(&part).count(), 1, "{part}: {}", page.body);
        }
    }
    assert!(page.body.contains(">12</a></mark>") && page.body.contains("😀 Харків"), "{}", page.body);
    for part in ["1 report, 1 origin", "time\">", "(read from the page: by-line)", "&lt;i&gt;A. Writer&lt;/i&gt;"] {
        assert!(page.body.contains(part), "{part}: {}", page.body);
    }
    let csv = held.get("/reports/2.csv").body;
    assert_eq!(csv.trim().lines().count(), claims.len() + 1, "{csv}");
}

#[test]
fn numbers_in_no_claim_are_shown_when_asked_for() {
    let held = tolls();
    assert!(!held.get("/reports/2").body.contains("id=\"rejected\""));
    let page = held.get("/reports/2?rejected=on").body;
    assert!(
        page.contains("id=\"rejected\"") && page.contains("in no claim: ordinal") && page.contains("47th"),
        "{page}"
    );
    assert!(held.get("/reports/2.json?rejected=on").body.contains("\"reason\": \"ordinal\""));
}

#[test]
fn versions_and_what_changed_are_told_as_they_were_known() {
    let held = tolls();
    let page = held.get("/reports/1").body;
    assert!(page.contains("Another text stands at") && page.contains("href=\"/reports/3\""), "{page}");
    assert!(page.contains("no longer: ") && page.contains("[40]") && page.contains("[44]"), "{page}");
    let then = held.get("/reports/1?known-at=2025-07-02").body;
    assert!(!then.contains("Another text stands at") && then.contains("id=\"c-1\""), "{then}");
    let before = held.get("/reports/3?known-at=2025-07-02");
    assert_eq!(before.status, 404);
    assert!(before.body.contains("not in the ledger yet"), "{}", before.body);
    assert!(held.get("/reports/99?known-at=2025-07-02").body.contains("there is no report 99"));
}

#[test]
fn nothing_of_a_hostile_report_is_more_than_text() {
    let sentence = "At least 12 people were killed in Kharkiv on Monday, the mayor said.";
    let mut hostile = reading(sentence, "</title><script>alert(3)</script>", "\"><svg onload=alert(4)>");
    hostile.report.text = format!(
        "{sentence} <script>alert(1)</script> \"'><img src=x onerror=alert(1)> <b>47th</b> &lt;script&gt;alert(2)&lt;/script&gt;\u{202e}"
    );
    hostile.report.language = Some("en\" onclick=\"alert(5)".to_owned());
    assert_eq!(hostile.claims.len(), 1);
    for it in &mut hostile.claims {
        it.source = vec!["<script>alert(6)</script>".to_owned()];
        it.place = Some("'\"><script>alert(7)</script>".to_owned());
        it.side = Some("javascript:alert(8)".to_owned());
        it.anchor_text = "<img src=x onerror=alert(10)>".to_owned();
        it.evidence.end = hostile.report.text.len();
    }
    let mut aside = reader::read_text("It was the 47th week.", None).unwrap().rejected;
    aside[0].because = "<script>alert(11)</script>\" onclick=\"alert(12)".to_owned();
    hostile.rejected = aside;
    let held = Held::of(&[("javascript:alert(9)", hostile)]);
    let source = "/source?name=%3Cscript%3Ealert(6)%3C/script%3E";
    let pages = [
        "/reports/1",
        "/reports/1?rejected=on",
        "/statements/1",
        "/claims/1",
        source,
        "/map",
        "/map?outcome=killed&unit=people",
    ];
    for path in pages {
        let page = held.get(path);
        assert_eq!(page.status, 200, "{path}: {}", page.body);
        let body = page.body.replace("<script src=\"/assets/", "");
        for bad in ["<script", "<img", "<svg onload", "href=\"javascript", "onclick=\"alert"] {
            assert!(!body.contains(bad), "{path} has {bad}: {body}");
        }
        for inline in [" style=", " onload=\"", " onerror=\""] {
            assert!(!body.contains(inline), "{path} has {inline}");
        }
    }
}

#[test]
fn a_report_with_thousands_of_claims_in_each_other_is_made_in_time() {
    let text = "At least 12 people were killed in Kharkiv on Monday, the mayor said. ".repeat(2_000);
    let mut it =
        reader::read_text("At least 12 people were killed in Kharkiv on Monday, the mayor said.", None).unwrap();
    let claim = it.claims[0].clone();
    it.report.text = text;
    it.rejected.clear();
    it.claims = (0..2_000)
        .map(|n| {
            let mut claim = claim.clone();
            let (from, to) = (n * 69, (n * 69 + 69 * 20).min(69 * 2_000));
            claim.evidence = musterbook_core::span::Span::new(from, to);
            claim.anchor = musterbook_core::span::Span::new(from, from + 5 + n % 100);
            claim
        })
        .collect();
    let held = Held::of(&[("long.txt", it)]);
    let start = std::time::Instant::now();
    let page = held.get("/reports/1");
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
    assert_eq!((page.status.as_u16(), page.body.matches("<article").count()), (200, 250));
    assert!(page.body.contains("href=\"/claims/2000\""), "those that are not beside it are ways to their pages");
    assert!(held.get("/reports/1?offset=1900").body.contains("href=\"#c-2000\""));
}
