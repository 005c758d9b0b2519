//! What a draft is about beyond its figure: when, over what stretch, where.

pub mod people;
pub mod place;
mod reach;
pub mod scope;
mod story;
#[cfg(test)]
mod time_tests;
mod walk;
pub mod when;

use walk::{copy_to_headline, walk};
