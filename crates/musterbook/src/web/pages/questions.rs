//! The questions that the ledger can answer, each with its range in small.

use crate::filters::Filters;
use crate::output::count;
use crate::web::address::Address;
use crate::web::chart::range::{self, Range, Shared};
use crate::web::fault::Fault;
use crate::web::page::{Ask, Html, Page, Rows};
use crate::web::parts::asked::{Ground, href, words};
use crate::web::parts::choice::policy;
use crate::web::parts::listing::{List, listing};
use crate::web::parts::table::{maybe, table, text};
use clap::Args;
use jiff::civil::Date;
use maud::{Markup, html};
use musterbook_core::claim::Unit;
use musterbook_core::reconcile::answer::{Estimate, State};
use musterbook_core::reconcile::conflict::{Conflict, of_question};
use musterbook_core::reconcile::estimate::estimates;
use musterbook_core::reconcile::explain::grouped;
use musterbook_core::reconcile::policy::{Policy, STANDARD};
use musterbook_core::reconcile::question::Question;
use musterbook_ledger::{By, Known, Order, Questioned};
use serde::Serialize;
use std::collections::HashMap;

pub struct Questions;

#[derive(Args)]
pub struct Query {
    /// The policy of the ranges: a name, `without X` or `only X`
    #[arg(long, value_name = "NAME", default_value = STANDARD)]
    policy: String,
    #[command(flatten)]
    filters: Filters,
}

/// Claims that are worked out for one page at most: a quick page matters more than a full one. A range that is not worked
/// out here is on the question's own page.
const MOST: usize = 600;
/// … and of one side's people, or one kind of its things.
const MOST_OF_ONE: usize = 300;

/// The columns of a row of CSV.
const COLUMNS: &[&str] = &[
    "side",
    "unit",
    "outcome",
    "civilian",
    "place",
    "claims",
    "reports",
    "statements",
    "origins",
    "from",
    "to",
    "as_of",
    "low",
    "best",
    "high",
    "is_open",
    "independent_origins",
    "conflicts",
];

/// A question with what its claims come to.
#[derive(Serialize)]
pub struct Row {
    #[serde(flatten)]
    it: Questioned,
    /// Missing where there are too many claims to work it out for a listing.
    answer: Option<Answer>,
}

/// What is supported on the last day that a question's claims speak of, and how many conflicts there are.
#[derive(Clone, Serialize)]
pub struct Answer {
    estimate: Estimate,
    conflicts: usize,
}

/// What is said of one side's people, or of one kind of its things.
struct Family {
    ground: Ground,
    conflicts: Vec<Conflict>,
}

impl Page for Questions {
    const PATH: &'static str = "/questions";
    const ABOUT: &'static str =
        "The questions that the ledger can answer, with their latest ranges, those with the most claims first.";
    type Query = Query;
    type View = List<Row>;

    fn view(ask: &Ask, query: &Query) -> Result<List<Row>, Fault> {
        let policy = policy(&query.policy)?;
        let filters = &query.filters;
        let by = match filters.sort {
            None | Some(Order::Low | Order::Confidence) => By::Claims,
            Some(Order::When | Order::Published | Order::Recorded) => By::Last,
        };
        let found = List::of(ask, filters, |filter, page, known| ask.ledger.questions(filter, by, page, known))?;
        let known = filters.known(ask.ledger)?;
        let mut worked = Worked { ask, policy, known, filters, left: MOST, families: HashMap::new() };
        let rows = found.rows.into_iter().map(|it| worked.row(it)).collect::<Result<_, Fault>>()?;
        Ok(List { rows, has_more: found.has_more, warnings: found.warnings })
    }

