//! What kind of thing an answer is, by its label and by its first bytes.

/// Types that are read. A page behind any of them is looked at once more by its bytes.
const READ: &[&str] = &[
    "text/html",
    "application/xhtml+xml",
    "text/plain",
    "text/markdown",
    "text/xml",
    "application/xml",
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/json",
    "application/feed+json",
    // Say nothing about what it is.
    "application/octet-stream",
    "binary/octet-stream",
];

/// The type that a `Content-Type` header names, if it is one that is not read.
pub fn other_type(content_type: &str) -> Option<String> {
    let named = content_type.split([';', ',']).next().unwrap_or_default().trim().to_ascii_lowercase();
    (!named.is_empty() && !READ.contains(&named.as_str())).then_some(named)
}

/// How much is looked at.
const HEAD: usize = 4096;

/// What the bytes are, where they are a text but neither a page nor prose. Feeds have been told apart before.
pub fn not_a_report(bytes: &[u8]) -> Option<&'static str> {
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let head = String::from_utf8_lossy(&start[..start.len().min(HEAD)]).to_ascii_lowercase();
    match start.first()? {
        b'{' | b'[' => serde_json::from_slice::<serde::de::IgnoredAny>(start).is_ok().then_some("JSON"),
        b'<' => {
            let is_page = ["<html", "<!doctype html", "<body", "<head", "<p", "<div", "<article"];
            let is_xml = head.starts_with("<?xml") && !is_page.iter().any(|mark| head.contains(mark));
            (is_xml || head.starts_with("<svg")).then_some("XML that is neither a page nor a feed")
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels() {
        for (content_type, other) in [
            ("text/html; charset=utf-8", None),
            ("Text/Plain", None),
            ("", None),
            ("application/octet-stream", None),
            ("application/pdf", Some("application/pdf")),
            ("image/png", Some("image/png")),
            ("text/css; charset=utf-8", Some("text/css")),
        ] {
            assert_eq!(other_type(content_type).as_deref(), other, "{content_type}");
        }
    }

    #[test]
    fn first_bytes() {
        for (bytes, what) in [
            ("{\"killed\": 12}", Some("JSON")),
            ("[1, 2]", Some("JSON")),
            ("[UPDATED] Twelve people were killed.", None),
            ("<?xml version=\"1.0\"?><sitemap><url/></sitemap>", Some("XML")),
            ("<?xml version=\"1.0\"?><!DOCTYPE html><html><p>Twelve", None),
            ("  <svg xmlns=\"x\"></svg>", Some("XML")),
            ("<p>Twelve people were killed.", None),
            ("Twelve people were killed.", None),
            ("", None),
        ] {
            let found = not_a_report(bytes.as_bytes());
            assert!(
                found.is_some() == what.is_some() && found.unwrap_or("").starts_with(what.unwrap_or("")),
                "{bytes}"
            );
        }
    }
}
