//! ClaimReview, the JSON-LD of schema.org that fact checkers publish: what was claimed, by whom, where it appeared. The
//! ledger says who said it and how often it was repeated; a verdict is a person's, so the rating is left to be filled.

use crate::error::Error;
use crate::known::Known;
use crate::open::Ledger;
use musterbook_core::one_line;
use serde_json::{Value, json};

/// A statement as ClaimReview. `base` is where the ledger's pages are, for links; may be empty.
pub fn claimreview(ledger: &Ledger, statement: i64, known: Known, base: &str) -> Result<Value, Error> {
    let sightings = ledger.sightings(statement, known)?;
    let first = sightings.first().ok_or(Error::Unknown { what: "statement", id: statement })?;
    let shown = ledger.shown(first.claim)?;
    let origin = shown.row.claim.source.first().cloned().or(shown.outlet.clone()).unwrap_or_default();
    let appearances: Vec<Value> = sightings
        .iter()
        .map(|it| {
            json!({
                "@type": "CreativeWork",
                "identifier": format!("report {}", it.report),
                "publisher": it.outlet.as_ref().map(|outlet| json!({"@type": "Organization", "name": outlet})),
                "datePublished": it.published,
            })
        })
        .collect();
    Ok(json!({
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": format!("{base}/statements/{statement}"),
        "claimReviewed": format!("{}[{}]{}", shown.before, shown.row.claim.anchor_text, shown.after),
        "itemReviewed": {
            "@type": "Claim",
            "identifier": format!("statement {statement}"),
            "author": {"@type": "Organization", "name": origin},
            "datePublished": first.published,
            "description": one_line::print(&shown.row.claim),
            "appearance": appearances,
        },
        "reviewRating": null,
    }))
}
