//! `corpus/floors.json`: for each set the least scores that a change may leave. They rise with `--update`; they fall only
//! with a reason, which is kept.

use musterbook_core::score::Report;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Floors {
    /// By set, then by measure: F1 of `detection`, `core` and `full`.
    floors: BTreeMap<String, BTreeMap<String, f64>>,
    /// What was given up, and why.
    regressions: Vec<Regression>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Regression {
    set: String,
    measure: String,
    from: f64,
    to: f64,
    reason: String,
}

/// A score below its floor.
#[derive(Clone, Debug, PartialEq)]
struct Fall {
    set: String,
    measure: String,
    floor: f64,
    score: f64,
}

/// Prints what is below its floor; true where nothing is.
pub fn check(reports: &[(&str, &Report)]) -> Result<bool, String> {
    let (floors, falls) = (load()?, load()?.falls(reports));
    for fall in &falls {
        println!("{} {}: {:.4} is below its floor {:.4}", fall.set, fall.measure, fall.score, fall.floor);
    }
    let missing: Vec<&String> =
        floors.floors.keys().filter(|set| !reports.iter().any(|(name, _)| name == set)).collect();
    for set in &missing {
        println!("{set}: has floors, but no gold");
    }
    let is_well = falls.is_empty() && missing.is_empty();
    println!("{}", if is_well { "every score holds its floor" } else { "see `cargo xtask score` for what was lost" });
    Ok(is_well)
}

/// Raises the floors and writes them; false, with nothing written, where one would fall and no reason is given.
pub fn update(reports: &[(&str, &Report)], reason: Option<&str>) -> Result<bool, String> {
    let mut floors = load()?;
    let falls = floors.falls(reports);
    if !falls.is_empty() && reason.is_none_or(|reason| reason.trim().is_empty()) {
        for fall in &falls {
            println!("{} {}: would fall from {:.4} to {:.4}", fall.set, fall.measure, fall.floor, fall.score);
        }
        println!("nothing written; mend it, or say why with --allow-regression REASON");
        return Ok(false);
    }
    floors.raise(reports);
    for fall in falls {
        floors.lower(fall, reason.unwrap_or_default());
    }
    let json = serde_json::to_string_pretty(&floors).map_err(|error| error.to_string())?;
    std::fs::write(path(), json + "\n").map_err(|error| format!("corpus/floors.json: {error}"))?;
    println!("corpus/floors.json written");
    Ok(true)
}

fn path() -> std::path::PathBuf {
    crate::root().join("corpus/floors.json")
}

/// The floors; none where there is no file yet.
fn load() -> Result<Floors, String> {
    match std::fs::read_to_string(path()) {
        Ok(text) => serde_json::from_str(&text).map_err(|error| format!("corpus/floors.json: {error}")),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Floors::default()),
        Err(error) => Err(format!("corpus/floors.json: {error}")),
    }
}

/// F1 to four digits, rounded down, so that a floor never lies above its score.
fn measures(report: &Report) -> [(&'static str, f64); 3] {
    let down = |f1: f64| (f1 * 1e4 + 1e-6).floor() / 1e4;
    [("detection", down(report.detection.f1)), ("core", down(report.core.f1)), ("full", down(report.full.f1))]
}

impl Floors {
    fn falls(&self, reports: &[(&str, &Report)]) -> Vec<Fall> {
        let mut falls = Vec::new();
        for (set, report) in reports {
            for (measure, score) in measures(report) {
                let floor = self.floors.get(*set).and_then(|floors| floors.get(measure)).copied().unwrap_or(0.0);
                if score < floor {
                    falls.push(Fall { set: set.to_string(), measure: measure.to_owned(), floor, score });
                }
            }
        }
        falls
    }

    fn raise(&mut self, reports: &[(&str, &Report)]) {
        for (set, report) in reports {
            let floors = self.floors.entry(set.to_string()).or_default();
            for (measure, score) in measures(report) {
                let floor = floors.entry(measure.to_owned()).or_default();
                *floor = floor.max(score);
            }
        }
    }

    fn lower(&mut self, fall: Fall, reason: &str) {
        self.floors.entry(fall.set.clone()).or_default().insert(fall.measure.clone(), fall.score);
        let Fall { set, measure, floor, score } = fall;
        self.regressions.push(Regression { set, measure, from: floor, to: score, reason: reason.to_owned() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sets::{Half, gold_files, sets};
    use musterbook_core::score::score;

    #[test]
    fn every_score_holds_its_floor() {
        let sets = sets(&gold_files().unwrap(), Half::All).unwrap();
        let reports: Vec<Report> = sets.iter().map(|set| score(&set.gold, &set.guesses, None).0).collect();
        let named: Vec<(&str, &Report)> = sets.iter().map(|set| set.name.as_str()).zip(&reports).collect();
        assert!(check(&named).unwrap(), "a score fell below its floor");
    }

    #[test]
    fn floors_rise_and_fall_only_with_a_reason() {
        let set = &sets(&gold_files().unwrap(), Half::All).unwrap()[0];
        let (mut report, _) = score(&set.gold, &set.guesses, None);
        report.core.f1 = 0.5;
        let mut floors = Floors::default();
        floors.raise(&[("a", &report)]);
        report.core.f1 = 0.6;
        floors.raise(&[("a", &report)]);
        assert_eq!(floors.floors["a"]["core"], 0.6);
        report.core.f1 = 0.55;
        let falls = floors.falls(&[("a", &report)]);
        assert_eq!(falls.len(), 1);
        floors.raise(&[("a", &report)]);
        assert_eq!(floors.floors["a"]["core"], 0.6);
        floors.lower(falls[0].clone(), "a wrong rule taken out");
        assert_eq!((floors.floors["a"]["core"], floors.regressions.len()), (0.55, 1));
    }
}
