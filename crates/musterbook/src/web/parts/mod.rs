//! Pieces that pages share.

pub mod filters;
pub mod links;
pub mod listing;
pub mod table;
