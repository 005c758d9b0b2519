//! The desk in this process: requests to its routes, without a network.

mod add;
mod book;
mod conflicts;
mod markup;
mod review;
mod security;

use super::desk::Desk;
use super::{Settings, app};
use crate::fetch::FetchOptions;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use clap::{Args, Command, FromArgMatches};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use tower::ServiceExt;

/// An answer.
pub struct Answer {
    pub status: StatusCode,
    pub headers: axum::http::HeaderMap,
    pub body: String,
}

/// The case in a ledger; one for all tests that only read.
fn case() -> &'static PathBuf {
    static CASE: OnceLock<(PathBuf, Option<tempfile::TempDir>)> = OnceLock::new();
    &CASE.get_or_init(|| crate::command::demo::kept().unwrap_or_else(|_| panic!("the case can't be made"))).0
}

pub fn settings() -> Settings {
    let fetch = FetchOptions::augment_args(Command::new("fetch")).get_matches_from(["fetch"]);
    Settings {
        password: None,
        hosts: Vec::new(),
        listen: ([127, 0, 0, 1], 8017).into(),
        is_read_only: false,
        fetch: FetchOptions::from_arg_matches(&fetch).unwrap(),
    }
}

pub fn desk() -> Router {
    app(Arc::new(Desk::new(case(), settings())))
}

pub fn ask(app: Router, request: Request<Body>) -> Answer {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let response = app.oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        Answer { status, headers, body: String::from_utf8_lossy(&body).into_owned() }
    })
}

pub fn get(path: &str) -> Answer {
    let request = Request::get(path).header(header::HOST, "localhost:8017").body(Body::empty()).unwrap();
    ask(desk(), request)
}

/// A page of each route that only reads.
const PAGES: &[&str] = &[
    "/claims",
    "/claims?side=North+Korea&outcome=casualties&sort=low&limit=5",
    "/claims?known-at=2020-01-01",
    "/claims/64",
    "/reports",
    "/reports?from=2025-04-01&to=2025-04-30",
    "/statements",
    "/sources",
    "/reports/12",
    "/reports/12?rejected=on&offset=1",
    "/statements/3",
    "/source?name=NIS",
    "/map",
    "/map?outcome=casualties&unit=people&from=2025-01-01",
    "/search?q=human+wave",
    "/questions",
    "/questions?sort=when&limit=3&place=Kursk+Oblast&policy=two-origins",
    "/question?side=North+Korea&outcome=casualties",
    "/question?side=North+Korea&outcome=killed&without=Ukraine&assume=deployed+%3C%3D+15000&as-of=2025-04-30&limit=5",
    "/conflicts",
    "/conflicts?side=North+Korea&unit=people&policy=all-origins",
    "/search",
    "/review",
    "/review?below=0.7&outcome=killed",
    "/review?garbled=true",
    "/add",
    "/decisions",
    "/decisions?to-review=true&author=Ada",
];

#[test]
fn every_page_has_its_twins() {
    for path in PAGES {
        let page = get(path);
        assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.body);
        assert!(page.body.starts_with("<!DOCTYPE html>") && page.body.contains("<h1>"), "{path}");
        let (bare, query) =
            path.split_once('?').map_or((*path, String::new()), |(bare, query)| (bare, format!("?{query}")));
        let json = get(&format!("{bare}.json{query}"));
        assert_eq!(json.headers[header::CONTENT_TYPE], "application/json", "{path}");
        serde_json::from_str::<serde_json::Value>(&json.body).unwrap_or_else(|error| panic!("{path}: {error}"));
        let csv = get(&format!("{bare}.csv{query}"));
        let heading = csv.body.lines().next().unwrap_or_default().split(',').count();
        assert!(heading > 2, "{path}: {}", csv.body);
        // Cells with commas or line breaks stand in quotes.
        assert!(
            csv.body.lines().count() > 1
                || path.contains("known-at")
                || *path == "/search"
                || path.starts_with("/decisions"),
            "{path}"
        );
    }
}

