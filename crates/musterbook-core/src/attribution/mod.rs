//! Who says each figure, and how it is asserted. In: a document with names, figures and drafts. Out: each draft's
//! `source`, from the origin to the nearest relay, and `stance`, with a step that names the rule. A draft that the
//! text asserts in its own voice keeps an empty source.

mod account;
mod body;
mod bound;
mod carry;
mod chain;
mod count;
mod cue;
mod deed;
mod extent;
mod finite;
mod gapped;
mod head;
mod interview;
mod introduced;
mod label;
pub mod likelihood;
mod masthead;
mod memory;
mod modifier;
mod named;
mod object;
mod organisation;
mod owners;
mod person;
mod phrase;
mod proper;
mod referent;
mod relayed;
mod speaker;
mod stance;
mod subject;
#[cfg(test)]
mod tests;
mod verb;
mod voice;

pub use chain::Attribution;
pub use likelihood::likelihood;

use crate::claim::{Stance, Step};
use crate::document::{Document, Draft, Figure};
use crate::lexicon::world::PartyForm;
use crate::text::Sentence;
use account::Account;
use memory::Memory;
use speaker::{Kind, Speaker};
use std::ops::Range;

/// How many tokens of one sentence an attribution reaches at most.
const REACH: usize = 300;

/// How many sentences a quotation may stand from its speaker.
const QUOTED: usize = 3;

/// Everything said in a text, ready to be asked about one figure.
struct Speech {
    accounts: Vec<Account>,
    /// Each sentence's accounts.
    by_sentence: Vec<Range<usize>>,
    /// The chain that stood at the end of each sentence, and the index of the sentence that set it.
    standing: Vec<Option<usize>>,
    quoted: Vec<bool>,
    /// Whose report the whole text is, and by which rule.
    voice: Option<(Vec<String>, &'static str)>,
    sole: Option<Vec<String>>,
    /// The sentences that pass the bulletin of the first speaker on.
    relayed: Option<(Vec<bool>, Vec<String>)>,
    /// The account over the list or table that a sentence stands in.
    blocks: Vec<Option<usize>>,
    /// The speaker whose dated line each sentence stands under; empty where a text has none.
    sections: Vec<Option<Vec<String>>>,
    /// The sentences that answer in an interview, and whose answers they are.
    answers: Option<(Vec<bool>, Vec<String>)>,
}

/// Fills source and stance of the drafts.
pub fn assign(doc: &Document, drafts: &mut [Draft]) {
    if drafts.is_empty() {
        return;
    }
    let speech = Speech::read(doc);
    let mut hints: Option<(usize, Vec<stance::HintAt>)> = None;
    for draft in drafts.iter_mut() {
        let Some(figure) = doc.figures.get(draft.figure) else { continue };
        let Some(sentence) = doc.sentences.get(figure.sentence) else { continue };
        let attribution = speech.of(doc, figure);
        if hints.as_ref().is_none_or(|h| h.0 != figure.sentence) {
            hints = Some((figure.sentence, stance::hints(doc, sentence)));
        }
        let found = hints.as_ref().map_or(&[][..], |h| &h.1);
        let (stance, why) =
            stance::of(doc, sentence, found, figure, draft, attribution.said.unwrap_or(Stance::Reported));
        draft.trace.push(Step { rule: attribution.rule, saw: attribution.chain.join(" < ") });
        draft.trace.push(Step { rule: why, saw: stance.as_str().to_string() });
        let mut source: Vec<String> = attribution.chain.iter().map(|name| doc.lexicon.world.canonical(name)).collect();
        source.dedup();
        draft.source = source;
        draft.stance = stance;
        if let Some((words, interval)) = stance::likelihood_of(doc, sentence, found, figure, draft) {
            draft.trace.push(Step { rule: "likelihood", saw: words });
            draft.likelihood = Some(interval);
        }
    }
}

impl Speech {
    fn read(doc: &Document) -> Speech {
        let mut memory = Memory::new(doc);
        let mut speech = Speech {
            accounts: Vec::new(),
            by_sentence: Vec::with_capacity(doc.sentences.len()),
            standing: Vec::with_capacity(doc.sentences.len()),
            quoted: carry::open_quotes(doc),
            voice: voice::voice(doc, &memory),
            sole: None,
            relayed: None,
            blocks: Vec::new(),
            sections: masthead::sections(doc, &memory),
            answers: interview::answers(doc, &memory),
        };
        let head = doc.headline();
        let late_title = doc.sentences.len() > 1
            && doc
                .sentences
                .get(head)
                .is_some_and(|s| label::is_line(doc, s) && !doc.tokens[s.tokens.end - 1].is_mark('.'));
        let mut standing = None;
        for (index, sentence) in doc.sentences.iter().enumerate() {
            if index == head && late_title {
                speech.by_sentence.push(0..0);
                speech.standing.push(None);
                continue;
            }
            let start = speech.accounts.len();
            speech.accounts.extend(cue::find(doc, sentence, &mut memory));
            let said =
                speech.accounts[start..].last().is_some_and(|a| a.speaker.kind != Kind::Person && a.speaker.known);
            memory.set_topic(topic(doc, sentence), said);
            if speech.accounts.len() > start {
                standing = Some(carry::last_outer(&speech.accounts, start));
            }
            speech.by_sentence.push(start..speech.accounts.len());
            speech.inherit(doc, index, start);
            speech.standing.push(standing);
        }
        // the headline last: it may use what the text explains
        memory.set_late();
        memory.set_topic(None, false);
        if let Some(title) = doc.sentences.get(head).filter(|_| late_title) {
            let start = speech.accounts.len();
            speech.accounts.extend(cue::find(doc, title, &mut memory));
            speech.by_sentence[head] = start..speech.accounts.len();
        }
        speech.blocks = carry::blocks(doc, &speech.by_sentence);
        speech.sole = carry::sole_origin(&speech.accounts);
        if speech.voice.is_some() && carry::is_one_person(doc, &speech.accounts) {
            speech.voice = Some((speech.accounts[0].chain(), "one-person"));
        }
        speech.relayed = relayed::passed_on(doc, &speech.accounts, &speech.by_sentence);
        speech
    }

