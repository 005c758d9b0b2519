//! What is in force now is kept, what was in force on a day is found out from all that happened: they must agree.

use jiff::Timestamp;
use jiff::civil::date;
use musterbook_core::page::Report;
use musterbook_core::read::{Reading, read_text};
use musterbook_ledger::{Arrival, Author, Decision, Filter, Ledger, Order, Page};

const ALL: Page = Page { limit: 1000, offset: 0 };

/// A sequence that is the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as i64 % n
    }
}

#[test]
fn what_is_in_force_now_is_what_is_in_force_at_the_last_entry() {
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
        let in_force = |day| {
            let known = ledger.known_at(day).unwrap();
            let found = ledger.claims(&Filter::default(), Order::Recorded, ALL, known).unwrap();
            found.iter().map(|it| it.row.id).collect::<Vec<_>>()
        };
        let now = in_force(None);
        assert_eq!(now, in_force(Some(date(2025, 7, 1))));
        assert_eq!(ledger.verify().unwrap(), [], "kept otherwise than the rule has it");
        most = most.max((1..).take_while(|&id| ledger.claim(id).is_ok()).count() as i64);
        out_of_force = out_of_force.max(most as usize - now.len());
    }
    assert!(decisions > 10 && out_of_force > 10, "too little happened: {decisions}, {out_of_force}");
}
