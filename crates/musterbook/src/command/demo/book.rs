//! What the ledger of the case shows: how many origins stand behind many reports, who repeated whom, and what was garbled.

use crate::figure;
use crate::output::{Failure, Look, count, hanging, wrapped};
use crate::table;
use jiff::civil::{Date, date};
use musterbook_core::claim::{Outcome, Scope};
use musterbook_ledger::{Filter, Known, Ledger, Order, Page, Shown, Sighting, Statement};
use std::collections::BTreeSet;
use std::io::Write;

/// What can be asked of the ledger that the demo keeps; a test runs them.
pub const NEXT: &[&str] = &[
    "musterbook claims --side 'North Korea' --outcome casualties --from 2025-04-01 --to 2025-04-30",
    "musterbook statements --source 'Volodymyr Zelenskyy'",
    "musterbook search 'human wave'",
    "musterbook show 64",
    "musterbook history statement 45",
    "musterbook estimate --side 'North Korea' --outcome casualties --series --explain",
    "musterbook conflicts --side 'North Korea'",
];

/// The statement whose sightings are shown: who said it, and the number. Where it is not there, the most repeated one.
const EXAMPLE: (&str, f64) = ("Volodymyr Zelenskyy", 3_000.0);

/// How many of the statements that stand in most reports are listed.
const MOST: usize = 4;

/// The months in which totals were given, by their first and last days.
const MONTHS: [(Date, Date); 6] = [
    (date(2024, 12, 1), date(2024, 12, 31)),
    (date(2025, 1, 1), date(2025, 1, 31)),
    (date(2025, 2, 1), date(2025, 2, 28)),
    (date(2025, 3, 1), date(2025, 3, 31)),
    (date(2025, 4, 1), date(2025, 4, 30)),
    (date(2025, 6, 1), date(2025, 6, 30)),
];

/// Claims less sure than this are left out of the totals.
const SURE: f64 = 0.85;

const ALL: Page = Page { limit: 10_000, offset: 0 };

/// All statements of the ledger.
pub fn statements(ledger: &Ledger) -> Result<Vec<Statement>, Failure> {
    Ok(ledger.statements(&Filter::default(), None, ALL, ledger.known_at(None)?)?)
}

/// The statement whose sightings are shown.
pub fn example(statements: &[Statement]) -> Option<&Statement> {
    let is_example = |it: &Statement| it.origin == EXAMPLE.0 && it.claim.claim.low == Some(EXAMPLE.1);
    statements.iter().max_by_key(|it| (is_example(it), it.reports))
}

/// Tells what the ledger shows.
pub fn tell(out: &mut impl Write, ledger: &Ledger, statements: &[Statement], look: Look) -> Result<(), Failure> {
    let known = ledger.known_at(None)?;
    totals(out, ledger, known, look)?;
    repeated(out, ledger, statements, known, look)?;
    if let Some(example) = example(statements) {
        echoes(out, example, &ledger.sightings(example.id, known)?, look)?;
    }
    garbles(out, ledger, statements, known, look)
}

/// A line of its own, bold.
pub fn heading(out: &mut impl Write, text: &str, look: Look) -> std::io::Result<()> {
    writeln!(out)?;
    wrapped(text, look.width).iter().try_for_each(|line| writeln!(out, "{}", look.bold(line)))
}

/// The running totals of one question, month by month: the figures, and how many reports and origins gave them.
fn totals(out: &mut impl Write, ledger: &Ledger, known: Known, look: Look) -> Result<(), Failure> {
    let mut rows = Vec::new();
    for (from, to) in MONTHS {
        let filter = Filter {
            side: vec!["North Korea".to_owned()],
            outcome: vec![Outcome::Casualties.as_str().to_owned()],
            scope: vec![Scope::Total.as_str().to_owned()],
            from: Some(from),
            to: Some(to),
            min_confidence: Some(SURE),
            ..Filter::default()
        };
        let mut figures: Vec<String> = Vec::new();
        for found in ledger.claims(&filter, Order::Low, ALL, known)?.iter().rev() {
            let figure = figure::figure(&found.row.claim);
            if !figures.iter().any(|it| it.eq_ignore_ascii_case(&figure)) {
                figures.push(figure);
            }
        }
        let support = ledger.support(&filter, known)?;
        let counts =
            format!("{}, {}", count(support.reports as usize, "report"), count(support.origins as usize, "origin"));
        rows.push(vec![from.strftime("%Y-%m").to_string(), figures.join(" · "), counts]);
    }
    let text = format!("North Korean soldiers killed or wounded: the totals given, with confidence {SURE} or more");
    heading(out, &text, look)?;
    Ok(out.write_all(table::plain(&["as of", "figures", "given by"], &rows, look).as_bytes())?)
}

