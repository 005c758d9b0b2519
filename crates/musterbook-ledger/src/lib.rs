//! The ledger: one SQLite file that keeps reports, what was read in them, whose statements the claims are, and what people
//! decided. Rows are only added; every row belongs to an entry, an act with its time, so that any question can be
//! answered as it stood on any day. The only SQL of the project is in this crate.

mod add;
mod bands;
mod error;
mod link;
mod migrations;
mod open;
mod row;

pub use add::{Added, Adder, Arrival, Outcome};
pub use row::ClaimRow;
pub use error::Error;
pub use open::Ledger;
