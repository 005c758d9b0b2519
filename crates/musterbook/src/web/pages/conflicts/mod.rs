//! What cannot all be true, by side and by what is counted: the sentences side by side, and ways to decide.

mod family;

use crate::command::estimate::{outcome, unit};
use crate::filters::Filters;
use crate::web::address::Address;
use crate::web::fault::Fault;
use crate::web::page::{Ask, Html, Page, Rows};
use crate::web::parts::choice::{self, Choice, policy};
use crate::web::parts::conflict::{Quoted, Shown};
use crate::web::parts::listing;
use clap::Args;
use family::{Family, Search, families, of_family};
use maud::{Markup, html};
use musterbook_core::claim::{Outcome, Unit};
use musterbook_core::reconcile::policy::Policy;
use serde::Serialize;

pub struct Conflicts;

#[derive(Args)]
pub struct Query {
    /// Whose people or things
    #[arg(long, value_name = "PARTY")]
    side: Option<String>,
    /// What happened: only conflicts about this
    #[arg(long, value_name = "WORD", value_parser = outcome)]
    outcome: Option<Outcome>,
    /// What is counted: people, tank, …
    #[arg(long, value_name = "WORD", value_parser = unit)]
    unit: Option<Unit>,
    #[command(flatten)]
    choice: Choice,
    /// Leave out the first so many
    #[arg(long, value_name = "N", default_value_t = 0)]
    offset: usize,
}

/// Sides and things that are looked through for a page.
const FAMILIES: usize = 4;
/// Conflicts of each that are shown then.
const OF_EACH: usize = 3;
/// Conflicts on a page of one side and one thing.
const OF_ONE: usize = 20;
/// Claims of one side and thing that are looked through while someone waits: for a page of one, and of several.
const MOST_OF_ONE: usize = 1_200;
const MOST_OF_EACH: usize = 400;

#[derive(Serialize)]
pub struct View {
    /// Sides and things, those with the most claims first.
    families: Vec<Family>,
    has_more: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    warnings: Vec<String>,
    #[serde(skip)]
    policy: Policy,
}

/// The columns of a row of CSV: a statement of a conflict.
const COLUMNS: &[&str] = &[
    "side",
    "unit",
    "conflict",
    "kind",
    "why",
    "likely",
    "statement",
    "claim",
    "report",
    "origin",
    "said",
    "as_of",
    "sentence",
];

impl Page for Conflicts {
    const PATH: &'static str = "/conflicts";
    const ABOUT: &'static str = "The smallest sets of statements that cannot all be true, pairs that hardly fit, and figures told on as another thing.";
    type Query = Query;
    type View = View;

    fn view(ask: &Ask, query: &Query) -> Result<View, Fault> {
        let policy = policy(&query.choice.policy)?;
        let known = query.choice.past.known(ask.ledger)?;
        let filters = Filters {
            side: query.side.iter().cloned().collect(),
            unit: query.unit.iter().map(|it| it.as_str().to_owned()).collect(),
            outcome: query.outcome.iter().map(|it| it.as_str().to_owned()).collect(),
            ..Filters::default()
        };
        let (filter, warnings) = filters.asked(ask.ledger)?;
        let of = families(ask, &filter, known)?;
        let is_one = query.side.is_some() && query.unit.is_some();
        let (skipped, most) = if is_one { (0, MOST_OF_ONE) } else { (query.offset, MOST_OF_EACH) };
        let (first, shown) = if is_one { (query.offset, OF_ONE) } else { (0, OF_EACH) };
        let published_to = query.choice.published_to;
        let search = Search {
            ledger: ask.ledger,
            policy: &policy,
            known,
            published_to,
            outcome: query.outcome,
            most,
            first,
            shown,
        };
        let these = of.into_iter().skip(skipped);
        let found = these
            .clone()
            .take(FAMILIES)
            .map(|(side, unit)| search.family(side, unit))
            .collect::<Result<Vec<_>, _>>()?;
        let has_more = match (is_one, found.first()) {
            (true, Some(it)) => it.all.unwrap_or_default() > query.offset.saturating_add(OF_ONE),
            _ => these.len() > FAMILIES,
        };
        Ok(View { families: found, has_more, warnings, policy })
    }

