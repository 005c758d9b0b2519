//! Scores time and scope alone: drafts made from gold claims, settled, and compared with gold.
//! `cargo run --example when -- [--errors] [--times] GOLD.jsonl…`

use musterbook_core::claim::{Outcome, Per, Qualifier, Unit, When};
use musterbook_core::document::{Document, Draft, Figure};
use musterbook_core::mention::{name, time};
use musterbook_core::settle::{scope, when};
use musterbook_core::span::Span;
use serde_json::Value;

#[derive(Default)]
struct Score {
    exact: usize,
    near: usize,
    when: usize,
    scope: usize,
    scopes: usize,
    per: usize,
    pers: usize,
    rules: std::collections::BTreeMap<String, (usize, usize)>,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |flag: &str| arguments.iter().any(|a| a == flag);
    for path in arguments.iter().filter(|a| !a.starts_with("--")) {
        let text = std::fs::read_to_string(path).expect("a gold file");
        let mut scores = [Score::default(), Score::default()];
        for line in text.lines() {
            let document: Value = serde_json::from_str(line).expect("a line of JSON");
            let id = document["id"].as_str().unwrap_or("");
            let odd = id.rsplit('-').next().and_then(|n| n.parse::<usize>().ok()).unwrap_or(0) % 2;
            one(&document, &mut scores[odd], has("--errors") && odd == 0, has("--times"));
        }
        for (score, name) in scores.iter().zip(["even", "odd"]) {
            let of = |right: usize, all: usize| format!("{:.3} ({right}/{all})", right as f64 / all.max(1) as f64);
            if has("--rules") {
                score.rules.iter().for_each(|(rule, (right, all))| println!("    {rule:32} {right}/{all}"));
            }
            println!(
                "{path} {name}: when {} when~ {} scope {} per {}",
                of(score.exact, score.when),
                of(score.near, score.when),
                of(score.scope, score.scopes),
                of(score.per, score.pers)
            );
        }
    }
}

