//! A text as tokens and sentences. Every byte is kept: spans point into the text as given.

mod sentence;
mod token;
mod vocabulary;
mod wrap;

pub use sentence::{Kind as SentenceKind, Sentence, sentences, unwrap};
pub use token::{Case, Kind, Token, tokens};
pub use vocabulary::{Vocabulary, WordId, fold};
