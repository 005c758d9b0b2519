//! What can be read of a broken feed: each entry is cut out and read by itself under the feed's own head.

use super::recognise::{find, first, root};
use super::{Feed, convert, parse};
use serde_json::Value;

/// A head that is longer is not read again for every entry.
const LONGEST_HEAD: usize = 1 << 16;

/// The entries that can be read, and the fault with how many they are.
pub fn read(bytes: &[u8], address: Option<&str>, fault: &str) -> Feed {
    let mut salvaged = match first(bytes) {
        Some(b'{') => json(bytes, address),
        _ => xml(bytes, address),
    };
    let (read, all) = (salvaged.feed.entries.len(), salvaged.feed.entries.len() + salvaged.lost);
    salvaged.feed.fault = Some(match all {
        0 => format!("{fault}; no entry of it could be read"),
        _ => format!("{fault}; {read} of {all} entries could be read"),
    });
    salvaged.feed
}

#[derive(Default)]
struct Salvaged {
    feed: Feed,
    /// Entries that could not be read.
    lost: usize,
}

fn xml(bytes: &[u8], address: Option<&str>) -> Salvaged {
    let mut out = Salvaged::default();
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(1 << 16)]);
    let Some((name, _)) = root(&text) else { return out };
    let (prefix, local) = name.rsplit_once(':').map_or(("", name), |(prefix, local)| (prefix, local));
    let element = match (local, prefix) {
        ("feed", "") => "entry".to_owned(),
        ("feed", prefix) => format!("{prefix}:entry"),
        _ => "item".to_owned(),
    };
    let Some(at) = find(bytes, format!("<{name}").as_bytes()) else { return out };
    let Some(end) = find(&bytes[at..], b">").map(|end| at + end + 1) else { return out };
    let (channel, close) = match local {
        "rss" => ("<channel>", format!("</channel></{name}>")),
        _ => ("", format!("</{name}>")),
    };
    let starts = starts(bytes, element.as_bytes());
    let head = &bytes[..starts.first().copied().unwrap_or(bytes.len())];
    // The head may be what is broken.
    let bare = [&bytes[..end], channel.as_bytes()].concat();
    let mut heads = vec![with_version(&bare, local)];
    if head.len() <= LONGEST_HEAD {
        heads.insert(0, with_version(head, local));
    }
    let stop = format!("</{element}>");
    for (n, &start) in starts.iter().enumerate() {
        let until = starts.get(n + 1).copied().unwrap_or(bytes.len());
        let item = &bytes[start..until];
        let Some(end) = find(item, stop.as_bytes()).map(|end| end + stop.len()) else {
            out.lost += 1;
            continue;
        };
        let item = &item[..end];
        let repaired = repaired(item);
        let tries = heads.iter().flat_map(|head| [(head, item), (head, repaired.as_slice())]);
        let mut parsed = tries.filter_map(|(head, item)| parse(&[head, item, close.as_bytes()].concat(), address).ok());
        match parsed.find(|feed| !feed.entries.is_empty()) {
            Some(feed) => {
                let feed = convert(feed);
                out.feed.title = out.feed.title.or(feed.title);
                out.feed.entries.extend(feed.entries);
            }
            None => out.lost += 1,
        }
    }
    out
}

/// Where the elements of a name begin.
fn starts(bytes: &[u8], element: &[u8]) -> Vec<usize> {
    let tag = [b"<", element].concat();
    let is_start = |at: &usize| {
        bytes[*at..].starts_with(&tag)
            && bytes.get(at + tag.len()).is_some_and(|after| after.is_ascii_whitespace() || *after == b'>')
    };
    (0..bytes.len()).filter(|at| bytes[*at] == b'<').filter(is_start).collect()
}

/// RSS of no version, or of one that nobody has heard of, is read as 2.0.
fn with_version(head: &[u8], local: &str) -> Vec<u8> {
    let Some(at) = find(head, b"<rss").filter(|_| local == "rss") else { return head.to_vec() };
    let Some(end) = find(&head[at..], b">").map(|end| at + end) else { return head.to_vec() };
    let tag = &head[at..end];
    let kept = match find(tag, b"version") {
        Some(version) => {
            let rest = &tag[version..];
            let quote = rest.iter().position(|byte| matches!(byte, b'"' | b'\''));
            let close =
                quote.and_then(|quote| Some(quote + 2 + rest[quote + 1..].iter().position(|it| *it == rest[quote])?));
            [&tag[4..version], &rest[close.unwrap_or(rest.len())..]].concat()
        }
        None => tag[4..].to_vec(),
    };
    [&head[..at], b"<rss version=\"2.0\"", &kept, &head[end..]].concat()
}

/// Without control characters, every bare `&` written out.
fn repaired(item: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(item.len());
    for (at, &byte) in item.iter().enumerate() {
        let is_control = byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r');
        match byte {
            _ if is_control => out.push(b' '),
            b'&' if !is_reference(&item[at + 1..]) => out.extend(b"&amp;"),
            _ => out.push(byte),
        }
    }
    out
}

/// `amp;`, `#39;`: the names that XML has of itself, and numbers.
fn is_reference(rest: &[u8]) -> bool {
    let name = rest.split(|byte| *byte == b';').next().unwrap_or_default();
    let is_number =
        name.len() > 1 && name.len() < 9 && name[0] == b'#' && name[1..].iter().all(u8::is_ascii_alphanumeric);
    name.len() < rest.len() && (is_number || [&b"amp"[..], b"lt", b"gt", b"quot", b"apos"].contains(&name))
}

fn json(bytes: &[u8], address: Option<&str>) -> Salvaged {
    let mut out = Salvaged::default();
    let title = find(bytes, b"\"title\"").and_then(|at| {
        let rest = bytes[at + 7..].trim_ascii_start().strip_prefix(b":")?;
        serde_json::Deserializer::from_slice(rest).into_iter::<String>().next()?.ok()
    });
    let Some(at) = find(bytes, b"\"items\"") else { return out };
    let Some(open) = find(&bytes[at..], b"[") else { return out };
    let mut rest = &bytes[at + open + 1..];
    while rest.trim_ascii_start().first() == Some(&b'{') {
        let mut values = serde_json::Deserializer::from_slice(rest).into_iter::<Value>();
        let Some(Ok(item)) = values.next() else {
            out.lost += 1;
            break;
        };
        rest = rest[values.byte_offset()..].trim_ascii_start();
        rest = rest.strip_prefix(b",").unwrap_or(rest);
        let version = "https://jsonfeed.org/version/1.1";
        let title = title.as_deref().unwrap_or_default();
        let one = serde_json::json!({ "version": version, "title": title, "items": [item] }).to_string();
        match parse(one.as_bytes(), address) {
            Ok(feed) => out.feed.entries.extend(convert(feed).entries),
            Err(_) => out.lost += 1,
        }
    }
    out.feed.title = title;
    out
}
