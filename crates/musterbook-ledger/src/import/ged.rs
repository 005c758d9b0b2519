//! UCDP GED: a row's claims.
//!
//! The first claim is of all the dead: `best`, or a range from `low` to `high` where they differ, anchored from the best
//! figure to the low one, so that all three stand in its words. Where the dead are of one kind, it says of whom. Where they
//! are of several, each kind that has any is a claim of its own, exact; `deaths_unknown` is what is left, and none.

use super::GED;
use super::names;
use super::row::Row;
use musterbook_core::claim::{Claim, When};
use musterbook_core::span::Span;

const RULE: &str = "ged-row";

/// The columns of the dead of one kind.
const KINDS: [(&str, Kind); 4] = [
    ("deaths_a", Kind::Side { side: "side_a", by: "side_b" }),
    ("deaths_b", Kind::Side { side: "side_b", by: "side_a" }),
    ("deaths_civilians", Kind::Civilians),
    ("deaths_unknown", Kind::Unknown),
];

#[derive(Clone, Copy)]
enum Kind {
    /// Fighters of the party in the one column, killed by that in the other.
    Side {
        side: &'static str,
        by: &'static str,
    },
    Civilians,
    Unknown,
}

pub fn claims(row: &Row) -> Result<Vec<Claim>, String> {
    let [best, high, low] = ["best", "high", "low"].map(|column| row.needed_people(column));
    let (best, high, low) = (best?, high?, low?);
    if !(low <= best && best <= high) {
        return Err(format!("low, best and high are {low}, {best} and {high}, which are in no order"));
    }
    let when = When { start: Some(row.day("date_start")?), end: Some(row.day("date_end")?) };
    if when.start > when.end {
        return Err("date_end is before date_start".to_owned());
    }
    if high == 0.0 {
        return Ok(Vec::new());
    }
    let is_range = low < high;
    let place = place(row);
    let claim = |anchor, low, high, kind| {
        let mut claim = row.killed(GED.source, RULE, anchor, low, high, when);
        claim.place = place.clone();
        tell(row, kind, &mut claim);
        claim
    };
    let span = |column| row.span(column).unwrap_or_default();
    let anchor = if is_range { Span::new(span("best").start, span("low").end) } else { span("best") };
    let mut kinds = Vec::new();
    for (column, kind) in KINDS {
        let number = row.people(column)?.unwrap_or(0.0);
        if number > 0.0 {
            kinds.push((column, kind, number));
        }
    }
    let mut claims = Vec::new();
    match kinds[..] {
        [(_, kind, number)] if number == best => claims.push(claim(anchor, low, high, kind)),
        _ => {
            claims.push(claim(anchor, low, high, Kind::Unknown));
            let told = kinds.iter().filter(|(_, kind, _)| !matches!(kind, Kind::Unknown));
            claims.extend(told.map(|&(column, kind, number)| claim(span(column), number, number, kind)));
        }
    }
    claims.sort_by_key(|it| it.anchor.start);
    Ok(claims)
}

/// Of whom a claim is, and who did it.
fn tell(row: &Row, kind: Kind, claim: &mut Claim) {
    let is_one_sided = row.get("type_of_violence") == "3";
    match kind {
        Kind::Side { side, by } => {
            claim.side = names::party(row.get(side));
            claim.by = names::party(row.get(by));
            claim.civilian = Some(false);
        }
        Kind::Civilians => {
            claim.civilian = Some(true);
            claim.by = names::party(row.get("side_a")).filter(|_| is_one_sided);
        }
        Kind::Unknown => claim.by = names::party(row.get("side_a")).filter(|_| is_one_sided),
    }
}

/// The place that the row is sure of: the region where it knows no more, the country where it knows no region.
fn place(row: &Row) -> Option<String> {
    let columns: &[&str] = match row.get("where_prec") {
        "3" => &["adm_2", "where_coordinates", "adm_1", "country"],
        "4" => &["adm_1", "where_coordinates", "country"],
        "6" => &["country", "where_coordinates"],
        _ => &["where_coordinates", "where_description", "adm_2", "adm_1", "country"],
    };
    columns.iter().find_map(|column| names::place(row.get(column)))
}
