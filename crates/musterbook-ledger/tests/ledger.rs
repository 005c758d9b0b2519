//! The ledger from outside: adding, asking as of a day, deciding, bad files.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use musterbook_core::page::Report;
use musterbook_core::read::{Reading, read_text};
use musterbook_ledger::{
    Added, Adder, Arrival, Author, Decision, Error, Filter, Ledger, Order, Outcome, Page, restore,
};
use std::fs;

const ALL: Page = Page { limit: 1000, offset: 0 };

fn reading(text: &str, outlet: &str, published: Date) -> Reading {
    let (claims, rejected) = read_text(text, Some(published));
    let report = Report {
        text: text.to_owned(),
        title: text.lines().next().map(str::to_owned),
        outlet: Some(outlet.to_owned()),
        published: Some(published),
        ..Report::default()
    };
    Reading { report, claims, rejected }
}

fn day(day: u8) -> Timestamp {
    format!("2025-07-{day:02}T12:00:00Z").parse().unwrap()
}

fn add(adder: &mut Adder, address: &str, reading: &Reading, at: Timestamp) -> Added {
    adder.add(&Arrival { address, reading, reader: "test 1", at }).unwrap()
}

const TOLL: &str = "Toll of the week\n\nMore than 6,000 North Korean soldiers have been killed or wounded in Kursk Oblast, the \
UK Ministry of Defence said on 15 June.\n";
const RETOLD: &str = "A view from Seoul\n\nIts troops paid a price. Over 6,000 North Korean soldiers have been killed or wounded \
in Kursk Oblast, according to the UK Ministry of Defence on 15 June. Nobody in Pyongyang has said a word of it.\n";
const REVISED: &str = "Toll of the week\n\nMore than 5,000 North Korean soldiers have been killed or wounded in Kursk Oblast, the \
UK Ministry of Defence said on 15 June.\n";

fn two_outlets() -> Ledger {
    let mut ledger = Ledger::in_memory().unwrap();
    let mut adder = ledger.adder();
    add(&mut adder, "a.txt", &reading(TOLL, "Daily A", date(2025, 6, 16)), day(1));
    add(&mut adder, "b.txt", &reading(RETOLD, "Weekly B", date(2025, 6, 18)), day(3));
    ledger
}

#[test]
fn two_reports_of_one_statement_are_one_origin() {
    let ledger = two_outlets();
    let known = ledger.known_at(None).unwrap();
    let support =
        ledger.support(&Filter { outcome: vec!["casualties".to_owned()], ..Filter::default() }, known).unwrap();
    assert_eq!((support.reports, support.statements, support.origins), (2, 1, 1), "{support:?}");
}

#[test]
fn the_past_can_be_asked_for() {
    let ledger = two_outlets();
    let reports = |day| {
        let known = ledger.known_at(Some(day)).unwrap();
        ledger.support(&Filter::default(), known).unwrap().reports
    };
    assert_eq!(
        [reports(date(2025, 6, 30)), reports(date(2025, 7, 1)), reports(date(2025, 7, 2)), reports(date(2025, 7, 3))],
        [0, 1, 1, 2]
    );
}

#[test]
fn adding_again_adds_nothing_and_a_changed_text_is_a_version() {
    let mut ledger = Ledger::in_memory().unwrap();
    let mut adder = ledger.adder();
    let first = reading(TOLL, "Daily A", date(2025, 6, 16));
    let new = add(&mut adder, "a.txt", &first, day(1));
    assert_eq!(new.outcome, Outcome::New);
    assert_eq!(add(&mut adder, "a.txt", &first, day(2)).outcome, Outcome::Known);
    assert_eq!(add(&mut adder, "copy.txt", &first, day(2)).outcome, Outcome::Elsewhere);
    let changed = add(&mut adder, "a.txt", &reading(REVISED, "Daily A", date(2025, 6, 16)), day(3));
    assert_eq!(changed.outcome, Outcome::Changed { from: new.report, version: 2 });
    let again = adder.add(&Arrival { address: "copy.txt", reading: &first, reader: "test 2", at: day(4) }).unwrap();
    assert_eq!((again.outcome, again.report), (Outcome::ReadAgain, new.report));
    let lines = ledger.difference(new.report, changed.report).unwrap();
    assert!(lines[0].starts_with("- [6,000]") && lines[1].starts_with("+ [5,000]"), "{lines:?}");
    assert_eq!(ledger.verify().unwrap(), []);
}

#[test]
fn decisions_hold_and_are_taken_back_and_nothing_is_lost() {
    let mut ledger = two_outlets();
    let author = |reason| Author { name: "Ada", reason, at: day(5) };
    let in_force = |ledger: &Ledger| -> Vec<(i64, String)> {
        let known = ledger.known_at(None).unwrap();
        let found = ledger.claims(&Filter::default(), Order::Recorded, ALL, known).unwrap();
        let mut found: Vec<_> =
            found.into_iter().map(|it| (it.row.id, it.row.claim.outcome.as_str().to_owned())).collect();
        found.sort();
        found
    };
    let before = in_force(&ledger);
    let first = before[0].0;
    let rejected = ledger.decide(&Decision::Reject { claim: first }, &author("a caption")).unwrap();
    assert_eq!(in_force(&ledger).len(), before.len() - 1);
    ledger.decide(&Decision::Undo { decision: rejected }, &author("no caption")).unwrap();
    assert_eq!(in_force(&ledger), before);
    let fields = vec![("outcome".to_owned(), "killed".to_owned())];
    let corrected = ledger.decide(&Decision::Correct { claim: first, fields }, &author("it says so")).unwrap();
    let now = in_force(&ledger);
    assert!(now.iter().any(|(_, outcome)| outcome == "killed") && !now.iter().any(|(id, _)| *id == first), "{now:?}");
    let as_of = ledger.known_at(Some(date(2025, 7, 4))).unwrap();
    assert_eq!(
        ledger.support(&Filter { outcome: vec!["killed".to_owned()], ..Filter::default() }, as_of).unwrap().claims,
        0
    );
    ledger.decide(&Decision::Undo { decision: corrected }, &author("it does not")).unwrap();
    assert_eq!(in_force(&ledger), before);
    assert!(matches!(
        ledger.decide(&Decision::Undo { decision: corrected }, &author("again")),
        Err(Error::Refused { .. })
    ));
    let bad = vec![("outcome".to_owned(), "slain".to_owned())];
    assert!(matches!(
        ledger.decide(&Decision::Correct { claim: first, fields: bad }, &author("x")),
        Err(Error::Refused { .. })
    ));
    assert!(matches!(ledger.decide(&Decision::Accept { claim: 999 }, &author("x")), Err(Error::Unknown { .. })));
    assert!(matches!(ledger.decide(&Decision::Accept { claim: first }, &author(" ")), Err(Error::Refused { .. })));
    assert_eq!(ledger.verify().unwrap(), []);
}

