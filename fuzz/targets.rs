//! What is fuzzed: bytes as a page, bytes as a text. Each target reads its input and checks what must hold of every reading.
//! The same functions run under cargo-fuzz (`fuzz/fuzz_targets/`), under `cargo xtask fuzz` and in the property tests.

use jiff::civil::{Date, date};
use musterbook_core::claim::{Claim, Rejected};
use musterbook_core::lexicon::Lexicon;
use musterbook_core::page::Page;
use musterbook_core::read::{read, read_text};
use musterbook_core::span::Span;
use musterbook_core::text::{Kind, tokens};

/// The day of publication that relative dates are read against.
const PUBLISHED: Date = date(2025, 6, 16);

/// Reads bytes as a page of unknown kind and encoding.
pub fn page(bytes: &[u8]) {
    let reading = read(&Page { bytes, published: Some(PUBLISHED), ..Page::default() });
    check(&reading.report.text, &reading.claims, &reading.rejected);
}

/// Reads bytes as a text; what is not UTF-8 is replaced.
pub fn text(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (claims, rejected) = read_text(&text, Some(PUBLISHED));
    check(&text, &claims, &rejected);
}

/// What holds of every reading.
fn check(text: &str, claims: &[Claim], rejected: &[Rejected]) {
    let claimed = claims.iter().map(|c| (c.anchor, c.anchor_text.as_str(), c.low, c.high));
    let left_out = rejected.iter().map(|r| (r.anchor, r.anchor_text.as_str(), r.low, r.high));
    for (anchor, anchor_text, low, high) in claimed.chain(left_out) {
        assert_eq!(text.get(anchor.start..anchor.end), Some(anchor_text), "an anchor is its slice of the text");
        assert!(!anchor_text.is_empty(), "an anchor has characters");
        assert!(low.zip(high).is_none_or(|(low, high)| low <= high), "[{anchor_text}] {low:?} to {high:?}");
        assert!([low, high].into_iter().flatten().all(f64::is_finite), "[{anchor_text}] {low:?} to {high:?}");
    }
    for claim in claims {
        assert!(text.get(claim.evidence.start..claim.evidence.end).is_some(), "evidence is a slice of the text");
        assert!(!claim.trace.is_empty(), "[{}] has no trace", claim.anchor_text);
        if let (Some(start), Some(end)) = (claim.when.start, claim.when.end) {
            assert!(start <= end, "[{}] {start} to {end}", claim.anchor_text);
        }
    }
    let claimed: Vec<Span> = claims.iter().map(|c| c.anchor).collect();
    let left_out: Vec<Span> = rejected.iter().map(|r| r.anchor).collect();
    assert!(claimed.windows(2).all(|w| w[0] <= w[1]) && left_out.windows(2).all(|w| w[0] <= w[1]), "in text order");
    for &anchor in &left_out {
        assert!(!overlaps(&claimed, anchor), "[{}] is in a claim and rejected", anchor.of(text));
    }
    for token in tokens(text, &Lexicon::english().vocabulary).iter().filter(|t| t.kind == Kind::Digits) {
        let kept = overlaps(&claimed, token.span) || overlaps(&left_out, token.span);
        assert!(kept, "{} at {} is in no claim and not rejected", token.text(text), token.span.start);
    }
}

/// Whether one of the spans, which are sorted and at most nested, overlaps `span`.
fn overlaps(spans: &[Span], span: Span) -> bool {
    let after = spans.partition_point(|s| s.start < span.end);
    spans[..after].iter().rev().take(4).any(|s| s.overlaps(span))
}
