//! How well figures are found: `figures GOLD.jsonl…`. Prints recall, bounds and qualifiers against gold, and the misses
//! of documents with an even number. `figures - < TEXT` prints every figure and rejected
//! number of a text, `figures -t < TEXT` the speed.

use musterbook_core::code_points::CodePoints;
use musterbook_core::document::Document;
use musterbook_core::{figure, mention};
use serde_json::Value;
use std::io::Read;

#[derive(Default)]
struct Tally {
    gold: usize,
    found: usize,
    exact: usize,
    bounds: usize,
    qualifier: usize,
    figures: usize,
    surplus: usize,
}

fn read(text: &str) -> Document<'_> {
    let mut doc = Document::new(text, None, Vec::new());
    doc.names = mention::name::find(&doc);
    doc.times = mention::time::find(&doc);
    figure::find(&mut doc);
    doc
}

fn main() {
    let (mut even, mut odd) = (Tally::default(), Tally::default());
    let quiet = std::env::args().any(|a| a == "-q");
    for path in std::env::args().skip(1).filter(|a| a != "-q") {
        if path == "-t" {
            time();
            continue;
        }
        if path == "-" {
            let mut text = String::new();
            std::io::stdin().read_to_string(&mut text).unwrap_or_default();
            print(&read(&text));
            continue;
        }
        let Ok(file) = std::fs::read_to_string(&path) else { continue };
        for line in file.lines() {
            let Ok(gold) = serde_json::from_str::<Value>(line) else { continue };
            let id = gold["id"].as_str().unwrap_or("").to_string();
            let is_even = id.bytes().rev().find(u8::is_ascii_digit).is_some_and(|b| b % 2 == 0);
            score(&gold, &id, if is_even { &mut even } else { &mut odd }, is_even && !quiet);
        }
    }
    for (name, t) in [("even", even), ("odd", odd)] {
        let share = |n: usize, of: usize| n as f64 / of.max(1) as f64;
        println!(
            "{name}: gold {} recall {:.4} exact anchors {:.4} bounds {:.4} qualifier {:.4} figures {} surplus {}",
            t.gold,
            share(t.found, t.gold),
            share(t.exact, t.found),
            share(t.bounds, t.found),
            share(t.qualifier, t.found),
            t.figures,
            t.surplus
        );
    }
}

/// Megabytes a second of this stage alone, over a text made of the one on standard input.
fn time() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).unwrap_or_default();
    let text = text.repeat(1 + 4_000_000 / text.len().max(1));
    let mut doc = Document::new(&text, None, Vec::new());
    doc.names = mention::name::find(&doc);
    let start = std::time::Instant::now();
    figure::find(&mut doc);
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "{:.1} MB/s, {} figures, {} rejected",
        text.len() as f64 / 1e6 / seconds,
        doc.figures.len(),
        doc.rejected.len()
    );
}

fn print(doc: &Document) {
    for f in &doc.figures {
        println!(
            "{:?} {:?}..{:?} {} share={} article={} reach={:?} {}",
            f.anchor.of(doc.text),
            f.low,
            f.high,
            f.qualifier,
            f.share,
            f.article,
            doc.span(&f.reach).of(doc.text),
            f.trace[0].rule
        );
    }
    for r in &doc.rejected {
        println!("  - {:?} {:?} {}", r.anchor_text, r.reason, r.because);
    }
}

fn score(gold: &Value, id: &str, tally: &mut Tally, show: bool) {
    let text = gold["text"].as_str().unwrap_or("");
    let doc = read(text);
    let points = CodePoints::new(text);
    let chars: Vec<char> = text.chars().collect();
    let around = |a: usize, b: usize| {
        chars[a.saturating_sub(40)..(b + 40).min(chars.len())].iter().collect::<String>().replace('\n', "/")
    };
    let mut used = vec![false; doc.figures.len()];
    let mut seen = std::collections::HashSet::new();
    for claim in gold["claims"].as_array().into_iter().flatten() {
        let (a, b) =
            (claim["anchor"][0].as_u64().unwrap_or(0) as usize, claim["anchor"][1].as_u64().unwrap_or(0) as usize);
        if !seen.insert((a, b)) {
            continue;
        }
        tally.gold += 1;
        let best = doc.figures.iter().enumerate().filter(|(_, f)| {
            let [s, e] = points.span(f.anchor);
            s < b && a < e
        });
        let Some((index, figure)) = best.min_by_key(|(_, f)| points.span(f.anchor)[0].abs_diff(a)) else {
            if show {
                let why = doc
                    .rejected
                    .iter()
                    .find(|r| points.span(r.anchor)[0] < b && points.span(r.anchor)[1] > a)
                    .map(|r| r.because.clone());
                println!("MISS {id} {:?} {:?}\n     …{}…", claim["anchor_text"], why, around(a, b));
            }
            continue;
        };
        used[index] = true;
        tally.found += 1;
        let same = |x: Option<f64>, y: &Value| match (x, y.as_f64()) {
            (None, None) => true,
            (Some(x), Some(y)) => (x - y).abs() <= 1e-3 * y.abs().max(1e-3),
            _ => false,
        };
        let bounds = same(figure.low, &claim["low"]) && same(figure.high, &claim["high"]);
        let qualifier = claim["qualifier"].as_str() == Some(figure.qualifier.as_str())
            || claim["qualifier"]
                .as_array()
                .is_some_and(|q| q.iter().any(|q| q.as_str() == Some(figure.qualifier.as_str())));
        let exact = points.span(figure.anchor) == [a, b];
        tally.bounds += usize::from(bounds);
        tally.qualifier += usize::from(qualifier);
        tally.exact += usize::from(exact);
        if show && !(bounds && qualifier && exact) {
            println!(
                "WRONG {id} gold {} {}..{} {} got {:?} {:?}..{:?} {}\n     …{}…",
                claim["anchor_text"],
                claim["low"],
                claim["high"],
                claim["qualifier"],
                figure.anchor.of(text),
                figure.low,
                figure.high,
                figure.qualifier,
                around(a, b)
            );
        }
    }
    for (figure, used) in doc.figures.iter().zip(used) {
        tally.figures += 1;
        if !used {
            tally.surplus += 1;
            if show {
                let [a, b] = points.span(figure.anchor);
                println!(
                    "SURPLUS {id} {:?}{}  …{}…",
                    figure.anchor.of(text),
                    if figure.article { " (article)" } else { "" },
                    around(a, b)
                );
            }
        }
    }
}