#[test]
fn statements_are_split_merged_and_put_back() {
    let mut ledger = two_outlets();
    let author = Author { name: "Ada", reason: "they differ", at: day(5) };
    let statements =
        |ledger: &Ledger| ledger.support(&Filter::default(), ledger.known_at(None).unwrap()).unwrap().statements;
    let known = ledger.known_at(None).unwrap();
    let second = ledger.claims(&Filter::default(), Order::Recorded, ALL, known).unwrap()[0].row.id;
    assert_eq!(statements(&ledger), 1);
    let split = ledger.decide(&Decision::Split { claim: second }, &author).unwrap();
    assert_eq!(statements(&ledger), 2);
    ledger.decide(&Decision::Undo { decision: split }, &author).unwrap();
    assert_eq!(statements(&ledger), 1);
    ledger.decide(&Decision::Split { claim: second }, &author).unwrap();
    let (of, into) = (ledger.shown(second, known).unwrap().statement, 1);
    ledger.decide(&Decision::Merge { statement: of, into }, &author).unwrap();
    assert_eq!(statements(&ledger), 1);
}

#[test]
fn files_that_are_no_ledger_are_refused_and_left_alone() {
    let directory = tempfile::tempdir().unwrap();
    let path = |name: &str| directory.path().join(name);
    fs::write(path("text"), "not a database, but long enough to be one if it tried: ".repeat(100)).unwrap();
    assert!(matches!(Ledger::open(&path("text")), Err(Error::Foreign { .. })));
    let other = rusqlite::Connection::open(path("other")).unwrap();
    other.execute_batch("CREATE TABLE mine (it)").unwrap();
    assert!(matches!(Ledger::open(&path("other")), Err(Error::Foreign { .. })));
    drop(Ledger::open(&path("newer")).unwrap());
    rusqlite::Connection::open(path("newer")).unwrap().pragma_update(None, "user_version", 99).unwrap();
    assert!(matches!(Ledger::open(&path("newer")), Err(Error::Newer { found: 99, .. })));
    assert!(matches!(Ledger::open(&path("no/such/directory")), Err(Error::Open { .. })));
    assert!(matches!(Ledger::open_to_read(&path("none")), Err(Error::Open { .. })));
    assert!(!path("none").exists());
}

#[test]
fn a_backup_is_whole_and_takes_the_place_of_a_damaged_ledger() {
    let directory = tempfile::tempdir().unwrap();
    let path = |name: &str| directory.path().join(name);
    let mut ledger = Ledger::open(&path("ledger")).unwrap();
    add(&mut ledger.adder(), "a.txt", &reading(TOLL, "Daily A", date(2025, 6, 16)), day(1));
    ledger.backup(&path("backup")).unwrap();
    assert!(matches!(ledger.backup(&path("backup")), Err(Error::Refused { .. })));
    drop(ledger);
    rusqlite::Connection::open(path("ledger"))
        .unwrap()
        .execute_batch("UPDATE report SET text = replace(text, '6,000', '9,000')")
        .unwrap();
    let damaged = Ledger::open(&path("ledger")).unwrap();
    let faults = damaged.verify().unwrap();
    assert!(
        faults.iter().any(|fault| fault.at == "report 1") && faults.iter().any(|fault| fault.at == "claim 1"),
        "{faults:?}"
    );
    drop(damaged);
    restore(&path("backup"), &path("ledger")).unwrap();
    let ledger = Ledger::open_to_read(&path("ledger")).unwrap();
    assert_eq!(ledger.verify().unwrap(), []);
    assert!(path("ledger.before-restore").exists());
}

#[test]
fn a_second_writer_waits_or_is_told() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("ledger");
    drop(Ledger::open(&path).unwrap());
    let texts: Vec<String> = (0..20).map(|n| format!("{TOLL}\nReport {n}.")).collect();
    std::thread::scope(|scope| {
        for writer in 0..2 {
            let (path, texts) = (&path, &texts);
            scope.spawn(move || {
                let mut ledger = Ledger::open(path).unwrap();
                for (n, text) in texts.iter().enumerate() {
                    let address = format!("{writer}/{n}");
                    add(&mut ledger.adder(), &address, &reading(text, "Daily A", date(2025, 6, 16)), day(1));
                }
            });
        }
    });
    let ledger = Ledger::open_to_read(&path).unwrap();
    assert_eq!(ledger.reports(&Filter::default(), None, ALL, ledger.known_at(None).unwrap()).unwrap().len(), 20);
    assert_eq!(ledger.verify().unwrap(), []);
}
