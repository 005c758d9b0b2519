//! All listings answer to the same filters, and agree in what they count.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use musterbook_core::claim::Outcome;
use musterbook_core::page::Report;
use musterbook_core::read::{Reading, read_text};
use musterbook_core::reconcile::policy::Policy;
use musterbook_core::reconcile::question::Question;
use musterbook_ledger::{Arrival, By, Field, Filter, Ledger, Meant, Order, Page};

const ALL: Page = Page { limit: 1000, offset: 0 };

const REPORTS: &[(&str, &str, &str)] = &[
    (
        "Daily A",
        "2025-06-16",
        "More than 6,000 North Korean soldiers have been killed or wounded in Kursk Oblast, the UK \
     Ministry of Defence said on 15 June.",
    ),
    (
        "Weekly B",
        "2025-06-18",
        "Over 6,000 North Korean soldiers have been killed or wounded in Kursk Oblast, according to the \
     UK Ministry of Defence on 15 June. On 17 June, 3 civilians were killed in Kharkiv, the mayor said.",
    ),
    ("Daily A", "2025-06-20", "Ukraine lost 12 tanks near Sumy on 19 June, Russia's defence ministry said."),
    ("Daily A", "2025-06-21", "The leaders met for talks and spoke of the harvest."),
];

fn ledger() -> Ledger {
    let mut ledger = Ledger::in_memory().unwrap();
    for (n, (outlet, published, text)) in REPORTS.iter().enumerate() {
        let published: Option<Date> = published.parse().ok();
        let (claims, rejected) = read_text(text, published);
        let report =
            Report { text: (*text).to_owned(), outlet: Some((*outlet).to_owned()), published, ..Report::default() };
        let reading = Reading { report, claims, rejected };
        let at: Timestamp = format!("2025-07-0{}T12:00:00Z", n + 1).parse().unwrap();
        ledger.adder().add(&Arrival { address: &format!("{n}.txt"), reading: &reading, reader: "test", at }).unwrap();
    }
    ledger
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// How many claims, reports, statements and origins each listing finds; and how many reports a search for any of the words.
fn counts(ledger: &Ledger, filter: &Filter, day: Option<Date>) -> [usize; 4] {
    let known = ledger.known_at(day).unwrap();
    let claims = ledger.claims(filter, Order::When, ALL, known).unwrap();
    let reports = ledger.reports(filter, None, ALL, known).unwrap();
    let statements = ledger.statements(filter, None, ALL, known).unwrap();
    let origins = ledger.origins(filter, None, ALL, known).unwrap();
    let searched = ledger.search("soldiers OR tanks OR talks", filter, None, ALL, known).unwrap();
    assert_eq!(searched.len(), reports.len(), "{filter:?}");
    let support = ledger.support(filter, known).unwrap();
    let of_reports: i64 = reports.iter().map(|it| it.claims).sum();
    let of_statements: i64 = statements.iter().map(|it| it.claims).sum();
    let of_origins: i64 = origins.iter().map(|it| it.claims).sum();
    assert_eq!([of_reports, of_statements, of_origins], [claims.len() as i64; 3], "{filter:?}");
    assert_eq!(
        [support.claims, support.statements, support.origins],
        [claims.len(), statements.len(), origins.len()].map(|n| n as i64),
        "{filter:?}"
    );
    [claims.len(), reports.len(), statements.len(), origins.len()]
}

#[test]
fn every_filter_narrows_every_listing_alike() {
    let ledger = ledger();
    let none = Filter::default;
    let cases: &[(Filter, [usize; 4])] = &[
        (none(), [4, 4, 3, 3]),
        (Filter { side: words(&["North Korea"]), ..none() }, [2, 2, 1, 1]),
        (Filter { outcome: words(&["killed", "casualties"]), ..none() }, [3, 2, 2, 2]),
        (Filter { unit: words(&["tank"]), ..none() }, [1, 1, 1, 1]),
        (Filter { civilian: Some(true), ..none() }, [1, 1, 1, 1]),
        (Filter { place: words(&["Kharkiv"]), ..none() }, [1, 1, 1, 1]),
        (
            Filter {
                source: words(&["UK Defence Intelligence", "Ministry of Defence of the United Kingdom"]),
                ..none()
            },
            [2, 2, 1, 1],
        ),
        (Filter { outlet: words(&["Daily A"]), ..none() }, [2, 3, 2, 2]),
        (Filter { scope: words(&["event"]), ..none() }, [2, 2, 2, 2]),
        (Filter { stance: words(&["denied"]), ..none() }, [0, 0, 0, 0]),
        (Filter { from: Some(date(2025, 6, 18)), ..none() }, [1, 1, 1, 1]),
        (Filter { to: Some(date(2025, 6, 16)), ..none() }, [2, 2, 1, 1]),
        (Filter { published_from: Some(date(2025, 6, 20)), ..none() }, [1, 2, 1, 1]),
        (Filter { published_to: Some(date(2025, 6, 16)), ..none() }, [1, 1, 1, 1]),
        (Filter { min_confidence: Some(1.0), ..none() }, [0, 0, 0, 0]),
        (Filter { report: Some(4), ..none() }, [0, 1, 0, 0]),
        (Filter { statement: Some(1), ..none() }, [2, 2, 1, 1]),
        (Filter { no_imports: true, ..none() }, [4, 4, 3, 3]),
        (Filter { outlet: words(&["Weekly B"]), outcome: words(&["casualties"]), ..none() }, [1, 1, 1, 1]),
    ];
    for (filter, expected) in cases {
        assert_eq!(counts(&ledger, filter, None), *expected, "{filter:?}");
    }
    assert_eq!(counts(&ledger, &none(), Some(date(2025, 7, 1))), [1, 1, 1, 1]);
    assert_eq!(counts(&ledger, &none(), Some(date(2025, 6, 30))), [0, 0, 0, 0]);
}

#[test]
fn listings_are_sorted_and_cut_alike() {
    let ledger = ledger();
    let known = ledger.known_at(None).unwrap();
    let filter = Filter::default();
    let first = Page { limit: 1, offset: 0 };
    for (order, report, figure) in
        [(Order::When, 3, "12"), (Order::Low, 1, "6,000"), (Order::Recorded, 4, "12"), (Order::Published, 4, "12")]
    {
        let reports = ledger.reports(&filter, Some(order), first, known).unwrap();
        assert_eq!(reports[0].id, report, "{order:?}");
        let claims = ledger.claims(&filter, order, first, known).unwrap();
        assert_eq!(claims[0].row.claim.anchor_text, figure, "{order:?}");
        let statements = ledger.statements(&filter, Some(order), first, known).unwrap();
        assert_eq!(statements[0].claim.claim.anchor_text, figure, "{order:?}");
        let origins = ledger.origins(&filter, Some(order), first, known).unwrap();
        assert_eq!(origins[0].origin, statements[0].origin, "{order:?}");
    }
    let rest = ledger.statements(&filter, None, Page { limit: usize::MAX, offset: 1 }, known).unwrap();
    assert_eq!(rest.len(), 2);
}

#[test]
fn a_name_is_found_in_other_letters_and_by_other_names() {
    let ledger = ledger();
    let meant = |field, name| ledger.meant(field, name).unwrap();
    let these = |names: &[&str]| Meant::These(words(names));
    for (field, name, expected) in [
        (Field::Side, "North Korea", these(&["North Korea"])),
        (Field::Side, "north korea", these(&["North Korea"])),
        (Field::Side, "DPRK", these(&["North Korea"])),
        (Field::Outlet, "daily a", these(&["Daily A"])),
        (Field::Place, "kursk oblast", these(&["Kursk Oblast"])),
        (Field::Place, "Khar", Meant::None { like: words(&["Kharkiv"]) }),
        (Field::By, "", Meant::None { like: Vec::new() }),
    ] {
        assert_eq!(meant(field, name), expected, "{field:?} {name}");
    }
}

#[test]
fn two_reports_of_unknown_outlets_are_two_origins() {
    let mut ledger = Ledger::in_memory().unwrap();
    for (n, text) in
        ["Some 3 tanks were destroyed near Sumy.", "Some 5 tanks were destroyed near Sumy."].iter().enumerate()
    {
        let (claims, rejected) = read_text(text, None);
        let report = Report { text: (*text).to_owned(), ..Report::default() };
        let reading = Reading { report, claims, rejected };
        let arrival = Arrival { address: &n.to_string(), reading: &reading, reader: "test", at: Timestamp::now() };
        ledger.adder().add(&arrival).unwrap();
    }
    let known = ledger.known_at(None).unwrap();
    assert_eq!(ledger.support(&Filter::default(), known).unwrap().origins, 2);
    let second = Filter { source: words(&["report 2"]), ..Filter::default() };
    assert_eq!(ledger.origins(&second, None, ALL, known).unwrap()[0].origin, "report 2");
}

#[test]
fn the_questions_are_those_of_the_claims_in_force() {
    let ledger = ledger();
    let known = ledger.known_at(None).unwrap();
    let all = Filter::default();
    let found = ledger.questions(&all, By::Claims, ALL, known).unwrap();
    let first = &found[0];
    assert_eq!(
        (first.question.side.as_deref(), first.question.outcome, first.claims, first.reports, first.statements),
        (Some("North Korea"), Outcome::Casualties, 2, 2, 1)
    );
    assert_eq!((first.origins, first.to.as_deref()), (1, Some("2025-06-15")));
    let claims: i64 = found.iter().map(|it| it.claims).sum();
    assert_eq!(claims as usize, ledger.claims(&all, Order::When, ALL, known).unwrap().len());
    assert_eq!(ledger.count_questions(&all, known).unwrap() as usize, found.len());
    let second = ledger.questions(&all, By::Claims, Page { limit: 1, offset: 1 }, known).unwrap();
    assert_eq!(second, found[1..2]);
    let tanks = Filter { unit: words(&["tank"]), ..Filter::default() };
    let tanks = ledger.questions(&tanks, By::Last, ALL, known).unwrap();
    assert_eq!((tanks.len(), tanks[0].question.outcome), (1, Outcome::Lost), "{tanks:?}");
    let before = ledger.known_at(Some(date(2025, 7, 1))).unwrap();
    assert_eq!(ledger.questions(&all, By::Side, ALL, before).unwrap()[0].claims, 1);
}

#[test]
fn one_question_is_answered_and_what_is_shown_has_its_sentence() {
    let ledger = ledger();
    let known = ledger.known_at(None).unwrap();
    let question = ledger.questions(&Filter::default(), By::Claims, ALL, known).unwrap()[0].question.clone();
    let policy = Policy::named("independent-only").unwrap();
    let told = ledger.estimate(&question, date(2025, 6, 20), &policy, known).unwrap();
    assert_eq!((told.answer.low, told.answer.ceiling, told.answer.origins), (Some(6_000.0), None, 1));
    let [by] = told.answer.low_by[..] else { panic!("{:?}", told.answer.low_by) };
    assert!(told.statements[by].sentence.starts_with("More than 6,000"), "{:?}", told.statements[by]);
    assert_eq!(ledger.conflicts(&question, &policy, known).unwrap().answer, []);
    // A question that names no side is not one about all sides.
    let of_none = Question { side: None, ..question };
    assert!(ledger.bearing(&of_none, None, known).unwrap().iter().all(|it| it.side.is_none()));
}

#[test]
fn of_too_many_claims_on_a_question_the_newest_are_given() {
    let ledger = ledger();
    let known = ledger.known_at(None).unwrap();
    let question = Question {
        side: Some("North Korea".to_owned()),
        unit: musterbook_core::claim::Unit::People,
        outcome: Outcome::Casualties,
        civilian: None,
        place: None,
    };
    let all = ledger.seen_on(&question, None, known).unwrap();
    assert!(all.len() > 1, "{all:?}");
    assert_eq!(ledger.newest_on(&question, None, all.len(), known).unwrap().len(), all.len());
    let newest = all.iter().filter_map(|it| it.claim.when.end).max();
    let some = ledger.newest_on(&question, None, 1, known).unwrap();
    assert!(!some.is_empty() && some.iter().all(|it| it.claim.when.end == newest), "{some:?}");
}
