//! One attribution: who says what over which tokens.

use super::speaker::Speaker;
use crate::claim::Stance;
use std::ops::Range;

/// One attribution in a sentence.
#[derive(Clone, Debug)]
pub struct Account {
    pub speaker: Speaker,
    /// The words of the attribution itself: speaker and cue.
    pub words: Range<usize>,
    /// The tokens that are on the speaker's word.
    pub content: Range<usize>,
    /// Stands before its content only.
    pub lead: bool,
    pub stance: Stance,
    /// Where the verb's own stance ends: what follows a colon is only said.
    pub stance_until: usize,
    /// Who is cited as the origin behind the speaker.
    pub cited: Vec<String>,
    /// Who passes the speaker's words on.
    pub relays: Vec<String>,
    /// Joined to what stands before by `and`, `but`, `while` or `;`.
    pub joined: bool,
    /// By a verb that reports only beside some speakers.
    pub weak: bool,
    pub rule: &'static str,
}

impl Account {
    /// An account that only reports, cites nobody and stands alone.
    pub fn new(
        speaker: Speaker,
        words: Range<usize>,
        content: Range<usize>,
        lead: bool,
        rule: &'static str,
    ) -> Account {
        let stance_until = content.end;
        let (cited, relays) = (Vec::new(), Vec::new());
        let (stance, joined, weak) = (Stance::Reported, false, false);
        Account { speaker, words, content, lead, stance, stance_until, cited, relays, joined, weak, rule }
    }
}
