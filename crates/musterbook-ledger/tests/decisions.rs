//! Decisions from outside: only on what is in force, kept through a new reading, listed where they need another look.

use jiff::Timestamp;
use jiff::civil::date;
use musterbook_core::claim::Outcome;
use musterbook_core::page::Report;
use musterbook_core::read::{Reading, read_text};
use musterbook_ledger::{Arrival, Author, Decision, Error, Filter, Ledger, Order, Page, Standing};

const ALL: Page = Page { limit: 1000, offset: 0 };
const TOLL: &str = "Toll of the week\n\nAt least 12 people were killed in Kharkiv on Monday, the mayor said. Another 40 people \
were wounded in Sumy, he said. In Kherson, 7 people were killed on Sunday, officials said.\n";

fn reading(text: &str) -> Reading {
    let published = Some(date(2025, 6, 17));
    let (claims, rejected) = read_text(text, published);
    let report = Report { text: text.to_owned(), outlet: Some("Daily A".to_owned()), published, ..Report::default() };
    Reading { report, claims, rejected }
}

fn add(ledger: &mut Ledger, reading: &Reading, reader: &str) {
    ledger.adder().add(&Arrival { address: "a.txt", reading, reader, at: Timestamp::now() }).unwrap();
}

fn decide(ledger: &mut Ledger, decision: Decision) -> Result<i64, Error> {
    ledger.decide(&decision, &Author { name: "Ada", reason: "seen", at: Timestamp::now() })
}

/// The numbers, the outcomes and the statements of the claims in force, in the order of the text.
fn in_force(ledger: &Ledger) -> Vec<(i64, Outcome, i64)> {
    let known = ledger.known_at(None).unwrap();
    let mut found = ledger.claims(&Filter::default(), Order::Recorded, ALL, known).unwrap();
    found.sort_by_key(|it| it.row.anchor);
    found.into_iter().map(|it| (it.row.id, it.row.claim.outcome, it.statement.unwrap())).collect()
}

fn correct(claim: i64, field: &str, value: &str) -> Decision {
    Decision::Correct { claim, fields: vec![(field.to_owned(), value.to_owned())] }
}

#[test]
fn a_decision_on_a_claim_that_is_not_in_force_is_refused_with_the_reason() {
    let mut ledger = Ledger::in_memory().unwrap();
    add(&mut ledger, &reading(TOLL), "reader 1");
    let [first, second, _] = in_force(&ledger)[..] else { panic!("{:?}", in_force(&ledger)) };
    let reject = |claim| Decision::Reject { claim };
    let rejected = decide(&mut ledger, reject(first.0)).unwrap();
    let corrected = decide(&mut ledger, correct(second.0, "outcome", "missing")).unwrap();
    let stands_for_it = in_force(&ledger)[0].0;
    let on_corrected = decide(&mut ledger, reject(stands_for_it)).unwrap();
    for (decision, expected) in [
        (reject(first.0), format!("claim {} is not in force: rejected by Ada (decision {rejected})", first.0)),
        (Decision::Accept { claim: first.0 }, format!("rejected by Ada (decision {rejected})")),
        (Decision::Split { claim: second.0 }, format!("rejected by Ada (decision {on_corrected})")),
        (
            Decision::Undo { decision: corrected },
            format!("decision {on_corrected} is about the claim that decision {corrected} made"),
        ),
        (correct(3, "outcome", "killed"), "claim 3 says that already".to_owned()),
        (correct(3, "bounds", "10..5"), "bounds from 10 to 5".to_owned()),
        (Decision::Split { claim: 3 }, "claim 3 is the only sighting of statement 3".to_owned()),
    ] {
        match decide(&mut ledger, decision.clone()) {
            Err(Error::Refused { why, remedy }) => {
                assert!(why.contains(&expected) && !remedy.is_empty(), "{decision:?}: {why}; {remedy}");
            }
            other => panic!("{decision:?}: {other:?}"),
        }
    }
    let back = decide(&mut ledger, Decision::Undo { decision: on_corrected }).unwrap();
    assert!(matches!(decide(&mut ledger, Decision::Undo { decision: back }), Err(Error::Refused { .. })));
    let known = ledger.known_at(None).unwrap();
    let standing = ledger.standing(second.0, known).unwrap();
    assert_eq!(standing, Standing::Corrected { decision: corrected, author: "Ada".to_owned(), claim: stands_for_it });
    decide(&mut ledger, Decision::Undo { decision: corrected }).unwrap();
    decide(&mut ledger, Decision::Undo { decision: rejected }).unwrap();
    assert_eq!(in_force(&ledger)[..2], [first, second]);
    // What was refused left nothing behind.
    assert_eq!(ledger.decisions(false, known).unwrap().len(), 6);
}

