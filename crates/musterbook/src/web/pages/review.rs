//! The review queue: one claim at a time in its sentence, the least sure first, until all are decided.

use super::claim::{sightings, slots, trace};
use crate::figure::{figure, grouped, what};
use crate::filters::Filters;
use crate::listing::cell;
use crate::web::fault::Fault;
use crate::web::page::{Ask, Html, Page, Rows};
use crate::web::parts::decide;
use crate::web::parts::slots::Suggested;
use crate::web::parts::{filters, links, listing};
use clap::Args;
use maud::{Markup, html};
use musterbook_ledger::export::{FIELDS, fields};
use musterbook_ledger::{Decided, Queue, Shown, Start};
use serde::Serialize;

pub struct Review;

#[derive(Args)]
pub struct Query {
    #[command(flatten)]
    filters: Filters,
    /// Only claims less sure than this, 0 to 1
    #[arg(long, value_name = "0.0-1.0", value_parser = crate::arguments::share)]
    below: Option<f64>,
    /// Only claims that repeat a statement's number and not its meaning
    #[arg(long)]
    garbled: bool,
    /// The claim to begin with; where it is decided, the one behind it
    #[arg(long, value_name = "ID")]
    claim: Option<i64>,
    /// The decision that was just made
    #[arg(long, value_name = "ID")]
    decided: Option<i64>,
}

#[derive(Serialize)]
pub struct View {
    /// The claim that waits.
    claim: Option<Shown>,
    /// The text of its report before and behind its sentence.
    before_sentence: String,
    after_sentence: String,
    previous: Option<i64>,
    next: Option<i64>,
    /// How many wait below `below`, or below 0.7; no more than 2,000 are counted.
    waiting: usize,
    decided_today: Option<usize>,
    #[serde(skip)]
    decided: Option<Decided>,
    #[serde(skip)]
    last: Option<Decided>,
    #[serde(skip)]
    names: Suggested,
    warnings: Vec<String>,
}

/// Claims less sure than this are worth a look.
const DOUBTFUL: f64 = 0.7;
/// Characters of the report on each side of the sentence.
const AROUND: usize = 320;

impl Page for Review {
    const PATH: &'static str = "/review";
    const IS_KEPT: bool = false;
    const ABOUT: &'static str = "The claims in force that nobody has decided on, one at a time, the least sure first.";
    type Query = Query;
    type View = View;

    fn view(ask: &Ask, query: &Query) -> Result<View, Fault> {
        if query.filters.sort.is_some() {
            return Err(Fault::bad("this page has an order of its own", "leave sort out of the address"));
        }
        let ledger = ask.ledger;
        let known = query.filters.known(ledger)?;
        let (filter, warnings) = query.filters.asked(ledger)?;
        let queue = Queue { filter, below: query.below, is_garbled: query.garbled };
        let waiting = ledger.queue(&queue, known)?;
        let at = |start| ledger.waiting(&waiting, start);
        let id = at(query.claim.map_or(Start::First, Start::At))?;
        let claim = id.map(|id| ledger.shown(id, known)).transpose()?;
        let (before_sentence, after_sentence) = match &claim {
            Some(it) => ledger.around(&it.row, AROUND)?,
            None => Default::default(),
        };
        let today = jiff::tz::TimeZone::UTC.to_datetime(jiff::Timestamp::now()).date();
        let author = ask.author.as_deref();
        // Who is at the end can go back to the last that waits before it.
        let here = id.or(query.claim);
        Ok(View {
            before_sentence,
            after_sentence,
            previous: here.map(|id| at(Start::Before(id))).transpose()?.flatten(),
            next: id.map(|id| at(Start::Behind(id))).transpose()?.flatten(),
            waiting: waiting.count_below(query.below.unwrap_or(DOUBTFUL)),
            decided_today: author.map(|author| ledger.reviewed_since(author, today)).transpose()?,
            decided: query.decided.map(|id| ledger.decision(id, known)).transpose()?,
            last: author.map(|author| ledger.last_of(author)).transpose()?.flatten(),
            names: claim.as_ref().map_or(Ok(Suggested::default()), |it| Suggested::of(ledger, &it.row))?,
            claim,
            warnings,
        })
    }

