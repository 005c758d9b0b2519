//! When the figure counts: by scope, from the time that reaches it, the paragraph, the head of the text, or the day of the
//! report.

use super::beside;
use super::reach::Dated;
use super::story::{Story, Thread};
use crate::claim::{Outcome, Scope, Stance, Step, When};
use crate::document::{Document, Draft, TimeKind};
use crate::lexicon::times::Cue;
use crate::mention::time::days;
use jiff::ToSpan;
use jiff::civil::Date;

/// Fills in the time of drafts, which are in text order. What scope a figure has decides what time it takes, so scopes are
/// settled first.
pub fn assign(doc: &Document, drafts: &mut [Draft]) {
    super::scope::assign(doc, drafts);
    let story = Story::of(doc);
    super::walk(doc, drafts, |draft, before, dated, thread| {
        let whole = before.filter(|b| b.scope == draft.scope && beside::is_part(doc, dated, draft, b));
        let own = dated.has_own(doc, draft);
        let (rule, when) = match draft.scope {
            _ if whole.is_some() && !own => ("when-part", whole.map_or(When::OPEN, |w| w.when)),
            Scope::Event => event(doc, draft, dated, thread, &story),
            Scope::Total => total(doc, draft, dated, thread, &story),
            Scope::State => state(doc, draft, dated, thread, &story),
            Scope::Rate => rate(doc, draft, dated, thread, &story),
        };
        draft.when = when;
        draft.trace.push(Step { rule, saw: when.to_string() });
    });
    super::copy_to_headline(doc, drafts, |body, headline| {
        headline.when = body.when;
        headline.trace.push(Step { rule: "when-headline", saw: body.when.to_string() });
    });
}

/// The time in the sentence, else the one the paragraph goes on about, else the main event's; none in reach: open.
fn event(doc: &Document, draft: &Draft, dated: &Dated, thread: &Thread, story: &Story) -> (&'static str, When) {
    if beside::is_delta(doc, draft) || (thread.columns && beside::is_first_column(doc, draft)) {
        return ("when-delta", story.today.map_or(When::OPEN, |t| When::between(before(t), t)));
    }
    if let Some((time, _)) = dated
        .reaching(doc, draft, |t| t.kind == TimeKind::Within || (t.kind == TimeKind::Since && t.when.start.is_some()))
    {
        return ("when-here", time.when);
    }
    let at = doc.figures[draft.figure].tokens.start;
    let suffered = draft.outcome.is_toll();
    if draft.stance == Stance::Expected || (!suffered && dated.cue_in(at.saturating_sub(9)..at, Cue::Ahead)) {
        return ("when-ahead", When::OPEN);
    }
    if thread.apart {
        return ("when-other-story", When::OPEN);
    }
    let told = thread.event.or(story.event());
    if let Some((time, price)) = dated.reaching(doc, draft, |t| t.kind == TimeKind::Until) {
        let apart = told.and_then(|w| w.end).zip(time.when.end).is_none_or(|(a, b)| days(a, b).abs() > 14);
        if apart && price < NEAR {
            return ("when-until", time.when);
        }
    }
    if let Some(when) = thread.section.filter(|_| thread.event.is_none()) {
        return ("when-heading", when);
    }
    if let Some(when) = thread.event.or(thread.stretch) {
        return ("when-paragraph", when);
    }
    if let Some(when) = story.event() {
        let begun = story.begins.filter(|b| when.end == Some(*b) && is_loss(draft));
        if let Some((start, today)) =
            begun.zip(story.today).filter(|&(start, today)| (1..=60).contains(&days(start, today)))
        {
            return ("when-main", When::between(start, today));
        }
        return ("when-main", when);
    }
    if let Some(period) = story.period {
        return ("when-period", period);
    }
    match dated.said().or(story.said.map(When::day)) {
        Some(when) => ("when-said", when),
        None => ("when-today", story.today.map_or(When::OPEN, When::day)),
    }
}

