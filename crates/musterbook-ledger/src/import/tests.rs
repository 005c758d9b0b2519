//! The imports: rows of GED and ACLED as statements of those projects.

use super::*;
use crate::export::{self, Event};
use crate::{Filter, Ledger, Outcome};
use proptest::prelude::*;

const GED_HEADER: &str = "id,type_of_violence,side_a,side_b,where_prec,where_coordinates,adm_1,country,date_prec,date_start,\
date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low";

/// Adds a table; what became of its good rows, and its bad ones.
fn import(ledger: &mut Ledger, project: &'static Project, csv: &str) -> (Vec<Outcome>, Vec<BadRow>) {
    let (mut outcomes, mut bad) = (Vec::new(), Vec::new());
    let mut adder = ledger.adder();
    for row in Rows::new(project, csv.as_bytes()).unwrap() {
        match row {
            Ok(ImportedRow { address, reading }) => {
                let at = jiff::Timestamp::UNIX_EPOCH;
                let arrival = crate::Arrival { address: &address, reading: &reading, reader: "test", at };
                outcomes.extend(adder.import_all(&[arrival]).unwrap().into_iter().map(|it| it.outcome));
            }
            Err(row) => bad.push(row),
        }
    }
    assert_eq!(ledger.verify().unwrap(), []);
    (outcomes, bad)
}

fn ged(rows: &str) -> String {
    format!("{GED_HEADER}\n{rows}")
}

fn events(ledger: &Ledger) -> Vec<Event> {
    ledger.events_of(&Filter::default(), ledger.known_at(None).unwrap()).unwrap()
}

fn cells(table: &export::Table, event: &Event, columns: &[&str]) -> Vec<String> {
    let row = (table.row)(event, 1);
    columns.iter().map(|column| row[table.columns.iter().position(|it| it == column).unwrap()].clone()).collect()
}

#[test]
fn what_was_imported_is_exported_with_the_same_place_days_and_numbers() {
    let columns = [
        "where_coordinates",
        "country",
        "date_start",
        "date_end",
        "date_prec",
        "where_prec",
        "type_of_violence",
        "deaths_a",
        "deaths_b",
        "deaths_civilians",
        "deaths_unknown",
        "best",
        "high",
        "low",
    ];
    for (row, expected) in [
        (
            "1,3,Government of Russia (Soviet Union),Civilians,1,Kharkiv town,Kharkiv oblast,Ukraine,1,2025-06-16 \
             00:00:00.000,2025-06-16 00:00:00.000,0,0,12,0,12,15,10",
            ["Kharkiv", "Ukraine", "2025-06-16", "2025-06-16", "1", "1", "3", "0", "0", "12", "0", "12", "15", "10"],
        ),
        (
            "2,1,Government of Ukraine,Government of Russia (Soviet Union),4,Kharkiv city,Kharkiv oblast,Ukraine,2,\
             2025-06-16,2025-06-18,5,4,2,1,12,20,9",
            [
                "Kharkiv Oblast",
                "Ukraine",
                "2025-06-16",
                "2025-06-18",
                "2",
                "4",
                "1",
                "5",
                "4",
                "2",
                "1",
                "12",
                "20",
                "9",
            ],
        ),
        (
            "3,1,Government of Ukraine,Government of Russia (Soviet Union),1,Kharkiv city,Kharkiv oblast,Ukraine,1,\
             2025-06-16,2025-06-16,7,0,0,0,7,7,7",
            ["Kharkiv", "Ukraine", "2025-06-16", "2025-06-16", "1", "1", "1", "7", "0", "0", "0", "7", "7", "7"],
        ),
    ] {
        let mut ledger = Ledger::in_memory().unwrap();
        assert_eq!(import(&mut ledger, &GED, &ged(row)), (vec![Outcome::New], vec![]));
        let events = events(&ledger);
        assert_eq!(events.len(), 1, "{events:?}");
        assert_eq!(cells(&export::GED, &events[0], &columns), expected, "{row}");
        let without = Filter { no_imports: true, ..Filter::default() };
        assert_eq!(ledger.events_of(&without, ledger.known_at(None).unwrap()).unwrap(), []);
    }
}

