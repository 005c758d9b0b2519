//! What holds of every reading, whatever the input. What exactly is checked is in `fuzz/targets.rs`.

#[path = "../../../fuzz/targets.rs"]
mod targets;

use jiff::civil::date;
use musterbook_core::claim::{Outcome, Unit};
use musterbook_core::one_line;
use musterbook_core::read::read_text;
use proptest::prelude::*;

/// Words of which sentences about figures are made, in any order.
const WORDS: &[&str] = &[
    "killed",
    "wounded",
    "were",
    "and",
    "of",
    "the",
    "in",
    "Kharkiv",
    "Gaza",
    "said",
    "Russia",
    "Ukrainian",
    "soldiers",
    "people",
    "tanks",
    "drones",
    "at least",
    "more than",
    "about",
    "between",
    "to",
    "or",
    "including",
    "12",
    "6,000",
    "1.2",
    "million",
    "two",
    "dozen",
    "dozens",
    "half",
    "40%",
    "on Monday",
    "since",
    "2024",
    "May",
    "a",
    "another",
    ",",
    ".",
    "\n",
    "\"",
    "(",
    ")",
    "-",
    "Su-34",
    "155 mm",
    "$5",
    "34-year-old",
    "(+7)",
    "twice",
    "third",
    "per cent",
    "UN",
    "according to",
    "Hamas",
    "a day",
    "%",
    "+",
    "/",
    "its",
    "lost",
    "losses",
    "toll",
    "shot down",
];

fn sentences() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        12 => proptest::sample::select(WORDS).prop_map(str::to_owned),
        1 => "[0-9][0-9,.]{0,12}",
        1 => "\\PC{1,4}",
    ];
    (proptest::collection::vec(word, 0..60), any::<bool>())
        .prop_map(|(words, glued)| words.join(if glued { "" } else { " " }))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_characters_are_read(text in "\\PC{0,400}|[ -~\n]{0,400}") {
        targets::text(text.as_bytes());
    }

    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        targets::page(&bytes);
        targets::text(&bytes);
    }

    #[test]
    fn any_sentences_are_read(text in sentences()) {
        targets::text(text.as_bytes());
    }

    #[test]
    fn any_page_is_read(text in sentences(), start in "(<html>|<!doctype html>|<p>|<table><tr><td>|<div>){0,4}") {
        targets::page(format!("{start}{text}").as_bytes());
    }

    #[test]
    fn the_same_text_gives_the_same_reading(text in sentences()) {
        let published = Some(date(2025, 6, 16));
        prop_assert_eq!(read_text(&text, published), read_text(&text, published));
    }

    /// A table of losses gives its rows back.
    #[test]
    fn a_table_of_losses_is_read_back(
        people in 1000_u32..2_000_000, tanks in 100_u32..20_000, drones in 100_u32..90_000, more in 1_u32..900,
    ) {
        let text = format!(
            "Russian losses as of 16 June 2025:\n\npersonnel - {people} (+{more})\n\
             tanks - {tanks} (+{more})\nUAVs - {drones} (+{more})\n"
        );
        let (claims, rejected) = read_text(&text, Some(date(2025, 6, 16)));
        let rows: Vec<_> = claims.iter().map(|c| (c.low.unwrap_or(0.0) as u32, c.unit, c.outcome)).collect();
        prop_assert_eq!(rows, vec![
            (people, Unit::People, Outcome::Casualties), (more, Unit::People, Outcome::Casualties),
            (tanks, Unit::Tank, Outcome::Lost), (more, Unit::Tank, Outcome::Lost),
            (drones, Unit::Drone, Outcome::Lost), (more, Unit::Drone, Outcome::Lost),
        ], "{:?}", rejected);
    }

    /// What is printed on one line is read back from it.
    #[test]
    fn one_line_claims_are_read_back(text in sentences()) {
        for claim in read_text(&text, Some(date(2025, 6, 16))).0 {
            let line = one_line::print(&claim);
            let back = one_line::parse(&line).map(|back| one_line::print(&back));
            prop_assert_eq!(back, Ok(line));
        }
    }
}
