//! Whether anything in a page is alive that is not the desk's own: a small reader of tags, strict where browsers are lenient.

use super::Answer;

/// The tags of a page with their attributes.
pub fn tags(html: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut found = Vec::new();
    for (at, _) in html.match_indices('<') {
        let rest = &html[at + 1..];
        if rest.starts_with('!') || rest.starts_with('?') {
            found.push((rest.chars().take(8).collect(), Vec::new()));
            continue;
        }
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let end = rest.find(|c: char| c.is_whitespace() || c == '/' || c == '>').unwrap_or(rest.len());
        found.push((rest[..end].to_ascii_lowercase(), attributes(&rest[end..])));
    }
    found
}

fn attributes(mut rest: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() || rest.starts_with('>') {
            return found;
        }
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/')).unwrap_or(rest.len());
        // A stray sign is no name, and is not stepped over for ever.
        let end = end.max(rest.chars().next().map_or(1, char::len_utf8));
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
            let inside = if quote.is_some() { &after[1..] } else { after };
            let end = match quote {
                Some(quote) => inside.find(quote),
                None => inside.find(|c: char| c.is_whitespace() || c == '>'),
            };
            let end = end.unwrap_or(inside.len());
            value = &inside[..end];
            rest = &inside[end..];
            if quote.is_some() {
                rest = rest.get(1..).unwrap_or_default();
            }
        }
        found.push((name, value.to_owned()));
    }
}

/// Elements that no page of the desk has.
const NONE: &[&str] =
    &["style", "iframe", "object", "embed", "base", "template", "math", "frame", "audio", "video", "img"];

/// What is alive in a page, if anything is.
pub fn check(html: &str) -> Result<(), String> {
    if let Some(c) = html.chars().find(|&c| c.is_control() && !matches!(c, '\n' | '\t' | '\r')) {
        // Of control characters only zero changes how a page is read; others show as nothing.
        if c == '\0' {
            return Err("a zero".to_owned());
        }
    }
    for (tag, attributes) in tags(html) {
        let told = || format!("<{tag} {attributes:?}>");
        if tag.starts_with(['!', '?']) && tag != "!doctype" && tag != "!DOCTYPE" {
            return Err(told());
        }
        let value = |name: &str| attributes.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str());
        if NONE.contains(&tag.as_str()) || tag.contains("xss") || (tag == "meta" && value("http-equiv").is_some()) {
            return Err(told());
        }
        if tag == "script" && !value("src").is_some_and(|src| src.starts_with("/assets/")) {
            return Err(told());
        }
        for (name, value) in &attributes {
            let leads = matches!(name.as_str(), "href" | "src" | "action" | "formaction" | "xlink:href");
            let is_local = (value.starts_with('/') && !value.starts_with("//")) || value.starts_with('#');
            let is_link = tag == "a" && (value.starts_with("http://") || value.starts_with("https://"));
            let is_bad = name.starts_with("on") || name == "style" || name == "srcdoc" || name.contains("xss");
            let is_odd = name.contains(['"', '\'', '<']);
            if is_bad || is_odd || (leads && !is_local && !is_link) {
                return Err(told());
            }
        }
    }
    Ok(())
}

impl Answer {
    /// Fails where anything in it is alive that is not the desk's own.
    #[track_caller]
    pub fn is_dead(&self, path: &str) {
        assert!(!self.status.is_server_error(), "{path}: {}: {}", self.status, self.body);
        assert!(!self.headers.contains_key("x") && self.headers["x-content-type-options"] == "nosniff", "{path}");
        let is_page = self.headers.get("content-type").is_some_and(|it| it.as_bytes().starts_with(b"text/html"));
        if let (true, Err(alive)) = (is_page, check(&self.body)) {
            panic!("{path}: {alive}\n{}", self.body);
        }
    }
}
