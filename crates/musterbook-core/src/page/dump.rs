//! A plain-text page, or the dump of one.
//!
//! In: decoded text. Out: a report whose text is that very text, with title, by-line, date and language read from it and its
//! furniture marked. Left alone: every character.

use super::Report;
use super::furniture::{cells, furniture, is_furniture};
use super::language::language;
use super::published::{beginning, from_head};
use super::stamp::take_apart;
use crate::text::markup;

/// A longer line is no headline.
const LONGEST_TITLE: usize = 220;
/// Among how many lines title and by-line are looked for.
const HEAD: usize = 15;
/// Words of a by-line that belong to no name.
const ROLES: &[&str] =
    &["correspondent", "reporter", "editor", "staff", "desk", "agencies", "agency", "team", "bureau", "writer"];

/// Reads a plain-text page.
pub(super) fn read(text: String) -> Report {
    let published = from_head(&text, title(&text));
    let title = title(&text).map(|line| markup::without(line).trim().to_owned());
    Report {
        authors: authors(&text),
        published: published.as_ref().map(|it| it.day),
        published_rule: published.map(|it| it.rule.to_owned()),
        language: language(None, &text),
        furniture: furniture(&text),
        title,
        text,
        ..Report::default()
    }
}

/// The first line that is no furniture, if it looks like a headline: short, without a final stop, with something below it.
fn title(text: &str) -> Option<&str> {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let line = lines.by_ref().take(HEAD).find(|line| !is_furniture(line))?;
    let looks_like_one = line.len() <= LONGEST_TITLE
        && !line.ends_with(['.', ';', ','])
        && !line.starts_with(['-', '*', '•', '>'])
        && line.chars().filter(|letter| letter.is_alphabetic()).count() >= 3;
    (looks_like_one && lines.next().is_some()).then_some(line)
}

/// The names in the first by-line of the head, else behind an "Author:" anywhere.
pub(super) fn authors(text: &str) -> Vec<String> {
    let head = text.lines().filter(|line| !line.trim().is_empty()).take(HEAD);
    let labelled = text.lines().filter(|line| line.trim_start().starts_with("Author")).take(3);
    for line in head.chain(labelled) {
        for (_, cell) in cells(beginning(line, 300)) {
            let names = names(cell);
            if !names.is_empty() {
                return names;
            }
        }
    }
    vec![]
}

/// "By Aline Moto in Goma and Rob Tull, Defence Correspondent" names Aline Moto and Rob Tull.
fn names(cell: &str) -> Vec<String> {
    let stamp = take_apart(cell);
    if !stamp.is_by_line() {
        return vec![];
    }
    let by = usize::from(stamp.rest.get(1).is_some_and(|word| word.eq_ignore_ascii_case("by")));
    split_names(&stamp.rest[by + 1..].join(" "))
}

/// Names out of a list of names, roles and places.
pub(super) fn split_names(list: &str) -> Vec<String> {
    let mut names: Vec<String> = vec![];
    for part in list.split([',', ';', '&', '|']).flat_map(|part| part.split(" and ")) {
        let name =
            [" in ", " for ", " at ", " of "].iter().fold(part, |name, word| name.split(word).next().unwrap_or(name));
        let name = name.trim().trim_start_matches("By ").trim_start_matches("by ").trim();
        let words = name.split_whitespace().count();
        let is_role = name.split_whitespace().any(|word| ROLES.contains(&word.to_lowercase().as_str()));
        let has_digit = name.chars().any(|c| c.is_numeric());
        if (2..=5).contains(&words)
            && !is_role
            && !has_digit
            && !name.contains('/')
            && !names.iter().any(|it| it == name)
        {
            names.push(name.to_owned());
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_title_and_names_below_the_menu() {
        let report = read(
            "Skip to content\nMenu | News | War\nTwelve die in Town\n\nBy Rob Tull, Defence Correspondent, and Aline de Moto | 9 Jan 2025\n\
             A shell fell on the market.\n"
                .to_owned(),
        );
        assert_eq!(report.title.as_deref(), Some("Twelve die in Town"));
        assert_eq!(report.authors, ["Rob Tull", "Aline de Moto"]);
    }

    #[test]
    fn a_sentence_is_no_title() {
        assert_eq!(title("Twelve people died in Town.\nMore died later."), None);
        assert_eq!(title("12,345\nmore"), None);
        assert_eq!(title("only a line"), None);
    }
}
