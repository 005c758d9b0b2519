//! Verbs that are a deed with one subject and a word with another.

use crate::document::Document;
use crate::lexicon::SpeechWords;

/// What a state does rather than says: `China gave 3,000 rifles`, `Yemen saw a single strike`.
pub fn acts(doc: &Document, at: usize) -> bool {
    doc.lexicon.speech.begins(&doc.word(at).to_ascii_lowercase(), SpeechWords::ACT)
}

/// Verbs that people also do with their hands: `rescuers found two`, `the men showed`.
pub fn is_physical(doc: &Document, at: usize) -> bool {
    doc.lexicon.speech.begins(&doc.word(at).to_ascii_lowercase(), SpeechWords::PHYSICAL)
}

/// Verbs that name whom they tell: `told reporters`.
pub fn is_tell(doc: &Document, at: usize) -> bool {
    doc.lexicon.speech.is(&doc.word(at).to_ascii_lowercase(), SpeechWords::TELL)
}
