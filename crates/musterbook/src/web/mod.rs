//! The desk: the ledger in a browser.

pub mod chart;
