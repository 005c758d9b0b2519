//! `musterbook add` and `read` on addresses, as a person runs them, against a server on this machine.

#[path = "../src/fetch/server.rs"]
mod server;

use server::{Server, page, send};
use std::io::Write;
use std::process::{Command, Output};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

fn musterbook(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_musterbook"));
    for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"] {
        command.env_remove(name);
    }
    command.args(arguments).args(["--allow-private", "--interval", "0"]).output().unwrap()
}

/// Runs it, checks its exit status, and gives back standard output and standard error.
#[track_caller]
fn check(arguments: &[&str], status: i32) -> (String, String) {
    let output = musterbook(arguments);
    let texts = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    assert_eq!(output.status.code(), Some(status), "{arguments:?}: {texts:?}");
    let [out, told] = texts;
    (out, told)
}

/// A feed of a full text, a page that is closed, a page that is gone, and one that changes; its XML breaks off.
fn site() -> Server {
    let asked = Arc::new(AtomicUsize::new(0));
    Server::new(move |path, stream| {
        let host = stream.local_addr().unwrap();
        match path {
            "/robots.txt" => send(stream, 200, &[], b"User-agent: *\nDisallow: /closed\n"),
            "/feed" => {
                let item = |path: &str, more: &str| {
                    format!("<item><title>{path}</title><link>http://{host}/{path}</link>{more}</item>")
                };
                let full = "<description>Short.</description><content:encoded>&lt;p&gt;At least 12 soldiers were \
                            killed near Kharkiv, officials said.&lt;/p&gt;</content:encoded>";
                let feed = format!(
                    "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>\
                     <title>The Post</title>{}{}{}{}<item><title>cut",
                    item("full", full),
                    item("closed", ""),
                    item("gone", ""),
                    item("changing", "")
                );
                send(stream, 200, &["Content-Type: application/rss+xml"], feed.as_bytes());
            }
            "/changing" => {
                let number = 3 + asked.fetch_add(1, Ordering::Relaxed);
                page(stream, &format!("Some {number} people were killed in Sumy on 3 March 2025, the ministry said."));
            }
            _ => send(stream, 404, &[], b""),
        }
    })
}

#[test]
fn a_feed_is_added_and_the_summary_counts_what_became_of_it() {
    let server = site();
    let directory = tempfile::tempdir().unwrap();
    let ledger = directory.path().join("a.musterbook").display().to_string();
    let feed = server.url("/feed");
    let (out, told) = check(&["add", &feed, "--ledger", &ledger, "--each"], 2);
    let refused = "3 refused (1 robots.txt, 1 HTTP 404, 1 broken feed)";
    assert!(out.contains(&format!("2 new reports, {refused}; 2 claims")), "{out}");
    assert!(out.contains(&format!("new report 1 {}", server.url("/full"))), "{out}");
    for part in ["4 of 5 entries", "does not allow", "404 Not Found"] {
        assert!(told.contains(part), "no {part:?} in {told}");
    }
    let (out, _) = check(&["add", &feed, "--ledger", &ledger], 2);
    assert!(out.contains(&format!("0 new reports, 1 changed since, 1 known, {refused}")), "{out}");
    assert!(out.contains("/changing: changed since it was added (version 2)"), "{out}");
    let once = ["/robots.txt", "/feed", "/gone", "/changing"];
    assert_eq!(server.paths(), [once, once].concat(), "what is closed is left alone");
}

#[test]
fn a_page_is_read_from_its_address() {
    let server = site();
    let (out, told) = check(&["read", &server.url("/changing"), "--format", "jsonl"], 0);
    assert_eq!(told, "");
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(report["address"], server.url("/changing").as_str());
    assert_eq!(report["claims"][0]["low"], 3.0);
    let (_, told) = check(&["read", &server.url("/gone")], 2);
    assert!(told.contains("404 Not Found") && told.contains("taken down"), "{told}");
}

/// A good page; and a picture, a circle, and two hundred megabytes, all named as pages.
fn bad_site() -> Server {
    Server::new(|path, stream| match path {
        "/good.html" => page(stream, "At least 12 soldiers were killed near Kharkiv on 3 March 2025, officials said."),
        "/picture.html" => send(stream, 200, &["Content-Type: text/html"], b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        "/circle.html" => send(stream, 302, &["Location: /circle2.html"], b""),
        "/circle2.html" => send(stream, 302, &["Location: /circle.html"], b""),
        "/large.html" => {
            let head = "HTTP/1.1 200 X\r\nContent-Type: text/html\r\nContent-Length: 209715200\r\n\r\n";
            let _ = stream.write_all(head.as_bytes());
            // Until the client has enough.
            let block = [b'a'; 1 << 16];
            for _ in 0..3200 {
                if stream.write_all(&block).is_err() {
                    break;
                }
            }
        }
        _ => send(stream, 404, &[], b""),
    })
}

#[test]
fn what_is_no_report_is_refused_with_the_reason_and_the_rest_is_kept() {
    let server = bad_site();
    let directory = tempfile::tempdir().unwrap();
    let ledger = directory.path().join("a.musterbook").display().to_string();
    let archive = directory.path().join("archive.html");
    std::fs::write(&archive, b"PK\x03\x04\x14\0\0\0\x08\0").unwrap();
    let names = ["/picture.html", "/circle.html", "/large.html", "/good.html"].map(|path| server.url(path));
    let mut arguments = vec!["add", "--ledger", &ledger, "--max-size", "1", archive.to_str().unwrap()];
    arguments.extend(names.iter().map(String::as_str));
    let (out, told) = check(&arguments, 2);
    let refused = "4 refused (1 redirects, 1 too large, 2 another type)";
    assert!(out.contains(&format!("1 new report, {refused}; 1 claim")), "{out}{told}");
    for (name, what) in [(&names[0], "PNG"), (&names[1], "circle"), (&names[2], "1 MB")] {
        let line = told.lines().find(|line| line.contains(name.as_str())).unwrap_or_else(|| panic!("{name}: {told}"));
        assert!(line.contains(what), "{line}");
    }
    let output = Command::new(env!("CARGO_BIN_EXE_musterbook")).args(["verify", "--ledger", &ledger]).output().unwrap();
    assert!(output.status.success());
}
