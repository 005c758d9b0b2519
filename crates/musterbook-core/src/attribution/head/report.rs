//! Rules for figures and reports: their owner or maker is the source.

use super::Head;
use crate::attribution::owners::national_society;
use crate::attribution::phrase::Piece;
use crate::attribution::speaker::{Kind, Speaker, is};
use crate::attribution::subject::clause_subject;
use crate::lexicon::SpeechWords;
use crate::lexicon::cues::function as f;
use crate::lexicon::speakers::Class;

/// `reports from Aden`: nobody's.
pub fn abroad(head: &Head) -> Option<Speaker> {
    let link = head.tokens().end;
    let place = link + 2 == head.span.end && head.doc.name_at(link + 1).is_some_and(|n| n.body().is_none());
    (place && matches!(head.doc.word(link), "from" | "FROM")).then(|| Speaker::new("", Kind::Account))
}

/// `The army lost 30 men by its count`: the subject of the clause.
pub fn subject(head: &Head) -> Option<Speaker> {
    let at = head.span.start;
    let start = head.doc.sentences[head.doc.sentence_at(at)].tokens.start;
    let opens = head.doc.name_at(start).is_some_and(|n| n.tokens.end < at);
    if !opens || !matches!(head.doc.word(at), "its" | "Its" | "their") {
        return None;
    }
    clause_subject(head.doc, &(start..at), at, head.memory)
        .filter(|s| s.kind == Kind::Body || s.kind == Kind::Party && !s.plural)
}

/// `its count`
pub fn pronoun(head: &Head) -> Option<Speaker> {
    head.memory.pronoun(match head.doc.word(head.span.start).to_ascii_lowercase().as_str() {
        "his" | "her" => "he",
        "their" => "they",
        _ => "it",
    })
}

/// `figures compiled by the Chadian Red Cross`, `a tally kept at the morgue`
pub fn maker(head: &Head) -> Option<Speaker> {
    let end = head.tokens().end;
    // `estimates in a report by the ministry`
    let nested = head.items.get(head.at + 1).filter(|i| is_noun(&i.piece, &[Class::Account]));
    let last = nested.filter(|i| i.deep).map_or(end, |i| i.tokens.end);
    let linked = last > end && matches!(head.doc.word(last.min(head.doc.tokens.len() - 1)), "from" | "by");
    let maker = made_by(head).or((linked && last + 1 < head.span.end).then_some(last + 1))?;
    head.rest(maker).filter(|s| s.known)
}

/// Where whoever made a figure is named: after `compiled by`, `kept at`, behind the noun.
fn made_by(head: &Head) -> Option<usize> {
    let doc = head.doc;
    let end = head.tokens().end;
    let verb = end + usize::from(is(doc, end, f::ADVERB));
    let next = verb + 1;
    if next + 1 >= head.span.end || !doc.tokens[verb].is_word() || !doc.tokens[next].is_word() {
        return None;
    }
    let word = doc.word(verb).to_ascii_lowercase();
    let participle = word.ends_with("ed") || matches!(word.as_str(), "kept" | "given" | "drawn" | "held" | "made");
    let by = matches!(doc.word(next).to_ascii_lowercase().as_str(), "by" | "at" | "from");
    (participle && by).then_some(next + 1)
}

/// `figures of the Chadian Red Cross`
pub fn society(head: &Head) -> Option<Speaker> {
    national_society(head.doc, head.items)
}

/// `by UN experts' reckoning`: not the UN's.
pub fn owning_noun_beside(head: &Head) -> Option<Speaker> {
    let before = head.items[..head.at].last()?;
    if is_noun(&before.piece, &[Class::Person, Class::Group]) { head.owning_noun() } else { None }
}

/// `Kyiv's count`
pub fn owner(head: &Head) -> Option<Speaker> {
    let mut owner = head.owner()?;
    owner.lemma = owner.lemma.or(Some(&head.noun.lemma));
    Some(owner)
}

/// `the ministry's figures`
pub fn institution(head: &Head) -> Option<Speaker> {
    head.institution()
}

/// `the mayor's reckoning`
pub fn owning_noun(head: &Head) -> Option<Speaker> {
    head.owning_noun()
}

/// `reports from diplomats and aid groups`, `records of the city morgue`
pub fn origin(head: &Head) -> Option<Speaker> {
    let leads = match head.link()? {
        "of" | "OF" => keeps_records(head),
        "from" | "by" | "FROM" | "BY" | "with" => true,
        _ => false,
    };
    if leads { head.rest(head.tokens().end + 1).filter(|s| s.known) } else { None }
}

/// Whether behind the noun stands a body that has records, not what they are about.
fn keeps_records(head: &Head) -> bool {
    head.items[head.at + 1..].iter().find(|i| i.deep).is_some_and(
        |i| matches!(i.piece, Piece::Noun(n) if matches!(n.class, Class::Group | Class::Institution) && !n.plural),
    )
}

/// `the report`: whose it was before.
pub fn known(head: &Head) -> Option<Speaker> {
    if head.definite { head.memory.of_account(&head.noun.lemma) } else { None }
}

/// `a medical report`; a figure that nothing describes has no source.
pub fn described(head: &Head) -> Option<Speaker> {
    let mut account = head.described(Kind::Account);
    let first = account.name.split(' ').next().unwrap_or_default();
    let tells_nothing = head.doc.lexicon.speech.is(first, SpeechWords::VAGUE);
    let alone = account.name == head.noun.lemma || head.noun.plural && head.tokens().start == head.span.start;
    if alone || !head.is(SpeechWords::SOURCE) || tells_nothing {
        account.name.clear();
    }
    Some(account)
}

fn is_noun(piece: &Piece, classes: &[Class]) -> bool {
    matches!(piece, Piece::Noun(noun) if classes.contains(&noun.class))
}
