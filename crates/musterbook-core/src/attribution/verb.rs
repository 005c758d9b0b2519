//! Reporting verbs with their subjects: `The army said`, `…, said the mayor`, `was quoted as saying`.

use super::account::Account;
use super::cue::Hit;
use super::deed::{acts, is_physical, is_tell};
use super::extent;
use super::finite::{is_negated, is_noun, is_participle, is_progressive, skip_adverbs_back, sums_up};
use super::memory::Memory;
use super::object::{object_before, of_a_count, quoted_before, revises};
use super::speaker::{Kind, Speaker, is, resolve};
use super::subject;
use crate::claim::Stance;
use crate::document::Document;
use crate::lexicon::SpeechWords;
use crate::lexicon::cues::Form;
use crate::lexicon::cues::function as f;
use crate::lexicon::speakers::Class;
use crate::lexicon::world::BodyKind;
use std::ops::Range;

/// A reporting verb with its subject.
pub fn verb(
    doc: &Document,
    range: &Range<usize>,
    hit: &Hit,
    form: Form,
    memory: &Memory,
    found: &[Account],
) -> Option<Account> {
    if is_noun(doc, range, hit.at) || is_negated(doc, range, hit) {
        return None;
    }
    let before = skip_adverbs_back(doc, range.start, hit.at);
    let passive =
        form == Form::Past && before > range.start && is(doc, before - 1, f::BE) && !is_progressive(doc, hit.at);
    if is_participle(doc, range, hit, form) || sums_up(doc, range, hit) {
        return None;
    }
    let rule;
    let subject;
    if passive
        && is_tell(doc, hit.at)
        && let Some(told) =
            subject::left(doc, range, hit.at, memory).filter(|s| matches!(s.speaker.kind, Kind::Party | Kind::Body))
    {
        // `India's parliament was told of 126`
        subject = told;
        rule = "was-told";
    } else if passive {
        if !doc.tokens.get(hit.end).is_some_and(|_| doc.word(hit.end).eq_ignore_ascii_case("by"))
            || hit.end >= range.end
        {
            return None;
        }
        let word = doc.word(hit.at).to_ascii_lowercase();
        if doc.lexicon.speech.begins(&word, SpeechWords::ACCUSE) {
            return None;
        }
        let end = extent::end_of_phrase(doc, hit.end + 1, range.end);
        let speaker = resolve(doc, hit.end + 1..end, memory).filter(|s| s.known)?;
        let stance = hit.cue.stance;
        return Some(Account { stance, ..Account::new(speaker, hit.at..end, range.clone(), false, "said-by") });
    } else if form == Form::Ing {
        if let Some(quoted) = quoted_before(doc, range, hit.at)
            && let Some(found) = subject::left(doc, range, quoted, memory)
        {
            // `a spokesman was quoted by AFP as saying`
            let words = found.words.start..hit.end;
            let content =
                if subject::has_content(doc, hit.end, range.end) { hit.end..range.end } else { range.clone() };
            let lead = content.start == hit.end;
            return Some(Account {
                joined: found.joined,
                ..Account::new(found.speaker, words, content, lead, "said-by")
            });
        }
        // `…, saying that 5 died`: the speaker of the clause before
        let last = found.last();
        let is_ing_clause = hit.at > range.start
            && (doc.tokens[hit.at - 1].is_mark(',')
                || is(doc, hit.at - 1, f::CONJUNCTION | f::BE | f::PREPOSITION)
                || is(doc, hit.at - 1, f::ADVERB));
        let after_noun = hit.at > range.start
            && doc.tokens[hit.at - 1].is_word()
            && (range.start.max(hit.at.saturating_sub(3))..hit.at).any(|i| {
                doc.lexicon
                    .speakers
                    .nouns
                    .longest(&doc.tokens[i..hit.at])
                    .is_some_and(|h| i + h.length == hit.at && h.meaning.class != Class::Account)
            });
        if !is_ing_clause && !after_noun
            || (is_ing_clause && hit.cue.weak && hit.cue.stance == Stance::Reported && last.is_none())
        {
            return None;
        }
        if is(doc, hit.at - 1, f::BE) || !is_ing_clause {
            subject = subject::left(doc, range, hit.at, memory)?;
            rule = "subject-verb";
        } else {
            let speaker = match last {
                Some(last) => last.speaker.clone(),
                None => subject::clause_subject(doc, range, hit.at, memory)?,
            };
            subject = subject::Subject {
                speaker,
                words: hit.at..hit.at,
                inverted: false,
                after_content: false,
                joined: false,
            };
            rule = "participle";
        }
    } else if let Some(found) = subject::of_verb(
        doc,
        range,
        hit.at,
        hit.end,
        !is_tell(doc, hit.at) && !hit.cue.weak && hit.cue.stance != Stance::Denied,
        memory,
    )
    .filter(|s| !(form == Form::Base && s.inverted && !s.speaker.plural))
    {
        subject = found;
        rule = if subject.inverted { "verb-subject" } else { "subject-verb" };
    } else if let Some(last) = found.last().filter(|_| hit.at > range.start && (is(doc, before - 1, f::CONJUNCTION))) {
        // `X said … and added that …`
        subject = subject::Subject {
            speaker: last.speaker.clone(),
            words: hit.at..hit.at,
            inverted: false,
            after_content: false,
            joined: true,
        };
        rule = "same-subject";
    } else if let Some(speaker) = second_verb(doc, range, hit, form, before, memory) {
        // `Officials called it correct but gave a lower toll`
        subject =
            subject::Subject { speaker, words: hit.at..hit.at, inverted: false, after_content: false, joined: true };
        rule = "same-subject";
    } else if let Some(speaker) = after_comma(doc, range, hit, form, memory) {
        subject =
            subject::Subject { speaker, words: hit.at..hit.at, inverted: false, after_content: false, joined: true };
        rule = "sentence-subject";
    } else {
        return None;
    }
    let speaker = subject.speaker;
    // `in its daily report issued today`
    let noun =
        speaker.kind == Kind::Account || speaker.lemma.is_some_and(|l| doc.lexicon.speech.is(l, SpeechWords::PAPER));
    if noun && hit.cue.weak && doc.lexicon.speech.begins(doc.word(hit.at), SpeechWords::ISSUE) {
        return None;
    }
    let plural_body = hit.at > range.start
        && doc.word(before.max(1) - 1).to_ascii_lowercase().ends_with('s')
        && matches!(speaker.kind, Kind::Body | Kind::Party);
    // `say` has a plural subject, or an auxiliary before it
    let many = speaker.plural || plural_body || speaker.kind == Kind::Group || speaker.lemma == Some("police");
    let helped = before > range.start && is(doc, before - 1, f::AUXILIARY);
    // the army say, in the British way
    let say = doc.word(hit.at) == "say" && matches!(speaker.kind, Kind::Body | Kind::Party);
    if form == Form::Base && !(many || helped || say) {
        return None;
    }
    if hit.cue.weak
        && (speaker.kind == Kind::Person || speaker.kind == Kind::Group && speaker.plural)
        && is_physical(doc, hit.at)
        && !(doc.word(hit.at).eq_ignore_ascii_case("saw")
            && speaker.lemma.is_some_and(|l| doc.lexicon.speech.is(l, SpeechWords::ONLOOKER)))
        && !gives_count(doc, range, hit.end)
    {
        return None;
    }
    if hit.cue.weak && speaker.kind == Kind::Party && acts(doc, hit.at) && !gives_count(doc, range, hit.end) {
        return None;
    }
    if form == Form::Base && before > range.start && doc.word(before - 1).eq_ignore_ascii_case("to") {
        return None;
    }
    if hit.cue.weak && revises(doc, hit.at) && !of_a_count(doc, hit.end, range.end) {
        return None;
    }
    let puts = doc.lexicon.speech.begins(&doc.word(hit.at).to_ascii_lowercase(), SpeechWords::PUT);
    let outlet =
        speaker.kind == Kind::Person && (puts || speaker.name.contains(' ')) && gives_count(doc, range, hit.end);
    let trusted = speaker.known || outlet || matches!(speaker.kind, Kind::Body);
    if hit.cue.weak && !trusted {
        return None;
    }
    let words = subject.words.start.min(hit.at)..hit.end.max(subject.words.end);
    let after = subject::skip_time(doc, words.end, range.end);
    let mut relays = Vec::new();
    let mut content_start = words.end;
    if doc.lexicon.cues.phrases.longest(&doc.tokens[hit.at..hit.at + 1]).is_some() && is_tell(doc, hit.at) {
        let end = extent::end_of_object(doc, after, range.end);
        let witness = matches!(speaker.kind, Kind::Person | Kind::Group);
        if let Some(told) = resolve(doc, after..end, memory).filter(|s| s.relay || witness && hears(doc, s)) {
            relays.push(told.name);
        }
        content_start = end.max(content_start);
    }
    let denied_until = (words.end..range.end).find(|&i| doc.tokens[i].is_mark(':'));
    let has_content_after = subject::has_content(doc, content_start, range.end);
    let lead = !subject.inverted && (!subject.after_content || has_content_after);
    let mut content = if lead { content_start..range.end } else { relative_start(doc, range, words.start)..range.end };
    let mut lead = lead;
    // `the estimate of 10,000 dead that the group published`
    if let Some(noun) = object_before(doc, range, words.start).filter(|_| !has_content_after) {
        lead = false;
        content = noun..words.start;
    }
    Some(Account {
        stance: hit.cue.stance,
        stance_until: denied_until.unwrap_or(range.end),
        relays,
        joined: subject.joined,
        weak: hit.cue.weak,
        ..Account::new(speaker, words, content, lead, rule)
    })
}

