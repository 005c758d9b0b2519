//! Tables of other projects as reports of theirs, so that a ledger can be checked against them.
//!
//! In: UCDP GED's or ACLED's CSV. Out: a reading a row. The report's text is the row as `column: value` lines, in the order of
//! the project's codebook, so that an anchor is the characters of the number in it; outlet and source are the project; the
//! address is `ged:ID` or `acled:ID`, so that a row that is added again adds nothing, and one that was changed is a new
//! version. Zero is no claim. Every other cell with a digit in it is listed as a number that is in no claim.

mod acled;
mod ged;
mod link;
mod names;
mod row;
mod table;
#[cfg(test)]
mod tests;

pub(crate) use link::link;
pub use table::{BadRow, ImportedRow, Rows};

use crate::export;
use musterbook_core::claim::Claim;
use row::Row;

/// A project whose table is imported.
pub struct Project {
    /// Its outlet.
    pub name: &'static str,
    /// The source of its claims: the canonical name of the body.
    pub source: &'static str,
    /// What its addresses begin with.
    pub prefix: &'static str,
    /// How a report of it is titled, before the id.
    title: &'static str,
    /// The column of the id.
    id: &'static str,
    /// The columns that are read.
    pub columns: &'static [&'static str],
    /// Those without which a row says nothing.
    pub needed: &'static [&'static str],
    /// The claims of a row; what is wrong with it, where it is bad.
    claims: fn(&Row) -> Result<Vec<Claim>, String>,
    /// The day on which the row was published, where it says so.
    published: fn(&Row) -> Option<jiff::civil::Date>,
}

/// UCDP GED, as `musterbook import ged` reads it.
pub const GED: Project = Project {
    name: "UCDP",
    source: "Uppsala Conflict Data Program",
    prefix: "ged",
    title: "UCDP GED event",
    id: "id",
    columns: export::GED.columns,
    needed: &["id", "date_start", "date_end", "best", "high", "low"],
    claims: ged::claims,
    published: |_| None,
};

/// ACLED, as `musterbook import acled` reads it.
pub const ACLED: Project = Project {
    name: "ACLED",
    source: "Armed Conflict Location and Event Data",
    prefix: "acled",
    title: "ACLED event",
    id: "event_id_cnty",
    columns: export::ACLED.columns,
    needed: &["event_id_cnty", "event_date", "fatalities"],
    claims: acled::claims,
    published: acled::published,
};
