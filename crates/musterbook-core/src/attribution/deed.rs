//! Verbs that are a deed with one subject and a word with another.

use crate::document::Document;
use crate::lexicon::Speech;

/// What a state does rather than says: `China gave 3,000 rifles`, `Yemen saw a single strike`.
pub fn acts(doc: &Document, at: usize) -> bool {
    let word = doc.word(at).to_ascii_lowercase();
    ["saw", "see", "gave", "giv", "carr", "plac", "issu", "track"].iter().any(|stem| word.starts_with(stem))
}

/// Verbs that people also do with their hands: `rescuers found two`, `the men showed`.
pub fn is_physical(doc: &Document, at: usize) -> bool {
    let word = doc.word(at).to_ascii_lowercase();
    [
        "find", "found", "show", "see", "saw", "name", "plac", "carr", "releas", "issu", "publish", "track", "display",
        "monitor", "read", "point", "rat",
    ]
    .iter()
    .any(|stem| word.starts_with(stem))
}

/// Verbs that name whom they tell: `told reporters`.
pub fn is_tell(doc: &Document, at: usize) -> bool {
    doc.lexicon.speech.is(&doc.word(at).to_ascii_lowercase(), Speech::TELL)
}
