//! What helps a person who corrects a claim: the text around it, and names to choose from.

use crate::error::Error;
use crate::names::Field;
use crate::open::Ledger;
use crate::row::ClaimRow;
use rusqlite::params;

impl Ledger {
    /// The characters before and behind a claim's sentence, at most so many each.
    pub fn around(&self, row: &ClaimRow, characters: usize) -> Result<(String, String), Error> {
        let [start, end] = row.evidence;
        let from = start.saturating_sub(characters);
        let sql = "SELECT substr(text, ?2 + 1, ?3), substr(text, ?4 + 1, ?5) FROM report WHERE id = ?1";
        let of = params![row.report, from as i64, (start - from) as i64, end as i64, characters as i64];
        Ok(self.connection.query_row(sql, of, |row| Ok((row.get(0)?, row.get(1)?)))?)
    }

    /// Names that a slot may take: those of the same report first, then others of the ledger in the order of the alphabet.
    pub fn suggested(&self, field: Field, report: i64, limit: usize) -> Result<Vec<String>, Error> {
        // Who does it and to whom are the same parties.
        let column = match field {
            Field::Side | Field::By => "side",
            Field::Place => "place",
            Field::Source => "origin",
            Field::Outlet => "outlet",
        };
        // A step for each name, from one to the next in the index, not for each claim.
        let sql = format!(
            "WITH RECURSIVE held (name) AS (SELECT min({column}) FROM in_force UNION ALL
                 SELECT (SELECT min({column}) FROM in_force WHERE {column} > held.name) FROM held
                 WHERE held.name IS NOT NULL LIMIT ?2)
             SELECT name FROM (SELECT DISTINCT {column} AS name, 0 AS rank FROM claim WHERE report = ?1
                 UNION SELECT name, 1 FROM held) AS it
             WHERE name IS NOT NULL GROUP BY name ORDER BY min(rank), name LIMIT ?2"
        );
        let mut select = self.connection.prepare_cached(&sql)?;
        let names = select.query_map(params![report, limit as i64], |row| row.get(0))?;
        Ok(names.collect::<Result<_, _>>()?)
    }
}
