//! Sources that go on past their sentence: quotations of several sentences, `Another two were …`, lists and tables
//! under an attributed line.

use super::account::Account;
use super::speaker::{Kind, is};
use crate::document::{Document, Figure};
use crate::lexicon::cues::function as f;
use crate::text::{Kind as TokenKind, Sentence, SentenceKind};

/// Whether a quotation is open at each sentence's start.
pub fn open_quotes(doc: &Document) -> Vec<bool> {
    let mut open = false;
    let mut paragraph = usize::MAX;
    doc.sentences
        .iter()
        .map(|sentence| {
            if sentence.paragraph != paragraph {
                open = false;
                paragraph = sentence.paragraph;
            }
            let here = open;
            for token in &doc.tokens[sentence.tokens.clone()] {
                open = after(token.kind, open);
            }
            here
        })
        .collect()
}

/// How far back in its sentence a quotation may open.
const NEAR: usize = 400;

/// Whether a quotation is open at a token.
pub fn is_quoted(doc: &Document, sentence: &Sentence, open: bool, at: usize) -> bool {
    let start = sentence.tokens.start;
    let open = open && at - start.min(at) < NEAR;
    let start = start.max(at.saturating_sub(NEAR));
    doc.tokens[start..at.max(start)].iter().fold(open, |open, t| after(t.kind, open))
}

/// `Two had been aimed at its plants`: the past before the past goes on with what somebody said.
pub fn is_told_back(doc: &Document, sentence: &Sentence, figure: &Figure) -> bool {
    let end = (figure.tokens.end + 12).min(sentence.tokens.end);
    (sentence.tokens.start.max(end.saturating_sub(60))..end)
        .any(|i| doc.tokens[i].is_word() && doc.word(i).eq_ignore_ascii_case("had"))
}

/// `It hit 30 launchers`: a pronoun alone is the subject.
pub fn is_own_deed(doc: &Document, sentence: &Sentence) -> bool {
    let range = sentence.tokens.clone();
    let first = range.clone().find(|&i| doc.tokens[i].is_word());
    first.is_some_and(|i| {
        matches!(doc.word(i), "It" | "IT" | "They" | "THEY") && i + 1 < range.end && !is(doc, i + 1, f::BE)
    })
}

/// Whether it is a report, a study or the like that says it: `says the report of the team`, `a study by the institute found`.
pub fn is_report(doc: &Document, account: &Account) -> bool {
    account.words.clone().any(|i| {
        matches!(doc.word(i), "report" | "study" | "assessment" | "survey" | "analysis" | "review" | "paper" | "audit")
    })
}

/// The last account of a sentence that goes on: not one inside what another says (`A source said that the troops had
/// given up …`).
pub fn last_outer(accounts: &[Account], from: usize) -> usize {
    let inner = |a: &Account| {
        a.weak
            && accounts[from..].iter().any(|o| {
                o.lead && !o.weak && o.words.end <= a.words.start && o.content.contains(&a.words.start) && !a.joined
            })
    };
    (from..accounts.len()).rev().find(|&i| !inner(&accounts[i])).unwrap_or(accounts.len() - 1)
}

pub fn after(kind: TokenKind, open: bool) -> bool {
    match kind {
        TokenKind::Mark('“' | '«') => true,
        TokenKind::Mark('”' | '»') => false,
        TokenKind::Mark('"') => !open,
        _ => open,
    }
}

