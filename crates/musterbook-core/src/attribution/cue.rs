//! The cues of a sentence: who says something, by which word, and over which tokens.
//!
//! A *lead* stands before its content (`The army said 5 died`), a *tail* after it or inside it (`5 died, the army
//! said, and 3 were hurt`). Leaves alone nouns that look like verbs (`the claims`), negated cues (`declined to say`)
//! and verbs whose subject does not speak (`A blast claimed 12 lives`).

use super::memory::Memory;
use super::speaker::{Kind, Speaker, is, resolve};
use super::subject;
use crate::claim::Stance;
use crate::document::Document;
use crate::lexicon::cues::{Cue, CueKind, Form, function as f};
use crate::lexicon::speakers::Class;
use crate::text::{Kind as TokenKind, Sentence, SentenceKind};
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

/// A cue word found.
struct Hit {
    at: usize,
    end: usize,
    cue: Cue,
}

/// Finds the attributions of a sentence, in text order, and remembers their speakers.
pub fn find(doc: &Document, sentence: &Sentence, memory: &mut Memory) -> Vec<Account> {
    let mut accounts = Vec::new();
    let range = sentence.tokens.clone();
    colon_heads(doc, sentence, memory, &mut accounts);
    let mut at = range.start;
    let mut citations: Vec<(usize, Range<usize>, CueKind, Speaker)> = Vec::new();
    while at < range.end {
        if !doc.tokens[at].is_word() {
            at += 1;
            continue;
        }
        if let Some(name) = doc.name_at(at) {
            at = name.tokens.end.max(at + 1);
            continue;
        }
        let Some(found) = doc.lexicon.cues.phrases.longest(&doc.tokens[at..range.end]) else {
            owned_account(doc, &range, at, memory, &mut accounts);
            at += 1;
            continue;
        };
        let hit = Hit { at, end: at + found.length, cue: *found.meaning };
        at = hit.end;
        match hit.cue.kind {
            CueKind::Verb(form) => {
                if hit.end == hit.at + 1 {
                    owned_account(doc, &range, hit.at, memory, &mut accounts);
                }
                if let Some(account) = verb(doc, &range, &hit, form, memory, &accounts) {
                    memory.remember(&account.speaker);
                    accounts.push(account);
                }
            }
            CueKind::Before => {
                if let Some(account) = before(doc, &range, &hit, memory) {
                    memory.remember(&account.speaker);
                    at = at.max(account.words.end);
                    accounts.push(account);
                }
            }
            CueKind::Cited | CueKind::Relay => {
                let end = subject::end_of_phrase(doc, hit.end, range.end);
                if let Some(speaker) = resolve(doc, hit.end..end, memory) {
                    citations.push((hit.at, hit.at..end, hit.cue.kind, speaker));
                    at = end.max(at);
                }
            }
        }
    }
    if is_line(doc, sentence) {
        headline_tail(doc, &range, memory, &mut accounts);
    }
    bracketed(doc, &range, memory, &mut accounts);
    accounts.sort_by_key(|a| a.words.start);
    for citation in citations {
        attach(doc, &range, citation, memory, &mut accounts);
    }
    bound(doc, &range, &mut accounts);
    accounts
}

