//! An origin's figures, each beside the middle one of those that others give on the same question.

use crate::figure;
use crate::web::chart::compare::{Compare, Dot, Row};
use crate::web::parts::table::{self, text};
use maud::{Markup, html};
use musterbook_core::claim::Qualifier;
use musterbook_ledger::Beside;
use serde::Serialize;
use std::collections::BTreeMap;

/// How far the days of two totals may lie apart.
pub const DAYS: i32 = 31;

/// A figure of an origin, and what others say.
#[derive(Debug, PartialEq, Serialize)]
pub struct Compared {
    pub claim: i64,
    /// `soldiers killed, Ukraine, Kursk Oblast`
    pub question: String,
    pub outcome: String,
    pub as_of: String,
    pub figure: f64,
    pub is_open: bool,
    /// The middle one of others' figures; of two in the middle, the lower.
    pub others: f64,
    pub other_claim: i64,
    /// Days between it and the origin's own.
    pub apart: i64,
    /// Who the others are.
    pub origins: Vec<String>,
}

/// Each claim once, in the order of time; of each other origin the figure that is nearest in time.
pub fn compared(all: Vec<Beside>) -> Vec<Compared> {
    let mut by_claim: BTreeMap<i64, BTreeMap<String, Beside>> = BTreeMap::new();
    for it in all {
        let others = by_claim.entry(it.own.id).or_default();
        let nearest =
            others.get(&it.origin).is_none_or(|known| (it.apart, it.other.id) < (known.apart, known.other.id));
        if nearest {
            others.insert(it.origin.clone(), it);
        }
    }
    let mut found: Vec<Compared> = by_claim.into_values().filter_map(one).collect();
    found.sort_by(|a, b| a.as_of.cmp(&b.as_of).then(a.claim.cmp(&b.claim)));
    found
}

fn one(others: BTreeMap<String, Beside>) -> Option<Compared> {
    let origins: Vec<String> = others.keys().cloned().collect();
    let number = |low: Option<f64>, high: Option<f64>| low.or(high).filter(|it| it.is_finite());
    let mut figures: Vec<(f64, Beside)> =
        others.into_values().filter_map(|it| Some((number(it.other.claim.low, it.other.claim.high)?, it))).collect();
    figures.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.other.id.cmp(&b.1.other.id)));
    let middle = figures.len().checked_sub(1)? / 2;
    let (others, it) = figures.swap_remove(middle);
    let own = &it.own.claim;
    let place = [own.side.as_deref(), own.place.as_deref()];
    let place: String = place.into_iter().flatten().map(|name| format!(", {name}")).collect();
    Some(Compared {
        claim: it.own.id,
        question: format!("{}{place}", figure::what(own)),
        outcome: figure::happened(own.outcome),
        as_of: own.when.end.map(|day| day.to_string()).unwrap_or_default(),
        figure: number(own.low, own.high)?,
        is_open: own.high.is_none() || matches!(own.qualifier, Qualifier::Over | Qualifier::AtLeast),
        others,
        other_claim: it.other.id,
        apart: it.apart,
        origins,
    })
}

/// The same for the chart: a row an outcome.
pub fn chart(origin: &str, all: &[Compared]) -> Compare {
    let mut rows: BTreeMap<&str, Vec<Dot>> = BTreeMap::new();
    for it in all {
        let (figure, others) = (figure::grouped(it.figure), figure::grouped(it.others));
        rows.entry(&it.outcome).or_default().push(Dot {
            figure: it.figure,
            others: it.others,
            is_open: it.is_open,
            href: format!("/claims/{}", it.claim),
            label: format!("{}, {}: {figure}, others {others}", it.question, it.as_of),
        });
    }
    let rows = rows.into_iter().map(|(outcome, dots)| Row { outcome: outcome.to_owned(), dots });
    Compare { origin: origin.to_owned(), rows: rows.collect() }
}

/// The same as a table.
pub fn table(all: &[Compared]) -> Markup {
    let row = |it: &Compared| {
        let times = if it.others > 0.0 { format!("{:.2}", it.figure / it.others) } else { String::new() };
        vec![
            text(&it.as_of),
            text(&it.question),
            html! { a href=(format!("/claims/{}", it.claim)) { (figure::grouped(it.figure)) @if it.is_open { " or more" } } },
            html! { a href=(format!("/claims/{}", it.other_claim)) { (figure::grouped(it.others)) } },
            text(times),
            text(it.apart),
            text(it.origins.join(", ")),
        ]
    };
    let headings = &["as of", "what", "#its figure", "#others", "#times", "#days apart", "the others"];
    table::table("Its figures beside those of others", headings, all.iter().map(row).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use musterbook_core::one_line;
    use musterbook_ledger::ClaimRow;

    fn row(id: i64, figure: &str) -> ClaimRow {
        let claim = one_line::parse(&format!("{figure} people killed when=2025-06-15 scope=total")).unwrap();
        ClaimRow { id, report: 1, anchor: [0, 1], evidence: [0, 1], claim, trace: "[]".to_owned() }
    }

    #[test]
    fn others_are_the_middle_of_the_nearest_of_each() {
        let beside = |id, figure, origin: &str, apart| Beside {
            own: row(1, "[6,000] over"),
            origin: origin.to_owned(),
            other: row(id, figure),
            apart,
        };
        let all = vec![
            beside(10, "[100]", "A", 20),
            beside(11, "[4,000]", "A", 3),
            beside(12, "[5,000]", "B", 0),
            beside(13, "[9,000]", "C", 1),
        ];
        let found = compared(all);
        assert_eq!((found.len(), found[0].others, found[0].other_claim, found[0].is_open), (1, 5_000.0, 12, true));
        assert_eq!(found[0].origins, ["A", "B", "C"]);
        assert!(compared(Vec::new()).is_empty());
    }
}
