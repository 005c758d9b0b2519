//! The reader's stages, one by one, for the measurements.

use musterbook_core::document::{Document, Draft};
use musterbook_core::{attribution, event, figure, mention, settle};

/// A stage: its name, and what it does to a document and its drafts.
pub type Stage = (&'static str, fn(&mut Document, &mut Vec<Draft>));

/// The stages after tokens and sentences, in the order of the reader.
pub const STAGES: &[Stage] = &[
    ("names", |doc, _| doc.names = mention::name::find(doc)),
    ("times", |doc, _| doc.times = mention::time::find(doc)),
    ("figures", |doc, _| figure::find(doc)),
    ("events", |doc, drafts| *drafts = event::find(doc)),
    ("attribution", |doc, drafts| attribution::assign(doc, drafts)),
    ("place", |doc, drafts| settle::place::assign(doc, drafts)),
    ("when", |doc, drafts| settle::when::assign(doc, drafts)),
    ("scope", |doc, drafts| settle::scope::assign(doc, drafts)),
    ("people", |doc, drafts| settle::people::assign(doc, drafts)),
];
