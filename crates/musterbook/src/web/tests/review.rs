//! Reviewing by forms: deciding, undoing, the order of the queue, who signs.

use super::book::Book;
use axum::http::header;

/// The number of the claim that waits.
fn waiting(book: &Book, path: &str) -> i64 {
    let json: serde_json::Value = serde_json::from_str(&book.get(path).body).unwrap();
    json["claim"]["claim"].as_i64().unwrap_or_default()
}

#[test]
fn claims_are_decided_one_after_another() {
    let book = Book::of_case();
    let first = waiting(&book, "/review.json");
    let page = book.get("/review");
    for part in [&format!("/claims/{first}/accept"), "Deciding as", "0</b> decided today by you", "left below 0.7"] {
        assert!(page.body.contains(part), "{part}: {}", page.body);
    }
    let back = format!("/review?below=0.9&claim={first}");
    let to = book.post(&format!("/claims/{first}/accept"), &[("back", &back)]).to();
    assert_eq!(to, format!("/review?below=0.9&claim={first}&decided=1"));
    let page = book.get(&to).body;
    for part in [&format!("Accepted claim {first}"), "/decisions/1/undo", "1</b> decided today by you"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let second = waiting(&book, &format!("/review.json?claim={first}"));
    assert!(second != first && second != 0);
    let rejected = book.post(&format!("/claims/{second}/reject"), &[("reason", "history, not this war")]).to();
    assert_eq!(rejected, format!("/claims/{second}?decided=2"));
    assert!(book.get(&rejected).body.contains("Not in force: rejected by Ada L (decision 2)"));
    let third = waiting(&book, "/review.json");
    let corrected = book.post(&format!("/claims/{third}/correct"), &[("place", "Sudzha, \"Kursk\""), ("reason", "")]);
    let page = book.get(&corrected.to()).body;
    assert!(page.contains("Corrected claim") && page.contains("corrected by Ada L"), "{page}");
    assert!(book.get("/decisions").body.contains("as the sentence says"));
    buttons_to_undo_have_names_of_their_own(&book, first, second, third);
    // Undone, it waits again.
    let undone = book.post("/decisions/1/undo", &[("back", &format!("/review?claim={first}"))]).to();
    assert_eq!(waiting(&book, &undone.replace("/review", "/review.json")), first);
    assert!(book.get(&undone).body.contains("Took back decision 1"));
    let again = book.post("/decisions/2/undo", &[]).to();
    assert!(again == "/decisions?decided=5" && book.get(&again).body.contains("Took back decision 2"), "{again}");
    let twice = book.post("/decisions/1/undo", &[]);
    assert!(twice.status == 409 && twice.body.contains("was taken back already"), "{}", twice.body);
}

fn buttons_to_undo_have_names_of_their_own(book: &Book, accepted: i64, rejected: i64, corrected: i64) {
    let names = |path: &str| -> Vec<String> {
        let page = book.get(path).body;
        let forms = page.split("/undo\">").skip(1).map(|form| form.split("</button>").next().unwrap().to_owned());
        let name = |form: String| form.split("second\">").nth(1).unwrap().replace("<span class=\"hidden\">", "");
        forms.map(|form| name(form).replace("</span>", "")).collect()
    };
    let listed = names("/decisions");
    let expected = [
        format!("Undo (decision 3: Corrected claim {corrected}: place="),
        format!("Undo (decision 2: Rejected claim {rejected}: history, not this war)"),
        format!("Undo (decision 1: Accepted claim {accepted})"),
    ];
    assert!(listed.len() == 3 && listed.iter().zip(&expected).all(|(it, name)| it.starts_with(name)), "{listed:?}");
    let own = names(&format!("/claims/{rejected}?decided=2"));
    assert_eq!(own, [expected[1].clone(), format!("Take that back (decision 2: the rejection of claim {rejected})")]);
    assert!(names("/review")[0].starts_with(&expected[0]));
}

#[test]
fn a_queue_is_walked_to_its_end_and_begun_again() {
    let book = Book::of_case();
    let (mut at, mut seen) = ("/review?garbled=true".to_owned(), 0);
    loop {
        let page = book.get(&at).body;
        seen += 1;
        let Some(next) = page.split("rel=\"next\" href=\"").nth(1) else { break };
        at = next.split('"').next().unwrap().replace("&amp;", "&");
        assert!(seen < 100, "it never ends");
    }
    assert!(seen > 1, "too few garbled ones to tell");
    let nothing = book.get("/review?below=0.01");
    assert!(nothing.body.contains("Nothing waits here") && nothing.body.contains("All that wait"), "{}", nothing.body);
    assert_eq!(book.get("/review?sort=low").status, 400);
    assert_eq!(book.get("/review?claim=99999999").status, 404);
}

/// Without a script keys do nothing, so nothing tells of them: the script shows them.
#[test]
fn keys_are_not_told_of_before_a_script_makes_them_work() {
    let book = Book::of_case();
    for path in ["/review", "/claims/1"] {
        let page = book.get(path).body;
        assert!(page.contains("data-key=\"a\"") && !page.contains("aria-keyshortcuts"), "{path}: {page}");
    }
    assert!(book.get("/review").body.contains("<details class=\"keys\" id=\"keys\" hidden>"));
    let rules: Vec<&str> = include_str!("../assets/review.css").lines().filter(|line| line.contains("kbd")).collect();
    let shown = rules.iter().filter(|it| it.contains("display: inline"));
    assert!(rules.iter().any(|it| it.starts_with("kbd { display: none;")), "{rules:?}");
    shown.for_each(|it| assert!(it.contains(".keys-on kbd") || it.contains(".keys kbd"), "{it}"));
}

#[test]
fn nobody_decides_without_a_name() {
    let mut book = Book::of_case();
    book.author = None;
    let page = book.get("/review").body;
    assert!(page.contains("action=\"/author\"") && !page.contains("/accept"), "{page}");
    let refused = book.post("/claims/1/accept", &[]);
    assert!(refused.status == 400 && refused.body.contains("needs a name"), "{}", refused.body);
    let named = book.post("/author", &[("author", " Ádá; x=1\r\nX: y "), ("back", "/review?below=0.7")]);
    let cookie = named.headers[header::SET_COOKIE].to_str().unwrap();
    assert_eq!(cookie, "author=%C3%81d%C3%A1%3B+x%3D1+X%3A+y; Path=/; Max-Age=31536000; SameSite=Strict; HttpOnly");
    assert_eq!(named.to(), "/review?below=0.7");
    book.author = Some("%C3%81d%C3%A1%3B+x%3D1+X%3A+y");
    assert!(book.get("/review").body.contains("<b>Ádá; x=1 X: y</b>"));
    // A program says it with the form.
    book.author = None;
    let accepted = book.post("/claims/1/accept", &[("author", "Bo")]);
    assert_eq!(accepted.to(), "/claims/1?decided=1");
    let csv = book.get("/decisions.csv?author=Bo").body;
    assert!(csv.contains("accept,1,"), "{csv}");
    assert!(book.post("/claims/1/accept", &[("author", &"x".repeat(300))]).status == 400);
}

#[test]
fn what_cannot_be_decided_is_told() {
    let book = Book::of_case();
    for (path, fields, status, part) in [
        ("/claims/1/correct", vec![("outcome", "eaten")], 400, "`eaten` is no outcome"),
        ("/claims/1/correct", vec![("low", "many")], 400, "is not a number"),
        ("/claims/1/correct", vec![], 400, "nothing was changed"),
        ("/claims/1/reject", vec![], 400, "needs a reason"),
        ("/claims/1/reject", vec![("reason", "  ")], 400, "needs a reason"),
        ("/claims/99999999/accept", vec![], 404, "no claim 99999999"),
        ("/claims/x/accept", vec![], 404, "no such number"),
        ("/decisions/7/undo", vec![], 404, "no decision 7"),
    ] {
        let answer = book.post(path, &fields);
        assert_eq!(answer.status.as_u16(), status, "{path} {fields:?}: {}", answer.body);
        assert!(answer.body.contains(part), "{path} {fields:?}: {}", answer.body);
    }
    assert!(book.get("/decisions").body.contains("Nobody has decided anything yet"));
}
