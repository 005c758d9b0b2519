//! The review queue from outside: the least sure first, decided claims leave it, undone ones come back.

use jiff::Timestamp;
use jiff::civil::date;
use musterbook_core::page::Report;
use musterbook_core::read::{Reading, read_text};
use musterbook_ledger::{Arrival, Author, Decision, Field, Ledger, Listed, Page, Queue, Start};

const TEXT: &str = "Toll of the week\n\nAt least 12 people were killed in Kharkiv on Monday, the mayor said. Another 40 people \
were wounded in Sumy, he said. In Kherson, 7 people were killed on Sunday, officials said. Dozens of drones were shot down.\n";

fn ledger() -> Ledger {
    let mut ledger = Ledger::in_memory().unwrap();
    let published = Some(date(2025, 6, 17));
    let (mut claims, rejected) = read_text(TEXT, published);
    for (n, claim) in claims.iter_mut().enumerate() {
        // Two are as sure as each other.
        claim.confidence = [0.9, 0.4, 0.4, 0.6][n];
    }
    let report = Report { text: TEXT.to_owned(), outlet: Some("Daily A".to_owned()), published, ..Report::default() };
    let reading = Reading { report, claims, rejected };
    ledger.adder().add(&Arrival { address: "a.txt", reading: &reading, reader: "r", at: Timestamp::now() }).unwrap();
    ledger
}

fn decide(ledger: &mut Ledger, decision: Decision) -> i64 {
    ledger.decide(&decision, &Author { name: "Ada", reason: "seen", at: Timestamp::now() }).unwrap()
}

/// All that wait, walked from the first on.
fn walked(ledger: &Ledger, queue: &Queue) -> Vec<i64> {
    let known = ledger.known_at(None).unwrap();
    let waiting = ledger.queue(queue, known).unwrap();
    let step = |start| ledger.waiting(&waiting, start).unwrap();
    let forth: Vec<i64> = std::iter::successors(step(Start::First), |&it| step(Start::Behind(it))).collect();
    let back: Vec<i64> = std::iter::successors(forth.last().copied(), |&it| step(Start::Before(it))).collect();
    assert_eq!(back.into_iter().rev().collect::<Vec<_>>(), forth);
    assert_eq!(waiting.count(), forth.len());
    assert_eq!(waiting.count_below(2.0), forth.len());
    forth
}

#[test]
fn decided_claims_leave_the_queue_and_come_back_when_that_is_undone() {
    let mut ledger = ledger();
    let all = Queue::default();
    assert_eq!(walked(&ledger, &all), [2, 3, 4, 1]);
    assert_eq!(walked(&ledger, &Queue { below: Some(0.6), ..Queue::default() }), [2, 3]);
    assert_eq!(walked(&ledger, &Queue { is_garbled: true, ..Queue::default() }), [0_i64; 0]);
    let accepted = decide(&mut ledger, Decision::Accept { claim: 3 });
    assert_eq!(walked(&ledger, &all), [2, 4, 1]);
    let known = ledger.known_at(None).unwrap();
    let waiting = ledger.queue(&all, known).unwrap();
    assert_eq!(waiting.count_below(0.6), 1);
    assert_eq!(ledger.waiting(&waiting, Start::At(3)).unwrap(), Some(4), "what was decided leads to the next");
    let rejected = decide(&mut ledger, Decision::Reject { claim: 2 });
    let fields = vec![("outcome".to_owned(), "wounded".to_owned())];
    let corrected = decide(&mut ledger, Decision::Correct { claim: 1, fields });
    assert_eq!(walked(&ledger, &all), [4], "a correction is no claim that waits");
    assert_eq!(ledger.last_of("Ada").unwrap().map(|it| it.id), Some(corrected));
    let today = jiff::tz::TimeZone::UTC.to_datetime(Timestamp::now()).date();
    assert_eq!(ledger.reviewed_since("Ada", today).unwrap(), 3);
    assert_eq!(ledger.reviewed_since("Bo", today).unwrap(), 0);
    decide(&mut ledger, Decision::Undo { decision: corrected });
    assert_eq!(ledger.last_of("Ada").unwrap().map(|it| it.id), Some(rejected));
    assert_eq!(ledger.reviewed_since("Ada", today).unwrap(), 2);
    decide(&mut ledger, Decision::Undo { decision: accepted });
    assert_eq!(walked(&ledger, &all), [3, 4, 1]);
    assert_eq!(ledger.decision(accepted, known).unwrap().undone_by, Some(5));
}

#[test]
fn decisions_are_listed_by_page_and_person() {
    let mut ledger = ledger();
    for claim in 1..=4 {
        decide(&mut ledger, Decision::Accept { claim });
    }
    let known = ledger.known_at(None).unwrap();
    let ids = |listed: &Listed, limit, offset| -> Vec<i64> {
        let found = ledger.last_decisions(listed, Page { limit, offset }, known).unwrap();
        found.iter().map(|it| it.id).collect()
    };
    assert_eq!(ids(&Listed::default(), 2, 1), [3, 2]);
    assert_eq!(ids(&Listed { author: Some("Bo".to_owned()), is_to_review: false }, 9, 0), [0_i64; 0]);
    assert_eq!(ids(&Listed { author: None, is_to_review: true }, 9, 0), [0_i64; 0]);
}

#[test]
fn names_and_the_text_around_are_at_hand() {
    let ledger = ledger();
    let row = ledger.claim(2).unwrap();
    let (before, after) = ledger.around(&row, 12).unwrap();
    assert!(TEXT.contains(&format!("{before}Another 40")) && after.starts_with(" In Kherson"), "{before:?} {after:?}");
    assert_eq!(before.chars().count(), 12);
    let places = ledger.suggested(Field::Place, 1, 10).unwrap();
    assert!(places.contains(&"Kharkiv".to_owned()) && places.len() <= 3, "{places:?}");
    assert_eq!(ledger.suggested(Field::Place, 1, 1).unwrap().len(), 1);
}
