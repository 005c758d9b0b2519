//! Searching the texts of reports.

use crate::error::Error;
use crate::known::{Known, stands_somewhere};
use crate::open::Ledger;
use serde::Serialize;

/// A report that holds the words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hit {
    pub report: i64,
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub published: Option<String>,
    /// A piece of the text; what was searched for stands between `[` and `]`.
    pub snippet: String,
}

impl Ledger {
    /// Reports with all the words, the best first. Words in quotes are a phrase; `OR`, `NOT` and `*` at a word's end mean
    /// what they say; anything else in the query is taken as words.
    pub fn search(&self, query: &str, limit: usize, known: Known) -> Result<Vec<Hit>, Error> {
        let match_ = as_match(query);
        if match_.is_empty() {
            return Ok(Vec::new());
        }
        let sql = format!(
            "SELECT report.id, report.title, report.outlet, report.published,
                    snippet(report_text, 1, '[', ']', '…', 24)
             FROM report_text JOIN report ON report.id = report_text.rowid
             WHERE report_text MATCH ?2 AND report.entry <= ?1 AND {} ORDER BY rank LIMIT ?3",
            stands_somewhere("report.id")
        );
        let mut select = self.connection.prepare_cached(&sql)?;
        let hits = select.query_map(rusqlite::params![known.0, match_, limit as i64], |row| {
            Ok(Hit {
                report: row.get(0)?,
                title: row.get(1)?,
                outlet: row.get(2)?,
                published: row.get(3)?,
                snippet: row.get(4)?,
            })
        })?;
        Ok(hits.collect::<Result<_, _>>()?)
    }
}

/// A person's query as FTS5 wants it: every word quoted, so that no character of it is syntax.
fn as_match(query: &str) -> String {
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