/// The subject of the clause for a second verb after `and` or `but`, in its form for that subject.
fn second_verb(
    doc: &Document,
    range: &Range<usize>,
    hit: &Hit,
    form: Form,
    before: usize,
    memory: &Memory,
) -> Option<Speaker> {
    let joins = before > range.start && matches!(doc.word(before - 1).to_ascii_lowercase().as_str(), "and" | "but");
    let gives = !hit.cue.weak || gives_count(doc, range, hit.end);
    let finite = !matches!(form, Form::Base | Form::Ing);
    (joins && gives && finite).then(|| subject::clause_subject(doc, range, before - 1, memory)).flatten()
}

/// `Army takes town, says 50 died`: the subject that the sentence began with.
pub fn after_comma(doc: &Document, range: &Range<usize>, hit: &Hit, form: Form, memory: &Memory) -> Option<Speaker> {
    let after = hit.at > range.start && doc.tokens[hit.at - 1].is_mark(',') && !hit.cue.weak && form != Form::Base;
    if after { subject::clause_subject(doc, range, hit.at, memory) } else { None }
}

/// `…, all of whom, the president said, are free`: an account set into a relative clause covers that clause alone.
pub fn relative_start(doc: &Document, range: &Range<usize>, at: usize) -> usize {
    let Some(comma) = at.checked_sub(1).filter(|&i| i > range.start && doc.tokens[i].is_mark(',')) else {
        return range.start;
    };
    let segment = (range.start..comma)
        .rev()
        .take(8)
        .take_while(|&i| !doc.tokens[i].is_mark(',') && !doc.tokens[i].is_mark(';'))
        .last()
        .unwrap_or(comma);
    let relative = (segment..comma).any(|i| matches!(doc.word(i), "who" | "whom" | "which" | "where"));
    if relative && segment > range.start { segment } else { range.start }
}

