//! What a hostile report, a hostile page in another tab, or a hostile form can do: nothing.

use super::book::{Book, HOST};
use super::markup::{check, tags};
use super::{case, settings};
use crate::web::Settings;
use crate::web::pages;
use axum::body::Body;
use axum::http::{Request, header};

/// What is put into title, outlet and text of reports. `xss` marks what would be alive if it came through.
const HOSTILE: &[&str] = &[
    "<script>xss()</script>",
    "</title><script src=//evil.example/xss></script>",
    "<img src=x onerror=xss()>",
    "\"><xss onload=xss()>",
    "' autofocus onfocus='xss()' x='",
    "\" data-key=\"xss\" onmouseover=\"xss()",
    "<svg onload=xss()><xss/></svg>",
    "<svg><script>xss()</script></svg>",
    "<a href=\"javascript:xss()\">here</a>",
    "javascript:xss()",
    "<iframe srcdoc='<script>xss()</script>'></iframe>",
    "]]><script>xss()</script><![CDATA[",
    "--><xss><!--",
    "<style>*{background:url(//evil.example/xss)}</style>",
    "</style><xss>",
    "x; } * { background: url(//evil.example/xss) } .y {",
    "{{constructor.constructor('xss()')()}} ${xss()} <%= xss %>",
    "<form action=//evil.example/xss><button formaction=//evil.example/xss>",
    "<base href=//evil.example/xss><meta http-equiv=refresh content='0;url=//evil.example/xss'>",
    "&lt;script&gt;xss()&lt;/script&gt; &#60;xss&#62;",
    "\u{202e}<xss>\u{2066}\u{202d}",
    "\u{0}<xss\u{0}>\u{b}\u{1b}[31m",
    "</textarea></select></datalist><xss>",
    "%3Cxss%3E%0d%0aSet-Cookie:%20xss=1",
    "<xss>[12] people] <mark>",
];

/// A report around it, in which claims are found.
fn text(hostile: &str) -> String {
    format!(
        "At least 12 people were killed in Kharkiv on Monday, {hostile} the mayor said. {hostile} More than 40 soldiers were \
         wounded in Sumy, officials in {hostile} said."
    )
}

#[test]
fn hostile_reports_are_dead_on_every_page() {
    let book = Book::empty();
    let mut previews = Vec::new();
    let mut alive = 0;
    for hostile in HOSTILE {
        let long = format!("{} {hostile}", "a".repeat(3_000));
        let sent = [
            ("text", text(hostile)),
            ("title", hostile.to_string()),
            ("outlet", long),
            ("published", "2025-06-17".into()),
        ];
        let sent: Vec<(&str, &str)> = sent.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let preview = book.upload(&sent).to();
        let json: serde_json::Value = serde_json::from_str(&book.get(&format!("{preview}.json")).body).unwrap();
        let sentence = json["reports"][0]["claims"][0]["after"].as_str().unwrap_or_default();
        alive += usize::from(sentence.contains(hostile));
        previews.push(preview.clone());
        book.get(&preview).is_dead(&preview);
        assert!(book.post(&format!("{preview}/save"), &[("keep", "0")]).to().starts_with("/reports/"), "{hostile}");
        book.get(&preview).is_dead(&preview);
    }
    assert!(alive > HOSTILE.len() / 2, "only {alive} came through the reader: the texts are too tame");
    for (n, hostile) in HOSTILE.iter().enumerate() {
        let claim = n + 1;
        let (what, fields) = match n % 3 {
            0 => ("accept", vec![("reason", *hostile), ("author", "A <xss>")]),
            1 => ("reject", vec![("reason", *hostile)]),
            _ => ("correct", vec![("side", *hostile), ("place", *hostile), ("source", *hostile), ("reason", *hostile)]),
        };
        let to = book.post(&format!("/claims/{claim}/{what}"), &fields).to();
        book.get(&to).is_dead(&to);
    }
    for told in pages::routes().told {
        if !told.path.contains("{id}") {
            book.get(told.path).is_dead(told.path);
            continue;
        }
        for id in 1..=2 * HOSTILE.len() {
            let path = told.path.replace("{id}", &id.to_string());
            book.get(&path).is_dead(&path);
        }
    }
    for claim in 1..=2 * HOSTILE.len() {
        let path = format!("/review?claim={claim}");
        book.get(&path).is_dead(&path);
    }
}

#[test]
fn hostile_addresses_are_dead_too() {
    let book = Book::of_case();
    let encoded = |text: &str| url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    for hostile in HOSTILE {
        let it = encoded(hostile);
        for path in [
            format!("/search?q={it}"),
            format!("/claims?side={it}"),
            format!("/claims?{it}=1"),
            format!("/reports?outlet={it}&sort={it}"),
            format!("/sources?source={it}"),
            format!("/review?place={it}"),
            format!("/decisions?author={it}"),
            format!("/source?name={it}"),
            format!("/claims/{it}"),
        ] {
            book.get(&path).is_dead(&path);
        }
        let refused = book.post("/claims/1/accept", &[("back", hostile)]);
        assert_eq!(refused.status, 400, "{hostile}");
        refused.is_dead(hostile);
        book.post("/claims/1/correct", &[("outcome", hostile), ("low", hostile)]).is_dead(hostile);
    }
}

