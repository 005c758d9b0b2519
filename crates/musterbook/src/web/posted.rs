//! What a form sends, and the way back from it.

use super::address::Address;
use super::fault::Fault;
use super::twin::Form;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// The fields of a form, in their order.
#[derive(Clone, Debug, Default)]
pub struct Posted(pub Vec<(String, String)>);

impl<S: Send + Sync> FromRequest<S> for Posted {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Posted, Response> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or_default();
        if !kind.is_empty() && !kind.starts_with("application/x-www-form-urlencoded") {
            let fault = Fault::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "this is no form", "send it form-encoded");
            return Err(fault.response(Form::Page));
        }
        match Bytes::from_request(request, state).await {
            Ok(body) => {
                let fields = url::form_urlencoded::parse(&body).into_owned();
                Ok(Posted(fields.map(|(name, value)| (name, value.replace('\0', "\u{fffd}"))).collect()))
            }
            Err(refused) => {
                Err(Fault::new(refused.status(), "this form is too large", "shorten it").response(Form::Page))
            }
        }
    }
}

impl Posted {
    /// What is in a field; nothing where it is empty.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(it, _)| it == name).map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(it, _)| it == name)
    }

    /// All values under one name that are not empty.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(it, value)| it == name && !value.trim().is_empty()).map(|(_, value)| value.trim())
    }

    /// The page that the form wants to go back to.
    pub fn back(&self, otherwise: &str) -> Result<Address, Fault> {
        let back = self.get("back").unwrap_or(otherwise);
        if !is_local(back) {
            return Err(Fault::bad(
                format!("back={back} is no page of this desk"),
                "give a path that begins with one /",
            ));
        }
        let (path, query) = back.split_once('?').map_or((back, None), |(path, query)| (path, Some(query)));
        Ok(Address::new(path, query))
    }
}

/// Whether it is a path here. Browsers take `\` for `/`, leave out tabs and line breaks, and read `//host` as an address.
pub fn is_local(path: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_graphic() && byte != b'\\';
    path.starts_with('/') && !path.starts_with("//") && path.bytes().all(is_plain)
}

/// To another page, which is asked for with GET.
pub fn see(to: &Address) -> Response {
    match HeaderValue::from_str(&to.href()) {
        Ok(to) => (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response(),
        Err(_) => Fault::bad("there is no such page", "go back").response(Form::Page),
    }
}

/// The longest name that is kept.
const LONGEST: usize = 100;

/// A name that decisions are signed with: one line, not too long.
pub fn name(given: &str) -> Option<String> {
    let plain: String = given.chars().map(|it| if it.is_control() { ' ' } else { it }).collect();
    let name = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    (!name.is_empty() && name.chars().count() <= LONGEST).then_some(name)
}

/// Keeps the name in the browser for a year.
pub fn keep_name(headers: &mut HeaderMap, name: &str) {
    let value: String = url::form_urlencoded::byte_serialize(name.as_bytes()).collect();
    let cookie = format!("author={value}; Path=/; Max-Age=31536000; SameSite=Strict; HttpOnly");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        headers.append(header::SET_COOKIE, cookie);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_leads_back_to_a_page_of_the_desk_only() {
        for (back, expected) in [
            ("/review?claim=3&side=North+Korea", Some("/review?claim=3&side=North+Korea")),
            ("/", Some("/")),
            ("", Some("/review")),
            ("//evil.example", None),
            ("/\\evil.example", None),
            ("\\\\evil.example", None),
            ("https://evil.example/", None),
            ("javascript:alert(1)", None),
            ("/\t/evil.example", None),
            ("/a\r\nSet-Cookie: x=y", None),
            ("/ä", None),
            ("review", None),
        ] {
            let posted = Posted(vec![("back".to_owned(), back.to_owned())]);
            assert_eq!(posted.back("/review").ok().map(|it| it.href()).as_deref(), expected, "{back}");
        }
    }

    #[test]
    fn a_name_is_one_line() {
        assert_eq!(name("  Ada\r\nSet-Cookie: x=y ").as_deref(), Some("Ada Set-Cookie: x=y"));
        assert_eq!(name(" \u{1b} "), None);
        assert_eq!(name(&"a".repeat(101)), None);
        let mut headers = HeaderMap::new();
        keep_name(&mut headers, "Ádá; Domain=evil.example, \"x\"");
        let kept = headers[header::SET_COOKIE].to_str().unwrap();
        assert_eq!(kept.matches(';').count(), 4, "{kept}");
    }
}
