//! Claims as comma-separated values: a row a claim, with its report and its sentence.

use crate::reader::Reading;
use musterbook_core::code_points::CodePoints;
use musterbook_core::json::Number;
use musterbook_core::page::Report;
use musterbook_core::span::Span;
use std::io::{self, Write};

const HEADINGS: &[&str] = &[
    "input",
    "title",
    "outlet",
    "published",
    "anchor_start",
    "anchor_end",
    "anchor_text",
    "low",
    "high",
    "qualifier",
    "share_of",
    "unit",
    "outcome",
    "side",
    "civilian",
    "by",
    "place",
    "when_start",
    "when_end",
    "scope",
    "per",
    "source",
    "stance",
    "likelihood_low",
    "likelihood_high",
    "confidence",
    "evidence",
];

/// The headings of the numbers that are in no claim.
const HEADINGS_REJECTED: &[&str] = &[
    "input",
    "title",
    "outlet",
    "published",
    "anchor_start",
    "anchor_end",
    "anchor_text",
    "low",
    "high",
    "qualifier",
    "reason",
    "because",
];

pub fn headings(out: &mut dyn Write, rejected: bool) -> io::Result<()> {
    row(out, if rejected { HEADINGS_REJECTED } else { HEADINGS })
}

/// The first cells of a row: the report, and the number in it.
fn begin(name: &str, report: &Report, points: &CodePoints, anchor: Span, words: &str) -> Vec<String> {
    let [start, end] = points.span(anchor);
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let published = report.published.map(|day| day.to_string()).unwrap_or_default();
    let names = [name.to_owned(), text(&report.title), text(&report.outlet), published];
    names.into_iter().chain([start.to_string(), end.to_string(), words.to_owned()]).collect()
}

fn number(value: Option<f64>) -> String {
    value.map(|number| Number(number).to_string()).unwrap_or_default()
}

/// The numbers of one report that are in no claim.
pub fn rejected(out: &mut dyn Write, name: &str, reading: &Reading) -> io::Result<()> {
    let points = CodePoints::new(&reading.report.text);
    for rejected in &reading.rejected {
        let mut cells = begin(name, &reading.report, &points, rejected.anchor, &rejected.anchor_text);
        cells.extend([number(rejected.low), number(rejected.high), rejected.qualifier.to_string()]);
        cells.extend([rejected.reason.to_string(), rejected.because.clone()]);
        row(out, &cells)?;
    }
    Ok(())
}

/// The claims of one report. Sources are joined by ` < `, the origin first.
pub fn claims(out: &mut dyn Write, name: &str, reading: &Reading) -> io::Result<()> {
    let report = &reading.report;
    let points = CodePoints::new(&report.text);
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let day = |value: Option<jiff::civil::Date>| value.map(|day| day.to_string()).unwrap_or_default();
    for claim in &reading.claims {
        let mut cells = begin(name, report, &points, claim.anchor, &claim.anchor_text);
        cells.extend([
            number(claim.low),
            number(claim.high),
            claim.qualifier.to_string(),
            text(&claim.share_of),
            claim.unit.to_string(),
            claim.outcome.to_string(),
            text(&claim.side),
            claim.civilian.map(|is| is.to_string()).unwrap_or_default(),
            text(&claim.by),
            text(&claim.place),
            day(claim.when.start),
            day(claim.when.end),
            claim.scope.to_string(),
            claim.per.map(|per| per.to_string()).unwrap_or_default(),
            claim.source.join(" < "),
            claim.stance.to_string(),
            number(claim.likelihood.map(|(low, _)| low)),
            number(claim.likelihood.map(|(_, high)| high)),
            format!("{:.2}", claim.confidence),
            claim.evidence.of(&report.text).to_owned(),
        ]);
        row(out, &cells)?;
    }
    Ok(())
}

/// One row, quoted where needed.
pub fn row(out: &mut dyn Write, cells: &[impl AsRef<str>]) -> io::Result<()> {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.write_all(b",")?;
        }
        let cell = cell.as_ref();
        if cell.contains([',', '"', '\n', '\r']) || cell.starts_with(' ') || cell.ends_with(' ') {
            write!(out, "\"{}\"", cell.replace('"', "\"\""))?;
        } else {
            out.write_all(cell.as_bytes())?;
        }
    }
    out.write_all(b"\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_with_commas_and_quotes_are_quoted() {
        let mut out = Vec::new();
        row(&mut out, &["6,000", "plain", "a \"quoted\" word", ""]).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "\"6,000\",plain,\"a \"\"quoted\"\" word\",\n");
    }
}
