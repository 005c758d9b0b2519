//! Scores the attribution stage alone: `attribution GOLD.jsonl` prints predictions, with every other slot from gold.

use musterbook_core::attribution::assign;
use musterbook_core::claim::{Outcome, Qualifier, Unit};
use musterbook_core::document::{Document, Draft, Figure};
use musterbook_core::mention::name;
use musterbook_core::span::Span;
use serde_json::{Value, json};

fn first(value: &Value) -> Value {
    value.as_array().map_or_else(|| value.clone(), |list| list.first().cloned().unwrap_or(Value::Null))
}

fn first_pair(value: &Value) -> Value {
    match value.get(0) {
        Some(Value::Array(pair)) => Value::Array(pair.clone()),
        _ => value.clone(),
    }
}

fn main() {
    let file = std::env::args().nth(1).expect("a gold file");
    for line in std::fs::read_to_string(file).expect("the file").lines() {
        let gold: Value = serde_json::from_str(line).expect("JSON");
        let text = gold["text"].as_str().unwrap_or_default();
        let mut doc = Document::new(text, None, Vec::new());
        doc.names = name::find(&doc);
        let bytes: Vec<usize> = text.char_indices().map(|c| c.0).chain([text.len()]).collect();
        let mut claims = gold["claims"].as_array().cloned().unwrap_or_default();
        claims.sort_by_key(|c| c["anchor"][0].as_u64());
        let mut drafts = Vec::new();
        for claim in &claims {
            let [start, end] = [0, 1].map(|i| bytes[claim["anchor"][i].as_u64().unwrap_or(0) as usize]);
            let from = doc.tokens.partition_point(|t| t.span.end <= start);
            let to = doc.tokens.partition_point(|t| t.span.start < end).max(from + 1);
            let mut reach = from;
            while reach > 0
                && [
                    "about",
                    "around",
                    "some",
                    "least",
                    "at",
                    "than",
                    "more",
                    "an",
                    "estimated",
                    "up",
                    "to",
                    "nearly",
                    "over",
                ]
                .contains(&doc.word(reach - 1).to_lowercase().as_str())
            {
                reach -= 1;
            }
            doc.figures.push(Figure {
                tokens: from..to,
                anchor: Span::new(start, end),
                sentence: doc.sentence_at(from),
                low: first(&claim["low"]).as_f64(),
                high: first(&claim["high"]).as_f64(),
                qualifier: Qualifier::Exact,
                share: false,
                article: false,
                reach: reach..to,
                trace: Vec::new(),
            });
            let unit = Unit::parse(first(&claim["unit"]).as_str().unwrap_or("")).unwrap_or(Unit::People);
            let outcome = Outcome::parse(first(&claim["outcome"]).as_str().unwrap_or("")).unwrap_or(Outcome::Killed);
            drafts.push(Draft::new(doc.figures.len() - 1, unit, outcome));
        }
        assign(&doc, &mut drafts);
        let predicted: Vec<Value> = claims
            .iter()
            .zip(&drafts)
            .map(|(claim, draft)| {
                let mut out = claim.clone();
                for slot in [
                    "low",
                    "high",
                    "qualifier",
                    "unit",
                    "outcome",
                    "side",
                    "by",
                    "civilian",
                    "place",
                    "scope",
                    "share_of",
                ] {
                    out[slot] = first(&claim[slot]);
                }
                out["when"] = first_pair(&claim["when"]);
                out["source"] = json!(draft.source);
                out["stance"] = json!(draft.stance);
                out["trace"] = json!(draft.trace.iter().map(|s| s.rule).collect::<Vec<_>>());
                out
            })
            .collect();
        println!("{}", json!({"id": gold["id"], "claims": predicted}));
    }
}
