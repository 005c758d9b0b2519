//! A report: its text with every claim where it stands, the claims beside it, and where the report comes from.

mod head;
pub mod panel;
#[cfg(test)]
pub mod tests;
mod text;

use crate::command::list::CLAIM;
use crate::web::fault::Fault;
use crate::web::page::{Ask, Html, Page, Rows};
use crate::web::parts::mentions::{Mentions, mentions};
use crate::web::parts::past::Past;
use clap::Args;
use jiff::civil::Date;
use maud::html;
use musterbook_ledger::export::fields;
use musterbook_ledger::{Copy, Error, Event, Known, Ledger, Marked, Page as Part, SetAside, Version, Whole};
use serde::Serialize;

pub struct Report;

#[derive(Args)]
pub struct Query {
    /// Show the numbers that are in no claim, with the reasons
    #[arg(long)]
    pub rejected: bool,
    /// The claims beside the text: leave out the first so many
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub offset: usize,
    #[command(flatten)]
    pub past: Past,
}

#[derive(Serialize)]
pub struct View {
    #[serde(flatten)]
    whole: Whole,
    claims: Vec<Marked>,
    #[serde(flatten)]
    mentions: Mentions,
    /// The numbers that are in no claim, where they were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    rejected: Option<Vec<SetAside>>,
    versions: Vec<Version>,
    changes: Vec<Change>,
    near_copies: Vec<Copy>,
    history: Vec<Event>,
}

/// What is otherwise in the version behind, in the claims that were read.
#[derive(Serialize)]
struct Change {
    address: String,
    from: i64,
    to: i64,
    difference: Vec<String>,
}

/// Claims and other numbers of one report that are shown.
const MOST: Part = Part { limit: 20_000, offset: 0 };

impl Page for Report {
    const PATH: &'static str = "/reports/{id}";
    const ABOUT: &'static str =
        "A report: its text with every claim where it stands, its versions, its near copies, its history.";
    type Query = Query;
    type View = View;

    fn view(ask: &Ask, query: &Query) -> Result<View, Fault> {
        let (ledger, id) = (ask.ledger, ask.id);
        let known = query.past.known(ledger)?;
        let whole = ledger.whole(id, known).map_err(|error| unknown(ledger, error, id, query.past.known_at))?;
        let claims = ledger.marked(id, MOST, known)?;
        let published = whole.published.as_deref().and_then(|day| day.parse().ok());
        let versions = ledger.versions(id, known)?;
        Ok(View {
            mentions: mentions(&whole.text, published, &claims),
            rejected: query.rejected.then(|| ledger.set_aside(id, MOST, known)).transpose()?,
            changes: changes(ledger, id, &versions)?,
            near_copies: ledger.near_copies(id, known)?,
            history: ledger.history_of_report(id, known)?,
            versions,
            whole,
            claims,
        })
    }

    fn html(ask: &Ask, query: &Query, view: &View) -> Html {
        let main = html! {
            (head::head(view))
            div.report {
                div.read {
                    h2 { "Text" }
                    (head::toggle(ask, view))
                    (text::text(view, query.offset))
                    @if let Some(rejected) = &view.rejected { (text::rejected(rejected)) }
                }
                (panel::panel(ask, view, query.offset))
            }
            (head::origins(view))
        };
        let title = view.whole.title.clone().filter(|title| !title.trim().is_empty());
        Html { title: title.unwrap_or_else(|| format!("Report {}", view.whole.report)), main }
    }

    fn rows(view: &View) -> Rows {
        let row = |it: &Marked| {
            let report = &view.whole;
            let cell = |value: &Option<String>| value.clone().unwrap_or_default();
            let statement = it.statement.map(|id| id.to_string()).unwrap_or_default();
            let mut values = vec![it.row.id.to_string(), it.row.report.to_string(), statement];
            values.extend([cell(&report.outlet), cell(&report.published), cell(&report.title)]);
            values.extend(fields(&it.row));
            values
        };
        Rows { columns: CLAIM.concat(), rows: view.claims.iter().map(row).collect() }
    }
}

/// A report that is there, but was not on the day that is asked about.
fn unknown(ledger: &Ledger, error: Error, id: i64, day: Option<Date>) -> Fault {
    let is_there = || ledger.known_at(None).is_ok_and(|now: Known| ledger.whole(id, now).is_ok());
    match (day, &error) {
        (Some(day), Error::Unknown { .. }) if is_there() => {
            let mut fault = Fault::not_found(format!("report {id} was not in the ledger yet at the end of {day}"));
            "take known-at out of the address, or give a later day".clone_into(&mut fault.remedy);
            fault
        }
        _ => error.into(),
    }
}

/// How this report differs from the version before it, and the version behind from this one, at each address.
fn changes(ledger: &Ledger, report: i64, versions: &[Version]) -> Result<Vec<Change>, Fault> {
    let mut found: Vec<Change> = Vec::new();
    for pair in versions.windows(2) {
        let (one, next) = (&pair[0], &pair[1]);
        let is_of_it = one.report == report || next.report == report;
        let is_known = found.iter().any(|it| (it.from, it.to) == (one.report, next.report));
        if one.address == next.address && is_of_it && !is_known {
            let difference = ledger.difference(one.report, next.report)?;
            found.push(Change { address: one.address.clone(), from: one.report, to: next.report, difference });
        }
    }
    Ok(found)
}
