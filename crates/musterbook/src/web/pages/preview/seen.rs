//! A report of a preview as its page and its twins show it.

use crate::figure::{figure, source, what, when};
use crate::web::previews::Item;
use musterbook_core::claim::Claim;
use musterbook_core::read::Reading;
use musterbook_ledger::{Added, Outcome};
use serde::Serialize;

/// One report, or why there is none.
#[derive(Default, Serialize)]
pub struct Seen {
    pub name: String,
    pub fault: Option<String>,
    pub remedy: Option<String>,
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub published: Option<String>,
    /// The report does not say when it was published; `published` is what a person said here, if they did.
    pub is_undated: bool,
    pub notes: Vec<String>,
    pub claims: Vec<SeenClaim>,
    /// Claims that are not shown.
    pub more: usize,
    /// Numbers of the text that are in no claim.
    pub set_aside: usize,
    /// How it stands to the ledger, in words.
    pub stands: Option<String>,
    pub is_known: bool,
    /// Of those, repeats of what the ledger has.
    pub repeats: usize,
    /// The report in the ledger.
    pub report: Option<i64>,
    pub is_saved: bool,
}

/// A claim in its sentence.
#[derive(Serialize)]
pub struct SeenClaim {
    pub figure: String,
    pub what: String,
    pub side: Option<String>,
    pub place: Option<String>,
    pub when: String,
    pub source: String,
    pub confidence: f64,
    pub before: String,
    pub anchor: String,
    pub after: String,
}

/// Claims shown of one report.
const SHOWN: usize = 100;
/// Characters of a sentence on each side of its number.
const AROUND: usize = 300;

impl Seen {
    pub fn of(it: &Item) -> Seen {
        let name = it.name.clone();
        let reading = match &it.read {
            Ok(reading) => reading,
            Err((fault, remedy)) => {
                return Seen { name, fault: Some(fault.clone()), remedy: Some(remedy.clone()), ..Seen::default() };
            }
        };
        let Reading { report, claims, rejected } = &**reading;
        let added = it.saved.as_ref().or(it.would.as_ref());
        let is_new = added.is_none_or(|it| matches!(it.outcome, Outcome::New | Outcome::Changed { .. }));
        Seen {
            name,
            title: report.title.clone(),
            outlet: report.outlet.clone(),
            published: report.published.map(|day| day.to_string()),
            is_undated: it.is_undated,
            notes: report.notes.clone(),
            claims: claims.iter().take(SHOWN).map(|it| SeenClaim::of(it, &report.text)).collect(),
            more: claims.len().saturating_sub(SHOWN),
            set_aside: rejected.len(),
            stands: added.map(|added| stands(added, it.saved.is_some())),
            is_known: added.is_some_and(|it| it.outcome == Outcome::Known),
            repeats: added.map_or(0, |it| it.repeats),
            // A number that is foreseen for a new report is not its own yet.
            report: added.filter(|_| it.saved.is_some() || !is_new).map(|it| it.report),
            is_saved: it.saved.is_some(),
            ..Seen::default()
        }
    }

    pub fn can_be_saved(&self) -> bool {
        self.fault.is_none() && !self.is_saved && !self.is_known
    }
}

impl SeenClaim {
    fn of(it: &Claim, text: &str) -> SeenClaim {
        let (start, end) = (it.evidence.start, it.evidence.end);
        let before = text.get(start..it.anchor.start).unwrap_or_default();
        let after = text.get(it.anchor.end..end).unwrap_or_default();
        let skipped = before.chars().count().saturating_sub(AROUND);
        SeenClaim {
            figure: figure(it),
            what: what(it),
            side: it.side.clone(),
            place: it.place.clone(),
            when: when(it),
            source: source(it),
            confidence: it.confidence,
            before: before.chars().skip(skipped).collect(),
            anchor: it.anchor_text.clone(),
            after: after.chars().take(AROUND).collect(),
        }
    }
}

/// How a report stands to the ledger.
fn stands(it: &Added, is_saved: bool) -> String {
    match it.outcome {
        Outcome::New if is_saved => "Added",
        Outcome::New => "New",
        Outcome::Changed { .. } if is_saved => "Added as a new version: the text at this address has changed",
        Outcome::Changed { .. } => "The text at this address has changed: a new version of a report that is known",
        Outcome::Elsewhere => "The same text is known from another address",
        Outcome::ReadAgain => "Known, read again with a newer reader",
        Outcome::Known => "Known already: nothing to add",
    }
    .to_owned()
}
