//! What was found in reports that are not in the ledger yet, with a form to add them.

mod seen;

use crate::figure::grouped;
use crate::output::count;
use crate::web::desk::lock;
use crate::web::fault::Fault;
use crate::web::page::{Ask, Html, Page, Rows};
use crate::web::parts::links;
use crate::web::parts::table::{dated, maybe, table, text};
use clap::Args;
use maud::{Markup, html};
use seen::{Seen, SeenClaim};
use serde::Serialize;

pub struct Preview;

#[derive(Args)]
pub struct Query {}

#[derive(Serialize)]
pub struct View {
    /// Whether all is read.
    is_done: bool,
    expected: Option<usize>,
    fault: Option<String>,
    reports: Vec<Seen>,
}

impl Page for Preview {
    const PATH: &'static str = "/add/{id}";
    const IS_KEPT: bool = false;
    const ABOUT: &'static str = "What was found in reports that were sent, before they are added.";
    type Query = Query;
    type View = View;

    fn view(ask: &Ask, _: &Query) -> Result<View, Fault> {
        let preview = ask.desk.previews.get(ask.id)?;
        let held = lock(&preview.held);
        let reports = held.items.iter().map(Seen::of).collect();
        Ok(View { is_done: held.is_done, expected: held.expected, fault: held.fault.clone(), reports })
    }

    fn html(ask: &Ask, _: &Query, view: &View) -> Html {
        let waiting = view.reports.iter().filter(|it| it.can_be_saved()).count();
        let main = html! {
            p.support role="status" { (state(view)) }
            @if let Some(fault) = &view.fault { p.notice { (fault) "." } }
            @if !view.is_done { p { a.again href=(ask.at.href()) { "Look again" } } }
            @if view.is_done && waiting > 0 {
                form method="post" action=(format!("/add/{}/save", ask.id)) {
                    @for (n, it) in view.reports.iter().enumerate() { (report(n, it, Some(ask.id))) }
                    div.buttons { button { "Add " (if waiting == 1 { "this report" } else { "the chosen reports" }) }
                        a href="/add" { "Leave it" } }
                    p.quiet { "What was read is kept here for an hour, then it is forgotten." }
                }
            } @else {
                @for (n, it) in view.reports.iter().enumerate() { (report(n, it, None)) }
                @if view.is_done { p { a href="/add" { "Add more" } ", or " a href="/review" { "review what waits" } "." } }
            }
        };
        Html { title: if waiting > 0 { "Look before you add" } else { "Added reports" }.to_owned(), main }
    }

    fn rows(view: &View) -> Rows {
        let cell = |it: &Option<String>| it.clone().unwrap_or_default();
        let row = |of: &Seen, it: &SeenClaim| {
            let sentence = format!("{}{}{}", it.before, it.anchor, it.after);
            let mut row = vec![of.name.clone(), cell(&of.title), cell(&of.outlet), cell(&of.published)];
            row.extend([it.figure.clone(), it.what.clone(), cell(&it.side), cell(&it.place), it.when.clone()]);
            row.extend([it.source.clone(), format!("{:.2}", it.confidence), sentence]);
            row
        };
        let columns = "name title outlet published figure what side place when source confidence sentence";
        let rows = view.reports.iter().flat_map(|of| of.claims.iter().map(move |it| row(of, it))).collect();
        Rows { columns: columns.split(' ').collect(), rows }
    }
}

fn state(view: &View) -> Markup {
    let read = view.reports.len();
    let faults = view.reports.iter().filter(|it| it.fault.is_some()).count();
    let claims: usize = view.reports.iter().map(|it| it.claims.len() + it.more).sum();
    let saved = view.reports.iter().filter(|it| it.is_saved).count();
    html! {
        @if view.is_done {
            (count(read - faults, "report")) " read: " b { (count(claims, "claim")) }
            @if faults > 0 { "; " b { (grouped(faults as f64)) " could not be read" } }
            @if saved > 0 { "; " b { (count(saved, "report")) " added" } } "."
        } @else {
            "Reading: " (grouped(read as f64)) @if let Some(all) = view.expected { " of " (grouped(all as f64)) } " so far."
        }
    }
}

/// A report; in the form of a preview, whose number is given then, it can be chosen and dated.
fn report(n: usize, it: &Seen, preview: Option<i64>) -> Markup {
    let heading = it.title.clone().unwrap_or_else(|| it.name.clone());
    html! {
        section.found aria-label=(heading) {
            h2 { (heading) }
            @if let Some(fault) = &it.fault {
                p { b.bad { "Not read: " } (it.name) ": " (fault) "." }
                p.quiet { (it.remedy.as_deref().unwrap_or_default()) "." }
            } @else {
                @if let Some(preview) = preview.filter(|_| it.can_be_saved()) {
                    label.keep { input type="checkbox" name="keep" value=(n) checked; " Add this report" }
                    @if it.is_undated { (undated(n, it, preview, &heading)) }
                }
                dl.slots {
                    dt { "outlet" } dd { (maybe(it.outlet.as_deref())) }
                    dt { "published" } dd { (maybe(it.published.as_deref())) }
                    dt { "in the ledger" } dd {
                        (it.stands.as_deref().unwrap_or("not compared yet"))
                        @if let Some(report) = it.report { ": " (links::report(report, None)) }
                    }
                    dt { "found" } dd {
                        (count(it.claims.len() + it.more, "claim"))
                        @if it.repeats > 0 { ", " (grouped(it.repeats as f64)) " of them repeats of statements known before" }
                        "; " (count(it.set_aside, "other number")) " set aside"
                    }
                    @if !it.notes.is_empty() { dt { "notes" } dd { (it.notes.join("; ")) } }
                }
                (claims(it))
            }
        }
    }
}

/// Asks for the day of a report that does not say it.
fn undated(n: usize, it: &Seen, preview: i64, heading: &str) -> Markup {
    let day = it.published.as_deref().unwrap_or_default();
    html! {
        div.undated .notice[day.is_empty()] {
            @if day.is_empty() {
                p { "It does not say on which day it was published, so times such as “on Tuesday” can’t be told. Give the day, if you know it." }
            }
            label { span { "Day of publication" } input type="date" name=(format!("published-{n}")) value=(day); }
            button.second formaction=(format!("/add/{preview}/days")) {
                "Read it again with this day" span.hidden { ": " (heading) }
            }
        }
    }
}

fn claims(it: &Seen) -> Markup {
    let row = |it: &SeenClaim| {
        vec![
            text(&it.figure),
            text(&it.what),
            maybe(it.side.as_deref()),
            maybe(it.place.as_deref()),
            dated(&it.when),
            text(&it.source),
            text(format!("{:.2}", it.confidence)),
            html! { span.in-sentence { (it.before) mark { (it.anchor) } (it.after) } },
        ]
    };
    let headings = &["#figure", "what", "side", "place", "when", "on whose word", "#sure", "in its sentence"];
    html! {
        @if it.claims.is_empty() { p.quiet { "No figure of a loss or a move was found in it. It can be added all the same, and searched." } }
        @else { (table("Claims", headings, it.claims.iter().map(row).collect())) }
        @if it.more > 0 { p.quiet { "… and " (grouped(it.more as f64)) " more." } }
    }
}
