//! A claim with everything that a person wants to see of it.

use crate::error::Error;
use crate::known::Known;
use crate::open::Ledger;
use crate::row::ClaimRow;
use crate::standing::Standing;
use crate::statements::Sighting;
use rusqlite::params;
use serde::Serialize;

#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    #[serde(flatten)]
    pub row: ClaimRow,
    /// Its sentence, before and after the number.
    pub before: String,
    pub after: String,
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub published: Option<String>,
    /// The rules that read it, each with what it saw.
    pub trace: Vec<(String, String)>,
    /// Whether it is in force, or why not.
    pub standing: Standing,
    pub statement: i64,
    pub origin: String,
    pub sightings: Vec<Sighting>,
}

impl Ledger {
    /// A claim, in force or not, with its sentence, its trace and the sightings of its statement.
    pub fn shown(&self, id: i64, known: Known) -> Result<Shown, Error> {
        let row = self.claim(id)?;
        let [start, end] = row.anchor;
        let [from, to] = row.evidence;
        let (before, after, title, outlet, published) = self.connection.query_row(
            "SELECT substr(text, ?2 + 1, ?3 - ?2), substr(text, ?4 + 1, ?5 - ?4), title, outlet, published
             FROM report WHERE id = ?1",
            params![row.report, from as i64, start as i64, end as i64, to as i64],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)),
        )?;
        let (statement, origin) = self
            .connection
            .query_row(
                "SELECT statement.id, statement.origin FROM sighting JOIN statement ON statement.id = sighting.statement
                 WHERE sighting.claim = ?1 AND sighting.entry <= ?2 ORDER BY sighting.entry DESC LIMIT 1",
                params![id, known.0],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .map_err(|error| match error {
                rusqlite::Error::QueryReturnedNoRows => Error::Unknown { what: "claim", id },
                other => other.into(),
            })?;
        let trace = serde_json::from_str(&row.trace)?;
        let sightings = self.sightings(statement, known)?;
        let standing = self.standing(id, known)?;
        Ok(Shown { row, before, after, title, outlet, published, trace, standing, statement, origin, sightings })
    }
}
