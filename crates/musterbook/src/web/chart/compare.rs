//! How one origin's figures compare with those of others on the same questions: a dot a figure, a row an outcome.

mod axis;
mod draw;

use super::marker::{key, marker};
use super::scale::drawable;
use super::size::Size;
use super::words::{count, times};
use maud::{Markup, html};

/// The figures of one origin, each over the middle one of the others'.
#[derive(Debug, Clone, Default)]
pub struct Compare {
    pub origin: String,
    pub rows: Vec<Row>,
}

/// The figures of one outcome.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// "killed"
    pub outcome: String,
    pub dots: Vec<Dot>,
}

/// One figure.
#[derive(Debug, Clone, Default)]
pub struct Dot {
    /// The origin's own figure.
    pub figure: f64,
    /// The middle one of the others' figures on the same question at about the same time.
    pub others: f64,
    /// Whether its words leave it open above ("more than").
    pub is_open: bool,
    pub href: String,
    /// In words: "soldiers killed, 15 June 2025: 6,000, others 4,700".
    pub label: String,
}

impl Dot {
    /// Its figure over the others': infinite over nought, and nothing where both are nought or either is no number.
    fn ratio(&self) -> Option<f64> {
        let (figure, others) = (drawable(self.figure)?, drawable(self.others)?);
        (figure > 0.0 || others > 0.0).then(|| figure / others)
    }
}

impl Row {
    /// The ratios in order.
    fn ratios(&self) -> Vec<f64> {
        let mut all: Vec<f64> = self.dots.iter().filter_map(Dot::ratio).collect();
        all.sort_by(f64::total_cmp);
        all
    }

    /// The one in the middle; between two, their geometric mean, so that twice and half are as far from one.
    fn median(&self) -> Option<f64> {
        let all = self.ratios();
        let (low, high) = (*all.get(all.len().checked_sub(1)? / 2)?, *all.get(all.len() / 2)?);
        Some(if low == high { low } else { (low * high).sqrt() }).filter(|it| !it.is_nan())
    }
}

/// The chart as a figure, with its legend and its caveat.
pub fn figure(data: &Compare) -> Markup {
    let rows: Vec<&Row> = data.rows.iter().filter(|row| !row.ratios().is_empty()).collect();
    let title = format!("{}: its figures over those of others", data.origin);
    let any = |is_open: bool| rows.iter().any(|row| row.dots.iter().any(|dot| dot.is_open == is_open));
    html! {
        figure.chart.chart-compare {
            figcaption {
                strong { (title) }
                span { "Each dot is a figure, over the middle one of those that others give on the same question (logarithmic scale)" }
            }
            @if rows.is_empty() {
                p.chart-empty { "No question yet on which others give a figure too." }
            } @else {
                div.chart-drawing { @for size in Size::BOTH { (draw::drawing(&title, &rows, size)) } }
                ul.chart-legend.chart-signs {
                    @if any(false) { li { (key("chart-o1", marker(1, 12.0, 8.0, 4.5))) span { "a figure" } } }
                    @if any(true) { li { (key("chart-o2", draw::open_marker(12.0, 8.0, 4.5))) span { "this or more (“more than”, “at least”)" } } }
                    li { (key("chart-ink-key", html! { path.chart-median d="M12 2L12 14" {} })) span { "median" } }
                }
                p.chart-note {
                    "A difference is not an error: origins may count other places, other days or other people, and may be right alone."
                }
            }
        }
    }
}

/// "killed: 12 figures, median 1.4 times the others'"
fn words(row: &Row) -> String {
    let figures = count(row.ratios().len(), "figure");
    match row.median().filter(|it| it.is_finite()) {
        Some(median) => format!("{}: {figures}, median {} times", row.outcome, times(median)),
        None => format!("{}: {figures}", row.outcome),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians_are_in_the_middle_of_ratios() {
        type Case<'a> = (&'a [(f64, f64)], Option<f64>);
        let rows: &[Case] = &[
            (&[(1.0, 2.0), (2.0, 1.0)], Some(1.0)),
            (&[(3.0, 1.0), (1.0, 1.0), (9.0, 1.0)], Some(3.0)),
            (&[(0.0, 0.0), (f64::NAN, 1.0)], None),
            (&[(0.0, 5.0)], Some(0.0)),
            (&[(5.0, 0.0), (0.0, 5.0)], None),
        ];
        for (figures, expected) in rows {
            let dot = |(figure, others): &(f64, f64)| Dot { figure: *figure, others: *others, ..Dot::default() };
            let row = Row { outcome: "killed".to_owned(), dots: figures.iter().map(dot).collect() };
            assert_eq!(row.median(), *expected, "{figures:?}");
        }
    }
}
