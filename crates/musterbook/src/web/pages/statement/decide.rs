//! Merging a statement into another, and splitting a claim off: the forms, and what they do.

use super::View;
use crate::web::desk::Desk;
use crate::web::fault::Fault;
use crate::web::page::{Ask, Routes};
use crate::web::posted::{is_local, keep_name};
use crate::web::twin;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use maud::{Markup, html};
use musterbook_ledger::{Author, Decision, Known, Ledger};
use serde::Deserialize;
use std::sync::Arc;

pub fn actions(routes: Routes) -> Routes {
    routes.action("/statements/{id}/merge", "Says that a statement and the one given as `into` are one.", merge).action(
        "/claims/{id}/split",
        "Says that a claim is no sighting of its statement, but a statement of its own.",
        split,
    )
}

/// Who decides and why.
#[derive(Deserialize)]
pub struct Signed {
    #[serde(default)]
    author: String,
    #[serde(default)]
    reason: String,
    /// Where to go then: a page of the desk.
    #[serde(default)]
    back: String,
    /// Of a merge: the statement that the sightings are of.
    #[serde(default)]
    into: String,
}

type Given = Result<Form<Signed>, FormRejection>;

async fn merge(State(desk): State<Arc<Desk>>, Path(id): Path<String>, form: Given) -> Response {
    let decided = decided(desk, &id, form, |statement, signed| {
        let into = signed.into.trim().parse();
        let into = into
            .map_err(|_| Fault::bad("no statement to merge into", "give its number, as its page's address has it"))?;
        Ok((Decision::Merge { statement, into }, None))
    });
    decided.await.unwrap_or_else(|fault| fault.response(twin::Form::Page))
}

async fn split(State(desk): State<Arc<Desk>>, Path(id): Path<String>, form: Given) -> Response {
    let decided = decided(desk, &id, form, |claim, _| Ok((Decision::Split { claim }, Some(claim))));
    decided.await.unwrap_or_else(|fault| fault.response(twin::Form::Page))
}

/// What is decided, and the claim whose statement is shown then.
type Asked = (Decision, Option<i64>);

async fn decided(
    desk: Arc<Desk>,
    id: &str,
    form: Given,
    asked: impl FnOnce(i64, &Signed) -> Result<Asked, Fault>,
) -> Result<Response, Fault> {
    if desk.settings.is_read_only {
        return Err(Fault::read_only());
    }
    let id: i64 = id.parse().map_err(|_| Fault::not_found("there is no such number"))?;
    let Form(signed) = form.map_err(|error| Fault::bad(error.body_text(), "send the form of the page again"))?;
    for (name, value) in [("a name", &signed.author), ("a reason", &signed.reason)] {
        if value.trim().is_empty() {
            return Err(Fault::bad(format!("a decision needs {name}"), "go back and fill it in"));
        }
    }
    let (decision, claim) = asked(id, &signed)?;
    let author = signed.author.trim().to_owned();
    let (name, reason) = (author.clone(), signed.reason.trim().to_owned());
    let to = desk.work(move |desk| {
        desk.write(|ledger| {
            ledger.decide(&decision, &Author { name: &name, reason: &reason, at: Timestamp::now() })?;
            Ok(match (&decision, claim) {
                (Decision::Merge { into, .. }, _) => format!("/statements/{into}"),
                (_, Some(claim)) => format!("/statements/{}", statement_of(ledger, claim)?),
                _ => "/statements".to_owned(),
            })
        })
    });
    let to = to.await?;
    let to = if is_local(&signed.back) { &signed.back } else { &to };
    let to = HeaderValue::from_str(to).unwrap_or(HeaderValue::from_static("/statements"));
    let mut response = (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response();
    keep_name(response.headers_mut(), &author);
    Ok(response)
}

fn statement_of(ledger: &Ledger, claim: i64) -> Result<i64, Fault> {
    let now: Known = ledger.known_at(None)?;
    Ok(ledger.shown(claim, now)?.statement)
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
                button { "Make it a statement of its own" }
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
