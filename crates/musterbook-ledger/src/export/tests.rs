//! The exports, cell by cell: whose claims become which columns.

use super::*;
use crate::{Arrival, Ledger};
use musterbook_core::page::Report;
use musterbook_core::read::{Reading, read_text};
use proptest::prelude::*;

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
        ("side_a", "Government of Russia"),
        ("side_b", "Civilians"),
        ("dyad_name", "Government of Russia - Civilians"),
        ("deaths_unknown", "0"),
        ("adm_1", "Kharkiv Oblast"),
        ("where_prec", "1"),
        ("latitude", "49.982"),
        ("geom_wkt", "POINT (36.255 49.982)"),
        ("source_office", "Daily A; Weekly B"),
    ] {
        assert_eq!(cell(&GED, &events[0], column), expected, "{column}");
    }
    assert_eq!(cell(&ACLED, &events[0], "fatalities"), "12");
    assert_eq!(cell(&ACLED, &events[0], "civilian_targeting"), "Civilian targeting");
    assert_eq!(cell(&ACLED, &events[0], "actor2"), "Civilians (Ukraine)");
    assert!(
        cell(&ACLED, &events[0], "notes").contains("14 civilians (mayor)"),
        "{}",
        cell(&ACLED, &events[0], "notes")
    );
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
    let known = ledger.known_at(None).unwrap();
    let (json, rows) = claimreview(&ledger, 1, known, Some("https://example.org/")).unwrap();
    assert_eq!(json["@type"], "ClaimReview");
    assert_eq!(json["url"], "https://example.org/statements/1");
    assert_eq!(json["itemReviewed"]["author"]["name"], "local officials");
    assert_eq!(json["itemReviewed"]["firstAppearance"]["publisher"]["name"], "Daily A");
    assert_eq!(json["itemReviewed"]["appearance"].as_array().unwrap().len(), 1);
    assert!(json.get("reviewRating").is_none() && !json["claimReviewed"].as_str().unwrap().contains('['));
    assert_eq!(rows.len(), 2);
    assert!(claimreview(&ledger, 99, known, None).is_err());
}

/// A claim of killed people, as `claims` of one origin and report would give it.
fn told(id: i64, report: i64, origin: &str, published: &str, sentence: &str, line: &str) -> ExportRow {
    let claim = musterbook_core::one_line::parse(line).unwrap_or_else(|error| panic!("{line}: {error}"));
    let start = sentence.find(&claim.anchor_text).unwrap_or_else(|| panic!("{line}: not in {sentence}"));
    let anchor = [start, start + claim.anchor_text.len()];
    ExportRow {
        title: None,
        outlet: None,
        published: Some(published.to_owned()),
        address: None,
        imported: false,
        statement: Some(id),
        origin: origin.to_owned(),
        evidence_text: sentence.to_owned(),
        anchor_in_evidence: anchor,
        row: crate::ClaimRow { id, report, anchor, evidence: [0, sentence.len()], claim, trace: String::new() },
    }
}

#[test]
fn parts_wholes_and_lists_are_put_together_by_their_rules() {
    let event = "place=Kharkiv when=2025-06-16 scope=event";
    // low, best, high; side a, side b, civilians, unknown; ACLED.
    for (what, claims, expected) in [
        (
            "a part that the text names as such",
            vec![
                (1, "A", "17", "12 people, including 3 children, were killed", "[12] people killed"),
                (1, "A", "17", "12 people, including 3 children, were killed", "[3] people killed civilian=true"),
            ],
            ([12, 12, 12], [0, 0, 3, 9], 12),
        ),
        (
            "two civilian figures of which one holds the other",
            vec![
                (1, "A", "17", "12 civilians, among them 3 children, died", "[12] people killed civilian=true"),
                (1, "A", "17", "12 civilians, among them 3 children, died", "[3] people killed civilian=true"),
            ],
            ([12, 12, 12], [0, 0, 12, 0], 12),
        ),
        (
            "a list",
            vec![
                (1, "A", "17", "killing a woman and two children", "[a] 1 people killed civilian=true"),
                (1, "A", "17", "killing a woman and two children", "[two] 2 people killed civilian=true"),
            ],
            ([3, 3, 3], [0, 0, 3, 0], 3),
        ),
        (
            "the last word of an origin counts",
            vec![
                (1, "A", "17", "12 were killed", "[12] people killed civilian=true"),
                (2, "A", "19", "15 were killed", "[15] people killed civilian=true"),
            ],
            ([15, 15, 15], [0, 0, 15, 0], 15),
        ),
        (
            "of equally many origins the lower figure, of more the one of most",
            vec![
                (1, "A", "17", "12 were killed", "[12] people killed civilian=true"),
                (2, "B", "17", "15 were killed", "[15] people killed civilian=true"),
                (3, "C", "17", "15 were killed", "[15] people killed civilian=true"),
            ],
            ([12, 15, 15], [0, 0, 15, 0], 12),
        ),
        (
            "what is denied, withdrawn or expected is not counted",
            vec![
                (1, "A", "17", "12 were killed", "[12] people killed civilian=true"),
                (2, "B", "17", "90 were killed", "[90] people killed civilian=true stance=denied"),
                (3, "C", "17", "11 were killed", "[11] people killed civilian=true stance=withdrawn"),
            ],
            ([12, 12, 12], [0, 0, 12, 0], 12),
        ),
        (
            "soldiers of both sides",
            vec![
                (1, "A", "17", "more than 40 Russians died", "[40] over people killed side=Russia civilian=false"),
                (
                    1,
                    "A",
                    "17",
                    "dozens of Ukrainians died",
                    "[dozens] 24..99 vague people killed side=Ukraine civilian=false",
                ),
            ],
            ([64, 64, 139], [40, 24, 0, 0], 52),
        ),
        (
            "no lower bound",
            vec![(1, "A", "17", "up to 500 were killed", "[500] up_to people killed")],
            ([0, 500, 500], [0, 0, 0, 500], 3),
        ),
    ] {
        let rows = claims
            .into_iter()
            .enumerate()
            .map(|(at, (report, origin, day, sentence, line))| {
                told(at as i64 + 1, report, origin, &format!("2025-06-{day}"), sentence, &format!("{line} {event}"))
            })
            .collect();
        let events = event::events(rows);
        assert_eq!(events.len(), 1, "{what}");
        let toll = events[0].toll;
        let (low_best_high, parts, acled) = expected;
        assert_eq!([toll.all.low, toll.all.best, toll.all.high], low_best_high, "{what}");
        assert_eq!([toll.side_a, toll.side_b, toll.civilians, toll.unknown], parts, "{what}");
        assert_eq!(cell(&ACLED, &events[0], "fatalities"), acled.to_string(), "{what}");
    }
}