/// A reporting verb with its subject.
fn verb(doc: &Document, range: &Range<usize>, hit: &Hit, form: Form, memory: &Memory, found: &[Account]) -> Option<Account> {
    if is_noun(doc, range, hit.at) || is_negated(doc, range, hit) {
        return None;
    }
    let before = skip_adverbs_back(doc, range.start, hit.at);
    let passive = form == Form::Past && before > range.start && is(doc, before - 1, f::BE) && !is_progressive(doc, hit.at);
    let rule;
    let subject;
    if passive && is_tell(doc, hit.at) && let Some(told) = subject::left(doc, range, hit.at, memory).filter(|s| matches!(s.speaker.kind, Kind::Party | Kind::Body)) {
        // `India's parliament was told of 126`
        subject = told;
        rule = "was-told";
    } else if passive {
        if !doc.tokens.get(hit.end).is_some_and(|_| doc.word(hit.end).eq_ignore_ascii_case("by")) || hit.end >= range.end {
            return None;
        }
        let end = subject::end_of_phrase(doc, hit.end + 1, range.end);
        let speaker = resolve(doc, hit.end + 1..end, memory).filter(|s| s.known)?;
        let stance = hit.cue.stance;
        return Some(Account { speaker, words: hit.at..end, content: range.clone(), lead: false, stance, cited: Vec::new(), relays: Vec::new(), joined: false, weak: false, rule: "said-by" });
    } else if form == Form::Ing {
        // `…, saying that 5 died`: the speaker of the clause before
        let last = found.last();
        let is_ing_clause = hit.at > range.start && (doc.tokens[hit.at - 1].is_mark(',') || is(doc, hit.at - 1, f::CONJUNCTION | f::BE | f::PREPOSITION) || is(doc, hit.at - 1, f::ADVERB));
        let after_noun = hit.at > range.start && doc.tokens[hit.at - 1].is_word() && (range.start.max(hit.at.saturating_sub(3))..hit.at).any(|i| doc.lexicon.speakers.nouns.longest(&doc.tokens[i..hit.at]).is_some_and(|h| i + h.length == hit.at && h.meaning.class != Class::Account));
        if !is_ing_clause && !after_noun || (is_ing_clause && hit.cue.weak && hit.cue.stance == Stance::Reported && last.is_none()) {
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
            subject = subject::Subject { speaker, words: hit.at..hit.at, inverted: false, after_content: false, joined: false };
            rule = "participle";
        }
    } else if let Some(found) = subject::of_verb(doc, range, hit.at, hit.end, !is_tell(doc, hit.at) && form != Form::Base, memory) {
        subject = found;
        rule = if subject.inverted { "verb-subject" } else { "subject-verb" };
    } else if let Some(last) = found.last().filter(|_| hit.at > range.start && (is(doc, before - 1, f::CONJUNCTION))) {
        // `X said … and added that …`
        subject = subject::Subject { speaker: last.speaker.clone(), words: hit.at..hit.at, inverted: false, after_content: false, joined: true };
        rule = "same-subject";
    } else if let Some(speaker) = after_comma(doc, range, hit, form, memory) {
        subject = subject::Subject { speaker, words: hit.at..hit.at, inverted: false, after_content: false, joined: true };
        rule = "sentence-subject";
    } else {
        return None;
    }
    let speaker = subject.speaker;
    let plural_body = hit.at > range.start && doc.word(before.max(1) - 1).ends_with('s') && speaker.kind == Kind::Body;
    if form == Form::Base && !speaker.plural && !plural_body && speaker.kind != Kind::Group && !matches!(speaker.lemma, Some("police")) && !(before > range.start && is(doc, before - 1, f::AUXILIARY)) {
        return None;
    }
    if hit.cue.weak && (speaker.kind == Kind::Person || speaker.kind == Kind::Group && speaker.plural) && is_physical(doc, hit.at) {
        return None;
    }
    if form == Form::Base && before > range.start && doc.word(before - 1).eq_ignore_ascii_case("to") {
        return None;
    }
    let trusted = speaker.known || matches!(speaker.kind, Kind::Body);
    if hit.cue.weak && !trusted {
        return None;
    }
    let words = subject.words.start.min(hit.at)..hit.end.max(subject.words.end);
    let after = subject::skip_time(doc, words.end, range.end);
    let mut relays = Vec::new();
    let mut content_start = words.end;
    if doc.lexicon.cues.phrases.longest(&doc.tokens[hit.at..hit.at + 1]).is_some() && is_tell(doc, hit.at) {
        let end = subject::end_of_object(doc, after, range.end);
        if let Some(told) = resolve(doc, after..end, memory).filter(|s| s.relay) {
            relays.push(told.name);
        }
        content_start = end.max(content_start);
    }
    let has_content_after = subject::has_content(doc, content_start, range.end);
    let lead = !subject.inverted && (!subject.after_content || has_content_after);
    let content = if lead { content_start..range.end } else { relative_start(doc, range, words.start)..range.end };
    Some(Account { speaker, words, content, lead, stance: hit.cue.stance, cited: Vec::new(), relays, joined: subject.joined, weak: hit.cue.weak, rule })
}

