//! How long the listings that people make take.

use jiff::civil::date;
use musterbook_ledger::{Filter, Ledger, Order, Page};
use std::time::Instant;

/// The slowest of the listings that people make, in seconds.
fn listings(ledger: &Ledger) -> Result<(f64, &'static str), musterbook_ledger::Error> {
    let words = |words: &[&str]| words.iter().map(|it| (*it).to_owned()).collect::<Vec<String>>();
    let filters = [
        ("all", Filter::default()),
        ("side", Filter { side: words(&["Ukraine"]), ..Filter::default() }),
        ("side and outcome", Filter { side: words(&["Ukraine"]), outcome: words(&["killed"]), ..Filter::default() }),
        ("place", Filter { place: words(&["Kharkiv"]), ..Filter::default() }),
        ("source", Filter { source: words(&["United Nations"]), ..Filter::default() }),
        ("outlet", Filter { outlet: words(&["Outlet 7"]), ..Filter::default() }),
        ("nothing found", Filter { side: words(&["Nobody"]), place: words(&["Nowhere"]), ..Filter::default() }),
        ("a week", Filter { from: Some(date(2024, 5, 1)), to: Some(date(2024, 5, 7)), ..Filter::default() }),
        ("sure", Filter { min_confidence: Some(0.9), ..Filter::default() }),
        (
            "published",
            Filter {
                published_from: Some(date(2025, 1, 1)),
                published_to: Some(date(2025, 1, 2)),
                ..Filter::default()
            },
        ),
    ];
    let known = ledger.known_at(None)?;
    let mut slowest = (0.0, "");
    for (name, filter) in &filters {
        for (order, sort) in [(Order::When, "when"), (Order::Published, "published"), (Order::Recorded, "recorded")] {
            let began = Instant::now();
            ledger.claims(filter, order, Page { limit: 50, offset: 0 }, known)?;
            let took = began.elapsed().as_secs_f64();
            if std::env::var_os("BENCH_EACH").is_some() {
                println!("    {:8.1} ms {name} by {sort}", took * 1e3);
            }
            if took > slowest.0 {
                slowest = (took, name);
            }
        }
    }
    Ok(slowest)
}
