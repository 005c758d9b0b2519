//! The habits of the tree, as tests.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Lines that a source file may have.
const LONGEST: usize = 400;
/// What the pure crate must not use.
const OUTSIDE: &[&str] =
    &["std::fs", "std::net", "std::process", "std::env", "SystemTime", "Instant", "println!", "print!("];

/// The tracked kinds of text files, with their paths from the root.
fn files() -> Vec<(String, String)> {
    let root = crate::root();
    let mut files = Vec::new();
    walk(&root, &mut files);
    files.sort();
    let relative = |path: &Path| path.strip_prefix(&root).unwrap_or(path).display().to_string();
    files.iter().filter_map(|path| Some((relative(path), fs::read_to_string(path).ok()?))).collect()
}

fn walk(directory: &Path, files: &mut Vec<PathBuf>) {
    for path in fs::read_dir(directory).unwrap().flatten().map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            if !matches!(name.as_str(), "target" | ".git" | "node_modules") {
                walk(&path, files);
            }
        } else if ["rs", "md", "toml", "tsv", "json", "html", "css", "js", "sql", "yml"]
            .iter()
            .any(|end| name.ends_with(end))
            || name == "run"
        {
            files.push(path);
        }
    }
}

fn fail(found: Vec<String>, rule: &str) {
    assert!(found.is_empty(), "{rule}:\n  {}", found.join("\n  "));
}

#[test]
fn source_files_are_short_and_say_what_they_are() {
    let mut found = Vec::new();
    for (path, text) in files() {
        let begins = match path.rsplit('.').next() {
            Some("rs") => "//!",
            Some("js") => "// ",
            _ => continue,
        };
        let lines = text.lines().count();
        if lines > LONGEST {
            found.push(format!("{path}: {lines} lines, {LONGEST} at most"));
        }
        if !text.starts_with(begins) {
            found.push(format!("{path}: does not begin with {begins}"));
        }
    }
    fail(found, "a file is named for one thing, says what it is, and is short");
}

#[test]
fn nothing_of_a_machine_or_unfinished_is_in_the_tree() {
    // Cut in two, so that this file does not hold them.
    let words = [
        ["/wo", "rk/"],
        ["/ho", "me/"],
        ["/ro", "ot/"],
        ["/tm", "p/"],
        ["sub", "agent"],
        ["this ses", "sion"],
        ["T", "ODO"],
        ["FIX", "ME"],
    ];
    let words = words.map(|parts| parts.concat());
    let mut found = Vec::new();
    for (path, text) in files() {
        for (number, line) in text.lines().enumerate() {
            for word in &words {
                let has_issue = line.contains(&format!("{word}(#"));
                if line.contains(word.as_str()) && !has_issue && !path.starts_with("corpus/") {
                    found.push(format!("{path}:{}: {word}", number + 1));
                }
            }
        }
    }
    fail(found, "no paths of a machine, no open ends without an issue: name it as in `word(#12)`");
}

#[test]
fn the_core_is_pure() {
    let mut found = Vec::new();
    for (path, text) in files().iter().filter(|(path, _)| path.starts_with("crates/musterbook-core/src/")) {
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            for word in OUTSIDE.iter().filter(|word| line.contains(**word)) {
                found.push(format!("{path}:{}: {word}", number + 1));
            }
        }
    }
    fail(found, "musterbook-core touches no file, network, clock or terminal");
}

const MADE: &[&str] = &[
    "DELETE FROM in_force WHERE id",
    "DROP TABLE IF EXISTS in_force;",
    "UPDATE slab SET",
    "DELETE FROM near_band_new;",
];

#[test]
fn rows_are_only_added_and_by_the_ledger_alone() {
    // Words of SQL stand in capitals, in code and nowhere in its comments.
    let changing = ["UPDATE ", "DELETE ", "REPLACE INTO", "OR REPLACE", "DROP ", "TRUNCATE "];
    let any = ["SELECT ", "INSERT ", "PRAGMA ", "CREATE TABLE"];
    let mut found = Vec::new();
    for (path, text) in files() {
        let is_ledger = path.starts_with("crates/musterbook-ledger/");
        let is_code = path.ends_with(".rs") || path.ends_with(".sql");
        // Tests damage ledgers, and this file names the words.
        if !is_code || path.contains("/tests") || path == "xtask/src/tidy.rs" {
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            let words: &[&str] = if is_ledger { &changing } else { &any };
            // What is made of the rest, to be found fast, holds no record.
            let line = if is_ledger {
                MADE.iter().fold(line.to_owned(), |it, made| it.replace(made, ""))
            } else {
                line.to_owned()
            };
            for word in words.iter().filter(|word| line.contains(**word)) {
                found.push(format!("{path}:{}: {word}", number + 1));
            }
        }
    }
    fail(found, "rows are only added, and only musterbook-ledger has SQL");
}

#[test]
fn everything_is_formatted() {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo).args(["fmt", "--all", "--check"]).current_dir(crate::root()).output();
    let output = output.expect("cargo fmt can be run");
    let missing = String::from_utf8_lossy(&output.stderr).contains("is not installed");
    assert!(output.status.success() || missing, "run `cargo fmt`:\n{}", String::from_utf8_lossy(&output.stdout));
}
