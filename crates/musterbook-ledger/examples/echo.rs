use musterbook_core::{page::Report, read::{Reading, read_text}};
use musterbook_ledger::*;
use std::collections::*;
fn main() {
    let mut ledger = Ledger::in_memory().unwrap();
    let mut ids = BTreeMap::new();
    {
        let mut docs: Vec<serde_json::Value> = std::fs::read_to_string("corpus/gold/case-kursk.jsonl").unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
        docs.sort_by_key(|d| d["published"].as_str().unwrap_or("").to_owned());
        let mut adder = ledger.adder();
        for d in &docs {
            let text = d["text"].as_str().unwrap().to_owned();
            let published = d["published"].as_str().and_then(|d| d.parse().ok());
            let (claims, rejected) = read_text(&text, published);
            let report = Report { text, published, outlet: d["outlet"].as_str().map(str::to_owned), title: d["title"].as_str().map(str::to_owned), ..Report::default() };
            let reading = Reading { report, claims, rejected };
            let added = adder.add(&Arrival { address: d["id"].as_str().unwrap(), reading: &reading, reader: "x", at: jiff::Timestamp::UNIX_EPOCH }).unwrap();
            ids.insert(added.report, d["id"].as_str().unwrap().to_owned());
        }
    }
    let groups: Vec<Vec<String>> = serde_json::from_value::<BTreeMap<String,Vec<String>>>(serde_json::from_str::<serde_json::Value>(&std::fs::read_to_string("corpus/case-kursk-echoes.json").unwrap()).unwrap()["statements"].clone()).unwrap().into_values().collect();
    let mut gold = BTreeSet::new();
    for g in &groups { for a in g { for b in g { if a < b { gold.insert((a.clone(), b.clone())); } } } }
    let mut by: BTreeMap<i64, BTreeSet<(String, String)>> = BTreeMap::new();
    for (statement, report, what) in ledger.debug_sightings().unwrap() { by.entry(statement).or_default().insert((ids[&report].clone(), what)); }
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new(); for of in by.values() { for (d, w) in of { all.entry(d.clone()).or_default().insert(w.clone()); } }
    let mut mine: BTreeMap<(String, String), String> = BTreeMap::new();
    for of in by.values() { for (a, w) in of { for (b, v) in of { if a < b { mine.insert((a.clone(), b.clone()), format!("{w} / {v}")); } } } }
    let hit = mine.keys().filter(|p| gold.contains(*p)).count();
    println!("precision {hit}/{} recall {hit}/{}", mine.len(), gold.len());
    for (p, w) in &mine { if !gold.contains(p) { println!("extra {p:?} {w}"); } }
    for p in &gold { if !mine.contains_key(p) { println!("lost {p:?}\n    {:?}\n    {:?}", all[&p.0], all[&p.1]); } }
}