    fn html(ask: &Ask, query: &Query, view: &View) -> Html {
        let is_one = query.side.is_some() && query.unit.is_some();
        let step = if is_one { OF_ONE } else { FAMILIES };
        let main = html! {
            (form(&ask.at))
            (listing::warnings(&view.warnings))
            @if view.families.is_empty() {
                p { @if query.offset > 0 { "No more sides behind these." } @else {
                    "Nothing is said of this in the ledger: no side, or nothing that is counted so. Leave a filter out, or " a href="/add" { "add reports" } "." } }
            }
            @for it in view.families.iter().filter(|it| is_one || !it.is_without()) { (of_family(&ask.at, it, query.offset, is_one)) }
            (without(view, is_one))
            (pager(&ask.at, query.offset, step, view.has_more))
            (choice::about(&view.policy))
        };
        Html { title: "Conflicts".to_owned(), main }
    }

    fn rows(view: &View) -> Rows {
        let columns = COLUMNS.to_vec();
        let rows = view.families.iter().flat_map(|family| {
            family
                .conflicts
                .iter()
                .enumerate()
                .flat_map(move |(n, it)| it.statements.iter().map(move |quoted| row(family, n + 1, it, quoted)))
        });
        Rows { columns, rows: rows.collect() }
    }
}

fn row(family: &Family, n: usize, it: &Shown, quoted: &Quoted) -> Vec<String> {
    let number = |number: Option<i64>| number.map(|it| it.to_string()).unwrap_or_default();
    vec![
        family.side.clone(),
        family.unit.as_str().to_owned(),
        n.to_string(),
        it.kind.to_owned(),
        it.why.clone(),
        it.likely.join("; "),
        quoted.cited.statement.to_string(),
        number(quoted.claim),
        number(quoted.report),
        quoted.cited.origin.clone(),
        quoted.cited.said.clone(),
        quoted.cited.as_of.map(|day| day.to_string()).unwrap_or_default(),
        quoted.cited.sentence.clone(),
    ]
}

/// Where nothing contradicts anything, in a line.
fn without(view: &View, is_one: bool) -> Markup {
    let names: Vec<String> = view.families.iter().filter(|it| !is_one && it.is_without()).map(Family::name).collect();
    html! { @if !names.is_empty() { h2 { "No conflicts" } p { (names.join("; ")) "." } } }
}

fn pager(at: &Address, offset: usize, step: usize, has_more: bool) -> Markup {
    let to = |offset: usize| at.with("offset", (offset > 0).then(|| offset.to_string()).as_deref()).href();
    html! {
        @if offset > 0 || has_more {
            nav.pager aria-label="Pages of conflicts" {
                @if offset > 0 { a rel="prev" href=(to(offset.saturating_sub(step))) { "← Before" } }
                @if has_more { a rel="next" href=(to(offset.saturating_add(step))) { "Next →" } }
            }
        }
    }
}

fn form(at: &Address) -> Markup {
    let choices = |name: &'static str, label: &str, words: Vec<&'static str>| {
        let chosen = at.get(name);
        html! {
            label { span { (label) } select name=(name) {
                option value="" { "any" }
                @for word in words { option value=(word) selected[chosen == Some(word)] { (word.replace('_', " ")) } }
            } }
        }
    };
    let own = html! {
        label { span { "Side" } input type="text" name="side" value=(at.get("side").unwrap_or_default()) data-names="side" autocomplete="off"; }
        (choices("outcome", "What happened", Outcome::ALL.iter().map(|it| it.as_str()).collect()))
        (choices("unit", "What is counted", Unit::ALL.iter().map(|it| it.as_str()).collect()))
    };
    choice::form(at, &[choice::KNOWN_AT, choice::PUBLISHED_TO], &["side", "outcome", "unit"], &own)
}
