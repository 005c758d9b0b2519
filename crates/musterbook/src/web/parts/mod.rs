//! Pieces that pages share.

pub mod asked;
pub mod choice;
pub mod conflict;
pub mod filters;
pub mod links;
pub mod listing;
pub mod table;
