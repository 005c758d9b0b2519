//! Tags and entities in a text that is no page: `<b>12 killed</b>`, `first<br>second`, `Russia&#8217;s`, `<!-- 5 -->`.
//!
//! In: a text. Out: the places of what only a browser would read, in order, none overlapping, each with what it stands for.
//! Left alone: signs that people write (`a < b`, `> 12`, `<unconfirmed>`, `<name@example.org>`, `AT&T`). One pass; what is
//! opened and never closed is looked for once.

use crate::span::Span;

/// What stands in the text in place of a tag or an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum As {
    /// Nothing: the words on both sides stand as if it were not there.
    Nothing,
    Space,
    LineEnd,
    /// A sign, as its entity names it.
    Sign(char),
}

/// A tag, a comment or an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Markup {
    pub span: Span,
    pub stands_for: As,
}

/// A longer tag is none.
const LONGEST: usize = 600;

/// Tags inside a line.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "big", "center", "cite", "code", "del", "em", "font", "i", "img", "ins", "kbd",
    "mark", "nobr", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "td", "th", "time", "tt", "u", "var",
    "wbr",
];
/// Tags at which a line ends.
const BLOCK: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "button",
    "caption",
    "dd",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "iframe",
    "input",
    "label",
    "li",
    "link",
    "main",
    "meta",
    "nav",
    "noscript",
    "ol",
    "option",
    "p",
    "pre",
    "script",
    "section",
    "select",
    "style",
    "table",
    "tbody",
    "textarea",
    "tfoot",
    "thead",
    "title",
    "tr",
    "ul",
    "video",
];
/// Tags whose content is no text.
const CODE: &[&str] = &["script", "style"];
/// Entities by name; those by number are read by it.
const ENTITIES: &[(&str, char)] = &[
    ("nbsp", ' '),
    ("amp", '&'),
    ("quot", '"'),
    ("apos", '’'),
    ("lt", '<'),
    ("gt", '>'),
    ("rsquo", '’'),
    ("lsquo", '‘'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("bull", '•'),
    ("middot", '·'),
    ("thinsp", ' '),
    ("shy", '\u{ad}'),
];

/// Finds the tags, comments and entities of a text.
pub fn find(text: &str) -> Vec<Markup> {
    let mut found = Vec::new();
    // Ends that no more stand in the text.
    let mut absent: Vec<&str> = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].find(['<', '&']) {
        at += next;
        let rest = &text[at..];
        match if rest.starts_with('<') { tag(rest, &mut absent) } else { entity(rest) } {
            Some((length, stands_for)) => {
                found.push(Markup { span: Span::new(at, at + length), stands_for });
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

fn tag(rest: &str, absent: &mut Vec<&str>) -> Option<(usize, As)> {
    if rest.starts_with("<!--") {
        return until(rest, "-->", absent).map(|end| (end, As::Nothing));
    }
    let inner = &rest[1..rest.floor_char_boundary(LONGEST)];
    let inner = &inner[..inner.find(['<', '>']).filter(|&end| inner[end..].starts_with('>'))?];
    let (name, closes) = inner.strip_prefix('/').map_or((inner, false), |name| (name, true));
    let (name, more) = name.split_at(name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len()));
    // `<p hidden>`, `<a href=…>`, `<br/>`; not `<b and c>`
    let more_trimmed = more.trim_end_matches('/').trim();
    let is_attributes = more.is_empty() || more.starts_with('/') || more.starts_with(char::is_whitespace);
    if !is_attributes || more_trimmed.contains(char::is_whitespace) && !more_trimmed.contains('=') {
        return None;
    }
    let is = |names: &[&str]| names.iter().any(|known| known.eq_ignore_ascii_case(name));
    let end = inner.len() + 2;
    if is(CODE) && !closes {
        let close = if name.eq_ignore_ascii_case("style") { "</style>" } else { "</script>" };
        return Some((until(rest, close, absent).unwrap_or(end), As::LineEnd));
    }
    match () {
        () if is(INLINE) => Some((end, As::Nothing)),
        () if is(BLOCK) => Some((end, As::LineEnd)),
        () => None,
    }
}

/// The end of what `close` ends, unless it is known to stand nowhere.
fn until<'e>(rest: &str, close: &'e str, absent: &mut Vec<&'e str>) -> Option<usize> {
    if absent.contains(&close) {
        return None;
    }
    let end = rest.find(close).map(|at| at + close.len());
    if end.is_none() {
        absent.push(close);
    }
    end
}

fn entity(rest: &str) -> Option<(usize, As)> {
    let name = &rest[1..rest.floor_char_boundary(12)];
    let name = &name[..name.find(';')?];
    let sign = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
        None => ENTITIES.iter().find(|(known, _)| *known == name)?.1,
    };
    let stands_for = match sign {
        '\u{ad}' | '\u{200b}'..='\u{200f}' => As::Nothing,
        '\'' | '‘' => As::Sign('’'),
        sign if sign.is_alphanumeric() => return None,
        sign if sign.is_whitespace() || sign.is_control() => As::Space,
        sign => As::Sign(sign),
    };
    Some((name.len() + 2, stands_for))
}

/// A text without its tags: a title, say.
pub fn without(text: &str) -> String {
    let (mut out, mut from) = (String::with_capacity(text.len()), 0);
    for markup in find(text) {
        out.push_str(&text[from..markup.span.start]);
        match markup.stands_for {
            As::Nothing => {}
            As::Space | As::LineEnd => out.push(' '),
            As::Sign(sign) => out.push(sign),
        }
        from = markup.span.end;
    }
    out.push_str(&text[from..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_out_tags_and_entities_and_nothing_else() {
        for (text, bare) in [
            ("<b>12 killed</b> in <a href='http://x.example/5'>Town</a>", "12 killed in Town"),
            ("one<br/>two<p hidden>three", "one two three"),
            ("Russia&#8217;s &quot;12&quot;&nbsp;men &#x2014; dead", "Russia’s \"12\" men — dead"),
            ("a<!-- 5 dead -->b<script>x < 12</script>c", "ab c"),
            ("a < b, > 12, a<b and c>d, <unconfirmed> <me@x.example> AT&T &c; &#; &#65;", ""),
            ("<p <p <!-- <b", ""),
            ("<é> <b\u{202e}> &é; <", ""),
        ] {
            assert_eq!(without(text), if bare.is_empty() { text } else { bare });
        }
    }

    #[test]
    fn what_is_never_closed_is_looked_for_once() {
        let text = "<!-- <script> &#".repeat(200_000);
        assert_eq!(find(&text).len(), 200_000);
    }
}
