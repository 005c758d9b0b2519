//! What stands before every page: who may ask, from where, and what a browser may do with the answer.
//!
//! The desk has no sessions. A form is taken only from the desk's own pages: a browser says in `Sec-Fetch-Site` and
//! `Origin` where a request comes from, and no page can change that. `Host` must be one of the server's own names, so that
//! no foreign name can be pointed at it (DNS rebinding).

use super::desk::Desk;
use super::fault::Fault;
use super::twin::Form;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::net::IpAddr;
use std::sync::Arc;
use subtle::ConstantTimeEq;

/// Nothing from elsewhere, nothing inline.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const HEADERS: &[(&str, &str)] = &[
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

pub async fn guarded(State(desk): State<Arc<Desk>>, request: Request, next: Next) -> Response {
    let mut response = match refused(&desk, &request) {
        Some(fault) => {
            let mut response = fault.response(Form::Page);
            if fault.status == StatusCode::UNAUTHORIZED {
                let ask = HeaderValue::from_static("Basic realm=\"Musterbook\", charset=\"UTF-8\"");
                response.headers_mut().insert(header::WWW_AUTHENTICATE, ask);
            }
            response
        }
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    for &(name, value) in HEADERS {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

fn refused(desk: &Desk, request: &Request) -> Option<Fault> {
    let headers = request.headers();
    if !is_own_host(desk, headers) {
        let what = "this server is not called that";
        return Some(Fault::new(StatusCode::MISDIRECTED_REQUEST, what, "name it with musterbook serve --host NAME"));
    }
    if let Some(password) = &desk.settings.password
        && !is_known(headers, password)
    {
        let remedy = "give the password that musterbook serve was started with; any user name goes with it";
        return Some(Fault::new(StatusCode::UNAUTHORIZED, "a password is needed", remedy));
    }
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if !reads && !is_of_own_page(headers) {
        let what = "this form does not come from a page of the desk";
        return Some(Fault::new(StatusCode::FORBIDDEN, what, "open the desk itself and send it from there"));
    }
    None
}

/// The host without its port, as the request names it.
fn host(headers: &HeaderMap) -> Option<&str> {
    let host = headers.get(header::HOST)?.to_str().ok()?;
    let without_port = host.rsplit_once(':').filter(|(_, port)| port.bytes().all(|it| it.is_ascii_digit()));
    let name = without_port.map_or(host, |(name, _)| name);
    Some(name.trim_start_matches('[').trim_end_matches(']'))
}

/// An address needs no name to be pointed at it; a name must be one of ours.
fn is_own_host(desk: &Desk, headers: &HeaderMap) -> bool {
    let Some(host) = host(headers) else { return false };
    let is_address =
        host.parse::<IpAddr>().is_ok_and(|it| it.is_loopback() || !desk.settings.listen.ip().is_loopback());
    is_address
        || host.eq_ignore_ascii_case("localhost")
        || desk.settings.hosts.iter().any(|it| it.eq_ignore_ascii_case(host))
}

/// `Authorization: Basic` with any user, or `Bearer`.
fn is_known(headers: &HeaderMap, password: &str) -> bool {
    let given = headers.get(header::AUTHORIZATION).and_then(|it| it.to_str().ok()).and_then(|it| it.split_once(' '));
    let given = match given {
        Some((kind, token)) if kind.eq_ignore_ascii_case("bearer") => token.trim().as_bytes().to_vec(),
        Some((kind, pair)) if kind.eq_ignore_ascii_case("basic") => {
            let pair = STANDARD.decode(pair.trim()).unwrap_or_default();
            pair.splitn(2, |it| *it == b':').nth(1).unwrap_or_default().to_vec()
        }
        _ => return false,
    };
    given.ct_eq(password.as_bytes()).into()
}

/// Whether a browser says that one of the desk's own pages sends this. What is no browser says neither, and carries
/// nothing that a foreign page could borrow.
fn is_of_own_page(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).map(|it| it.to_str().unwrap_or_default());
    match (text(HeaderName::from_static("sec-fetch-site")), text(header::ORIGIN), text(header::HOST)) {
        (Some(site), _, _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin), Some(host)) => {
            origin.split_once("://").is_some_and(|(_, it)| it.eq_ignore_ascii_case(host))
        }
        (None, Some(_), None) => false,
        (None, None, _) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_forms_are_told_from_own_ones() {
        for (said, expected) in [
            (vec![], true),
            (vec![("sec-fetch-site", "same-origin")], true),
            (vec![("sec-fetch-site", "none")], true),
            (vec![("sec-fetch-site", "cross-site")], false),
            (vec![("sec-fetch-site", "same-site"), ("origin", "http://127.0.0.1:80")], false),
            (vec![("origin", "http://127.0.0.1:8017"), ("host", "127.0.0.1:8017")], true),
            (vec![("origin", "http://evil.example"), ("host", "127.0.0.1:8017")], false),
            (vec![("origin", "null"), ("host", "127.0.0.1:8017")], false),
        ] {
            let headers = said
                .iter()
                .map(|(name, value)| (name.parse::<HeaderName>().unwrap(), HeaderValue::from_static(value)))
                .collect();
            assert_eq!(is_of_own_page(&headers), expected, "{said:?}");
        }
    }
}
