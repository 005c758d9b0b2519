//! What a listing is narrowed by, and what that is in SQL. The same for every listing.

use crate::error::Error;
use crate::known::{Known, stands_somewhere};
use crate::open::Ledger;
use jiff::civil::Date;
use rusqlite::params_from_iter;
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
    /// The conditions on a claim of [`Known::claims`]: that it is in force, and what is asked for.
    pub(crate) fn sql(&self, known: Known) -> Where {
        self.sql_after(known, vec![Value::Integer(known.0)])
    }

    /// The same where values stand in the SQL already; the first of them is the entry.
    pub(crate) fn sql_after(&self, known: Known, values: Vec<Value>) -> Where {
        let mut it = Where { sql: known.in_force(), values };
        match self.no_side {
            true => it.sql += " AND claim.side IS NULL",
            false => it.any("claim.side", &self.side),
        }
        it.any("claim.by_party", &self.by);
        it.any("claim.outcome", &self.outcome);
        it.any("claim.unit", &self.unit);
        it.any("claim.place", &self.place);
        it.of_source(&self.source, known);
        it.any("claim.outlet", &self.outlet);
        it.any("claim.scope", &self.scope);
        it.any("claim.stance", &self.stance);
        if let Some(civilian) = self.civilian {
            it.and("claim.civilian = ", Value::Integer(i64::from(civilian)));
        }
        let day = |day: Date| Value::Text(day.to_string());
        if let Some(from) = self.from {
            it.and("claim.when_end >= ", day(from));
        }
        if let Some(to) = self.to {
            it.and("coalesce(claim.when_start, claim.when_end) <= ", day(to));
        }
        if let Some(from) = self.published_from {
            it.and("claim.published >= ", day(from));
        }
        if let Some(to) = self.published_to {
            it.and("claim.published <= ", day(to));
        }
        if let Some(least) = self.min_confidence {
            it.and("claim.confidence >= ", Value::Real(least));
        }
        if let Some(report) = self.report {
            it.and("claim.report = ", Value::Integer(report));
        }
        if let Some(statement) = self.statement {
            it.and("claim.statement = ", Value::Integer(statement));
        }
        if self.no_imports {
            it.sql += " AND claim.imported = 0";
        }
        it
    }
}

impl Filter {
    /// Whether it asks for a stretch of time. What lies in one lies together, far from where a listing begins.
    fn is_of_a_time(&self) -> bool {
        [self.from, self.to, self.published_from, self.published_to].iter().any(Option::is_some)
    }

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

/// From so many claims on a listing is cheaper to find from its beginning on than to sort.
const MANY: i64 = 10_000;

impl Ledger {
    /// Whether what is asked for is much and stands everywhere, so that the first rows of a listing are soon found.
    pub(crate) fn is_everywhere(&self, filter: &Filter, known: Known) -> Result<bool, Error> {
        if known != Known::NOW || filter.is_of_a_time() {
            return Ok(false);
        }
        let Where { sql, values } = filter.sql(known);
        let sql = format!("SELECT count(*) FROM (SELECT 1 FROM {} WHERE {sql} LIMIT {MANY}) AS some", known.claims());
        let count: i64 = self.connection.prepare_cached(&sql)?.query_row(params_from_iter(values), |row| row.get(0))?;
        Ok(count == MANY)
    }
}

impl Where {
    /// Takes a value; what stands for it in the SQL.
    pub(crate) fn place(&mut self, value: Value) -> String {
        self.values.push(value);
        format!("?{}", self.values.len())
    }

    /// What a claim names as its origin, or the origin of the statement that it is a sighting of.
    fn of_source(&mut self, names: &[String], known: Known) {
        if names.is_empty() {
            return;
        }
        let marks: Vec<String> = names.iter().map(|name| self.place(Value::Text(name.clone()))).collect();
        let marks = marks.join(", ");
        self.sql += &match known == Known::NOW {
            // Each by its index.
            true => format!(
                " AND claim.id IN (SELECT id FROM in_force WHERE origin IN ({marks})
                  UNION SELECT id FROM in_force WHERE said_by IN ({marks}))"
            ),
            false => format!(" AND (claim.origin IN ({marks}) OR claim.said_by IN ({marks}))"),
        };
    }

    pub(crate) fn and(&mut self, condition: &str, value: Value) {
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