    fn html(ask: &Ask, query: &Query, view: &View) -> Html {
        let here = ask.at.with("decided", None);
        let to = |id: Option<i64>| here.with("claim", id.map(|id| id.to_string()).as_deref()).href();
        let back = to(view.claim.as_ref().map(|it| it.row.id).or(query.claim));
        // What stood in the past is looked at, not decided on.
        let is_now = query.filters.known_at.is_none();
        let main = html! {
            @if is_now { (last(ask, view, &to)) }
            p.support { (progress(query, view)) " · " a href="/decisions" { "All decisions" } }
            @if is_now { (decide::who(ask, &back)) }
            nav.choices aria-label="Which claims" { (choices(ask, query)) }
            details.narrow open[!narrowed(ask).is_empty()] {
                summary { "Filters" }
                (filters::form(&ask.at.with("decided", None).with("claim", None), &["below", "garbled"]))
            }
            (listing::warnings(&view.warnings))
            @match &view.claim {
                Some(it) => {
                    section.review data-keys aria-label=(format!("Claim {}", it.row.id)) {
                        (sentence(view, it))
                        @if is_now { (decide::forms(ask, it, &view.names, &back)) }
                        nav.pager aria-label="Other claims" {
                            @if view.previous.is_some() {
                                a rel="prev" href=(to(view.previous)) data-key="k p" { "← Before" (decide::key("k")) }
                            }
                            @if view.next.is_some() {
                                a rel="next" href=(to(view.next)) data-key="j n" { "Skip to the next →" (decide::key("j")) }
                            } @else { span.quiet { "This is the last one." } }
                        }
                        (about(it))
                    }
                }
                None => (end(ask, query, view, &to)),
            }
            (keys())
        };
        Html { title: "Review".to_owned(), main }
    }

    fn rows(view: &View) -> Rows {
        let columns = [&["claim", "report", "statement", "origin"], FIELDS].concat();
        let row = |it: &Shown| {
            let mut values = vec![it.row.id.to_string(), it.row.report.to_string(), it.statement.to_string()];
            values.push(it.origin.clone());
            values.extend(fields(&it.row));
            values
        };
        Rows { columns, rows: view.claim.iter().map(row).collect() }
    }
}

/// The filters in force, without what the page itself asks for.
fn narrowed<'a>(ask: &'a Ask) -> Vec<&'a str> {
    let own = ["below", "garbled", "claim", "decided"];
    ask.at.pairs.iter().map(|(name, _)| name.as_str()).filter(|name| !own.contains(name)).collect()
}

/// What was just decided, or the last decision of this person.
fn last(ask: &Ask, view: &View, to: &dyn Fn(Option<i64>) -> String) -> Markup {
    html! {
        @match (&view.decided, &view.last) {
            (Some(it), _) if it.kind != "undo" => (decide::decided(ask, it, &to(it.claim))),
            (decided, Some(it)) if !ask.desk.settings.is_read_only => {
                @if let Some(undone) = decided { p.notice role="status" { (decide::told(undone)) "." } }
                div.last { span.quiet { "Your last decision: " (decide::told(it)) ". " } (decide::undo(it.id, &to(it.claim), "Undo", &decide::told(it))) }
            }
            (Some(undone), _) => p.notice role="status" { (decide::told(undone)) "." },
            (None, _) => {}
        }
    }
}

fn progress(query: &Query, view: &View) -> Markup {
    let below = query.below.unwrap_or(DOUBTFUL);
    let waiting = grouped(view.waiting as f64);
    html! {
        @if let Some(today) = view.decided_today { b { (grouped(today as f64)) } " decided today by you, " }
        b { (waiting) } " left below " (below)
    }
}

