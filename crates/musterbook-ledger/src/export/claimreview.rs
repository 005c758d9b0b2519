//! ClaimReview, the JSON-LD of schema.org that fact checkers publish: what was claimed, by whom, where it appeared. The
//! ledger says who said it and how often it was repeated; a verdict is a person's, so the rating, its author and its day
//! are left out, for that person to add.

use super::rows::ExportRow;
use crate::ask::Page;
use crate::error::Error;
use crate::filter::Filter;
use crate::known::Known;
use crate::open::Ledger;
use crate::order::Order;
use musterbook_core::one_line;
use serde_json::{Map, Value, json};

/// A statement as ClaimReview, and the claims in force that it was made of, in the order in which they were published.
/// Claims that garble the statement are no appearances of it. `base` is where the ledger's pages are, for the review's own
/// address; without it there is none.
pub fn claimreview(
    ledger: &Ledger,
    statement: i64,
    known: Known,
    base: Option<&str>,
) -> Result<(Value, Vec<ExportRow>), Error> {
    let filter = Filter { statement: Some(statement), ..Filter::default() };
    let all = Page { limit: usize::MAX, offset: 0 };
    let mut rows: Vec<ExportRow> = Vec::new();
    ledger.each_claim(&filter, Order::Recorded, all, known, |row| {
        rows.push(row);
        Ok::<(), Error>(())
    })?;
    // A day that is not known stands last.
    rows.sort_by_key(|it| (it.published.is_none(), it.published.clone(), it.row.id));
    let first = rows.first().ok_or(Error::Unknown { what: "statement", id: statement })?;
    let sentence = first.evidence_text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut claim = object([
        ("@type", Some("Claim".to_owned())),
        ("identifier", Some(format!("statement {statement}"))),
        ("datePublished", first.published.clone()),
        ("description", Some(one_line::print(&first.row.claim))),
    ]);
    claim.insert("author".to_owned(), json!({"@type": "Organization", "name": first.origin}));
    claim.insert("firstAppearance".to_owned(), appearance(first));
    let later: Vec<Value> = rows[1..].iter().map(appearance).collect();
    if !later.is_empty() {
        claim.insert("appearance".to_owned(), Value::Array(later));
    }
    let url = base.map(|base| format!("{}/statements/{statement}", base.trim_end_matches('/')));
    let mut review = object([
        ("@context", Some("https://schema.org".to_owned())),
        ("@type", Some("ClaimReview".to_owned())),
        ("url", url),
        ("claimReviewed", Some(sentence)),
    ]);
    review.insert("itemReviewed".to_owned(), Value::Object(claim));
    Ok((Value::Object(review), rows))
}

fn appearance(row: &ExportRow) -> Value {
    let is_page = |address: &String| address.starts_with("http://") || address.starts_with("https://");
    let mut work = object([
        ("@type", Some("CreativeWork".to_owned())),
        ("identifier", Some(format!("report {}", row.row.report))),
        ("url", row.address.clone().filter(is_page)),
        ("headline", row.title.clone()),
        ("datePublished", row.published.clone()),
    ]);
    if let Some(outlet) = &row.outlet {
        work.insert("publisher".to_owned(), json!({"@type": "Organization", "name": outlet}));
    }
    Value::Object(work)
}

/// The fields that have a value.
fn object<const N: usize>(fields: [(&str, Option<String>); N]) -> Map<String, Value> {
    fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), Value::String(value?)))).collect()
}
