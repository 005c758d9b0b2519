//! Claims in the forms that the field uses. Nothing here touches the ledger: vague words become numbers on the way out,
//! by the rules of the format, and every row names the claims that it was made of.

mod acled;
mod claimreview;
mod claims;
mod deaths;
mod event;
mod ged;
mod location;
mod rows;

pub use acled::{ACLED, UNKNOWN, VAGUE};
pub use claimreview::claimreview;
pub use claims::{COLUMNS, ExportJson, FIELDS, cells, fields, json};
pub use deaths::{Deaths, Toll};
pub use event::{Event, Support};
pub use ged::{CIVILIANS, GED};
pub(crate) use location::{Location, canonical, locate};
pub use rows::ExportRow;

use crate::ask::Page;
use crate::error::Error;
use crate::filter::Filter;
use crate::known::Known;
use crate::open::Ledger;
use crate::order::Order;

/// A table of the field: its columns by their exact names, in their order, and what stands in a row.
pub struct Table {
    pub columns: &'static [&'static str],
    /// The cells of one event, as many as there are columns. `number` counts the rows from 1.
    pub row: fn(event: &Event, number: usize) -> Vec<String>,
}

impl Ledger {
    /// The events that the killed people in force make up: see [`Event`]. Outcome, unit and scope of the filter are theirs.
    pub fn events_of(&self, filter: &Filter, known: Known) -> Result<Vec<Event>, Error> {
        let mut filter = filter.clone();
        filter.outcome = vec!["killed".to_owned()];
        filter.unit = vec!["people".to_owned()];
        filter.scope = vec!["event".to_owned()];
        let all = Page { limit: usize::MAX, offset: 0 };
        let mut claims = Vec::new();
        self.each_claim(&filter, Order::Recorded, all, known, |mut row| {
            if event::counts(&row.row.claim) {
                row.row.trace = String::new();
                claims.push(row);
            }
            Ok::<(), Error>(())
        })?;
        Ok(event::events(claims))
    }
}

#[cfg(test)]
mod tests;
