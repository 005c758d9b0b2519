//! Which time of a sentence reaches a figure: the nearest by words, with a price for every boundary between them. A time
//! beside a verb of saying dates the statement and reaches no figure.

use crate::claim::When;
use crate::document::{Document, Draft, TimeAt, TimeKind};
use crate::lexicon::times::Cue;
use crate::text::{Case, Kind, Token};
use jiff::civil::Date;
use std::ops::Range;

/// What a time of a sentence dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// What is told.
    Event,
    /// The telling.
    Report,
    /// The page.
    Dateline,
}

/// The times of one sentence, with what they date.
#[derive(Debug, Default)]
pub struct Dated<'d> {
    pub times: Vec<(&'d TimeAt, Role)>,
    /// Where verbs of saying and other cues stand.
    pub cues: Vec<(usize, usize, &'d [Cue])>,
    pub tokens: Range<usize>,
}

impl<'d> Dated<'d> {
    /// Reads a sentence.
    pub fn of(doc: &'d Document, sentence: usize) -> Dated<'d> {
        let tokens = doc.sentences[sentence].tokens.clone();
        let mut cues = Vec::new();
        let mut at = tokens.start;
        while at < tokens.end {
            match doc.lexicon.times.cues.longest(&doc.tokens[at..tokens.end]) {
                Some(found) => {
                    // `May` the month is not the verb.
                    if doc.tokens[at].case == Case::Lower || at == tokens.start || !found.meaning.contains(&Cue::Ahead)
                    {
                        cues.push((at, at + found.length, found.meaning.as_slice()));
                    }
                    at += found.length;
                }
                None => at += 1,
            }
        }
        let mut dated = Dated { times: Vec::new(), cues, tokens };
        for time in doc.times_in(&dated.tokens.clone()) {
            if !matches!(time.kind, TimeKind::Per(_)) {
                let role = dated.role(doc, time);
                dated.times.push((time, role));
            }
        }
        dated
    }

    fn is_cue(&self, at: usize, wanted: Cue) -> bool {
        let after = self.cues.partition_point(|c| c.0 <= at);
        self.cues[..after].last().is_some_and(|c| c.1 > at && c.2.contains(&wanted))
    }

    pub fn has(&self, wanted: Cue) -> bool {
        self.cues.iter().any(|c| c.2.contains(&wanted))
    }

    /// Whether a cue stands within some tokens of a place.
    pub fn near(&self, at: usize, wanted: Cue, reach: usize) -> bool {
        let start = self.cues.partition_point(|c| c.0 + reach < at);
        self.cues[start..].iter().take_while(|c| c.0 <= at + reach).any(|c| c.2.contains(&wanted))
    }

    pub fn cue_in(&self, tokens: Range<usize>, wanted: Cue) -> bool {
        let start = self.cues.partition_point(|c| c.0 < tokens.start);
        self.cues[start..].iter().take_while(|c| c.0 < tokens.end).any(|c| c.2.contains(&wanted))
    }

    fn role(&self, doc: &Document, time: &TimeAt) -> Role {
        if time.rule == "dateline" {
            return Role::Dateline;
        }
        if time.kind != TimeKind::Within
            || matches!(time.rule, "stretch" | "in-stretch" | "range" | "overnight" | "night" | "edge")
        {
            return Role::Event;
        }
        if is_stamp(doc, time) {
            return Role::Dateline;
        }
        if self.said_before(doc, time) || self.said_after(doc, time) { Role::Report } else { Role::Event }
    }

    /// `said on Tuesday`, `told reporters in Geneva late Monday`: a verb of saying before it, and no `that`, colon or
    /// semicolon between; a count only where the verb takes it as its object (`gave 4,000 casualties on March 27`).
    fn said_before(&self, doc: &Document, time: &TimeAt) -> bool {
        let start = self.tokens.start.max(time.tokens.start.saturating_sub(11));
        let mut counted = false;
        for at in (start..time.tokens.start).rev() {
            let token = &doc.tokens[at];
            if self.is_cue(at, Cue::That) || token.is_mark(':') || token.is_mark(';') || is_quote(token) {
                return false;
            }
            if self.is_cue(at, if counted { Cue::Gives } else { Cue::Says }) {
                // `According to the report, on 29 August …` dates what it tells.
                let cut = (at..time.tokens.start).any(|i| doc.tokens[i].is_mark(','));
                return !(cut && doc.word(at).eq_ignore_ascii_case("to"));
            }
            counted |= is_figure(doc, at);
            let joins = || matches!(doc.word(at + 1), "and" | "but" | "while" | "AND" | "BUT" | "WHILE");
            if is_done(doc, at) || (token.is_mark(',') && (time.tokens.start - at > 3 || joins())) {
                return false;
            }
        }
        false
    }

    /// `on Sunday announced`, `On Saturday the ministry said that …`, `In April the agency had put the dead at 600`.
    fn said_after(&self, doc: &Document, time: &TimeAt) -> bool {
        let initial = time.tokens.start <= self.tokens.start + 2;
        let stop = self.tokens.end.min(time.tokens.end + if initial { 12 } else { 3 });
        for at in time.tokens.end..stop {
            if self.is_cue(at, Cue::Says) || initial && self.is_cue(at, Cue::Gives) {
                return true;
            }
            if is_figure(doc, at)
                || self.is_cue(at, Cue::That)
                || doc.tokens[at].is_mark(';')
                || (doc.tokens[at].is_mark(',') && at > time.tokens.end)
            {
                return false;
            }
        }
        false
    }

    /// The time of the statement, where the sentence gives one.
    pub fn said(&self) -> Option<When> {
        self.times.iter().find(|(_, role)| *role == Role::Report).map(|(time, _)| time.when)
    }

    /// Whether a cue stands within some tokens of a figure with no other figure and no semicolon between.
    pub fn beside(&self, doc: &Document, figure: &Range<usize>, wanted: Cue, reach: usize) -> bool {
        // `1,196 families (6,030 people) remain displaced`: a count in brackets says the same once more
        let breaks = |at: usize| {
            (is_figure(doc, at) && !(at > figure.end && doc.tokens[at - 1].is_mark('('))) || doc.tokens[at].is_mark(';')
        };
        let before = (self.tokens.start.max(figure.start.saturating_sub(reach))..figure.start)
            .rev()
            .take_while(|&at| !breaks(at));
        let after = (figure.end..self.tokens.end.min(figure.end + reach)).take_while(|&at| !breaks(at));
        before.chain(after).any(|at| self.is_cue(at, wanted))
    }

    /// Whether a cue stands within some tokens before a figure with no other figure between.
    pub fn beside_before(&self, doc: &Document, figure: &Range<usize>, wanted: Cue, reach: usize) -> bool {
        (self.tokens.start.max(figure.start.saturating_sub(reach))..figure.start)
            .rev()
            .take_while(|&at| !is_figure(doc, at) && !doc.tokens[at].is_mark(';'))
            .any(|at| self.is_cue(at, wanted))
    }

    /// The day of the statement, where the sentence gives one.
    pub fn report(&self) -> Option<Date> {
        self.times.iter().find(|(_, role)| *role == Role::Report).and_then(|(time, _)| time.when.end)
    }

    /// Whether a semicolon stands between the time of a statement that begins the sentence and a figure.
    pub fn is_apart_from_report(&self, doc: &Document, figure: usize) -> bool {
        const BACK: usize = 80;
        let report = self.times.iter().find(|(_, role)| *role == Role::Report).map(|(time, _)| time.tokens.end);
        report.is_some_and(|end| {
            end <= self.tokens.start + 4
                && (end.max(figure.saturating_sub(BACK))..figure).any(|at| doc.tokens[at].is_mark(';'))
        })
    }

    /// The time of what is told that reaches a draft, with its price.
    pub fn reaching(
        &self,
        doc: &Document,
        draft: &Draft,
        wanted: impl Fn(&TimeAt) -> bool,
    ) -> Option<(&'d TimeAt, usize)> {
        let figure = &doc.figures[draft.figure];
        let at = figure.tokens.start;
        let middle = self.times.partition_point(|(t, _)| t.tokens.start < at);
        let around = middle.saturating_sub(4)..self.times.len().min(middle + 4);
        let price = |time: &TimeAt| {
            let direct = self.price(doc, &figure.tokens, &time.tokens);
            let by_trigger = draft
                .trigger
                .filter(|t| self.tokens.contains(t))
                .map_or(usize::MAX, |t| self.price(doc, &(t..t + 1), &time.tokens) + 2);
            direct.min(by_trigger)
        };
        let perfect = self.is_perfect(&figure.tokens);
        let initial = if middle > 0 && around.start > 0 { 0..1 } else { 0..0 };
        initial
            .chain(around)
            .map(|i| &self.times[i])
            .filter(|(time, role)| {
                *role == Role::Event
                    && wanted(time)
                    && !time.when.is_open()
                    && (!perfect || fits_perfect(doc, time))
                    && !self.is_aside(time)
            })
            .map(|(time, _)| {
                (
                    *time,
                    price(time)
                        + match time.rule {
                            "year-of" => 20,
                            "in-stretch" => 8,
                            _ => 0,
                        },
                )
            })
            .filter(|&(time, price)| price <= if time.kind == TimeKind::Since { SINCE_LIMIT } else { LIMIT })
            .min_by_key(|&(_, price)| price)
    }

    /// Whether a time of its own stands by a figure that may be a part of another: close by, or just behind it.
    pub fn has_own(&self, doc: &Document, draft: &Draft) -> bool {
        let figure = &doc.figures[draft.figure].tokens;
        self.reaching(doc, draft, |_| true).is_some_and(|(time, price)| {
            let behind =
                time.tokens.start >= figure.end && !(figure.end..time.tokens.start).any(|at| is_figure(doc, at));
            price < if behind { 16 } else { 8 }
        })
    }

    /// `fishermen held since January were rescued`
    fn is_aside(&self, time: &TimeAt) -> bool {
        let before = time.tokens.start.saturating_sub(4).max(self.tokens.start)..time.tokens.start;
        time.kind == TimeKind::Since && self.cue_in(before, Cue::SinceThen)
    }

    /// `has sent 11,000`, `300 have been killed`: a present perfect beside the figure.
    pub fn is_perfect(&self, figure: &Range<usize>) -> bool {
        self.is_perfect_within(figure, 6)
    }

    /// The same, the verb at most so many tokens behind the figure: `200 soldiers who fought beside Mali's had been killed`.
    pub fn is_perfect_within(&self, figure: &Range<usize>, reach: usize) -> bool {
        let start = self.cues.partition_point(|c| c.0 + 6 < figure.start);
        self.cues[start..].iter().take_while(|c| c.0 <= figure.end + reach).any(|c| c.2.contains(&Cue::Perfect))
    }

    /// What the words between a figure and a time cost.
    fn price(&self, doc: &Document, figure: &Range<usize>, time: &Range<usize>) -> usize {
        let forward = figure.end <= time.start;
        let between = if forward { figure.end..time.start } else { time.end..figure.start };
        let initial = !forward && time.start <= self.tokens.start + 4;
        let (mut price, mut words) = (0, 0);
        // `held 73,000 (2019), is down to 27,000`: a time in brackets is that of the figure before it
        let bracketed = time.start > 0
            && doc.tokens[time.start - 1].is_mark('(')
            && doc.tokens.get(time.end).is_some_and(|t| t.is_mark(')'));
        if bracketed && !forward && !initial {
            return BRACKET;
        }
        let reach = if initial { 400 } else { 90 };
        // Cursors into what is sorted by place: the figures, times and cues from here on.
        let mut figure = doc.figures.partition_point(|f| f.tokens.start < between.start);
        let mut time = self.times.partition_point(|(t, _)| t.tokens.start < between.start);
        let mut cue = self.cues.partition_point(|c| c.1 <= between.start);
        for at in between.clone().take(reach) {
            if price > LIMIT {
                break;
            }
            let token = &doc.tokens[at];
            words += 1;
            price += match token.kind {
                Kind::Mark(';') if initial => 8,
                Kind::Mark(';') if forward => 45,
                Kind::Mark(';') => 30,
                Kind::Mark(',' | ':') if initial => 0,
                Kind::Mark('(') if forward && at == between.start + 1 => 2,
                Kind::Mark('(' | ')') => 8,
                Kind::Mark('-' | '–' | '—' | ':') => 4,
                Kind::Mark(',') => 2,
                _ => 0,
            };
            while self.cues.get(cue).is_some_and(|c| c.1 <= at) {
                cue += 1;
            }
            if let Some(found) = self.cues.get(cue).filter(|c| c.0 <= at) {
                price += if found.2.contains(&Cue::Contrast) { 14 } else { 0 };
                price += if forward && found.2.contains(&Cue::Aside) { 12 } else { 0 };
            }
            while doc.figures.get(figure).is_some_and(|f| f.tokens.start < at) {
                figure += 1;
            }
            if !initial && doc.figures.get(figure).is_some_and(|f| f.tokens.start == at) {
                let from =
                    at > between.start && doc.tokens[at - 1].is_word() && matches!(doc.word(at - 1), "from" | "some");
                price += if forward && from {
                    14
                } else if forward {
                    3
                } else {
                    1
                };
            }
            while self.times.get(time).is_some_and(|(t, _)| t.tokens.start < at) {
                time += 1;
            }
            if self.times.get(time).is_some_and(|(t, role)| t.tokens.start == at && *role == Role::Event) {
                price += 25;
            }
        }
        // Of two times as near, the one behind.
        price + if initial { words.min(12) / 2 } else { words + usize::from(!forward) }
    }
}

/// `Updated: Oct 5th`, `Published 3 May 2015`: a time of the page.
fn is_stamp(doc: &Document, time: &TimeAt) -> bool {
    let word = |back: usize| time.tokens.start.checked_sub(back).map(|at| doc.word(at)).unwrap_or_default();
    let is_of_page = |w: &str| {
        ["updated", "published", "posted", "modified", "issued", "filed", "update"]
            .iter()
            .any(|p| w.eq_ignore_ascii_case(p))
    };
    is_of_page(word(2)) && word(1) == ":"
}

/// Verbs of what was done to those counted, and `were`, `had`: a date after them is theirs.
fn is_done(doc: &Document, at: usize) -> bool {
    let word = doc.word(at);
    doc.tokens[at].is_word()
        && (matches!(
            word,
            "was"
                | "were"
                | "been"
                | "died"
                | "killing"
                | "wounding"
                | "injuring"
                | "shot"
                | "fell"
                | "blew"
                | "struck"
                | "hit"
                | "lost"
        ) || (word.ends_with("ed")
            && matches!(
                word,
                "killed"
                    | "wounded"
                    | "injured"
                    | "captured"
                    | "destroyed"
                    | "launched"
                    | "fired"
                    | "attacked"
                    | "abducted"
                    | "kidnapped"
                    | "detained"
                    | "arrested"
            )))
}

/// What a time in brackets costs the figures behind it.
const BRACKET: usize = LIMIT + 1;

/// A price above which a time does not reach.
const LIMIT: usize = 60;
const SINCE_LIMIT: usize = 36;

pub fn is_figure(doc: &Document, at: usize) -> bool {
    let after = doc.figures.partition_point(|f| f.tokens.start < at);
    doc.figures.get(after).is_some_and(|f| f.tokens.start == at)
}

fn is_quote(token: &Token) -> bool {
    matches!(token.kind, Kind::Mark('"' | '“' | '”'))
}

/// A present perfect takes no time that is over: `this year` and `overnight`, not `last August`.
fn fits_perfect(doc: &Document, time: &TimeAt) -> bool {
    match (time.kind, time.when.end, doc.published) {
        (TimeKind::Within, Some(end), Some(today)) => crate::mention::time::days(end, today) <= 3,
        _ => true,
    }
}