/// `Army takes town, says 50 died`: the subject that the sentence began with.
fn after_comma(doc: &Document, range: &Range<usize>, hit: &Hit, form: Form, memory: &Memory) -> Option<Speaker> {
    let after = hit.at > range.start && doc.tokens[hit.at - 1].is_mark(',') && !hit.cue.weak && form != Form::Base;
    if after { subject::clause_subject(doc, range, hit.at, memory) } else { None }
}

/// `…, all of whom, the president said, are free`: an account set into a relative clause covers that clause alone.
fn relative_start(doc: &Document, range: &Range<usize>, at: usize) -> usize {
    let Some(comma) = at.checked_sub(1).filter(|&i| i > range.start && doc.tokens[i].is_mark(',')) else { return range.start };
    let segment = (range.start..comma).rev().take(8).take_while(|&i| !doc.tokens[i].is_mark(',') && !doc.tokens[i].is_mark(';')).last().unwrap_or(comma);
    let relative = (segment..comma).any(|i| matches!(doc.word(i), "who" | "whom" | "which" | "where"));
    if relative && segment > range.start { segment } else { range.start }
}

/// Verbs that people also do with their hands: `rescuers found two`, `the men showed`.
fn is_physical(doc: &Document, at: usize) -> bool {
    let word = doc.word(at).to_ascii_lowercase();
    ["find", "found", "show", "name", "plac", "carr", "releas", "issu", "publish", "track", "display", "identif", "monitor", "read", "point", "rat"].iter().any(|stem| word.starts_with(stem))
}

/// `according to X`: covers what stands before it and after it.
fn before(doc: &Document, range: &Range<usize>, hit: &Hit, memory: &Memory) -> Option<Account> {
    let end = subject::end_of_phrase(doc, hit.end, range.end);
    let speaker = resolve(doc, hit.end..end, memory)?;
    if doc.word(hit.at).eq_ignore_ascii_case("per") && !(speaker.known && matches!(speaker.kind, Kind::Body | Kind::Party | Kind::Person)) {
        return None;
    }
    // `according to HUR`, but `X, confirmed by Y`, too
    let opens = subject::opens_clause(doc, range, hit.at);
    Some(Account { speaker, words: hit.at..end, content: range.clone(), lead: opens, stance: Stance::Reported, cited: Vec::new(), relays: Vec::new(), joined: false, weak: false, rule: "according-to" })
}

/// `UN: 40 killed`, `SUNA (state agency): 74;`: a speaker and a colon open a clause.
fn colon_heads(doc: &Document, sentence: &Sentence, memory: &mut Memory, accounts: &mut Vec<Account>) {
    let range = &sentence.tokens;
    let mut start = range.start;
    for at in range.clone() {
        match doc.tokens[at].kind {
            TokenKind::Mark(';') => start = at + 1,
            TokenKind::Mark(':') if at > start && at - start <= 14 && at + 1 < range.end && !doc.tokens[at + 1].glued => {
                let skipped = (start..at).find(|&i| matches!(doc.tokens[i].kind, TokenKind::Word)).unwrap_or(at);
                let head = skipped..at;
                let clean = !head.is_empty() && doc.figures_in(&head).is_empty() && !head.clone().any(|i| is(doc, i, f::AUXILIARY));
                if let Some(speaker) = clean.then(|| colon_speaker(doc, &head, at, memory)).flatten() {
                    memory.remember(&speaker);
                    let content = at + 1..range.end;
                    accounts.push(Account { speaker, words: start..at + 1, content, lead: true, stance: Stance::Reported, cited: Vec::new(), relays: Vec::new(), joined: start > range.start, weak: false, rule: "colon" });
                }
                start = at + 1;
            }
            _ => {}
        }
    }
}

