//! The line of time of a question: its statements as intervals, their later sightings faint, and the supported band.

use crate::figure::counted;
use crate::web::chart::timeline::{Mark, Standing, Step, Timeline};
use crate::web::parts::asked::{Ground, words};
use musterbook_core::claim::Scope;
use musterbook_core::reconcile::answer::Estimate;
use musterbook_core::reconcile::explain::{happened, line, written};
use musterbook_core::reconcile::gather::Seen;
use musterbook_core::reconcile::question::Question;
use musterbook_core::reconcile::statement::Statement;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Marks that a chart is given at most; the newest stay.
const MOST: usize = 1_000;

/// The chart, and how many marks it has no room for.
pub fn chart(
    question: &Question,
    ground: &Ground,
    on_it: &BTreeSet<usize>,
    aside: &BTreeMap<usize, &str>,
    in_conflict: &BTreeSet<usize>,
    band: &[Estimate],
) -> (Timeline, usize) {
    let mut marks: Vec<Mark> = Vec::new();
    let mut by_id: HashMap<i64, &Statement> = HashMap::new();
    // A rate, "92 a day", is another thing than what the axis counts.
    for &at in on_it.iter().filter(|&&at| ground.statements[at].scope != Scope::Rate) {
        let it = &ground.statements[at];
        by_id.insert(it.id, it);
        let standing = match (it.garble.is_some(), aside.contains_key(&at)) {
            (true, _) => Standing::Garbled,
            (false, true) => Standing::SetAside,
            (false, false) => Standing::Counts,
        };
        marks.extend(mark(it, standing, in_conflict.contains(&at)));
    }
    let echoes = ground.seen.iter().filter_map(|seen| echo(seen, by_id.get(&seen.statement?)?));
    marks.extend(echoes);
    marks.sort_by_key(|it| (std::cmp::Reverse(it.day), it.standing == Standing::Echo));
    let not_drawn = marks.len().saturating_sub(MOST);
    marks.truncate(MOST);
    let counted = format!("{} {}", counted(question.unit, question.civilian), happened(question.outcome));
    let timeline = Timeline { title: words(question), counted, marks, band: band.iter().map(Step::from).collect() };
    (timeline, not_drawn)
}

fn mark(it: &Statement, standing: Standing, in_conflict: bool) -> Option<Mark> {
    let said = it.said(0.0)?;
    Some(Mark {
        from: it.when.start.filter(|_| it.scope != Scope::State),
        day: it.as_of()?,
        low: Some(said.low).filter(|low| low.is_finite()),
        high: Some(said.high).filter(|high| high.is_finite()),
        origin: it.group.clone(),
        standing,
        in_conflict,
        href: it.claim.map(|claim| format!("/claims/{claim}")).unwrap_or_default(),
        label: line(it),
    })
}

/// A later sighting of a statement, at its own day.
fn echo(seen: &Seen, it: &Statement) -> Option<Mark> {
    if seen.number == it.claim {
        return None;
    }
    let of = mark(it, Standing::Echo, false)?;
    let day = seen.claim.when.end.or(seen.claim.when.start).or(seen.published)?;
    let outlet = seen.outlet.as_deref().unwrap_or("a report");
    let published = seen.published.map(|day| format!(" on {}", written(day))).unwrap_or_default();
    Some(Mark {
        from: None,
        day,
        href: seen.number.map(|claim| format!("/claims/{claim}")).unwrap_or_default(),
        label: format!("told by {outlet}{published}: {}", line(it)),
        ..of
    })
}