fn one(document: &Value, score: &mut Score, errors: bool, times: bool) {
    let text = document["text"].as_str().unwrap_or("");
    let published = document["published"].as_str().and_then(|d| d.parse().ok());
    let bytes: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
    let mut doc = Document::new(text, published, Vec::new());
    doc.names = name::find(&doc);
    doc.times = time::find(&doc);
    if times {
        println!("== {} {}", document["id"], document["published"]);
        for t in &doc.times {
            println!(
                "    {:40} {:24} {:?} {}",
                doc.span(&t.tokens).of(text).replace('\n', " "),
                t.when.to_string(),
                t.kind,
                t.rule
            );
        }
    }
    let mut claims: Vec<&Value> = document["claims"].as_array().map(|c| c.iter().collect()).unwrap_or_default();
    claims.sort_by_key(|c| c["anchor"][0].as_u64());
    let mut drafts = Vec::new();
    for claim in &claims {
        let at = |n: usize| bytes[claim["anchor"][n].as_u64().unwrap_or(0) as usize];
        let anchor = Span::new(at(0), at(1));
        let start = doc.tokens.partition_point(|t| t.span.end <= anchor.start);
        let end = doc.tokens.partition_point(|t| t.span.start < anchor.end).max(start + 1);
        let figure = Figure {
            tokens: start..end,
            anchor,
            sentence: doc.sentence_at(start),
            low: first(&claim["low"]).as_f64(),
            high: first(&claim["high"]).as_f64(),
            qualifier: Qualifier::Exact,
            share: !claim["share_of"].is_null(),
            article: false,
            reach: start..end,
            trace: Vec::new(),
        };
        let unit = first(&claim["unit"]).as_str().and_then(Unit::parse).unwrap_or(Unit::People);
        let outcome = first(&claim["outcome"]).as_str().and_then(Outcome::parse).unwrap_or(Outcome::Killed);
        let mut draft = Draft::new(doc.figures.len(), unit, outcome);
        draft.side = first(&claim["side"]).as_str().map(str::to_string);
        doc.figures.push(figure);
        drafts.push(draft);
    }
    if std::env::var_os("BENCH").is_some() {
        let clock = std::time::Instant::now();
        for _ in 0..20 {
            let mut copies = drafts.clone();
            when::assign(&doc, &mut copies);
        }
        let settle = clock.elapsed() / 20;
        let clock = std::time::Instant::now();
        for _ in 0..20 {
            time::find(&doc);
        }
        println!(
            "bench {} bytes, {} drafts: settle {:?}, find {:?}",
            text.len(),
            drafts.len(),
            settle,
            clock.elapsed() / 20
        );
    }
    scope::assign(&doc, &mut drafts);
    when::assign(&doc, &mut drafts);
    for (claim, draft) in claims.iter().zip(&drafts) {
        let whens = alternatives(&claim["when"], |v| v[0].is_array());
        let (mut exact, mut near) = (true, true);
        if let Some(whens) = &whens {
            let whens: Vec<When> = whens.iter().filter_map(|w| serde_json::from_value((*w).clone()).ok()).collect();
            exact = whens.contains(&draft.when);
            near = whens.iter().any(|&w| is_near(w, draft.when));
            score.when += 1;
            score.exact += usize::from(exact);
            score.near += usize::from(near);
        }
        if let (Some(rule), Some(_)) =
            (draft.trace.iter().rev().find(|s| s.rule.starts_with("when") && s.rule != "when-headline"), &whens)
        {
            let entry = score.rules.entry(format!("{} {}", draft.scope, rule.rule)).or_default();
            *entry = (entry.0 + usize::from(near), entry.1 + 1);
            if let Some(gold) = whens.as_ref().and_then(|w| w.first()).filter(|_| !near) {
                let gold: When = serde_json::from_value((*gold).clone()).unwrap_or_default();
                let shape = |w: When| match (w.start, w.end) {
                    (None, None) => "open",
                    (None, _) => "..x",
                    (_, None) => "x..",
                    (Some(a), Some(b)) if a == b => "day",
                    (Some(a), Some(b)) if a.until(b).is_ok_and(|s| s.get_days() < 32) => "month",
                    _ => "long",
                };
                let apart = gold.end.zip(draft.when.end).map_or("?".into(), |(a, b)| {
                    match a.until(b).map_or(0, |s| s.get_days()) {
                        0 => "same-end".to_string(),
                        d if d.abs() < 8 => format!("end{d:+}"),
                        d if d.abs() < 60 => "end-weeks".into(),
                        d if d.abs() > 300 => "end-year".into(),
                        _ => "end-months".into(),
                    }
                });
                let entry = score
                    .rules
                    .entry(format!(
                        "  {} {}: gold {} got {} {apart} {}",
                        draft.scope,
                        rule.rule,
                        shape(gold),
                        shape(draft.when),
                        if claim["scope"].as_str() == Some(draft.scope.as_str()) { "" } else { "scope wrong" }
                    ))
                    .or_default();
                entry.1 += 1;
            }
        }
        let mut right = true;
        if let Some(scopes) = alternatives(&claim["scope"], Value::is_array) {
            right = scopes.iter().any(|s| s.as_str() == Some(draft.scope.as_str()));
            score.scopes += 1;
            score.scope += usize::from(right);
            if scopes.iter().any(|s| s.as_str() == Some("rate")) {
                score.pers += 1;
                let pers = alternatives(&claim["per"], Value::is_array);
                score.per +=
                    usize::from(pers.is_none_or(|p| p.iter().any(|p| p.as_str() == draft.per.map(Per::as_str))));
            }
        }
        if let Some(rule) = draft.trace.iter().rev().find(|s| s.rule.starts_with("scope") && s.rule != "scope-headline")
        {
            let gold = first(&claim["scope"]).as_str().unwrap_or("*").to_string();
            let entry = score.rules.entry(format!("{} {} gold {gold}", rule.rule, draft.outcome)).or_default();
            *entry = (entry.0 + usize::from(right), entry.1 + 1);
        }
        if errors && (!near || !right || !exact) {
            let f = &doc.figures[draft.figure];
            let floor = |mut i: usize| {
                while !text.is_char_boundary(i) {
                    i -= 1;
                }
                i
            };
            let (from, to) = (floor(f.anchor.start.saturating_sub(130)), floor((f.anchor.end + 110).min(text.len())));
            let mark = format!(
                "{}{}",
                if !near {
                    "WHEN "
                } else if !exact {
                    "when "
                } else {
                    ""
                },
                if right { "" } else { "SCOPE" }
            );
            println!(
                "{mark} {} {}: …{}[[{}]]{}…\n      gold {} {} | got {} {} {} [{}]",
                document["id"].as_str().unwrap_or(""),
                document["published"].as_str().unwrap_or("-"),
                &text[from..f.anchor.start].replace('\n', " / "),
                f.anchor.of(text),
                &text[f.anchor.end..to].replace('\n', " / "),
                claim["when"],
                claim["scope"],
                draft.when,
                draft.scope,
                draft.outcome,
                draft.trace.iter().map(|s| format!("{}:{}", s.rule, s.saw)).collect::<Vec<_>>().join(" ")
            );
        }
    }
}

fn first(value: &Value) -> &Value {
    value.as_array().and_then(|v| v.first()).unwrap_or(value)
}

/// The right answers that a gold value allows; none where it is not scored.
fn alternatives(value: &Value, is_list: impl Fn(&Value) -> bool) -> Option<Vec<&Value>> {
    match value {
        Value::String(s) if s == "*" => None,
        v if is_list(v) => v.as_array().map(|a| a.iter().collect()),
        v => Some(vec![v]),
    }
}

fn is_near(gold: When, found: When) -> bool {
    let ends = [(gold.start, found.start), (gold.end, found.end)].iter().all(|&(g, f)| match (g, f) {
        (None, None) => true,
        (Some(g), Some(f)) => g.until(f).is_ok_and(|s| s.get_days().abs() <= 7),
        _ => false,
    });
    ends && gold.start.is_none_or(|s| found.end.is_none_or(|e| s <= e))
        && found.start.is_none_or(|s| gold.end.is_none_or(|e| s <= e))
}
