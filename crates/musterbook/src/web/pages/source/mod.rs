//! An origin: what it says, how often others repeat it, and how its figures compare with those of others.

mod beside;

use crate::figure;
use crate::output::count;
use crate::web::address::Address;
use crate::web::chart::{compare, spark};
use crate::web::fault::Fault;
use crate::web::page::{Ask, Html, Page, Rows};
use crate::web::parts::links;
use crate::web::parts::past::Past;
use crate::web::parts::table::{maybe, table, text};
use beside::Compared;
use clap::Args;
use jiff::civil::Date;
use maud::{Markup, html};
use musterbook_ledger::{Field, Ledger, Meant, Questioned, Repeated, Said};
use serde::Serialize;

pub struct Source;

#[derive(Args)]
pub struct Query {
    /// The origin's name
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    #[command(flatten)]
    pub past: Past,
}

#[derive(Serialize)]
pub struct View {
    origin: String,
    repeated: Repeated,
    questions: Vec<Questioned>,
    statements: Vec<Said>,
    compared: Vec<Compared>,
}

/// Questions and statements that are listed.
const QUESTIONS: usize = 25;
const STATEMENTS: usize = 15;

impl Page for Source {
    const PATH: &'static str = "/source";
    const ABOUT: &'static str =
        "An origin: what it says, how often others repeat it, how its figures compare with those of others.";
    type Query = Query;
    type View = View;

    fn view(ask: &Ask, query: &Query) -> Result<View, Fault> {
        let ledger = ask.ledger;
        let Some(name) = query.name.as_deref() else {
            return Err(Fault::bad("no source is named", "choose one on the Sources page"));
        };
        let known = query.past.known(ledger)?;
        let mut origin = name.to_owned();
        let mut repeated = ledger.repeated(&origin, known)?;
        if repeated.all == 0 {
            origin = meant(ledger, name)?;
            repeated = ledger.repeated(&origin, known)?;
        }
        Ok(View {
            repeated,
            questions: ledger.spoken(&origin, QUESTIONS, known)?,
            statements: ledger.newest_of(&origin, STATEMENTS, known)?,
            compared: beside::compared(ledger.beside(&origin, beside::DAYS, known)?),
            origin,
        })
    }

    fn html(_: &Ask, _: &Query, view: &View) -> Html {
        let main = html! {
            (facts(view))
            h2 { "How its figures compare" }
            (compared(view))
            h2 { "What it speaks of" }
            (questions(view))
            h2 { "Its newest statements" }
            (statements(view))
            p { a href=(of("/statements", &view.origin)) { "All its statements" } " · " a href=(of("/claims", &view.origin)) { "all claims on its word" } }
        };
        Html { title: view.origin.clone(), main }
    }

    fn rows(view: &View) -> Rows {
        let columns = [
            "origin",
            "question",
            "claim",
            "as_of",
            "figure",
            "others",
            "others_origins",
            "others_claim",
            "days_apart",
        ];
        let rows = view.compared.iter().map(|it| {
            let mut values = vec![view.origin.clone(), it.question.clone(), it.claim.to_string(), it.as_of.clone()];
            values.extend([it.figure, it.others].map(|figure| figure.to_string()));
            values.extend([it.origins.len().to_string(), it.other_claim.to_string(), it.apart.to_string()]);
            values
        });
        Rows { columns: columns.to_vec(), rows: rows.collect() }
    }
}

/// The origin that a name means.
fn meant(ledger: &Ledger, name: &str) -> Result<String, Fault> {
    match ledger.meant(Field::Source, name)? {
        Meant::These(these) => Ok(these.into_iter().next().unwrap_or_else(|| name.to_owned())),
        Meant::None { like } => {
            let mut fault = Fault::not_found(format!("the ledger holds no origin {name:?}"));
            if !like.is_empty() {
                fault.remedy = format!("it holds {}", like.join(", "));
            }
            Err(fault)
        }
    }
}

fn of(path: &str, origin: &str) -> String {
    crate::web::address::with(path, "source", origin)
}

fn plural(number: i64, noun: &str) -> String {
    count(number.max(0) as usize, noun)
}

