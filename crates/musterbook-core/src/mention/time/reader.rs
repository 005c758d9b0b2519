//! What the rules of the time grammar share: the words at a token, today, and the day spoken of.

use crate::claim::When;
use crate::document::{Document, TimeKind};
use crate::lexicon::times::{Grain, Mark, TimeWord, Times};
use crate::mention::time::since;
use crate::text::Kind;
use jiff::ToSpan;
use jiff::civil::Date;
use std::cell::OnceCell;

/// A time expression as read: where it ends and what it says.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    pub end: usize,
    pub when: When,
    pub grain: Grain,
    pub kind: TimeKind,
    pub rule: &'static str,
    /// The parts of a calendar date, so that a date joined to it can lend it its year.
    pub parts: Option<Parts>,
}

/// The parts of a calendar date that the text gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    pub year: Option<i16>,
    pub month: Option<i8>,
    pub day: Option<i8>,
}

impl Reading {
    pub fn within(end: usize, when: When, grain: Grain, rule: &'static str) -> Reading {
        Reading { end, when, grain, kind: TimeKind::Within, rule, parts: None }
    }
}

pub struct Reader<'d> {
    pub doc: &'d Document<'d>,
    pub words: &'static Times,
    /// The day of the report.
    pub today: Option<Date>,
    /// The last stretch that the text spoke of.
    pub spoken: Option<(When, Grain)>,
    /// A full date far from today in this paragraph: dates without a year lie near it.
    pub frame: Option<Date>,
    /// The last day, or few days, that the text spoke of.
    pub day: Option<When>,
    /// Whether that stretch runs up to now.
    pub runs: bool,
    /// Where the day of the report is not known: the middle of the year that the text speaks of.
    year: Option<Date>,
    sentence: usize,
    paragraph: usize,
    war: OnceCell<Option<u16>>,
    timeline: OnceCell<bool>,
}

/// How a date without a year is completed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bias {
    Past,
    Ahead,
    /// Behind or ahead, whichever is nearer.
    Near,
}

