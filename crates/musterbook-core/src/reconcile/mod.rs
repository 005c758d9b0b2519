//! What follows from many claims together. Pure: the ledger stores what is decided here.

pub mod lineage;
