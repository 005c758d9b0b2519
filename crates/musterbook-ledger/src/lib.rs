//! The ledger: one SQLite file that keeps reports, what was read in them, whose statements the claims are, and what people
//! decided. Rows are only added; every row belongs to an entry, an act with its time, so that any question can be
//! answered as it stood on any day. What is made of them to be found fast is kept beside them. The only SQL of the project
//! is in this crate.

mod add;
mod again;
mod answers;
mod ask;
mod backup;
mod bands;
mod copies;
mod decide;
mod decided;
mod decisions;
mod error;
pub mod export;
mod filter;
mod history;
pub mod import;
mod in_force;
mod known;
mod link;
mod migrations;
mod names;
mod open;
mod order;
mod places;
mod questions;
mod queue;
mod reconcile;
mod reports;
mod row;
mod search;
mod seen_in;
mod show;
mod standing;
mod statements;
<<<<<<< HEAD
mod tally;
=======
mod suggest;
>>>>>>> wip-p3
mod verify;
mod voice;
mod whole;

pub use add::{Added, Adder, Arrival, Outcome, hash};
pub use answers::Answered;
pub use ask::{Found, Page, Support};
pub use backup::restore;
pub use decide::{Author, Decision};
pub use decided::Listed;
pub use decisions::Decided;
pub use error::Error;
pub use filter::Filter;
pub use history::Event;
pub use known::Known;
pub use names::{Field, Meant};
pub use open::Ledger;
pub use order::Order;
pub use places::{Placed, Places};
pub use questions::{By, Questioned};
pub use queue::{Queue, Start};
pub use reports::Report;
pub use row::ClaimRow;
pub use seen_in::{Alike, Quoted, Said};
pub use show::Shown;
pub use standing::Standing;
pub use statements::{Origin, Sighting, Statement};
pub use verify::Fault;
pub use voice::{Beside, Repeated};
pub use whole::{Copy, Marked, SetAside, Version, Whole};