    /// `…, IRNA quoted the command as saying. It added …`: a pronoun has the whole chain of its speaker.
    fn inherit(&mut self, doc: &Document, index: usize, start: usize) {
        let Some(before) = self.standing.last().copied().flatten().filter(|_| index > 0) else { return };
        let (said, now) = self.accounts.split_at_mut(start);
        let Some(first) = said.get(before).filter(|a| doc.sentence_at(a.words.start) + 1 == index) else { return };
        for account in now {
            let pronoun = matches!(doc.word(account.words.start), "it" | "It" | "IT" | "he" | "He" | "they" | "They");
            if pronoun && account.speaker.name == first.speaker.name && account.cited.is_empty() {
                account.cited = first.cited.clone();
            }
        }
    }

    /// On whose word a figure is.
    fn of(&self, doc: &Document, figure: &Figure) -> Attribution {
        let index = figure.sentence;
        let sentence = &doc.sentences[index];
        let at = figure.tokens.start;
        let here = self.near(index, at);
        if let Some(found) = chain::of(here, at) {
            return found;
        }
        let quoted = carry::is_quoted(doc, sentence, self.quoted[index], at);
        if quoted && let Some(found) = self.quoted_by(doc, index, at) {
            return found;
        }
        if here.is_empty()
            && index > 0
            && self.voice.is_none()
            && doc.sentences[index - 1].paragraph == sentence.paragraph
            && !self.by_sentence[index - 1].is_empty()
            && carry::is_told_back(doc, sentence, figure)
            && let Some(found) = self.standing_before(doc, index)
        {
            return found;
        }
        if here.is_empty()
            && index > 0
            && self.voice.is_none()
            && carry::leans(doc, sentence, figure)
            && let Some(found) = self.standing_before(doc, index)
        {
            return found;
        }
        if here.is_empty()
            && index > 0
            && self.voice.is_none()
            && carry::is_own_deed(doc, sentence)
            && let Some(found) = self.doer_before(doc, index)
        {
            return found;
        }
        if here.is_empty()
            && index > 0
            && self.voice.is_none()
            && let Some(found) = self.report_before(doc, index)
        {
            return found;
        }
        if here.is_empty()
            && let Some(found) = self.said_next(doc, index)
        {
            return found;
        }
        if index == 0
            && let Some(found) = self.repeated_in_body(doc, figure)
        {
            return found;
        }
        if here.is_empty()
            && let Some(account) = self.blocks[index]
        {
            return Attribution { chain: self.accounts[account].chain(), said: None, rule: "list" };
        }
        if let Some(chain) = self.sections.get(index).and_then(|s| s.as_ref()) {
            return Attribution { chain: chain.clone(), said: None, rule: "section" };
        }
        if let Some((_, chain)) = self.answers.as_ref().filter(|(covered, _)| covered[index] && here.is_empty()) {
            return Attribution { chain: chain.clone(), said: None, rule: "interview" };
        }
        if let Some((voice, rule)) = &self.voice {
            return Attribution { chain: voice.clone(), said: None, rule };
        }
        if carry::is_row(sentence, index)
            && here.is_empty()
            && let Some(sole) = &self.sole
        {
            return Attribution { chain: sole.clone(), said: None, rule: "list" };
        }
        if here.is_empty()
            && index > 0
            && let Some((_, chain)) = self.relayed.as_ref().filter(|(covered, _)| covered[index])
        {
            return Attribution { chain: chain.clone(), said: None, rule: "relayed" };
        }
        Attribution { chain: Vec::new(), said: None, rule: "own-voice" }
    }

