//! What pages show of one report, one statement, one origin, and of places.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use musterbook_core::page::Report;
use musterbook_core::read::{Reading, read_text};
use musterbook_ledger::{Arrival, Author, Decision, Error, Filter, Ledger, Page};

const ALL: Page = Page { limit: 1000, offset: 0 };
const NEWS: &str = "Сводка: More than 6,000 North Korean soldiers have been killed or wounded in Kursk Oblast, the UK \
Ministry of Defence said on 15 June. It was the 47th week of the year.";

fn reading(text: &str, outlet: &str, published: Date) -> Reading {
    let (claims, rejected) = read_text(text, Some(published));
    let report = Report {
        text: text.to_owned(),
        outlet: Some(outlet.to_owned()),
        published: Some(published),
        authors: vec!["A. Writer".to_owned()],
        ..Report::default()
    };
    Reading { report, claims, rejected }
}

fn add(ledger: &mut Ledger, address: &str, reading: &Reading, at: &str) -> i64 {
    let at: Timestamp = at.parse().unwrap();
    ledger.adder().add(&Arrival { address, reading, reader: "test", at }).unwrap().report
}

/// Two outlets with one statement; the first then says another figure at the same address.
fn ledger() -> Ledger {
    let mut ledger = Ledger::in_memory().unwrap();
    add(&mut ledger, "a", &reading(NEWS, "Daily A", date(2025, 6, 16)), "2025-07-01T12:00:00Z");
    let other = NEWS.replace("More than", "Over").replace("the year", "that year");
    add(&mut ledger, "b", &reading(&other, "Weekly B", date(2025, 6, 18)), "2025-07-02T12:00:00Z");
    add(
        &mut ledger,
        "a",
        &reading(&NEWS.replace("6,000", "7,000"), "Daily A", date(2025, 6, 20)),
        "2025-07-03T12:00:00Z",
    );
    ledger
}

#[test]
fn a_report_is_shown_as_it_was_known() {
    let ledger = ledger();
    let [first, second, now] =
        [Some(date(2025, 7, 1)), Some(date(2025, 7, 2)), None].map(|day| ledger.known_at(day).unwrap());
    let whole = ledger.whole(1, now).unwrap();
    assert_eq!((whole.text.as_str(), whole.authors.len()), (NEWS, 1));
    assert!(matches!(ledger.whole(2, first), Err(Error::Unknown { what: "report", id: 2 })));
    let reports = |known| ledger.marked(1, ALL, known).unwrap().iter().map(|it| it.reports).collect::<Vec<_>>();
    // The first report no longer stands at its address.
    assert_eq!([reports(first), reports(second), reports(now)], [vec![1], vec![2], vec![]]);
    let marked = &ledger.marked(2, ALL, now).unwrap()[0];
    let [from, to] = marked.row.anchor;
    let shown: String = ledger.whole(2, now).unwrap().text.chars().skip(from).take(to - from).collect();
    assert_eq!((shown.as_str(), marked.reports), ("6,000", 1));
    let aside = ledger.set_aside(1, ALL, now).unwrap();
    assert!(aside.iter().any(|it| it.anchor_text.starts_with("47") && it.reason == "ordinal"), "{aside:?}");
    assert!(aside.windows(2).all(|pair| pair[0].anchor <= pair[1].anchor));
}

#[test]
fn versions_copies_and_differences_of_a_report_are_told() {
    let ledger = ledger();
    let now = ledger.known_at(None).unwrap();
    let versions = |report, known| -> Vec<(i64, i64)> {
        ledger.versions(report, known).unwrap().iter().map(|it| (it.number, it.report)).collect()
    };
    assert_eq!(versions(1, now), [(1, 1), (2, 3)]);
    assert_eq!(versions(1, ledger.known_at(Some(date(2025, 7, 2))).unwrap()), [(1, 1)]);
    let difference = ledger.difference(1, 3).unwrap();
    assert!(difference.iter().any(|line| line.starts_with("- [6,000]")) && difference.len() == 2, "{difference:?}");
    let copies = |report| ledger.near_copies(report, now).unwrap().iter().map(|it| it.report).collect::<Vec<_>>();
    assert!(copies(1).iter().all(|other| *other != 1) && copies(2).contains(&1) == copies(1).contains(&2));
}

