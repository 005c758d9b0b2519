//! Attributions without a verb of saying: `the rebels 12` after `The army said 60 died`, `The ministry has 82 dead`,
//! `Kyiv 4,000, Moscow 3,000`. Leaves what a side merely owns alone: `Israel has 170,000 soldiers`.

use super::account::Account;
use super::label::is_quote;
use super::memory::Memory;
use super::speaker::{Kind, Speaker, is, resolve};
use crate::document::{Document, Figure};
use crate::lexicon::SpeechWords;
use crate::lexicon::cues::{CueKind, function as f};
use crate::lexicon::world::{BodyKind, PartyForm};
use crate::text::Kind as TokenKind;
use std::ops::Range;

/// How many words may stand between a speaker and its figure.
const NEAR: usize = 8;

/// `The army said 60 rebels died, the rebels 12`: a second speaker takes the verb of the first.
pub fn gapped(doc: &Document, range: &Range<usize>, line: bool, memory: &mut Memory, accounts: &mut Vec<Account>) {
    let mut found = Vec::new();
    for figure in doc.figures_in(range) {
        let from = figure.reach.start.saturating_sub(NEAR).max(range.start);
        let mark = (from..figure.reach.start).rev().find(|&i| opens(doc, i) && i + 1 < figure.reach.start);
        let Some(mark) = mark else { continue };
        let phrase = mark + 1..before_figure(doc, mark + 1, figure.reach.start);
        if phrase.is_empty() || accounts.iter().any(|a| a.words.start <= phrase.start && phrase.start < a.words.end) {
            continue;
        }
        let Some(first) = accounts.iter().rfind(|a| a.words.end <= mark && a.content.contains(&mark)) else { continue };
        if !matches!(first.rule, "subject-verb" | "colon" | "name-figure" | "has-figure")
            || doc.figures_in(&(first.words.end..mark)).is_empty()
        {
            continue;
        }
        let Some(speaker) = speaking(doc, &phrase, memory) else { continue };
        if !alike(&first.speaker, &speaker) || speaker.name == first.speaker.name {
            continue;
        }
        let content = phrase.end..first.content.end.max(phrase.end);
        found.push(Account { joined: true, ..Account::new(speaker, mark..phrase.end, content, true, "gapped") });
    }
    for account in found {
        memory.remember(&account.speaker);
        accounts.push(account);
    }
    if line {
        name_figures(doc, range, memory, accounts);
    }
}

/// `Zelensky 4,000, Seoul 3,000`: a line in which names and figures alternate.
fn name_figures(doc: &Document, range: &Range<usize>, memory: &mut Memory, accounts: &mut Vec<Account>) {
    let figures = doc.figures_in(range);
    if !accounts.is_empty() || figures.len() < 2 {
        return;
    }
    let mut found = Vec::new();
    for figure in figures {
        let start = (range.start..figure.reach.start).rev().find(|&i| opens(doc, i)).map_or(range.start, |i| i + 1);
        let phrase = start..figure.reach.start;
        if phrase.is_empty() || phrase.len() > 4 || phrase.clone().any(|i| !doc.tokens[i].is_word()) {
            return;
        }
        let named = doc.name_at(phrase.start).is_some_and(|n| n.tokens == phrase && speaks(n.party().map(|p| p.1)));
        let Some(speaker) = named.then(|| resolve(doc, phrase.clone(), memory)).flatten() else { return };
        let content = phrase.end..range.end;
        found.push(Account { joined: true, ..Account::new(speaker, phrase, content, true, "name-figure") });
    }
    accounts.extend(found);
}

/// A body or person, or a capital; `Russia 12, Ukraine 15` are losses.
fn speaks(form: Option<PartyForm>) -> bool {
    form.is_none_or(|form| form == PartyForm::Capital)
}

fn opens(doc: &Document, at: usize) -> bool {
    matches!(doc.tokens[at].kind, TokenKind::Mark(',' | ';'))
        || matches!(doc.word(at), "and" | "while" | "but") && doc.name_at(at).is_none()
}

/// Where the speaker's phrase before a figure ends: `the rebels of`, `Moscow's at`, `the rebels,`.
fn before_figure(doc: &Document, start: usize, figure: usize) -> usize {
    let mut end = figure;
    while end > start {
        let last = end - 1;
        let small = matches!(doc.tokens[last].kind, TokenKind::Mark(',' | ':'))
            || doc.lexicon.speech.is(doc.word(last), SpeechWords::BEFORE_FIGURE);
        if !small || is_quote(doc.tokens[last].kind) {
            break;
        }
        end -= 1;
    }
    end
}

/// A phrase that is all speaker: a body, a state by its capital, or `the rebels`.
fn speaking(doc: &Document, phrase: &Range<usize>, memory: &Memory) -> Option<Speaker> {
    let verbal = phrase.clone().any(|i| {
        is(doc, i, f::AUXILIARY | f::SUBORDINATE | f::PREPOSITION)
            || doc.tokens[i].kind == TokenKind::Digits
            || doc.name_at(i).is_none()
                && doc
                    .lexicon
                    .cues
                    .phrases
                    .longest(&doc.tokens[i..i + 1])
                    .is_some_and(|h| matches!(h.meaning.kind, CueKind::Verb(_)))
    });
    if verbal || !doc.figures_in(phrase).is_empty() {
        return None;
    }
    let first = phrase.start;
    let named = doc.name_at(first).is_some_and(|n| {
        n.body().is_some() || n.tokens.end == phrase.end && speaks(n.party().map(|p| p.1)) && n.weapon().is_none()
    });
    let definite = doc.word(first).eq_ignore_ascii_case("the");
    // `…, relief workers of 300`
    let many = |s: &Speaker| s.kind == Kind::Group && s.plural && phrase.len() <= 3;
    let speaker = resolve(doc, phrase.clone(), memory).filter(|s| s.known)?;
    (named || definite || many(&speaker)).then_some(speaker)
}

