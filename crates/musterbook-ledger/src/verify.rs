//! Whether the ledger is whole: the file, the keys, the hashes, and every slice of evidence.

use crate::add;
use crate::error::Error;
use crate::migrations;
use crate::open::Ledger;
use rusqlite::Connection;
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

/// One part of the check: what it looks at, and what it finds there.
type Check = (&'static str, fn(&Connection, &mut Vec<Fault>) -> Result<(), Error>);

const CHECKS: &[Check] = &[
    ("schema", schema),
    ("file", pages),
    ("keys", keys),
    ("reports", reports),
    ("claims", claims),
    ("statements", statements),
    ("listings", listings),
    ("search", search),
];

impl Ledger {
    /// Everything that is wrong; empty where all is well. A file that is damaged here is still looked at elsewhere.
    pub fn verify(&self) -> Result<Vec<Fault>, Error> {
        let mut faults = Vec::new();
        for (of, check) in CHECKS {
            match check(&self.connection, &mut faults) {
                Err(Error::Damaged { why }) => faults.push(Fault { at: (*of).to_owned(), what: why }),
                other => other?,
            }
        }
        Ok(faults)
    }
}

fn schema(db: &Connection, faults: &mut Vec<Fault>) -> Result<(), Error> {
    let found = migrations::version(db)?;
    if found != migrations::newest() {
        let what = format!("schema {found} instead of {}", migrations::newest());
        faults.push(Fault { at: "file".to_owned(), what });
    }
    Ok(())
}

fn pages(db: &Connection, faults: &mut Vec<Fault>) -> Result<(), Error> {
    let mut check = db.prepare("PRAGMA integrity_check(100)")?;
    for line in check.query_map([], |row| row.get::<_, String>(0))? {
        let line = line?;
        faults.extend(
            line.lines()
                .filter(|line| *line != "ok" && !line.starts_with("*** in database"))
                .map(|line| Fault { at: "file".to_owned(), what: line.to_owned() }),
        );
    }
    Ok(())
}

fn keys(db: &Connection, faults: &mut Vec<Fault>) -> Result<(), Error> {
    let mut check = db.prepare("PRAGMA foreign_key_check")?;
    let mut rows = check.query([])?;
    while let Some(row) = rows.next()? {
        let (table, id, of): (String, Option<i64>, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let at = format!("{table} {}", id.unwrap_or_default());
        faults.push(Fault { at, what: format!("leads to no {of}") });
    }
    Ok(())
}

fn reports(db: &Connection, faults: &mut Vec<Fault>) -> Result<(), Error> {
    let mut select = db.prepare("SELECT id, hash, text, title, outlet, published FROM report ORDER BY id")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (id, hash, text): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let rest: [Option<String>; 3] = [row.get(3)?, row.get(4)?, row.get(5)?];
        if add::hash_of(&text, rest.each_ref().map(Option::as_deref)) != hash {
            let what = "its text is not the one that was added: the hash differs".to_owned();
            faults.push(Fault { at: format!("report {id}"), what });
        }
    }
    let at = "report";
    tell(db, faults, at, "it was never read", "SELECT id FROM report WHERE id NOT IN (SELECT report FROM reading)")?;
    tell(db, faults, at, "it stood at no address", "SELECT id FROM report WHERE id NOT IN (SELECT report FROM version)")
}

fn claims(db: &Connection, faults: &mut Vec<Fault>) -> Result<(), Error> {
    // SQLite counts characters as code points, as the ledger does.
    let slices = "SELECT claim.id FROM claim JOIN report ON report.id = claim.report
        WHERE substr(report.text, claim.anchor_start + 1, claim.anchor_end - claim.anchor_start) <> claim.anchor_text
        OR claim.evidence_start > claim.anchor_start OR claim.evidence_end < claim.anchor_start
        OR claim.evidence_end > length(report.text)";
    let lone = "SELECT claim.id FROM claim WHERE NOT EXISTS (SELECT 1 FROM sighting WHERE sighting.claim = claim.id)";
    let apart =
        "SELECT claim.id FROM claim JOIN reading ON reading.id = claim.reading WHERE reading.report <> claim.report";
    tell(db, faults, "claim", "its anchor or its evidence is not what stands in the text", slices)?;
    tell(db, faults, "claim", "it is a sighting of no statement", lone)?;
    tell(db, faults, "claim", "its reading is of another report", apart)
}

fn statements(db: &Connection, faults: &mut Vec<Fault>) -> Result<(), Error> {
    let unseen =
        "SELECT id FROM statement WHERE NOT EXISTS (SELECT 1 FROM sighting WHERE sighting.claim = statement.claim)";
    tell(db, faults, "statement", "the claim that it was founded on is no sighting", unseen)?;
    let order = "SELECT later.id FROM entry JOIN entry AS later ON later.id = entry.id + 1 WHERE later.at < entry.at";
    tell(db, faults, "entry", "it is older than the one before", order)
}

/// Whether what is kept of the claims in force is what follows from the rest.
fn listings(db: &Connection, faults: &mut Vec<Fault>) -> Result<(), Error> {
    let what = "its bytes are not those that were written";
    faults.extend(
        crate::in_force::changed(db)?.into_iter().map(|id| Fault { at: format!("slab {id}"), what: what.to_owned() }),
    );
    let what = "listings have it otherwise than it stands";
    faults.extend(
        crate::in_force::wrong(db)?.into_iter().map(|id| Fault { at: format!("claim {id}"), what: what.to_owned() }),
    );
    Ok(())
}

/// Whether full-text search knows all texts, and no others.
fn search(db: &Connection, faults: &mut Vec<Fault>) -> Result<(), Error> {
    let missing = "SELECT id FROM report WHERE id NOT IN (SELECT id FROM report_text_docsize)";
    tell(db, faults, "report", "search does not know it", missing)
}

/// A fault for each number that a query finds.
fn tell(db: &Connection, faults: &mut Vec<Fault>, of: &str, what: &str, sql: &str) -> Result<(), Error> {
    let mut select = db.prepare(sql)?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        faults.push(Fault { at: format!("{of} {}", row.get::<_, i64>(0)?), what: what.to_owned() });
    }
    Ok(())
}
