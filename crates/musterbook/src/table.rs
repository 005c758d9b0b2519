//! One report's claims as a table for people.

use crate::figure;
use crate::output::{Look, count, hanging, wrapped};
use crate::reader::Reading;
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width};
use musterbook_core::claim::Claim;
use musterbook_core::page::Report;

/// A line under the headings and nothing else: rows stay close together.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

/// Below this width claims are listed, not tabled.
const NARROW: usize = 70;

/// Words longer than this are broken where they stand: addresses.
const LONG: usize = 24;

/// A column: its heading and what stands in it.
type Column = (&'static str, fn(&Claim) -> String);

const COLUMNS: &[Column] = &[
    ("figure", |claim| glued(figure::figure(claim))),
    ("what", figure::what),
    ("side", |claim| claim.side.clone().unwrap_or_default()),
    ("by", |claim| claim.by.clone().unwrap_or_default()),
    ("place", |claim| claim.place.clone().unwrap_or_default()),
    ("when", |claim| glued(figure::when(claim))),
    ("source", figure::source),
    ("conf.", |claim| format!("{:.2}", claim.confidence)),
];

/// A hedge stays with its number, `to` and a dash with their date. The spaces become plain ones in the end.
fn glued(cell: String) -> String {
    let mut cell = cell;
    for sign in ["≈ ", "> ", "≥ ", "< ", "≤ ", "to ", "from "] {
        cell = cell.replace(sign, &sign.replace(' ', "\u{a0}"));
    }
    cell.replace(" –", "\u{a0}–")
}

/// The hedge that a cell begins with stays with its number. The spaces become plain ones in the end.
fn hedged(cell: &str) -> String {
    match cell.split_once(' ') {
        Some((sign @ ("≈" | ">" | "≥" | "<" | "≤"), rest)) => format!("{sign}\u{a0}{rest}"),
        _ => cell.to_owned(),
    }
}

/// The report's heading and its claims; with `rejected`, the numbers set aside too. `name` is what the reader called the
/// report: a file or an address. Columns in which nothing stands are left out.
pub fn report(name: &str, reading: &Reading, rejected: bool, look: Look) -> String {
    let mut out = heading(name, &reading.report, look);
    if reading.claims.is_empty() {
        out.push_str("  no claims\n");
    } else {
        out.push_str(&claims(&reading.claims, &[], look));
    }
    if rejected && !reading.rejected.is_empty() {
        out.push_str(" set aside\n");
        for rejected in &reading.rejected {
            push_lines(&mut out, &hanging("   ", &figure::set_aside(rejected), look.width));
        }
    }
    out
}

/// A claim on two or three lines: the figure, then side, place and time, then the source.
fn list(claims: &[Claim], look: Look) -> String {
    let mut out = String::new();
    for claim in claims {
        let of = if claim.low.or(claim.high).is_none() { " of" } else { "" };
        let first = format!("{}{of} {}", figure::figure(claim), figure::what(claim));
        let first = hanging(" ", &first, look.width);
        push_lines(&mut out, &first.iter().map(|line| look.bold(line)).collect::<Vec<_>>());
        let by = claim.by.as_ref().map(|by| format!("by {by}"));
        let parts =
            [claim.side.clone(), by, claim.place.clone(), Some(figure::when(claim)).filter(|when| !when.is_empty())];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        push_lines(&mut out, &hanging("     ", &parts.join(" · "), look.width));
        push_lines(&mut out, &hanging("     ", &figure::source(claim), look.width));
        push_lines(&mut out, &hanging("     ", &format!("confidence {:.2}", claim.confidence), look.width));
    }
    out
}

fn push_lines(out: &mut String, lines: &[String]) {
    for line in lines {
        out.push_str(line);
        out.push('\n');
    }
}

/// Title; outlet, date with the rule that gave it, and the name; what was repaired or guessed.
pub fn heading(name: &str, report: &Report, look: Look) -> String {
    let title = report.title.as_deref().unwrap_or(name);
    let published = report.published.map(|day| match &report.published_rule {
        Some(rule) => format!("{day} ({rule})"),
        None => day.to_string(),
    });
    let published = published.unwrap_or_else(|| "date unknown: give --published".to_owned());
    let name = (title != name).then(|| name.to_owned());
    let parts: Vec<String> = [report.outlet.clone(), Some(published), name].into_iter().flatten().collect();
    let mut out = String::new();
    push_lines(&mut out, &wrapped(title, look.width).iter().map(|line| look.bold(line)).collect::<Vec<_>>());
    push_lines(
        &mut out,
        &wrapped(&parts.join(" · "), look.width).iter().map(|line| look.dim(line)).collect::<Vec<_>>(),
    );
    for note in &report.notes {
        push_lines(&mut out, &hanging("note: ", note, look.width));
    }
    out
}

/// A row a claim, without the columns `hidden`, wrapped to the width; where that is narrow, a few lines a claim.
pub fn claims(claims: &[Claim], hidden: &[&str], look: Look) -> String {
    if look.width < NARROW {
        return list(claims, look);
    }
    let rows: Vec<Vec<String>> =
        claims.iter().map(|claim| COLUMNS.iter().map(|(_, cell)| cell(claim)).collect()).collect();
    let is_kept =
        |&column: &usize| !hidden.contains(&COLUMNS[column].0) && rows.iter().any(|row| !row[column].is_empty());
    let kept: Vec<usize> = (0..COLUMNS.len()).filter(is_kept).collect();
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
    let lines: Vec<String> = table.to_string().lines().map(|line| line.trim_end().replace('\u{a0}', " ")).collect();
    lines.join("\n") + "\n"
}

/// Rows under their headings, wrapped to the width; on a narrow terminal, each row with its cells one below the other. What
/// stands in no row is left out.
pub fn plain(headings: &[&str], rows: &[Vec<String>], look: Look) -> String {
    let is_used = |column: &usize| rows.iter().any(|row| row.get(*column).is_some_and(|cell| !cell.is_empty()));
    let used: Vec<usize> = (0..headings.len()).filter(is_used).collect();
    if look.width < NARROW {
        return one_below_the_other(headings, &used, rows, look);
    }
    let headings: Vec<&str> = used.iter().map(|&column| headings[column]).collect();
    let of_row = |row: &Vec<String>| used.iter().map(|&column| hedged(&row[column])).collect();
    let rows: Vec<Vec<String>> = rows.iter().map(of_row).collect();
    let mut table = Table::new();
    table
        .load_style(STYLE)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(look.width).unwrap_or(u16::MAX))
        .set_header(&headings);
    for row in &rows {
        table.add_row(row);
    }
    for (at, least) in least_widths(&headings, &rows, look.width).into_iter().enumerate() {
        if let Some(column) = table.column_mut(at) {
            column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(least as u16)));
        }
    }
    let lines: Vec<String> = table.to_string().lines().map(|line| line.trim_end().replace('\u{a0}', " ")).collect();
    lines.join("\n") + "\n"
}

