//! Statements in a ledger of their own: seen, merged, split.

use crate::web::pages::report::tests::{Held, reading};
use axum::http::header;

const FIRST: &str = "More than 6,000 North Korean soldiers have been killed or wounded in Kursk Oblast, the UK Ministry of \
Defence said on 15 June.";

fn held() -> Held {
    let again = FIRST.replace("More than", "Over");
    let other = "About 9,000 North Korean soldiers were deployed to Kursk Oblast, Ukraine's military intelligence said on 15 June.";
    let garbled = "More than 6,000 North Korean soldiers have been killed in Kursk Oblast, the UK Ministry of Defence said on 15 June.";
    Held::of(&[
        ("a", reading(FIRST, "Toll", "Daily A")),
        ("b", reading(&again, "Toll, too", "Weekly B")),
        ("c", reading(other, "Troops", "Daily A")),
        ("d", reading(garbled, "Deaths", "Weekly D")),
    ])
}

#[test]
fn a_statement_is_told_with_its_repeats_and_garbles() {
    let held = held();
    let page = held.get("/statements/1").body;
    for part in [
        "2 reports",
        "1 origin",
        "Said it first, as far as the ledger knows",
        "Names the same origin",
        "<h2>Garbled</h2>",
        "As it was said",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let csv = held.get("/statements/1.csv").body;
    assert!(csv.starts_with("statement,origin,claim,report,outlet,published,rule,why,garbled,"), "{csv}");
    let then = held.get("/statements/1?known-at=2025-07-01").body;
    assert!(then.contains("1 report") && !then.contains("<form class=\"decide\""), "{then}");
    assert_eq!(held.get("/statements/99").status, 404);
}

#[test]
fn a_sighting_is_split_off_and_merged_back() {
    let held = held();
    let done = held.post("/claims/2/split", "author=Ada+L%C3%B6we&reason=another+count");
    assert_eq!(done.status, 303, "{}", done.body);
    let to = done.headers[header::LOCATION].to_str().unwrap().to_owned();
    assert!(to.starts_with("/statements/") && to != "/statements/1", "{to}");
    let cookie = done.headers[header::SET_COOKIE].to_str().unwrap();
    assert!(cookie.starts_with("author=Ada+L%C3%B6we; Path=/;") && cookie.contains("SameSite=Strict"), "{cookie}");
    let (to, decided) = to.split_once('?').unwrap();
    assert_eq!(decided, "decided=1");
    let told = held.get(&format!("{to}?{decided}")).body;
    assert!(
        told.contains("Split claim 2 off as a statement of its own.") && !told.contains("/decisions/1/undo"),
        "{told}"
    );
    let page = held.get(to).body;
    assert!(page.contains("A person made it a statement of its own") && page.contains("another count"), "{page}");
    let done = held.post(&format!("{to}/merge"), "author=Ada&reason=one+after+all&into=1&back=/claims/2");
    assert_eq!((done.status.as_u16(), done.headers[header::LOCATION].to_str().unwrap()), (303, "/claims/2?decided=2"));
    assert!(held.get("/statements/1").body.contains("2 reports"));
    assert!(held.get(to).body.contains("is now of statement"));
}

#[test]
fn what_cannot_be_decided_is_told() {
    let held = held();
    for (path, form, status, part) in [
        ("/statements/1/merge", "author=&reason=x&into=2", 400, "a decision needs a name"),
        ("/statements/1/merge", "author=Ada&reason=+&into=2", 400, "a decision needs a reason"),
        ("/statements/1/merge", "author=Ada&reason=x&into=1", 409, "is itself"),
        ("/statements/1/merge", "author=Ada&reason=x&into=no", 400, "no statement to merge into"),
        ("/statements/1/merge", "author=Ada&reason=x&into=99", 404, "there is no statement 99"),
        ("/statements/x/merge", "author=Ada&reason=x&into=2", 404, "no such number"),
        ("/claims/3/split", "author=Ada&reason=x", 409, "only sighting"),
    ] {
        let answer = held.post(path, form);
        assert_eq!(answer.status.as_u16(), status, "{path} {form}: {}", answer.body);
        assert!(answer.body.contains(part), "{path} {form}: {}", answer.body);
    }
    let held = held.read_only();
    assert_eq!(held.post("/claims/2/split", "author=Ada&reason=x").status, 403);
    assert!(!held.get("/statements/1").body.contains("<form class=\"decide\""));
}

#[test]
fn a_way_back_leads_nowhere_else() {
    let held = held();
    for back in ["//evil.example", "/%5Cevil.example", "https:evil.example", "/a%0D%0ASet-Cookie:x=1"] {
        let refused = held.post("/claims/2/split", &format!("author=Ada&reason=x&back={back}"));
        assert!(refused.status == 400 && refused.body.contains("is no page of this desk"), "{back}: {}", refused.body);
        assert!(!refused.headers.contains_key(header::SET_COOKIE), "{back}");
    }
    assert_eq!(held.get("/decisions.csv").body.lines().count(), 1, "nothing was decided");
    let done = held.post("/claims/2/split", "author=Ada&reason=x&back=");
    assert!(done.headers[header::LOCATION].to_str().unwrap().starts_with("/statements/"));
    assert_eq!(done.headers.get_all(header::SET_COOKIE).iter().count(), 1);
}
