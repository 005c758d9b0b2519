//! The times that sentences hand on: the day of the main event, the day last spoken of in the paragraph, the beginning of a
//! running count.

use super::reach::{Dated, Role};
use crate::claim::When;
use crate::document::{Document, TimeAt, TimeKind};
use crate::lexicon::times::{Cue, TimeWord};
use crate::mention::time::days;
use crate::text::{Kind, SentenceKind};
use jiff::civil::Date;

/// What is known of time before the first sentence is read.
#[derive(Debug, Default)]
pub struct Story {
    /// When the main event was: the first day-like time of the head of the text.
    pub main: Option<When>,
    /// The day on which the head says that the war, or the offensive, began.
    pub begins: Option<Date>,
    /// The day on which the head says that it was said.
    pub said: Option<Date>,
    /// A date that stands on a line of its own at the head of the text.
    pub stamp: Option<When>,
    /// A longer stretch that the head is about: a quarter, a month.
    pub period: Option<When>,
    /// Whether that stretch stands in the title, before any day: a report by months or quarters.
    pub periodical: bool,
    /// Whether the head tells of an incident.
    pub incident: bool,
    /// The day of the report.
    pub today: Option<Date>,
    /// The day that stands in for it where the page has none: the end of the main event, or of the stretch it is about.
    pub latest: Option<Date>,
}

/// Sentences that make the head of a text.
const HEAD: usize = 8;

impl Story {
    pub fn of(doc: &Document) -> Story {
        let mut story = Story { today: doc.published, ..Story::default() };
        let mut older = None;
        for sentence in 0..doc.sentences.len().min(HEAD) {
            let dated = Dated::of(doc, sentence);
            story.incident |= sentence < 4 && dated.has(Cue::Incident);
            for (time, role) in &dated.times {
                match role {
                    Role::Event if time.rule == "as-of" && is_recent(time, doc.published) => {
                        story.today = time.when.end.or(story.today)
                    }
                    Role::Dateline => story.today = story.today.or(time.when.start),
                    Role::Report if is_recent(time, doc.published) => story.said = story.said.or(time.when.end),
                    Role::Report => {}
                    Role::Event if is_brief(time) && sentence < 3 && !is_recent(time, doc.published) => {
                        older = older.or(Some(time.when).filter(|_| dated.tokens.len() > 6));
                    }
                    Role::Event if is_brief(time) && is_recent(time, doc.published) => {
                        // A date on a line of its own is a stamp and counts where nothing else does; a title's own day does not.
                        let is_line =
                            doc.sentences[sentence].kind == SentenceKind::Line && !doc.sentences[sentence].is_item;
                        let of_page = sentence > 0 || time.when.end == doc.published;
                        let is_stamp = (is_line && of_page) || dated.tokens.len() < time.tokens.len() + 6;
                        if begins_before(doc, time) {
                            story.begins = story.begins.or(time.when.end);
                        }
                        let slot = if is_stamp { &mut story.stamp } else { &mut story.main };
                        *slot = slot.map(|known| wider(known, time.when)).or(Some(time.when));
                    }
                    Role::Event if is_period(time) && sentence < 3 => {
                        story.periodical |= story.period.is_none() && story.main.is_none() && sentence < 2;
                        story.period = story.period.or(Some(time.when));
                    }
                    Role::Event => {}
                }
            }
            if story.main.is_some() && sentence >= 3 {
                break;
            }
        }
        // An inquiry into what is long past names its day at once.
        story.main = story.main.or(older.filter(|_| story.said.is_none()));
        if story.main.is_none() && story.stamp.is_none() && story.said.is_none() {
            story.main = doc
                .times
                .iter()
                .find(|t| is_brief(t) && t.rule != "dateline" && is_recent(t, doc.published))
                .map(|t| t.when);
        }
        story.latest = story.said.or(story.event().and_then(|w| w.end)).or(story.period.and_then(|w| w.end));
        story
    }

    /// The day of the main event, a stamp standing in for it; of a periodical report its stretch.
    pub fn event(&self) -> Option<When> {
        self.period.filter(|_| self.periodical).or(self.main).or(self.stamp)
    }
}

/// `on Friday`, then `overnight`: the night, where it ends on that day.
fn wider(known: When, next: When) -> When {
    match (known.start, known.end, next.start) {
        (Some(start), Some(_), Some(earlier)) if known.end == next.end && (1..=2).contains(&days(earlier, start)) => {
            next
        }
        _ => known,
    }
}

/// `the war that broke out on 13 June`, `an offensive launched on Tuesday`: a verb of beginning just before a time.
fn begins_before(doc: &Document, time: &TimeAt) -> bool {
    let at = time.tokens.start;
    let found = (at.saturating_sub(4)..at)
        .filter_map(|i| doc.lexicon.times.words.longest(&doc.tokens[i..at]))
        .any(|found| *found.meaning == TimeWord::Begins);
    let long = |i: usize| {
        matches!(
            doc.word(i),
            "war"
                | "offensive"
                | "operation"
                | "invasion"
                | "campaign"
                | "conflict"
                | "fighting"
                | "incursion"
                | "clashes"
        )
    };
    found && (at.saturating_sub(12)..at).any(long)
}

