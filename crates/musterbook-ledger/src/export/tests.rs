use super::*;
use crate::{Arrival, Ledger};
use musterbook_core::page::Report;
use musterbook_core::read::{Reading, read_text};

fn ledger(texts: &[(&str, &str)]) -> Ledger {
    let mut ledger = Ledger::in_memory().unwrap();
    let mut adder = ledger.adder();
    for (at, (outlet, text)) in texts.iter().enumerate() {
        let published = "2025-06-17".parse().ok();
        let (claims, rejected) = read_text(text, published);
        let report = Report {
            text: (*text).to_owned(),
            title: text.lines().next().map(str::to_owned),
            outlet: Some((*outlet).to_owned()),
            published,
            ..Report::default()
        };
        let reading = Reading { report, claims, rejected };
        let arrival = Arrival {
            address: &format!("{at}.txt"),
            reading: &reading,
            reader: "test",
            at: jiff::Timestamp::UNIX_EPOCH,
        };
        adder.add(&arrival).unwrap();
    }
    ledger
}

fn cell(table: &Table, event: &Event, column: &str) -> String {
    let at = table.columns.iter().position(|it| *it == column).unwrap();
    (table.row)(event, 1)[at].clone()
}

const A: &str =
    "Strike on Kharkiv\n\nA Russian missile strike killed 12 civilians in Kharkiv on Monday, local officials said.";
const B: &str =
    "Night in Kharkiv\n\nA Russian missile strike killed 14 civilians in Kharkiv on Monday, the mayor said.";

#[test]
fn the_tables_have_the_columns_of_the_projects() {
    assert_eq!((GED.columns.len(), ACLED.columns.len()), (49, 31));
    assert_eq!((GED.columns[44], GED.columns[45], GED.columns[46]), ("best", "high", "low"));
    for table in [&GED, &ACLED] {
        let mut names = table.columns.to_vec();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), table.columns.len());
    }
}

#[test]
fn two_tolls_of_one_event_are_one_row_with_a_range() {
    let ledger = ledger(&[("Daily A", A), ("Weekly B", B)]);
    let events = ledger.events_of(&Filter::default(), ledger.known_at(None).unwrap()).unwrap();
    assert_eq!(events.len(), 1, "{events:?}");
    for (column, expected) in [
        ("low", "12"),
        ("best", "12"),
        ("high", "14"),
        ("deaths_civilians", "12"),
        ("number_of_sources", "2"),
        ("date_start", "2025-06-16"),
        ("date_prec", "1"),
        ("where_description", "Kharkiv"),
        ("country", "Ukraine"),
        ("event_clarity", "1"),
        ("type_of_violence", "3"),
        ("side_a", "Russia"),
        ("source_office", "Daily A; Weekly B"),
    ] {
        assert_eq!(cell(&GED, &events[0], column), expected, "{column}");
    }
    assert_eq!(cell(&ACLED, &events[0], "fatalities"), "12");
    assert_eq!(cell(&ACLED, &events[0], "event_type"), "Violence against civilians");
    assert!(cell(&ACLED, &events[0], "notes").contains("14 (mayor)"), "{}", cell(&ACLED, &events[0], "notes"));
}

#[test]
fn vague_words_become_the_fields_integers() {
    let ledger =
        ledger(&[("Daily A", "Clash\n\nDozens of civilians were killed in Kharkiv on Monday, local officials said.")]);
    let events = ledger.events_of(&Filter::default(), ledger.known_at(None).unwrap()).unwrap();
    assert_eq!(cell(&GED, &events[0], "low"), "24");
    assert_eq!(cell(&GED, &events[0], "high"), "99");
    assert_eq!(cell(&ACLED, &events[0], "fatalities"), "12");
}

#[test]
fn a_statement_is_a_claimreview_with_its_appearances() {
    let ledger = ledger(&[("Daily A", A), ("Weekly B", A)]);
    let json = claimreview(&ledger, 1, ledger.known_at(None).unwrap(), "").unwrap();
    assert_eq!(json["@type"], "ClaimReview");
    assert_eq!(json["itemReviewed"]["author"]["name"], "local officials");
    assert_eq!(json["itemReviewed"]["appearance"].as_array().unwrap().len(), 2);
    assert!(claimreview(&ledger, 99, ledger.known_at(None).unwrap(), "").is_err());
}
