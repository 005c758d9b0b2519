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
        let column = match field {
            Field::Side => "side",
            Field::By => "by_party",
            Field::Place => "place",
            Field::Source => "origin",
            Field::Outlet => "outlet",
        };
        let sql = format!(
            "SELECT DISTINCT {column} FROM claim WHERE report = ?1 AND {column} IS NOT NULL ORDER BY 1 LIMIT ?2"
        );
        let mut select = self.connection.prepare_cached(&sql)?;
        let rows = select.query_map(params![report, limit as i64], |row| row.get(0))?;
        let mut names: Vec<String> = rows.collect::<Result<_, _>>()?;
        for name in self.columns()?.held(field) {
            if names.len() == limit {
                break;
            }
            if names.iter().all(|it| it != name) {
                names.push(name.to_owned());
            }
        }
        Ok(names)
    }
}
