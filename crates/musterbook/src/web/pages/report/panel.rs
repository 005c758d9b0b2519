//! The claims of a report, beside its text.

use super::View;
use crate::figure;
use crate::output::count;
use crate::web::page::Ask;
use crate::web::pages::claim::slots;
use crate::web::parts::links;
use maud::{Markup, html};
use musterbook_ledger::Marked;

/// Claims beside the text at a time.
pub const SHOWN: usize = 250;

/// Whether the claim at a place of the list is beside the text.
pub fn is_shown(at: usize, offset: usize) -> bool {
    (offset..offset.saturating_add(SHOWN)).contains(&at)
}

pub fn panel(ask: &Ask, view: &View, offset: usize) -> Markup {
    let all = view.claims.len();
    let shown = view.claims.iter().skip(offset).take(SHOWN);
    let to = |offset: usize| ask.at.with("offset", (offset > 0).then(|| offset.to_string()).as_deref()).href();
    html! {
        section.panel aria-labelledby="claims" tabindex="0" {
            h2 #claims { (count(all, "claim")) }
            @if all == 0 {
                p.quiet { "No claim in force was read in this report."
                    @if view.rejected.is_none() { " “Show numbers in no claim” says what became of its numbers." } }
            }
            @for it in shown { (card(it)) }
            @if all > SHOWN || offset > 0 {
                nav.pager aria-label="More claims of this report" {
                    @if offset > 0 { a rel="prev" href=(to(offset.saturating_sub(SHOWN))) { "← Before" } }
                    @if offset + SHOWN < all { a rel="next" href=(to(offset + SHOWN)) { "Next →" } }
                }
            }
        }
    }
}

fn card(it: &Marked) -> Markup {
    let (claim, number) = (&it.row.claim, it.row.id);
    // What is not known is left out here; the claim's own page has it.
    let known = slots(claim).into_iter().filter(|(name, value)| is_told(name, value));
    html! {
        article.card id=(format!("c-{number}")) {
            h3 { a href=(format!("/claims/{number}")) { (figure::figure(claim)) " " (figure::what(claim)) } }
            dl.slots { @for (name, value) in known { dt { (name) } dd { (value) } } }
            p.foot {
                @if let Some(statement) = it.statement {
                    a href=(format!("/statements/{statement}")) { "Statement " (statement) }
                    ": " (count(it.reports.max(0) as usize, "report")) ", 1 origin"
                    @if let Some(origin) = &it.origin { " (" (links::origin(origin)) ")" }
                    ". "
                }
                a.back href=(format!("#t-{number}")) { "In the text" span.hidden { ": claim " (number) } }
            }
        }
    }
}

fn is_told(name: &str, value: &Markup) -> bool {
    !matches!(name, "figure" | "what") && !value.0.is_empty() && !value.0.contains("aria-label=\"not known\"")
}
