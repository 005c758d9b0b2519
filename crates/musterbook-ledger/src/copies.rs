//! Which reports are near copies of which: each new one is compared with those that share a band of its signature.

use crate::bands::{ALIKE, Bands, Signature};
use crate::error::Error;
use rusqlite::{Transaction, params};
use std::collections::{BTreeMap, BTreeSet};

/// At most so many reports are compared with a new one.
const COPIES: i64 = 50;
/// After so many reports the bands of the last ones are put to the others.
const NEW: i64 = 4096;

/// Looks for the reports that this one is a near copy of; its signature, its bands and what was found are kept. Reports
/// are looked at in the order of how many bands they share, then of their age.
pub fn find(db: &Transaction, bands: &Bands, entry: i64, report: i64, text: &str) -> Result<(), Error> {
    let Some(signature) = bands.sign(text) else { return settle(db, report) };
    let mut shared: BTreeMap<i64, usize> = BTreeMap::new();
    {
        let find = |of: &str| format!("SELECT report FROM {of} WHERE band = ?1 AND hash = ?2 LIMIT ?3");
        // Reports in the one table are older than those in the other.
        let mut finds = [db.prepare_cached(&find("near_band"))?, db.prepare_cached(&find("near_band_new"))?];
        let mut keep = db.prepare_cached("INSERT INTO near_band_new (band, hash, report) VALUES (?1, ?2, ?3)")?;
        for (band, hash) in signature.bands() {
            let mut rest = COPIES;
            for find in &mut finds {
                for other in find.query_map([band, hash, rest], |row| row.get::<_, i64>(0))? {
                    *shared.entry(other?).or_default() += 1;
                    rest -= 1;
                }
            }
            keep.execute([band, hash, report])?;
        }
    }
    db.prepare_cached("INSERT INTO near_signature (report, signature) VALUES (?1, ?2)")?
        .execute(params![report, signature.bytes()])?;
    let mut shared: Vec<(i64, usize)> = shared.into_iter().collect();
    shared.sort_by_key(|&(other, bands)| (std::cmp::Reverse(bands), other));
    for (other, _) in shared.into_iter().take(COPIES as usize) {
        let known: Vec<u8> = db
            .prepare_cached("SELECT signature FROM near_signature WHERE report = ?1")?
            .query_row([other], |row| row.get(0))?;
        let alike = Signature::of_bytes(&known).alike(&signature);
        if alike >= ALIKE {
            db.prepare_cached("INSERT INTO near_copy (report, of, entry, alike) VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![report, other, entry, alike])?;
        }
    }
    settle(db, report)
}

/// Puts the bands of the last reports to those of the others, where it is time.
fn settle(db: &Transaction, report: i64) -> Result<(), Error> {
    if report % NEW == 0 {
        db.execute_batch(
            "INSERT INTO near_band (band, hash, report) SELECT band, hash, report FROM near_band_new
                 ORDER BY band, hash, report;
             DELETE FROM near_band_new;",
        )?;
    }
    Ok(())
}

/// The reports that are near copies of this one, of either age.
pub fn of(db: &Transaction, report: i64) -> Result<BTreeSet<i64>, Error> {
    let mut select = db.prepare_cached(
        "SELECT of FROM near_copy WHERE report = ?1 UNION SELECT report FROM near_copy WHERE of = ?1",
    )?;
    let found = select.query_map([report], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open::Ledger;

    #[test]
    fn a_copy_is_found_before_and_after_the_bands_are_put_to_the_others() {
        let mut ledger = Ledger::in_memory().unwrap();
        let db = ledger.connection.transaction().unwrap();
        let bands = Bands::new();
        let text: String = (0..80).map(|n| format!("word{n} ")).collect();
        db.execute_batch("INSERT INTO entry (id, at, what) VALUES (1, '2025-07-01T12:00:00.000000Z', 'add')").unwrap();
        for report in [NEW - 2, NEW - 1, NEW, NEW + 1] {
            db.execute(
                "INSERT INTO report (id, entry, hash, authors, text, furniture, notes) VALUES (?1, 1, ?1, '', ?2, '', '')",
                params![report, text],
            )
            .unwrap();
            find(&db, &bands, 1, report, &format!("{text} and {report}")).unwrap();
        }
        for report in NEW - 2..=NEW + 1 {
            let others: BTreeSet<i64> = (NEW - 2..=NEW + 1).filter(|&it| it != report).collect();
            assert_eq!(of(&db, report).unwrap(), others, "{report}");
        }
        let bands_of = |table: &str| -> i64 {
            db.query_row(&format!("SELECT count(DISTINCT report) FROM {table}"), [], |row| row.get(0)).unwrap()
        };
        assert_eq!([bands_of("near_band"), bands_of("near_band_new")], [3, 1]);
    }
}
