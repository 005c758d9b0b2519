//! Whole pages, and input that no page should be.

use super::*;
use jiff::civil::date;

fn read(bytes: &[u8]) -> Report {
    let report = to_report(&Page { bytes, ..Page::default() });
    check_ranges(&report);
    report
}

fn check_ranges(report: &Report) {
    let mut before = 0;
    for (from, to) in &report.furniture {
        assert!(before <= *from && from < to, "{:?}", report.furniture);
        assert!(report.text.get(*from..*to).is_some_and(|part| part.trim() == part));
        before = *to;
    }
}

fn furniture_of(report: &Report) -> Vec<&str> {
    report.furniture.iter().map(|(from, to)| &report.text[*from..*to]).collect()
}

#[test]
fn an_html_page_becomes_title_article_lists_and_tables() {
    let report = read(include_bytes!("../../tests/pages/siege.html"));
    assert_eq!(report.title.as_deref(), Some("Nineteen die as shells hit Varna crossing"));
    assert_eq!(report.text.lines().next(), report.title.as_deref());
    assert_eq!(report.text.matches("Nineteen die").count(), 1);
    assert_eq!(report.outlet.as_deref(), Some("The Harbour Post"));
    assert_eq!(report.authors, ["Mira Holt", "Jon Abel"]);
    assert_eq!(report.published, Some(date(2025, 6, 16)));
    assert_eq!(report.published_rule.as_deref(), Some("json-ld datePublished"));
    assert_eq!(report.language.as_deref(), Some("en"));
    assert_eq!(report.address.as_deref(), Some("https://www.harbourpost.example/war/varna-crossing"));
    for line in [
        "tanks ‒ 1361 (+3)\nartillery systems ‒ 2,204 (+12)\nhelicopters ‒ 88 (+0)",
        "Central | 11 | 29\nHarbour | 8 | 18",
    ] {
        assert!(report.text.contains(line), "{}\n{:?}", report.text, report.notes);
    }
    let order: Vec<_> =
        ["since the start of the war", "tanks ‒", "hospitals of the district", "Hospital | Dead", "could be verified"]
            .iter()
            .map(|part| report.text.find(part).unwrap_or_else(|| panic!("no {part}: {}", report.text)))
            .collect();
    assert!(order.is_sorted(), "{}", report.text);
    for part in ["cookies", "900 died", "020 7946", "Economy"] {
        assert!(!report.text.contains(part), "{part}: {}", report.text);
    }
}

#[test]
fn a_bare_and_broken_page_still_gives_its_text() {
    let report = read(include_bytes!("../../tests/pages/bare.html"));
    assert_eq!(report.title.as_deref(), Some("Depot burns at Lomas"));
    assert_eq!(report.published, Some(date(2024, 3, 5)));
    assert_eq!(report.published_rule.as_deref(), Some("meta published"));
    for part in ["Twelve soldiers died.", "Five hurt", "Two missing"] {
        assert!(report.text.contains(part), "{}", report.text);
    }
}

#[test]
fn a_dump_keeps_every_character_and_marks_its_furniture() {
    let page = include_str!("../../tests/pages/dump.txt").replace('\n', "\r\n");
    let report = read(page.as_bytes());
    assert_eq!(report.text, page);
    assert_eq!(report.title.as_deref(), Some("Nineteen die as shells hit Varna crossing"));
    assert_eq!(report.authors, ["Mira Holt"]);
    assert_eq!(report.published, Some(date(2025, 6, 16)));
    assert_eq!(report.published_rule.as_deref(), Some("by-line"));
    assert_eq!(
        furniture_of(&report),
        [
            "date 2025-06-17 Skip to content",
            "Home | War | Economy | Sign in",
            "by Mira Holt June 16, 2025 2:02 AM 3 min read",
            "(Screenshot from a video by the rescue service)",
            "Read also:",
            "Share: Facebook  X  Copy link",
            "0 800 500 100",
            "© 2025",
            "Author: Mira Holt",
        ]
    );
}

#[test]
fn what_the_caller_gives_wins() {
    let page = Page {
        bytes: include_bytes!("../../tests/pages/siege.html"),
        address: Some("https://archive.example/1"),
        content_type: Some("text/html"),
        published: Some(date(2025, 6, 15)),
    };
    let report = to_report(&page);
    assert_eq!((report.published, report.published_rule.as_deref()), (Some(date(2025, 6, 15)), Some("given")));
    assert_eq!(report.address.as_deref(), Some("https://archive.example/1"));
    let plain =
        to_report(&Page { bytes: b"Twelve dead", address: Some("https://www.wire.example/1"), ..Page::default() });
    assert_eq!(plain.outlet.as_deref(), Some("wire.example"));
}

