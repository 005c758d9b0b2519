//! Words as they stand at the beginning of a line: with a capital, and as sentences.

/// With a capital; the rest stays.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|it| it.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}", letters.as_str())
}

/// As a sentence: a capital, and a full stop.
pub fn sentence(words: &str) -> String {
    let stop = if words.ends_with(['.', '!', '?', '”', '"']) { "" } else { "." };
    format!("{}{stop}", capital(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_sentences() {
        for (words, expected) in [
            ("both cannot be true", "Both cannot be true."),
            ("it says “no.”", "It says “no.”"),
            ("él", "Él."),
            ("", "."),
        ] {
            assert_eq!(sentence(words), expected);
        }
    }
}