#[test]
fn a_newer_reader_keeps_decisions_and_statements_and_what_it_reads_otherwise_is_listed() {
    let mut ledger = Ledger::in_memory().unwrap();
    let first = reading(TOLL);
    add(&mut ledger, &first, "reader 1");
    let before = in_force(&ledger);
    decide(&mut ledger, Decision::Reject { claim: before[0].0 }).unwrap();
    let accepted = decide(&mut ledger, Decision::Accept { claim: before[1].0 }).unwrap();
    let merged = Decision::Merge { statement: before[2].2, into: before[1].2 };
    decide(&mut ledger, merged).unwrap();
    // The newer reader reads the second claim otherwise.
    let mut newer = first.clone();
    newer.claims[1].outcome = Outcome::Missing;
    add(&mut ledger, &newer, "reader 2");
    let now = in_force(&ledger);
    assert_eq!(now.len(), 2, "the first is still rejected: {now:?}");
    assert_eq!((now[0].1, now[1].2), (Outcome::Missing, before[1].2), "the third is still merged: {now:?}");
    let known = ledger.known_at(None).unwrap();
    let look: Vec<_> = ledger.decisions(true, known).unwrap().into_iter().map(|it| (it.id, it.look)).collect();
    assert_eq!(look.len(), 1, "{look:?}");
    assert_eq!(look[0].0, accepted);
    assert!(look[0].1.as_ref().unwrap().contains("people missing"), "{look:?}");
    assert_eq!(ledger.standing(before[1].0, known).unwrap(), Standing::ReadAgain { claim: Some(now[0].0) });
    // A reader that finds nothing there.
    newer.claims.remove(1);
    add(&mut ledger, &newer, "reader 3");
    let look = ledger.decisions(true, ledger.known_at(None).unwrap()).unwrap();
    assert_eq!(look[0].look.as_deref(), Some("no claim is read there any more"));
    // A person has looked.
    decide(&mut ledger, Decision::Undo { decision: accepted }).unwrap();
    assert_eq!(ledger.to_look_at().unwrap(), 0);
    assert_eq!(ledger.verify().unwrap(), []);
}

#[test]
fn a_decision_on_a_replaced_text_needs_another_look() {
    let mut ledger = Ledger::in_memory().unwrap();
    add(&mut ledger, &reading(TOLL), "reader 1");
    let first = in_force(&ledger)[0].0;
    decide(&mut ledger, Decision::Reject { claim: first }).unwrap();
    assert_eq!(ledger.to_look_at().unwrap(), 0);
    add(&mut ledger, &reading(&TOLL.replace("12", "14")), "reader 1");
    let known = ledger.known_at(None).unwrap();
    let decided = ledger.decisions(true, known).unwrap().remove(0);
    assert_eq!(decided.look.as_deref(), Some("its report was replaced by report 2"));
    let reject = decide(&mut ledger, Decision::Reject { claim: 2 });
    assert!(matches!(&reject, Err(Error::Refused { why, .. }) if why.contains("replaced by report 2")), "{reject:?}");
}

#[test]
fn what_repeats_a_merged_statement_is_seen_as_the_other() {
    let mut ledger = Ledger::in_memory().unwrap();
    add(&mut ledger, &reading(TOLL), "reader 1");
    let before = in_force(&ledger);
    let merge = decide(&mut ledger, Decision::Merge { statement: before[0].2, into: before[2].2 }).unwrap();
    let copy = reading(&format!("{TOLL}\nMore follows.\n"));
    let arrival = |address| Arrival { address, reading: &copy, reader: "reader 1", at: Timestamp::now() };
    ledger.adder().add(&arrival("b.txt")).unwrap();
    let statement = |ledger: &Ledger, claim| ledger.shown(claim, ledger.known_at(None).unwrap()).unwrap().statement;
    assert_eq!(statement(&ledger, 4), before[2].2);
    // Known from another address: nothing is linked anew.
    decide(&mut ledger, Decision::Undo { decision: merge }).unwrap();
    ledger.adder().add(&arrival("c.txt")).unwrap();
    assert_eq!(statement(&ledger, 1), before[0].2);
    let seen = ledger.history_of_statement(before[0].2, ledger.known_at(None).unwrap()).unwrap();
    let words: Vec<&str> = seen.iter().map(|event| event.what.as_str()).collect();
    assert!(words.contains(&"decision 1: statement 1 merged into 3"), "{words:?}");
    assert!(words.contains(&"decision 2: takes back decision 1"), "{words:?}");
}
