//! What people decided, the last first, each with a way to take it back.

use crate::command::decisions::{COLUMNS, values};
use crate::web::fault::Fault;
use crate::web::page::{Ask, Html, Page, Rows};
use crate::web::parts::past::Past;
use crate::web::parts::table::{table, text};
use crate::web::parts::{decide, links};
use clap::Args;
use maud::{Markup, html};
use musterbook_ledger::{Decided, Listed};
use serde::Serialize;

pub struct Decisions;

#[derive(Args)]
pub struct Query {
    /// Only those of this person
    #[arg(long, value_name = "NAME")]
    author: Option<String>,
    /// Only those that need another look: the reader reads the place otherwise now, or the text was replaced
    #[arg(long)]
    to_review: bool,
    #[command(flatten)]
    past: Past,
    /// At most so many, up to 1,000
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u64).range(1..=1000))]
    limit: u64,
    /// Leave out the first so many
    #[arg(long, value_name = "N", default_value_t = 0)]
    offset: usize,
    /// The decision that was just made
    #[arg(long, value_name = "ID")]
    decided: Option<i64>,
}

#[derive(Serialize)]
pub struct View {
    rows: Vec<Decided>,
    has_more: bool,
    #[serde(skip)]
    decided: Option<Decided>,
}

impl Page for Decisions {
    const PATH: &'static str = "/decisions";
    const ABOUT: &'static str = "What people decided, the last first, and what of it needs another look.";
    type Query = Query;
    type View = View;

    fn view(ask: &Ask, query: &Query) -> Result<View, Fault> {
        let known = query.past.known(ask.ledger)?;
        let listed = Listed { author: query.author.clone(), is_to_review: query.to_review };
        let limit = query.limit as usize;
        let page = musterbook_ledger::Page { limit: limit + 1, offset: query.offset };
        let mut rows = ask.ledger.last_decisions(&listed, page, known)?;
        let has_more = rows.len() > limit;
        rows.truncate(limit);
        let decided = query.decided.map(|id| ask.ledger.decision(id, known)).transpose()?;
        Ok(View { rows, has_more, decided })
    }

    fn html(ask: &Ask, query: &Query, view: &View) -> Html {
        let back = ask.at.with("decided", None).href();
        let may = !ask.desk.settings.is_read_only && ask.author.is_some() && query.past.is_now();
        let row = |it: &Decided| {
            vec![
                html! { time datetime=(it.at) { (it.at.get(..16).unwrap_or(&it.at).replace('T', " ")) } },
                html! { a href=(ask.at.with("author", Some(&it.author)).with("offset", None).with("decided", None).href()) { (it.author) } },
                what(it),
                text(&it.reason),
                stands(it),
                html! { @if may && it.undone_by.is_none() && it.kind != "undo" { (decide::undo(it.id, &back, "Undo", &decide::told(it))) } },
            ]
        };
        let headings = &["at (UTC)", "by", "what", "why", "stands", "take it back"];
        let main = html! {
            @if let Some(it) = &view.decided { (decide::decided(ask, it, &back)) }
            (form(ask, query))
            @if !ask.desk.settings.is_read_only && ask.author.is_none() && !view.rows.is_empty() {
                (decide::name(&back, "To take a decision back, give your name first."))
            }
            @if view.rows.is_empty() { (empty(query)) }
            @else { (table("Decisions", headings, view.rows.iter().map(row).collect())) }
            (pager(ask, query, view))
        };
        Html { title: "Decisions".to_owned(), main }
    }

    fn rows(view: &View) -> Rows {
        Rows { columns: COLUMNS.to_vec(), rows: view.rows.iter().map(values).collect() }
    }
}

fn what(it: &Decided) -> Markup {
    html! {
        @match (it.kind.as_str(), it.claim) {
            ("reject", Some(claim)) => { "Rejected claim " (links::claim(claim)) }
            ("accept", Some(claim)) => { "Accepted claim " (links::claim(claim)) }
            (_, Some(claim)) => { a href=(format!("/claims/{claim}")) { (decide::told(it)) } }
            _ => (decide::told(it)),
        }
    }
}

fn stands(it: &Decided) -> Markup {
    html! {
        @match (it.undone_by, &it.look) {
            (Some(by), _) => span.quiet { "taken back by decision " (by) },
            (None, Some(look)) => { "yes; " b { "look again: " } (look) },
            (None, None) => "yes",
        }
    }
}

fn form(ask: &Ask, query: &Query) -> Markup {
    html! {
        form.filters action="/decisions" role="search" aria-label="Filters" {
            div.fields {
                label { span { "By" } input type="text" name="author" value=(query.author.as_deref().unwrap_or_default()); }
                label { span { "As the ledger stood on" } input type="date" name="known-at" value=(ask.at.get("known-at").unwrap_or_default()); }
                label { span { "Only those to look at again" }
                    input type="checkbox" name="to-review" value="true" checked[query.to_review]; }
            }
            div.buttons { button { "Show" } @if !ask.at.pairs.is_empty() { a href="/decisions" { "Clear" } } }
        }
    }
}

fn empty(query: &Query) -> Markup {
    html! {
        @if query.to_review { p { "No decision needs another look." } }
        @else if query.offset > 0 || query.author.is_some() || !query.past.is_now() { p { "Nothing found." } }
        @else { p { "Nobody has decided anything yet. Begin with the " a href="/review" { "claims that wait for review" } "." } }
    }
}

fn pager(ask: &Ask, query: &Query, view: &View) -> Markup {
    let (limit, offset) = (query.limit as usize, query.offset);
    let to = |offset: usize| {
        let offset = (offset > 0).then(|| offset.to_string());
        ask.at.with("decided", None).with("offset", offset.as_deref()).href()
    };
    html! {
        @if offset > 0 || view.has_more {
            nav.pager aria-label="Pages of this list" {
                @if offset > 0 { a rel="prev" href=(to(offset.saturating_sub(limit))) { "← Later ones" } }
                @if view.has_more { a rel="next" href=(to(offset + limit)) { "Earlier ones →" } }
            }
        }
    }
}
