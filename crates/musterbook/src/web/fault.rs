//! What went wrong with a request: what, what to do about it, and the status that says it to programs.

use super::layout;
use super::twin::Form;
use crate::output::Failure;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::html;
use musterbook_ledger::Error;
use serde::Serialize;

#[derive(Clone, Debug, Serialize)]
pub struct Fault {
    #[serde(skip)]
    pub status: StatusCode,
    pub what: String,
    pub remedy: String,
}

impl Fault {
    pub fn new(status: StatusCode, what: impl Into<String>, remedy: impl Into<String>) -> Fault {
        Fault { status, what: what.into(), remedy: remedy.into() }
    }

    /// The request asks for something that can't be.
    pub fn bad(what: impl Into<String>, remedy: impl Into<String>) -> Fault {
        Fault::new(StatusCode::BAD_REQUEST, what, remedy)
    }

    pub fn not_found(what: impl Into<String>) -> Fault {
        Fault::new(StatusCode::NOT_FOUND, what, "go back, or search for it")
    }

    pub fn read_only() -> Fault {
        let what = "this desk is read-only: nothing can be added or decided";
        Fault::new(StatusCode::FORBIDDEN, what, "start musterbook serve without --read-only")
    }

    /// A fault of ours.
    pub fn of_program() -> Fault {
        let what = "a fault in the program; the ledger is as it was";
        Fault::new(StatusCode::INTERNAL_SERVER_ERROR, what, "please report it, with the address of this page")
    }

    /// As a page, or as JSON for those that asked for data.
    pub fn response(&self, form: Form) -> Response {
        match form {
            Form::Page => {
                let main = html! { p { (self.what) "." } p.quiet { (self.remedy) "." } };
                (self.status, axum::response::Html(layout::sent(layout::bare(&self.status.to_string(), &main))))
                    .into_response()
            }
            Form::Json | Form::Csv => {
                let json = serde_json::json!({ "error": self }).to_string();
                let kind = HeaderValue::from_static("application/json");
                (self.status, [(header::CONTENT_TYPE, kind)], json).into_response()
            }
        }
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Fault {
        let status = match &error {
            Error::Unknown { .. } => StatusCode::NOT_FOUND,
            Error::Refused { .. } => StatusCode::CONFLICT,
            Error::Busy => StatusCode::SERVICE_UNAVAILABLE,
            _ => StatusCode::INTERNAL_SERVER_ERROR,
        };
        Fault::new(status, error.to_string(), error.remedy())
    }
}

impl From<Failure> for Fault {
    fn from(failure: Failure) -> Fault {
        match failure {
            Failure::Closed => Fault::of_program(),
            Failure::Problem(it) => Fault::bad(format!("{}: {}", it.place, it.what), it.remedy),
        }
    }
}

pub async fn no_such_page(form: Form) -> Response {
    Fault::not_found("there is no such page").response(form)
}
