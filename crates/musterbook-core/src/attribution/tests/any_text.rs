//! Any words in any order are read.

use super::read;

/// Words and marks in any order: nothing panics, and a source has no empty name.
#[test]
fn any_text_is_read() {
    const WORDS: &[&str] = &[
        "said",
        "says",
        "told",
        "Reuters",
        "the",
        "army",
        "Ukraine",
        "'s",
        ",",
        ".",
        ";",
        ":",
        "\"",
        "“",
        "”",
        "(",
        ")",
        "-",
        "—",
        "5",
        "6,000",
        "and",
        "but",
        "who",
        "which",
        "that",
        "according to",
        "citing",
        "quoted by",
        "as saying",
        "spokesman",
        "Oleh",
        "Petrenko",
        "an earlier toll of",
        "would",
        "will",
        "likely",
        "it",
        "he",
        "one",
        "UN",
        "UNHCR",
        "report",
        "by",
        "of",
        "In",
        "Kyiv",
        "ministry",
        "\n",
        "\n\n",
        "- ",
        "our",
        "count",
        "estimate",
        "killed",
        "were",
        "had",
        "Хто",
        "é",
        "…",
        "'",
    ];
    let mut seed = 20_250_616_u64;
    for _ in 0..400 {
        let mut marked = String::new();
        for _ in 0..60 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let word = WORDS[(seed >> 33) as usize % WORDS.len()];
            match word.as_bytes()[0] {
                b'5' | b'6' => marked.push_str(&format!("[{word}] ")),
                _ => marked.push_str(&format!("{word} ")),
            }
        }
        marked.push_str("[7]");
        let (chain, _) = read(&marked);
        assert!(!chain.starts_with(" <") && !chain.ends_with("< "), "{marked}: {chain:?}");
    }
}
