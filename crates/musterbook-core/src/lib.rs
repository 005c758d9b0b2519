//! Musterbook's reader: a page in, attributed figures out. Pure: no file, network, clock or SQL; the date is an
//! argument. Start at [`read`].

pub mod assemble;
pub mod attribution;
pub mod claim;
pub mod code_points;
pub mod document;
pub mod event;
pub mod figure;
pub mod json;
pub mod lexicon;
pub mod mention;
pub mod one_line;
pub mod page;
pub mod read;
pub mod reconcile;
pub mod score;
pub mod settle;
pub mod span;
pub mod text;
