//! A listing: the filters, what was asked for that is not there, the rows of one page, and ways to the others.

use super::super::address::Address;
use super::super::fault::Fault;
use super::super::page::Ask;
use super::filters;
use super::words::sentence;
use crate::figure::grouped;
use crate::filters::Filters;
use maud::{Markup, html};
use musterbook_ledger::{Filter, Known, Page};
use serde::Serialize;

/// The rows of one page of a listing.
#[derive(Serialize)]
pub struct List<T> {
    pub rows: Vec<T>,
    /// Whether there are more behind them.
    pub has_more: bool,
    /// Names asked for that the ledger does not hold.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<String>,
}

/// The most rows of a page.
const MOST: usize = 1_000;

impl<T> List<T> {
    /// Asks the ledger for one row more than is shown, to know whether there are more.
    pub fn of(
        ask: &Ask,
        filters: &Filters,
        rows: impl FnOnce(&Filter, Page, Known) -> Result<Vec<T>, musterbook_ledger::Error>,
    ) -> Result<List<T>, Fault> {
        if filters.shown() > MOST {
            return Err(Fault::bad(
                format!("limit={} is too much for a page", filters.shown()),
                format!("say {MOST} or less"),
            ));
        }
        let (filter, warnings) = filters.asked(ask.ledger)?;
        let mut rows = rows(&filter, filters.page(), filters.known(ask.ledger)?)?;
        let has_more = rows.len() > filters.shown();
        rows.truncate(filters.shown());
        Ok(List { rows, has_more, warnings })
    }
}

/// The listing around a table of its rows. `hidden` names what the page asks for beside the filters.
pub fn listing<T>(ask: &Ask, filters: &Filters, list: &List<T>, hidden: &[&str], table: &Markup) -> Markup {
    html! {
        (filters::form(&ask.at, hidden))
        (warnings(&list.warnings))
        @if list.rows.is_empty() {
            p {
                @if filters.offset > 0 { "Nothing behind the first " (grouped(filters.offset as f64)) "." }
                @else if ask.at.pairs.is_empty() { "Nothing found: the ledger holds none yet. " a href="/add" { "Add reports" } "." }
                @else { "Nothing found. Leave a filter out, or widen the days." }
            }
        } @else { (table) }
        (pager(&ask.at, filters, list.rows.len(), list.has_more))
    }
}

/// Names asked for that the ledger does not hold: “Side: the ledger holds no Atlantis.”
pub fn warnings(all: &[String]) -> Markup {
    html! { @for it in all { p.notice role="status" { (sentence(it.trim_start_matches('-'))) } } }
}

/// Ways to the page before and the page behind.
pub fn pager(at: &Address, filters: &Filters, rows: usize, has_more: bool) -> Markup {
    let (shown, offset) = (filters.shown(), filters.offset);
    let to = |offset: usize| at.with("offset", (offset > 0).then(|| offset.to_string()).as_deref()).href();
    html! {
        @if offset > 0 || has_more {
            nav.pager aria-label="Pages of this list" {
                @if offset > 0 { a rel="prev" href=(to(offset.saturating_sub(shown))) { "← Before" } }
                @if rows > 0 { span { (grouped((offset + 1) as f64)) "–" (grouped((offset + rows) as f64)) } }
                @if has_more { a rel="next" href=(to(offset + shown)) { "Next →" } }
            }
        }
    }
}
