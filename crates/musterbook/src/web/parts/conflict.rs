//! A conflict for people: what cannot be, why they most likely differ, and its sentences side by side, each with ways to its
//! evidence and to what can be decided about it.

use super::super::address::with;
use super::asked::Ground;
use super::links;
use super::words::sentence;
use crate::command::conflicts::kind;
use crate::command::question::Cited;
use crate::figure::when_of;
use crate::output::count;
use maud::{Markup, html};
use musterbook_core::reconcile::conflict::Conflict;
use musterbook_core::reconcile::explain::{figure, happened, written};
use musterbook_core::reconcile::statement::Statement;
use serde::Serialize;

/// A statement with the ledger's numbers of its claim and of that claim's report.
#[derive(Serialize)]
pub struct Quoted {
    #[serde(flatten)]
    pub cited: Cited,
    pub claim: Option<i64>,
    pub report: Option<i64>,
    /// Its figure and what happened in words.
    #[serde(skip)]
    pub figure: String,
    /// The time it speaks of.
    #[serde(skip)]
    pub when: String,
}

impl Quoted {
    pub fn of(at: usize, ground: &Ground) -> Quoted {
        let it = &ground.statements[at];
        let figure = format!("{} {}", figure(it), happened(it.outcome));
        let report = it.claim.and_then(|claim| ground.report(claim));
        Quoted { cited: Cited::of(at, it), claim: it.claim, report, figure, when: time(it) }
    }
}

/// `total to 2025-06-15`, or the day.
fn time(it: &Statement) -> String {
    let words = when_of(it.scope, it.when);
    let published = || it.published.map(|day| format!("told {}", written(day))).unwrap_or_default();
    if words.is_empty() { published() } else { words }
}

/// A conflict as pages show it.
#[derive(Serialize)]
pub struct Shown {
    pub kind: &'static str,
    /// What shows it.
    pub why: String,
    /// Why they most likely differ, the likeliest first.
    pub likely: Vec<String>,
    pub statements: Vec<Quoted>,
    /// Of the same origins, saying the like.
    pub alike: Vec<Quoted>,
}

impl Shown {
    pub fn of(it: &Conflict, ground: &Ground) -> Shown {
        let quoted = |places: &[usize]| places.iter().map(|&at| Quoted::of(at, ground)).collect();
        let alike = &it.alike[..it.alike.len().min(ALIKE)];
        Shown {
            kind: kind(it.kind),
            why: it.why.clone(),
            likely: it.likely.iter().map(|reason| reason.words.clone()).collect(),
            statements: quoted(&it.statements),
            alike: quoted(alike),
        }
    }
}

/// So many statements that say the like are told of.
const ALIKE: usize = 10;

/// What the kind means to a reader.
fn heading(it: &Shown) -> String {
    match it.kind {
        "contradiction" => match it.statements.len() {
            1 => "This cannot be true".to_owned(),
            2 => "These two cannot both be true".to_owned(),
            n => format!("These {n} cannot all be true"),
        },
        "garbled" => "A figure was told on as another thing".to_owned(),
        _ => "These two hardly fit together".to_owned(),
    }
}

/// The conflict; `back` is the page that a decision leads back to.
pub fn shown(it: &Shown, back: &str) -> Markup {
    html! {
        article.conflict {
            h3 { (heading(it)) }
            @if let Some(why) = because(&it.why) { p { (sentence(why)) } }
            @if let [first, others @ ..] = it.likely.as_slice() {
                p { b { "Most likely: " } (sentence(first)) }
                @if !others.is_empty() { ul.quiet { @for other in others { li { "Or: " (sentence(other)) } } } }
            }
            div.sides { @for quoted in &it.statements { (card(quoted, back)) } }
            @if !it.alike.is_empty() {
                details {
                    summary { (count(it.alike.len(), "statement")) " of the same origins " @if it.alike.len() == 1 { "says" } @else { "say" } " the like" }
                    ul { @for like in &it.alike { li { (cited(like)) } } }
                }
            }
        }
    }
}

/// That statements were left out, and what to do about it. The program at the command line leaves out the same.
pub fn left_out(statements: usize) -> Markup {
    html! {
        @if statements > 0 {
            p.notice { (count(statements, "statement")) @if statements == 1 { " that says" } @else { " that say" }
                " about what others of the same origins say " @if statements == 1 { "was" } @else { "were" }
                " left out: there are too many to be solved together, so there may be more conflicts. "
                "Choose an earlier day under “Reports published up to” to look at fewer." }
        }
    }
}

/// The why without what the heading says already.
fn because(why: &str) -> Option<&str> {
    let rest = why
        .strip_prefix("both cannot be true")
        .or_else(|| Some(why.strip_prefix("these ")?.split_once(" cannot all be true")?.1));
    match rest {
        Some("") => None,
        Some(rest) => Some(rest.trim_start_matches(", for ")),
        None => Some(why),
    }
}

/// One side of a conflict.
fn card(it: &Quoted, back: &str) -> Markup {
    html! {
        section.card {
            h4 { (links::origin(&it.cited.origin)) }
            p { b { (it.figure) } " " span.quiet { (it.when) } }
            @if !it.cited.sentence.is_empty() { blockquote { (it.cited.sentence) } }
            p.quiet { (ways(it)) }
            @if let Some(claim) = it.claim {
                p { a.button.second href=(with(&format!("/claims/{claim}"), "back", back)) { "Reject, correct or note" span.hidden { " claim " (claim) } } }
            }
        }
    }
}

/// Where it was seen: how many reports, the claim, the report.
pub fn ways(it: &Quoted) -> Markup {
    html! {
        a href=(format!("/statements/{}", it.cited.statement)) { (count(it.cited.reports, "report")) }
        @if let Some(claim) = it.claim { " · " a href=(format!("/claims/{claim}")) { "claim " (claim) } }
        @if let Some(report) = it.report { " · " a href=(format!("/reports/{report}")) { "the report" } }
        @if let Some(day) = it.cited.published { " · " (written(day)) }
    }
}

/// A statement in a line that leads to its claim.
pub fn cited(it: &Quoted) -> Markup {
    html! {
        @match it.claim { Some(claim) => a href=(format!("/claims/{claim}")) { (it.cited.said) }, None => (it.cited.said) }
        @if it.cited.reports > 1 { span.quiet { " (" (count(it.cited.reports, "report")) ")" } }
        @if !it.cited.sentence.is_empty() { blockquote { (it.cited.sentence) } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heading_is_not_said_again() {
        for (why, expected) in [
            ("both cannot be true", None),
            ("both cannot be true, for a running total never falls", Some("a running total never falls")),
            ("these 3 cannot all be true, for x, and y", Some("x, and y")),
            ("they count the same days in the same place", Some("they count the same days in the same place")),
        ] {
            assert_eq!(because(why), expected);
        }
    }
}
