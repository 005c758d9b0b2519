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
    /// A page that helps, and what it is called.
    #[serde(skip)]
    way: Option<(&'static str, &'static str)>,
}

impl Fault {
    pub fn new(status: StatusCode, what: impl Into<String>, remedy: impl Into<String>) -> Fault {
        Fault { status, what: what.into(), remedy: remedy.into(), way: None }
    }

    /// The same with a way to a page that helps.
    pub fn with_way(self, to: &'static str, words: &'static str) -> Fault {
        Fault { way: Some((to, words)), ..self }
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
                let main = html! {
                    p .said[is_word(&self.what)] { (self.what) "." }
                    p.quiet .said[is_word(&self.remedy)] { (self.remedy) "." }
                    @if let Some((to, words)) = self.way { p { a.button href=(to) { (words) } } }
                };
                (self.status, axum::response::Html(layout::sent(layout::bare(heading(self.status), &main))))
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

/// Whether it begins with a word, which may have a capital, and not with what was sent or is to be typed.
fn is_word(text: &str) -> bool {
    text.split(' ').next().is_some_and(|it| it.trim_end_matches([',', ':']).chars().all(char::is_alphabetic))
}

/// A status in words for people.
fn heading(status: StatusCode) -> &'static str {
    match status.as_u16() {
        400 => "This can’t be asked so",
        403 => "Not allowed",
        404 => "Not found",
        409 => "Not as things stand",
        413 => "Too large",
        421 => "Not this desk",
        503 => "Busy",
        500..=599 => "Something went wrong",
        _ => status.canonical_reason().unwrap_or("Not possible"),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_get_a_capital() {
        for (text, expected) in [
            ("there is no such page", true),
            ("nothing: go back", true),
            ("outcome=eaten can't be", false),
            ("\"colour\" is no filter of this page", false),
            ("`eaten` is no outcome", false),
        ] {
            assert_eq!(is_word(text), expected, "{text}");
        }
    }
}