#[test]
fn acled_keeps_its_number_and_zero_is_no_claim() {
    let mut ledger = Ledger::in_memory().unwrap();
    let csv = "event_id_cnty;event_date;time_precision;actor1;actor2;country;admin1;location;geo_precision;fatalities\n\
        UKR1;16 June 2025;1;Military Forces of Russia (2000-);Civilians (Ukraine);Ukraine;Kharkiv;Kharkiv;1;12\n\
        UKR2;2025-06-16;1;Military Forces of Russia (2000-);;Ukraine;Kharkiv;Kharkiv;1;0\n";
    assert_eq!(import(&mut ledger, &ACLED, csv), (vec![Outcome::New; 2], vec![]));
    let events = events(&ledger);
    assert_eq!(events.len(), 1, "{events:?}");
    let columns = ["location", "event_date", "fatalities", "actor1", "actor2", "civilian_targeting"];
    let expected = ["Kharkiv", "2025-06-16", "12", "Russia", "Civilians (Ukraine)", "Civilian targeting"];
    assert_eq!(cells(&export::ACLED, &events[0], &columns), expected);
}

#[test]
fn rows_are_added_once_and_a_changed_row_is_a_version_of_the_same_statement() {
    let mut ledger = Ledger::in_memory().unwrap();
    let row = |id: u8, high: u8, place: &str| {
        format!("{id},1,Government of Ukraine,X,1,{place},,Ukraine,1,2025-06-16,2025-06-16,0,3,0,0,3,{high},3\n")
    };
    // Two events with the same figure, day and parties are two statements.
    let first = ged(&(row(1, 3, "Kharkiv") + &row(2, 3, "Kharkiv")));
    let statements = |ledger: &Ledger| {
        ledger.support(&Filter::default(), ledger.known_at(None).unwrap()).map(|it| (it.claims, it.statements)).unwrap()
    };
    assert_eq!(import(&mut ledger, &GED, &first).0, [Outcome::New, Outcome::New]);
    assert_eq!(statements(&ledger), (2, 2));
    assert_eq!(events(&ledger).len(), 2, "two entries of one place and day are two events");
    assert_eq!(import(&mut ledger, &GED, &first).0, [Outcome::Known, Outcome::Known]);
    let relabelled = first.replace(",1,2025-06-16,2025", ",2,2025-06-16,2025");
    let outcomes = import(&mut ledger, &GED, &relabelled).0;
    assert!(
        matches!(outcomes[..], [Outcome::Changed { version: 2, .. }, Outcome::Changed { version: 2, .. }]),
        "{outcomes:?}"
    );
    assert_eq!(statements(&ledger), (2, 2), "the figure stands: the statements are the same");
    let all: i64 = ledger.connection.query_row("SELECT count(*) FROM statement", [], |row| row.get(0)).unwrap();
    assert_eq!(all, 2);
    import(&mut ledger, &GED, &ged(&row(1, 5, "Kharkiv")));
    let all: i64 = ledger.connection.query_row("SELECT count(*) FROM statement", [], |row| row.get(0)).unwrap();
    assert_eq!(all, 3, "another figure is another statement");
}

#[test]
fn a_report_without_a_source_is_no_echo_of_a_table() {
    let mut ledger = Ledger::in_memory().unwrap();
    let row = "1,3,Government of Russia (Soviet Union),Civilians,1,Kharkiv,,Ukraine,1,2025-06-16,2025-06-16,0,0,137,0,137,137,137";
    import(&mut ledger, &GED, &ged(row));
    let published = "2025-06-17".parse().ok();
    for (address, text, statements) in [
        ("a", "A Russian strike killed 137 civilians in Kharkiv on 16 June 2025.", 2),
        (
            "b",
            "Russian strikes killed 137 civilians in Kharkiv on 16 June 2025, according to the Uppsala Conflict Data Program.",
            2,
        ),
    ] {
        let (claims, rejected) = musterbook_core::read::read_text(text, published);
        let outlet = Some(address.to_owned());
        let report = musterbook_core::page::Report { text: text.to_owned(), outlet, published, ..Default::default() };
        let reading = musterbook_core::read::Reading { report, claims, rejected };
        let at = jiff::Timestamp::UNIX_EPOCH;
        ledger.adder().add(&crate::Arrival { address, reading: &reading, reader: "test", at }).unwrap();
        let all: i64 = ledger.connection.query_row("SELECT count(*) FROM statement", [], |row| row.get(0)).unwrap();
        assert_eq!(all, statements, "{text}");
    }
}