#[test]
fn the_name_in_the_cookie_is_dead_and_breaks_no_header() {
    let mut book = Book::of_case();
    for author in ["%3Cxss%3E", "%22%3E%3Cxss%3E", "a%0d%0aSet-Cookie:%20xss=1", "%00%FF", "<xss>", "a%3B%20Domain=x"] {
        book.author = Some(author);
        for path in ["/review", "/claims/1", "/decisions"] {
            book.get(path).is_dead(path);
        }
        let decided = book.post("/claims/1/accept", &[]);
        assert!(!decided.headers.contains_key(header::SET_COOKIE), "{author}");
        book.get("/decisions").is_dead(author);
        let named = book.post("/author", &[("author", author), ("back", "/review")]);
        let cookies: Vec<_> = named.headers.get_all(header::SET_COOKIE).iter().collect();
        assert!(cookies.len() == 1 && cookies[0].to_str().unwrap().matches(';').count() == 4, "{author}: {cookies:?}");
    }
}

/// All that a form can be sent to.
fn actions() -> Vec<String> {
    let actions: Vec<String> = pages::routes().actions.iter().map(|(path, _)| path.replace("{id}", "1")).collect();
    assert!(actions.len() >= 7, "{actions:?}");
    actions
}

#[test]
fn no_other_page_can_send_a_form() {
    let book = Book::of_case();
    for path in actions() {
        for (name, value) in [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("origin", "http://evil.example"),
            ("origin", "null"),
            ("origin", "http://localhost:9000"),
            ("origin", "http://localhost:8017.evil.example"),
        ] {
            let request =
                Request::post(&path).header(name, value).header("content-type", "application/x-www-form-urlencoded");
            let answer = book.request(request, Body::from("reason=x&author=x&keep=0"));
            assert_eq!(answer.status, 403, "{path} {name}: {value}: {}", answer.body);
            assert!(
                !answer.headers.contains_key(header::SET_COOKIE) && answer.body.contains("does not come from a page")
            );
        }
        let own =
            Request::post(&path).header("origin", format!("http://{HOST}")).header("sec-fetch-site", "same-origin");
        assert_ne!(book.request(own, Body::empty()).status, 403, "{path}");
        let foreign = Request::post(&path).header(header::HOST, "evil.example");
        let foreign = super::ask(super::desk(), foreign.body(Body::empty()).unwrap());
        assert_eq!(foreign.status, 421, "{path}");
        // What changes something is no link.
        let status = book.get(&path).status.as_u16();
        assert!(status == 405 || status == 404 || path == "/add", "{path}: {status}");
    }
}

#[test]
fn a_read_only_desk_takes_nothing() {
    let book = Book::with(Some(case()), Settings { is_read_only: true, ..settings() });
    let before = std::fs::read(&book.path).unwrap();
    for path in actions() {
        let answer = if path == "/add" {
            book.upload(&[("text", "x")])
        } else {
            book.post(&path, &[("reason", "x"), ("keep", "0")])
        };
        // The name is kept in the browser, not in the ledger.
        assert_eq!(answer.status.as_u16(), if path == "/author" { 303 } else { 403 }, "{path}: {}", answer.body);
    }
    assert!(before == std::fs::read(&book.path).unwrap(), "the ledger was written to");
}

/// A route that is not made by `Routes::action` would be in none of these tests.
#[test]
fn all_actions_are_known() {
    let mut seen = 0;
    let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src/web"))];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs")
                && !path.ends_with("page.rs")
                && !path.ends_with("tests/security.rs")
            {
                seen += 1;
                let text = std::fs::read_to_string(&path).unwrap();
                for line in text.lines().filter(|line| line.contains("routing::")) {
                    assert_eq!(line.trim(), "use axum::routing::get;", "{}: use Routes::action", path.display());
                }
            }
        }
    }
    assert!(seen > 20, "{seen}");
}

#[test]
fn the_check_itself_finds_what_is_alive() {
    for alive in [
        "<p><script>xss()</script>",
        "<img src=x onerror=xss()>",
        "<p onclick=\"x()\">",
        "<p style=\"x\">",
        "<a href=\"javascript:x\">",
        "<a href=\" javascript:x\">",
        "<a href=\"//evil.example\">",
        "<xss>",
        "<p title='' xss=''>",
        "<form action=https://evil.example>",
        "<!-- x -->",
        "a\u{0}",
    ] {
        assert!(check(alive).is_err(), "{alive}");
    }
    for fine in [
        "<p title=\"&lt;script>\">&lt;xss&gt; 1 < 2",
        "<a href=\"https://news.example/\">",
        "<script src=\"/assets/x.js\" defer></script>",
    ] {
        assert_eq!(check(fine), Ok(()), "{fine}");
    }
    assert_eq!(tags("<a b c='d e' f=g/><p>")[0].1.len(), 3);
}
