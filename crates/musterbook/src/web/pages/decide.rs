//! What the forms of decisions are sent to. Each answers with the way back, and the number of the decision in it.

use crate::web::address::Address;
use crate::web::desk::Desk;
use crate::web::fault::Fault;
use crate::web::page::{Routes, author};
use crate::web::parts::slots;
use crate::web::posted::{Posted, keep_name, name, see};
use crate::web::twin::Form;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use musterbook_ledger::{Author, Decision, Ledger};
use std::sync::Arc;

pub fn routes(routes: Routes) -> Routes {
    routes
        .action("/claims/{id}/accept", "Says that a claim is right as it was read.", accept)
        .action("/claims/{id}/reject", "Says that the text makes no such claim; `reason` says why.", reject)
        .action("/claims/{id}/correct", "Says what a claim should be: the slots that differ.", correct)
        .action("/decisions/{id}/undo", "Takes a decision back; both are kept.", undo)
        .action("/author", "Keeps the name `author` that decisions are signed with in a cookie.", keep_author)
}

/// Where a form was sent, and by whom.
pub type At = (State<Arc<Desk>>, Path<String>, HeaderMap);

async fn accept(at: At, posted: Posted) -> Response {
    decide(at, posted, "right as the sentence says it", |claim, _, _| Ok(Decision::Accept { claim })).await
}

async fn reject(at: At, posted: Posted) -> Response {
    decide(at, posted, "", |claim, posted, _| match posted.get("reason") {
        Some(_) => Ok(Decision::Reject { claim }),
        None => Err(Fault::bad("a rejection needs a reason", "go back and say why the text makes no such claim")),
    })
    .await
}

async fn correct(at: At, posted: Posted) -> Response {
    decide(at, posted, "as the sentence says", |claim, posted, ledger| {
        let fields = slots::changed(&ledger.claim(claim)?.claim, posted)?;
        match fields.is_empty() {
            true => Err(Fault::bad("nothing was changed", "go back and change a slot, or accept the claim")),
            false => Ok(Decision::Correct { claim, fields }),
        }
    })
    .await
}

async fn undo(at: At, posted: Posted) -> Response {
    decide(at, posted, "taken back", |decision, _, _| Ok(Decision::Undo { decision })).await
}

/// Keeps the name that decisions are signed with.
async fn keep_author(headers: HeaderMap, posted: Posted) -> Response {
    let kept = || -> Result<Response, Fault> {
        let name = signer(&headers, &posted)?;
        let mut response = see(&posted.back("/review")?);
        keep_name(response.headers_mut(), &name);
        Ok(response)
    };
    kept().unwrap_or_else(|fault| fault.response(Form::Page))
}

/// Who signs: the name in the form, else the one in the cookie.
fn signer(headers: &HeaderMap, posted: &Posted) -> Result<String, Fault> {
    let given = posted.get("author").map(str::to_owned).or_else(|| author(headers));
    let given = given.ok_or_else(|| Fault::bad("a decision needs a name", "go back and give yours"))?;
    name(&given).ok_or_else(|| Fault::bad("this can't be a name", "give one line of at most 100 characters"))
}

/// Records the decision that `make` makes of the number in the path and the form; `otherwise` is the reason where the form
/// gives none. Answers with the form's way back, else with the page that shows what came of it.
pub async fn decide(
    (State(desk), Path(id), headers): At,
    posted: Posted,
    otherwise: &'static str,
    make: fn(i64, &Posted, &Ledger) -> Result<Decision, Fault>,
) -> Response {
    let done = desk.work(move |desk| {
        let id: i64 = id.parse().map_err(|_| Fault::not_found("there is no such number"))?;
        desk.write(|ledger| {
            let back = posted.get("back").map(|back| posted.back(back)).transpose()?;
            let signer = signer(&headers, &posted)?;
            let decision = make(id, &posted, ledger)?;
            let reason: String = posted.get("reason").unwrap_or(otherwise).chars().take(500).collect();
            let author = Author { name: &signer, reason: &reason, at: Timestamp::now() };
            let number = ledger.decide(&decision, &author)?;
            let to = match back {
                Some(back) => back,
                None => Address::new(&shown_on(&decision, ledger)?, None),
            };
            Ok((to.with("decided", Some(&number.to_string())), posted.has("author").then_some(signer)))
        })
    });
    match done.await {
        Ok((back, named)) => {
            let mut response = see(&back);
            if let Some(name) = named {
                keep_name(response.headers_mut(), &name);
            }
            response.into_response()
        }
        Err(fault) => fault.response(Form::Page),
    }
}

/// The page that shows what came of a decision.
fn shown_on(decision: &Decision, ledger: &Ledger) -> Result<String, Fault> {
    Ok(match decision {
        Decision::Accept { claim } | Decision::Reject { claim } | Decision::Correct { claim, .. } => {
            format!("/claims/{claim}")
        }
        Decision::Split { claim } => format!("/statements/{}", ledger.shown(*claim, ledger.known_at(None)?)?.statement),
        Decision::Merge { into, .. } => format!("/statements/{into}"),
        Decision::Undo { .. } => "/decisions".to_owned(),
    })
}