#[test]
fn bad_rows_are_told_with_their_line_and_left_out() {
    let tail = "2025-06-16,2025-06-16,0,0,3,0";
    let row = |id: &str, end: &str| format!("{id},3,X,Civilians,1,Kharkiv,,Ukraine,1,{tail},{end}\n");
    let csv = ged(&[
        row("1", "3,3,3"),
        row("2", "3,2,3"),
        row("3", "many,3,3"),
        row("1", "3,3,3"),
        row("", "3,3,3"),
        "4,3\n".to_owned(),
        row("5", "3,3,3").replace("2025-06-16,2025-06-16", "2025-06-16,16.6.2025"),
        row("6", "3,3,3"),
    ]
    .concat());
    let (outcomes, bad) = import(&mut Ledger::in_memory().unwrap(), &GED, &csv);
    assert_eq!(outcomes.len(), 2);
    let told: Vec<(u64, &str)> = bad.iter().map(|it| (it.line, it.why.as_str())).collect();
    for ((line, why), (expected, part)) in told.iter().zip([
        (3, "in no order"),
        (4, "best is \"many\", not a number"),
        (5, "id \"1\" stands on line 2 already"),
        (6, "id is empty"),
        (7, "it has 2 cells, the header 18"),
        (8, "date_end is \"16.6.2025\", not a day"),
    ]) {
        assert!(*line == expected && why.contains(part), "{line}: {why}");
    }
    assert_eq!(told.len(), 6);
}

#[test]
fn headers_are_read_by_name() {
    let fault = |csv: &str| Rows::new(&GED, csv.as_bytes()).err().map(|error| error.to_string());
    assert_eq!(fault("id,best\n").unwrap(), "no column date_start, date_end, high, low");
    assert!(fault("").unwrap().contains("no header"));
    let rows = Rows::new(&GED, "\u{feff}low,mine,high,best,date_end,date_start,id\n".as_bytes()).ok().unwrap();
    assert_eq!(rows.unknown, ["mine"]);
    assert!(rows.missing.contains(&"side_a") && !rows.missing.contains(&"id"));
}

proptest! {
    #[test]
    fn any_csv_is_read_without_a_panic(cells in prop::collection::vec("[-0-9a-zA-Z,;\"\n. é:]{0,12}", 0..60), bytes: Vec<u8>) {
        for project in [&GED, &ACLED] {
            for input in [bytes.clone(), [project.needed.join(",").as_bytes(), b"\n", cells.join(",").as_bytes()].concat()] {
                let Ok(rows) = Rows::new(project, input.as_slice()) else { continue };
                for row in rows.flatten() {
                    for claim in &row.reading.claims {
                        prop_assert_eq!(claim.anchor.of(&row.reading.report.text), &claim.anchor_text);
                        prop_assert!(claim.low <= claim.high);
                    }
                }
            }
        }
    }

    #[test]
    fn numbers_survive_import_and_export(a in 0..50i64, b in 0..50i64, civilians in 0..50i64, unknown in 0..50i64, less in 0..30i64, more in 0..30i64) {
        let best = a + b + civilians + unknown;
        let (low, high) = ((best - less).max(0), best + more);
        prop_assume!(high > 0);
        let mut ledger = Ledger::in_memory().unwrap();
        let sides = "Government of Ukraine,Government of Russia (Soviet Union),1,Kharkiv,,Ukraine";
        let row = format!("1,1,{sides},1,2025-06-16,2025-06-16,{a},{b},{civilians},{unknown},{best},{high},{low}");
        import(&mut ledger, &GED, &ged(&row));
        let events = events(&ledger);
        let found = cells(&export::GED, &events[0], &["deaths_civilians", "best", "high", "low", "date_start"]);
        prop_assert_eq!(found, [civilians.to_string(), best.to_string(), high.to_string(), low.to_string(), "2025-06-16".to_owned()]);
    }
}
