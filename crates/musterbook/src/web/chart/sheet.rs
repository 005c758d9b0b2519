//! The data of a chart as rows of a table.

use maud::{Markup, html};

/// A chart's data, for a table beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// What the table shows, in plain words.
    pub caption: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

/// A column's heading; numbers are set flush right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    pub name: &'static str,
    pub is_number: bool,
}

/// A row: as many cells as the sheet has columns. The first is a link where `href` is given.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub cells: Vec<String>,
    pub href: Option<String>,
}

/// A column of words.
pub const fn words(name: &'static str) -> Column {
    Column { name, is_number: false }
}

/// A column of numbers.
pub const fn number(name: &'static str) -> Column {
    Column { name, is_number: true }
}

impl Sheet {
    /// The sheet as `<table class="chart-table">`.
    pub fn table(&self) -> Markup {
        let class = |at: usize| self.columns.get(at).filter(|it| it.is_number).map(|_| "number");
        let label = |at: usize| self.columns.get(at).map(|it| it.name);
        html! {
            table.chart-table {
                caption { (self.caption) }
                thead { tr { @for (at, column) in self.columns.iter().enumerate() {
                    th scope="col" class=[class(at)] { (column.name) }
                } } }
                tbody { @for row in &self.rows { tr { @for (at, cell) in row.cells.iter().enumerate() {
                    @match (&row.href, at) {
                        (Some(href), 0) => td class=[class(at)] data-label=[label(at)] { a href=(href) { (cell) } },
                        _ => td class=[class(at)] data-label=[label(at)] { (cell) },
                    }
                } } } }
            }
        }
    }
}
