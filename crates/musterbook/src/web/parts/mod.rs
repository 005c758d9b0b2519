//! Pieces that pages share.

pub mod filters;
pub mod highlight;
pub mod links;
pub mod listing;
pub mod mentions;
pub mod table;
