//! Tags too deep for any page made by people.
//!
//! In: HTML. Out: the same, without the tags that open below a depth of [`DEEPEST`]; their text stays. A parser looks through all open
//! elements for each new one, so that a hundred thousand nested tags would cost ten thousand million steps, and walks of
//! the tree could exhaust the stack. Left alone: pages that are not so deep, which are not even copied.

use std::borrow::Cow;

/// Pages of news nest some 30 to 60 deep.
pub(super) const DEEPEST: usize = 200;

/// Elements that have no content, or close by themselves and so never nest.
const FLAT: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p",
    "li", "dd", "dt", "option", "tr", "td", "th", "tbody", "thead", "tfoot", "html", "head", "body",
];

/// Elements whose content is no markup.
const RAW: &[&str] = &["script", "style", "textarea", "title", "noscript", "iframe", "xmp", "noembed", "noframes"];

/// The page without tags that are too deep, and whether there were any.
pub(super) fn cap(html: &str) -> (Cow<'_, str>, bool) {
    let (mut out, mut kept, mut at, mut depth, mut dropped) = (String::new(), 0, 0, 0usize, 0usize);
    let bytes = html.as_bytes();
    while let Some(found) = bytes[at..].iter().position(|byte| *byte == b'<') {
        let open = at + found;
        let rest = &bytes[open + 1..];
        if rest.starts_with(b"!--") {
            at = html[open..].find("-->").map_or(html.len(), |end| open + end + 3);
            continue;
        }
        let closes = rest.first() == Some(&b'/');
        let name: String = rest[usize::from(closes)..]
            .iter()
            .take(12)
            .take_while(|byte| byte.is_ascii_alphanumeric())
            .map(|byte| char::from(byte.to_ascii_lowercase()))
            .collect();
        if name.is_empty() {
            at = open + 1;
            continue;
        }
        let end = rest.iter().position(|byte| *byte == b'>').map_or(html.len(), |end| open + end + 2);
        at = end;
        if FLAT.contains(&name.as_str()) || rest[..end - open - 1].ends_with(b"/>") {
            // Below the depth rows and items go too: each of them would still be looked for through all that is open.
            if dropped > 0 && !matches!(name.as_str(), "p" | "br") {
                out.push_str(&html[kept..open]);
                out.push('\n');
                kept = end;
            }
            continue;
        }
        let drop = if closes {
            let drop = dropped > 0;
            if drop {
                dropped -= 1
            } else {
                depth = depth.saturating_sub(1)
            }
            drop
        } else if RAW.contains(&name.as_str()) {
            at = end_of_raw(html, end, &name);
            continue;
        } else {
            let drop = depth >= DEEPEST;
            if drop {
                dropped += 1
            } else {
                depth += 1
            }
            drop
        };
        if drop {
            out.push_str(&html[kept..open]);
            out.push('\n');
            kept = end;
        }
    }
    if kept == 0 {
        return (Cow::Borrowed(html), false);
    }
    out.push_str(&html[kept..]);
    (Cow::Owned(out), true)
}

/// Where `</script` stands, in either case; without one the rest of the page is raw.
fn end_of_raw(html: &str, from: usize, name: &str) -> usize {
    let bytes = html.as_bytes();
    let mut at = from;
    while let Some(found) = bytes[at..].iter().position(|byte| *byte == b'<') {
        at += found;
        let rest = &bytes[at + 1..];
        if rest.first() == Some(&b'/')
            && rest.get(1..=name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name.as_bytes()))
        {
            return rest.iter().position(|byte| *byte == b'>').map_or(html.len(), |end| at + end + 2);
        }
        at += 1;
    }
    html.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_ordinary_pages_alone_and_keeps_the_text_of_deep_ones() {
        let page = "<div><p>12 dead<br><img src=a><p>and <b>5</b> hurt</div><script>if (a<b) '<div><div>'</script>"
            .repeat(500);
        assert!(matches!(cap(&page), (Cow::Borrowed(_), false)));
        let deep = format!("{}twelve{}", "<div>".repeat(1000), "</div>".repeat(1000));
        let (capped, changed) = cap(&deep);
        assert!(changed && capped.contains("twelve"));
        assert_eq!(capped.matches("<div>").count(), DEEPEST);
        assert_eq!(capped.matches("</div>").count(), DEEPEST);
    }

    #[test]
    fn survives_what_is_cut_off() {
        for page in ["<", "</", "<div", "<!--", "<script>", "<script>a</scr", "<a href='>'>x", "a < b"] {
            assert_eq!(cap(page).0, page);
        }
    }
}
