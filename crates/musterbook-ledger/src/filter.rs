//! What a listing is narrowed by, and what that is in SQL. The same for every listing.

use crate::known::{Known, stands_somewhere};
use jiff::civil::Date;
use rusqlite::types::Value;

/// What is asked for. Empty fields ask for nothing; words of one field are alternatives.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    pub side: Vec<String>,
    /// Only claims that name no side; then `side` is not looked at.
    pub no_side: bool,
    pub by: Vec<String>,
    pub outcome: Vec<String>,
    pub unit: Vec<String>,
    pub place: Vec<String>,
    /// The origin of the claim.
    pub source: Vec<String>,
    /// The outlet of its report.
    pub outlet: Vec<String>,
    pub scope: Vec<String>,
    pub stance: Vec<String>,
    pub civilian: Option<bool>,
    /// The time that a figure covers touches this stretch.
    pub from: Option<Date>,
    pub to: Option<Date>,
    /// The report was published in this stretch.
    pub published_from: Option<Date>,
    pub published_to: Option<Date>,
    pub min_confidence: Option<f64>,
    pub report: Option<i64>,
    pub statement: Option<i64>,
    /// Leaves out what was imported from another project's table.
    pub no_imports: bool,
}

/// Conditions and their values; `?1` is always the entry.
pub(crate) struct Where {
    pub sql: String,
    pub values: Vec<Value>,
}

impl Filter {
    /// Whether reports are asked for by what stands in their claims, and not only by what they are themselves.
    pub(crate) fn asks_for_claims(&self) -> bool {
        let of_report = Filter {
            outlet: self.outlet.clone(),
            published_from: self.published_from,
            published_to: self.published_to,
            report: self.report,
            no_imports: self.no_imports,
            ..Filter::default()
        };
        *self != of_report
    }

    /// The conditions on a report by itself: what it is, and that it stands somewhere.
    pub(crate) fn sql_of_report(&self, known: Known) -> Where {
        let sql = format!("report.entry <= ?1 AND {}", stands_somewhere("report.id"));
        let mut it = Where { sql, values: vec![Value::Integer(known.0)] };
        it.any("report.outlet", &self.outlet);
        let day = |day: Date| Value::Text(day.to_string());
        if let Some(from) = self.published_from {
            it.and("report.published >= ", day(from));
        }
        if let Some(to) = self.published_to {
            it.and("report.published <= ", day(to));
        }
        if let Some(report) = self.report {
            it.and("report.id = ", Value::Integer(report));
        }
        if self.no_imports {
            it.sql += " AND EXISTS (SELECT 1 FROM entry WHERE entry.id = report.entry AND entry.what <> 'import')";
        }
        it
    }
}

impl Where {
    /// Takes a value; what stands for it in the SQL.
    pub(crate) fn place(&mut self, value: Value) -> String {
        self.values.push(value);
        format!("?{}", self.values.len())
    }

    fn and(&mut self, condition: &str, value: Value) {
        let mark = self.place(value);
        self.sql += &format!(" AND {condition}{mark}");
    }

    fn any(&mut self, column: &str, words: &[String]) {
        if words.is_empty() {
            return;
        }
        let marks: Vec<String> = words.iter().map(|word| self.place(Value::Text(word.clone()))).collect();
        self.sql += &format!(" AND {column} IN ({})", marks.join(", "));
    }
}