    /// The accounts of a sentence within reach of a token: a sentence may be a whole table.
    fn near(&self, index: usize, at: usize) -> &[Account] {
        let all = &self.accounts[self.by_sentence[index].clone()];
        let start = all.partition_point(|a| a.words.start + REACH < at);
        let end = all.partition_point(|a| a.words.start < at + REACH);
        &all[start.min(end)..end]
    }

    /// A quotation's speaker: in its sentence, in the next one, or the one who spoke last.
    fn quoted_by(&self, doc: &Document, index: usize, at: usize) -> Option<Attribution> {
        let here = self.near(index, at);
        let near = here.iter().min_by_key(|a| a.words.start.abs_diff(at));
        let next = (index + 1 < doc.sentences.len() && self.quoted[index + 1])
            .then(|| self.accounts[self.by_sentence[index + 1].clone()].iter().find(|a| !a.lead))
            .flatten();
        let before = self.standing[index]
            .map(|n| &self.accounts[n])
            .filter(|a| index - doc.sentence_at(a.words.start).min(index) <= QUOTED);
        let account = near.or(next).or(before)?;
        Some(Attribution { chain: account.chain(), said: None, rule: "quotation" })
    }

    /// The account of the sentence before, in this paragraph or at the end of the last.
    fn standing_before(&self, doc: &Document, index: usize) -> Option<Attribution> {
        let account = &self.accounts[self.standing[index - 1]?];
        let said_in = doc.sentence_at(account.words.start);
        let near =
            doc.sentences[index].paragraph - doc.sentences[said_in].paragraph.min(doc.sentences[index].paragraph) <= 2
                && index - said_in <= 2;
        // what stands between has no figures of its own
        let unbroken = said_in + 1 == index || doc.figures_in(&doc.sentences[index - 1].tokens).is_empty();
        (near && unbroken).then(|| Attribution { chain: account.chain(), said: None, rule: "goes-on" })
    }

    /// `It flew 300 sorties` right after a side or body has spoken: its own deeds on its own word.
    fn doer_before(&self, doc: &Document, index: usize) -> Option<Attribution> {
        let account = &self.accounts[self.standing[index - 1]?];
        let near = doc.sentence_at(account.words.start) + 1 == index
            && doc.sentences[index - 1].paragraph == doc.sentences[index].paragraph;
        let does = matches!(account.speaker.kind, Kind::Body | Kind::Party) && !account.speaker.relay;
        (near && does).then(|| Attribution { chain: account.chain(), said: None, rule: "goes-on" })
    }

    /// `…, says the first report of the team. Over the year 9 million rounds were sent.`: a report tells more than one thing.
    fn report_before(&self, doc: &Document, index: usize) -> Option<Attribution> {
        let account = &self.accounts[self.standing[index - 1]?];
        let near = doc.sentence_at(account.words.start) + 1 == index
            && doc.sentences[index - 1].paragraph == doc.sentences[index].paragraph;
        (near && carry::is_report(doc, account)).then(|| Attribution {
            chain: account.chain(),
            said: None,
            rule: "goes-on",
        })
    }

    /// `That is the UN's figure`, `So says the Red Cross`, `This was announced by the governor`, after what was said.
    fn said_next(&self, doc: &Document, index: usize) -> Option<Attribution> {
        let next = doc.sentences.get(index + 1)?;
        let words = next.tokens.clone().filter(|&i| doc.tokens[i].is_word());
        let first = words.clone().next().map(|i| doc.word(i))?;
        let refers = matches!(first, "That" | "This" | "So" | "These" | "Those" | "Such");
        let short = words.count() <= 20 && doc.figures_in(&next.tokens).is_empty();
        let account = self.accounts[self.by_sentence[index + 1].clone()].first()?;
        let opens = account.words.start <= next.tokens.start + 6;
        (refers && short && opens).then(|| Attribution { chain: account.chain(), said: None, rule: "said-next" })
    }

    /// A headline's figure that the first sentences repeat has their source.
    fn repeated_in_body(&self, doc: &Document, figure: &Figure) -> Option<Attribution> {
        let same = |other: &&Figure| {
            other.sentence > 0 && other.sentence <= 8 && (other.low, other.high) == (figure.low, figure.high)
        };
        doc.figures.iter().take_while(|o| o.sentence <= 8).filter(same).find_map(|other| {
            let here = &self.accounts[self.by_sentence[other.sentence].clone()];
            chain::of(here, other.tokens.start).map(|a| Attribution { rule: "headline", ..a })
        })
    }
}

/// The party or body that a sentence begins with.
fn topic(doc: &Document, sentence: &Sentence) -> Option<Speaker> {
    let first = sentence.tokens.clone().take(3).find(|&i| doc.name_at(i).is_some())?;
    let name = doc.name_at(first)?;
    if let Some(id) = name.body() {
        return Some(body::known_body(doc, id));
    }
    let (party, form) = name.party()?;
    (form != PartyForm::Demonym)
        .then(|| Speaker::new(doc.lexicon.world.parties[party as usize].name.clone(), Kind::Party))
}
