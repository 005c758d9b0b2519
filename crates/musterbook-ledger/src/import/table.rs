//! A table's CSV: its header by name, its rows one after another, and what is wrong with which.

use super::Project;
use super::row::{Row, shown};
use crate::error::Error;
use csv::{ByteRecord, Reader, ReaderBuilder};
use musterbook_core::page::Report;
use musterbook_core::read::Reading;
use std::collections::HashMap;
use std::io::{BufRead, Read};

/// The rows of a table.
pub struct Rows<R> {
    project: &'static Project,
    records: Reader<R>,
    record: ByteRecord,
    width: usize,
    /// Each column of the project that the file has, with its place in the file.
    columns: Vec<(&'static str, usize)>,
    /// The line on which each id stands.
    seen: HashMap<String, u64>,
    is_over: bool,
    /// Columns of the file that the project does not have; they are ignored.
    pub unknown: Vec<String>,
    /// Columns of the project that the file does not have; their cells are empty.
    pub missing: Vec<&'static str>,
}

/// A row as a report of its project.
pub struct ImportedRow {
    pub address: String,
    pub reading: Reading,
}

/// A row that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRow {
    /// The line of the file on which it begins, from 1.
    pub line: u64,
    pub why: String,
}

impl<R: BufRead> Rows<R> {
    /// Reads the header, separated by commas, semicolons or tabs. Fails where there is none, or a needed column is missing.
    pub fn new(project: &'static Project, mut input: R) -> Result<Rows<R>, Error> {
        let refused = |why: String, remedy: &str| Error::Refused { why, remedy: remedy.to_owned() };
        let unreadable = |error: &dyn std::fmt::Display| {
            refused(format!("it can't be read: {error}"), "check that it is a CSV file")
        };
        let first = input.fill_buf().map_err(|error| unreadable(&error))?;
        let first = first.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let count = |of: u8| first.iter().filter(|byte| **byte == of).count();
        // Of equally many, the last: the comma.
        let delimiter = [b';', b'\t', b','].into_iter().max_by_key(|&it| count(it)).unwrap_or(b',');
        let mut records = ReaderBuilder::new().flexible(true).delimiter(delimiter).from_reader(input);
        let header = records.byte_headers().map_err(|error| unreadable(&error))?.clone();
        let names: Vec<String> = header
            .iter()
            .map(|name| String::from_utf8_lossy(name).trim().trim_start_matches('\u{feff}').to_owned())
            .collect();
        if names.iter().all(String::is_empty) {
            return Err(refused("it has no header".to_owned(), "give the CSV file as the project publishes it"));
        }
        let place = |column: &str| names.iter().position(|name| name == column);
        let columns: Vec<(&'static str, usize)> =
            project.columns.iter().filter_map(|&column| Some((column, place(column)?))).collect();
        let missing: Vec<&'static str> =
            project.columns.iter().copied().filter(|column| place(column).is_none()).collect();
        let needed: Vec<&str> = missing.iter().copied().filter(|column| project.needed.contains(column)).collect();
        if !needed.is_empty() {
            return Err(refused(
                format!("no column {}", needed.join(", ")),
                &format!(
                    "give {}'s CSV with its header; these columns are needed: {}",
                    project.name,
                    project.needed.join(", ")
                ),
            ));
        }
        let unknown = names.iter().filter(|name| !project.columns.contains(&name.as_str())).cloned().collect();
        let (record, seen, width) = (ByteRecord::new(), HashMap::new(), names.len());
        Ok(Rows { project, records, record, width, columns, seen, is_over: false, unknown, missing })
    }
}

impl<R: Read> Iterator for Rows<R> {
    type Item = Result<ImportedRow, BadRow>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let line = self.records.position().line();
        match self.records.read_byte_record(&mut self.record) {
            Ok(true) => {}
            Ok(false) => return None,
            Err(error) => {
                self.is_over = true;
                return Some(Err(BadRow { line, why: format!("can't be read: {error}; nothing after it was read") }));
            }
        }
        let line = self.record.position().map_or(line, csv::Position::line);
        Some(self.row(line).map_err(|why| BadRow { line, why }))
    }
}

impl<R> Rows<R> {
    fn row(&mut self, line: u64) -> Result<ImportedRow, String> {
        if self.record.len() != self.width {
            return Err(format!("it has {} cells, the header {}", self.record.len(), self.width));
        }
        let mut cells = Vec::new();
        for &(column, at) in &self.columns {
            let cell = std::str::from_utf8(&self.record[at]).map_err(|_| format!("{column} is not UTF-8"))?;
            cells.push((column, cell));
        }
        let row = Row::new(cells.into_iter());
        let id = row.get(self.project.id).to_owned();
        if id.is_empty() {
            return Err(format!("{} is empty", self.project.id));
        }
        if let Some(before) = self.seen.get(&id) {
            return Err(format!("{} {} stands on line {before} already", self.project.id, shown(&id)));
        }
        let claims = (self.project.claims)(&row)?;
        self.seen.insert(id.clone(), line);
        let rejected = row.rejected(&claims);
        let published = (self.project.published)(&row);
        let report = Report {
            title: Some(format!("{} {id}", self.project.title)),
            outlet: Some(self.project.name.to_owned()),
            published,
            published_rule: published.map(|_| "row".to_owned()),
            language: Some("en".to_owned()),
            text: row.text,
            ..Report::default()
        };
        Ok(ImportedRow {
            address: format!("{}:{id}", self.project.prefix),
            reading: Reading { report, claims, rejected },
        })
    }
}