/// How much, how often repeated, by whom, when.
fn facts(view: &View) -> Markup {
    let repeated = &view.repeated;
    let months: Vec<(Date, u64)> = repeated
        .months
        .iter()
        .filter_map(|(month, count)| Some((format!("{month}-01").parse().ok()?, u64::try_from(*count).ok()?)))
        .collect();
    let is_cut = repeated.all > repeated.statements && repeated.all > 2_000;
    html! {
        ul.facts {
            li { b { (figure::grouped(repeated.all as f64)) } "statements" }
            li { b { (figure::grouped(repeated.reports as f64)) } "reports that carry them" }
            li { b { (figure::grouped(repeated.repeated as f64)) } "repeated by another outlet"
                br; span.quiet { "of " @if is_cut { "its last " } (plural(repeated.statements, "statement")) " in force" } }
            @if repeated.garbles > 0 { li { b { (figure::grouped(repeated.garbles as f64)) } "repeats that garble them" } }
            @if months.len() > 1 { li { (spark::cell(&format!("reports with statements of {}", view.origin), &months)) br; "reports by month" } }
        }
        @if !repeated.by.is_empty() {
            p { "Carried most by " @for (n, (outlet, reports)) in repeated.by.iter().enumerate() {
                @if n > 0 { ", " }
                a href=(Address::new("/claims", None).and("source", &view.origin).and("outlet", outlet).href()) { (outlet) }
                " (" (plural(*reports, "report")) ")" } "." }
        }
        @if months.len() > 1 {
            details.small { summary { "Reports by month as a table" }
                (spark::sheet(&format!("Reports with statements of {}", view.origin), &months).table()) }
        }
    }
}

fn compared(view: &View) -> Markup {
    if view.compared.is_empty() {
        return html! {
            p.quiet { "No other origin gives a figure for the same side, things, outcome, place and time, so there is nothing to compare it with." }
        };
    }
    let chart = beside::chart(&view.origin, &view.compared);
    html! {
        div.charted { (links::past_chart("figures")) (compare::figure(&chart)) }
        details.small #figures { summary { "The figures as a table" } (beside::table(&view.compared)) }
        div.caveats {
            p { "Compared are its last figures of a side’s losses or numbers, each with the middle one of those that other origins give for the same side, things, "
                "outcome and kind of count: of totals the nearest in time, at most " (beside::DAYS) " days apart, of the same place or with none named; of events those of the same day and place." }
            p { "Read it with care. Origins may define a loss differently (killed, or out of action; soldiers, or all fighters), count to another day, "
                "see another part of the front, or speak of their enemy’s losses and not of their own. A party that speaks of its own losses, and one that "
                "speaks of its enemy’s, both have reasons to be wrong. Being far from others is no proof of error, being near them none of truth: they may have copied each other." }
        }
    }
}

fn questions(view: &View) -> Markup {
    let row = |it: &Questioned| {
        let question = &it.question;
        let what =
            format!("{} {}", figure::counted(question.unit, question.civilian), figure::happened(question.outcome));
        let mut claims = Address::new("/claims", None).and("source", &view.origin).and("unit", question.unit.as_str());
        claims = claims.and("outcome", question.outcome.as_str());
        if let Some(side) = &question.side {
            claims = claims.and("side", side);
        }
        if let Some(civilian) = question.civilian {
            claims = claims.and("civilian", if civilian { "true" } else { "false" });
        }
        vec![
            maybe(question.side.as_deref()),
            html! { a href=(claims.href()) { (what) } },
            text(figure::grouped(it.statements as f64)),
            text(figure::grouped(it.reports as f64)),
            maybe(it.from.as_deref()),
            maybe(it.to.as_deref()),
        ]
    };
    html! {
        (table("What it speaks of", &["side", "what", "#statements", "#reports", "from", "to"], view.questions.iter().map(row).collect()))
        @if view.questions.len() == QUESTIONS { p.quiet { "The " (QUESTIONS) " that it speaks of most." } }
    }
}

fn statements(view: &View) -> Markup {
    let row = |it: &Said| {
        let claim = &it.claim.claim;
        vec![
            maybe(it.as_of.as_deref()),
            html! { a href=(format!("/statements/{}", it.id)) { (figure::figure(claim)) } },
            text(figure::what(claim)),
            maybe(claim.side.as_deref()),
            maybe(claim.place.as_deref()),
            html! { @if it.reports > 0 { (plural(it.reports, "report")) } @else { "no claim in force" } },
        ]
    };
    table(
        "Its newest statements",
        &["as of", "#figure", "what", "side", "place", "seen in"],
        view.statements.iter().map(row).collect(),
    )
}
