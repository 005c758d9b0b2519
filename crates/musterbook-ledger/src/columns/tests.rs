//! Rows are picked alike whichever way they are looked for.

use super::record::{IMPORTED, NO_DAY, OPEN, Record, day};
use super::{Columns, Names};
use crate::filter::Filter;
use crate::known::Known;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use std::sync::Arc;

const NAMES: [&str; 12] =
    ["Ukraine", "Russia", "Sudan", "Mali", "Kursk", "Kyiv", "UN", "NIS", "killed", "wounded", "people", "tank"];

/// A day of two years, or none.
fn some_day(n: u32) -> Option<Date> {
    (!n.is_multiple_of(7)).then(|| date(2024, 1, 1).saturating_add(jiff::Span::new().days(i64::from(n % 700))))
}

/// A record that follows from a number as if by chance.
fn record(n: u32) -> Record {
    let mut chance = u64::from(n) + 1;
    let mut below = |most: u32| {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (chance >> 33) as u32 % most
    };
    let since = 1 + below(20);
    let end = some_day(below(700));
    Record {
        claim: n + 1,
        report: 1 + n / 5,
        statement: 1 + below(300),
        since,
        until: if below(4) == 0 { since + below(9) } else { OPEN },
        // Of some names many, of others few.
        side: below(5).min(below(5)),
        by: below(3),
        place: below(7).min(below(7)),
        origin: 7 + below(2),
        said_by: 7 + below(2).min(below(2)),
        outlet: below(4),
        unit: 11 + below(2),
        outcome: 9 + below(2),
        scope: below(3),
        stance: below(3),
        when_start: day(end.filter(|_| below(2) == 0)),
        when_end: day(end),
        published: day(some_day(below(700))),
        as_of: day(end),
        civilian: below(3) as u8,
        flags: if below(5) == 0 { IMPORTED } else { 0 },
        confidence: below(100) as f32 / 100.0,
        number: f64::from(below(1000)),
    }
}

fn columns() -> Columns {
    let mut it = Columns { names: Arc::new(Names::of(&NAMES)), ..Columns::default() };
    (0..2_000).for_each(|n| it.rows.push(record(n)));
    it
}

/// Whether a filter asks for a record, said anew.
fn is_asked(it: &Record, filter: &Filter, entry: i64, names: &Names) -> bool {
    let named = |asked: &[String], ids: &[u32]| {
        asked.is_empty() || ids.iter().any(|id| asked.iter().any(|name| names.text(*id) == Some(name)))
    };
    let on = |day: i32| super::record::date(day);
    i64::from(it.since) <= entry
        && entry < i64::from(it.until)
        && (if filter.no_side { it.side == 0 } else { named(&filter.side, &[it.side]) })
        && named(&filter.place, &[it.place])
        && named(&filter.source, &[it.origin, it.said_by])
        && named(&filter.outlet, &[it.outlet])
        && named(&filter.outcome, &[it.outcome])
        && filter.civilian.is_none_or(|civilian| it.civilian == if civilian { 2 } else { 1 })
        && filter.from.is_none_or(|from| on(it.when_end).is_some_and(|end| end >= from))
        && filter.to.is_none_or(|to| on(it.when_start).or(on(it.when_end)).is_some_and(|start| start <= to))
        && filter.published_to.is_none_or(|to| it.published != NO_DAY && on(it.published) <= Some(to))
        && filter.min_confidence.is_none_or(|least| it.confidence >= least as f32)
        && filter.report.is_none_or(|report| i64::from(it.report) == report)
        && filter.statement.is_none_or(|statement| i64::from(it.statement) == statement)
        && (!filter.no_imports || it.flags & IMPORTED == 0)
}

proptest! {
    #[test]
    fn rows_are_picked_as_a_filter_says(
        names in prop::collection::vec(prop::option::weighted(0.3, 0_usize..13), 5),
        flags in prop::collection::vec(any::<bool>(), 3),
        numbers in prop::collection::vec(prop::option::weighted(0.15, 0_u32..700), 7),
        entry in 0_i64..40,
    ) {
        let columns = columns();
        let name = |at: usize| names[at].map(|it| NAMES.get(it).copied().unwrap_or("Nobody").to_owned());
        let some = |at: usize| numbers[at].and_then(some_day);
        let filter = Filter {
            side: name(0).into_iter().chain(name(1)).collect(),
            no_side: flags[0] && flags[1],
            place: name(2).into_iter().collect(),
            source: name(3).into_iter().collect(),
            outlet: name(4).into_iter().collect(),
            civilian: numbers[0].map(|it| it % 2 == 0),
            from: some(1),
            to: some(2),
            published_to: some(3),
            min_confidence: numbers[4].map(|it| f64::from(it % 100) / 100.0),
            report: numbers[5].map(i64::from),
            statement: numbers[6].map(i64::from),
            no_imports: flags[2],
            ..Filter::default()
        };
        let picked = columns.pick(&filter, Known(entry));
        let asked: Vec<u32> =
            (0..2_000).filter(|row| is_asked(&columns.get(*row as usize), &filter, entry, &columns.names)).collect();
        prop_assert_eq!(picked, asked, "{:?}", filter);
    }
}
