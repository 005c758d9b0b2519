//! A row of a table as a text, and its cells as places in that text.

use jiff::civil::Date;
use musterbook_core::claim::{Claim, Outcome, Qualifier, Reason, Rejected, Scope, Stance, Step, Unit, When};
use musterbook_core::span::Span;

/// The most that one event may count: more is a slip.
const MOST: f64 = 1e7;

/// A row: `column: value` lines, cells that are empty left out.
pub struct Row {
    pub text: String,
    cells: Vec<(&'static str, Span)>,
}

impl Row {
    /// Cells in the order of the columns. White space within a cell becomes one space, so that a line is a cell.
    pub fn new<'a>(cells: impl Iterator<Item = (&'static str, &'a str)>) -> Row {
        let mut row = Row { text: String::new(), cells: Vec::new() };
        for (column, value) in cells {
            let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
            if value.is_empty() {
                continue;
            }
            row.text += column;
            row.text += ": ";
            let start = row.text.len();
            row.text += &value;
            row.cells.push((column, Span::new(start, row.text.len())));
            row.text.push('\n');
        }
        row
    }

    /// Where a cell stands; `None` where it is empty.
    pub fn span(&self, column: &str) -> Option<Span> {
        self.cells.iter().find(|(name, _)| *name == column).map(|(_, span)| *span)
    }

    /// A cell; empty where there is none.
    pub fn get(&self, column: &str) -> &str {
        self.span(column).map_or("", |span| span.of(&self.text))
    }

    /// A cell that holds a number of people; `None` where it is empty.
    pub fn people(&self, column: &str) -> Result<Option<f64>, String> {
        let cell = self.get(column);
        if cell.is_empty() {
            return Ok(None);
        }
        match cell.parse::<f64>() {
            Ok(number) if number.fract() == 0.0 && (0.0..=MOST).contains(&number) => Ok(Some(number)),
            _ => Err(format!("{column} is {}, not a number of people", shown(cell))),
        }
    }

    /// A cell that must hold a number of people.
    pub fn needed_people(&self, column: &str) -> Result<f64, String> {
        self.people(column)?.ok_or_else(|| format!("{column} is empty"))
    }

    /// A cell that must hold a day: `2025-06-16`, whatever time follows, or `16 June 2025`.
    pub fn day(&self, column: &str) -> Result<Date, String> {
        let cell = self.get(column);
        if cell.is_empty() {
            return Err(format!("{column} is empty"));
        }
        day(cell).ok_or_else(|| format!("{column} is {}, not a day like 2025-06-16 or 16 June 2025", shown(cell)))
    }

    /// A claim of killed people in an event, with the row as its evidence. `anchor` is where its number stands.
    pub fn killed(&self, source: &str, rule: &'static str, anchor: Span, low: f64, high: f64, when: When) -> Claim {
        Claim {
            anchor,
            anchor_text: anchor.of(&self.text).to_owned(),
            low: Some(low),
            high: Some(high),
            qualifier: if low < high { Qualifier::Range } else { Qualifier::Exact },
            share_of: None,
            unit: Unit::People,
            outcome: Outcome::Killed,
            side: None,
            civilian: None,
            by: None,
            place: None,
            when,
            scope: Scope::Event,
            per: None,
            source: vec![source.to_owned()],
            stance: Stance::Reported,
            likelihood: None,
            confidence: 1.0,
            evidence: Span::new(0, self.text.trim_end().len()),
            trace: vec![Step { rule, saw: anchor.of(&self.text).replace('\n', ", ") }],
        }
    }

    /// The cells with a digit in them that no claim is anchored in.
    pub fn rejected(&self, claims: &[Claim]) -> Vec<Rejected> {
        let is_told = |span: Span| claims.iter().any(|claim| claim.anchor.overlaps(span));
        let is_number = |span: Span| span.of(&self.text).contains(|c: char| c.is_ascii_digit());
        self.cells
            .iter()
            .filter(|(_, span)| is_number(*span) && !is_told(*span))
            .map(|&(column, span)| {
                let number = span.of(&self.text).parse::<f64>().ok().filter(|number| number.is_finite());
                Rejected {
                    anchor: span,
                    anchor_text: span.of(&self.text).to_owned(),
                    low: number,
                    high: number,
                    qualifier: Qualifier::Exact,
                    reason: reason(column),
                    because: match number {
                        Some(0.0) => format!("{column}: zero"),
                        _ => column.to_owned(),
                    },
                }
            })
            .collect()
    }
}

fn reason(column: &str) -> Reason {
    let has = |words: &[&str]| words.iter().any(|word| column == *word || column.split('_').any(|part| part == *word));
    match column {
        _ if has(&["date", "year", "timestamp"]) => Reason::Date,
        _ if has(&["id", "relid", "gid", "iso", "gwnoa", "gwnob"]) => Reason::Identifier,
        _ => Reason::OtherQuantity,
    }
}

/// A day as these projects write it.
fn day(cell: &str) -> Option<Date> {
    if let Some(iso) = cell.get(..10) {
        let rest = &cell[10..];
        if let Ok(day) = iso.parse::<Date>() {
            return (rest.is_empty() || rest.starts_with([' ', 'T'])).then_some(day);
        }
    }
    let parts: Vec<&str> = cell.split([' ', '-']).collect();
    let [day, month, year] = parts[..] else { return None };
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let month = month.to_ascii_lowercase();
    let month = MONTHS.iter().position(|it| month.starts_with(it))? as i8 + 1;
    if year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month, day.parse().ok()?).ok()
}

/// A cell in a message.
pub fn shown(cell: &str) -> String {
    let cut: String = cell.chars().take(40).collect();
    if cut.len() < cell.len() { format!("{cut:?}…") } else { format!("{cut:?}") }
}
