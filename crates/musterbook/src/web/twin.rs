//! Every page has twins: the same address with `.json` or `.csv` at the end of its path.

use axum::extract::{FromRequestParts, Request};
use axum::http::Uri;
use axum::http::request::Parts;
use axum::http::uri::PathAndQuery;
use axum::middleware::Next;
use axum::response::Response;
use std::convert::Infallible;

/// What a request wants: a page for people, or its data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Page,
    Json,
    Csv,
}

const ENDINGS: &[(&str, Form)] = &[(".json", Form::Json), (".csv", Form::Csv)];

/// Takes the ending off the path, so that one route serves all forms; those of assets stay.
pub async fn told_apart(mut request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let found = ENDINGS.iter().find_map(|&(ending, form)| Some((path.strip_suffix(ending)?, form)));
    let form = match found {
        Some((bare, form)) if !path.starts_with("/assets/") && !IS_ITS_OWN.contains(&path) => {
            let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
            if let Ok(whole) = format!("{bare}{query}").parse::<PathAndQuery>() {
                let mut parts = request.uri().clone().into_parts();
                parts.path_and_query = Some(whole);
                if let Ok(uri) = Uri::from_parts(parts) {
                    *request.uri_mut() = uri;
                }
            }
            form
        }
        _ => Form::Page,
    };
    request.extensions_mut().insert(form);
    next.run(request).await
}

/// Data that is the twin of no page.
const IS_ITS_OWN: &[&str] = &["/openapi.json"];

impl<S: Sync> FromRequestParts<S> for Form {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Form, Infallible> {
        Ok(parts.extensions.get().copied().unwrap_or(Form::Page))
    }
}
