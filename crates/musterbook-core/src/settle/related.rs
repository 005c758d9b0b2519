//! Headlines of other stories at the foot of a page or between its paragraphs: each is a story of its own, and none takes a
//! day or a place from the report.

use crate::document::Document;
use crate::lexicon::times::Cue;
use crate::text::{Kind, SentenceKind};

/// Which sentences are such headlines: those behind `Read also:` on its line, and the lines and items under it.
pub fn read(doc: &Document) -> Vec<bool> {
    let mut related = vec![false; doc.sentences.len()];
    let mut open = false;
    for index in 1..doc.sentences.len() {
        let sentence = &doc.sentences[index];
        let starts = doc.sentences[index - 1].paragraph != sentence.paragraph;
        if starts {
            let is_line = sentence.kind == SentenceKind::Line || sentence.is_item || sentence.tokens.len() < SHORT;
            open = opens(doc, index) || (open && is_line);
        }
        related[index] = open;
    }
    related
}

/// A line of so few words may be a headline.
const SHORT: usize = 16;

/// `Read also:`, `> Related stories`
fn opens(doc: &Document, index: usize) -> bool {
    let tokens = doc.sentences[index].tokens.clone();
    let Some(first) = tokens.clone().take(3).find(|&t| doc.tokens[t].is_word()) else { return false };
    let Some(found) = doc.lexicon.times.cues.longest(&doc.tokens[first..tokens.end]) else { return false };
    let end = first + found.length;
    let ends = doc
        .tokens
        .get(end)
        .filter(|_| end < tokens.end)
        .is_none_or(|t| matches!(t.kind, Kind::Mark(':' | '|' | '-' | '–' | '—')));
    ends && found.meaning.contains(&Cue::Related)
}
