//! A statement as a page shows it: who said it, where it was seen, each time in its sentence, and others with its figure.

use crate::ask::{Page, of_claim};
use crate::error::Error;
use crate::known::{Known, in_force_at};
use crate::open::Ledger;
use crate::row::{self, ClaimRow};
use crate::statements::Sighting;
use rusqlite::{OptionalExtension, params};
use serde::Serialize;

/// A statement with the claim that it was founded on.
#[derive(Clone, Debug, Serialize)]
pub struct Said {
    #[serde(rename = "statement")]
    pub id: i64,
    pub origin: String,
    pub as_of: Option<String>,
    #[serde(rename = "founded_on")]
    pub claim: ClaimRow,
    /// How many reports it is seen in, and how many claims garble it.
    pub reports: i64,
    pub garbles: i64,
    /// Where its founding claim went, where people moved it.
    pub now: Option<i64>,
}

/// A sighting in its sentence.
#[derive(Clone, Debug, Serialize)]
pub struct Quoted {
    #[serde(flatten)]
    pub sighting: Sighting,
    pub title: Option<String>,
    /// The sentence, before and after the number.
    pub before: String,
    pub after: String,
    #[serde(skip)]
    pub row: ClaimRow,
}

/// A statement that gives the same figure for the same kind of thing.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Alike {
    pub statement: i64,
    pub origin: String,
    pub as_of: Option<String>,
    pub anchor_text: String,
    pub outcome: String,
    pub side: Option<String>,
}

impl Ledger {
    /// A statement that was recorded by then.
    pub fn said(&self, statement: i64, known: Known) -> Result<Said, Error> {
        let (of, stands) = (of_claim(), in_force_at(known));
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {}, statement.origin, statement.as_of, {of},
                 (SELECT count(DISTINCT claim.report) FROM sighting CROSS JOIN claim
                     WHERE sighting.statement = ?2 AND claim.id = sighting.claim AND {of} = ?2 AND {stands}),
                 (SELECT count(DISTINCT claim.id) FROM garble CROSS JOIN claim
                     WHERE garble.statement = ?2 AND garble.entry <= ?1 AND claim.id = garble.claim AND {stands})
             FROM statement JOIN claim ON claim.id = statement.claim WHERE statement.id = ?2 AND statement.entry <= ?1",
            row::CLAIM
        ))?;
        let mut rows = select.query(params![known.0, statement])?;
        let row = rows.next()?.ok_or(Error::Unknown { what: "statement", id: statement })?;
        Ok(Said {
            id: statement,
            claim: row::claim(row)?,
            origin: row.get(27)?,
            as_of: row.get(28)?,
            now: row.get::<_, Option<i64>>(29)?.filter(|now| *now != statement),
            reports: row.get(30)?,
            garbles: row.get(31)?,
        })
    }

    /// Its sightings by claims in force and its garbles, each in its sentence: in the order in which they were published.
    pub fn quoted(&self, statement: i64, page: Page, known: Known) -> Result<Vec<Quoted>, Error> {
        let sightings = self.sightings(statement, known)?;
        let mut select = self.connection.prepare_cached(
            "SELECT title, substr(text, ?2 + 1, ?3 - ?2), substr(text, ?4 + 1, ?5 - ?4) FROM report WHERE id = ?1",
        )?;
        let mut found = Vec::new();
        for sighting in sightings.into_iter().skip(page.offset).take(page.limit) {
            let row = self.claim(sighting.claim)?;
            let ([start, end], [from, to]) = (row.anchor, row.evidence);
            let places = params![row.report, from as i64, start as i64, end as i64, to as i64];
            let (title, before, after) = select.query_row(places, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            found.push(Quoted { sighting, title, before, after, row });
        }
        Ok(found)
    }

    /// Statements with the same number of the same things that are seen somewhere, the nearest in time first.
    pub fn alike(&self, statement: i64, limit: usize, known: Known) -> Result<Vec<Alike>, Error> {
        let it: Option<(String, Option<f64>, Option<String>)> = self
            .connection
            .prepare_cached("SELECT unit, number, as_of FROM statement WHERE id = ?1")?
            .query_row([statement], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        let Some((unit, Some(number), Some(day))) = it else { return Ok(Vec::new()) };
        let near = |side: &str| {
            format!(
                "SELECT * FROM (SELECT id, claim, origin, as_of FROM statement WHERE unit = ?3 AND number = ?4 AND id <> ?2
                 AND entry <= ?1 AND {side} LIMIT {})",
                limit.saturating_mul(2)
            )
        };
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT near.id, near.origin, near.as_of, claim.anchor_text, claim.outcome, claim.side
             FROM ({} UNION ALL {}) AS near JOIN claim ON claim.id = near.claim
             WHERE EXISTS (SELECT 1 FROM sighting AS mine WHERE mine.statement = near.id AND mine.entry <= ?1
                 AND NOT EXISTS (SELECT 1 FROM sighting AS later WHERE later.claim = mine.claim
                     AND later.entry > mine.entry AND later.entry <= ?1))
             ORDER BY abs(julianday(near.as_of) - julianday(?5)), near.id LIMIT {limit}",
            near("as_of <= ?5 ORDER BY as_of DESC"),
            near("as_of > ?5 ORDER BY as_of")
        ))?;
        let rows = select.query_map(params![known.0, statement, unit, number, day], |row| {
            Ok(Alike {
                statement: row.get(0)?,
                origin: row.get(1)?,
                as_of: row.get(2)?,
                anchor_text: row.get(3)?,
                outcome: row.get(4)?,
                side: row.get(5)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
