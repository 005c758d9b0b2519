//! What stands in the text: names, numbers, times, cues.

pub mod exclusion;
pub mod name;
pub mod number;
pub mod time;
