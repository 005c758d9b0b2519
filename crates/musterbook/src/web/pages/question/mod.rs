//! A question: what the statements jointly support, on what each bound rests, and what it would be otherwise.

mod answer;
mod chart;
mod heard;
#[cfg(test)]
mod tests;
mod view;

use crate::arguments::day;
use crate::web::chart::timeline;
use crate::web::fault::Fault;
use crate::web::page::{Ask, Html, Page, Rows};
use crate::web::parts::asked::{Asked, words};
use crate::web::parts::choice::{self, Choice};
use crate::web::parts::words::capital;
use crate::web::parts::{conflict, links};
use clap::Args;
use jiff::civil::Date;
use maud::{Markup, html};
use musterbook_core::reconcile::problem::Supposed;
use musterbook_core::reconcile::what_if::supposed;
use view::View;

pub struct Question;

#[derive(Args)]
pub struct Query {
    #[command(flatten)]
    asked: Asked,
    #[command(flatten)]
    choice: Choice,
    /// The day; the last one that is spoken of without this
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    as_of: Option<Date>,
    /// What if this origin had not spoken
    #[arg(long, value_name = "NAME")]
    without: Vec<String>,
    /// What if this held: "deployed <= 15000", "killed >= 600 @ 2025-05-01"
    #[arg(long, value_name = "CONDITION", value_parser = supposed)]
    assume: Vec<Supposed>,
    /// At most so many statements in the table; 50 without it
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = rows)]
    limit: usize,
    /// Leave out the first so many
    #[arg(long, value_name = "N", default_value_t = 0)]
    offset: usize,
}

fn rows(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|number| (1..=1_000).contains(number));
    number.ok_or_else(|| "say a number from 1 to 1000".to_owned())
}

impl Page for Question {
    const PATH: &'static str = "/question";
    const ABOUT: &'static str = "What the reports jointly support of a question on a day, why, its line of time, its statements, its conflicts; and what if.";
    type Query = Query;
    type View = View;

    fn view(ask: &Ask, query: &Query) -> Result<View, Fault> {
        view::view(ask, query)
    }

    fn html(ask: &Ask, query: &Query, view: &View) -> Html {
        let title = capital(&words(&view.question));
        let main = html! {
            (choices(ask))
            @if let Some(why) = &view.no_answer { p.notice { (why) } }
            @if view.question.side.is_none() && view.all > 0 { p.notice { "No side is named in these claims: figures of several fights may be put together here." } }
            (answer::answer(&ask.at, view))
            @if !view.chart.marks.is_empty() { (charts(view)) }
            (answer::reasons(view))
            (answer::voices(&ask.at, view))
            (what_if(ask))
            (conflicts(ask, view))
            (heard::statements(&ask.at, query, view))
            @if view.no_answer.is_none() { (choice::about(&view.policy)) }
        };
        Html { title, main }
    }

    fn rows(view: &View) -> Rows {
        heard::rows(view)
    }
}

fn choices(ask: &Ask) -> Markup {
    let days = &[choice::AS_OF, choice::KNOWN_AT, choice::PUBLISHED_TO];
    choice::form(&ask.at, days, &[], &html! {})
}

/// The line of time, and its data as tables.
fn charts(view: &View) -> Markup {
    html! {
        (links::past_chart("chart-data"))
        (timeline::figure(&view.chart))
        details.data #chart-data {
            summary { "The chart’s data as tables" }
            div.wide role="region" aria-label="What is supported, by days" tabindex="0" { (timeline::band_sheet(&view.chart).table()) }
            div.wide role="region" aria-label="Statements of the chart" tabindex="0" { (timeline::sheet(&view.chart).table()) }
            @if view.not_drawn > 0 { p.quiet { (view.not_drawn) " more are neither drawn nor listed here, for want of room or because their day is far off; the statements below are all." } }
        }
    }
}

/// What is supposed, with a way to drop each, and a form for more.
fn what_if(ask: &Ask) -> Markup {
    let supposed: Vec<&str> =
        ask.at.pairs.iter().filter(|(name, _)| name == "assume").map(|(_, it)| it.as_str()).collect();
    let add = html! {
        @for it in &supposed { input type="hidden" name="assume" value=(it); }
        label { span { "Suppose that" }
            input type="text" name="assume" placeholder="deployed <= 15000" aria-describedby="assume-how" autocomplete="off"; }
    };
    html! {
        details.what-if open[!supposed.is_empty()] {
            summary { "What if …" }
            @if !supposed.is_empty() {
                ul.chips aria-label="Suppositions" { @for it in &supposed {
                    li { "supposing " b { (it) } " " a href=(ask.at.without("assume", it).href()) aria-label=(format!("drop the supposition {it}")) { "×" } }
                } }
            }
            (choice::form(&ask.at, &[], &["assume"], &add))
            p.quiet #assume-how { "Write “deployed <= 15000”, “killed >= 600 @ 2025-05-01” or “casualties = 4000..6000”." }
        }
    }
}

fn conflicts(ask: &Ask, view: &View) -> Markup {
    let all = ask
        .at
        .at("/conflicts")
        .with("offset", None)
        .with("limit", None)
        .with("as-of", None)
        .with("assume", None)
        .with("without", None);
    html! {
        @if view.no_answer.is_none() {
            h2 #conflicts { "Conflicts" }
            @if view.conflicts.is_empty() && view.left_out == 0 { p { "None: nothing that is said of this contradicts anything else." } }
            (conflict::left_out(view.left_out))
            @for it in &view.conflicts { (conflict::shown(it, &ask.at.href())) }
            @if view.more_conflicts > 0 {
                p { a href=(all.with("civilian", None).with("place", None).href()) { "All " (view.conflicts.len() + view.more_conflicts) " conflicts" } }
            }
        }
    }
}
