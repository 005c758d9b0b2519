//! A statement: what was said, by whom, and where it was seen since, in the order of time; who repeated whom and why that
//! is held; repeats that garble it; what people decided.

mod decide;
mod repeats;
#[cfg(test)]
mod tests;

pub use decide::actions;

use crate::figure;
use crate::listing::cell;
use crate::output::count;
use crate::web::fault::Fault;
use crate::web::page::{Ask, Html, Page, Rows};
use crate::web::pages::claim::{history, slots};
use crate::web::pages::report::panel::is_told;
use crate::web::parts::past::Past;
use crate::web::parts::{decide as decided, links};
use clap::Args;
use maud::{Markup, html};
use musterbook_ledger::export::{FIELDS, fields};
use musterbook_ledger::{Alike, Decided, Event, Page as Part, Quoted, Said};
use serde::Serialize;

pub struct Statement;

#[derive(Args)]
pub struct Query {
    /// Sightings and garbles: leave out the first so many
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub offset: usize,
    #[command(flatten)]
    pub past: Past,
    /// The decision that was just made
    #[arg(long, value_name = "ID")]
    pub decided: Option<i64>,
}

#[derive(Serialize)]
pub struct View {
    #[serde(flatten)]
    said: Said,
    /// Sightings, then garbles, by day of publication.
    sightings: Vec<Quoted>,
    has_more: bool,
    /// Other statements with the same number of the same things.
    alike: Vec<Alike>,
    history: Vec<Event>,
    #[serde(skip)]
    decided: Option<Decided>,
}

/// Sightings of one page.
const SHOWN: usize = 100;
/// Other statements that are named.
const ALIKE: usize = 8;

impl Page for Statement {
    const PATH: &'static str = "/statements/{id}";
    const ABOUT: &'static str =
        "A statement: its sightings in the order of time, who repeated whom and why, garbled repeats, its history.";
    type Query = Query;
    type View = View;

    fn view(ask: &Ask, query: &Query) -> Result<View, Fault> {
        let (ledger, id) = (ask.ledger, ask.id);
        let known = query.past.known(ledger)?;
        let said = ledger.said(id, known)?;
        let mut sightings = ledger.quoted(id, Part { limit: SHOWN + 1, offset: query.offset }, known)?;
        let has_more = sightings.len() > SHOWN;
        sightings.truncate(SHOWN);
        let (alike, history) = (ledger.alike(id, ALIKE, known)?, ledger.history_of_statement(id, known)?);
        let decided = query.decided.map(|id| ledger.decision(id, known)).transpose()?;
        Ok(View { said, sightings, has_more, alike, history, decided })
    }

    fn html(ask: &Ask, query: &Query, view: &View) -> Html {
        let it = &view.said;
        let claim = &it.claim.claim;
        let garbled: Vec<&Quoted> = view.sightings.iter().filter(|it| it.sighting.garbled.is_some()).collect();
        let can_decide = query.past.is_now() && !ask.desk.settings.is_read_only;
        let back = ask.at.with("decided", None).href();
        let main = html! {
            @if let Some(it) = &view.decided { (decided::decided(ask, it, &back)) }
            (moved(view))
            p.support { b { (count(it.reports.max(0) as usize, "report")) } ", " b { "1 origin" } ": " (links::origin(&it.origin))
                @if it.garbles > 0 { ", garbled in " (count(it.garbles as usize, "claim")) } }
            dl.slots { @for (name, value) in slots(claim).into_iter().filter(is_told) { dt { (name) } dd { (value) } } }
            h2 { "Seen in" }
            (repeats::sightings(ask, view, query.offset, can_decide))
            (pager(ask, query.offset, view.has_more))
            @if !garbled.is_empty() { h2 { "Garbled" } (repeats::garbles(view, &garbled)) }
            @if !view.alike.is_empty() || can_decide {
                h2 { "The same as another statement?" }
                (repeats::alike(view))
                @if can_decide && it.reports > 0 { (decide::merge_form(ask, view)) }
            }
            h2 { "History" }
            (history(&view.history))
            @if !query.past.is_now() { p.quiet { "Decisions are made on the ledger as it stands now." } }
        };
        Html { title: format!("{}: {} {}", it.origin, figure::figure(claim), figure::what(claim)), main }
    }

    fn rows(view: &View) -> Rows {
        let columns = ["statement", "origin", "claim", "report", "outlet", "published", "rule", "why", "garbled"];
        let row = |it: &Quoted| {
            let seen = &it.sighting;
            let mut values = vec![view.said.id.to_string(), view.said.origin.clone()];
            values.extend([seen.claim, seen.report].map(|id| id.to_string()));
            values.extend([&seen.outlet, &seen.published].map(|it| cell(it.as_deref())));
            values.extend([seen.rule.clone(), seen.why.clone(), cell(seen.garbled.as_deref())]);
            values.extend(fields(&it.row));
            values
        };
        Rows { columns: [&columns[..], FIELDS].concat(), rows: view.sightings.iter().map(row).collect() }
    }
}

/// Where the statement went, if it is seen nowhere any more.
fn moved(view: &View) -> Markup {
    let it = &view.said;
    html! {
        @if it.reports == 0 {
            p.notice {
                "No claim in force is a sighting of this statement."
                @if let Some(now) = it.now { " The claim that it was founded on is now of statement " (links::statement(now)) "." }
                @else { " The claim that it was founded on: " (links::claim(it.claim.id)) "." }
            }
        }
    }
}

fn pager(ask: &Ask, offset: usize, has_more: bool) -> Markup {
    let to = |offset: usize| {
        ask.at.with("decided", None).with("offset", (offset > 0).then(|| offset.to_string()).as_deref()).href()
    };
    html! {
        @if offset > 0 || has_more {
            nav.pager aria-label="Pages of the sightings" {
                @if offset > 0 { a rel="prev" href=(to(offset.saturating_sub(SHOWN))) { "← Before" } }
                @if has_more { a rel="next" href=(to(offset + SHOWN)) { "Next →" } }
            }
        }
    }
}
