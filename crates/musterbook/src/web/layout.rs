//! What all pages look like: the head, the ways to other pages, the search box, the foot with the twins.

use super::assets;
use super::page::{Ask, Html};
use maud::{DOCTYPE, Markup, html};

/// The ways in the head of each page.
const WAYS: &[(&str, &str)] = &[
    ("/questions", "Questions"),
    ("/claims", "Claims"),
    ("/reports", "Reports"),
    ("/statements", "Statements"),
    ("/sources", "Sources"),
    ("/conflicts", "Conflicts"),
    ("/map", "Map"),
    ("/review", "Review"),
    ("/add", "Add"),
];

/// A page as it is sent. A zero, which no page may hold, shows as the sign for what can't be shown.
pub fn sent(page: Markup) -> String {
    page.into_string().replace('\0', "\u{fffd}")
}

/// A whole page.
pub fn page(ask: &Ask, it: &Html) -> Markup {
    let known_at = ask.at.get("known-at");
    let main = html! {
        @if let Some(day) = known_at {
            p.notice { "As the ledger stood at the end of " time datetime=(day) { (day) } " (UTC). "
                a href=(ask.at.with("known-at", None).href()) { "As it stands now" } }
        }
        (it.main)
    };
    let foot = html! {
        p { "The same as data: " a href=(ask.at.twin("json")) { "JSON" } ", " a href=(ask.at.twin("csv")) { "CSV" } }
        p.quiet { (ask.desk.path().display().to_string()) @if ask.desk.settings.is_read_only { " (read-only)" } }
    };
    whole(&it.title, &ask.at.path, &main, &foot)
}

/// A page without a ledger behind it.
pub fn bare(title: &str, main: &Markup) -> Markup {
    whole(title, "", main, &html! {})
}

fn whole(title: &str, path: &str, main: &Markup, foot: &Markup) -> Markup {
    let is_here = |way: &str| path == way || path.strip_prefix(way).is_some_and(|rest| rest.starts_with('/'));
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " · Musterbook" }
                link rel="icon" href=(assets::href("icon.svg")) type="image/svg+xml";
                @for name in assets::STYLES { link rel="stylesheet" href=(assets::href(name)); }
                @for name in assets::SCRIPTS { script src=(assets::href(name)) defer {} }
            }
            body {
                a.skip href="#main" { "To the content" }
                header.top {
                    a.name href="/questions" { "Musterbook" }
                    nav aria-label="Pages" {
                        @for (way, word) in WAYS {
                            a href=(way) aria-current=[is_here(way).then_some("page")] { (word) }
                        }
                    }
                    form.search action="/search" role="search" {
                        label.hidden for="search" { "Search the reports" }
                        input #search type="search" name="q" placeholder="Search the reports" required;
                        button { "Search" }
                    }
                }
                main #main tabindex="-1" {
                    h1 { (title) }
                    (main)
                }
                footer { (foot) }
            }
        }
    }
}
