//! What is known of a report beside its text: who published it when and where, what stood there before and after, what
//! it is a copy of, what happened to it.

use super::{Change, View};
use crate::output::count;
use crate::web::address::with;
use crate::web::page::Ask;
use crate::web::pages::claim::history;
use crate::web::parts::links;
use crate::web::parts::mentions::MOST;
use crate::web::parts::table::{maybe, table, text};
use maud::{Markup, html};

/// Outlet, day, authors, addresses.
pub fn head(view: &View) -> Markup {
    let it = &view.whole;
    let mut addresses: Vec<&str> = view.versions.iter().map(|it| it.address.as_str()).collect();
    addresses.dedup();
    let newer = view.changes.iter().find(|change| change.from == it.report);
    html! {
        @if let Some(newer) = newer {
            p.notice { "Another text stands at " (links::elsewhere(&newer.address)) " since: " (links::report(newer.to, None)) "." }
        }
        dl.slots.about {
            dt { "outlet" } dd { @match &it.outlet { Some(name) => a href=(with("/reports", "outlet", name)) { (name) }, None => (maybe(None)) } }
            dt { "published" } dd { (maybe(it.published.as_deref())) @if it.published.is_some() { span.quiet { (rule(it.published_rule.as_deref())) } } }
            @if !it.authors.is_empty() { dt { "by" } dd { (it.authors.join(", ")) } }
            dt { "found at" } dd { ul.plain { @for address in addresses { li { (links::elsewhere(address)) } } } }
            dt { "recorded" } dd { time datetime=(it.recorded) { (it.recorded.get(..16).unwrap_or(&it.recorded).replace('T', " ")) } " UTC" }
            @if !it.notes.is_empty() { dt { "notes" } dd { (it.notes.join("; ")) } }
        }
    }
}

/// What told the day, in words.
fn rule(rule: Option<&str>) -> String {
    match rule {
        None => String::new(),
        Some("given") => " (as given when it was added)".to_owned(),
        Some("feed") => " (from its feed)".to_owned(),
        Some(rule) => format!(" (read from the page: {rule})"),
    }
}

/// What the marks mean, and the way to the numbers in no claim.
pub fn toggle(ask: &Ask, view: &View) -> Markup {
    html! {
        div.toggle {
            ul.key aria-label="Marks in the text" {
                li { mark { "claim" } }
                li { span.evidence { "its sentence" } }
                @if view.whole.text.len() <= MOST { li { span.source { "source" } } li { span.time { "time" } } }
                @if view.rejected.is_some() { li { span.aside { "in no claim" } } }
            }
            @match &view.rejected {
                Some(_) => a href=(ask.at.with("rejected", None).href()) { "Hide numbers in no claim" },
                None => a href=(ask.at.with("rejected", Some("on")).href()) { "Show numbers in no claim" },
            }
        }
        @if view.whole.text.len() > MOST {
            p.quiet { "The report is long: sources and times are not underlined." }
        }
    }
}

/// Versions, near copies, history.
pub fn origins(view: &View) -> Markup {
    let many = view.versions.len() > 1;
    html! {
        @if many { h2 { "Versions" } (versions(view)) @for it in &view.changes { (change(it)) } }
        h2 { "Near copies" }
        @if view.near_copies.is_empty() { p.quiet { "No other report shares much of its text." } } @else { (copies(view)) }
        h2 { "History" }
        (history(&view.history))
    }
}

fn versions(view: &View) -> Markup {
    let row = |it: &musterbook_ledger::Version| {
        let title = it.title.as_deref();
        vec![
            text(it.number),
            html! { @if it.report == view.whole.report { b { "this report" } } @else { (links::report(it.report, title)) } },
            text(it.recorded.get(..16).unwrap_or(&it.recorded).replace('T', " ")),
            links::elsewhere(&it.address),
        ]
    };
    table("Versions", &["#version", "report", "recorded", "at"], view.versions.iter().map(row).collect())
}

/// Lines of a difference that are shown.
const LINES: usize = 60;

fn change(it: &Change) -> Markup {
    html! {
        h3 { "From " (links::report(it.from, None)) " to " (links::report(it.to, None)) }
        ul.difference {
            @for line in it.difference.iter().take(LINES) {
                @match line.split_at_checked(2) {
                    Some(("- ", rest)) => li { b.bad { "no longer: " } (rest) },
                    Some(("+ ", rest)) => li { b.good { "new: " } (rest) },
                    _ => li { (line) },
                }
            }
            @if it.difference.len() > LINES { li.quiet { "and " (count(it.difference.len() - LINES, "more line")) } }
        }
    }
}

fn copies(view: &View) -> Markup {
    let row = |it: &musterbook_ledger::Copy| {
        vec![
            maybe(it.published.as_deref()),
            maybe(it.outlet.as_deref()),
            links::report(it.report, it.title.as_deref()),
            text(format!("about {:.0}%", it.alike * 100.0)),
        ]
    };
    table(
        "Near copies",
        &["published", "outlet", "report", "#text in common"],
        view.near_copies.iter().map(row).collect(),
    )
}
