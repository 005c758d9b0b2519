//! Claims as comma-separated values: a row a claim, with its report and its sentence.

use crate::reader::Reading;
use musterbook_core::code_points::CodePoints;
use musterbook_core::json::Number;
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
    "evidence",
];

pub fn headings(out: &mut dyn Write) -> io::Result<()> {
    row(out, HEADINGS)
}

/// The claims of one report. Sources are joined by ` < `, the origin first.
pub fn claims(out: &mut dyn Write, name: &str, reading: &Reading) -> io::Result<()> {
    let report = &reading.report;
    let points = CodePoints::new(&report.text);
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let number = |value: Option<f64>| value.map(|number| Number(number).to_string()).unwrap_or_default();
    let day = |value: Option<jiff::civil::Date>| value.map(|day| day.to_string()).unwrap_or_default();
    for claim in &reading.claims {
        let [start, end] = points.span(claim.anchor);
        row(
            out,
            &[
                name.to_owned(),
                text(&report.title),
                text(&report.outlet),
                day(report.published),
                start.to_string(),
                end.to_string(),
                claim.anchor_text.clone(),
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
                claim.evidence.of(&report.text).to_owned(),
            ],
        )?;
    }
    Ok(())
}

fn row(out: &mut dyn Write, cells: &[impl AsRef<str>]) -> io::Result<()> {
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
