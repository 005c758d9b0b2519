//! Gold documents and predictions, as the scorer holds them: offsets are Unicode code points, as in the files.

use crate::claim::{Claim, When};
use crate::code_points::CodePoints;
use crate::json;
use jiff::civil::Date;
use serde::{Serialize, Serializer};

/// A document with the claims that a person found in it.
#[derive(Clone, Debug)]
pub struct GoldDocument {
    pub id: String,
    pub url: Option<String>,
    pub outlet: Option<String>,
    pub published: Option<Date>,
    pub title: Option<String>,
    pub text: String,
    pub lang: String,
    pub claims: Vec<Gold>,
    /// Where a prediction is neither right nor wrong.
    pub ignore: Vec<[usize; 2]>,
}

/// The values of a slot that are right.
#[derive(Clone, Debug, PartialEq)]
pub enum Right<T> {
    /// `"*"`: not scored.
    Any,
    /// Never empty.
    OneOf(Vec<T>),
}

impl<T> Right<T> {
    /// The right values, none where the slot is not scored.
    pub fn values(&self) -> &[T] {
        match self {
            Right::Any => &[],
            Right::OneOf(values) => values,
        }
    }

    /// Whether any right value passes; `None` where the slot is not scored.
    pub fn any(&self, test: impl FnMut(&T) -> bool) -> Option<bool> {
        match self {
            Right::Any => None,
            Right::OneOf(values) => Some(values.iter().any(test)),
        }
    }

    /// The same with each value changed.
    pub fn map<U>(&self, change: impl FnMut(&T) -> U) -> Right<U> {
        match self {
            Right::Any => Right::Any,
            Right::OneOf(values) => Right::OneOf(values.iter().map(change).collect()),
        }
    }
}

impl<T: Serialize> Serialize for Right<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Right::Any => serializer.serialize_str("*"),
            Right::OneOf(values) if values.len() == 1 => values[0].serialize(serializer),
            Right::OneOf(values) => values.serialize(serializer),
        }
    }
}

/// A gold claim.
#[derive(Clone, Debug, Serialize)]
pub struct Gold {
    pub anchor: [usize; 2],
    pub anchor_text: Option<String>,
    #[serde(serialize_with = "numbers")]
    pub low: Right<Option<f64>>,
    #[serde(serialize_with = "numbers")]
    pub high: Right<Option<f64>>,
    pub qualifier: Right<Option<String>>,
    pub share_of: Right<Option<String>>,
    pub unit: Right<Option<String>>,
    pub outcome: Right<Option<String>>,
    pub side: Right<Option<String>>,
    pub civilian: Right<Option<bool>>,
    pub by: Right<Option<String>>,
    pub place: Right<Option<String>>,
    pub when: Right<When>,
    pub scope: Right<Option<String>>,
    pub per: Right<Option<String>>,
    pub source: Right<Vec<String>>,
    pub stance: Right<Option<String>>,
}

/// A predicted claim: whatever a reader said, which need not be in the vocabularies.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Guess {
    pub anchor: [usize; 2],
    pub anchor_text: Option<String>,
    #[serde(serialize_with = "json::number")]
    pub low: Option<f64>,
    #[serde(serialize_with = "json::number")]
    pub high: Option<f64>,
    pub qualifier: Option<String>,
    pub share_of: Option<String>,
    pub unit: Option<String>,
    pub outcome: Option<String>,
    pub side: Option<String>,
    pub civilian: Option<bool>,
    pub by: Option<String>,
    pub place: Option<String>,
    pub when: When,
    pub scope: Option<String>,
    pub per: Option<String>,
    pub source: Vec<String>,
    pub stance: Option<String>,
}

impl Guess {
    /// A claim of this program as a prediction.
    pub fn of(claim: &Claim, points: &CodePoints) -> Guess {
        Guess {
            anchor: points.span(claim.anchor),
            anchor_text: Some(claim.anchor_text.clone()),
            low: claim.low,
            high: claim.high,
            qualifier: Some(claim.qualifier.to_string()),
            share_of: claim.share_of.clone(),
            unit: Some(claim.unit.to_string()),
            outcome: Some(claim.outcome.to_string()),
            side: claim.side.clone(),
            civilian: claim.civilian,
            by: claim.by.clone(),
            place: claim.place.clone(),
            when: claim.when,
            scope: Some(claim.scope.to_string()),
            per: claim.per.map(|per| per.to_string()),
            source: claim.source.clone(),
            stance: Some(claim.stance.to_string()),
        }
    }
}

fn numbers<S: Serializer>(right: &Right<Option<f64>>, serializer: S) -> Result<S::Ok, S::Error> {
    right.map(|number| number.map(json::Number)).serialize(serializer)
}
