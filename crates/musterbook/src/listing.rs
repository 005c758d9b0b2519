//! A listing in the format that was asked for: a table for people, JSON, or CSV.

use crate::command::read::Format;
use crate::figure::grouped;
use crate::filters::Filters;
use crate::output::{Exit, Look, stdout};
use crate::{csv, table};
use serde::Serialize;
use std::io::{self, Write};

/// Rows of one kind.
pub struct Listing<'a, T> {
    pub headings: &'a [&'a str],
    pub rows: Vec<T>,
    /// A row's cells in the table, as many as there are headings.
    pub cells: fn(&T) -> Vec<String>,
    /// The columns of CSV: the names of the JSON's fields.
    pub columns: &'a [&'a str],
    /// A row's values in CSV, as many as there are columns.
    pub values: fn(&T) -> Vec<String>,
    /// What stands under the table, and in its place where there are no rows.
    pub footer: Option<String>,
}

impl<T: Serialize> Listing<'_, T> {
    /// Prints the rows of one page. Where there are more, as the one row too many shows, it is said under the table.
    pub fn print(mut self, filters: &Filters, format: Format, look: Look) -> io::Result<Exit> {
        let shown = filters.shown();
        if self.rows.is_empty() && filters.offset > 0 {
            self.footer = Some(format!("nothing behind the first {}", grouped(filters.offset as f64)));
        }
        let has_more = self.rows.len() > shown;
        self.rows.truncate(shown);
        if has_more {
            let next = filters.offset + shown;
            let more = format!("there are more: --offset {next} shows the next, --limit N shows more at a time");
            self.footer = Some(self.footer.map(|footer| format!("{footer}\n{more}")).unwrap_or(more));
        }
        self.print_all(format, look)
    }

    /// Prints all rows.
    pub fn print_all(&self, format: Format, look: Look) -> io::Result<Exit> {
        let mut out = stdout();
        match format {
            Format::Table => {
                let rows: Vec<Vec<String>> = self.rows.iter().map(self.cells).collect();
                match (&self.footer, rows.is_empty()) {
                    (Some(nothing), true) => writeln!(out, "{nothing}")?,
                    (None, true) => writeln!(out, "nothing found")?,
                    (footer, false) => {
                        out.write_all(table::plain(self.headings, &rows, look).as_bytes())?;
                        footer.iter().try_for_each(|footer| writeln!(out, "\n{footer}"))?;
                    }
                }
            }
            Format::Json => {
                serde_json::to_writer_pretty(&mut out, &self.rows)?;
                out.write_all(b"\n")?;
            }
            Format::Jsonl => {
                for row in &self.rows {
                    serde_json::to_writer(&mut out, row)?;
                    out.write_all(b"\n")?;
                }
            }
            Format::Csv => {
                csv::row(&mut out, self.columns)?;
                for row in &self.rows {
                    csv::row(&mut out, &(self.values)(row))?;
                }
            }
        }
        out.flush()?;
        Ok(if self.rows.is_empty() { Exit::NothingFound } else { Exit::Done })
    }
}

/// A cell of CSV; empty where there is nothing.
pub fn cell(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
