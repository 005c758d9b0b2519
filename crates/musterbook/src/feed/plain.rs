//! Markup to text on one line, for titles; text to markup, for pages made of entries.

/// Characters that markup writes by name.
const NAMED: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("ndash", "–"),
    ("mdash", "—"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("hellip", "…"),
];

/// The text without its tags, its named characters resolved, on one line.
pub fn line(markup: &str) -> String {
    let mut text = String::with_capacity(markup.len());
    let mut rest = markup;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        text.push_str(before);
        let is_tag = tag[1..].starts_with(|it: char| it.is_ascii_alphabetic() || it == '/' || it == '!');
        match tag.find('>').filter(|_| is_tag) {
            Some(end) => {
                text.push(' ');
                rest = &tag[end + 1..];
            }
            None => {
                text.push('<');
                rest = &tag[1..];
            }
        }
    }
    text.push_str(rest);
    resolved(&text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn resolved(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.char_indices().take(12).find(|(_, it)| *it == ';').map(|(end, _)| end);
        match end.and_then(|end| Some((end, character(&rest[1..end])?))) {
            Some((end, character)) => {
                out.push_str(&character);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out + rest
}

/// `amp`, `#39`, `#x27`.
fn character(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let code = hex.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())?;
        return char::from_u32(code).map(String::from);
    }
    NAMED.iter().find(|(word, _)| *word == name).map(|(_, text)| (*text).to_owned())
}

/// The text as it stands in markup, also in an attribute.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_plain() {
        for (markup, expected) in [
            ("Twelve <b>killed</b> in\n raid", "Twelve killed in raid"),
            ("Kyiv &amp; Kharkiv: &#8216;12 dead&#x2019;", "Kyiv & Kharkiv: ‘12 dead’"),
            ("losses < 12 and > 3", "losses < 12 and > 3"),
            ("AT&T, R&D; &unknown; &", "AT&T, R&D; &unknown; &"),
            ("<p></p>&nbsp;", ""),
            ("a <b", "a <b"),
            ("&#xD800;&#99999999999;", "&#xD800;&#99999999999;"),
        ] {
            assert_eq!(line(markup), expected, "{markup}");
        }
        assert_eq!(escaped("\"A\" & <b>"), "&quot;A&quot; &amp; &lt;b&gt;");
    }
}
