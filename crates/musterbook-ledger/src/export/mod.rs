//! Claims in the forms that the field uses. Nothing here touches the ledger: vague words become numbers on the way out,
//! by the rules of the format, and every row names the claims that it was made of.

mod acled;
mod claimreview;
mod event;
mod ged;

pub use acled::ACLED;
pub use claimreview::claimreview;
pub use event::{Category, Deaths, Event, Support};
pub use ged::GED;

use crate::ask::{Filter, Order, Page};
use crate::error::Error;
use crate::known::Known;
use crate::open::Ledger;

/// A table of the field: its columns by their exact names, in their order, and what stands in a row.
pub struct Table {
    pub columns: &'static [&'static str],
    /// The cells of one event, as many as there are columns. `number` counts the rows from 1.
    pub row: fn(event: &Event, number: usize) -> Vec<String>,
}

impl Ledger {
    /// The events that the killed people in force make up: see [`Event`].
    pub fn events_of(&self, filter: &Filter, known: Known) -> Result<Vec<Event>, Error> {
        let mut filter = filter.clone();
        filter.outcome = vec!["killed".to_owned()];
        filter.unit = vec!["people".to_owned()];
        filter.scope = vec!["event".to_owned()];
        let all = Page { limit: usize::MAX >> 1, offset: 0 };
        Ok(event::events(self.claims(&filter, Order::Recorded, all, known)?))
    }
}

#[cfg(test)]
mod tests;
