//! What follows from many claims together. Pure: statements in, answers out; the ledger stores and asks.
//!
//! Read in this order: [`statement`] (what one origin said once), [`constraint`] (what it says of the unknowns, a kind a
//! file), [`problem`] (the unknowns and all that is said of them), [`propagate`] and [`program`] (solving), [`view`] (one
//! origin's answer), [`estimate`] (the low, best and high), [`conflict`] (what cannot all be true). `docs/reconcile.md`
//! gives the reasons.

pub mod answer;
pub mod check;
pub mod conflict;
pub mod constraint;
pub mod counts;
pub mod estimate;
pub mod explain;
pub mod gather;
pub mod incident;
pub mod irreducible;
pub mod likely;
pub mod lineage;
pub mod mend;
pub mod origin;
pub mod policy;
pub mod problem;
pub mod program;
pub mod propagate;
pub mod question;
pub mod relax;
pub mod settle;
pub mod statement;
pub mod thin;
pub mod view;
pub mod what_if;
pub mod width;
