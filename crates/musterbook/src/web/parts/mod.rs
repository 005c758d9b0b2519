//! Pieces that pages share.

pub mod asked;
pub mod choice;
pub mod conflict;
pub mod decide;
pub mod filters;
pub mod highlight;
pub mod links;
pub mod listing;
pub mod mentions;
pub mod past;
pub mod slots;
pub mod table;
pub mod words;