/// Whether a sentence leans on the one before: it counts on without naming what (`Another two were missing`,
/// `Three are in grave condition`, `41 of the drones were shot down`).
pub fn leans(doc: &Document, sentence: &Sentence, figure: &Figure) -> bool {
    let range = sentence.tokens.clone();
    let Some(first) = range.clone().find(|&i| doc.tokens[i].is_word() || doc.tokens[i].kind == TokenKind::Digits)
    else {
        return false;
    };
    let word = doc.word(first).to_ascii_lowercase();
    if matches!(
        word.as_str(),
        "another" | "further" | "additional" | "damaged" | "wounded" | "killed" | "injured" | "hurt" | "among"
    ) {
        return true;
    }
    let second = doc.tokens.get(first + 1).map(|_| doc.word(first + 1).to_ascii_lowercase()).unwrap_or_default();
    if matches!(
        (word.as_str(), second.as_str()),
        ("a", "further")
            | ("an", "additional")
            | ("the", "other")
            | (
                "the",
                "remaining"
                    | "rest"
                    | "others"
                    | "dead"
                    | "victims"
                    | "wounded"
                    | "injured"
                    | "fatalities"
                    | "casualties"
                    | "figure"
                    | "figures"
                    | "toll"
            )
            | ("of", "them" | "these" | "those" | "the")
            | (
                "this" | "these",
                "figure" | "figures" | "number" | "numbers" | "total" | "toll" | "includes" | "included"
            )
            | ("they", "include" | "included")
    ) {
        return true;
    }
    let opening = doc.figures_in(&(first..(first + 4).min(range.end)));
    let Some(opening) = opening.first() else { return false };
    let same = sentence.tokens.start > 0
        && doc.sentences[doc.sentence_at(sentence.tokens.start - 1)].paragraph == sentence.paragraph;
    let next = opening.tokens.end;
    let of = next < range.end && matches!(doc.word(next), "of");
    if opening.low != opening.high && opening.high.is_some() && !of || !same {
        return false;
    }
    if opening.reach.start > first + 1 || figure.tokens.start < opening.tokens.start {
        return false;
    }
    let next = opening.reach.end.max(opening.tokens.end);
    next < range.end && (is(doc, next, f::AUXILIARY) || matches!(doc.word(next), "of" | "others" | "more"))
}

/// The one origin of a short text that reports in lists: the source of its lines.
pub fn sole_origin(accounts: &[Account]) -> Option<Vec<String>> {
    let first = accounts.first()?;
    accounts.iter().all(|a| a.speaker.name == first.speaker.name).then(|| first.chain())
}

/// Whether one named person speaks from the first sentences on, and mostly.
pub fn is_one_person(doc: &Document, accounts: &[Account]) -> bool {
    accounts.first().is_some_and(|a| {
        a.speaker.kind == Kind::Person
            && a.speaker.known
            && a.speaker.name.contains(' ')
            && doc.sentence_at(a.words.start) <= 3
            && accounts.iter().filter(|b| b.speaker.name == a.speaker.name).count() * 2 > accounts.len()
    })
}

/// Whether a sentence is a row of a list or table.
pub fn is_row(sentence: &Sentence, index: usize) -> bool {
    index > 0 && (sentence.is_item || sentence.kind == SentenceKind::Line)
}

/// The account over each sentence's list: the last one of the paragraph before the list, if that paragraph ends with
/// a colon or the list follows it directly.
pub fn blocks(doc: &Document, by_sentence: &[std::ops::Range<usize>]) -> Vec<Option<usize>> {
    let mut found = vec![None; doc.sentences.len()];
    let (mut over, mut above): (Option<usize>, Option<usize>) = (None, None);
    let mut paragraph = usize::MAX;
    let mut in_row = false;
    let mut colon = false;
    for (index, sentence) in doc.sentences.iter().enumerate() {
        let starts = sentence.paragraph != paragraph;
        if starts {
            paragraph = sentence.paragraph;
            let row = is_row(sentence, index) && (in_row || colon);
            if row && !in_row {
                over = above;
            }
            if !row {
                over = None;
                above = None;
            }
            in_row = row;
        }
        let own = &by_sentence[index];
        if in_row && own.is_empty() {
            found[index] = over;
        }
        if let Some(last) = own.clone().last() {
            above = Some(last);
            if in_row && ends_with_colon(doc, sentence) {
                over = Some(last);
            }
        }
        colon = ends_with_colon(doc, sentence);
    }
    found
}

fn ends_with_colon(doc: &Document, sentence: &Sentence) -> bool {
    doc.tokens[sentence.tokens.end - 1].is_mark(':')
}