fn colon_speaker(doc: &Document, head: &Range<usize>, colon: usize, memory: &Memory) -> Option<Speaker> {
    let quoted = doc.tokens.get(colon + 1).is_some_and(|t| is_quote(t.kind));
    let speaker = resolve(doc, head.clone(), memory)?;
    let name = doc.name_at(head.start);
    let noun_inside = head.clone().any(|i| doc.lexicon.speakers.nouns.longest(&doc.tokens[i..head.end]).is_some_and(|h| h.meaning.class != Class::Account));
    let last = head.end - 1;
    let trails = doc.tokens[last].is_word() && !doc.tokens[last].is_capitalised() && doc.name_at(last).is_none() && !is(doc, last, f::TIME)
        && (head.start..=last).rev().take(3).all(|i| doc.lexicon.speakers.nouns.longest(&doc.tokens[i..head.end]).is_none_or(|h| i + h.length != head.end))
        && !(head.start..last).any(|i| is(doc, i, f::PREPOSITION));
    let pronoun = (head.start + 1..head.end).any(|i| is(doc, i, f::PRONOUN) && !is(doc, i, f::ARTICLE));
    if trails || pronoun && !quoted {
        return None;
    }
    let is_topic = match speaker.kind {
        // `Gaza: 104 killed`, `Ukraine: seven dead`: a topic; `Moscow: …` and `Hamas: …` speak
        Kind::Party => {
            !noun_inside
                && name.is_some_and(|n| {
                    n.party().is_some_and(|(id, form)| {
                        let state = doc.lexicon.world.parties[id as usize].kind == crate::lexicon::world::PartyKind::State;
                        state && form != crate::lexicon::world::PartyForm::Capital
                    })
                })
        }
        Kind::Account => true,
        Kind::Group | Kind::Person => !speaker.known && !quoted || head.len() > 6 && !quoted,
        Kind::Body => !speaker.known || speaker.name.chars().all(char::is_uppercase) && doc.names_in(head).is_empty(),
    };
    (!is_topic || quoted && speaker.known).then_some(speaker)
}

/// `…: air force`, `… - army`, `… — Reuters` at the end of a headline.
fn headline_tail(doc: &Document, range: &Range<usize>, memory: &mut Memory, accounts: &mut Vec<Account>) {
    let end = if range.end > range.start && doc.tokens[range.end - 1].is_mark(')') { return } else { range.end };
    let lowest = end.saturating_sub(8).max(range.start);
    let Some(mark) = (lowest..end).rev().find(|&i| matches!(doc.tokens[i].kind, TokenKind::Mark(':' | '-' | '–' | '—' | '|'))) else { return };
    let tail = mark + 1..end;
    if tail.is_empty() || mark == range.start || !doc.figures_in(&tail).is_empty() || tail.clone().any(|i| is(doc, i, f::AUXILIARY)) {
        return;
    }
    if accounts.iter().any(|a| a.words.end > mark) {
        return;
    }
    let Some(speaker) = resolve(doc, tail, memory).filter(|s| s.known && s.kind != Kind::Account) else { return };
    let country = doc.name_at(mark + 1).is_some_and(|n| n.party().is_some() && n.tokens.end == end && doc.tokens[mark].is_mark(':'));
    if country {
        return;
    }
    memory.remember(&speaker);
    accounts.push(Account { speaker, words: mark..end, content: range.clone(), lead: false, stance: Stance::Reported, cited: Vec::new(), relays: Vec::new(), joined: false, weak: false, rule: "headline-tail" });
}

