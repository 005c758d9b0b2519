//! Over what a figure counts: one event, a running total, a level at a time, or a rate.

use super::beside;
use super::reach::Dated;
use super::story::{Story, Thread};
use crate::claim::{Outcome, Scope, Step, Unit};
use crate::document::{Document, Draft, TimeKind};
use crate::lexicon::times::Cue;
use crate::mention::time::days;

/// What a rule looks at.
struct Case<'a, 'd> {
    doc: &'d Document<'d>,
    draft: &'a Draft,
    before: Option<&'a Draft>,
    dated: &'a Dated<'d>,
    story: &'a Story,
    thread: &'a Thread,
    /// The token of the figure.
    at: usize,
}

type Rule = fn(&Case) -> Option<Scope>;

/// In order: the first that answers decides.
const RULES: &[(&str, Rule)] = &[
    ("scope-delta", delta),
    ("scope-tabled", tabled),
    ("scope-state-outcome", state_by_outcome),
    ("scope-raised", raised),
    ("scope-standing", standing),
    ("scope-ahead", ahead),
    ("scope-since", since),
    ("scope-part", part),
    ("scope-heading", under_heading),
    ("scope-long-range", long_range),
    ("scope-cumulative", cumulative),
    ("scope-large-day", large_day),
    ("scope-perfect-sent", perfect_sent),
    ("scope-owned", owned),
    ("scope-goes-on", goes_on),
    ("scope-within", within),
    ("scope-until", until),
    ("scope-total", total),
    ("scope-large", large),
    ("scope-sum", sum),
    ("scope-perfect", perfect),
    ("scope-no-event", no_event),
];

/// Fills in scope and rate of drafts, which are in text order; drafts that have been through it are left alone.
pub fn assign(doc: &Document, drafts: &mut [Draft]) {
    if drafts.iter().all(is_settled) {
        return;
    }
    let story = Story::of(doc);
    super::walk(doc, drafts, |draft, before, dated, thread| {
        if is_settled(draft) {
            return;
        }
        if let Some(per) = beside::per(doc, draft).filter(|_| !beside::is_delta(doc, draft)) {
            draft.scope = Scope::Rate;
            draft.per = Some(per);
            draft.trace.push(Step { rule: "scope-rate", saw: per.to_string() });
            return;
        }
        let at = doc.figures[draft.figure].tokens.start;
        let case = Case { doc, draft, before, dated, story: &story, thread, at };
        let found = RULES.iter().find_map(|(name, rule)| rule(&case).map(|scope| (*name, scope)));
        let (rule, scope) = found.unwrap_or(("scope-event", Scope::Event));
        draft.scope = scope;
        draft.trace.push(Step { rule, saw: String::new() });
    });
    super::copy_to_headline(doc, drafts, |body, headline| {
        if headline.trace.iter().any(|s| s.rule == "scope-headline") {
            return;
        }
        headline.scope = body.scope;
        headline.per = body.per;
        headline.trace.push(Step { rule: "scope-headline", saw: String::new() });
    });
}

fn is_settled(draft: &Draft) -> bool {
    draft.trace.iter().any(|s| s.rule.starts_with("scope-"))
}

fn delta(case: &Case) -> Option<Scope> {
    (beside::is_delta(case.doc, case.draft) || (case.thread.columns && beside::is_first_column(case.doc, case.draft)))
        .then_some(Scope::Event)
}

/// Strength, ground held, people trapped or in need are levels; an attack that leaves people without power is an event.
fn state_by_outcome(case: &Case) -> Option<Scope> {
    match case.draft.outcome {
        Outcome::Present if is_band(case) => Some(Scope::Event),
        Outcome::InNeed if case.dated.near(case.at, Cue::Blow, 14) && !case.dated.near(case.at, Cue::Standing, 8) => {
            Some(Scope::Event)
        }
        Outcome::Present | Outcome::Held | Outcome::Trapped | Outcome::InNeed => Some(Scope::State),
        Outcome::Missing if case.dated.near(case.at, Cue::Perfect, 3) => None,
        Outcome::Missing if is_band(case) || goes_with_event(case) => Some(Scope::Event),
        Outcome::Missing => Some(Scope::State),
        _ => None,
    }
}