#[test]
fn a_statement_is_shown_with_its_sightings_in_their_sentences() {
    let mut ledger = ledger();
    let known = ledger.known_at(Some(date(2025, 7, 2))).unwrap();
    let said = ledger.said(1, known).unwrap();
    assert_eq!((said.reports, said.garbles, said.now), (2, 0, None));
    let quoted = ledger.quoted(1, ALL, known).unwrap();
    assert_eq!(quoted.len(), 2);
    assert!(quoted.iter().all(|it| it.before.contains("Сводка") || it.before.contains("Over")), "{quoted:?}");
    assert!(quoted.iter().all(|it| it.after.starts_with(" North Korean soldiers")));
    assert!(matches!(ledger.said(99, known), Err(Error::Unknown { .. })));
    // What is merged away is seen nowhere, and says where it went.
    let author = Author { name: "Ada", reason: "one figure", at: Timestamp::now() };
    ledger.decide(&Decision::Merge { statement: 2, into: 1 }, &author).unwrap();
    let merged = ledger.said(2, ledger.known_at(None).unwrap()).unwrap();
    assert_eq!((merged.reports, merged.now), (0, Some(1)));
}

#[test]
fn statements_with_the_same_figure_are_named_the_nearest_first() {
    let mut ledger = Ledger::in_memory().unwrap();
    for (n, day) in [1_i8, 20, 12].into_iter().enumerate() {
        let text = format!("On {day} June, 3 civilians were killed in Kharkiv, the mayor said.");
        let at = format!("2025-07-0{}T12:00:00Z", n + 1);
        add(&mut ledger, &n.to_string(), &reading(&text, &format!("Paper {n}"), date(2025, 6, day + 1)), &at);
    }
    let now = ledger.known_at(None).unwrap();
    let alike: Vec<i64> = ledger.alike(1, 5, now).unwrap().iter().map(|it| it.statement).collect();
    assert_eq!(alike, [3, 2]);
    assert_eq!(ledger.alike(1, 1, now).unwrap().len(), 1);
    assert!(ledger.alike(1, 5, ledger.known_at(Some(date(2025, 7, 1))).unwrap()).unwrap().is_empty());
}

#[test]
fn an_origin_is_repeated_and_others_speak_of_the_same() {
    let mut ledger = Ledger::in_memory().unwrap();
    let say = |figure: &str, who: &str| {
        format!(
            "{figure} North Korean soldiers have been killed or wounded in Kursk Oblast since October, {who} said on 15 June."
        )
    };
    for (n, (figure, who, outlet)) in [
        ("More than 6,000", "the UK Ministry of Defence", "Daily A"),
        ("More than 6,000", "the UK Ministry of Defence", "Weekly B"),
        ("About 4,700", "South Korea's National Intelligence Service", "Daily A"),
    ]
    .into_iter()
    .enumerate()
    {
        let at = format!("2025-07-0{}T12:00:00Z", n + 1);
        add(&mut ledger, &n.to_string(), &reading(&say(figure, who), outlet, date(2025, 6, 16)), &at);
    }
    let now = ledger.known_at(None).unwrap();
    let origin = ledger.said(1, now).unwrap().origin;
    let repeated = ledger.repeated(&origin, now).unwrap();
    assert_eq!((repeated.statements, repeated.repeated, repeated.reports), (1, 1, 2));
    assert_eq!(repeated.by, [("Daily A".to_owned(), 1), ("Weekly B".to_owned(), 1)]);
    assert_eq!(repeated.months, [("2025-06".to_owned(), 2)]);
    let beside = ledger.beside(&origin, 31, now).unwrap();
    let figures: Vec<_> =
        beside.iter().map(|it| (it.own.claim.low, it.other.claim.anchor_text.as_str(), it.apart)).collect();
    assert_eq!(figures, [(Some(6_000.0), "4,700", 0)]);
    assert!(ledger.beside("nobody", 31, now).unwrap().is_empty());
}

#[test]
fn places_are_those_of_the_claims_asked_for() {
    let mut ledger = ledger();
    let text = "On 18 June, 3 civilians were killed in Kharkiv and 12 in Xyzgrad, the mayor said.";
    add(&mut ledger, "c", &reading(text, "Daily A", date(2025, 6, 19)), "2025-07-04T12:00:00Z");
    let now = ledger.known_at(None).unwrap();
    let all = ledger.places(&Filter::default(), 1000, now).unwrap();
    let kursk = all.places.iter().find(|it| it.place == "Kursk Oblast").unwrap();
    assert_eq!((kursk.claims, kursk.reports, kursk.largest.map(|it| it.0)), (2, 2, Some(7_000.0)));
    assert!(kursk.point.is_some() && !all.has_more);
    let kharkiv = Filter { place: vec!["Kharkiv".to_owned()], ..Filter::default() };
    assert_eq!(ledger.places(&kharkiv, 1000, now).unwrap().places.len(), 1);
    let cut = ledger.places(&Filter::default(), 1, now).unwrap();
    assert!(cut.has_more && cut.claims == 1);
}
