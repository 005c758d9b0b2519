//! Asking for claims and what they group into: filters, order, pages.

use crate::error::Error;
use crate::known::{Known, in_force_at};
use crate::open::Ledger;
use crate::row::{self, ClaimRow};
use jiff::civil::Date;
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params_from_iter};
use serde::Serialize;

/// What is asked for. Empty fields ask for nothing; words of one field are alternatives.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub side: Vec<String>,
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

/// The order of a listing; the newest first where it is a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The end of the time that the figure covers.
    #[default]
    When,
    Published,
    /// As recorded.
    Recorded,
    Low,
    Confidence,
}

impl Order {
    pub fn parse(text: &str) -> Option<Order> {
        Some(match text {
            "when" => Order::When,
            "published" => Order::Published,
            "recorded" => Order::Recorded,
            "low" => Order::Low,
            "confidence" => Order::Confidence,
            _ => return None,
        })
    }

    /// What stands after `ORDER BY`.
    pub(crate) fn sql(self) -> &'static str {
        match self {
            Order::When => "claim.when_end DESC, claim.id",
            Order::Published => "claim.published DESC, claim.id",
            Order::Recorded => "claim.id DESC",
            Order::Low => "claim.low DESC, claim.id",
            Order::Confidence => "claim.confidence DESC, claim.id",
        }
    }
}

/// A part of a listing.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    pub limit: usize,
    pub offset: usize,
}

/// A claim with what a listing says of its report and statement.
#[derive(Clone, Debug, Serialize)]
pub struct Found {
    #[serde(flatten)]
    pub row: ClaimRow,
    pub outlet: Option<String>,
    pub published: Option<String>,
    pub title: Option<String>,
    pub statement: Option<i64>,
}

/// Conditions and their values; `?1` is always the entry.
pub(crate) struct Where {
    pub sql: String,
    pub values: Vec<Value>,
}

impl Filter {
    pub(crate) fn sql(&self, known: Known) -> Where {
        let mut it = Where { sql: in_force_at(known), values: vec![Value::Integer(known.0)] };
        it.any("claim.side", &self.side);
        it.any("claim.by_party", &self.by);
        it.any("claim.outcome", &self.outcome);
        it.any("claim.unit", &self.unit);
        it.any("claim.place", &self.place);
        it.any("claim.origin", &self.source);
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
            it.values.push(Value::Integer(statement));
            it.sql += &format!(" AND {} = ?{}", of_claim(), it.values.len());
        }
        if self.no_imports {
            it.sql += " AND NOT EXISTS (SELECT 1 FROM reading JOIN entry ON entry.id = reading.entry
                WHERE reading.id = claim.reading AND entry.what = 'import')";
        }
        it
    }
}

impl Where {
    fn and(&mut self, condition: &str, value: Value) {
        self.values.push(value);
        self.sql += &format!(" AND {condition}?{}", self.values.len());
    }

    fn any(&mut self, column: &str, words: &[String]) {
        if words.is_empty() {
            return;
        }
        let first = self.values.len() + 1;
        self.values.extend(words.iter().map(|word| Value::Text(word.clone())));
        let marks: Vec<String> = (first..=self.values.len()).map(|n| format!("?{n}")).collect();
        self.sql += &format!(" AND {column} IN ({})", marks.join(", "));
    }
}

/// SQL for the statement that a claim is a sighting of. `?1` is the entry.
pub(crate) fn of_claim() -> &'static str {
    "(SELECT sighting.statement FROM sighting WHERE sighting.claim = claim.id AND sighting.entry <= ?1
      ORDER BY sighting.entry DESC LIMIT 1)"
}

impl Ledger {
    /// The claims in force that a filter asks for.
    pub fn claims(&self, filter: &Filter, order: Order, page: Page, known: Known) -> Result<Vec<Found>, Error> {
        let Where { sql, values } = filter.sql(known);
        let order = order.sql();
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {}, report.outlet, report.published, report.title, {} FROM claim JOIN report ON report.id = claim.report
             WHERE claim.id IN (SELECT claim.id FROM claim WHERE {sql} ORDER BY {order} LIMIT {} OFFSET {})
             ORDER BY {order}",
            row::CLAIM,
            of_claim(),
            page.limit,
            page.offset
        ))?;
        let mut rows = select.query(params_from_iter(values))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(Found {
                row: row::claim(row)?,
                outlet: row.get(27)?,
                published: row.get(28)?,
                title: row.get(29)?,
                statement: row.get(30)?,
            });
        }
        Ok(found)
    }

    /// A claim, in force or not.
    pub fn claim(&self, id: i64) -> Result<ClaimRow, Error> {
        let sql = format!("SELECT {} FROM claim WHERE id = ?1", row::CLAIM);
        let mut select = self.connection.prepare_cached(&sql)?;
        let mut rows = select.query([id])?;
        let row = rows.next()?.ok_or(Error::Unknown { what: "claim", id })?;
        row::claim(row)
    }

    /// How many reports and origins support what a filter asks for: "7 reports, 2 origins".
    pub fn support(&self, filter: &Filter, known: Known) -> Result<Support, Error> {
        let Where { sql, values } = filter.sql(known);
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT count(*), count(DISTINCT claim.report), count(DISTINCT statement.origin), count(DISTINCT statement.id)
             FROM claim JOIN statement ON statement.id = {} WHERE {sql}",
            of_claim()
        ))?;
        Ok(select
            .query_row(params_from_iter(values), |row| {
                Ok(Support { claims: row.get(0)?, reports: row.get(1)?, origins: row.get(2)?, statements: row.get(3)? })
            })
            .optional()?
            .unwrap_or_default())
    }
}

/// What supports an answer, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Support {
    pub claims: i64,
    pub reports: i64,
    pub origins: i64,
    pub statements: i64,
}