/// `600,000 refugees (UNHCR)`: a body alone in brackets, not one that explains a name.
fn bracketed(doc: &Document, range: &Range<usize>, memory: &mut Memory, accounts: &mut Vec<Account>) {
    for open in range.clone() {
        if !doc.tokens[open].is_mark('(') || open == range.start {
            continue;
        }
        let Some(close) = (open + 1..range.end.min(open + 9)).find(|&i| doc.tokens[i].is_mark(')')) else { continue };
        let before = &doc.tokens[open - 1];
        if close == open + 1 || before.is_capitalised() && (doc.name_at(open - 1).is_none_or(|n| n.body().is_some() || n.party().is_some())) {
            continue;
        }
        let inner = open + 1..close;
        if !doc.tokens[inner.start].is_capitalised() || !doc.figures_in(&inner).is_empty() {
            continue;
        }
        let clause = (range.start..open).rev().find(|&i| matches!(doc.tokens[i].kind, TokenKind::Mark(';' | ')'))).map_or(range.start, |i| i + 1);
        if doc.figures_in(&(clause..open)).is_empty() {
            continue;
        }
        let Some(speaker) = resolve(doc, inner.clone(), memory).filter(|s| s.known && s.kind == Kind::Body) else { continue };
        if accounts.iter().any(|a| a.words.start >= clause && a.words.start < open && a.content.contains(&(open - 1)) && a.rule != "bracketed") {
            continue;
        }
        memory.remember(&speaker);
        accounts.push(Account { speaker, words: open..close + 1, content: clause..open, lead: false, stance: Stance::Reported, cited: Vec::new(), relays: Vec::new(), joined: false, weak: false, rule: "bracketed" });
    }
}

/// `Washington's estimate of 3,000`, `by JNIM's own count`: a figure-noun with an owner.
fn owned_account(doc: &Document, range: &Range<usize>, at: usize, memory: &mut Memory, accounts: &mut Vec<Account>) {
    let Some(hit) = doc.lexicon.speakers.nouns.longest(&doc.tokens[at..range.end]) else { return };
    if hit.meaning.class != Class::Account {
        return;
    }
    let noun = hit.meaning;
    let end = at + hit.length;
    let mut start = at;
    while start > range.start && at - start < 8 {
        let before = start - 1;
        let token = &doc.tokens[before];
        let inside = token.kind == TokenKind::Possessive || token.kind == TokenKind::Hyphen || token.is_word() && !is(doc, before, f::PREPOSITION | f::AUXILIARY | f::CONJUNCTION | f::SUBORDINATE);
        if !inside {
            break;
        }
        start = before;
    }
    let by = start > range.start && matches!(doc.word(start - 1).to_ascii_lowercase().as_str(), "by" | "on" | "from" | "per" | "to" | "in" | "with" | "of");
    let by_word = if by { doc.word(start - 1).to_ascii_lowercase() } else { String::new() };
    let numeric = matches!(noun.lemma.as_str(), "estimate" | "count" | "tally" | "figure" | "data" | "reckoning" | "forecast" | "assessment" | "running total" | "total" | "account" | "number" | "statistic" | "toll" | "death toll" | "record" | "guess" | "projection" | "calculation" | "report");
    if !numeric {
        return;
    }
    let loose = matches!(noun.lemma.as_str(), "toll" | "death toll" | "total" | "record" | "report" | "number" | "account" | "statistic");
    let possessive = (start..at).any(|i| doc.tokens[i].kind == TokenKind::Possessive) || is(doc, start, f::OWNER);
    if loose && !possessive && !matches!(by_word.as_str(), "by" | "per") {
        return;
    }
    let mut phrase = start..end;
    let next = doc.tokens.get(end).filter(|_| end < range.end);
    let of = next.is_some() && matches!(doc.word(end), "of" | "by" | "from");
    // `by the reckoning of Ukrainian military intelligence`
    let of = of && (doc.word(end) != "of" || matches!(by_word.as_str(), "by" | "in" | "on"));
    if of && doc.figures_in(&(end..(end + 5).min(range.end))).is_empty() {
        phrase.end = subject::end_of_phrase(doc, end + 1, range.end);
    }
    let stance = match noun.lemma.as_str() {
        "estimate" | "reckoning" | "assessment" | "guess" | "calculation" => Stance::Estimated,
        "forecast" | "projection" => Stance::Expected,
        _ => Stance::Reported,
    };
    let stance = if by_word == "by" && noun.lemma == "reckoning" { Stance::Reported } else { stance };
    let own = is(doc, start, f::OWNER);
    let has_owner = own || !doc.names_in(&phrase).is_empty() || doc.tokens[phrase.clone()].iter().any(|t| t.kind == TokenKind::Possessive);
    if !has_owner {
        return;
    }
    // as the subject of a reporting verb it is read there
    if doc.tokens.get(phrase.end).is_some() && phrase.end < range.end && !by {
        let follows = subject::skip_time(doc, phrase.end, range.end);
        if doc.lexicon.cues.phrases.longest(&doc.tokens[follows..range.end.min(follows + 4)]).is_some_and(|h| matches!(h.meaning.kind, CueKind::Verb(_))) {
            return;
        }
    }
    let Some(speaker) = resolve(doc, phrase.clone(), memory) else { return };
    if speaker.kind == Kind::Account || speaker.kind == Kind::Party && speaker.plural && noun.lemma == "number" {
        return;
    }
    let lead = !matches!(by_word.as_str(), "by" | "per") || subject::opens_clause(doc, range, start - 1);
    let lead_start = if by { start - 1 } else { start };
    let dash = (range.start..lead_start).rev().take(12).find(|&i| matches!(doc.tokens[i].kind, TokenKind::Mark('-' | '–' | '—'))).map_or(range.start, |i| i + 1);
    let content = if lead { phrase.end.min(end)..range.end } else { dash..range.end };
    memory.remember(&speaker);
    accounts.push(Account { speaker, words: lead_start..phrase.end, content, lead, stance, cited: Vec::new(), relays: Vec::new(), joined: false, weak: false, rule: "owned-count" });
}

