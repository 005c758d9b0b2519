//! The answer in words: the three values, why each is what it is, and each origin's part with what would be without it.

use super::view::View;
use crate::web::address::Address;
use crate::web::parts::conflict::cited;
use crate::web::parts::links;
use crate::web::parts::table::{maybe, table, text};
use maud::{Markup, html};
use musterbook_core::reconcile::answer::{Estimate, Voice};
use musterbook_core::reconcile::explain::{grouped, written};

/// The values, large; what they would be otherwise; and the first reasons.
pub fn answer(at: &Address, view: &View) -> Markup {
    let Some(it) = &view.answer else { return html! {} };
    html! {
        section.answer aria-label="The answer" {
            p { "As of " time datetime=(it.as_of) { (written(it.as_of)) } @if let Some(grade) = it.grade { ", graded " b { (grade) } } ":" }
            (values(it))
            @if let Some(before) = &view.otherwise { (otherwise(at, before)) }
            @for reason in view.explanation.iter().take(2) { p { (reason.sentence) } }
            // What limits it.
            @for reason in view.explanation.iter().skip(2).filter(|it| it.statements.is_empty()) { p.quiet { (reason.sentence) } }
        }
    }
}

fn values(it: &Estimate) -> Markup {
    let number = |value: Option<f64>| value.map_or("–".to_owned(), grouped);
    html! {
        @if it.low.is_some() {
            dl.values {
                div { dt { "At least" } dd { (number(it.low)) } }
                div.best { dt { "Best" } dd { (number(it.best)) } }
                div { dt { "Highest figure" } dd { (number(it.high)) @if it.ceiling.is_none() { " " span.quiet { "open above" } } } }
            }
        } @else { p.none { "No figure." } }
    }
}

/// What it is without the changes that the address asks for, and a way to drop each of them.
fn otherwise(at: &Address, before: &Estimate) -> Markup {
    let number = |value: Option<f64>| value.map_or("–".to_owned(), grouped);
    let left_out = at.pairs.iter().filter(|(name, _)| name == "without").map(|(_, name)| name.as_str());
    html! {
        ul.chips aria-label="What is changed" {
            @for name in left_out {
                li { "without " b { (name) } " " a href=(at.without("without", name).href()) aria-label=(format!("hear {name} again")) { "×" } }
            }
        }
        p { "Otherwise: at least " b { (number(before.low)) } ", best " b { (number(before.best)) } ", highest figure " b { (number(before.high)) }
            @if before.high.is_some() && before.ceiling.is_none() { ", open above" } ". "
            a href=(at.with("without", None).with("assume", None).href()) { "Back to that" } }
    }
}

/// Every reason with its evidence.
pub fn reasons(view: &View) -> Markup {
    let Some(answer) = &view.answer else { return html! {} };
    // What it amounts to, then the bounds; those of single origins stand in the table of origins.
    let bounds = 3 + usize::from(answer.low.is_some_and(|low| low > 0.0));
    let reasons = view.explanation.iter().take(bounds).filter(|it| !it.statements.is_empty());
    html! {
        @if answer.low.is_some() {
            h2 #why { "Why" }
            ol.reasons {
                @for it in reasons {
                    li {
                        p { (it.sentence) }
                        ul { @for quoted in &it.statements { li { (cited(quoted)) } } }
                    }
                }
            }
        }
    }
}

/// Each origin's part, with what would be without it in one click.
pub fn voices(at: &Address, view: &View) -> Markup {
    let Some(answer) = view.answer.as_ref().filter(|it| !it.voices.is_empty()) else { return html! {} };
    let row = |it: &Voice| {
        let without = at.and("without", &it.origin).with("offset", None).href();
        vec![
            links::origin(&it.origin),
            text(match it.speaks_of {
                "others'" => "neither side",
                "its own" => "its own side",
                _ => "its enemy",
            }),
            text(grouped(it.floor)),
            html! { @match it.ceiling { Some(ceiling) => (grouped(ceiling)), None => span.quiet { "open" } } },
            text(grouped(it.figure)),
            html! { time.day datetime=(it.as_of) { (it.as_of) } },
            maybe(it.set_aside.as_deref()),
            html! { a href=(without) { "without it" span.hidden { ": " (it.origin) } } },
        ]
    };
    let headings =
        &["origin", "speaks of", "#at least", "#at most", "#figure", "as of", "why it does not set the low", "what if"];
    html! {
        h2 #origins { "Origins" }
        p.quiet { "Each by itself. Reports that repeat an origin do not count again." }
        (table("Origins, each by itself", headings, answer.voices.iter().map(row).collect()))
    }
}
