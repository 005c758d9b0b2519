//! Rules for those who speak for a body: it is the source.

use super::{Head, armed_group};
use crate::attribution::speaker::{Kind, Speaker, is};
use crate::attribution::subject::clause_subject;
use crate::lexicon::cues::function as f;

fn through(speaker: Speaker) -> Speaker {
    Speaker { through: true, ..speaker }
}

/// `a spokesman for one of the rebel groups, the Hezb-i-Islami`
pub fn group_apposed(head: &Head) -> Option<Speaker> {
    let mut apposed = head.items[head.at + 1..].iter().filter(|i| i.apposed);
    apposed.find_map(|i| armed_group(head.doc, i)).map(through)
}

/// `a spokesman for that group`
pub fn group_named_before(head: &Head) -> Option<Speaker> {
    let group = head.tokens().end + 1;
    if !matches!(head.link()?, "for" | "of" | "FOR" | "OF") || !is(head.doc, group, f::DEFINITE) {
        return None;
    }
    let fits = |s: &Speaker| s.known && matches!(s.kind, Kind::Body | Kind::Party) && !s.name.is_empty();
    head.rest(group).filter(fits).map(through)
}

/// `an ICRC spokesman`
pub fn body(head: &Head) -> Option<Speaker> {
    head.owner().filter(|o| o.kind == Kind::Body).map(through)
}

/// `a spokesman for the ministry`
pub fn institution(head: &Head) -> Option<Speaker> {
    head.institution().map(through)
}

/// `the rebels' spokesman`
pub fn owner(head: &Head) -> Option<Speaker> {
    head.owner().or_else(|| head.owning_noun()).map(through)
}

/// `The army, its spokesman said, lost …`
pub fn subject(head: &Head) -> Option<Speaker> {
    let start = head.span.start;
    let sentence = head.doc.sentences.get(head.doc.sentence_at(start)).filter(|_| head.owned)?;
    clause_subject(head.doc, &(sentence.tokens.start..start), start, head.memory).map(through)
}

/// `the spokesman`: of the body that spoke last.
pub fn last_body(head: &Head) -> Option<Speaker> {
    if head.definite || head.owned { head.memory.last_body() } else { None }
}

/// `a military spokesman`
pub fn described(head: &Head) -> Option<Speaker> {
    Some(head.described(Kind::Person))
}
