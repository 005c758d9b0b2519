//! Bytes to text.
//!
//! In: the bytes and the `Content-Type` header. Out: text, and notes on what was guessed or repaired; an empty text and a
//! note for what is no text at all. Only the encoding is undone: line ends, zero-width and right-to-left characters stay.
//!
//! Order: byte order mark; valid UTF-8 with characters beyond ASCII (labels lie more often than such bytes do); the charset
//! of the header; the charset of a `meta` tag; a guess from the bytes.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::binary;

/// Where a `meta` tag with a charset is looked for.
const META_WITHIN: usize = 4096;
/// How much is read to guess an encoding.
const SAMPLE: usize = 1 << 20;

/// What [`decode`] gives back.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Decoded {
    pub text: String,
    pub notes: Vec<String>,
}

/// Reads the bytes as text in the encoding they are most likely in.
pub(super) fn decode(bytes: &[u8], content_type: Option<&str>) -> Decoded {
    if bytes.is_empty() {
        return noted("the page is empty".to_owned());
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return with(encoding, &bytes[mark..], vec![]);
    }
    if let Some(what) = binary::signature(bytes) {
        return noted(format!("not a text: {what}"));
    }
    if let Some(encoding) = binary::utf_16_without_mark(bytes) {
        return with(encoding, bytes, vec![format!("read as {} by its zero bytes", encoding.name())]);
    }
    if binary::is_binary(bytes) {
        return noted("not a text: binary data".to_owned());
    }
    // Bytes without zeros that got this far are not in UTF-16, whatever they are labelled.
    let label = header_charset(content_type)
        .or_else(|| meta_charset(bytes))
        .map(|it| if it == UTF_16LE || it == UTF_16BE { UTF_8 } else { it });
    let beyond_ascii = bytes.iter().position(|byte| !byte.is_ascii());
    match (std::str::from_utf8(bytes), label) {
        (Ok(text), label) if beyond_ascii.is_some() || label.is_none_or(|it| it.is_ascii_compatible()) => {
            let notes = match label {
                Some(it) if it != UTF_8 && beyond_ascii.is_some() => {
                    vec![format!("labelled {} but valid UTF-8, read as UTF-8", it.name())]
                }
                _ => vec![],
            };
            Decoded { text: text.to_owned(), notes }
        }
        (_, Some(label)) if label != UTF_8 => with(label, bytes, vec![]),
        _ if mostly_utf_8(bytes) => mixed(bytes),
        _ => guess(bytes, beyond_ascii.unwrap_or(0)),
    }
}

fn noted(note: String) -> Decoded {
    Decoded { text: String::new(), notes: vec![note] }
}

fn with(encoding: &'static Encoding, bytes: &[u8], mut notes: Vec<String>) -> Decoded {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    if broken {
        notes.push(format!("some bytes are not valid {}; they read as U+FFFD", encoding.name()));
    }
    Decoded { text: text.into_owned(), notes }
}

fn header_charset(content_type: Option<&str>) -> Option<&'static Encoding> {
    charset_in(content_type?.as_bytes())
}

fn meta_charset(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(META_WITHIN)].to_ascii_lowercase();
    let mut rest = &head[..];
    while let Some(at) = find(rest, b"<meta") {
        rest = &rest[at + 5..];
        let tag = &rest[..find(rest, b">").unwrap_or(rest.len())];
        if let Some(encoding) = charset_in(tag) {
            return Some(encoding);
        }
    }
    None
}

/// The encoding named after `charset=`, in either case, quoted or not.
fn charset_in(text: &[u8]) -> Option<&'static Encoding> {
    let lower = text.to_ascii_lowercase();
    let rest = &lower[find(&lower, b"charset")? + 7..];
    let label: Vec<u8> = rest
        .iter()
        .copied()
        .skip_while(|byte| matches!(byte, b' ' | b'=' | b'"' | b'\''))
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':' | b'.'))
        .collect();
    Encoding::for_label(&label)
}

fn find(text: &[u8], what: &[u8]) -> Option<usize> {
    text.windows(what.len()).position(|window| window == what)
}

/// More good characters beyond ASCII than broken ones: UTF-8 with an accident in it.
fn mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad
}

/// UTF-8 into which single bytes of Windows-1252 punctuation were pasted.
fn mixed(bytes: &[u8]) -> Decoded {
    let (mut text, mut repaired, mut lost) = (String::with_capacity(bytes.len()), 0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        match chunk.invalid() {
            [] => {}
            one @ [0x85 | 0x91..=0x97 | 0xA0 | 0xA3] => {
                let (sign, _): (Cow<str>, bool) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(one);
                text.push_str(&sign);
                repaired += 1;
            }
            _ => {
                text.push('\u{FFFD}');
                lost += 1;
            }
        }
    }
    let notes =
        vec![format!("mixed encodings: {repaired} bytes read as windows-1252, {lost} places unreadable (U+FFFD)")];
    Decoded { text, notes }
}

/// No label and no UTF-8: the detector's guess, from where the bytes leave ASCII.
fn guess(bytes: &[u8], from: usize) -> Decoded {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let from = from.saturating_sub(64);
    detector.feed(&bytes[from..bytes.len().min(from + SAMPLE)], true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    with(encoding, bytes, vec![format!("encoding guessed as {}", encoding.name())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], content_type: Option<&str>, text: &str) {
        assert_eq!(decode(bytes, content_type).text, text);
    }

    #[test]
    fn marks_labels_and_guesses() {
        check(b"\xEF\xBB\xBF12 dead\r\n", None, "12 dead\r\n");
        check(b"\xFF\xFE1\x002\x00", None, "12");
        check(b"1\x002\x00 \x00d\x00e\x00a\x00d\x00", None, "12 dead");
        check(b"\0n\0i\0n\0e\0 \0d\0e\0a\0d", None, "nine dead");
        check(b"caf\xE9", Some("text/plain; charset=ISO-8859-1"), "café");
        check(b"<meta charset='windows-1251'>\xCA\xE8\xE5\xE2", None, "<meta charset='windows-1251'>Киев");
        check("Київ – 12".as_bytes(), Some("text/html; charset=windows-1252"), "Київ – 12");
        check(b"the governor\x92s men \x96 12 of them \x96 fled", None, "the governor’s men – 12 of them – fled");
    }

    #[test]
    fn repairs_single_pasted_bytes_in_utf_8() {
        let decoded = decode(b"Kyiv \xE2\x80\x93 Se\xC3\xB1or: tanks \x96 11 (+7)", None);
        assert_eq!(decoded.text, "Kyiv – Señor: tanks – 11 (+7)");
        assert_eq!(decoded.notes.len(), 1);
    }

    #[test]
    fn names_what_is_no_text() {
        for (bytes, what) in [
            (&b"%PDF-1.7\n%\xE2\xE3"[..], "PDF"),
            (b"\x89PNG\r\n\x1A\n\0\0", "PNG"),
            (b"some words\0\0\0\x01\x02 and more", "binary"),
            (b"", "empty"),
        ] {
            let decoded = decode(bytes, None);
            assert_eq!(decoded.text, "");
            assert!(decoded.notes[0].contains(what), "{:?}", decoded.notes);
        }
    }

    #[test]
    fn keeps_a_text_with_a_stray_zero_byte_and_one_that_starts_like_a_file() {
        let mut text = "Twelve people died. ".repeat(80);
        text.push('\0');
        check(text.as_bytes(), None, &text);
        check(b"RIFF-RAFF KILLS 12", None, "RIFF-RAFF KILLS 12");
    }
}
