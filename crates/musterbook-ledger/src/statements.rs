//! Statements, their sightings and their origins.

use crate::ask::Page;
use crate::columns::first::page_of;
use crate::columns::{Columns, Ids, Stretch};
use crate::error::Error;
use crate::filter::Filter;
use crate::known::Known;
use crate::open::Ledger;
use crate::order::Order;
use crate::row::ClaimRow;
use rusqlite::params;
use serde::Serialize;

/// A statement with what supports it.
#[derive(Clone, Debug, Serialize)]
pub struct Statement {
    #[serde(rename = "statement")]
    pub id: i64,
    pub origin: String,
    /// The end of its time, else the day of publication.
    pub as_of: Option<String>,
    /// How many of its sightings were asked for, and in how many reports they stand.
    pub claims: i64,
    pub reports: i64,
    /// The claim that it was founded on; where that is not in force or was not asked for, the first that is.
    #[serde(rename = "example")]
    pub claim: ClaimRow,
}

/// A claim as a sighting of a statement.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sighting {
    pub claim: i64,
    pub report: i64,
    pub outlet: Option<String>,
    pub published: Option<String>,
    pub anchor_text: String,
    pub rule: String,
    pub why: String,
    /// What it changed, where it garbles the statement instead of repeating it.
    pub garbled: Option<String>,
}

/// Who claims come from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Origin {
    pub origin: String,
    pub statements: i64,
    pub claims: i64,
    pub reports: i64,
    /// The first and the last time that its statements are as of.
    pub from: Option<String>,
    pub to: Option<String>,
}

/// What is counted of one origin.
#[derive(Default)]
struct OfOrigin {
    name: u32,
    statements: i64,
    claims: i64,
    reports: i64,
    days: Stretch,
    key: f64,
    /// The report that was met last.
    report: u32,
}

impl Ledger {
    /// The origins of what a filter asks for; without an order, those with the most statements first.
    pub fn origins(
        &self,
        filter: &Filter,
        order: Option<Order>,
        page: Page,
        known: Known,
    ) -> Result<Vec<Origin>, Error> {
        let columns = self.columns()?;
        let some = |found: &[Origin]| found.iter().skip(page.offset).take(page.limit).cloned().collect();
        if order.is_some() || known != Known::NOW || *filter != Filter::default() {
            return Ok(some(&origins(&columns, filter, order, known)));
        }
        Ok(some(columns.kept.origins.get_or_init(|| origins(&columns, filter, None, known))))
    }

    /// The statements whose sightings a filter asks for; without an order, the newest first.
    pub fn statements(
        &self,
        filter: &Filter,
        order: Option<Order>,
        page: Page,
        known: Known,
    ) -> Result<Vec<Statement>, Error> {
        let columns = self.columns()?;
        let rows = columns.pick(filter, known);
        let key = |row: u32| match order {
            Some(order) => columns.key(order, row),
            None => f64::from(columns.as_of[row as usize]),
        };
        // Each statement once, in the place of the first of its claims.
        let mut first: Vec<(f64, u32, ())> = match order {
            None => {
                let mut seen = Ids::default();
                let of = |row: &u32| (*row, columns.statement[*row as usize]);
                rows.iter().map(of).filter(|it| seen.add(it.1)).map(|(row, it)| (key(row), it, ())).collect()
            }
            Some(_) => rows.iter().map(|row| (key(*row), columns.statement[*row as usize], ())).collect(),
        };
        if order.is_some() {
            first.sort_unstable_by(|a, b| a.1.cmp(&b.1).then(b.0.total_cmp(&a.0)));
            first.dedup_by_key(|it| it.1);
        }
        let shown: Vec<u32> = page_of(first, page).into_iter().map(|it| it.1).collect();
        // The claims of those that are shown, by statement and number.
        let is_shown: Ids = shown.iter().copied().collect();
        let mut seen: Vec<(u32, u32, u32)> = rows
            .iter()
            .map(|row| *row as usize)
            .filter(|at| is_shown.has(columns.statement[*at]))
            .map(|at| (columns.statement[at], columns.claim[at], columns.report[at]))
            .collect();
        seen.sort_unstable();
        let mut select = self.connection.prepare_cached("SELECT origin, as_of, claim FROM statement WHERE id = ?1")?;
        let mut statements = Vec::new();
        for id in shown {
            let (origin, as_of, founder): (_, _, i64) =
                select.query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            let begin = seen.partition_point(|it| it.0 < id);
            let claims = &seen[begin..begin + seen[begin..].partition_point(|it| it.0 == id)];
            let is_seen = claims.iter().any(|it| i64::from(it.1) == founder);
            let example = if is_seen { founder } else { claims[0].1.into() };
            statements.push(Statement {
                id: id.into(),
                origin,
                as_of,
                claims: claims.len() as i64,
                reports: claims.iter().map(|it| it.2).collect::<Ids>().count() as i64,
                claim: self.claim(example)?,
            });
        }
        Ok(statements)
    }