/// `killed 47 and left 50 missing`: those missing of the event that the same sentence counts.
fn goes_with_event(case: &Case) -> bool {
    let figures = &case.doc.figures;
    let beside = case
        .before
        .is_some_and(|b| figures[b.figure].sentence == figures[case.draft.figure].sentence && b.scope == Scope::Event);
    beside && !case.dated.beside(case.doc, &figures[case.draft.figure].tokens, Cue::Standing, 6)
}

/// `2610 (+43)`: a row of a loss table, and the rows beside it that have no addition.
fn tabled(case: &Case) -> Option<Scope> {
    beside::is_tabled(case.doc, case.draft).then_some(Scope::Total)
}

/// A few fighters in the incident that the text tells of: `clashed with around 15 gunmen`.
fn is_band(case: &Case) -> bool {
    let figure = &case.doc.figures[case.draft.figure];
    let few = figure.high.or(figure.low).is_some_and(|n| n < 200.0) && !figure.share;
    let lasts = (figure.tokens.end..figure.tokens.end + 3)
        .any(|i| i < case.dated.tokens.end && matches!(case.doc.word(i), "are" | "is" | "remain" | "remains"));
    few && !lasts
        && case.story.incident
        && is_told(case)
        && !case.dated.beside(case.doc, &figure.tokens, Cue::Standing, 9)
}

/// `still hold 45 staff`, `remain in hospital`, `are registered`.
fn standing(case: &Case) -> Option<Scope> {
    let levels = case.draft.outcome.is_captivity()
        || matches!(
            case.draft.outcome,
            Outcome::Displaced
                | Outcome::Returned
                | Outcome::Wounded
                | Outcome::Deployed
                | Outcome::Disabled
                | Outcome::Recruited
        );
    let counts =
        case.dated.reaching(case.doc, case.draft, |t| t.kind != TimeKind::Until).is_some_and(|(time, price)| {
            price < 10
                && (time.kind == TimeKind::Since && time.when.start.is_none()
                    || matches!(time.rule, "stretch" | "in-stretch"))
        });
    let reach =
        if matches!(case.draft.outcome, Outcome::Displaced | Outcome::Detained | Outcome::Abducted) { 14 } else { 7 };
    if case.draft.outcome == Outcome::Displaced && !counts && are_so(case) {
        return Some(Scope::State);
    }
    (levels
        && !counts
        && case.dated.beside(case.doc, &case.doc.figures[case.draft.figure].tokens, Cue::Standing, reach))
    .then_some(Scope::State)
}

/// `3.7m people are displaced`: a present copula behind the figure, with no `being` to make it an event.
fn are_so(case: &Case) -> bool {
    let end = case.doc.figures[case.draft.figure].tokens.end;
    let stop = case.dated.tokens.end.min(end + 4);
    let copula = (end..stop).find(|&i| !case.doc.tokens[i].is_word() || case.doc.word(i) == "are");
    copula.is_some_and(|i| {
        case.doc.word(i) == "are" && (i + 1 >= case.dated.tokens.end || case.doc.word(i + 1) != "being")
    })
}

/// `plans to send 6,000`: what is to come happens once.
fn ahead(case: &Case) -> Option<Scope> {
    let reach = case.at.saturating_sub(9)..case.at;
    if case.draft.outcome.is_toll() {
        return None;
    }
    case.dated.cue_in(reach, Cue::Ahead).then_some(Scope::Event)
}

/// `since 24 February`, `so far this year`: a running count; `since Friday` is a stretch of days, and `so far` of an
/// incident just told adds nothing.
fn since(case: &Case) -> Option<Scope> {
    let (time, _) = case.dated.reaching(case.doc, case.draft, |_| true)?;
    if time.kind != TimeKind::Since {
        return None;
    }
    match (time.when.start, time.when.end) {
        (Some(start), Some(end)) if days(start, end) <= 14 => Some(Scope::Event),
        (None, _) if is_told(case) && size(case) < LARGE => None,
        _ => Some(Scope::Total),
    }
}

/// How much is counted, by its lower bound.
fn size(case: &Case) -> f64 {
    let figure = &case.doc.figures[case.draft.figure];
    if figure.share { 0.0 } else { figure.low.or(figure.high).unwrap_or(0.0) }
}

