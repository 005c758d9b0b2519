//! How long the listings that people make take.

use jiff::civil::date;
use musterbook_ledger::{Error, Filter, Known, Ledger, Order, Page};
use std::time::Instant;

/// A page of a listing, as the commands ask for it.
const PAGE: Page = Page { limit: 50, offset: 0 };

/// Each listing is made so often, and the quickest time counts: other work on the machine does not make a listing slow.
const TIMES: usize = 3;

/// The slowest of the listings, in seconds, and what it was. `each`: print them all.
pub fn slowest(ledger: &Ledger, each: bool) -> Result<(f64, String), Error> {
    let known = ledger.known_at(None)?;
    let mut slowest = (0.0, String::new());
    for (name, filter) in filters() {
        for (what, list) in LISTINGS {
            let mut took = f64::INFINITY;
            for _ in 0..TIMES {
                took = took.min(time(*list, ledger, &filter, known)?);
            }
            if each {
                println!("    {:8.1} ms {what}: {name}", took * 1e3);
            }
            if took > slowest.0 {
                slowest = (took, format!("{what}: {name}"));
            }
        }
    }
    Ok(slowest)
}

/// Prints how long some listings take as the ledger was known at the end of the day of the last entry.
pub fn past(ledger: &Ledger) -> Result<(), Error> {
    let known = ledger.known_at(Some(date(1970, 1, 1)))?;
    for (name, filter) in filters().into_iter().take(2) {
        for (what, list) in LISTINGS {
            println!("    {:8.1} ms {what}: {name}", time(*list, ledger, &filter, known)? * 1e3);
        }
    }
    Ok(())
}

/// In seconds.
fn time(list: List, ledger: &Ledger, filter: &Filter, known: Known) -> Result<f64, Error> {
    let began = Instant::now();
    list(ledger, filter, known)?;
    Ok(began.elapsed().as_secs_f64())
}

type List = fn(&Ledger, &Filter, Known) -> Result<(), Error>;

const LISTINGS: &[(&str, List)] = &[
    ("claims by when", |ledger, filter, known| ledger.claims(filter, Order::When, PAGE, known).map(drop)),
    ("claims by published", |ledger, filter, known| ledger.claims(filter, Order::Published, PAGE, known).map(drop)),
    ("claims by recorded", |ledger, filter, known| ledger.claims(filter, Order::Recorded, PAGE, known).map(drop)),
    ("claims by low", |ledger, filter, known| ledger.claims(filter, Order::Low, PAGE, known).map(drop)),
    ("counts", |ledger, filter, known| ledger.support(filter, known).map(drop)),
    ("statements", |ledger, filter, known| ledger.statements(filter, None, PAGE, known).map(drop)),
    ("sources", |ledger, filter, known| ledger.origins(filter, None, PAGE, known).map(drop)),
    ("reports", |ledger, filter, known| ledger.reports(filter, None, PAGE, known).map(drop)),
    ("search", |ledger, filter, known| ledger.search("shelling drones", filter, None, PAGE, known).map(drop)),
];

fn filters() -> Vec<(&'static str, Filter)> {
    let words = |words: &[&str]| words.iter().map(|it| (*it).to_owned()).collect::<Vec<String>>();
    let published =
        Filter { published_from: Some(date(2025, 1, 1)), published_to: Some(date(2025, 1, 2)), ..Filter::default() };
    vec![
        ("all", Filter::default()),
        ("side", Filter { side: words(&["Ukraine"]), ..Filter::default() }),
        ("side and outcome", Filter { side: words(&["Ukraine"]), outcome: words(&["killed"]), ..Filter::default() }),
        ("outcome", Filter { outcome: words(&["killed"]), ..Filter::default() }),
        ("unit", Filter { unit: words(&["drone"]), ..Filter::default() }),
        ("people", Filter { unit: words(&["people"]), ..Filter::default() }),
        ("events", Filter { scope: words(&["event"]), ..Filter::default() }),
        ("place", Filter { place: words(&["Kharkiv"]), ..Filter::default() }),
        ("source", Filter { source: words(&["United Nations"]), ..Filter::default() }),
        ("outlet", Filter { outlet: words(&["Outlet 7"]), ..Filter::default() }),
        ("nothing found", Filter { side: words(&["Nobody"]), place: words(&["Nowhere"]), ..Filter::default() }),
        ("a week", Filter { from: Some(date(2024, 5, 1)), to: Some(date(2024, 5, 7)), ..Filter::default() }),
        ("sure", Filter { min_confidence: Some(0.9), ..Filter::default() }),
        ("published", published),
    ]
}
