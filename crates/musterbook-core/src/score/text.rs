//! The report and the mistakes for people to read.

use super::gold::{Gold, GoldDocument, Guess};
use super::report::{Mistake, MistakeKind, Report};
use super::slots::{FULL, Slot};
use serde_json::Value;
use std::fmt::Write;

/// The report as a few small tables.
pub fn report_as_text(report: &Report) -> String {
    let mut out = format!(
        "{} documents, {} gold claims, {} predicted, {} matched ({} with the exact anchor)",
        report.documents, report.gold, report.predicted, report.matched, report.exact_anchors
    );
    if report.ignored > 0 {
        let _ = write!(out, ", {} more ignored", report.ignored);
    }
    out.push_str("\n\n                P     R    F1\n");
    for (label, rates, right) in [
        ("detection", &report.detection, report.matched),
        ("CORE", &report.core, report.core_right),
        ("FULL", &report.full, report.full_right),
    ] {
        let [p, r, f] = [rates.precision, rates.recall, rates.f1].map(|rate| percent(Some(rate)));
        let _ = writeln!(out, "{label:<11} {p} {r} {f}   ({right} right)");
    }
    out.push_str("\non matched      %   right/scored   where the gold has a value\n");
    for (slot, row) in &report.slots {
        let _ = write!(out, "{slot:<11} {}   {:>5}/{:<6}", percent(row.accuracy), row.right, row.scored);
        if let Some(filled) = row.filled {
            let _ = write!(out, "   {} of {}", percent(filled.filled_accuracy), filled.filled);
        }
        out.push('\n');
    }
    if let Some(by) = &report.by {
        let key = by.key.as_str();
        let names = by.groups.iter().map(|(name, _)| name.chars().count());
        let width = names.chain([key.len()]).max().unwrap_or(0);
        let _ = writeln!(out, "\n{key:<width$}   gold  pred found  core      P     R    F1");
        for (name, group) in &by.groups {
            let [p, r, f] = [group.core.precision, group.core.recall, group.core.f1].map(|rate| percent(Some(rate)));
            let (gold, predicted, found, core) = (group.gold, group.predicted, group.found, group.core_right);
            let _ = writeln!(out, "{name:<width$}  {gold:>5} {predicted:>5} {found:>5} {core:>5}   {p} {r} {f}");
        }
    }
    out
}

fn percent(rate: Option<f64>) -> String {
    rate.map_or_else(|| "    -".to_owned(), |rate| format!("{:5.1}", 100.0 * rate))
}

/// Up to `limit` mistakes of each kind, taken evenly over the documents.
pub fn mistakes_as_text(mistakes: &[Mistake], gold: &[GoldDocument], predicted: &[Vec<Guess>], limit: usize) -> String {
    let mut out = String::new();
    for &kind in MistakeKind::ALL {
        let heading = match kind {
            MistakeKind::Missed => "MISSED (gold, not predicted)",
            MistakeKind::Spurious => "SPURIOUS (predicted, not gold)",
            MistakeKind::Core => "CORE WRONG (found, a core slot wrong)",
            MistakeKind::Full => "FULL WRONG (core right, another slot wrong)",
        };
        let of_kind: Vec<&Mistake> = mistakes.iter().filter(|mistake| mistake.kind == kind).collect();
        let _ = write!(out, "\n{heading}: {}", of_kind.len());
        let shown = limit.min(of_kind.len());
        if shown < of_kind.len() {
            let _ = write!(out, ", {shown} shown");
        }
        out.push('\n');
        for n in 0..shown {
            let mistake = of_kind[n * of_kind.len() / shown];
            one_mistake(&mut out, mistake, &gold[mistake.document], &predicted[mistake.document]);
        }
    }
    out
}

fn one_mistake(out: &mut String, mistake: &Mistake, document: &GoldDocument, guesses: &[Guess]) {
    let gold = mistake.gold.map(|i| &document.claims[i]);
    let guess = mistake.guess.map(|j| &guesses[j]);
    let anchor = gold.map(|claim| claim.anchor).or(guess.map(|claim| claim.anchor)).unwrap_or_default();
    let _ = writeln!(out, "  {}: {}", document.id, snippet(&document.text, anchor, 70));
    match (gold, guess, &mistake.comparison) {
        (Some(gold), Some(guess), Some(comparison)) => {
            for slot in comparison.wrong(FULL) {
                let (right, said) = (gold_value(gold, slot), guess_value(guess, slot));
                let _ = writeln!(out, "      {}: gold {right}, predicted {said}", slot.as_str());
            }
        }
        (Some(gold), ..) => {
            let _ = writeln!(out, "      {}", brief(serde_json::to_value(gold)));
        }
        (_, Some(guess), _) => {
            let _ = writeln!(out, "      {}", brief(serde_json::to_value(guess)));
        }
        _ => {}
    }
}

fn gold_value(gold: &Gold, slot: Slot) -> Value {
    slot_of(serde_json::to_value(gold), slot)
}

fn guess_value(guess: &Guess, slot: Slot) -> Value {
    slot_of(serde_json::to_value(guess), slot)
}

fn slot_of(claim: serde_json::Result<Value>, slot: Slot) -> Value {
    let claim = claim.unwrap_or_default();
    match slot {
        Slot::Bounds => Value::Array(vec![claim["low"].clone(), claim["high"].clone()]),
        slot => claim[slot.as_str().trim_end_matches(['~', '='])].clone(),
    }
}

fn brief(claim: serde_json::Result<Value>) -> String {
    let mut claim = claim.unwrap_or_default();
    if let Some(slots) = claim.as_object_mut() {
        slots.retain(|slot, value| !slot.starts_with("anchor") && !value.is_null());
    }
    claim.to_string()
}

/// The text around an anchor (code points), the anchor in `[[ ]]`, on one line.
pub fn snippet(text: &str, [start, end]: [usize; 2], reach: usize) -> String {
    let part = |from: usize, to: usize| text.chars().skip(from).take(to.saturating_sub(from)).collect::<String>();
    let (before, here, after) = (part(start.saturating_sub(reach), start), part(start, end), part(end, end + reach));
    let line = format!("…{before}[[{here}]]{after}…");
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}