fn choices(ask: &Ask, query: &Query) -> Markup {
    let at = ask.at.with("claim", None).with("decided", None);
    let below = |it: Option<&str>| at.with("below", it).with("garbled", None).href();
    let is = |it: Option<f64>| (query.below == it && !query.garbled).then_some("true");
    html! {
        a href=(below(None)) aria-current=[is(None)] { "All" }
        a href=(below(Some("0.7"))) aria-current=[is(Some(0.7))] { "Below 0.7" }
        a href=(below(Some("0.5"))) aria-current=[is(Some(0.5))] { "Below 0.5" }
        a href=(at.with("below", None).with("garbled", Some("true")).href()) aria-current=[query.garbled.then_some("true")] { "Garbled repeats" }
    }
}

fn sentence(view: &View, it: &Shown) -> Markup {
    html! {
        p { (links::report(it.row.report, it.title.as_deref())) " "
            span.quiet { (cell(it.outlet.as_deref())) ", " (cell(it.published.as_deref())) } }
        blockquote.context {
            span.around { @if view.before_sentence.chars().count() >= AROUND { "… " } (view.before_sentence) }
            span.sentence { (it.before) mark { (it.row.claim.anchor_text) } (it.after) }
            span.around { (view.after_sentence) @if view.after_sentence.chars().count() >= AROUND { " …" } }
        }
        h2 { "Read as: " (figure(&it.row.claim)) " " (what(&it.row.claim)) }
        dl.slots.compact { @for (name, value) in slots(&it.row.claim) { div { dt { (name) } dd { (value) } } } }
    }
}

/// What shows why it was read so, and where else it stands.
fn about(it: &Shown) -> Markup {
    html! {
        h2 { "Read by" }
        (trace(it))
        h2 { "Other sightings of " a href=(format!("/statements/{}", it.statement)) { "statement " (it.statement) } ", of " (links::origin(&it.origin)) }
        @if it.sightings.iter().any(|other| other.claim != it.row.id) { (sightings(it)) }
        @else { p.quiet { "None: this is the only report that has it." } }
        p { a href=(format!("/claims/{}", it.row.id)) { "Claim " (it.row.id) " with its history" } }
    }
}

fn end(ask: &Ask, query: &Query, view: &View, to: &dyn Fn(Option<i64>) -> String) -> Markup {
    html! {
        section.review data-keys aria-label="The end of the queue" {
            @if query.claim.is_some() && view.previous.is_some() {
                p { "This is the end of the queue. Some were skipped." }
                nav.pager aria-label="Other claims" {
                    a rel="prev" href=(to(view.previous)) data-key="k p" { "← Before" (decide::key("k")) }
                    a href=(to(None)) data-key="j n" { "Begin again" (decide::key("j")) }
                }
            } @else {
                p { "Nothing waits here: all claims that these filters ask for are decided." }
                p { @if ask.at.pairs.is_empty() { a href="/add" { "Add reports" } } @else { a href="/review" { "All that wait" } } ", or see "
                    a href="/decisions" { "what was decided" } "." }
            }
        }
    }
}

/// The keys, for those who use them; a script makes them work, and can switch them off.
fn keys() -> Markup {
    let keys = [
        ("a", "accept"),
        ("r", "reject; then 1 to 6 for the reason"),
        ("c", "correct: goes to the first slot"),
        ("j or n", "skip to the next"),
        ("k or p", "back to the one before"),
        ("u", "undo the last decision"),
        ("?", "show or hide this"),
    ];
    html! {
        details.keys #keys hidden {
            summary data-key="?" { "Keys" }
            dl { @for (key, what) in keys { dt { kbd { (key) } } dd { (what) } } }
            p.quiet { "Esc leaves a field. Keys do nothing while you write." }
            label { input type="checkbox" #keys-on checked; " Use the keys" }
        }
    }
}
