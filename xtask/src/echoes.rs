//! `cargo xtask echoes`: whether the ledger finds which reports of a case repeat one statement. The measure is over pairs of
//! reports: a pair is right where the case's table has both under one statement.

use clap::Args;
use jiff::Timestamp;
use musterbook_core::claim::{Claim, Outcome, Qualifier, Scope, Stance, Unit, When};
use musterbook_core::page::Report;
use musterbook_core::read::{Reading, read_text};
use musterbook_core::score::{Gold, GoldDocument, Right, read_gold};
use musterbook_core::span::Span;
use musterbook_ledger::{Arrival, Filter, Ledger, Page};
use std::collections::{BTreeMap, BTreeSet};

/// Measure which reports of the Kursk case are found to repeat one statement, against its table.
#[derive(Args)]
pub struct Options {
    /// Print the pairs that are missed and those found in error
    #[arg(long)]
    errors: bool,
}

const CASE: &str = "corpus/gold/case-kursk.jsonl";
const TABLE: &str = "corpus/case-kursk-echoes.json";

type Pairs = BTreeSet<(String, String)>;

pub fn run(options: &Options) -> Result<bool, String> {
    let documents = case()?;
    let expected = table()?;
    println!("{:<18}{:>6}{:>7}{:>7}{:>11}{:>8}", "claims of", "pairs", "found", "right", "precision", "recall");
    for (name, read) in READERS {
        let found = found(&documents, *read)?;
        let (right, precision, recall) = rates(&found, &expected);
        println!("{name:<18}{:>6}{:>7}{right:>7}{precision:>11.3}{recall:>8.3}", expected.len(), found.len());
        if options.errors {
            for (pair, why) in found.iter().filter(|(pair, _)| !expected.contains(*pair)) {
                println!("  in error  {} {}  {why}", pair.0, pair.1);
            }
            for pair in expected.iter().filter(|pair| !found.contains_key(*pair)) {
                println!("  missed    {} {}", pair.0, pair.1);
                for line in shared(&documents, *read, pair) {
                    println!("            {line}");
                }
            }
        }
    }
    Ok(true)
}

/// How many pairs are right, the part of those found that are, and the part of those expected that were found.
fn rates(found: &BTreeMap<(String, String), String>, expected: &Pairs) -> (usize, f64, f64) {
    let right = found.keys().filter(|pair| expected.contains(*pair)).count();
    let rate = |of: usize| if of == 0 { 0.0 } else { right as f64 / of as f64 };
    (right, rate(found.len()), rate(expected.len()))
}

/// The claims of a document, by name of who read them.
type Read = fn(&GoldDocument) -> Vec<Claim>;
const READERS: &[(&str, Read)] = &[
    ("people (gold)", |document| document.claims.iter().map(by_hand).collect()),
    ("the reader", |document| read_text(&document.text, document.published).0),
];

fn case() -> Result<Vec<GoldDocument>, String> {
    let content = std::fs::read_to_string(crate::root().join(CASE)).map_err(|error| format!("{CASE}: {error}"))?;
    let mut documents = read_gold(CASE, &content, &mut |_| ()).map_err(|bad| bad.0)?;
    documents.sort_by_key(|document| document.published);
    Ok(documents)
}

/// The pairs of documents that carry one statement.
fn table() -> Result<Pairs, String> {
    #[derive(serde::Deserialize)]
    struct Table {
        statements: BTreeMap<String, Vec<String>>,
    }
    let content = std::fs::read_to_string(crate::root().join(TABLE)).map_err(|error| format!("{TABLE}: {error}"))?;
    let table: Table = serde_json::from_str(&content).map_err(|error| format!("{TABLE}: {error}"))?;
    Ok(table.statements.values().flat_map(|of| pairs(of)).collect())
}

fn pairs(of: &[String]) -> Vec<(String, String)> {
    let all = of.iter().flat_map(|a| of.iter().map(move |b| (a.clone(), b.clone())));
    all.filter(|(a, b)| a < b).collect()
}

