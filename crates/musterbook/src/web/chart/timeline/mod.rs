//! The line of time of a question: each statement an interval at its date, over the band that they jointly support.

mod data;

pub use data::{Mark, Standing, Step, Timeline};

use super::sheet::Sheet;
use maud::{Markup, html};

/// The chart as a figure: heading, two drawings (wide and narrow), legend, and a note where marks were put together.
pub fn figure(data: &Timeline) -> Markup {
    html! { figure.chart { figcaption { (data.title) } } }
}

/// The statements as rows, in order of time.
pub fn sheet(data: &Timeline) -> Sheet {
    Sheet { caption: data.title.clone(), columns: vec![], rows: vec![] }
}
