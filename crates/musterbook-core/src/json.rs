//! The JSON edge: claims and rejected numbers as the guide writes them. Offsets become Unicode code points here and
//! nowhere else; whole numbers are written without `.0`; the fields come in the guide's order.

use crate::claim::{Claim, Outcome, Per, Qualifier, Reason, Rejected, Scope, Stance, Step, Unit, When};
use crate::code_points::CodePoints;
use serde::{Serialize, Serializer};

/// A claim in the guide's JSON.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimJson<'a> {
    pub anchor: [usize; 2],
    pub anchor_text: &'a str,
    #[serde(serialize_with = "number")]
    pub low: Option<f64>,
    #[serde(serialize_with = "number")]
    pub high: Option<f64>,
    pub qualifier: Qualifier,
    pub share_of: Option<&'a str>,
    pub unit: Unit,
    pub outcome: Outcome,
    pub side: Option<&'a str>,
    pub civilian: Option<bool>,
    pub by: Option<&'a str>,
    pub place: Option<&'a str>,
    pub when: When,
    pub scope: Scope,
    pub per: Option<Per>,
    pub source: &'a [String],
    pub stance: Stance,
    pub likelihood: Option<[f64; 2]>,
    pub confidence: f64,
    pub evidence: [usize; 2],
}

/// A number that is in no claim, in JSON.
#[derive(Clone, Debug, Serialize)]
pub struct RejectedJson<'a> {
    pub anchor: [usize; 2],
    pub anchor_text: &'a str,
    #[serde(serialize_with = "number")]
    pub low: Option<f64>,
    #[serde(serialize_with = "number")]
    pub high: Option<f64>,
    pub qualifier: Qualifier,
    pub reason: Reason,
    pub because: &'a str,
}

/// A step of a claim's trace, in JSON.
#[derive(Clone, Debug, Serialize)]
pub struct StepJson<'a> {
    pub rule: &'a str,
    pub saw: &'a str,
}

/// `points` are those of the text that the claim was read from.
pub fn claim<'a>(claim: &'a Claim, points: &CodePoints) -> ClaimJson<'a> {
    claim_at(claim, points.span(claim.anchor), points.span(claim.evidence))
}

/// The same where the code points of anchor and evidence are known.
pub fn claim_at(claim: &Claim, anchor: [usize; 2], evidence: [usize; 2]) -> ClaimJson<'_> {
    ClaimJson {
        anchor,
        anchor_text: &claim.anchor_text,
        low: claim.low,
        high: claim.high,
        qualifier: claim.qualifier,
        share_of: claim.share_of.as_deref(),
        unit: claim.unit,
        outcome: claim.outcome,
        side: claim.side.as_deref(),
        civilian: claim.civilian,
        by: claim.by.as_deref(),
        place: claim.place.as_deref(),
        when: claim.when,
        scope: claim.scope,
        per: claim.per,
        source: &claim.source,
        stance: claim.stance,
        likelihood: claim.likelihood.map(|(low, high)| [low, high]),
        confidence: (claim.confidence * 100.0).round() / 100.0,
        evidence,
    }
}

pub fn rejected<'a>(rejected: &'a Rejected, points: &CodePoints) -> RejectedJson<'a> {
    RejectedJson {
        anchor: points.span(rejected.anchor),
        anchor_text: &rejected.anchor_text,
        low: rejected.low,
        high: rejected.high,
        qualifier: rejected.qualifier,
        reason: rejected.reason,
        because: &rejected.because,
    }
}

pub fn step(step: &Step) -> StepJson<'_> {
    StepJson { rule: step.rule, saw: &step.saw }
}

/// A number that is written `6000`, not `6000.0`, where it is whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number(pub f64);

impl Number {
    /// The number as a whole one, if it is and a JSON reader can hold it exactly.
    fn whole(self) -> Option<i64> {
        (self.0.fract() == 0.0 && self.0.abs() < 9.0e15).then_some(self.0 as i64)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.whole() {
            Some(whole) => serializer.serialize_i64(whole),
            None => serializer.serialize_f64(self.0),
        }
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.whole() {
            Some(whole) => write!(f, "{whole}"),
            None => write!(f, "{}", self.0),
        }
    }
}

/// For `#[serde(serialize_with)]` on a bound.
pub fn number<S: Serializer>(number: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    number.map(Number).serialize(serializer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;
    use jiff::civil::date;

    #[test]
    fn a_claim_is_written_as_the_guide_says() {
        let text = "Курск: over 6,000 dead";
        let start = text.find('6').unwrap();
        let anchor = Span::new(start, start + 5);
        let it = Claim {
            anchor,
            anchor_text: "6,000".to_owned(),
            low: Some(6000.0),
            high: None,
            qualifier: Qualifier::Over,
            share_of: None,
            unit: Unit::People,
            outcome: Outcome::Killed,
            side: None,
            civilian: Some(false),
            by: None,
            place: Some("Kursk Oblast".to_owned()),
            when: When::until(Some(date(2025, 6, 15))),
            scope: Scope::Total,
            per: None,
            source: vec!["NIS".to_owned()],
            stance: Stance::Reported,
            likelihood: Some((0.55, 0.75)),
            confidence: 0.8125,
            evidence: Span::new(0, text.len()),
            trace: Vec::new(),
        };
        let json = serde_json::to_string(&claim(&it, &CodePoints::new(text))).unwrap();
        let expected = concat!(
            r#"{"anchor":[12,17],"anchor_text":"6,000","low":6000,"high":null,"qualifier":"over","share_of":null,"#,
            r#""unit":"people","outcome":"killed","side":null,"civilian":false,"by":null,"place":"Kursk Oblast","#,
            r#""when":[null,"2025-06-15"],"scope":"total","per":null,"source":["NIS"],"stance":"reported","#,
            r#""likelihood":[0.55,0.75],"confidence":0.81,"evidence":[0,22]}"#
        );
        assert_eq!(json, expected);
    }

    #[test]
    fn whole_numbers_have_no_point() {
        for (number, text) in [(6000.0, "6000"), (0.5, "0.5"), (0.0, "0"), (9_999_999.0, "9999999"), (1.5e6, "1500000")]
        {
            assert_eq!(serde_json::to_string(&Number(number)).unwrap(), text);
            assert_eq!(Number(number).to_string(), text);
        }
    }
}
