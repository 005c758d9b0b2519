//! Merging a statement into another, and splitting a claim off: the forms, and what they do.

use super::View;
use crate::web::fault::Fault;
use crate::web::page::{Ask, Routes};
use crate::web::pages::decide::{At, decide};
use crate::web::posted::Posted;
use axum::response::Response;
use maud::{Markup, html};
use musterbook_ledger::Decision;

pub fn actions(routes: Routes) -> Routes {
    routes.action("/statements/{id}/merge", "Says that a statement and the one given as `into` are one.", merge).action(
        "/claims/{id}/split",
        "Says that a claim is no sighting of its statement, but a statement of its own.",
        split,
    )
}

async fn merge(at: At, posted: Posted) -> Response {
    decide(at, posted, "", |statement, posted, _| {
        needs_reason(posted)?;
        let into = posted.get("into").and_then(|it| it.parse().ok());
        let into = into
            .ok_or_else(|| Fault::bad("no statement to merge into", "give its number, as its page's address has it"))?;
        Ok(Decision::Merge { statement, into })
    })
    .await
}

async fn split(at: At, posted: Posted) -> Response {
    decide(at, posted, "", |claim, posted, _| {
        needs_reason(posted)?;
        Ok(Decision::Split { claim })
    })
    .await
}

fn needs_reason(posted: &Posted) -> Result<(), Fault> {
    match posted.get("reason") {
        Some(_) => Ok(()),
        None => Err(Fault::bad("a decision needs a reason", "go back and fill it in")),
    }
}

/// The form that merges this statement into another.
pub fn merge_form(ask: &Ask, view: &View) -> Markup {
    let suggested = view.alike.first().map(|it| it.statement.to_string()).filter(|_| view.alike.len() == 1);
    html! {
        details.small {
            summary { "Merge this statement into another" }
            form.decide method="post" action=(format!("/statements/{}/merge", view.said.id)) {
                label { span { "Number of the other statement" }
                    input type="number" name="into" min="1" step="1" required value=(suggested.unwrap_or_default()); }
                (signature(ask, "why they are one"))
                button { "Merge" }
                p.quiet { "All its sightings become sightings of the other. Nothing is deleted; it can be taken back." }
            }
        }
    }
}

/// The form that makes a sighting a statement of its own.
pub fn split_form(ask: &Ask, claim: i64) -> Markup {
    html! {
        details.small {
            summary { "Not the same statement" span.hidden { " (claim " (claim) ")" } }
            form.decide method="post" action=(format!("/claims/{claim}/split")) {
                (signature(ask, "why it is another"))
                button { "Make it a statement of its own" span.hidden { " (claim " (claim) ")" } }
            }
        }
    }
}

fn signature(ask: &Ask, why: &str) -> Markup {
    html! {
        label { span { "Your name" } input name="author" required autocomplete="name" value=(ask.author.as_deref().unwrap_or_default()); }
        label { span { "Reason" } input name="reason" required placeholder=(why); }
    }
}
