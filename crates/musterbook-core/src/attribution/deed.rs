//! Verbs that are a deed with one subject and a word with another.

use crate::document::Document;

/// What a state does rather than says: `China gave 3,000 rifles`, `Yemen saw a single strike`.
pub fn acts(doc: &Document, at: usize) -> bool {
    let word = doc.word(at).to_ascii_lowercase();
    ["saw", "see", "gave", "giv", "carr", "plac", "issu", "track"].iter().any(|stem| word.starts_with(stem))
}

/// What says something without a mouth: `the report says`.
pub fn is_paper(lemma: &str) -> bool {
    matches!(
        lemma,
        "report" | "statement" | "communique" | "bulletin" | "update" | "study" | "document" | "list" | "release"
    )
}

/// Those who see things for others to know.
pub fn sees(lemma: &str) -> bool {
    matches!(
        lemma,
        "reporter" | "correspondent" | "journalist" | "photographer" | "witness" | "delegate" | "resident" | "villager"
    )
}

/// Verbs that people also do with their hands: `rescuers found two`, `the men showed`.
pub fn is_physical(doc: &Document, at: usize) -> bool {
    let word = doc.word(at).to_ascii_lowercase();
    [
        "find", "found", "show", "see", "saw", "name", "plac", "carr", "releas", "issu", "publish", "track", "display",
        "identif", "monitor", "read", "point", "rat",
    ]
    .iter()
    .any(|stem| word.starts_with(stem))
}

/// Verbs that name whom they tell: `told reporters`.
pub fn is_tell(doc: &Document, at: usize) -> bool {
    matches!(
        doc.word(at).to_ascii_lowercase().as_str(),
        "tell"
            | "tells"
            | "told"
            | "telling"
            | "inform"
            | "informs"
            | "informed"
            | "informing"
            | "advised"
            | "briefed"
            | "assured"
    )
}
