//! A listing in the format that was asked for: a table for people, JSON, or CSV.

use crate::command::read::Format;
use crate::output::{Look, stdout};
use crate::{csv, table};
use serde::Serialize;
use std::io::{self, Write};

/// Rows of one kind.
pub struct Listing<'a, T> {
    /// The headings of the table and of the CSV.
    pub headings: &'a [&'a str],
    pub rows: &'a [T],
    /// A row's cells, as many as there are headings.
    pub cells: fn(&T) -> Vec<String>,
    /// What stands under the table.
    pub footer: Option<String>,
}

impl<T: Serialize> Listing<'_, T> {
    pub fn print(&self, format: Format, look: Look) -> io::Result<()> {
        let mut out = stdout();
        match format {
            Format::Table => {
                let rows: Vec<Vec<String>> = self.rows.iter().map(self.cells).collect();
                if rows.is_empty() {
                    writeln!(out, "nothing found")?;
                } else {
                    out.write_all(table::plain(self.headings, &rows, look).as_bytes())?;
                }
                if let Some(footer) = &self.footer {
                    writeln!(out, "\n{footer}")?;
                }
            }
            Format::Json => {
                serde_json::to_writer_pretty(&mut out, self.rows)?;
                out.write_all(b"\n")?;
            }
            Format::Jsonl => {
                for row in self.rows {
                    serde_json::to_writer(&mut out, row)?;
                    out.write_all(b"\n")?;
                }
            }
            Format::Csv => {
                csv::row(&mut out, self.headings)?;
                for row in self.rows {
                    csv::row(&mut out, &(self.cells)(row))?;
                }
            }
        }
        out.flush()
    }
}
