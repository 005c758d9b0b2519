//! The text of a report with its marks: claims are ways to their slots, sentences faint, sources and times underlined.

use super::View;
use super::panel::{SHOWN, is_shown};
use crate::figure;
use crate::web::parts::highlight::{Kind, Mark, Piece, paragraphs};
use crate::web::parts::table::{table, text as cell};
use maud::{Markup, html};
use musterbook_ledger::SetAside;

/// The text, in its paragraphs. Claims from `offset` on are beside it; the others are ways to their own pages.
pub fn text(view: &View, offset: usize) -> Markup {
    let mark = |[from, to]: [usize; 2], kind, of| Mark { from, to, kind, of };
    let mut marks = Vec::new();
    for (of, it) in view.claims.iter().enumerate() {
        marks.push(mark(it.row.anchor, Kind::Claim, of));
        marks.push(mark(it.row.evidence, Kind::Evidence, of));
    }
    marks.extend(view.mentions.sources.iter().map(|span| mark(*span, Kind::Source, 0)));
    marks.extend(view.mentions.times.iter().map(|span| mark(*span, Kind::Time, 0)));
    let rejected = view.rejected.iter().flatten().enumerate();
    marks.extend(rejected.map(|(of, it)| mark(it.anchor, Kind::SetAside, of)));
    if view.whole.text.trim().is_empty() {
        return html! { p.quiet { "The report has no text." } };
    }
    html! {
        div.text lang=[view.whole.language.as_deref()] dir="auto" {
            @for it in paragraphs(&view.whole.text, &marks) {
                p dir="auto" { @for piece in &it.pieces { (marked(view, piece, offset)) } }
                (it.gap)
            }
        }
    }
}

fn marked(view: &View, it: &Piece, offset: usize) -> Markup {
    let classes = [(it.is_evidence, "evidence"), (it.is_source, "source"), (it.is_time, "time")];
    let mut classes: Vec<&str> = classes.into_iter().filter_map(|(is, class)| is.then_some(class)).collect();
    let aside = it.set_aside.and_then(|at| view.rejected.as_ref()?.get(at));
    classes.extend(aside.map(|_| "aside"));
    let claim = it.claim.and_then(|at| Some((at, view.claims.get(at)?)));
    let inner = html! {
        @match claim {
            Some((at, claim)) => {
                @let number = claim.row.id;
                @let href = if is_shown(at, offset) { format!("#c-{number}") } else { format!("/claims/{number}") };
                mark.several[it.has_more] { a href=(href) title=(said(&claim.row.claim)) { (it.text) } }
            }
            None => (it.text),
        }
    };
    html! {
        @for at in &it.begins { @if let Some(claim) = view.claims.get(*at) { span.place id=(format!("t-{}", claim.row.id)) {} } }
        @if classes.is_empty() { (inner) } @else {
            span class=(classes.join(" ")) title=[aside.map(|it| format!("in no claim: {} ({})", it.reason, it.because))] { (inner) }
        }
    }
}

fn said(claim: &musterbook_core::claim::Claim) -> String {
    let side = claim.side.as_deref().map(|side| format!(", {side}")).unwrap_or_default();
    format!("{} {}{side}", figure::figure(claim), figure::what(claim))
}

/// The numbers that are in no claim, with the reasons.
pub fn rejected(all: &[SetAside]) -> Markup {
    let row = |it: &SetAside| vec![cell(&it.anchor_text), cell(it.reason.replace('-', " ")), cell(&it.because)];
    html! {
        h2 #rejected { "Numbers in no claim" }
        @if all.is_empty() { p { "Every number of the text is in a claim." } } @else {
            (table("Numbers in no claim", &["number", "it is", "because"], all.iter().take(SHOWN).map(row).collect()))
            @if all.len() > SHOWN { p.quiet { "The first " (SHOWN) " of " (all.len()) "; all are in the JSON." } }
        }
    }
}
