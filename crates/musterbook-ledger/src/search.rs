//! A person's query, as full-text search wants it.

/// A person's query as FTS5 wants it: every word quoted, so that no character of it is syntax.
pub fn as_match(query: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    for (at, part) in query.split('"').enumerate() {
        if at % 2 == 1 {
            let words: Vec<&str> = part.split_whitespace().collect();
            if !words.is_empty() {
                out.push(format!("\"{}\"", words.join(" ")));
            }
            continue;
        }
        for word in part.split_whitespace() {
            match word {
                "OR" | "NOT" if !out.is_empty() => out.push(word.to_owned()),
                _ => {
                    let star = if word.len() > 1 && word.ends_with('*') { "*" } else { "" };
                    out.push(format!("\"{}\"{star}", word.trim_end_matches('*')));
                }
            }
        }
    }
    while out.last().is_some_and(|word| word == "OR" || word == "NOT") {
        out.pop();
    }
    // Two operators in a row are no query: the second is taken as a word.
    for at in 1..out.len() {
        if matches!(out[at].as_str(), "OR" | "NOT") && matches!(out[at - 1].as_str(), "OR" | "NOT") {
            out[at] = format!("\"{}\"", out[at]);
        }
    }
    out.retain(|word| word != "\"\"" && word != "\"\"*");
    out.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_query_is_made_of_quoted_words() {
        for (query, expected) in [
            ("kursk casualties", r#""kursk" "casualties""#),
            (r#""north korean" troops"#, r#""north korean" "troops""#),
            ("Kharkiv OR Sumy", r#""Kharkiv" OR "Sumy""#),
            ("OR", r#""OR""#),
            ("kill*", r#""kill"*"#),
            ("a:b (c) ^d", r#""a:b" "(c)" "^d""#),
            ("\"", ""),
            ("  ", ""),
        ] {
            assert_eq!(as_match(query), expected, "{query}");
        }
    }
}
