//! Forms to decide on a claim, shared by the pages that show one, and what was decided in words.

use super::super::page::Ask;
use super::slots::{self, Suggested};
use maud::{Markup, html};
use musterbook_ledger::{Decided, Shown, Standing};

/// Why a claim is rejected, in the words of those who do it all day.
pub const REASONS: &[&str] = &[
    "no such claim in the text",
    "the number belongs to something else",
    "a threat, a plan or a supposition",
    "history, not this war",
    "an example, a caption or an aside",
    "quoted only to be refuted",
];

/// The forms for a claim that is shown. `back` is where they lead.
pub fn forms(ask: &Ask, it: &Shown, names: &Suggested, back: &str) -> Markup {
    if ask.desk.settings.is_read_only {
        return html! { p.quiet { "This desk is read-only: nothing can be decided here." } };
    }
    if ask.author.is_none() {
        return name(back, "Your name stands with each of your decisions. Give it once, then decide.");
    }
    let to = |what: &str| format!("/claims/{}/{what}", it.row.id);
    match &it.standing {
        Standing::InForce => html! {
            div.decide {
                form.quick method="post" action=(to("accept")) {
                    (hidden(back))
                    button data-key="a" { "Accept" (key("a")) }
                }
                details {
                    summary.button.second data-key="r" { "Reject …" (key("r")) }
                    form.quick.reasons method="post" action=(to("reject")) {
                        (hidden(back))
                        p #why-rejected { "The text makes no such claim, because:" }
                        @for (n, reason) in REASONS.iter().enumerate() {
                            button.second name="reason" value=(reason) data-key=(n + 1) { (reason) (key(&(n + 1).to_string())) }
                        }
                    }
                    form.quick.own method="post" action=(to("reject")) {
                        (hidden(back))
                        label { span { "Another reason" } input type="text" name="reason" required maxlength="500"; }
                        button.second { "Reject" }
                    }
                }
                details.correct {
                    summary.button.second data-key="c" { "Correct …" (key("c")) }
                    form.quick method="post" action=(to("correct")) {
                        (hidden(back))
                        (slots::fields(&it.row.claim, names))
                        label.reason { span { "Why, where it is not plain" } input type="text" name="reason" maxlength="500"; }
                        div.buttons { button { "Save the correction" } }
                    }
                }
            }
        },
        Standing::Rejected { decision, .. } => {
            undo(*decision, back, "Take that back", &format!("the rejection of claim {}", it.row.id))
        }
        Standing::Corrected { decision, .. } => {
            undo(*decision, back, "Take that back", &format!("the correction of claim {}", it.row.id))
        }
        _ => html! {},
    }
}

fn hidden(back: &str) -> Markup {
    html! { input type="hidden" name="back" value=(back); }
}

/// A key as it is drawn on a button, once a script has made it work; those who hear the page get `aria-keyshortcuts` then.
pub fn key(name: &str) -> Markup {
    html! { " " kbd aria-hidden="true" { (name) } }
}

/// A button that takes a decision back. Who does not see the page hears which: `what` it was.
pub fn undo(decision: i64, back: &str, word: &str, what: &str) -> Markup {
    html! {
        form.quick.undo method="post" action=(format!("/decisions/{decision}/undo")) {
            (hidden(back)) button.second { (word) span.hidden { " (decision " (decision) ": " (what) ")" } }
        }
    }
}

/// Asks for the name that stands with decisions.
pub fn name(back: &str, why: &str) -> Markup {
    html! {
        form.sign method="post" action="/author" {
            (hidden(back))
            p { (why) }
            label { span { "Your name" } input type="text" name="author" required maxlength="100" autocomplete="name"; }
            button { "Keep it" }
        }
    }
}

/// Who decides, with a way to say that it is another.
pub fn who(ask: &Ask, back: &str) -> Markup {
    html! {
        @if let (Some(author), false) = (&ask.author, ask.desk.settings.is_read_only) {
            details.who {
                summary { "Deciding as " b { (author) } }
                (name(back, "Another person decides from now on:"))
            }
        }
    }
}

/// What was just decided, with a way to take it back for those who may.
pub fn decided(ask: &Ask, it: &Decided, back: &str) -> Markup {
    let may = !ask.desk.settings.is_read_only && ask.author.is_some();
    html! {
        div.notice.decided role="status" {
            p { (told(it)) "." }
            @if may && it.undone_by.is_none() && it.kind != "undo" { (undo(it.id, back, "Undo", &told(it))) }
        }
    }
}

/// A decision in words: `Rejected claim 7: a caption`.
pub fn told(it: &Decided) -> String {
    let claim = it.claim.map(|claim| format!("claim {claim}")).unwrap_or_default();
    match it.kind.as_str() {
        "accept" => format!("Accepted {claim}"),
        "reject" => format!("Rejected {claim}: {}", it.reason),
        "correct" => format!("Corrected {claim}: {}", it.fields.as_deref().unwrap_or_default()),
        "split" => format!("Split {claim} off as a statement of its own"),
        "merge" => {
            let (one, into) = (it.statement.unwrap_or_default(), it.into.unwrap_or_default());
            format!("Merged statement {one} into statement {into}")
        }
        _ => format!("Took back decision {}", it.undoes.unwrap_or_default()),
    }
}
