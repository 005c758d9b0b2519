//! The pages of questions and conflicts, asked in this process.

use crate::web::tests::get;
use axum::http::{StatusCode, header};
use serde_json::Value;

const CASUALTIES: &str = "side=North+Korea&outcome=casualties";

fn json(path: &str) -> Value {
    let answer = get(path);
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
    serde_json::from_str(&answer.body).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn the_desk_begins_with_the_questions() {
    let answer = get("/");
    assert!(answer.status.is_redirection() && answer.headers[header::LOCATION] == "/questions");
    let body = get("/questions").body;
    for part in [
        "href=\"/question?side=North+Korea&amp;outcome=casualties",
        "chart-range",
        "origins",
        "href=\"/conflicts?side=",
    ] {
        assert!(body.contains(part), "{part} is not in {body}");
    }
}

#[test]
fn a_question_is_answered_with_its_reasons_and_its_evidence() {
    let body = get(&format!("/question?{CASUALTIES}")).body;
    for part in [
        "<h1>North Korea: people killed or wounded</h1>",
        "At least ",
        ", because ",
        "chart-timeline",
        "is-echo",
        "href=\"/claims/",
        "href=\"/reports/",
        "href=\"/question?side=North+Korea&amp;outcome=casualties&amp;without=",
        "<h2 id=\"conflicts\">",
        "<h2 id=\"statements\">",
        "<blockquote>",
    ] {
        assert!(body.contains(part), "{part} is not in {body}");
    }
}

#[test]
fn without_an_origin_the_answer_is_told_beside_what_it_was() {
    let whole = json(&format!("/question.json?{CASUALTIES}"));
    let origin = whole["answer"]["voices"][0]["origin"].as_str().unwrap().to_owned();
    let query = url::form_urlencoded::Serializer::new(CASUALTIES.to_owned()).append_pair("without", &origin).finish();
    let changed = json(&format!("/question.json?{query}"));
    assert_eq!(changed["otherwise"]["low"], whole["answer"]["low"]);
    let speaks =
        |it: &Value| it["answer"]["voices"].as_array().unwrap().iter().any(|voice| voice["origin"] == origin.as_str());
    assert!(speaks(&whole) && !speaks(&changed));
    assert!(get(&format!("/question?{query}")).body.contains("Otherwise: at least"));
}

#[test]
fn days_and_policies_change_the_answer() {
    let of = |more: &str| json(&format!("/question.json?{CASUALTIES}{more}"))["answer"].clone();
    let (last, early) = (of("&as-of=2025-06-20"), of("&as-of=2025-01-31"));
    assert_eq!(early["as_of"], "2025-01-31");
    assert!(early["low"].as_f64() < last["low"].as_f64());
    assert_eq!(of("&policy=all-origins")["policy"], "all-origins");
    let unknown = get(&format!("/question?{CASUALTIES}&known-at=2020-01-01")).body;
    assert!(unknown.contains("Nothing is said of this in the ledger"), "{unknown}");
}

#[test]
fn statements_come_in_pages() {
    let first = json(&format!("/question.json?{CASUALTIES}&limit=3"));
    let second = json(&format!("/question.json?{CASUALTIES}&limit=3&offset=3"));
    let ids =
        |it: &Value| it["statements"].as_array().unwrap().iter().map(|it| it["statement"].clone()).collect::<Vec<_>>();
    assert!(ids(&first).len() == 3 && first["has_more"] == true);
    assert!(ids(&first).iter().all(|id| !ids(&second).contains(id)));
    assert!(first["statements"].as_array().unwrap().iter().all(|it| it["sentence"] != ""));
}

#[test]
fn conflicts_lead_to_their_evidence_and_to_a_decision() {
    let body = get("/conflicts?side=North+Korea&unit=people").body;
    for part in [
        "<article class=\"conflict\">",
        "<section class=\"card\">",
        "?back=%2Fconflicts%3Fside%3DNorth%2BKorea%26unit%3Dpeople",
        "Reject, correct or note",
        "href=\"/reports/",
    ] {
        assert!(body.contains(part), "{part} is not in {body}");
    }
    let of = |outcome: &str| {
        json(&format!("/conflicts.json?side=North+Korea&unit=people{outcome}"))["families"][0]["all"].as_u64()
    };
    assert!(of("&outcome=deployed") < of("") && of("&offset=1000") == of(""));
    assert!(get("/conflicts?side=Nobody+at+all").body.contains("Nothing is said of this"));
}

#[test]
fn hostile_names_are_text() {
    let evil = "%3Cscript%3Ealert(1)%3C%2Fscript%3E%22%27%3E%3Cimg+src%3Dx+onerror%3Dalert(1)%3E";
    for path in [
        format!("/questions?side={evil}"),
        format!("/questions?place={evil}&sort=when"),
        format!("/question?outcome=killed&side={evil}&place={evil}"),
        format!("/question?{CASUALTIES}&place={evil}&without={evil}"),
        format!("/question?{CASUALTIES}&policy=without+{evil}"),
        format!("/conflicts?side={evil}"),
        format!("/conflicts?side=North+Korea&policy=only+{evil}"),
    ] {
        let answer = get(&path);
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
        for part in ["<script>alert", "<img"] {
            assert!(!answer.body.contains(part), "{path}: {}", answer.body);
        }
    }
}

#[test]
fn what_cannot_be_asked_is_told() {
    for (path, part) in [
        ("/question?side=North+Korea".to_owned(), "outcome is missing"),
        (format!("/question?{CASUALTIES}&policy=%2Fetc%2Fpasswd"), "can't be"),
        (format!("/question?{CASUALTIES}&policy=mine.toml"), "two-origins"),
        (format!("/question?{CASUALTIES}&assume=slain+%3E%3D+5"), "no outcome"),
        (format!("/question?{CASUALTIES}&limit=100000"), "1 to 1000"),
        (format!("/question?{CASUALTIES}{}", "&without=x".repeat(50)), "too many origins"),
        ("/conflicts?unit=unicorn".to_owned(), "not a unit"),
        ("/questions?policy=x".to_owned(), "independent-only"),
    ] {
        let answer = get(&path);
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path}: {}", answer.body);
        assert!(answer.body.contains(part), "{path}: {}", answer.body);
    }
    let far = get(&format!("/question?{CASUALTIES}&offset={}&as-of=9999-12-31&published-to=0001-01-01", usize::MAX));
    assert_eq!(far.status, StatusCode::OK, "{}", far.body);
}
