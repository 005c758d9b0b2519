//! A text as tokens and sentences. Every byte is kept: spans point into the text as given.

pub mod markup;
mod sentence;
mod token;
mod unwrap;
mod vocabulary;
mod wrap;

pub use sentence::{Kind as SentenceKind, Sentence, sentences};
pub use token::{Case, Kind, Token, tokens};
pub use unwrap::unwrap;
pub use vocabulary::{Vocabulary, WordId, fold};
