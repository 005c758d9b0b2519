//! The reports of the ledger.

use crate::command::reports::{COLUMNS, values};
use crate::filters::Filters;
use crate::web::fault::Fault;
use crate::web::page::{Ask, Html, Page, Rows};
use crate::web::parts::links;
use crate::web::parts::listing::{List, listing};
use crate::web::parts::table::{maybe, table, text};
use maud::{Markup, html};
use musterbook_ledger::Report;

pub struct Reports;

impl Page for Reports {
    const PATH: &'static str = "/reports";
    const ABOUT: &'static str = "The reports that the filters ask for, those published last first.";
    type Query = Filters;
    type View = List<Report>;

    fn view(ask: &Ask, query: &Filters) -> Result<List<Report>, Fault> {
        List::of(ask, query, |filter, page, known| ask.ledger.reports(filter, query.sort, page, known))
    }

    fn html(ask: &Ask, query: &Filters, view: &List<Report>) -> Html {
        let main = listing(ask, query, view, &[], &reports(&view.rows));
        Html { title: "Reports".to_owned(), main }
    }

    fn rows(view: &List<Report>) -> Rows {
        Rows { columns: COLUMNS.to_vec(), rows: view.rows.iter().map(values).collect() }
    }
}

/// A table of reports; those of a search with a piece of their text.
pub fn reports(rows: &[Report]) -> Markup {
    let row = |it: &Report| {
        vec![
            maybe(it.published.as_deref()),
            maybe(it.outlet.as_deref()),
            html! { (links::report(it.id, it.title.as_deref())) @if let Some(snippet) = &it.snippet { p.snippet { (marked(snippet)) } } },
            text(it.claims),
            html! { @if let Some(address) = it.addresses.first() { (links::elsewhere(address)) } },
        ]
    };
    table("Reports", &["published", "outlet", "report", "#claims", "found at"], rows.iter().map(row).collect())
}

/// What was searched for stands between `[` and `]`.
fn marked(snippet: &str) -> Markup {
    html! {
        @for (n, part) in snippet.split('[').enumerate() {
            @match part.split_once(']') {
                Some((found, rest)) if n > 0 => { mark { (found) } (rest) }
                _ => (part),
            }
        }
    }
}
