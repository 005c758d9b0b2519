//! What was found in reports that are not in the ledger yet, with a form to add them.

use crate::figure::{figure, grouped, source, what, when};
use crate::output::count;
use crate::web::desk::lock;
use crate::web::fault::Fault;
use crate::web::page::{Ask, Html, Page, Rows};
use crate::web::parts::links;
use crate::web::parts::table::{maybe, table, text};
use crate::web::previews::Item;
use clap::Args;
use maud::{Markup, html};
use musterbook_core::claim::Claim;
use musterbook_core::read::Reading;
use musterbook_ledger::{Added, Outcome};
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

/// One report, or why there is none.
#[derive(Default, Serialize)]
struct Seen {
    name: String,
    fault: Option<String>,
    remedy: Option<String>,
    title: Option<String>,
    outlet: Option<String>,
    published: Option<String>,
    notes: Vec<String>,
    claims: Vec<SeenClaim>,
    /// Claims that are not shown.
    more: usize,
    /// Numbers of the text that are in no claim.
    set_aside: usize,
    /// How it stands to the ledger, in words.
    stands: Option<String>,
    is_known: bool,
    /// Of those, repeats of what the ledger has.
    repeats: usize,
    /// The report in the ledger.
    report: Option<i64>,
    is_saved: bool,
}

#[derive(Serialize)]
struct SeenClaim {
    figure: String,
    what: String,
    side: Option<String>,
    place: Option<String>,
    when: String,
    source: String,
    confidence: f64,
    before: String,
    anchor: String,
    after: String,
}

/// Claims shown of one report.
const SHOWN: usize = 100;
/// Characters of a sentence on each side of its number.
const AROUND: usize = 300;

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
                    @for (n, it) in view.reports.iter().enumerate() { (report(n, it, true)) }
                    div.buttons { button { "Add " (if waiting == 1 { "this report" } else { "the chosen reports" }) }
                        a href="/add" { "Leave it" } }
                }
            } @else {
                @for (n, it) in view.reports.iter().enumerate() { (report(n, it, false)) }
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

impl Seen {
    fn of(it: &Item) -> Seen {
        let name = it.name.clone();
        let reading = match &it.read {
            Ok(reading) => reading,
            Err((fault, remedy)) => {
                return Seen { name, fault: Some(fault.clone()), remedy: Some(remedy.clone()), ..Seen::default() };
            }
        };
        let Reading { report, claims, rejected } = &**reading;
        let added = it.saved.as_ref().or(it.would.as_ref());
        let is_new = added.is_none_or(|it| matches!(it.outcome, Outcome::New | Outcome::Changed { .. }));
        Seen {
            name,
            title: report.title.clone(),
            outlet: report.outlet.clone(),
            published: report.published.map(|day| day.to_string()),
            notes: report.notes.clone(),
            claims: claims.iter().take(SHOWN).map(|it| SeenClaim::of(it, &report.text)).collect(),
            more: claims.len().saturating_sub(SHOWN),
            set_aside: rejected.len(),
            stands: added.map(|added| stands(added, it.saved.is_some())),
            is_known: added.is_some_and(|it| it.outcome == Outcome::Known),
            repeats: added.map_or(0, |it| it.repeats),
            // A number that is foreseen for a new report is not its own yet.
            report: added.filter(|_| it.saved.is_some() || !is_new).map(|it| it.report),
            is_saved: it.saved.is_some(),
            ..Seen::default()
        }
    }

    fn can_be_saved(&self) -> bool {
        self.fault.is_none() && !self.is_saved && !self.is_known
    }
}

impl SeenClaim {
    fn of(it: &Claim, text: &str) -> SeenClaim {
        let (start, end) = (it.evidence.start, it.evidence.end);
        let before = text.get(start..it.anchor.start).unwrap_or_default();
        let after = text.get(it.anchor.end..end).unwrap_or_default();
        let skipped = before.chars().count().saturating_sub(AROUND);
        SeenClaim {
            figure: figure(it),
            what: what(it),
            side: it.side.clone(),
            place: it.place.clone(),
            when: when(it),
            source: source(it),
            confidence: it.confidence,
            before: before.chars().skip(skipped).collect(),
            anchor: it.anchor_text.clone(),
            after: after.chars().take(AROUND).collect(),
        }
    }
}

/// How a report stands to the ledger.
fn stands(it: &Added, is_saved: bool) -> String {
    match it.outcome {
        Outcome::New if is_saved => "Added",
        Outcome::New => "New",
        Outcome::Changed { .. } if is_saved => "Added as a new version: the text at this address has changed",
        Outcome::Changed { .. } => "The text at this address has changed: a new version of a report that is known",
        Outcome::Elsewhere => "The same text is known from another address",
        Outcome::ReadAgain => "Known, read again with a newer reader",
        Outcome::Known => "Known already: nothing to add",
    }
    .to_owned()
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

fn report(n: usize, it: &Seen, is_form: bool) -> Markup {
    let heading = it.title.clone().unwrap_or_else(|| it.name.clone());
    html! {
        section.found aria-label=(heading) {
            h2 { (heading) }
            @if let Some(fault) = &it.fault {
                p { b.bad { "Not read: " } (it.name) ": " (fault) "." }
                p.quiet { (it.remedy.as_deref().unwrap_or_default()) "." }
            } @else {
                @if is_form && it.can_be_saved() {
                    label.keep { input type="checkbox" name="keep" value=(n) checked; " Add this report" }
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

fn claims(it: &Seen) -> Markup {
    let row = |it: &SeenClaim| {
        vec![
            text(&it.figure),
            text(&it.what),
            maybe(it.side.as_deref()),
            maybe(it.place.as_deref()),
            text(&it.when),
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
