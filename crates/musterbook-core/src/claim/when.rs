//! The time that a figure covers.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Two dates, inclusive; either may be open. Written in JSON as `["2025-01-01", null]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "(Option<Date>, Option<Date>)", into = "(Option<Date>, Option<Date>)")]
pub struct When {
    pub start: Option<Date>,
    pub end: Option<Date>,
}

impl When {
    /// No time known.
    pub const OPEN: When = When { start: None, end: None };

    /// From `start` to `end`; ends that stand the wrong way round are turned.
    pub fn new(start: Option<Date>, end: Option<Date>) -> When {
        match (start, end) {
            (Some(from), Some(to)) if from > to => When { start: end, end: start },
            _ => When { start, end },
        }
    }

    pub fn day(date: Date) -> When {
        When { start: Some(date), end: Some(date) }
    }

    pub fn between(start: Date, end: Date) -> When {
        When::new(Some(start), Some(end))
    }

    pub fn until(end: Option<Date>) -> When {
        When { start: None, end }
    }

    pub fn is_open(self) -> bool {
        self == When::OPEN
    }
}

impl From<(Option<Date>, Option<Date>)> for When {
    fn from((start, end): (Option<Date>, Option<Date>)) -> When {
        When { start, end }
    }
}

impl From<When> for (Option<Date>, Option<Date>) {
    fn from(when: When) -> Self {
        (when.start, when.end)
    }
}

impl std::fmt::Display for When {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = match (self.start, self.end) {
            (None, None) => "-".to_string(),
            (Some(start), Some(end)) if start == end => start.to_string(),
            (start, end) => format!(
                "{}..{}",
                start.map(|d| d.to_string()).unwrap_or_default(),
                end.map(|d| d.to_string()).unwrap_or_default()
            ),
        };
        f.pad(&text)
    }
}
