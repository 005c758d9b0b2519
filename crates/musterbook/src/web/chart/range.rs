//! A range in a cell of a table: low, best and high on a scale that the table's rows share.

use super::path::{closed, line, number as number_text};
use super::scale::{Scale, drawable};
use super::size::Area;
use super::words::short;
use maud::{Markup, html};
use musterbook_core::reconcile::answer::{Estimate, State};
use musterbook_core::reconcile::explain::grouped;

/// What is supported.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Range {
    pub low: Option<f64>,
    pub best: Option<f64>,
    pub high: Option<f64>,
    /// Nothing closes the range above.
    pub is_open: bool,
    pub coverage: Coverage,
}

/// How many origins speak.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Coverage {
    /// Nobody does: there is no range, which is not zero.
    #[default]
    None,
    /// One does: nothing confirms it.
    Single,
    Several,
    /// Several do, and no value fits all.
    Disagreement,
}

impl From<&Estimate> for Range {
    fn from(it: &Estimate) -> Range {
        let coverage = match it.state {
            _ if it.low.is_none() => Coverage::None,
            State::NoCoverage => Coverage::None,
            State::SingleOrigin => Coverage::Single,
            State::Disagreement => Coverage::Disagreement,
            _ if it.origins == 1 => Coverage::Single,
            _ => Coverage::Several,
        };
        let is_open = it.low.is_some() && it.ceiling.is_none();
        Range { low: it.low, best: it.best, high: it.high, is_open, coverage }
    }
}

/// A scale that the ranges of a table share, from nought to its largest value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shared {
    scale: Scale,
}

impl Shared {
    /// For these ranges: even steps, or powers of ten where the largest value is more than a hundred times the smallest.
    pub fn of(ranges: &[Range]) -> Shared {
        Shared { scale: Scale::of(ranges.iter().flat_map(|it| [it.low, it.best, it.high]).flatten(), 0.0) }
    }

    /// "0 to 12,000", "1 to 100,000, by powers of ten"
    fn words(&self) -> String {
        match self.scale {
            Scale::Linear { max } => format!("0 to {}", short(max)),
            Scale::Log { min, max } => format!("{} to {}, by powers of ten", short(min), short(max)),
        }
    }
}

/// The drawing: 120 × 20, of which an arrow may take the last units.
const AREA: Area = Area { left: 4.0, top: 3.0, right: 108.0, bottom: 17.0 };
const MIDDLE: f64 = 10.0;
const ARROW: f64 = 10.0;

/// The chart, 120 × 20. `subject` names the row for those who hear the page or point at it, who are also told the scale:
/// "Russia, soldiers killed".
pub fn cell(subject: &str, range: &Range, scale: &Shared) -> Markup {
    let drawn_on = range.values().map(|_| format!("; drawn on {}", scale.words())).unwrap_or_default();
    let words = format!("{subject}: {}{drawn_on}", range.words());
    html! {
        svg.chart-svg.chart-range.(range.coverage.class()) viewBox="0 0 120 20" width="120" height="20" role="img" {
            title { (words) }
            @if let Some((low, best, high)) = range.values() {
                (drawn([low, best, high].map(|it| AREA.x(scale.scale.share(it))), range.is_open, range.coverage))
            } @else {
                path.chart-nothing d=(line(&[(AREA.left, MIDDLE), (AREA.right, MIDDLE)])) {}
            }
        }
    }
}