/// Gives a citation to the account that it stands beside.
fn attach(doc: &Document, range: &Range<usize>, (at, words, kind, speaker): (usize, Range<usize>, CueKind, Speaker), memory: &mut Memory, accounts: &mut Vec<Account>) {
    let nearest = accounts.iter().rposition(|a| a.words.start < at && !(a.words.start..a.words.end).contains(&words.end)).or_else(|| (!accounts.is_empty()).then_some(0));
    let covering = accounts.iter().position(|a| a.words.start < at && a.words.end > at);
    match (kind, covering.or(nearest)) {
        (CueKind::Cited, Some(index)) => {
            accounts[index].cited = speaker.chain();
            memory.remember(&accounts[index].speaker);
        }
        (CueKind::Cited, None) => {
            // `the UN coordinator, citing health workers, over 140`
            let relay = at.checked_sub(1).filter(|&i| doc.tokens[i].is_mark(',')).and_then(|comma| {
                let start = subject::start_of_phrase(doc, range, comma);
                resolve(doc, start..comma, memory).map(|s| (s, start))
            });
            let (main, start, cited) = match relay {
                Some((main, start)) => (main, start, speaker.chain()),
                None => (speaker, at, Vec::new()),
            };
            let content = range.clone();
            accounts.push(Account { speaker: main, words: start..words.end, content, lead: false, stance: Stance::Reported, cited, relays: Vec::new(), joined: false, weak: false, rule: "citing" });
        }
        (_, Some(index)) => accounts[index].relays.extend(speaker.chain()),
        (_, None) => {}
    }
}

