//! Reports found by the words of their texts.

use super::reports::reports;
use crate::command::reports::{COLUMNS, values};
use crate::filters::Filters;
use crate::web::fault::Fault;
use crate::web::page::{Ask, Html, Page, Rows};
use crate::web::parts::listing::{List, listing};
use clap::Args;
use maud::html;
use musterbook_ledger::Report;

pub struct Search;

#[derive(Args)]
pub struct Query {
    /// Words that must all occur; "in quotes" a phrase; OR, NOT, word*
    #[arg(long, value_name = "TEXT")]
    q: Option<String>,
    #[command(flatten)]
    filters: Filters,
}

impl Page for Search {
    const PATH: &'static str = "/search";
    const ABOUT: &'static str = "The reports whose texts hold the words, the best first.";
    type Query = Query;
    type View = List<Report>;

    fn view(ask: &Ask, query: &Query) -> Result<List<Report>, Fault> {
        let words = query.q.as_deref().unwrap_or_default();
        List::of(ask, &query.filters, |filter, page, known| {
            ask.ledger.search(words, filter, query.filters.sort, page, known)
        })
    }

    fn html(ask: &Ask, query: &Query, view: &List<Report>) -> Html {
        let words = query.q.as_deref().unwrap_or_default();
        let main = html! {
            form.search.large action="/search" {
                label.hidden for="q" { "Words" }
                input #q type="search" name="q" value=(words);
                button { "Search" }
            }
            p.quiet { "All words must occur. “In quotes” a phrase; OR, NOT, and * at a word’s end mean what they say." }
            (listing(ask, &query.filters, view, &["q"], &reports(&view.rows)))
        };
        let title = if words.is_empty() { "Search".to_owned() } else { format!("Reports with “{words}”") };
        Html { title, main }
    }

    fn rows(view: &List<Report>) -> Rows {
        let columns = COLUMNS.iter().copied().chain(["snippet"]).collect();
        Rows { columns, rows: view.rows.iter().map(values).collect() }
    }
}