    fn html(ask: &Ask, query: &Query, view: &List<Row>) -> Html {
        let at = &ask.at;
        let order = |word: &str, sort: Option<&str>| {
            let is_chosen = at.get("sort").is_some() == sort.is_some();
            html! { @if is_chosen { b { (word) } } @else { a href=(at.with("sort", sort).with("offset", None).href()) { (word) } } }
        };
        let main = html! {
            @if view.rows.is_empty() && at.pairs.is_empty() {
                p { "The ledger holds no claims yet. " a href="/add" { "Add reports" } ", and the questions that they speak of stand here." }
            } @else {
                p.quiet { "Each range is the lowest to the highest that the reports support, with a mark at the best; an arrow where nothing closes it above, "
                    "a ring where only one origin speaks, a cross where origins contradict each other, dots where nothing is supported; people and each kind of thing have a scale of their own, by powers of ten where figures lie far apart. First: " (order("the most claims", None)) ", " (order("the newest", Some("when"))) "." }
                (listing(ask, &query.filters, view, &["policy"], &rows(at, &view.rows)))
            }
        };
        Html { title: "Questions".to_owned(), main }
    }

    fn rows(view: &List<Row>) -> Rows {
        let columns = COLUMNS.to_vec();
        Rows { columns, rows: view.rows.iter().map(values).collect() }
    }
}

/// The answers of a page, with what is left of its budget.
struct Worked<'a> {
    ask: &'a Ask<'a>,
    policy: Policy,
    known: Known,
    filters: &'a Filters,
    left: usize,
    families: HashMap<(Option<String>, Unit), Option<Family>>,
}

impl Worked<'_> {
    fn row(&mut self, mut it: Questioned) -> Result<Row, Fault> {
        // Of one place that is asked for; of several the questions stay those of the theatre.
        if let [place] = self.filters.place.as_slice() {
            it.question.place = Some(place.clone());
        }
        let Some(day) = it.to.as_deref().and_then(|day| day.parse().ok()) else { return Ok(Row { it, answer: None }) };
        let entry = self.ask.ledger.last_entry()?;
        let asked = (&it.question, day, self.filters.published_to, self.known, &self.policy);
        let key = format!("{entry} {asked:?}");
        if let Some(answer) = self.ask.desk.answers.get(&key) {
            return Ok(Row { it, answer });
        }
        let had_room = self.left >= MOST_OF_ONE;
        let answer = self.answer(&it.question, day)?;
        // Whether a question is answered must not depend on what stands before it on the page.
        if answer.is_some() || had_room {
            self.ask.desk.answers.insert(key, answer.clone());
        }
        Ok(Row { it, answer })
    }

    fn answer(&mut self, question: &Question, day: Date) -> Result<Option<Answer>, Fault> {
        let key = (question.side.clone(), question.unit);
        if !self.families.contains_key(&key) {
            let family = self.family(question)?;
            self.families.insert(key.clone(), family);
        }
        let Some(family) = self.families.get(&key).and_then(Option::as_ref) else { return Ok(None) };
        let statements = &family.ground.statements;
        let day = family.ground.not_to_come(day);
        let estimate = estimates(statements, question, &[day], &self.policy, &[]).remove(0);
        let is_of_it =
            |conflict: &&Conflict| conflict.statements.iter().any(|&at| statements[at].outcome == question.outcome);
        Ok(Some(Answer { estimate, conflicts: family.conflicts.iter().filter(is_of_it).count() }))
    }

    /// `None` where it is too much for a listing, or no side is named: then figures of many fights would be put together.
    fn family(&mut self, question: &Question) -> Result<Option<Family>, Fault> {
        if question.side.is_none() {
            return Ok(None);
        }
        let most = MOST_OF_ONE.min(self.left);
        let Ok(ground) = Ground::of(self.ask.ledger, question, most, self.filters.published_to, self.known)? else {
            return Ok(None);
        };
        self.left = self.left.saturating_sub(ground.seen.len());
        let conflicts = of_question(&ground.statements, question, &self.policy);
        Ok(Some(Family { ground, conflicts }))
    }
}

