//! The filters of a page: a form that works without scripts, and the filters in force with a way to drop each.

use super::super::address::Address;
use maud::{Markup, html};
use musterbook_core::claim::{Outcome, Scope, Stance, Unit};

/// How a filter is asked for.
enum Kind {
    Text,
    Day,
    Share,
    Choice(fn() -> Vec<&'static str>),
    Flag,
}

struct Field {
    name: &'static str,
    label: &'static str,
    kind: Kind,
}

const fn field(name: &'static str, label: &'static str, kind: Kind) -> Field {
    Field { name, label, kind }
}

fn outcomes() -> Vec<&'static str> {
    Outcome::ALL.iter().map(|it| it.as_str()).collect()
}

fn units() -> Vec<&'static str> {
    Unit::ALL.iter().map(|it| it.as_str()).collect()
}

fn scopes() -> Vec<&'static str> {
    Scope::ALL.iter().map(|it| it.as_str()).collect()
}

fn stances() -> Vec<&'static str> {
    Stance::ALL.iter().map(|it| it.as_str()).collect()
}

/// The filters that are asked for most.
const FIRST: &[Field] = &[
    field("side", "Side", Kind::Text),
    field("outcome", "What happened", Kind::Choice(outcomes)),
    field("place", "Place", Kind::Text),
    field("source", "Origin", Kind::Text),
    field("from", "From", Kind::Day),
    field("to", "To", Kind::Day),
];

const MORE: &[Field] = &[
    field("unit", "What is counted", Kind::Choice(units)),
    field("by", "Done by", Kind::Text),
    field("civilian", "Civilians", Kind::Choice(|| vec!["true", "false"])),
    field("outlet", "Outlet", Kind::Text),
    field("scope", "Scope", Kind::Choice(scopes)),
    field("stance", "Stance", Kind::Choice(stances)),
    field("published-from", "Published from", Kind::Day),
    field("published-to", "Published to", Kind::Day),
    field("min-confidence", "Confidence at least", Kind::Share),
    field("known-at", "As the ledger stood on", Kind::Day),
    field("sort", "Order", Kind::Choice(|| vec!["when", "published", "recorded", "low", "confidence"])),
    field("no-imports", "Leave out imports", Kind::Flag),
];

/// Fields that a page keeps and the form does not show.
const PAGE: &[&str] = &["offset"];

/// The form, filled with what the address holds. `hidden` names what the page asks for beside the filters.
pub fn form(at: &Address, hidden: &[&str]) -> Markup {
    let is_open = MORE.iter().any(|it| at.get(it.name).is_some());
    html! {
        form.filters action=(at.path) role="search" aria-label="Filters" autocomplete="off" {
            @for name in hidden { @for (_, value) in at.pairs.iter().filter(|(it, _)| it == name) {
                input type="hidden" name=(name) value=(value);
            } }
            div.fields { @for it in FIRST { (input(it, at)) } }
            details open[is_open] {
                summary { "More filters" }
                div.fields { @for it in MORE { (input(it, at)) } }
            }
            div.buttons { button { "Show" } @if is_narrowed(at, hidden) { a href=(cleared(at, hidden)) { "Clear" } } }
        }
        (in_force(at, hidden))
    }
}

fn is_narrowed(at: &Address, hidden: &[&str]) -> bool {
    at.pairs.iter().any(|(name, _)| !hidden.contains(&name.as_str()) && !PAGE.contains(&name.as_str()))
}

fn cleared(at: &Address, hidden: &[&str]) -> String {
    let mut it = at.clone();
    it.pairs.retain(|(name, _)| hidden.contains(&name.as_str()));
    it.href()
}

/// One input for each value; an empty one where there is none.
fn input(it: &Field, at: &Address) -> Markup {
    let mut values: Vec<&str> =
        at.pairs.iter().filter(|(name, _)| name == it.name).map(|(_, it)| it.as_str()).collect();
    if values.is_empty() {
        values.push("");
    }
    html! {
        label { span { (it.label) }
            @match it.kind {
                Kind::Choice(words) => @for value in values {
                    select name=(it.name) {
                        option value="" { "any" }
                        @for word in words() { option value=(word) selected[word == value] { (said(it.name, word)) } }
                    }
                },
                Kind::Flag => input type="checkbox" name=(it.name) value="true" checked[values[0] == "true"];,
                Kind::Day => input type="date" name=(it.name) value=(values[0]);,
                Kind::Share => input type="number" name=(it.name) value=(values[0]) min="0" max="1" step="0.05";,
                Kind::Text => @for value in values {
                    input type="text" name=(it.name) value=(value) data-names=(it.name) autocomplete="off";
                },
            }
        }
    }
}

/// A word of the vocabulary for people.
pub fn said(name: &str, word: &str) -> String {
    match (name, word) {
        ("civilian", "true") => "civilians".to_owned(),
        ("civilian", "false") => "combatants".to_owned(),
        ("outcome", "casualties") => "killed or wounded".to_owned(),
        _ => word.replace('_', " "),
    }
}

/// The filters in force, each with a way to drop it.
fn in_force(at: &Address, hidden: &[&str]) -> Markup {
    let label =
        |name: &str| FIRST.iter().chain(MORE).find(|it| it.name == name).map_or(name.to_owned(), |it| it.label.into());
    html! {
        @if is_narrowed(at, hidden) {
            ul.chips aria-label="Filters in force" {
                @for (name, value) in at.pairs.iter().filter(|(name, _)| !PAGE.contains(&name.as_str()) && !hidden.contains(&name.as_str())) {
                    li { (label(name)) ": " b { (said(name, value)) } " "
                        a href=(at.without(name, value).with("offset", None).href())
                            aria-label=(format!("drop {} {value}", label(name))) { "×" } }
                }
            }
        }
    }
}
