//! The record that the whole system is about: one figure that a text reports. See `docs/claim.md`.

mod sets;
mod when;
mod words;

pub use when::When;
pub use words::{Outcome, Per, Qualifier, Reason, Scope, Stance, Unit};

use crate::span::Span;

/// One attributed figure, with the characters it came from and the rules that read it.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The number words themselves.
    pub anchor: Span,
    /// The characters at `anchor`.
    pub anchor_text: String,
    /// What the words bound from below; `None` where they leave it open. A fraction of one for a share.
    pub low: Option<f64>,
    /// What the words bound from above; `None` where they leave it open.
    pub high: Option<f64>,
    pub qualifier: Qualifier,
    /// What a fraction or percentage is a share of.
    pub share_of: Option<String>,
    pub unit: Unit,
    pub outcome: Outcome,
    /// The party that the counted people or things belong to.
    pub side: Option<String>,
    pub civilian: Option<bool>,
    /// The party that did it, where the text says so.
    pub by: Option<String>,
    pub place: Option<String>,
    pub when: When,
    pub scope: Scope,
    /// Of a rate: so many in which time or area.
    pub per: Option<Per>,
    /// Who says so, from the origin to the nearest relay.
    pub source: Vec<String>,
    pub stance: Stance,
    /// What the text's word of probability stands for, as an interval of fractions of one: `highly likely` is 0.8 to
    /// 0.9 for UK Defence Intelligence. See [`crate::attribution::likelihood`].
    pub likelihood: Option<(f64, f64)>,
    /// How often claims read by the same rules are right, 0 to 1: see [`crate::confidence`].
    pub confidence: f64,
    /// The sentence that holds the anchor.
    pub evidence: Span,
    /// The rules that made each part, in the order they were applied.
    pub trace: Vec<Step>,
}

/// One step of the reading of a claim: which rule, and what it saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub rule: &'static str,
    pub saw: String,
}

/// A number of the text that is in no claim, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Rejected {
    pub anchor: Span,
    pub anchor_text: String,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub qualifier: Qualifier,
    pub reason: Reason,
    /// The rule or word that decided.
    pub because: String,
}
