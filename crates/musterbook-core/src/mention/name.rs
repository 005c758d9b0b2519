//! Names of parties, bodies, people, places and weapons.

use crate::document::{Document, NameAt};
use crate::lexicon::world::{PartyForm, Sense};
use crate::text::{Case, Kind, Token};

/// Finds the names of a text, the longest at each place. A name must be written with a capital where its phrase
/// begins, an abbreviation in capitals throughout; in text that is all capitals that says nothing.
pub fn find(doc: &Document) -> Vec<NameAt> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut sentence = 0;
    let mut shouting = Vec::new();
    while at < doc.tokens.len() {
        let token = &doc.tokens[at];
        let may_begin = token.is_capitalised()
            || token.kind == Kind::Digits
            || matches!(token.kind, Kind::Word if is_al(doc.word(at)));
        let Some(hit) = may_begin.then(|| doc.lexicon.world.names.longest(&doc.tokens[at..])).flatten() else {
            at += 1;
            continue;
        };
        // `the Gulf` in `the Gulf of Aden`
        if doc.word(at) == "the"
            && doc.lexicon.world.names.longest(&doc.tokens[at + 1..]).is_some_and(|longer| longer.length >= hit.length)
        {
            at += 1;
            continue;
        }
        // `A 50-year-old man` is no A-50.
        if matches!(doc.word(at), "A" | "a")
            && doc.tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Digits && !t.glued)
        {
            at += 1;
            continue;
        }
        while sentence + 1 < doc.sentences.len() && doc.sentences[sentence + 1].tokens.start <= at {
            sentence += 1;
        }
        if shouting.len() <= sentence {
            shouting
                .extend((shouting.len()..=sentence).map(|s| is_shouted(&doc.tokens[doc.sentences[s].tokens.clone()])));
        }
        let tokens = at..at + hit.length;
        let is_upper = doc.tokens[tokens.clone()]
            .iter()
            .all(|t| t.case == Case::Upper || !t.is_word() || t.span.end - t.span.start == 1);
        let is_proper = doc.tokens[tokens.clone()].iter().any(Token::is_capitalised);
        if !is_proper || (hit.meaning.exact_case && (!is_upper || shouting[sentence])) {
            at += 1;
            continue;
        }
        found.push(NameAt { tokens: tokens.clone(), name: hit.meaning });
        at = tokens.end;
    }
    drop_lone_nicknames(&mut found);
    found
}

/// `the North` is North Korea only in a text that says `North Korea` somewhere.
fn drop_lone_nicknames(found: &mut Vec<NameAt>) {
    let nickname = |n: &NameAt| n.party().filter(|(_, form)| *form == PartyForm::Nickname).map(|(id, _)| id);
    if found.iter().any(|n| nickname(n).is_some()) {
        let named: Vec<u32> =
            found.iter().filter(|n| nickname(n).is_none()).filter_map(|n| n.party()).map(|(id, _)| id).collect();
        found.retain(|n| nickname(n).is_none_or(|id| named.contains(&id)));
    }
}

/// `al-Shabaab`, `el-Fasher`: Arabic articles may stand in lower case.
fn is_al(word: &str) -> bool {
    matches!(word, "al" | "el" | "ad" | "ash" | "as" | "an" | "at" | "ar" | "ez" | "deir" | "von" | "de" | "the")
}

/// Whether a sentence is written in capitals throughout.
pub fn is_shouted(tokens: &[Token]) -> bool {
    let words = tokens.iter().filter(|t| t.is_word() && t.span.end - t.span.start > 1);
    let (mut upper, mut lower) = (0, 0);
    for token in words {
        match token.case {
            Case::Upper => upper += 1,
            Case::Lower => lower += 1,
            _ => {}
        }
    }
    upper > 4 && upper > lower * 5
}

impl NameAt {
    /// The party, if the name can be one.
    pub fn party(&self) -> Option<(u32, PartyForm)> {
        self.name.senses.iter().find_map(|s| if let Sense::Party(id, form) = s { Some((*id, *form)) } else { None })
    }

    pub fn body(&self) -> Option<u32> {
        self.name.senses.iter().find_map(|s| if let Sense::Body(id) = s { Some(*id) } else { None })
    }

    pub fn person(&self) -> Option<u32> {
        self.name.senses.iter().find_map(|s| if let Sense::Person(id) = s { Some(*id) } else { None })
    }

    /// All places that the name may be.
    pub fn places(&self) -> impl Iterator<Item = u32> + '_ {
        self.name.senses.iter().filter_map(|s| if let Sense::Place(id) = s { Some(*id) } else { None })
    }

    pub fn weapon(&self) -> Option<crate::claim::Unit> {
        self.name.senses.iter().find_map(|s| if let Sense::Weapon(unit) = s { Some(*unit) } else { None })
    }
}