impl<'d> Reader<'d> {
    pub fn new(doc: &'d Document<'d>) -> Reader<'d> {
        Reader {
            doc,
            words: &doc.lexicon.times,
            today: doc.published,
            spoken: None,
            frame: None,
            day: None,
            runs: false,
            year: if doc.published.is_none() { first_year(doc) } else { None },
            sentence: 0,
            paragraph: 0,
            war: OnceCell::new(),
            timeline: OnceCell::new(),
        }
    }

    /// Follows the text to a token.
    pub fn enter(&mut self, at: usize) {
        let sentences = &self.doc.sentences;
        while self.sentence + 1 < sentences.len() && sentences[self.sentence + 1].tokens.start <= at {
            self.sentence += 1;
        }
        if let Some(sentence) = sentences.get(self.sentence).filter(|s| s.paragraph != self.paragraph) {
            self.paragraph = sentence.paragraph;
            self.frame = None;
        }
    }

    /// The first token of the sentence being read.
    pub fn sentence_start(&self) -> usize {
        self.doc.sentences.get(self.sentence).map_or(0, |s| s.tokens.start)
    }

    pub fn sentence_end(&self) -> usize {
        self.doc.sentences.get(self.sentence).map_or(self.doc.tokens.len(), |s| s.tokens.end)
    }

    /// The word of time at a token, and how many tokens it takes.
    pub fn word(&self, at: usize) -> Option<(TimeWord, usize)> {
        let found = self.words.words.longest(self.doc.tokens.get(at..)?)?;
        Some((*found.meaning, at + found.length))
    }

    /// Whether a time may begin at a word: most words are none of time, and small ones like `and` and `of` begin nothing.
    pub fn may_begin(&self, at: usize) -> bool {
        self.word(at).is_some_and(|(word, _)| {
            !matches!(
                word,
                TimeWord::Mark(Mark::And | Mark::To | Mark::Of | Mark::Per | Mark::Ago)
                    | TimeWord::War
                    | TimeWord::Named(_)
            )
        })
    }

    pub fn mark(&self, at: usize, wanted: Mark) -> Option<usize> {
        match self.word(at)? {
            (TimeWord::Mark(mark), end) if mark == wanted => Some(end),
            // `until` joins as `to` does.
            (TimeWord::Mark(Mark::Until), end) if wanted == Mark::To => Some(end),
            _ => None,
        }
    }

    pub fn is_mark(&self, at: usize, c: char) -> bool {
        self.doc.tokens.get(at).is_some_and(|t| t.is_mark(c))
    }

    pub fn is(&self, at: usize, word: &str) -> bool {
        self.doc
            .tokens
            .get(at)
            .is_some_and(|t| t.kind == Kind::Word && t.text(self.doc.text).eq_ignore_ascii_case(word))
    }

    /// The word before a token is one of these.
    pub fn after_any(&self, at: usize, words: &[&str]) -> bool {
        at > 0 && words.iter().any(|w| self.is(at - 1, w))
    }

    /// The digits at a token, without points or commas.
    pub fn digits(&self, at: usize) -> Option<(&'d str, usize)> {
        let token = self.doc.tokens.get(at).filter(|t| t.kind == Kind::Digits)?;
        let text = token.text(self.doc.text);
        (text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit())).then_some((text, at + 1))
    }

    /// A small count, in digits or words.
    pub fn count(&self, at: usize) -> Option<(i32, usize)> {
        if let Some((text, end)) = self.digits(at) {
            return Some((text.parse().ok()?, end));
        }
        if self.is(at, "a") || self.is(at, "an") {
            // `a couple of`, `a few`; else `a` begins a rate as well (`a day`) and counts one here.
            return match self.word(at)? {
                (TimeWord::Number(n), end) => Some((i32::from(n), end)),
                _ => Some((1, at + 1)),
            };
        }
        match self.word(at)? {
            (TimeWord::Number(n), end) => Some((i32::from(n), end)),
            _ => None,
        }
    }

    pub fn unit(&self, at: usize) -> Option<(Grain, usize)> {
        match self.word(at)? {
            (TimeWord::Unit(grain), end) => Some((grain, end)),
            _ => None,
        }
    }

    /// Passes a hyphen or a dash that joins two parts of a range.
    pub fn dash(&self, at: usize) -> Option<usize> {
        let token = self.doc.tokens.get(at)?;
        matches!(token.kind, Kind::Hyphen | Kind::Mark('-' | '–' | '—' | '‑' | '−')).then_some(at + 1)
    }

    /// Whether the sentence up to a token speaks of what is to come.
    pub fn bias(&self, at: usize) -> Bias {
        let start = self.sentence_start().max(at.saturating_sub(14));
        let ahead = (start..at).any(|i| {
            self.doc.tokens[i].case == crate::text::Case::Lower
                && self.words.future.longest(&self.doc.tokens[i..=i]).is_some()
        });
        if ahead { Bias::Ahead } else { Bias::Past }
    }

    /// Whether a name other than a place covers the token (`The Sunday Times`, `August Wilson`).
    pub fn in_name(&self, at: usize) -> bool {
        self.doc.name_at(at).is_some_and(|n| n.tokens.len() > 1 || n.person().is_some())
    }

    /// Whether a token of the sentence stands within quotation marks.
    pub fn in_quotation(&self, at: usize) -> bool {
        (self.sentence_start()..at).rev().take(80).find_map(|i| match self.doc.tokens[i].kind {
            Kind::Mark('“') => Some(true),
            Kind::Mark('”') => Some(false),
            // A straight mark opens where it is glued to what follows and to nothing before.
            Kind::Mark('"') => Some(!self.doc.tokens[i].glued),
            _ => None,
        }) == Some(true)
    }

    /// Completes a date: a year where the text gives none, the whole month or year where it gives no day.
    pub fn resolve(&self, parts: Parts, bias: Bias) -> (When, Grain) {
        let grain = match parts {
            Parts { day: Some(_), .. } => Grain::Day,
            Parts { month: Some(_), .. } => Grain::Month,
            _ => Grain::Year,
        };
        let year = parts.year.or_else(|| self.year_of(parts, bias));
        let when = match (year, parts.month, parts.day) {
            (Some(y), Some(m), Some(d)) => Date::new(y, m, d).ok().map(When::day),
            (Some(y), Some(m), None) => Date::new(y, m, 1).ok().map(|d| When::between(d, d.last_of_month())),
            (Some(y), None, None) => Date::new(y, 1, 1).ok().map(|d| When::between(d, d.last_of_year())),
            (_, None, Some(d)) => self.day_of_month(d).map(When::day),
            _ => None,
        };
        (when.map_or(When::OPEN, |w| self.capped(w)), grain)
    }

    /// The year that a month, or a day of a month, lies in.
    fn year_of(&self, parts: Parts, bias: Bias) -> Option<i16> {
        let month = parts.month?;
        if let Some(frame) = self.frame {
            let near = |y: i16| Date::new(y, month, 15).ok().map_or(i32::MAX, |d| days(frame, d).abs());
            return (frame.year() - 1..=frame.year() + 1).min_by_key(|&y| near(y));
        }
        let Some(today) = self.today.filter(|_| self.doc.published.is_some()) else {
            // `in December` of a text of January is that of the year before.
            let year = self.year?;
            return Some(year.year() - i16::from(year.month() <= 3 && month >= 9 && bias == Bias::Past));
        };
        let begins = Date::new(today.year(), month, parts.day.unwrap_or(1))
            .ok()
            .or_else(|| Date::new(today.year(), month, 28).ok())?;
        let ahead = days(today, begins);
        Some(match bias {
            Bias::Past if ahead > 1 => today.year() - 1,
            Bias::Near if ahead > 150 => today.year() - 1,
            Bias::Near if ahead < -230 => today.year() + 1,
            Bias::Ahead if ahead < -200 => today.year() + 1,
            Bias::Ahead if ahead > 300 => today.year() - 1,
            _ => today.year(),
        })
    }

    /// `the 20th`: in the month spoken of, else the last one that is past.
    fn day_of_month(&self, day: i8) -> Option<Date> {
        let near = self.spoken.and_then(|(when, _)| when.start).or(self.today)?;
        let here = Date::new(near.year(), near.month(), day).ok();
        match (here, self.today) {
            (Some(d), Some(today)) if d > today => {
                let before = near.first_of_month().checked_sub(1.month()).ok()?;
                Date::new(before.year(), before.month(), day).ok()
            }
            (d, _) => d,
        }
    }

    /// A stretch that holds today ends today.
    pub fn capped(&self, when: When) -> When {
        match (when.start, when.end, self.today) {
            (Some(start), Some(end), Some(today)) if start <= today && today < end => When::between(start, today),
            _ => when,
        }
    }

    /// The war that the text is about.
    pub fn war(&self) -> Option<u16> {
        *self.war.get_or_init(|| since::war_of(self))
    }

    /// Keeps what later words may refer to (`the previous day`, `a week earlier`).
    pub fn remember(&mut self, reading: &Reading) {
        if reading.when.start.is_none() || !matches!(reading.kind, TimeKind::Within | TimeKind::Since) {
            return;
        }
        self.runs = reading.kind == TimeKind::Since;
        if self.runs {
            self.spoken = Some((reading.when, reading.grain));
            return;
        }
        if reading.rule == "dateline" {
            let (Some(date), today) = (reading.when.start, self.today) else { return };
            if today.is_none_or(|t| (0..=4).contains(&days(date, t))) {
                self.today = Some(date);
            }
            return;
        }
        if self.today.is_none() && reading.grain == Grain::Day && reading.parts.is_some_and(|p| p.year.is_some()) {
            self.today = reading.when.start;
        }
        self.spoken = Some((reading.when, reading.grain));
        if reading.grain <= Grain::Weekend {
            self.day = Some(reading.when);
        }
        let full = reading.parts.is_some_and(|p| p.year.is_some() && p.month.is_some());
        if full && self.doc.published.is_none() {
            self.year = reading.when.start;
        }
        if let (true, Some(start), Some(today)) = (full, reading.when.start, self.today) {
            self.frame = (days(start, today) > 365).then_some(start);
        }
    }

    /// Whether several paragraphs begin with a date and a dash: each date heads what follows, and none is the page's.
    fn is_timeline(&self) -> bool {
        *self.timeline.get_or_init(|| {
            let mut paragraph = usize::MAX;
            let headed = self.doc.sentences.iter().filter(|sentence| {
                let starts = paragraph != sentence.paragraph;
                paragraph = sentence.paragraph;
                let head = sentence.tokens.start..sentence.tokens.end.min(sentence.tokens.start + 7);
                let first = head.clone().take(2).any(|i| matches!(self.word(i), Some((TimeWord::Month { .. }, _))));
                let dashed =
                    || head.clone().any(|i| matches!(self.doc.tokens[i].kind, Kind::Mark('-' | '–' | '—' | ':')));
                starts && first && dashed()
            });
            headed.take(2).count() == 2
        })
    }

    /// `KYIV, Oct 10 (Newswire) -`: a date among capitals at the beginning of a line, closed by a dash, is the day of
    /// the report and dates nothing else.
    pub fn mark_dateline(&self, at: usize, reading: Reading) -> Reading {
        let start = self.sentence_start();
        let begins = self.doc.sentences.get(self.sentence).is_some_and(|s| {
            s.tokens.start == 0 || self.doc.sentences[..self.sentence].last().is_none_or(|b| b.paragraph != s.paragraph)
        });
        if !begins || reading.grain != Grain::Day || reading.kind != TimeKind::Within || at - start > 12 {
            return reading;
        }
        let tokens = &self.doc.tokens;
        let plain = (start..at).all(|i| {
            !tokens[i].is_word()
                || tokens[i].is_capitalised()
                || matches!(tokens[i].text(self.doc.text), "in" | "of" | "de" | "near" | "and" | "the" | "al")
        });
        let mut end = reading.end;
        if self.is_mark(end, ')') {
            end += 1;
        }
        if self.is_mark(end, '(') {
            end = (end..tokens.len().min(end + 8)).find(|&i| tokens[i].is_mark(')')).map_or(end, |i| i + 1);
        }
        let slashed = self.is_mark(end, '.') && self.is_mark(end + 1, '/');
        let named = at > start && tokens[start].case == crate::text::Case::Upper;
        let closes = slashed
            || tokens.get(end).is_some_and(|t| match t.kind {
                Kind::Mark('-' | '–' | '—') => true,
                Kind::Mark(':') => named,
                _ => false,
            });
        let heads = at == start && self.is_timeline();
        if plain && closes && !heads { Reading { rule: "dateline", ..reading } } else { reading }
    }
}

/// The first year that a text names.
fn first_year(doc: &Document) -> Option<Date> {
    let year = |text: &str| text.parse::<i16>().ok().filter(|y| text.len() == 4 && (1900..2100).contains(y));
    let plain = |i: usize| !doc.tokens[i].glued && doc.tokens.get(i + 1).is_none_or(|t| !t.glued || !t.is_word());
    let led = |i: usize| {
        let before = i.checked_sub(1).map(|b| &doc.tokens[b]);
        before.is_none_or(|t| {
            t.is_mark(',') || t.is_capitalised() || matches!(t.text(doc.text), "in" | "of" | "since" | "by" | "until")
        })
    };
    (0..doc.tokens.len())
        .filter(|&i| doc.tokens[i].kind == Kind::Digits && plain(i) && led(i))
        .find_map(|i| year(doc.word(i)))
        .and_then(|y| Date::new(y, 7, 1).ok())
}

/// Days from one date to another.
pub fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// A date moved by days.
pub fn moved(date: Date, by: i32) -> Date {
    date.checked_add(by.days()).unwrap_or(date)
}

/// A date moved by months, kept inside the month it comes to.
pub fn months(date: Date, by: i32) -> Date {
    date.checked_add(by.months()).unwrap_or(date)
}
