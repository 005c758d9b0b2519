//! Claims as rows: all fields of the guide, and what leads each one back to its sentence.

use super::rows::ExportRow;
use crate::row::ClaimRow;
use musterbook_core::json::{ClaimJson, Number};
use serde::Serialize;

/// The columns of CSV. Offsets are Unicode code points; sources are joined by ` < `, the origin first.
pub const COLUMNS: &[&str] = &[
    "claim",
    "report",
    "statement",
    "outlet",
    "published",
    "title",
    "address",
    "anchor_start",
    "anchor_end",
    "anchor_text",
    "low",
    "high",
    "qualifier",
    "share_of",
    "unit",
    "outcome",
    "side",
    "civilian",
    "by",
    "place",
    "when_start",
    "when_end",
    "scope",
    "per",
    "source",
    "stance",
    "likelihood_low",
    "likelihood_high",
    "confidence",
    "evidence_start",
    "evidence_end",
    "evidence_text",
];

/// The cells of one claim, as many as there are [`COLUMNS`].
pub fn cells(it: &ExportRow) -> Vec<String> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let statement = it.statement.map(|id| id.to_string()).unwrap_or_default();
    let mut cells = vec![it.row.id.to_string(), it.row.report.to_string(), statement];
    cells.extend([text(&it.outlet), text(&it.published), text(&it.title), text(&it.address)]);
    cells.extend(fields(&it.row));
    cells.push(it.evidence_text.clone());
    cells
}

/// The columns of a claim by itself, from `anchor_start` to `evidence_end`.
pub const FIELDS: &[&str] = COLUMNS.split_at(7).1.split_at(24).0;

/// The cells of a claim by itself, as many as there are [`FIELDS`].
pub fn fields(it: &ClaimRow) -> Vec<String> {
    let claim = &it.claim;
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let number = |value: Option<f64>| value.map(|number| Number(number).to_string()).unwrap_or_default();
    let day = |value: Option<jiff::civil::Date>| value.map(|day| day.to_string()).unwrap_or_default();
    vec![
        it.anchor[0].to_string(),
        it.anchor[1].to_string(),
        claim.anchor_text.clone(),
        number(claim.low),
        number(claim.high),
        claim.qualifier.to_string(),
        text(&claim.share_of),
        claim.unit.to_string(),
        claim.outcome.to_string(),
        text(&claim.side),
        claim.civilian.map(|is| is.to_string()).unwrap_or_default(),
        text(&claim.by),
        text(&claim.place),
        day(claim.when.start),
        day(claim.when.end),
        claim.scope.to_string(),
        claim.per.map(|per| per.to_string()).unwrap_or_default(),
        claim.source.join(" < "),
        claim.stance.to_string(),
        number(claim.likelihood.map(|(low, _)| low)),
        number(claim.likelihood.map(|(_, high)| high)),
        format!("{:.2}", claim.confidence),
        it.evidence[0].to_string(),
        it.evidence[1].to_string(),
    ]
}

/// A claim as an object of JSON Lines: the guide's JSON, and the same around it as in CSV.
#[derive(Serialize)]
pub struct ExportJson<'a> {
    claim: i64,
    report: i64,
    statement: Option<i64>,
    outlet: Option<&'a str>,
    published: Option<&'a str>,
    title: Option<&'a str>,
    address: Option<&'a str>,
    #[serde(flatten)]
    fields: ClaimJson<'a>,
    evidence_text: &'a str,
}

/// The object of one claim.
pub fn json(it: &ExportRow) -> ExportJson<'_> {
    ExportJson {
        claim: it.row.id,
        report: it.row.report,
        statement: it.statement,
        outlet: it.outlet.as_deref(),
        published: it.published.as_deref(),
        title: it.title.as_deref(),
        address: it.address.as_deref(),
        fields: it.row.json(),
        evidence_text: &it.evidence_text,
    }
}