/// Whether a body takes testimony and passes it on: a monitor, a rights group.
fn hears(doc: &Document, speaker: &Speaker) -> bool {
    let body = doc.lexicon.world.bodies.iter().find(|b| speaker.kind == Kind::Body && b.name == speaker.name);
    body.is_some_and(|b| matches!(b.kind, BodyKind::Ngo | BodyKind::Monitor))
}

/// `placed the toll at 35`, `gave a figure of seven`, `named six of the dead`: the object is a count.
fn gives_count(doc: &Document, range: &Range<usize>, at: usize) -> bool {
    let end = range.end.min(at + 9);
    let verb = doc.word(at - 1).to_ascii_lowercase();
    let lists = doc.lexicon.speech.begins(&verb, SpeechWords::NAME);
    let figure = doc.figures_in(&(at..end)).first().filter(|f| lists && f.reach.start <= at + 1);
    if figure.is_some_and(|f| {
        (f.tokens.end..range.end.min(f.tokens.end + 4)).any(|i| doc.lexicon.speech.is(doc.word(i), SpeechWords::HARMED))
    }) {
        return true;
    }
    // `troops found five dead bodies of …`: a find, not a count
    let finds = doc.lexicon.speech.begins(&verb, SpeechWords::FIND);
    let object = (at..end).find(|&i| {
        doc.lexicon.speakers.nouns.longest(&doc.tokens[i..end]).is_some_and(|h| h.meaning.class == Class::Account)
            || !finds && matches!(doc.word(i), "dead" | "casualties" | "losses" | "deaths" | "killed" | "wounded")
    });
    object.is_some_and(|i| (i..range.end.min(i + 6)).any(|i| matches!(doc.word(i), "at" | "of" | "as")))
}