#[test]
fn what_is_no_text_is_an_empty_report_with_a_note() {
    for bytes in
        [&b""[..], b"%PDF-1.4\n1 0 obj", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", b"\0\0\0\0\0", b"\xFF\xFE", b"\xFE\xFF\0"]
    {
        let report = read(bytes);
        assert_eq!(report.text.trim_matches('\u{FFFD}'), "", "{bytes:?}");
    }
    assert!(read(b"%PDF-1.4\n1 0 obj").notes[0].contains("PDF"));
}

#[test]
fn a_page_cut_off_anywhere_is_read() {
    let page = include_bytes!("../../tests/pages/siege.html");
    for end in (0..page.len()).step_by(97) {
        read(&page[..end]);
    }
}

#[test]
fn deep_nesting_neither_overflows_nor_takes_long() {
    for tag in ["div", "b", "ul><li", "table><tr><td", "blockquote", "font color=1", "svg"] {
        let name = tag.split(['>', ' ']).next().unwrap_or(tag);
        let page = format!(
            "<html><body>{}<p>Twelve people died in the town.</p>{}",
            format!("<{tag}>").repeat(100_000),
            format!("</{name}>").repeat(9)
        );
        let report = read(page.as_bytes());
        assert!(!report.notes.is_empty(), "{tag}");
        assert!(tag == "svg" || report.text.contains("Twelve people died in the town."), "{tag}: {:?}", report.notes);
    }
}

#[test]
fn hostile_text_is_kept_as_it_is() {
    let text = "\u{feff}\u{202e}12\u{200b}3\u{200f} killed\u{2066}\u{301}\r\rBy \u{200b}X 1:02 2 min read\n\u{85}\u{2028}+\u{660}\u{661} 0 \u{1f480}\n| · |\t|\n";
    let report = read(text.as_bytes());
    assert_eq!(report.text, text.trim_start_matches('\u{feff}'));
    assert_eq!(read(b"\xC3\x28 12 dead \xA0\xA1 \xF0\x9F").text.matches("12 dead").count(), 1);
}

#[test]
fn one_long_line_is_read_in_one_pass() {
    let text = "Twelve people were killed, 34 wounded. ".repeat(250_000);
    assert_eq!(read(text.as_bytes()).text.len(), text.len());
    let page = format!("<html><body><p>{text}");
    let report = read(page.as_bytes());
    assert_eq!(report.text.len(), text.trim().len());
    assert!(report.notes[0].contains("too large"));
}

#[test]
fn reading_twice_gives_the_same() {
    for page in [&include_bytes!("../../tests/pages/siege.html")[..], include_bytes!("../../tests/pages/dump.txt")] {
        assert_eq!(read(page), read(page));
    }
}

#[test]
fn random_bytes_and_random_tags_never_panic() {
    const PARTS: &[&str] = &[
        "<p>",
        "</p>",
        "<table>",
        "<tr>",
        "<td>",
        "<li>",
        "<ul>",
        "</div>",
        "<div ",
        "<!--",
        "-->",
        "<script>",
        "12 dead ",
        "é",
        "\u{202e}",
        "|",
        "\n",
        "  ",
        "9 Jan 2025 ",
        "by X Y ",
        "18:05 ",
        "<title>",
        "2 min read ",
        "{\"@type\":",
        "<meta charset=x",
        "&#0;",
        "&amp",
        "+44 20 7946 0018 ",
        "<svg>",
        "<template>",
        "<select>",
        "<a href=1>",
        "<b>",
        "\0",
        "\u{feff}",
        "(Photo: ",
        ")",
        "0 800 ",
    ];
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % below as u64) as usize
    };
    for round in 0..400 {
        let mut bytes: Vec<u8> = if round % 2 == 0 { b"<html><body>".to_vec() } else { vec![] };
        for _ in 0..next(120) {
            bytes.extend(PARTS[next(PARTS.len())].as_bytes());
            if round % 5 == 0 {
                bytes.push(next(256) as u8);
            }
        }
        read(&bytes);
    }
}