/// The pairs of documents that a ledger puts under one statement, garbled repeats among them, with a reason for each.
fn found(documents: &[GoldDocument], read: Read) -> Result<BTreeMap<(String, String), String>, String> {
    let said = |error: musterbook_ledger::Error| error.to_string();
    let mut ledger = Ledger::in_memory().map_err(said)?;
    let mut ids = BTreeMap::new();
    let mut adder = ledger.adder();
    for document in documents {
        let report = Report {
            text: document.text.clone(),
            published: document.published,
            outlet: document.outlet.clone(),
            title: document.title.clone(),
            ..Report::default()
        };
        let reading = Reading { report, claims: read(document), rejected: Vec::new() };
        let arrival = Arrival { address: &document.id, reading: &reading, reader: "task", at: Timestamp::UNIX_EPOCH };
        ids.insert(adder.add(&arrival).map_err(said)?.report, document.id.clone());
    }
    drop(adder);
    let known = ledger.known_at(None).map_err(said)?;
    let page = Page { limit: 100_000, offset: 0 };
    let mut found = BTreeMap::new();
    for statement in ledger.statements(&Filter::default(), None, page, known).map_err(said)? {
        let seen = ledger.sightings(statement.id, known).map_err(said)?;
        let of: BTreeSet<String> = seen.iter().map(|sighting| ids[&sighting.report].clone()).collect();
        let last =
            seen.last().map_or(String::new(), |s| format!("{} of {}: {}", s.anchor_text, statement.origin, s.why));
        for pair in pairs(&Vec::from_iter(of)) {
            found.insert(pair, last.clone());
        }
    }
    Ok(found)
}

/// The claims of a pair that give one number.
fn shared(documents: &[GoldDocument], read: Read, pair: &(String, String)) -> Vec<String> {
    let claims = |id: &String| documents.iter().filter(|d| d.id == *id).flat_map(read).collect::<Vec<_>>();
    let (a, b) = (claims(&pair.0), claims(&pair.1));
    let line = |id: &str, c: &Claim| {
        let side = c.side.as_deref().unwrap_or("-");
        format!("{id} {} {} {} of {side}, {}, {}", c.anchor_text, c.unit, c.outcome, c.when, c.source.join(" < "))
    };
    let number = |c: &Claim| c.low.or(c.high);
    let of = |id: &str, of: &[Claim], other: &[Claim]| {
        let same = of.iter().filter(|c| other.iter().any(|o| number(o) == number(c)));
        same.map(|c| line(id, c)).collect::<Vec<_>>()
    };
    [of(&pair.0, &a, &b), of(&pair.1, &b, &a)].concat()
}

/// A gold claim as the ledger takes it: of several right values the first.
fn by_hand(gold: &Gold) -> Claim {
    fn first<T: Clone>(slot: &Right<Option<T>>) -> Option<T> {
        slot.values().first().cloned().flatten()
    }
    let anchor = Span::new(gold.anchor[0], gold.anchor[1]);
    Claim {
        anchor,
        anchor_text: gold.anchor_text.clone().unwrap_or_default(),
        low: first(&gold.low),
        high: first(&gold.high),
        qualifier: first(&gold.qualifier).and_then(|it| Qualifier::parse(&it)).unwrap_or(Qualifier::Exact),
        share_of: first(&gold.share_of),
        unit: first(&gold.unit).and_then(|it| Unit::parse(&it)).unwrap_or(Unit::People),
        outcome: first(&gold.outcome).and_then(|it| Outcome::parse(&it)).unwrap_or(Outcome::Casualties),
        side: first(&gold.side),
        civilian: first(&gold.civilian),
        by: first(&gold.by),
        place: first(&gold.place),
        when: gold.when.values().first().copied().unwrap_or(When::OPEN),
        scope: first(&gold.scope).and_then(|it| Scope::parse(&it)).unwrap_or(Scope::Event),
        per: None,
        source: gold.source.values().first().cloned().unwrap_or_default(),
        stance: first(&gold.stance).and_then(|it| Stance::parse(&it)).unwrap_or(Stance::Reported),
        likelihood: None,
        confidence: 1.0,
        evidence: anchor,
        trace: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the echoes of the case are found with, and may not fall below: precision and recall, of people's claims and of
    /// the reader's.
    #[test]
    fn echoes_of_the_case_are_found() {
        let (documents, expected) = (case().unwrap(), table().unwrap());
        for ((name, read), (precision, recall)) in READERS.iter().zip([(0.9, 0.8), (0.9, 0.65)]) {
            let (_, p, r) = rates(&found(&documents, *read).unwrap(), &expected);
            assert!(p >= precision && r >= recall, "{name}: precision {p:.3}, recall {r:.3}");
        }
    }
}