fn rows(at: &Address, rows: &[Row]) -> Markup {
    let range_of = |it: &Row| it.answer.as_ref().map(|it| Range::from(&it.estimate));
    // People and shells have no scale in common.
    let shared = |unit: Unit| {
        Shared::of(&rows.iter().filter(|it| it.it.question.unit == unit).filter_map(range_of).collect::<Vec<_>>())
    };
    let row = |it: &Row| {
        let (question, asked) = (&it.it.question, &it.it);
        let subject = words(question);
        vec![
            maybe(question.side.as_deref()),
            html! { a href=(href(question, at)) { (what(question)) } },
            match range_of(it) {
                Some(range) => range::cell(&subject, &range, &shared(question.unit)),
                None if question.side.is_none() => html! { span.quiet { "no side named" } },
                None => {
                    html! { a href=(href(question, at)) aria-label=(format!("open to see {subject}")) { "open to see" } }
                }
            },
            html! { @if let Some(answer) = &it.answer { (in_short(&answer.estimate)) } },
            text(count(asked.reports as usize, "report")),
            text(count(asked.origins as usize, "origin")),
            html! { @if let Some(answer) = it.answer.as_ref().filter(|it| it.conflicts > 0) {
                a href=(conflicts(question)) { (answer.conflicts) }
            } },
            html! { @match &it.answer { Some(answer) => (day(&answer.estimate.as_of.to_string())), None => (asked.to.as_deref().map(day).unwrap_or_default()) } },
        ]
    };
    let headings =
        ["side", "what happened", "range", "#low – best – high", "#seen in", "#said by", "#conflicts", "last as of"];
    table("Questions", &headings, rows.iter().map(row).collect())
}

fn day(day: &str) -> Markup {
    html! { time.day datetime=(day) { (day) } }
}

/// What happened to whom, without the side: a side is a column of its own.
fn what(question: &Question) -> String {
    let whole = words(&Question { side: None, ..question.clone() });
    whole.split_once(": ").map_or(whole.clone(), |(_, what)| what.to_owned())
}

/// `4,725 – 6,000 – 6,000+`
fn in_short(it: &Estimate) -> Markup {
    let number = |value: Option<f64>| value.map_or("–".to_owned(), grouped);
    html! {
        @if it.low.is_none() { span.quiet { (match it.state {
            State::TooFewOrigins => "too few origins",
            _ => "no coverage",
        }) } }
        @else if it.low == it.high { (number(it.best)) @if it.ceiling.is_none() { "+" } }
        @else { (number(it.low)) " – " b { (number(it.best)) } " – " (number(it.high)) @if it.ceiling.is_none() { "+" } }
    }
}

fn conflicts(question: &Question) -> String {
    let mut it = Address::new("/conflicts", None);
    let pairs = [
        ("side", question.side.clone()),
        ("unit", Some(question.unit.as_str().to_owned())),
        ("outcome", Some(question.outcome.as_str().to_owned())),
    ];
    it.pairs.extend(pairs.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))));
    it.href()
}

fn values(row: &Row) -> Vec<String> {
    let Questioned { question, claims, reports, statements, origins, from, to } = &row.it;
    let or_empty = |value: Option<String>| value.unwrap_or_default();
    let estimate = row.answer.as_ref().map(|it| &it.estimate);
    let number = |of: fn(&Estimate) -> Option<f64>| or_empty(estimate.and_then(of).map(|it| it.to_string()));
    let mut cells = vec![
        or_empty(question.side.clone()),
        question.unit.as_str().to_owned(),
        question.outcome.as_str().to_owned(),
        or_empty(question.civilian.map(|it| it.to_string())),
        or_empty(question.place.clone()),
    ];
    cells.extend([claims, reports, statements, origins].map(|it| it.to_string()));
    cells.extend([from, to].map(|it| or_empty(it.clone())));
    cells.push(or_empty(estimate.map(|it| it.as_of.to_string())));
    cells.extend([number(|it| it.low), number(|it| it.best), number(|it| it.high)]);
    let is_open = |it: &Estimate| it.low.is_some() && it.ceiling.is_none();
    cells.push(or_empty(estimate.map(|it| is_open(it).to_string())));
    cells.push(or_empty(estimate.map(|it| it.origins.to_string())));
    cells.push(or_empty(row.answer.as_ref().map(|it| it.conflicts.to_string())));
    cells
}
