//! What a figure is to what stands beside it: a rate of a unit of time, a part of the figure before it, what was added to it,
//! a cell of a table.

use super::reach::{Dated, is_figure};
use crate::claim::Per;
use crate::document::{Document, Draft, Figure, TimeKind};
use crate::lexicon::times::Cue;
use crate::text::Kind;

/// The rate that the words after or just before a figure make of it: `1,200 soldiers a day`, `a daily average of 40`.
pub fn per(doc: &Document, draft: &Draft) -> Option<Per> {
    let figure = &doc.figures[draft.figure];
    let end = doc.sentences[figure.sentence].tokens.end;
    let stop = end.min(figure.tokens.end + 7);
    let rate = |at: usize| match doc.times_in(&(at..at + 1)).first()?.kind {
        TimeKind::Per(per) => Some(per),
        _ => None,
    };
    for at in figure.tokens.end..stop {
        if let Some(per) = rate(at) {
            return Some(per);
        }
        if is_figure(doc, at)
            || matches!(doc.tokens[at].kind, Kind::Mark(',' | ';' | ':' | '.' | '"' | '”' | '-' | '–' | '—'))
        {
            break;
        }
    }
    // Before the figure only an adjective can: `a daily average of 40`.
    let start = doc.sentences[figure.sentence].tokens.start.max(figure.tokens.start.saturating_sub(4));
    let time = doc.times_in(&(start..figure.tokens.start)).last().filter(|t| t.tokens.len() == 1)?;
    let breaks = (time.tokens.end..figure.tokens.start).any(|i| !doc.tokens[i].is_word());
    if breaks { None } else { rate(time.tokens.start) }
}

/// Whether a figure is a part of the one before it: `including 300 deaths`, `12 of them children`, `more than half of …`.
pub fn is_part(doc: &Document, dated: &Dated, draft: &Draft, before: &Draft) -> bool {
    let (figure, whole) = (&doc.figures[draft.figure], &doc.figures[before.figure]);
    if figure.share {
        return figure.sentence <= whole.sentence + 1 && draft.unit == before.unit;
    }
    let before = figure.tokens.start.saturating_sub(4).max(dated.tokens.start)..figure.tokens.end;
    let leads = dated.cue_in(before, Cue::Part);
    let trails = dated.cue_in(figure.tokens.end..figure.tokens.end + 2, Cue::Part);
    let paragraph = |f: &Figure| doc.sentences.get(f.sentence).map(|s| s.paragraph);
    (figure.sentence == whole.sentence && (leads || trails))
        || (leads && figure.sentence == whole.sentence + 1 && paragraph(figure) == paragraph(whole))
}

/// `(+7)`: what a loss table adds since the day before.
pub fn is_delta(doc: &Document, draft: &Draft) -> bool {
    let at = doc.figures[draft.figure].tokens.start;
    at > 0 && doc.tokens[at - 1].is_mark('+')
}

/// The first of two figures in a row of columns: `Tanks | 4 | 11 391`.
pub fn is_first_column(doc: &Document, draft: &Draft) -> bool {
    let figure = &doc.figures[draft.figure];
    let end = doc.sentences[figure.sentence].tokens.end;
    let bar = |at: usize| doc.tokens.get(at).is_some_and(|t| matches!(t.kind, Kind::Mark('|' | '/')));
    let after = figure.tokens.end;
    after + 1 < end && bar(after) && (is_figure(doc, after + 1) || doc.tokens[after + 1].kind == Kind::Digits)
}

/// `2610 units (+43)`, and rows without such an addition in a sentence of them.
pub fn is_tabled(doc: &Document, draft: &Draft) -> bool {
    let figure = &doc.figures[draft.figure];
    let sentence = &doc.sentences[figure.sentence].tokens;
    let added = |from: usize, to: usize| {
        (from..to.min(sentence.end).saturating_sub(1))
            .any(|i| doc.tokens[i].is_mark('(') && doc.tokens[i + 1].is_mark('+'))
    };
    let led = figure.tokens.start > 0
        && matches!(doc.tokens[figure.tokens.start - 1].kind, Kind::Mark('–' | '-' | '—' | ':' | '~') | Kind::Hyphen);
    added(figure.tokens.end, figure.tokens.end + 3)
        || (led && added(sentence.start.max(figure.tokens.start.saturating_sub(24)), figure.tokens.start))
}