/// Whether two speakers could stand side by side: two states, two bodies, the army and the rebels.
fn alike(first: &Speaker, second: &Speaker) -> bool {
    let plain = |s: &Speaker| matches!(s.kind, Kind::Body | Kind::Group) || s.kind == Kind::Person && s.lemma.is_some();
    first.kind == second.kind
        || plain(first) && plain(second)
        || first.kind == Kind::Person && second.kind == Kind::Party
}

/// `The ministry has 82 dead`, `Islamabad has its pilots shooting down five`: what a body has in its account.
pub fn has_figure(doc: &Document, range: &Range<usize>, memory: &mut Memory, accounts: &mut Vec<Account>) {
    for at in range.clone() {
        if !doc.tokens[at].is_word() || !matches!(doc.word(at), "has" | "had" | "have" | "HAS" | "HAD") {
            continue;
        }
        let figure = doc.figures_in(&(at..range.end.min(at + NEAR))).first();
        if !figure.is_some_and(|figure| is_told(doc, range, at, figure)) {
            continue;
        }
        let Some((speaker, start)) = holder(doc, range, at, memory) else { continue };
        memory.remember(&speaker);
        let joined = start > range.start && opens(doc, start - 1);
        let content = at + 1..range.end;
        accounts.push(Account { joined, ..Account::new(speaker, start..at + 1, content, true, "has-figure") });
    }
}

/// Whether a figure behind `has` is told rather than owned: it was harmed, it acts, or it is counted by a monitor.
fn is_told(doc: &Document, range: &Range<usize>, at: usize, figure: &Figure) -> bool {
    let start = figure.reach.start;
    let goes_on =
        |&i: &usize| doc.tokens[i].is_word() || doc.tokens[i].kind == TokenKind::Digits || doc.tokens[i].is_mark(',');
    let mut behind = (figure.tokens.end..range.end.min(figure.tokens.end + 5)).take_while(goes_on);
    let harmed = start > at
        && start - (at + 1) <= usize::from(is_quote(doc.tokens[at + 1].kind))
        && behind.any(|i| doc.lexicon.speech.is(doc.word(i), SpeechWords::HARMED));
    let acting = start > at + 2 && start <= at + 6 && (at + 2..start).any(|i| doc.word(i).ends_with("ing"));
    let counting = start == at + 1 && is_counter(doc, at) && !is_staff(doc, figure.tokens.end);
    harmed || acting || counting
}

/// Who has it, and where its phrase begins.
fn holder(doc: &Document, range: &Range<usize>, at: usize, memory: &Memory) -> Option<(Speaker, usize)> {
    // `Reuters, however, had two killed`, `the BBC likewise had`
    let aside = |i: usize| doc.tokens[i].is_mark(',') || doc.lexicon.speech.is(doc.word(i), SpeechWords::ASIDE);
    let end = (range.start..at).rev().find(|&i| !aside(i)).map_or(at, |i| i + 1);
    let start = super::extent::start_of_phrase(doc, range, end);
    if start == end || !doc.figures_in(&(start..at)).is_empty() {
        return None;
    }
    let capital = doc.name_at(start).is_some_and(|n| n.party().is_some_and(|p| p.1 == PartyForm::Capital));
    let counts = |s: &Speaker| s.lemma.is_some_and(|lemma| doc.lexicon.speech.is(lemma, SpeechWords::COUNTER));
    let keeps = |s: &Speaker| capital || matches!(s.kind, Kind::Body | Kind::Account) || counts(s);
    resolve(doc, start..end, memory).filter(|s| s.known && keeps(s)).map(|speaker| (speaker, start))
}

/// Whether a body that only counts others stands before a verb: `IOM has 400,000 on the road`.
fn is_counter(doc: &Document, at: usize) -> bool {
    let body = at.checked_sub(1).and_then(|i| doc.name_at(i)).and_then(|n| n.body());
    body.is_some_and(|id| {
        let kind = doc.lexicon.world.bodies[id as usize].kind;
        matches!(kind, BodyKind::Monitor | BodyKind::Un | BodyKind::Ngo) || kind.is_relay()
    })
}

/// Whether a figure counts what a body has for itself: `1,200 staff`.
fn is_staff(doc: &Document, end: usize) -> bool {
    (end..doc.tokens.len().min(end + 4)).any(|i| doc.lexicon.speech.is(doc.word(i), SpeechWords::OWN))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use crate::claim::Stance::Reported;

    #[test]
    fn speakers_without_a_verb() {
        check(&[
            ("The army said [61] rebels died, the rebels [12*].", "rebels", Reported),
            ("The army claims [61] dead; the rebels, [12*].", "rebels", Reported),
            ("Baghdad spoke of [61] dead, Tehran of [12*].", "Iran", Reported),
            ("The army has [61] rebels dead.", "army", Reported),
            ("Islamabad has its pilots shooting down [five] jets.", "Pakistan", Reported),
            ("Zelensky [4,000], Seoul [3,000*]: two counts of one loss", "South Korea", Reported),
            ("The UN said Russia lost [12] tanks, Ukraine [15*].", "United Nations", Reported),
            ("The army said the dead were soldiers, and [15*] were hurt.", "army", Reported),
            ("Israel has [170,000] soldiers under arms.", "", Reported),
            ("The ministry has [3,000] employees.", "", Reported),
        ]);
    }
}