/// A part counts as its whole does, unless a time of its own stands by it.
fn part(case: &Case) -> Option<Scope> {
    let before = case.before.filter(|b| beside::is_part(case.doc, case.dated, case.draft, b))?;
    let own = case.dated.has_own(case.doc, case.draft);
    (!own && matches!(before.scope, Scope::Event | Scope::Total)).then_some(before.scope)
}

/// Lines under `losses from 24.02.2022 to …:`.
fn under_heading(case: &Case) -> Option<Scope> {
    let since = case.thread.since.filter(|_| case.thread.sticky)?;
    let own = case.dated.reaching(case.doc, case.draft, |t| t.kind == TimeKind::Within).is_some();
    (!own && since.start.is_some()).then_some(Scope::Total)
}

/// A stretch of most of a year or more up to the day of the report counts as it runs.
fn long_range(case: &Case) -> Option<Scope> {
    let (time, _) = case.dated.reaching(case.doc, case.draft, |t| t.kind == TimeKind::Within)?;
    let (start, end, today) = (time.when.start?, time.when.end?, case.story.today?);
    let length = days(start, end);
    let from_a_day = length > 25 && days(end, today).abs() <= 3 && start.day() != 1;
    let runs = from_a_day || (length > 200 && days(end, today).abs() < 60) || length > 400;
    (time.rule == "range" && runs).then_some(Scope::Total)
}

/// `displaced (cumulative, 16 January to 17 February)`
fn cumulative(case: &Case) -> Option<Scope> {
    let (time, _) = case.dated.reaching(case.doc, case.draft, |t| t.kind == TimeKind::Within)?;
    (time.rule == "range" && case.dated.cue_in(case.dated.tokens.start..case.at, Cue::Total)).then_some(Scope::Total)
}

/// Thousands lost, with one day: the day as of which the count stands.
fn large_day(case: &Case) -> Option<Scope> {
    let (time, _) = case.dated.reaching(case.doc, case.draft, |_| true)?;
    let figure = &case.doc.figures[case.draft.figure];
    let losses = case.draft.outcome.is_harm() && case.draft.unit == Unit::People;
    let one_day = time.kind == TimeKind::Within && time.when.start == time.when.end;
    (losses && one_day && !figure.share && figure.low.or(figure.high).unwrap_or(0.0) >= LARGE * 3.0)
        .then_some(Scope::Total)
}

/// `have gone home this year`: a present perfect over a stretch that goes on counts up to now.
fn goes_on(case: &Case) -> Option<Scope> {
    let (time, _) = case.dated.reaching(case.doc, case.draft, |_| true)?;
    let (start, end) = time.when.start.zip(time.when.end)?;
    let open = Some(end) == case.story.today && days(start, end) > 40 && matches!(time.rule, "turn" | "year");
    (open && time.kind == TimeKind::Within && case.dated.is_perfect(&case.doc.figures[case.draft.figure].tokens))
        .then_some(Scope::Total)
}

fn within(case: &Case) -> Option<Scope> {
    let (time, _) = case.dated.reaching(case.doc, case.draft, |_| true)?;
    (time.kind == TimeKind::Within).then_some(Scope::Event)
}

/// `had been killed by mid-January`: a total, unless it is of an incident.
fn until(case: &Case) -> Option<Scope> {
    case.dated.reaching(case.doc, case.draft, |t| t.kind == TimeKind::Until)?;
    (!is_told(case) || case.thread.since.is_some() || size(case) >= LARGE / 2.0).then_some(Scope::Total)
}

/// `970 more died, bringing the total to 146,820`: the one behind the words counts on, the one before is what was added.
fn raised(case: &Case) -> Option<Scope> {
    let figure = &case.doc.figures[case.draft.figure].tokens;
    if case.dated.beside_before(case.doc, figure, Cue::Raises, 14) {
        return Some(Scope::Total);
    }
    case.dated.cue_in(figure.end..figure.end + 16, Cue::Raises).then_some(Scope::Event)
}

fn total(case: &Case) -> Option<Scope> {
    case.dated.near(case.at, Cue::Total, 16).then_some(Scope::Total)
}

/// No incident kills thousands without being dated: such a figure counts the war.
fn large(case: &Case) -> Option<Scope> {
    let figure = &case.doc.figures[case.draft.figure];
    let perfect = case.dated.is_perfect(&figure.tokens);
    let counts = perfect
        || case.draft.outcome.is_harm()
        || matches!(case.draft.outcome, Outcome::Deployed | Outcome::Recruited | Outcome::Supplied | Outcome::Lost);
    let size = figure.low.or(figure.high).unwrap_or(0.0);
    let least = if case.story.period.is_some() { LARGE * 3.0 } else { LARGE };
    (counts && !figure.share && size >= least && case.draft.unit == Unit::People).then_some(Scope::Total)
}