/// Whether a time can be that of the main event: some days at most.
fn is_brief(time: &TimeAt) -> bool {
    let brief = matches!((time.when.start, time.when.end), (Some(start), Some(end)) if days(start, end) <= 4);
    is_event(time) && brief && time.rule != "in-stretch"
}

/// A month, a quarter, a half-year: what a periodical report is about.
fn is_period(time: &TimeAt) -> bool {
    let long =
        matches!((time.when.start, time.when.end), (Some(start), Some(end)) if (6..370).contains(&days(start, end)));
    long && matches!(time.rule, "month" | "months" | "range" | "quarter" | "edge" | "stretch")
}

/// Whether a time can be that of an incident: a few days, not a month or a year.
pub fn is_event(time: &TimeAt) -> bool {
    if matches!(time.rule, "month" | "months" | "year" | "year-of" | "season" | "quarter") {
        return false;
    }
    match (time.kind, time.when.start, time.when.end) {
        (TimeKind::Within, Some(start), Some(end)) => days(start, end) <= 14,
        _ => false,
    }
}

fn is_recent(time: &TimeAt, published: Option<Date>) -> bool {
    match (time.when.end, published) {
        (Some(end), Some(published)) => (-1..=31).contains(&days(end, published)),
        _ => true,
    }
}

/// What the sentences of a paragraph hand on to the next.
#[derive(Debug, Default)]
pub struct Thread {
    paragraph: usize,
    /// The event time last spoken of in this paragraph.
    pub event: Option<When>,
    /// Any stretch last spoken of, a month or a year too.
    pub stretch: Option<When>,
    /// The beginning that a running count of this paragraph, or of the heading above, has.
    pub since: Option<When>,
    /// Whether that beginning stands in a heading over these lines.
    pub sticky: bool,
    /// Whether that heading names two columns, the day before the whole: `(day / since 24.02.22):`.
    pub columns: bool,
    /// A headline of another story.
    pub apart: bool,
    /// The beginning of a running count last spoken of in the text, and in which paragraph.
    pub begun: Option<(When, usize)>,
    /// The time of the heading over these lines, in a text of several.
    pub section: Option<When>,
}

impl Thread {
    /// Comes to a sentence: a new paragraph starts anew, but a heading's beginning holds for the lines under it.
    pub fn enter(&mut self, doc: &Document, sentence: usize) {
        let here = &doc.sentences[sentence];
        if here.paragraph != self.paragraph {
            let prose = here.tokens.end.checked_sub(1).is_some_and(|last| doc.tokens[last].is_mark('.'))
                && !here.tokens.clone().any(|i| matches!(doc.tokens[i].kind, Kind::Mark('|' | '–' | '—')));
            let keeps = self.sticky && (here.is_item || here.tokens.len() < if prose { 16 } else { 25 });
            *self = Thread {
                paragraph: here.paragraph,
                since: self.since.filter(|_| keeps),
                sticky: keeps,
                columns: self.columns && keeps,
                begun: self.begun,
                ..Thread::default()
            };
        }
    }

    /// Leaves a sentence: what it spoke of last stays.
    pub fn leave(&mut self, doc: &Document, dated: &Dated) {
        for (time, role) in &dated.times {
            if *role != Role::Event {
                continue;
            }
            match time.kind {
                TimeKind::Within if is_event(time) => {
                    self.event = Some(time.when);
                    self.stretch = Some(time.when);
                }
                TimeKind::Within if time.rule == "range" && ends_in_colon(doc, dated) => {
                    self.since = Some(time.when);
                    self.sticky = true;
                }
                TimeKind::Within if time.rule == "year-of" => {}
                TimeKind::Within => self.stretch = Some(time.when),
                TimeKind::Since if time.when.start.is_some() => {
                    self.since = Some(time.when);
                    // `since 2022`, `since October` and `so far this year` are loose; a war is counted from a day.
                    let by_day = time.when.start.is_some_and(|d| d.day() != 1);
                    if by_day && time.rule != "so-far" {
                        self.begun = Some((time.when, self.paragraph));
                    }
                    self.sticky = ends_in_colon(doc, dated);
                    self.columns = self.sticky && names_columns(doc, dated, time);
                }
                _ => {}
            }
        }
    }
}

/// `day / since 24.02.22`, `24 hours | from 1 March`
fn names_columns(doc: &Document, dated: &Dated, since: &TimeAt) -> bool {
    let before = dated.tokens.start..since.tokens.start;
    let parts = before.clone().any(|i| matches!(doc.tokens[i].kind, Kind::Mark('/' | '|')));
    let day =
        |i: usize| ["day", "daily", "hours", "yesterday", "today"].iter().any(|w| doc.word(i).eq_ignore_ascii_case(w));
    parts && before.clone().any(day)
}

fn ends_in_colon(doc: &Document, dated: &Dated) -> bool {
    let last = dated.tokens.end.checked_sub(1).map(|i| &doc.tokens[i]);
    last.is_some_and(|t| t.is_mark(':') || t.is_mark(')'))
}
