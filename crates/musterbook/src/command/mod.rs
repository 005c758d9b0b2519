//! The commands, a file each: its options, and `run`.

pub mod demo;
pub mod explain;
pub mod gold_format;
pub mod read;
pub mod score;
