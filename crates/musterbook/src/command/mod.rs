//! The commands, a file each: its options, and `run`.

pub mod add;
pub mod check;
pub mod conflicts;
pub mod decide;
pub mod decisions;
pub mod demo;
pub mod estimate;
pub mod explain;
pub mod export;
pub mod gold_format;
pub mod import;
pub mod keep;
pub mod list;
pub mod question;
pub mod read;
pub mod reports;
pub mod reread;
pub mod score;
pub mod serve;
pub mod show;