    /// The sightings of a statement by claims in force, then its garbles, in the order in which they were published.
    pub fn sightings(&self, statement: i64, known: Known) -> Result<Vec<Sighting>, Error> {
        let stands = known.stands();
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT claim.id, claim.report, claim.outlet, claim.published, claim.anchor_text, sighting.rule, sighting.why, NULL
             FROM sighting CROSS JOIN claim ON claim.id = sighting.claim
             WHERE sighting.statement = ?2 AND sighting.entry <= ?1 AND {stands}
             AND NOT EXISTS (SELECT 1 FROM sighting AS later
                 WHERE later.claim = sighting.claim AND later.entry > sighting.entry AND later.entry <= ?1)
             UNION ALL
             SELECT claim.id, claim.report, claim.outlet, claim.published, claim.anchor_text, 'garbled', garble.why,
                 garble.changed
             FROM garble CROSS JOIN claim ON claim.id = garble.claim
             WHERE garble.statement = ?2 AND garble.entry <= ?1 AND {stands}
             ORDER BY 8 IS NOT NULL, 4, 1"
        ))?;
        let rows = select.query_map(params![known.0, statement], |row| {
            Ok(Sighting {
                claim: row.get(0)?,
                report: row.get(1)?,
                outlet: row.get(2)?,
                published: row.get(3)?,
                anchor_text: row.get(4)?,
                rule: row.get(5)?,
                why: row.get(6)?,
                garbled: row.get(7)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// All origins of what a filter asks for, in order.
fn origins(columns: &Columns, filter: &Filter, order: Option<Order>, known: Known) -> Vec<Origin> {
    let mut found: Vec<OfOrigin> = Vec::new();
    let mut of_name: Vec<u32> = vec![u32::MAX; columns.names.len()];
    let mut statements = Ids::default();
    let mut reports: Vec<(u32, u32)> = Vec::new();
    for row in columns.pick(filter, known) {
        let at = row as usize;
        let name = columns.said_by[at];
        if of_name[name as usize] == u32::MAX {
            of_name[name as usize] = found.len() as u32;
            found.push(OfOrigin { name, key: f64::NEG_INFINITY, ..OfOrigin::default() });
        }
        let number = of_name[name as usize];
        let it = &mut found[number as usize];
        it.claims += 1;
        it.statements += i64::from(statements.add(columns.statement[at]));
        // Most claims of a report lie together: what comes twice in a row is counted once here, the rest below.
        if it.report != columns.report[at] {
            it.report = columns.report[at];
            reports.push((number, it.report));
        }
        it.days.add(columns.as_of[at]);
        if let Some(order) = order {
            it.key = it.key.max(columns.key(order, row));
        }
    }
    reports.sort_unstable();
    reports.dedup();
    for (number, _) in reports {
        found[number as usize].reports += 1;
    }
    let text = |it: &OfOrigin| columns.names.text(it.name).unwrap_or_default();
    found.sort_unstable_by(|a, b| {
        let key = |it: &OfOrigin| if order.is_some() { it.key } else { it.statements as f64 };
        key(b).total_cmp(&key(a)).then_with(|| text(a).cmp(text(b)))
    });
    let origin = |it: OfOrigin| {
        let [from, to] = it.days.ends();
        Origin {
            origin: text(&it).to_owned(),
            statements: it.statements,
            claims: it.claims,
            reports: it.reports,
            from,
            to,
        }
    };
    found.into_iter().map(origin).collect()
}