#[test]
fn where_nothing_is_found_it_is_told_what_to_do() {
    for (path, parts) in [
        ("/claims?side=Atlantis", &["Side: the ledger holds no Atlantis.", "Leave a filter out"][..]),
        ("/map?place=Atlantis", &["Place: the ledger holds no Atlantis.", "Drop a filter"]),
        ("/review?side=Atlantis", &["Side: the ledger holds no Atlantis.", "All that wait"]),
        ("/conflicts?side=Atlantis", &["Side: the ledger holds no Atlantis.", "Leave a filter out"]),
        ("/question?outcome=repelled", &["<h1>People repelled</h1>", "Look at the page Questions"]),
        ("/claims?offset=5000", &["Nothing behind the first 5,000."]),
    ] {
        let page = get(path).body;
        parts.iter().for_each(|part| assert!(page.contains(part), "{path}: {part}: {page}"));
    }
    assert!(!get("/question?outcome=repelled").body.contains("No side is named"));
    assert!(book::Book::empty().get("/reports").body.contains("the ledger holds none yet"));
}

#[test]
fn charts_can_be_passed_by_keys_to_a_table_of_their_data() {
    for (path, table) in [
        ("/question?side=North+Korea&outcome=casualties", "chart-data"),
        ("/source?name=NIS", "figures"),
        ("/map", "places"),
    ] {
        let page = get(path).body;
        let at = |part: &str| page.find(part).unwrap_or_else(|| panic!("{path}: no {part}"));
        let (past, chart) = (at(&format!("<a class=\"chart-skip\" href=\"#{table}\">")), at("<figure"));
        let (end, target) = (at("</figure>"), at(&format!(" id=\"{table}\"")));
        assert!(past < chart && chart < end && end < target, "{path}: {past} {chart} {end} {target}");
        assert!(page[target..].contains("<table"), "{path}");
    }
    assert!(get("/source?name=NIS").body.contains("over the middle one of those that others give"));
}

#[test]
fn every_answer_is_guarded() {
    for path in ["/claims", "/nowhere", "/claims?colour=red", "/claims/x", "/claims.json"] {
        let headers = get(path).headers;
        let policy = headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{path}");
        assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff", "{path}");
    }
}

#[test]
fn what_is_wrong_with_a_request_is_told() {
    for (path, status, part) in [
        ("/nowhere", 404, "there is no such page"),
        ("/claims/x", 404, "there is no such number"),
        ("/claims/99999999", 404, "99999999"),
        ("/claims?colour=red", 400, "&quot;colour&quot; is no filter of this page"),
        ("/claims?outcome=%3Cscript%3E", 400, "outcome=&lt;script&gt; can't be"),
        ("/claims?limit=100000", 400, "too much for a page"),
        ("/claims.json?from=x", 400, "\"what\":\"from=x can't be\""),
    ] {
        let answer = get(path);
        assert_eq!(answer.status.as_u16(), status, "{path}: {}", answer.body);
        assert!(answer.body.contains(part), "{path}: {}", answer.body);
    }
}

#[test]
fn only_its_own_names_are_answered_to() {
    for (host, status) in [
        ("localhost:8017", 200),
        ("127.0.0.1:8017", 200),
        ("[::1]:8017", 200),
        ("localhost", 200),
        ("evil.example", 421),
        ("192.168.1.5:8017", 421),
        ("localhost.evil.example:8017", 421),
    ] {
        let request = Request::get("/claims").header(header::HOST, host).body(Body::empty()).unwrap();
        assert_eq!(ask(desk(), request).status.as_u16(), status, "{host}");
    }
}

#[test]
fn a_password_is_asked_of_everyone() {
    let locked = || {
        let settings = Settings { password: Some("correct horse".to_owned()), ..settings() };
        app(Arc::new(Desk::new(case(), settings)))
    };
    for (given, status) in [
        (None, 401),
        (Some("Bearer correct horse"), 200),
        (Some("Bearer correct"), 401),
        // ada:correct horse, and ada:wrong
        (Some("Basic YWRhOmNvcnJlY3QgaG9yc2U="), 200),
        (Some("Basic YWRhOndyb25n"), 401),
        (Some("Basic %%%"), 401),
        (Some("Digest x"), 401),
    ] {
        let mut request = Request::get("/claims").header(header::HOST, "localhost");
        if let Some(given) = given {
            request = request.header(header::AUTHORIZATION, given);
        }
        let answer = ask(locked(), request.body(Body::empty()).unwrap());
        assert_eq!(answer.status.as_u16(), status, "{given:?}");
        assert_eq!(answer.headers.contains_key(header::WWW_AUTHENTICATE), status == 401, "{given:?}");
    }
}