/// The document's table of figures: low, best, high and ACLED's integer of each wording.
#[test]
fn the_document_says_which_numbers_words_become() {
    let text = include_str!("../../../../docs/export.md");
    let rows: Vec<Vec<&str>> =
        text.lines().map(|line| line.trim_matches('|').split('|').map(str::trim).collect()).collect();
    for (words, bounds) in [
        ("tens of", "20..99"),
        ("dozens", "24..99"),
        ("scores", "40..99"),
        ("hundreds", "200..999"),
        ("thousands", "2000..9999"),
        ("tens of thousands", "20000..99999"),
        ("hundreds of thousands", "200000..999999"),
        ("millions", "2000000..9999999"),
        ("several", "3..9"),
        ("an unknown number", ".."),
    ] {
        let line = format!("[{words}] {bounds} vague people killed place=Kharkiv when=2025-06-16 scope=event");
        let events = event::events(vec![told(1, 1, "A", "2025-06-17", &format!("{words} died"), &line)]);
        let numbers = [(&GED, "low"), (&GED, "best"), (&GED, "high"), (&ACLED, "fatalities")];
        let numbers = numbers.map(|(table, column)| cell(table, &events[0], column));
        let row = rows.iter().find(|row| row[0] == words).unwrap_or_else(|| panic!("docs/export.md: no {words}"));
        assert_eq!(row[1..], numbers, "{words}");
    }
}

#[test]
fn a_retold_toll_is_no_second_event() {
    let sentence = "500 soldiers were killed";
    let line =
        |place: &str| format!("[500] people killed side=Russia civilian=false {place} when=2025-06-16 scope=event");
    let mut rows = vec![
        told(1, 1, "A", "2025-06-17", sentence, &line("")),
        told(2, 2, "A", "2025-06-18", sentence, &line("place=Kharkiv")),
        told(3, 3, "A", "2025-06-19", sentence, &line("place=Ukraine")),
    ];
    rows.iter_mut().for_each(|row| row.statement = Some(7));
    let events = event::events(rows);
    assert_eq!(events.len(), 1, "{events:?}");
    assert_eq!((events[0].place.as_deref(), events[0].toll.all.best), (Some("Kharkiv"), 500));
}

proptest! {
    /// Whatever is told: the parts add up to the best figure, nothing is negative, low <= best <= high, and ACLED's number
    /// is no greater than the high one.
    #[test]
    fn tolls_add_up(claims in prop::collection::vec((0..3usize, 1..4i64, 0..4usize, 1..90u32, 0..3usize, 0..3usize), 1..14)) {
        let rows = claims.iter().enumerate().map(|(at, &(origin, report, hedge, number, civilian, side))| {
            let figure = [
                format!("[{number}]"),
                format!("[{number}] over"),
                format!("[{number}] up_to"),
                format!("[{number}] {number}..{} range", number + 9),
            ][hedge].clone();
            let civilian = ["", "civilian=true", "civilian=false"][civilian];
            let side = ["", "side=Ukraine", "side=Russia"][side];
            let line = format!("{figure} people killed {side} {civilian} place=Kharkiv when=2025-06-16 scope=event");
            let sentence = format!("It was told that {number} died.");
            told(at as i64 + 1, report, ["A", "B", "C"][origin], &format!("2025-06-1{report}"), &sentence, &line)
        });
        let events = event::events(rows.collect());
        prop_assert_eq!(events.len(), 1);
        let toll = events[0].toll;
        prop_assert_eq!(toll.side_a + toll.side_b + toll.civilians + toll.unknown, toll.all.best);
        prop_assert!(toll.side_a.min(toll.side_b).min(toll.civilians).min(toll.unknown) >= 0, "{:?}", toll);
        prop_assert!(0 <= toll.all.low && toll.all.low <= toll.all.best && toll.all.best <= toll.all.high, "{:?}", toll);
        let acled: i64 = cell(&ACLED, &events[0], "fatalities").parse().unwrap();
        prop_assert!(0 < acled && acled <= toll.all.high, "{} {:?}", acled, toll);
    }
}
