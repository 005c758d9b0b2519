//! Whether the ledger is whole: the file, the keys, the hashes, and every slice of evidence.

use crate::add;
use crate::error::Error;
use crate::migrations;
use crate::open::Ledger;
use std::fmt;

/// Something that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// `report 12`, `claim 4711`, `file`.
    pub at: String,
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.at, self.what)
    }
}

impl Ledger {
    /// Everything that is wrong; empty where all is well.
    pub fn verify(&self) -> Result<Vec<Fault>, Error> {
        let mut faults = Vec::new();
        let mut tell = |at: String, what: String| faults.push(Fault { at, what });
        let found = migrations::version(&self.connection)?;
        if found != migrations::newest() {
            tell("file".to_owned(), format!("schema {found} instead of {}", migrations::newest()));
        }
        let mut check = self.connection.prepare("PRAGMA integrity_check(100)")?;
        for line in check.query_map([], |row| row.get::<_, String>(0))? {
            let line = line?;
            if line != "ok" {
                tell("file".to_owned(), line);
            }
        }
        let mut check = self.connection.prepare("PRAGMA foreign_key_check")?;
        let broken = check.query_map([], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, Option<i64>>(1)?, row.get::<_, String>(2)?))
        })?;
        for row in broken {
            let (table, id, of) = row?;
            tell(format!("{table} {}", id.unwrap_or_default()), format!("leads to no {of}"));
        }
        let mut reports =
            self.connection.prepare("SELECT id, hash, text, title, outlet, published FROM report ORDER BY id")?;
        let mut rows = reports.query([])?;
        while let Some(row) = rows.next()? {
            let (id, hash, text): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let rest: [Option<String>; 3] = [row.get(3)?, row.get(4)?, row.get(5)?];
            if add::hash_of(&text, rest.each_ref().map(Option::as_deref)) != hash {
                tell(format!("report {id}"), "its text is not the one that was added: the hash differs".to_owned());
            }
        }
        // SQLite counts characters as code points, as the ledger does.
        let slices = "SELECT claim.id FROM claim JOIN report ON report.id = claim.report
            WHERE substr(report.text, claim.anchor_start + 1, claim.anchor_end - claim.anchor_start) <> claim.anchor_text
            OR claim.evidence_start > claim.anchor_start OR claim.evidence_end < claim.anchor_start
            OR claim.evidence_end > length(report.text)";
        let lone =
            "SELECT claim.id FROM claim WHERE NOT EXISTS (SELECT 1 FROM sighting WHERE sighting.claim = claim.id)";
        for (sql, what) in [
            (slices, "its anchor or its evidence is not what stands in the text"),
            (lone, "it is a sighting of no statement"),
        ] {
            let mut select = self.connection.prepare(sql)?;
            for id in select.query_map([], |row| row.get::<_, i64>(0))? {
                tell(format!("claim {}", id?), what.to_owned());
            }
        }
        Ok(faults)
    }
}
