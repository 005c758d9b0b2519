//! Inputs of every kind, with a server on this machine: which reports come of them.

use super::*;
use crate::fetch::server::{Server, page, send};
use std::path::PathBuf;

const OPTIONS: FetchOptions = FetchOptions { allow_private: true, max_size: 20, timeout: 20, interval: 0.0 };

/// What comes of the inputs: names with readings or refusals.
fn reports(inputs: &[Input]) -> Vec<(String, Result<Reading, Refused>)> {
    let mut out = Vec::new();
    let taken = each(inputs, None, &OPTIONS, |event| {
        if let Event::Report(name, reading) = event {
            out.push((name, *reading));
        }
        Ok(())
    });
    assert!(taken.is_ok());
    out
}

fn of_address(address: String) -> Vec<(String, Result<Reading, Refused>)> {
    reports(&[Input::Address(address)])
}

#[track_caller]
fn reading(report: &(String, Result<Reading, Refused>)) -> &Reading {
    report.1.as_ref().unwrap_or_else(|refused| panic!("{}: {}", report.0, refused.problem.what))
}

#[track_caller]
fn refused(report: &(String, Result<Reading, Refused>), why: Why, told: &str) {
    let Err(refused) = &report.1 else { panic!("{} was read", report.0) };
    assert_eq!(refused.why, why, "{}", refused.problem.what);
    assert!(refused.problem.what.contains(told), "{}", refused.problem.what);
}

const FEED: &str = "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">\
    <channel><title>The Post: World</title>\
    <item><title>Raid on the border</title><link>HOST/full</link><pubDate>Wed, 12 Mar 2025 23:30:00 -0500</pubDate>\
    <content:encoded><![CDATA[<p>At least 12 soldiers were killed near Kharkiv on Tuesday, officials said.</p>]]></content:encoded></item>\
    <item><title>A longer story</title><link>HOST/linked</link><pubDate>Wed, 12 Mar 2025 08:00:00 GMT</pubDate>\
    <description>Short.</description></item>\
    <item><title>Closed</title><link>HOST/closed</link></item>\
    <item><title>A note</title><guid>n1</guid><description>Seven people were wounded in Sumy.</description></item>\
    <item><title>Nothing</title></item>";

fn feed_site() -> Server {
    Server::new(|path, stream| match path {
        "/robots.txt" => send(stream, 200, &[], b"User-agent: *\nDisallow: /closed\n"),
        "/linked" => page(stream, "Some 30 soldiers were wounded in Sumy on Monday, the ministry said."),
        "/feed" | "/broken" => {
            let host = format!("http://{}", stream.local_addr().unwrap());
            let end = if path == "/feed" { "</channel></rss>" } else { "<item><title>cut" };
            let feed = FEED.replace("HOST", &host) + end;
            send(stream, 200, &["Content-Type: text/html"], feed.as_bytes());
        }
        _ => send(stream, 404, &[], b""),
    })
}

#[test]
fn a_feed_is_as_many_reports_as_it_has_entries() {
    let server = feed_site();
    let reports = of_address(server.url("/feed"));
    assert_eq!(reports.len(), 5);
    let full = &reading(&reports[0]).report;
    assert_eq!(reports[0].0, server.url("/full"));
    assert_eq!(full.address.as_deref(), Some(server.url("/full").as_str()));
    assert_eq!(full.title.as_deref(), Some("Raid on the border"));
    assert_eq!(full.outlet.as_deref(), Some("The Post: World"));
    assert_eq!((full.published, full.published_rule.as_deref()), ("2025-03-12".parse().ok(), Some("feed")));
    let claim = &reading(&reports[0]).claims[0];
    assert_eq!((claim.low, claim.when.start), (Some(12.0), "2025-03-11".parse().ok()), "{claim:?}");
    let linked = reading(&reports[1]);
    assert!(linked.report.text.contains("Some 30 soldiers"), "{}", linked.report.text);
    assert_eq!(linked.report.title.as_deref(), Some("A longer story"));
    assert_eq!(linked.report.outlet.as_deref(), Some("The Post: World"));
    assert_eq!(linked.claims[0].when.start, "2025-03-10".parse().ok(), "{:?}", linked.claims);
    refused(&reports[2], Why::Robots, "");
    assert!(reading(&reports[3]).report.text.contains("Seven people"));
    assert_eq!(reports[3].0, server.url("/feed") + "#4");
    assert_eq!(reading(&reports[3]).report.address, Some(server.url("/feed") + "#n1"));
    refused(&reports[4], Why::NoText, "neither a text nor a link");
    assert_eq!(server.paths(), ["/robots.txt", "/feed", "/linked"], "what is in the feed is not fetched again");
}

