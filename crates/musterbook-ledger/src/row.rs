//! Rows and the records that they hold.

use crate::error::Error;
use jiff::civil::Date;
use musterbook_core::claim::{Claim, Outcome, Per, Qualifier, Scope, Stance, Unit, When};
use musterbook_core::code_points::CodePoints;
use musterbook_core::json::{ClaimJson, claim_at};
use musterbook_core::span::Span;
use rusqlite::Row;
use serde::{Serialize, Serializer};

/// A claim as the ledger keeps it: offsets are Unicode code points into the report's text.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimRow {
    pub id: i64,
    pub report: i64,
    pub anchor: [usize; 2],
    pub evidence: [usize; 2],
    /// The fields of the guide; `anchor` and `evidence` within are empty.
    pub claim: Claim,
    /// The trace, as JSON.
    pub trace: String,
}

impl ClaimRow {
    /// The fields of the guide in its JSON.
    pub fn json(&self) -> ClaimJson<'_> {
        claim_at(&self.claim, self.anchor, self.evidence)
    }
}

/// The number of the claim and of its report, then the fields of the guide.
impl Serialize for ClaimRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Json<'a> {
            claim: i64,
            report: i64,
            #[serde(flatten)]
            fields: ClaimJson<'a>,
        }
        Json { claim: self.id, report: self.report, fields: self.json() }.serialize(serializer)
    }
}

/// The columns of `claim`, in the order that [`claim`] reads them.
pub const CLAIM: &str = "claim.id, claim.report, claim.anchor_start, claim.anchor_end, claim.anchor_text, claim.low, \
    claim.high, claim.qualifier, claim.share_of, claim.unit, claim.outcome, claim.side, claim.civilian, claim.by_party, \
    claim.place, claim.when_start, claim.when_end, claim.scope, claim.per, claim.source, claim.stance, \
    claim.likelihood_low, claim.likelihood_high, claim.confidence, claim.evidence_start, claim.evidence_end, claim.trace";

/// Reads the columns of [`CLAIM`].
pub fn claim(row: &Row) -> Result<ClaimRow, Error> {
    let word = |at: usize| row.get::<_, String>(at);
    let bad = |what: &str, text: &str| Error::Damaged { why: format!("{what} {text:?} is not in the vocabulary") };
    let unit = word(9)?;
    let outcome = word(10)?;
    let (qualifier, scope, stance) = (word(7)?, word(17)?, word(20)?);
    let per: Option<String> = row.get(18)?;
    let likelihood: (Option<f64>, Option<f64>) = (row.get(21)?, row.get(22)?);
    let claim = Claim {
        anchor: Span::default(),
        anchor_text: word(4)?,
        low: row.get(5)?,
        high: row.get(6)?,
        qualifier: Qualifier::parse(&qualifier).ok_or_else(|| bad("qualifier", &qualifier))?,
        share_of: row.get(8)?,
        unit: Unit::parse(&unit).ok_or_else(|| bad("unit", &unit))?,
        outcome: Outcome::parse(&outcome).ok_or_else(|| bad("outcome", &outcome))?,
        side: row.get(11)?,
        civilian: row.get(12)?,
        by: row.get(13)?,
        place: row.get(14)?,
        when: When { start: day(row.get(15)?)?, end: day(row.get(16)?)? },
        scope: Scope::parse(&scope).ok_or_else(|| bad("scope", &scope))?,
        per: per.as_deref().map(|per| Per::parse(per).ok_or_else(|| bad("per", per))).transpose()?,
        source: serde_json::from_str(&word(19)?)?,
        stance: Stance::parse(&stance).ok_or_else(|| bad("stance", &stance))?,
        likelihood: likelihood.0.zip(likelihood.1),
        confidence: row.get(23)?,
        evidence: Span::default(),
        trace: Vec::new(),
    };
    Ok(ClaimRow {
        id: row.get(0)?,
        report: row.get(1)?,
        anchor: [row.get::<_, i64>(2)? as usize, row.get::<_, i64>(3)? as usize],
        evidence: [row.get::<_, i64>(24)? as usize, row.get::<_, i64>(25)? as usize],
        claim,
        trace: word(26)?,
    })
}

/// A day as it is kept.
pub fn day(text: Option<String>) -> Result<Option<Date>, Error> {
    text.map(|text| text.parse().map_err(|_| Error::Damaged { why: format!("{text:?} is not a day") })).transpose()
}

/// How many days lie between two.
pub fn apart(one: Date, other: Date) -> i32 {
    one.since(other).map_or(i32::MAX, |span| span.get_days().abs())
}

/// The rules of a claim's trace, as JSON: `[["killed-by", "12"], …]`.
pub fn trace(claim: &Claim) -> Result<String, Error> {
    let steps: Vec<(&str, &str)> = claim.trace.iter().map(|step| (step.rule, step.saw.as_str())).collect();
    Ok(serde_json::to_string(&steps)?)
}

/// The offsets of a span in code points.
pub fn points(points: &CodePoints, span: Span) -> (i64, i64) {
    let [start, end] = points.span(span);
    (start as i64, end as i64)
}

/// What a claim that names no origin comes from where the outlet of its report is not known either: two such reports are
/// two origins.
pub fn unknown_outlet(report: i64) -> String {
    format!("report {report}")
}
