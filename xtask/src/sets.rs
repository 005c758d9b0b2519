//! The gold files, cut into the sets that are scored. Rules are made by looking at documents with an even number in
//! their id; documents with an odd number are only scored, so that a rule for one text does not pass for progress.

use clap::ValueEnum;
use musterbook_core::claim::{Claim, Rejected};
use musterbook_core::code_points::CodePoints;
use musterbook_core::read::read_text;
use musterbook_core::score::{GoldDocument, Guess, read_gold};
use std::path::{Path, PathBuf};

/// A named part of the gold, with what the reader makes of it.
pub struct Set {
    /// `dev-a even`, `case-kursk`.
    pub name: String,
    pub gold: Vec<GoldDocument>,
    pub claims: Vec<Vec<Claim>>,
    pub rejected: Vec<Vec<Rejected>>,
    pub guesses: Vec<Vec<Guess>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Half {
    /// The documents that rules are made on
    Even,
    /// The documents that are only scored
    Odd,
    All,
}

/// The files of `corpus/gold`, in order of their names.
pub fn gold_files() -> Result<Vec<PathBuf>, String> {
    let directory = crate::root().join("corpus/gold");
    let entries = std::fs::read_dir(&directory).map_err(|error| format!("{}: {error}", directory.display()))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "jsonl"));
    files.sort();
    Ok(files)
}

/// Files that are one set, besides the cases: texts for finding words and rules that were looked at as a whole.
const WHOLE: &[&str] = &["dev-c", "dev-d"];

/// The name of the set of all documents that are only scored.
const ODD: &str = "odd together";

/// Reads and predicts the sets of the files. A case (`case-…`) is one set, other files are two; the odd halves stand once
/// more as one.
pub fn sets(files: &[PathBuf], half: Half) -> Result<Vec<Set>, String> {
    let mut sets = Vec::new();
    for file in files {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let documents = documents(file)?;
        if stem.starts_with("case-") || WHOLE.contains(&stem.as_str()) {
            let kept = documents
                .into_iter()
                .filter(|document| half == Half::All || is_even(&document.id) == (half == Half::Even));
            let name = if half == Half::All {
                stem
            } else {
                format!("{stem} {}", if half == Half::Even { "even" } else { "odd" })
            };
            sets.push(Set::new(name, kept.collect()));
            continue;
        }
        let (even, odd): (Vec<_>, Vec<_>) = documents.into_iter().partition(|document| is_even(&document.id));
        for (name, wanted, documents) in [("even", Half::Even, even), ("odd", Half::Odd, odd)] {
            if half == Half::All || half == wanted {
                sets.push(Set::new(format!("{stem} {name}"), documents));
            }
        }
    }
    if half == Half::All && files.len() > 1 {
        sets.push(Set::joined(ODD, sets.iter().filter(|set| set.name.ends_with(" odd"))));
    }
    sets.retain(|set| !set.gold.is_empty());
    Ok(sets)
}

/// Whether the number at the end of an id is even.
pub fn is_even(id: &str) -> bool {
    id.bytes().last().is_some_and(|last| last.is_ascii_digit() && (last - b'0').is_multiple_of(2))
}

fn documents(file: &Path) -> Result<Vec<GoldDocument>, String> {
    let name = file.display().to_string();
    let content = std::fs::read_to_string(file).map_err(|error| format!("{name}: {error}"))?;
    read_gold(&name, &content, &mut |warning| eprintln!("warning: {warning}")).map_err(|bad| bad.0)
}

impl Set {
    /// Whether its documents stand in other sets too.
    pub fn is_repeated(&self) -> bool {
        self.name == ODD
    }

    /// The documents of several sets as one, with what was read of them.
    fn joined<'a>(name: &str, sets: impl Iterator<Item = &'a Set>) -> Set {
        let mut all = Set::new(name.to_owned(), Vec::new());
        for set in sets {
            all.gold.extend_from_slice(&set.gold);
            all.claims.extend_from_slice(&set.claims);
            all.rejected.extend_from_slice(&set.rejected);
            all.guesses.extend_from_slice(&set.guesses);
        }
        all
    }

    fn new(name: String, gold: Vec<GoldDocument>) -> Set {
        let mut set = Set { name, gold, claims: Vec::new(), rejected: Vec::new(), guesses: Vec::new() };
        for document in &set.gold {
            let (claims, rejected) = read_text(&document.text, document.published);
            let points = CodePoints::new(&document.text);
            set.guesses.push(claims.iter().map(|claim| Guess::of(claim, &points)).collect());
            set.claims.push(claims);
            set.rejected.push(rejected);
        }
        set
    }
}
