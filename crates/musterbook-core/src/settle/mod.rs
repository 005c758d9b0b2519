//! What a draft is about beyond its figure: when, over what stretch, where.

mod beside;
mod heading;
mod lands;
pub mod people;
pub mod place;
mod reach;
mod related;
pub mod scope;
mod story;
#[cfg(test)]
mod time_tests;
mod walk;
pub mod when;

use walk::{copy_to_headline, walk};
