//! Styles, scripts and pictures, built into the program. Their addresses hold a hash of what is in them, so that a browser
//! may keep them for ever.

use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

struct Asset {
    name: &'static str,
    kind: &'static str,
    bytes: &'static [u8],
}

macro_rules! asset {
    ($name:literal, $kind:literal) => {
        Asset { name: $name, kind: $kind, bytes: include_bytes!(concat!("assets/", $name)) }
    };
}

const ASSETS: &[Asset] = &[
    asset!("desk.css", "text/css; charset=utf-8"),
    asset!("chart.css", "text/css; charset=utf-8"),
    asset!("question.css", "text/css; charset=utf-8"),
    asset!("report.css", "text/css; charset=utf-8"),
    asset!("review.css", "text/css; charset=utf-8"),
    asset!("desk.js", "text/javascript; charset=utf-8"),
    asset!("chart.js", "text/javascript; charset=utf-8"),
    asset!("review.js", "text/javascript; charset=utf-8"),
    asset!("icon.svg", "image/svg+xml"),
];

/// Loaded by every page.
pub const STYLES: &[&str] = &["desk.css", "chart.css", "question.css", "report.css", "review.css"];
pub const SCRIPTS: &[&str] = &["desk.js", "chart.js", "review.js"];

static TAGS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let tag = |it: &Asset| Sha256::digest(it.bytes).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    ASSETS.iter().map(tag).collect()
});

/// The address of an asset by its name.
pub fn href(name: &str) -> String {
    let at = ASSETS.iter().position(|it| it.name == name).unwrap_or_default();
    format!("/assets/{}/{}", TAGS[at], ASSETS[at].name)
}

pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/assets/{tag}/{name}", get(asset))
}

async fn asset(Path((tag, name)): Path<(String, String)>) -> Response {
    let found = ASSETS.iter().zip(TAGS.iter()).find(|(it, known)| it.name == name && **known == tag);
    match found {
        Some((it, _)) => {
            let kept = HeaderValue::from_static("public, max-age=31536000, immutable");
            let kind = HeaderValue::from_static(it.kind);
            ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, kept)], it.bytes).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// Light and dark stand side by side, so that neither is forgotten; only what is printed is named again.
    #[test]
    fn colours_are_named_once() {
        let mut named = BTreeSet::new();
        for it in ASSETS.iter().filter(|it| it.kind.starts_with("text/css")) {
            let text = std::str::from_utf8(it.bytes).unwrap();
            assert!(!text.contains("prefers-color-scheme"), "{}", it.name);
            let on_screen: String = text.split("@media print").take(1).collect();
            for part in on_screen.split(['{', ';']).map(str::trim).filter(|part| part.starts_with("--")) {
                let (name, value) = part.split_once(": ").unwrap();
                let is_of_mark = name == "--chart-mark";
                assert!(is_of_mark || named.insert(name.to_owned()), "{}: {name} is named twice", it.name);
                assert!(
                    is_of_mark || value.starts_with("light-dark(#") || name == "--on-accent",
                    "{}: {part} is the same in the dark",
                    it.name
                );
            }
        }
        assert!(named.len() > 30, "{named:?}");
    }
}