fn one_below_the_other(headings: &[&str], used: &[usize], rows: &[Vec<String>], look: Look) -> String {
    let longest = used.iter().map(|&column| headings[column].chars().count()).max().unwrap_or_default();
    let mut out = String::new();
    for (n, row) in rows.iter().enumerate() {
        if n > 0 {
            out.push('\n');
        }
        for &column in used.iter().filter(|&&column| !row[column].is_empty()) {
            let label = format!("{:longest$}  ", headings[column]);
            push_lines(&mut out, &hanging(&label, &row[column], look.width));
        }
    }
    out
}

/// The widths that columns need so that no word is broken; where that is more than there is, the widest give way.
fn least_widths(headings: &[&str], rows: &[Vec<String>], width: usize) -> Vec<usize> {
    let longest = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).map(String::as_str).chain([headings[column]]);
        cells.flat_map(|cell| cell.split(' ')).map(|word| word.chars().count().min(LONG)).max().unwrap_or(0)
    };
    let mut least: Vec<usize> = (0..headings.len()).map(|column| longest(column) + 2).collect();
    // A column apart stands between two.
    while least.iter().sum::<usize>() + headings.len() > width + 1 {
        let Some(widest) = least.iter_mut().max().filter(|widest| **widest > 3) else { break };
        *widest -= 1;
    }
    least
}

/// `14 claims, 9 numbers set aside`.
pub fn counts(claims: usize, set_aside: usize) -> String {
    let claims = count(claims, "claim");
    if set_aside == 0 { claims } else { format!("{claims}, {} set aside", count(set_aside, "number")) }
}

/// The last line under tables: how many claims, how many other numbers, and how to see why.
pub fn closing(claims: usize, set_aside: usize, name: &str) -> String {
    let name = shell_word(name);
    let both = if claims > 0 && set_aside > 0 { "shows why" } else { "shows more" };
    format!("{} (musterbook explain {name} {both})", counts(claims, set_aside))
}

/// A word as it can be typed: in quotes where it needs them.
pub fn shell_word(word: &str) -> String {
    if word.contains(|c: char| !c.is_alphanumeric() && !"-_./".contains(c)) {
        format!("'{}'", word.replace('\'', "'\\''"))
    } else {
        word.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_whole_where_there_is_room_and_the_widest_give_way_where_there_is_none() {
        let rows = [vec!["1".to_owned(), "combatants killed".to_owned()]];
        for (width, expected) in [(80, [7, 12]), (17, [7, 9]), (11, [5, 5])] {
            assert_eq!(least_widths(&["claim", "what"], &rows, width), expected, "{width}");
        }
    }
}
