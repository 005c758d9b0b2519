//! Adding in the browser: what is found is shown first, and kept only when a person says so.

use super::book::Book;
use super::settings;
use crate::web::Settings;

const NEWS: &str =
    "At least 12 people were killed in Kharkiv on Monday, the mayor said. Another 40 people were wounded.";

#[test]
fn a_pasted_text_is_shown_before_it_is_kept() {
    let book = Book::empty();
    let sent = [("text", NEWS), ("title", "Shelling <b>"), ("outlet", "Daily A"), ("published", "2025-06-17")];
    let preview = book.upload(&sent).to();
    let page = book.get(&preview).body;
    for part in
        ["Look before you add", "Shelling &lt;b&gt;", "Daily A", "2025-06-17", "2 claims", "<mark>12</mark>", "New"]
    {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(book.get("/reports").body.contains("Nothing found"), "it was kept too early");
    let csv = book.get(&format!("{preview}.csv")).body;
    assert!(csv.lines().count() == 3 && csv.contains("Kharkiv"), "{csv}");
    let saved = book.post(&format!("{preview}/save"), &[("keep", "0")]).to();
    assert_eq!(saved, "/reports/1");
    assert!(book.get("/reports").body.contains("Shelling &lt;b&gt;"));
    // Sent twice, it is kept once.
    assert_eq!(book.post(&format!("{preview}/save"), &[("keep", "0")]).to(), preview);
    assert!(book.get(&preview).body.contains("1 report added"));
    let again = book.get(&book.upload(&sent).to()).body;
    assert!(again.contains("Known already") && !again.contains("name=\"keep\""), "{again}");
}

#[test]
fn a_report_without_a_day_is_told_of_and_can_be_dated() {
    let book = Book::empty();
    let file = |name: &str, text: &str| format!("{name}|{text}");
    let dated = "<html><head><meta property=\"article:published_time\" content=\"2025-06-20\"></head><body><p>Five people were \
                 killed in Sumy on Monday.</p></body></html>";
    let preview = book.upload(&[("file", &file("a.txt", NEWS)), ("file", &file("b.html", dated))]).to();
    let when = |n: usize| {
        let json: serde_json::Value = serde_json::from_str(&book.get(&format!("{preview}.json")).body).unwrap();
        json["reports"][n]["claims"][0]["when"].as_str().unwrap().to_owned()
    };
    let page = book.get(&preview).body;
    for part in ["does not say on which day it was published", "name=\"published-0\"", "Read it again with this day"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains("name=\"published-1\""), "{page}");
    assert!(!when(0).contains("2025-06-16") && when(1).contains("2025-06-16"), "{} {}", when(0), when(1));
    let days = format!("{preview}/days");
    // The day of a report that says its own is not changed here.
    assert_eq!(book.post(&days, &[("published-0", "2025-06-17"), ("published-1", "2020-01-01")]).to(), preview);
    assert!(when(0).contains("2025-06-16") && when(1).contains("2025-06-16"), "{} {}", when(0), when(1));
    let page = book.get(&preview).body;
    assert!(page.contains("value=\"2025-06-17\"") && !page.contains("does not say on which day"), "{page}");
    let wrong = book.post(&days, &[("published-0", "Monday")]);
    assert!(wrong.status == 400 && wrong.body.contains("published-0=Monday can't be"), "{}", wrong.body);
    // A day that is changed and not looked at again is not lost.
    book.post(&format!("{preview}/save"), &[("keep", "0"), ("published-0", "2025-06-24")]).to();
    let reports = book.get("/reports.csv").body;
    assert!(reports.contains("2025-06-24") && !reports.contains("2025-06-17"), "{reports}");
    assert!(when(0).contains("2025-06-23"), "{}", when(0));
    assert_eq!(book.post("/add/7/days", &[]).status, 404);
}

#[test]
fn of_several_files_those_are_read_that_can_be() {
    let book = Book::empty();
    let page = "a.html|<html><head><title>Toll</title></head><body><article><p>Seven people were killed in Sumy on \
                Sunday, officials said.</p></article></body></html>";
    let sent =
        [("file", page), ("file", "C:\\b.pdf|%PDF-1.7 x"), ("file", "empty.txt|"), ("file", &format!("c.txt|{NEWS}"))];
    let preview = book.upload(&sent).to();
    let shown = book.get(&preview).body;
    for part in [
        "2 reports read",
        "2 could not be read</b>",
        "b.pdf: not a text: a PDF document",
        "empty.txt: empty",
        "give an HTML page",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    let to = book.post(&format!("{preview}/save"), &[("keep", "0"), ("keep", "3"), ("keep", "1"), ("keep", "77")]).to();
    assert_eq!(to, preview);
    let done = book.get(&to).body;
    assert!(done.contains("2 reports added") && done.contains("/reports/2"), "{done}");
    // A feed is as many reports as it has entries.
    let item = |n: u8| {
        format!("<item><title>Day {n}</title><description>{n} people were killed in Sumy.</description></item>")
    };
    let feed = format!("<rss version=\"2.0\"><channel><title>Wire</title>{}{}</channel></rss>", item(2), item(3));
    let preview = book.upload(&[("file", &format!("feed.xml|{feed}"))]).to();
    assert!(book.get(&preview).body.contains("2 reports read"), "{}", book.get(&preview).body);
}

#[test]
fn what_cannot_be_added_is_told() {
    let book = Book::empty();
    for (fields, part) in [
        (vec![], "nothing was sent"),
        (vec![("text", "  ")], "nothing was sent"),
        (vec![("text", NEWS), ("published", "Monday")], "published=Monday can&#39;t be"),
    ] {
        let answer = book.upload(&fields);
        let body = answer.body.replace("'", "&#39;");
        assert!(answer.status == 400 && body.contains(part), "{fields:?}: {body}");
    }
    for (address, part) in [
        ("http://127.0.0.1:9/", "private"),
        ("http://169.254.169.254/latest/meta-data", "--allow-private"),
        ("file:///etc/passwd", "http"),
        ("javascript:alert(1)", "Not read"),
    ] {
        let page = book.get(&book.upload(&[("address", address)]).to()).body;
        assert!(page.contains("could not be read") && page.contains(part), "{address}: {page}");
        assert!(!page.contains("name=\"keep\""), "{address}");
    }
    assert_eq!(book.get("/add/7").status, 404);
    assert_eq!(book.post("/add/7/save", &[("keep", "0")]).status, 404);
    let preview = book.upload(&[("text", NEWS)]).to();
    assert_eq!(book.post(&format!("{preview}/save"), &[]).status, 400);
    let wrong = book.post("/add", &[("text", NEWS)]);
    assert!(wrong.status == 415 && wrong.body.contains("multipart"), "{}", wrong.body);
}

#[test]
fn too_much_at_once_is_refused_in_words() {
    let mut settings = settings();
    settings.fetch.max_size = 1;
    let book = Book::with(None, settings);
    let large = "Seven people were killed. ".repeat(60_000);
    let answer = book.upload(&[("text", &large)]);
    assert_eq!(answer.status, 413);
    assert!(answer.body.contains("more than 1 MB") && answer.body.contains("--max-size"), "{}", answer.body);
    // So much that it is not even taken in.
    assert_eq!(book.upload(&[("text", &large.repeat(6))]).status, 413);
    assert_eq!(book.upload(&[("file", &format!("a.txt|{NEWS}"))]).status, 303);
    assert_eq!(book.post("/claims/1/accept", &[("reason", &"x".repeat(3 << 20))]).status, 413);
}

#[test]
fn previews_are_few() {
    let book = Book::empty();
    let first = book.upload(&[("text", NEWS)]).to();
    assert_eq!(book.get(&first).status, 200);
    for _ in 0..12 {
        book.upload(&[("text", NEWS)]).to();
    }
    for gone in [book.get(&first), book.post(&format!("{first}/save"), &[("keep", "0")])] {
        assert_eq!(gone.status, 404);
        for part in ["this preview is gone", "kept for an hour", "only the last 12", "href=\"/add\"", "Not found"] {
            assert!(gone.body.contains(part), "{part}: {}", gone.body);
        }
    }
}

#[test]
fn a_read_only_desk_says_why() {
    let book = Book::with(Some(super::case()), Settings { is_read_only: true, ..settings() });
    let page = book.get("/add").body;
    assert!(page.contains("read-only") && !page.contains("<textarea"), "{page}");
    for path in ["/review", "/claims/1", "/decisions"] {
        let page = book.get(path).body;
        assert!(!page.contains("method=\"post\""), "{path}: {page}");
    }
}
