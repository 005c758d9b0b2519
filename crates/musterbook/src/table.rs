//! One report's claims as a table for people.

use crate::figure;
use crate::output::{Look, count};
use crate::reader::Reading;
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width};
use musterbook_core::claim::{Claim, Stance};
use musterbook_core::page::Report;

/// A line under the headings and nothing else: rows stay close together.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

/// A column: its heading and what stands in it.
type Column = (&'static str, fn(&Claim) -> String);

const COLUMNS: &[Column] = &[
    ("figure", figure::figure),
    ("what", figure::what),
    ("side", |claim| claim.side.clone().unwrap_or_default()),
    ("by", |claim| claim.by.clone().unwrap_or_default()),
    ("place", |claim| claim.place.clone().unwrap_or_default()),
    ("when", |claim| figure::when(claim.when)),
    ("scope", |claim| claim.scope.to_string()),
    ("source", |claim| figure::source(&claim.source)),
    ("stance", |claim| if claim.stance == Stance::Reported { String::new() } else { claim.stance.to_string() }),
];

/// The report's heading and a row a claim. `name` is what the reader called the report: a file or an address. Columns
/// in which nothing stands are left out.
pub fn report(name: &str, reading: &Reading, look: Look) -> String {
    let mut out = heading(name, &reading.report, look);
    if reading.claims.is_empty() {
        out.push_str("  no claims\n");
    } else {
        out.push_str(&claims(&reading.claims, look));
    }
    out
}

/// Title, then outlet, date with the rule that gave it, and the name.
pub fn heading(name: &str, report: &Report, look: Look) -> String {
    let title = report.title.as_deref().unwrap_or(name);
    let published = report.published.map(|day| match &report.published_rule {
        Some(rule) => format!("{day} ({rule})"),
        None => day.to_string(),
    });
    let published = published.unwrap_or_else(|| "date unknown: give --published".to_owned());
    let name = (title != name).then(|| name.to_owned());
    let parts: Vec<String> = [report.outlet.clone(), Some(published), name].into_iter().flatten().collect();
    format!("{}\n{}\n", look.bold(title), look.dim(&parts.join(" · ")))
}

/// A row a claim, wrapped to the width.
pub fn claims(claims: &[Claim], look: Look) -> String {
    let rows: Vec<Vec<String>> =
        claims.iter().map(|claim| COLUMNS.iter().map(|(_, cell)| cell(claim)).collect()).collect();
    let kept: Vec<usize> =
        (0..COLUMNS.len()).filter(|&column| rows.iter().any(|row| !row[column].is_empty())).collect();
    let mut table = Table::new();
    table
        .load_style(STYLE)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(look.width).unwrap_or(u16::MAX))
        .set_header(kept.iter().map(|&column| COLUMNS[column].0));
    for row in &rows {
        table.add_row(kept.iter().map(|&column| row[column].as_str()));
    }
    for (at, &column) in kept.iter().enumerate() {
        let Some(column_of_table) = table.column_mut(at) else { continue };
        if column == 0 {
            column_of_table.set_cell_alignment(CellAlignment::Right);
        }
        // A date or a hedge broken over lines is misread.
        let words = rows.iter().flat_map(|row| row[column].split(' ')).chain([COLUMNS[column].0]);
        let longest = words.map(|word| word.chars().count()).max().unwrap_or(0).min(look.width / 6);
        column_of_table.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(longest as u16 + 2)));
    }
    let lines: Vec<String> = table.to_string().lines().map(|line| line.trim_end().to_owned()).collect();
    lines.join("\n") + "\n"
}

/// `14 claims, 9 numbers set aside`.
pub fn counts(claims: usize, set_aside: usize) -> String {
    let claims = count(claims, "claim");
    if set_aside == 0 { claims } else { format!("{claims}, {} set aside", count(set_aside, "number")) }
}

/// The last line under tables: how many claims, how many other numbers, and how to see why.
pub fn closing(claims: usize, set_aside: usize, name: &str) -> String {
    let why = if set_aside == 0 { String::new() } else { format!(" (musterbook explain {name} shows why)") };
    counts(claims, set_aside) + &why
}