const LARGE: f64 = 1000.0;

/// `the toll stands at`, `in all`: of the war where the text tells of no event.
fn sum(case: &Case) -> Option<Scope> {
    (!is_told(case) && case.dated.near(case.at, Cue::Sum, 6) && case.dated.has(Cue::Perfect)).then_some(Scope::Total)
}

/// `has sent 11,000 troops`, `has lost 4,000`: a present perfect without a date counts up to now, and so does the past
/// perfect of losses in reported speech.
fn perfect_sent(case: &Case) -> Option<Scope> {
    let sent = matches!(
        case.draft.outcome,
        Outcome::Deployed | Outcome::Supplied | Outcome::Recruited | Outcome::Trained | Outcome::Casualties
    ) || (case.draft.outcome == Outcome::Made && size(case) >= 20.0);
    let runs = case
        .dated
        .reaching(case.doc, case.draft, |t| t.kind == TimeKind::Within)
        .is_none_or(|(t, _)| t.when.start.zip(t.when.end).is_some_and(|(a, b)| days(a, b) > 20));
    let few = case.draft.outcome == Outcome::Casualties && is_told(case) && size(case) < 100.0;
    let reach = if case.draft.outcome == Outcome::Casualties { 9 } else { 6 };
    let tokens = &case.doc.figures[case.draft.figure].tokens;
    let told_back = || case.draft.outcome == Outcome::Casualties && !names_incident(case) && was_said(case, reach);
    (sent && runs && !few && (case.dated.is_perfect_within(tokens, reach) || told_back())).then_some(Scope::Total)
}

/// Whether the sentence names an incident: `in an ambush`, not `in battle`.
fn names_incident(case: &Case) -> bool {
    let mut cues = case.dated.cues.iter().filter(|cue| cue.2.contains(&Cue::Incident));
    cues.any(|cue| cue.0 == 0 || case.doc.word(cue.0 - 1) != "in")
}

/// `acknowledged the loss of nine lives`: who owns to losses without telling of an incident tells of all of them.
fn owned(case: &Case) -> Option<Scope> {
    const BEFORE: usize = 8;
    let start = case.dated.tokens.start.max(case.at.saturating_sub(BEFORE));
    let owns = |i: usize| {
        matches!(case.doc.word(i), "acknowledged" | "acknowledges" | "admitted" | "admits" | "conceded" | "concedes")
    };
    (case.draft.outcome.is_toll() && !is_told(case) && !names_incident(case) && (start..case.at).any(owns))
        .then_some(Scope::Total)
}

/// `said on Tuesday that a couple of hundred soldiers had been killed or wounded`: what was said is `have been`.
fn was_said(case: &Case, reach: usize) -> bool {
    let end = case.doc.figures[case.draft.figure].tokens.end;
    let had = (end..case.dated.tokens.end.min(end + reach)).find(|&i| case.doc.word(i) == "had");
    had.is_some_and(|i| i + 1 < case.dated.tokens.end && case.doc.word(i + 1) == "been")
        && case.dated.cue_in(case.dated.tokens.start..case.at, Cue::Says)
}

fn perfect(case: &Case) -> Option<Scope> {
    (!is_told(case) && case.dated.is_perfect(&case.doc.figures[case.draft.figure].tokens)).then_some(Scope::Total)
}

/// Whether the text tells of an event.
fn is_told(case: &Case) -> bool {
    case.thread.event.or(case.story.event()).is_some() || case.story.incident
}

/// Losses, arrivals and supplies in a text that tells of no event.
fn no_event(case: &Case) -> Option<Scope> {
    let counts = case.draft.outcome.is_harm()
        || matches!(case.draft.outcome, Outcome::Deployed | Outcome::Supplied | Outcome::Recruited);
    let many = size(case) >= 100.0 || case.doc.figures[case.draft.figure].share;
    (!is_told(case)
        && counts
        && many
        && case.story.stamp.is_none()
        && case.story.period.is_none()
        && case.thread.stretch.is_none())
    .then_some(Scope::Total)
}