#[test]
fn of_a_broken_feed_the_entries_come_and_then_its_fault() {
    let reports = of_address(feed_site().url("/broken"));
    assert_eq!(reports.len(), 6);
    assert_eq!(reading(&reports[0]).claims[0].low, Some(12.0));
    refused(&reports[5], Why::BrokenFeed, "5 of 6 entries could be read");
}

#[test]
fn the_charset_of_the_header_is_handed_on() {
    let server = Server::new(|path, stream| match path {
        // "В Курске погибли 12 человек." in two encodings.
        "/cp1251" => send(
            stream,
            200,
            &["Content-Type: text/plain; charset=windows-1251"],
            b"\xC2 \xCA\xF3\xF0\xF1\xEA\xE5 \xEF\xEE\xE3\xE8\xE1\xEB\xE8 12 \xF7\xE5\xEB\xEE\xE2\xE5\xEA.",
        ),
        "/koi8" => send(
            stream,
            200,
            &["Content-Type: text/plain; charset=koi8-r"],
            b"\xF7 \xEB\xD5\xD2\xD3\xCB\xC5 \xD0\xCF\xC7\xC9\xC2\xCC\xC9 12 \xDE\xC5\xCC\xCF\xD7\xC5\xCB.",
        ),
        _ => send(stream, 404, &[], b""),
    });
    for path in ["/cp1251", "/koi8"] {
        let reports = of_address(server.url(path));
        assert_eq!(reading(&reports[0]).report.text, "В Курске погибли 12 человек.", "{path}");
    }
}

#[test]
fn another_type_behind_the_name_of_a_page_is_told() {
    let server = Server::new(|path, stream| match path {
        "/a.html" => send(stream, 200, &["Content-Type: text/html"], b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj"),
        "/b.html" => send(stream, 200, &["Content-Type: text/html"], b"{\"killed\": 12}"),
        "/c.html" => send(stream, 200, &["Content-Type: text/html"], b""),
        _ => send(stream, 404, &[], b""),
    });
    refused(&of_address(server.url("/a.html"))[0], Why::Kind, "PDF");
    refused(&of_address(server.url("/b.html"))[0], Why::Kind, "JSON");
    refused(&of_address(server.url("/c.html"))[0], Why::NoText, "empty");
}

#[test]
fn files_and_addresses_come_in_the_order_of_the_arguments() {
    let server = feed_site();
    let directory = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| -> PathBuf {
        let path = directory.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let feed = file("feed.txt", &(FEED.replace("HOST", &server.url("")) + "</channel></rss>"));
    let inputs = [
        Input::File(file("a.txt", "Two people were killed in Sumy.")),
        Input::Address(server.url("/linked")),
        Input::File(feed.clone()),
        Input::Address("ftp://news.example/".to_owned()),
        Input::File(file("b.txt", "Three people were killed in Sumy.")),
    ];
    let reports = reports(&inputs);
    let names: Vec<String> = reports.iter().map(|(name, _)| name.clone()).collect();
    let of_feed = |n: usize| format!("{}#{n}", feed.display());
    let expected = [
        inputs[0].name(),
        server.url("/linked"),
        server.url("/full"),
        server.url("/linked"),
        server.url("/closed"),
        of_feed(4),
        of_feed(5),
        "ftp://news.example/".to_owned(),
        inputs[4].name(),
    ];
    assert_eq!(names, expected);
    refused(&reports[7], Why::Address, "only http and https");
}
