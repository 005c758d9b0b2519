//! What was in force at each entry is kept, and follows from all that happened: they must agree.

use super::keep_all;
use crate::known::{CLAIMS, Known, in_force};
use crate::{Arrival, Author, Decision, Filter, Ledger};
use jiff::Timestamp;
use jiff::civil::date;
use musterbook_core::page::Report;
use musterbook_core::read::{Reading, read_text};

/// A sequence that is the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as i64 % n
    }
}

/// The claims in force at an entry with their statements, as they are kept.
fn kept(ledger: &Ledger, known: Known) -> Vec<(u32, u32)> {
    let columns = ledger.columns().unwrap();
    let rows = columns.pick(&Filter::default(), known);
    let mut found: Vec<_> =
        rows.iter().map(|row| *row as usize).map(|at| (columns.claim[at], columns.statement[at])).collect();
    found.sort_unstable();
    found
}

/// The same by the rule.
fn by_rule(ledger: &Ledger, known: Known) -> Vec<(u32, u32)> {
    let sql = format!("SELECT id, statement FROM {CLAIMS} WHERE {} ORDER BY id", in_force());
    let mut select = ledger.connection.prepare_cached(&sql).unwrap();
    let rows = select.query_map([known.0], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

#[test]
fn what_is_kept_of_each_entry_is_what_the_rule_says() {
    let mut ledger = Ledger::in_memory().unwrap();
    let mut chance = Chance(3);
    let at: Timestamp = "2025-07-01T12:00:00Z".parse().unwrap();
    let author = Author { name: "Ada", reason: "a test", at };
    let (mut most, mut out_of_force, mut decisions) = (0, 0, 0);
    for _ in 0..200 {
        let claim = 1 + chance.below(most.max(1));
        let decision = match chance.below(10) {
            0 => Decision::Reject { claim },
            1 => Decision::Correct { claim, fields: vec![("outcome".to_owned(), "wounded".to_owned())] },
            2 => Decision::Merge { statement: 1 + chance.below(9), into: 1 + chance.below(9) },
            3 => Decision::Split { claim },
            4 => Decision::Undo { decision: 1 + chance.below(decisions.max(1)) },
            _ => {
                // Few addresses, texts and readers, so that texts change, come back, and are read again.
                let text = format!("Shelling\n\nAt least {} people were killed in Kharkiv.\n", 12 + chance.below(4));
                let (claims, rejected) = read_text(&text, Some(date(2025, 6, 16)));
                let report = Report { text, published: Some(date(2025, 6, 16)), ..Report::default() };
                let reading = Reading { report, claims, rejected };
                let (address, reader) = (chance.below(4).to_string(), format!("reader {}", chance.below(3)));
                let arrival = Arrival { address: &address, reading: &reading, reader: &reader, at };
                ledger.adder().add(&arrival).unwrap();
                continue;
            }
        };
        // A decision on what is not there, or was decided, is refused; nothing is written then.
        decisions += i64::from(ledger.decide(&decision, &author).is_ok());
        let now = kept(&ledger, Known::NOW);
        assert_eq!(now, by_rule(&ledger, Known::NOW));
        assert_eq!(ledger.verify().unwrap(), [], "kept otherwise than the rule has it");
        most = most.max((1..).take_while(|&id| ledger.claim(id).is_ok()).count() as i64);
        out_of_force = out_of_force.max(most as usize - now.len());
    }
    assert!(decisions > 10 && out_of_force > 10, "too little happened: {decisions}, {out_of_force}");

    let last = ledger.last_entry().unwrap();
    let past: Vec<_> = (0..=last).map(|entry| kept(&ledger, Known(entry))).collect();
    for (entry, kept) in (0..).zip(&past) {
        assert_eq!(*kept, by_rule(&ledger, Known(entry)), "at entry {entry}");
    }
    // Made anew from all that happened, as an older file is brought up, it is the same.
    let mut anew = ledger;
    anew.columns = Default::default();
    let db = anew.connection.transaction().unwrap();
    db.execute_batch("DELETE FROM in_force; DELETE FROM slab; DELETE FROM name").unwrap();
    keep_all(&db).unwrap();
    db.commit().unwrap();
    for (entry, before) in (0..).zip(past) {
        assert_eq!(kept(&anew, Known(entry)), before, "at entry {entry}");
    }
    assert_eq!(anew.verify().unwrap(), []);
}

#[test]
fn an_older_file_gets_its_columns_when_it_is_opened() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("ledger");
    let mut ledger = Ledger::open(&path).unwrap();
    for (day, text) in
        [("2025-07-01", "At least 12 people were killed in Kharkiv."), ("2025-07-02", "Ukraine lost 12 tanks.")]
    {
        let (claims, rejected) = read_text(text, Some(date(2025, 6, 16)));
        assert!(!claims.is_empty(), "{text}");
        let report = Report { text: text.to_owned(), published: Some(date(2025, 6, 16)), ..Report::default() };
        let reading = Reading { report, claims, rejected };
        let at: Timestamp = format!("{day}T12:00:00Z").parse().unwrap();
        ledger.adder().add(&Arrival { address: "it", reading: &reading, reader: "a", at }).unwrap();
    }
    let before: Vec<_> = (1..=2).map(|entry| kept(&ledger, Known(entry))).collect();
    assert_ne!(before[0], before[1]);
    // As version 4 was, but for the indexes.
    let older = "DROP TABLE in_force; DROP TABLE slab; DROP TABLE name; CREATE TABLE in_force (id INTEGER); PRAGMA user_version = 4";
    ledger.connection.execute_batch(older).unwrap();
    drop(ledger);
    let ledger = Ledger::open_to_read(&path).unwrap();
    assert_eq!((1..=2).map(|entry| kept(&ledger, Known(entry))).collect::<Vec<_>>(), before);
    assert_eq!(ledger.verify().unwrap(), []);
}