/// The statements seen in most reports, the most first.
fn most(statements: &[Statement]) -> Vec<&Statement> {
    let mut most: Vec<&Statement> = statements.iter().filter(|it| it.reports > 1).collect();
    most.sort_by_key(|it| (-it.reports, it.id));
    most.truncate(MOST);
    most
}

fn repeated(
    out: &mut impl Write,
    ledger: &Ledger,
    statements: &[Statement],
    known: Known,
    look: Look,
) -> Result<(), Failure> {
    let support = ledger.support(&Filter::default(), known)?;
    let text = format!(
        "The {} are {} of {}. Repeated most:",
        count(support.claims as usize, "claim"),
        count(support.statements as usize, "statement"),
        count(support.origins as usize, "origin"),
    );
    heading(out, &text, look)?;
    let rows: Vec<Vec<String>> = most(statements)
        .iter()
        .map(|it| {
            let claim = &it.claim.claim;
            vec![
                it.id.to_string(),
                it.as_of.clone().unwrap_or_default(),
                it.origin.clone(),
                format!("{} {}", figure::figure(claim), figure::what(claim)),
                count(it.reports as usize, "report"),
            ]
        })
        .collect();
    let headings = ["statement", "as of", "origin", "what it said", "seen in"];
    Ok(out.write_all(table::plain(&headings, &rows, look).as_bytes())?)
}

/// Who repeated a statement, a row a report, and what shows it.
fn echoes(out: &mut impl Write, statement: &Statement, sightings: &[Sighting], look: Look) -> Result<(), Failure> {
    let claim = &statement.claim.claim;
    let text = format!(
        "Statement {}, \"{} {}\" by {}: {}, 1 origin",
        statement.id,
        figure::figure(claim),
        figure::what(claim),
        statement.origin,
        count(statement.reports as usize, "report"),
    );
    heading(out, &text, look)?;
    let mut reports = BTreeSet::new();
    let firsts = sightings.iter().filter(|it| it.garbled.is_none() && reports.insert(it.report));
    let rows: Vec<Vec<String>> = firsts
        .map(|it| {
            vec![
                it.claim.to_string(),
                it.published.clone().unwrap_or_default(),
                it.outlet.clone().unwrap_or_default(),
                if it.rule == "first" { "the first to give it".to_owned() } else { it.why.clone() },
            ]
        })
        .collect();
    let headings = ["claim", "published", "outlet", "repeats it, because"];
    Ok(out.write_all(table::plain(&headings, &rows, look).as_bytes())?)
}

/// Killed and wounded together, told on as killed or as wounded alone: both sentences.
fn garbles(
    out: &mut impl Write,
    ledger: &Ledger,
    statements: &[Statement],
    known: Known,
    look: Look,
) -> Result<(), Failure> {
    heading(out, "Garbled on the way: the number kept, its meaning lost", look)?;
    for statement in statements.iter().rev().filter(|it| it.claim.claim.outcome == Outcome::Casualties) {
        let sightings = ledger.sightings(statement.id, known)?;
        for sighting in sightings.iter().filter(|it| it.garbled.is_some()) {
            let told = ledger.shown(sighting.claim, known)?;
            if !matches!(told.row.claim.outcome, Outcome::Killed | Outcome::Wounded) {
                continue;
            }
            let said = said(ledger, statement, &sightings, known)?;
            let line = |it: &Shown| format!("{} {}", figure::figure(&it.row.claim), figure::what(&it.row.claim));
            for line in hanging(" ", &format!("{}, told on as {}", line(&said), line(&told)), look.width) {
                writeln!(out, "{}", look.bold(&line))?;
            }
            for it in [&said, &told] {
                writeln!(out, "{}", hanging("   ", &quoted(it), look.width).join("\n"))?;
            }
        }
    }
    Ok(())
}

/// The statement where its first report says most of it: seldom in its headline.
fn said(ledger: &Ledger, statement: &Statement, sightings: &[Sighting], known: Known) -> Result<Shown, Failure> {
    let report = statement.claim.report;
    let length = |it: &Shown| it.before.len() + it.after.len();
    let mut said = ledger.shown(statement.claim.id, known)?;
    for sighting in sightings.iter().filter(|it| it.garbled.is_none() && it.report == report) {
        let other = ledger.shown(sighting.claim, known)?;
        if length(&other) > length(&said) {
            said = other;
        }
    }
    Ok(said)
}

/// Outlet, day, and the sentence with the number in brackets.
fn quoted(it: &Shown) -> String {
    let outlet = it.outlet.as_deref().unwrap_or("outlet unknown");
    let published = it.published.as_deref().unwrap_or("day unknown");
    format!("{outlet}, {published}: \"{}[{}]{}\"", it.before, it.row.claim.anchor_text, it.after)
}
