//! How well the place stage does alone: drafts are made from the gold claims, everything but the place is copied.
//! `cargo run --example place -- GOLD.jsonl OUT.jsonl`, then score OUT against GOLD.

use musterbook_core::claim::{Outcome, Qualifier, Scope, Unit};
use musterbook_core::document::{Document, Draft, Figure};
use musterbook_core::mention::name;
use musterbook_core::settle::place;
use musterbook_core::span::Span;
use serde_json::{Value, json};
use std::io::Write;

fn first(value: &Value) -> Value {
    value.as_array().and_then(|v| v.first()).cloned().unwrap_or_else(|| value.clone())
}

fn main() {
    let mut args = std::env::args().skip(1);
    let (gold, out) = (args.next().expect("GOLD"), args.next().expect("OUT"));
    let explain = args.next().is_some();
    let gold = std::fs::read_to_string(gold).expect("gold");
    let mut out = std::fs::File::create(out).expect("out");
    for line in gold.lines().filter(|l| !l.trim().is_empty()) {
        let report: Value = serde_json::from_str(line).expect("json");
        let text = report["text"].as_str().expect("text");
        let published = report["published"].as_str().and_then(|d| d.parse().ok());
        let at: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
        let mut doc = Document::new(text, published, Vec::new());
        doc.names = name::find(&doc);
        let mut claims: Vec<Value> = report["claims"].as_array().expect("claims").clone();
        claims.sort_by_key(|c| c["anchor"][0].as_u64());
        let mut drafts = Vec::new();
        for claim in &claims {
            let edge = |end: usize| at[claim["anchor"][end].as_u64().expect("anchor") as usize];
            let anchor = Span::new(edge(0), edge(1));
            let start = doc.tokens.partition_point(|t| t.span.end <= anchor.start);
            let end = doc.tokens.partition_point(|t| t.span.start < anchor.end).max(start + 1);
            let figure = Figure {
                tokens: start..end,
                anchor,
                sentence: doc.sentence_at(start),
                low: None,
                high: None,
                qualifier: Qualifier::Exact,
                share: false,
                article: false,
                reach: start..end,
                trace: Vec::new(),
            };
            doc.figures.push(figure);
            let unit = first(&claim["unit"]).as_str().and_then(Unit::parse).unwrap_or(Unit::People);
            let outcome = first(&claim["outcome"]).as_str().and_then(Outcome::parse).unwrap_or(Outcome::Killed);
            let mut draft = Draft::new(drafts.len(), unit, outcome);
            draft.scope = first(&claim["scope"]).as_str().and_then(Scope::parse).unwrap_or(Scope::Event);
            draft.side = first(&claim["side"]).as_str().map(str::to_string);
            draft.by = first(&claim["by"]).as_str().map(str::to_string);
            draft.civilian = first(&claim["civilian"]).as_bool();
            drafts.push(draft);
        }
        place::assign(&doc, &mut drafts);
        for (claim, draft) in claims.iter_mut().zip(&drafts) {
            if explain {
                let step = draft.trace.last().map(|s| format!("{} {:?}", s.rule, s.saw)).unwrap_or_default();
                claim["trace"] = json!(step);
            }
            for (slot, value) in claim.as_object_mut().expect("claim") {
                let has_alternatives = value.as_array().is_some_and(|v| match slot.as_str() {
                    "anchor" => false,
                    "when" | "source" => v.first().is_some_and(Value::is_array),
                    _ => true,
                });
                if has_alternatives {
                    *value = first(value);
                }
                // Not scored: anything that is well formed
                if *value == json!("*") {
                    *value = match slot.as_str() {
                        "when" => json!([null, null]),
                        "source" => json!([]),
                        "outcome" => json!("killed"),
                        "unit" => json!("people"),
                        "scope" => json!("event"),
                        "stance" => json!("reported"),
                        _ => Value::Null,
                    };
                }
            }
            claim["place"] = json!(draft.place);
        }
        writeln!(out, "{}", json!({"id": report["id"], "claims": claims})).expect("write");
    }
}
