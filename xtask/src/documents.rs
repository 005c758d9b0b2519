//! The documents are true: what they name is there.

use std::collections::BTreeSet;
use std::fs;

const DOCUMENTS: &[&str] = &[
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/claim.md",
    "docs/cli.md",
    "docs/accuracy.md",
    "docs/ledger.md",
    "docs/export.md",
    "corpus/README.md",
    "corpus/gold/README.md",
    "crates/musterbook/tests/browser/README.md",
];

fn document(name: &str) -> String {
    fs::read_to_string(crate::root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The text without fenced blocks.
fn prose(text: &str) -> String {
    text.split("\n```").step_by(2).collect::<Vec<_>>().join("\n")
}

/// The parts of a text between backquotes.
fn quoted(text: &str) -> Vec<&str> {
    text.lines().flat_map(|line| line.split('`').skip(1).step_by(2)).collect()
}

#[test]
fn every_path_and_test_in_the_documents_exists() {
    let root = crate::root();
    let mut missing = BTreeSet::new();
    for name in ["ARCHITECTURE.md", "CONTRIBUTING.md", "docs/accuracy.md", "docs/ledger.md", "corpus/README.md"] {
        let text = prose(&document(name));
        let mut stage_files = false;
        for line in text.lines() {
            // In the table of the stages, paths begin at the core's sources.
            stage_files = line.starts_with('|') && (stage_files || line.starts_with("| stage |"));
            let words = quoted(line);
            for word in &words {
                // A path of the tree; not of somebody's machine (`~/`, `/`).
                let is_path =
                    word.contains('/') && !word.starts_with(['/', '~']) && !word.contains(' ') || word.ends_with(".rs");
                let path = word.trim_end_matches('/');
                let bases = [root.clone(), root.join("crates/musterbook-core/src"), root.join("corpus")];
                let known = if stage_files {
                    &bases[..2]
                } else if name.starts_with("corpus") {
                    &bases[2..]
                } else {
                    &bases[..1]
                };
                if is_path && !known.iter().any(|base| base.join(path).exists()) {
                    missing.insert(format!("{name}: {word}"));
                }
            }
            // A test is named before its file: `name` in `path`.
            for pair in words.windows(2).filter(|pair| pair[1].ends_with(".rs") && pair[0].matches('_').count() >= 2) {
                let source = fs::read_to_string(root.join(pair[1])).unwrap_or_default();
                if !source.contains(&format!("fn {}(", pair[0])) {
                    missing.insert(format!("{name}: no test {} in {}", pair[0], pair[1]));
                }
            }
        }
    }
    assert!(
        missing.is_empty(),
        "named in a document, but not there:\n  {}",
        missing.into_iter().collect::<Vec<_>>().join("\n  ")
    );
}

#[test]
fn every_link_in_the_documents_leads_somewhere() {
    let mut broken = Vec::new();
    for name in DOCUMENTS {
        let text = prose(&document(name));
        let directory = crate::root().join(name).parent().map(ToOwned::to_owned).unwrap_or_default();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() { crate::root().join(name) } else { directory.join(file) };
            let is_there = link.starts_with("https://") || target.exists();
            let headings = || fs::read_to_string(&target).unwrap_or_default();
            let has_heading = anchor.is_empty() || headings().lines().any(|line| is_heading(line, anchor));
            if !is_there || !has_heading {
                broken.push(format!("{name}: {link}"));
            }
        }
    }
    assert!(broken.is_empty(), "links that lead nowhere:\n  {}", broken.join("\n  "));
}

fn is_heading(line: &str, anchor: &str) -> bool {
    line.starts_with('#') && line.trim_start_matches('#').trim().to_lowercase().replace(' ', "-") == anchor
}