/// Cuts the contents where another account, joined to it, takes over.
fn bound(doc: &Document, range: &Range<usize>, accounts: &mut [Account]) {
    for n in 0..accounts.len() {
        let words = accounts[n].words.clone();
        // a semicolon ends what a lead says unless it stands in a quotation
        let stop = (words.end..accounts[n].content.end).find(|&i| doc.tokens[i].is_mark(';') && !in_quote(doc, range, i));
        let next = accounts[n + 1..].iter().find(|a| a.lead && a.joined).map(|a| a.words.start);
        let spoken = |from: usize| {
            let end = (from + 1..range.end).find(|&i| doc.tokens[i].is_mark(';')).unwrap_or(range.end);
            accounts.iter().any(|a| a.words.start > from && a.words.start < end)
        };
        if let Some(stop) = stop.filter(|&s| spoken(s) || accounts[n].rule == "bracketed" || accounts[n].rule == "colon") {
            accounts[n].content.end = stop.max(accounts[n].content.start);
        }
        if let Some(next) = next {
            let end = accounts[n].content.end.min(next.max(accounts[n].content.start));
            accounts[n].content.end = end;
        }
        if !accounts[n].lead && accounts[n].rule != "bracketed" {
            let begin = (range.start..words.start).rev().find(|&i| doc.tokens[i].is_mark(';') && !in_quote(doc, range, i)).map(|i| i + 1);
            if let Some(begin) = begin {
                accounts[n].content.start = accounts[n].content.start.max(begin);
            }
        }
    }
}

/// A headline or list row: ends with its line and without a full stop.
pub fn is_line(doc: &Document, sentence: &Sentence) -> bool {
    let ends = doc.tokens[sentence.tokens.end - 1].kind;
    let breaks = doc.tokens.get(sentence.tokens.end).is_none_or(|t| t.kind == TokenKind::Break);
    sentence.kind == SentenceKind::Line || breaks && !matches!(ends, TokenKind::Mark('.' | '!' | '?' | '"' | '”'))
}

fn in_quote(doc: &Document, range: &Range<usize>, at: usize) -> bool {
    let mut open = false;
    for token in &doc.tokens[range.start..at] {
        match token.kind {
            TokenKind::Mark('“') => open = true,
            TokenKind::Mark('”') => open = false,
            TokenKind::Mark('"') => open = !open,
            _ => {}
        }
    }
    open
}

pub fn is_quote(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Mark('"' | '“' | '”' | '«' | '»'))
}

fn is_tell(doc: &Document, at: usize) -> bool {
    matches!(doc.word(at).to_ascii_lowercase().as_str(), "tell" | "tells" | "told" | "telling" | "inform" | "informs" | "informed" | "informing" | "advised" | "briefed" | "assured")
}

fn is_progressive(doc: &Document, at: usize) -> bool {
    doc.word(at).to_ascii_lowercase().ends_with("ing")
}

fn skip_adverbs_back(doc: &Document, start: usize, mut at: usize) -> usize {
    while at > start && is(doc, at - 1, f::ADVERB) && !is(doc, at - 1, f::BE) {
        at -= 1;
    }
    at
}

/// Whether a word that may be a verb is a noun here: after an article, a possessive or a preposition.
fn is_noun(doc: &Document, range: &Range<usize>, at: usize) -> bool {
    if at == range.start {
        return false;
    }
    let before = &doc.tokens[at - 1];
    match before.kind {
        TokenKind::Possessive | TokenKind::Hyphen => true,
        TokenKind::Word => {
            let class = doc.lexicon.cues.functions(before.word);
            let article = class & (f::ARTICLE | f::DEFINITE | f::OWNER) != 0 && class & f::PRONOUN == 0;
            let preposition = class & f::PREPOSITION != 0 && doc.word(at - 1) != "to" && class & (f::TIME | f::ADVERB) == 0;
            (article || preposition) && !doc.word(at).ends_with("ing")
        }
        _ => false,
    }
}

/// `declined to say`, `could not confirm`, `has not verified`.
fn is_negated(doc: &Document, range: &Range<usize>, hit: &Hit) -> bool {
    let from = hit.at.saturating_sub(4).max(range.start);
    (from..hit.at).rev().take_while(|&i| doc.tokens[i].is_word()).any(|i| is(doc, i, f::NEGATION) || doc.word(i).ends_with("n't") || doc.word(i).ends_with("n’t"))
        && hit.cue.stance != Stance::Denied
}