/// Base line, a bar from low to high, an arrow where it is open, and a mark at the best. The shapes tell who speaks: a
/// single origin has a thin line and a ring, several a bar and a stroke, those that contradict each other a cross.
fn drawn([low, best, high]: [f64; 3], is_open: bool, coverage: Coverage) -> Markup {
    let bar = [(low - 0.75, 6.0), (high + 0.75, 6.0), (high + 0.75, 14.0), (low - 0.75, 14.0)];
    let tip = high + ARROW;
    let mut stem = String::new();
    if coverage == Coverage::Single && low < high {
        stem += &[line(&[(low, MIDDLE), (high, MIDDLE)]), line(&[(low, 7.0), (low, 13.0)])].concat();
        stem += &line(&[(high, 7.0), (high, 13.0)]);
    }
    if is_open {
        stem += &line(&[(high, MIDDLE), (tip, MIDDLE)]);
        stem += &line(&[(tip - 4.0, MIDDLE - 3.5), (tip, MIDDLE), (tip - 4.0, MIDDLE + 3.5)]);
    }
    let cross = [(-3.5, -3.5, 3.5, 3.5), (-3.5, 3.5, 3.5, -3.5)]
        .map(|(x, y, to_x, to_y)| line(&[(best + x, MIDDLE + y), (best + to_x, MIDDLE + to_y)]));
    html! {
        path.chart-base d=(line(&[(AREA.left, AREA.bottom + 1.0), (AREA.right, AREA.bottom + 1.0)])) {}
        @if coverage != Coverage::Single { path.chart-bar d=(closed(&bar)) {} }
        @if !stem.is_empty() { path.chart-stem d=(stem) {} }
        @match coverage {
            Coverage::Single => circle.chart-best cx=(number_text(best)) cy=(number_text(MIDDLE)) r="3.5" {},
            Coverage::Disagreement => path.chart-best d=(cross.concat()) {},
            _ => path.chart-best d=(line(&[(best, 3.0), (best, 17.0)])) {},
        }
    }
}

impl Coverage {
    fn class(self) -> &'static str {
        match self {
            Coverage::None => "is-uncovered",
            Coverage::Single => "is-single",
            Coverage::Several => "is-several",
            Coverage::Disagreement => "is-disagreement",
        }
    }

    fn words(self) -> &'static str {
        match self {
            Coverage::None => "no coverage",
            Coverage::Single => "a single origin",
            Coverage::Several => "several origins",
            Coverage::Disagreement => "origins that contradict each other",
        }
    }
}

impl Range {
    /// Low, best and high in order, where anything is supported.
    fn values(&self) -> Option<(f64, f64, f64)> {
        let low = self.low.and_then(drawable).filter(|_| self.coverage != Coverage::None)?;
        let high = self.high.or(self.best).and_then(drawable).unwrap_or(low).max(low);
        Some((low, self.best.and_then(drawable).unwrap_or(low).clamp(low, high), high))
    }

    fn words(&self) -> String {
        let Some((low, best, high)) = self.values() else { return Coverage::None.words().to_owned() };
        let open = if self.is_open { ", open above" } else { "" };
        let numbers = match low == high {
            true => format!("{}{open}", grouped(best)),
            false => format!("low {}, best {}, high {}{open}", grouped(low), grouped(best), grouped(high)),
        };
        format!("{numbers}, {}", self.coverage.words())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_says_what_it_shows() {
        let range = |low: f64, best: f64, high: f64, is_open, coverage| Range {
            low: Some(low),
            best: Some(best),
            high: Some(high),
            is_open,
            coverage,
        };
        let nothing = Range { coverage: Coverage::Single, ..Range::default() };
        let rows = [
            (
                range(4700.0, 6000.0, 6000.0, true, Coverage::Several),
                "low 4,700, best 6,000, high 6,000, open above, several origins",
            ),
            (range(0.0, 0.0, 0.0, false, Coverage::Single), "0, a single origin"),
            (nothing, "no coverage"),
            (Range { low: Some(f64::NAN), ..range(1.0, 1.0, 1.0, false, Coverage::Single) }, "no coverage"),
            (range(9.0, 2.0, 5.0, false, Coverage::Disagreement), "9, origins that contradict each other"),
        ];
        for (range, words) in rows {
            assert_eq!(range.words(), words);
            let markup = cell("it", &range, &Shared::of(&[range])).into_string();
            assert_eq!(markup.contains("; drawn on 0 to "), range.values().is_some(), "{markup}");
            assert!(markup.contains(words) && !markup.contains("NaN"), "{markup}");
        }
    }

    #[test]
    fn the_scale_is_shared_and_said() {
        let of = |values: &[f64]| {
            Shared::of(&values.iter().map(|it| Range { low: Some(*it), ..Range::default() }).collect::<Vec<_>>())
                .words()
        };
        assert_eq!(of(&[100.0, 12000.0 / 2.0]), "0 to 6,000");
        assert_eq!(of(&[3.0, 90000.0]), "1 to 90,000, by powers of ten");
        assert_eq!(of(&[]), "0 to 1");
        assert_eq!(of(&[f64::NAN]), "0 to 1");
    }
}
