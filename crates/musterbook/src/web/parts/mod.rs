//! Pieces that pages share.

pub mod decide;
pub mod filters;
pub mod links;
pub mod listing;
pub mod slots;
pub mod table;