/// From the stated beginning to the stated end, else the day of the statement, else of the report.
fn total(doc: &Document, draft: &Draft, dated: &Dated, thread: &Thread, story: &Story) -> (&'static str, When) {
    // "In April it had put the dead at 600; the other side claims 350": what follows has a day of its own
    let apart = dated.is_apart_from_report(doc, doc.figures[draft.figure].tokens.start);
    let today = if apart { story.today.or(story.said) } else { told_on(dated, story) };
    if let Some((time, _)) = dated.reaching(doc, draft, |t| t.kind == TimeKind::Since) {
        let after = |d: &Date| time.when.start.is_none_or(|s| s <= *d);
        let stated = dated.times.iter().find(|(t, _)| t.rule == "as-of").and_then(|(t, _)| t.when.end);
        let end = stated
            .filter(after)
            .or(dated.report().filter(after))
            .or(time.when.end)
            .or(today)
            .or(story.latest.filter(after));
        if time.when.start.is_some_and(|start| end.is_none_or(|end| start <= end)) {
            return ("when-since", When::new(time.when.start, end));
        }
    }
    if let Some((time, _)) = dated.reaching(doc, draft, |t| t.kind == TimeKind::Within && t.rule == "range") {
        return ("when-range", time.when);
    }
    if beside::is_tabled(doc, draft) && thread.since.is_none() {
        let at = doc.figures[draft.figure].tokens.start;
        let range = dated.times.iter().rfind(|(t, _)| t.rule == "range" && t.tokens.end <= at);
        if let Some((time, _)) = range {
            return ("when-range", time.when);
        }
    }
    let stated = dated.reaching(doc, draft, |t| matches!(t.kind, TimeKind::Until | TimeKind::Within)).map(|(t, _)| t);
    if let Some(time) = stated.filter(|t| t.kind == TimeKind::Within && matches!(t.rule, "turn" | "year" | "stretch")) {
        let runs = time.when.start.zip(time.when.end).is_some_and(|(a, b)| days(a, b) > 20 && Some(b) == today);
        let short = time.when.start.zip(time.when.end).is_some_and(|(a, b)| days(a, b) < 200);
        if runs && short && time.rule == "stretch" {
            return ("when-stretch", time.when);
        }
        if runs && draft.trace.iter().any(|s| s.rule == "scope-goes-on") {
            return ("when-stretch", time.when);
        }
    }
    let until = stated.filter(|t| t.kind == TimeKind::Until).and_then(|t| t.when.end);
    let end = stated.and_then(|t| t.when.end).or(today);
    if let Some(since) = thread.since.filter(|_| thread.sticky || until.is_some()) {
        let end = until.or(since.end).or(today);
        if since.start.zip(end).is_none_or(|(start, end)| start <= end) {
            return ("when-thread-since", When::new(since.start, end));
        }
    }
    // A count begins with the one that the sentences just before have told of.
    let here = doc.sentences[doc.figures[draft.figure].sentence].paragraph;
    let begun =
        thread.begun.filter(|&(_, paragraph)| is_loss(draft) && here <= paragraph + 2).and_then(|(when, _)| when.start);
    if let Some(start) = begun.filter(|s| until.is_none() && end.is_some_and(|e| days(*s, e) > 20)) {
        return ("when-begun", When::new(Some(start), end));
    }
    ("when-total", When::until(end))
}

fn is_loss(draft: &Draft) -> bool {
    draft.outcome.is_blow() && draft.outcome != Outcome::Hit
        || matches!(draft.outcome, Outcome::Displaced | Outcome::ShotDown)
}

/// The day of the state at both ends: the stated day, else the day of the statement, else of the report.
fn state(doc: &Document, draft: &Draft, dated: &Dated, _thread: &Thread, story: &Story) -> (&'static str, When) {
    let lasts = dated.beside(doc, &doc.figures[draft.figure].tokens, Cue::Standing, 5);
    match dated.reaching(doc, draft, |t| t.rule != "before" && !(lasts && t.kind == TimeKind::Within)) {
        Some((time, price)) if time.kind == TimeKind::Within && price < NEAR => return ("when-state-here", time.when),
        Some((time, price)) if time.kind == TimeKind::Until && price < NEAR => {
            if let Some(end) = time.when.end {
                return ("when-state-until", When::day(end));
            }
        }
        _ => {}
    }
    (
        "when-state",
        told_on(dated, story).or(story.latest.filter(|_| story.period.is_none())).map_or(When::OPEN, When::day),
    )
}

/// The day of the statement, unless that is years ago, else that of the report.
fn told_on(dated: &Dated, story: &Story) -> Option<Date> {
    let recent = |d: &Date| story.today.is_none_or(|today| days(*d, today) < 1000);
    dated.report().filter(recent).or(story.today).or(story.said)
}

/// A state is dated only by a time near by.
const NEAR: usize = 20;

/// The stretch that the rate is said to hold for.
fn rate(doc: &Document, draft: &Draft, dated: &Dated, thread: &Thread, story: &Story) -> (&'static str, When) {
    if let Some((time, _)) = dated.reaching(doc, draft, |_| true) {
        return ("when-here", time.when);
    }
    match thread.stretch {
        Some(when) => ("when-paragraph", when),
        None => ("when-rate", dated.report().or(story.today).map_or(When::OPEN, When::day)),
    }
}

fn before(date: Date) -> Date {
    date.checked_sub(1.day()).unwrap_or(date)
}
