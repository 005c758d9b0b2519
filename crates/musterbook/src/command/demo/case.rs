//! The bundled case as a ledger: 51 digests of real reports, each added under `digest:` and the address of its report.

use super::REMEDY;
use crate::command::add::READER;
use crate::ledger::problem;
use crate::output::{Failure, Problem};
use crate::reader::{self, Reading};
use jiff::Timestamp;
use musterbook_core::score::{GoldDocument, read_gold};
use musterbook_ledger::{Arrival, Ledger};
use std::path::Path;

/// The case: digests in our own words, each with the address of its report.
const CASE: &str = include_str!("../../../../../corpus/gold/case-kursk.jsonl");

/// The reports of the case with their addresses, read, in the order of publication.
pub fn read() -> Result<Vec<(String, Reading)>, Failure> {
    let documents =
        read_gold("the bundled case", CASE, &mut |_| ()).map_err(|bad| Problem::new("demo", bad.0, REMEDY))?;
    let mut reports = documents.iter().map(report).collect::<Result<Vec<_>, Problem>>()?;
    reports.sort_by_key(|(_, reading)| reading.report.published);
    Ok(reports)
}

fn report(document: &GoldDocument) -> Result<(String, Reading), Problem> {
    let reading = reader::read_text(&document.text, document.published);
    let mut reading = reading.map_err(|fault| Problem::new(&document.id, fault, REMEDY))?;
    reading.report.title.clone_from(&document.title);
    reading.report.outlet.clone_from(&document.outlet);
    reading.report.published_rule = Some("given".to_owned());
    // The text is not what stands at the address.
    let address = format!("digest:{}", document.url.as_deref().unwrap_or(&document.id));
    Ok((address, reading))
}

/// A ledger of the case: at a path, where nothing may be yet, or in memory.
pub fn ledger(reports: &[(String, Reading)], path: Option<&Path>) -> Result<Ledger, Failure> {
    let mut ledger = match path {
        Some(path) if path.exists() => {
            let remedy = "name another file, or ask this one: musterbook statements --ledger FILE";
            return Err(Problem::new(path.display().to_string(), "is there already", remedy).into());
        }
        Some(path) => Ledger::open(path),
        None => Ledger::in_memory(),
    }
    .map_err(problem)?;
    let at = Timestamp::now();
    let arrivals: Vec<Arrival> =
        reports.iter().map(|(address, reading)| Arrival { address, reading, reader: READER, at }).collect();
    ledger.adder().add_all(&arrivals).map_err(problem)?;
    Ok(ledger)
}
