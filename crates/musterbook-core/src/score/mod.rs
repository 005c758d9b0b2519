//! Scores predicted claims against gold ones. In: gold documents and, for each, the claims predicted for it. Out: a
//! [`Report`] and every [`Mistake`]. Pure: the lines of the files are read by [`read_gold`] and [`read_predicted`].
//!
//! **Matching.** A predicted claim can match a gold claim of the same document where their anchors share a character:
//! one to one, exact anchors first, then as many pairs as possible, then the greatest overlap, then the more agreeing
//! slots. A prediction on either number of a gold range matches that range.
//!
//! **Slots** are scored on matched claims: see [`Slot`]. A gold value may be a list of alternatives, any of which is
//! right; a gold `"*"` is not scored and counts as right.
//!
//! **Summary figures.** Detection: precision, recall and F1 of anchors alone. CORE: a claim counts where the anchor
//! matches and bounds, unit, outcome and side are right. FULL: CORE, and origin, place, when and scope are right too.
//! A prediction that matches no gold claim and touches one of the document's `ignore` spans is not counted. There are
//! no bootstrap intervals here: the gate compares the figures themselves.

mod gold;
mod input;
mod matching;
mod names;
mod report;
mod slots;
mod text;

pub use gold::{Gold, GoldDocument, Guess, Right};
pub use input::{BadInput, read_gold, read_predicted};
pub use matching::matching;
pub use names::{NameSlot, Names};
pub use report::{By, Group, Mistake, MistakeKind, Rates, Report, SlotRow, mistakes_as_json, score};
pub use slots::{CORE, Comparison, FULL, Slot, compare};
pub use text::{mistakes_as_text, report_as_text, snippet};
