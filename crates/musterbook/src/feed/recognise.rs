//! Whether bytes are a feed, by their content; labels and file names have no say.

/// How much is looked at.
const HEAD: usize = 8192;

/// What a feed's root element is called.
const ROOTS: &[&str] = &["rss", "feed", "RDF"];

/// Whether the bytes begin like RSS, Atom or JSON Feed.
pub fn is_feed(bytes: &[u8]) -> bool {
    match first(bytes) {
        Some(b'<') => {
            let head = head(bytes);
            let Some((name, _)) = root(&head) else { return false };
            let local = name.rsplit(':').next().unwrap_or_default();
            ROOTS.contains(&local) && (local != "RDF" || head.contains("purl.org/rss/"))
        }
        // Its version may stand anywhere.
        Some(b'{') => find(bytes, b"jsonfeed.org/version/").is_some(),
        _ => false,
    }
}

/// The first byte that is no mark and no blank. The zeros of UTF-16 are passed over.
pub fn first(bytes: &[u8]) -> Option<u8> {
    bytes
        .iter()
        .copied()
        .find(|byte| !matches!(byte, 0 | b' ' | b'\t' | b'\r' | b'\n' | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF))
}

fn head(bytes: &[u8]) -> String {
    let head: Vec<u8> = bytes[..bytes.len().min(HEAD)].iter().copied().filter(|byte| *byte != 0).collect();
    String::from_utf8_lossy(&head).into_owned()
}

/// The name of the first element, as it is written, and where its tag begins.
pub fn root(text: &str) -> Option<(&str, usize)> {
    let mut at = 0;
    loop {
        at += text[at..].find('<')?;
        let rest = &text[at..];
        let skipped = match rest {
            _ if rest.starts_with("<!--") => rest.find("-->")? + 3,
            _ if rest.starts_with("<?") => rest.find("?>")? + 2,
            // A document type may hold declarations in brackets.
            _ if rest.starts_with("<!") => {
                let end = rest.find('>')?;
                match rest.find('[').filter(|open| *open < end) {
                    Some(open) => open + rest[open..].find(']')?,
                    None => end + 1,
                }
            }
            _ => {
                let name = rest[1..].split(|it: char| it.is_whitespace() || it == '>' || it == '/').next()?;
                return (!name.is_empty()).then_some((name, at));
            }
        };
        at += skipped;
    }
}

pub fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

/// The bytes with the encoding in them that the server names, where they name none themselves.
pub fn labelled(bytes: &[u8], content_type: Option<&str>) -> Vec<u8> {
    let head = head(bytes);
    let declares = head.trim_start_matches('\u{feff}').trim_start().starts_with("<?xml")
        && head.split("?>").next().is_some_and(|prolog| prolog.contains("encoding"));
    let charset = content_type.and_then(|it| {
        let lower = it.to_ascii_lowercase();
        let label = lower.split_once("charset=")?.1.trim_matches(['"', '\'', ' ']).split(';').next()?.trim().to_owned();
        let is_label =
            !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
        is_label.then_some(label)
    });
    match charset {
        Some(charset) if first(bytes) == Some(b'<') && !declares && std::str::from_utf8(bytes).is_err() => {
            let start =
                if head.trim_start().starts_with("<?xml") { find(bytes, b"?>").map_or(0, |at| at + 2) } else { 0 };
            let mut labelled = format!("<?xml version=\"1.0\" encoding=\"{charset}\"?>").into_bytes();
            labelled.extend(&bytes[start..]);
            labelled
        }
        // Nothing may stand before the first tag.
        _ => bytes.trim_ascii_start().to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feeds_are_recognised_by_their_content() {
        for (text, expected) in [
            ("<rss version=\"2.0\"><channel/></rss>", true),
            ("\u{feff}\n<?xml version=\"1.0\"?>\n<!-- made by hand > --><rss version='2.0'>", true),
            ("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY nbsp \"&#160;\">]><rss>", true),
            ("<feed xmlns=\"http://www.w3.org/2005/Atom\">", true),
            ("<atom:feed xmlns:atom=\"http://www.w3.org/2005/Atom\">", true),
            ("<rdf:RDF xmlns=\"http://purl.org/rss/1.0/\">", true),
            ("<rdf:RDF xmlns=\"http://example.org/\">", false),
            ("{\"items\": [], \"version\": \"https://jsonfeed.org/version/1.1\"}", true),
            ("{\"items\": []}", false),
            ("<!doctype html><html><p>rss", false),
            ("<rssfeed>", false),
            ("<?xml version=\"1.0\"?>", false),
            ("<", false),
            ("The rss feed says 12 people were killed.", false),
            ("", false),
        ] {
            assert_eq!(is_feed(text.as_bytes()), expected, "{text}");
        }
        let wide: Vec<u8> = "\u{feff}<rss>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(is_feed(&wide));
    }
}
