//! The ledger: one SQLite file that keeps reports, what was read in them, whose statements the claims are, and what people
//! decided. Rows are only added; every row belongs to an entry, an act with its time, so that any question can be
//! answered as it stood on any day. The only SQL of the project is in this crate.

mod add;
mod ask;
mod backup;
mod bands;
mod decide;
mod error;
pub mod export;
mod history;
pub mod import;
mod known;
mod link;
mod migrations;
mod open;
mod reconcile;
mod row;
mod search;
mod statements;
mod verify;

pub use add::{Added, Adder, Arrival, Outcome};
pub use ask::{Filter, Found, Order, Page, Support};
pub use backup::restore;
pub use decide::{Author, Decision};
pub use error::Error;
pub use history::Event;
pub use known::Known;
pub use open::Ledger;
pub use row::ClaimRow;
pub use search::Hit;
pub use statements::{Origin, Report, Shown, Sighting, Statement};
pub use verify::Fault;
