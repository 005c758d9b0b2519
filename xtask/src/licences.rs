//! Every dependency's licence is on the list of `deny.toml`.

use serde::Deserialize;
use serde_json::Value;
use std::process::Command;

#[derive(Deserialize)]
struct Deny {
    licenses: Licences,
}

#[derive(Deserialize)]
struct Licences {
    allow: Vec<String>,
}

/// Whether an SPDX expression can be met with the allowed licences. `A/B`, an old habit, is `A OR B`.
fn is_allowed(expression: &str, allow: &[String]) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let mut words = spaced.split_whitespace().peekable();
    let result = either(&mut words, allow);
    result && words.next().is_none()
}

type Words<'a> = std::iter::Peekable<std::str::SplitWhitespace<'a>>;

fn either(words: &mut Words, allow: &[String]) -> bool {
    let mut result = both(words, allow);
    while words.next_if_eq(&"OR").is_some() {
        result |= both(words, allow);
    }
    result
}

fn both(words: &mut Words, allow: &[String]) -> bool {
    let mut result = one(words, allow);
    while words.next_if_eq(&"AND").is_some() {
        result &= one(words, allow);
    }
    result
}

fn one(words: &mut Words, allow: &[String]) -> bool {
    if words.next_if_eq(&"(").is_some() {
        let result = either(words, allow);
        return words.next() == Some(")") && result;
    }
    let mut licence = words.next().unwrap_or_default().to_owned();
    if words.next_if_eq(&"WITH").is_some() {
        licence = format!("{licence} WITH {}", words.next().unwrap_or_default());
    }
    allow.contains(&licence)
}

#[test]
fn expressions() {
    let allow = ["MIT".to_owned(), "Unicode-3.0".to_owned(), "Apache-2.0 WITH LLVM-exception".to_owned()];
    for (expression, expected) in [
        ("MIT", true),
        ("MIT OR GPL-3.0", true),
        ("MIT/Apache-2.0", true),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("MIT AND GPL-3.0", false),
        ("Apache-2.0 WITH LLVM-exception OR Apache-2.0", true),
        ("", false),
    ] {
        assert_eq!(is_allowed(expression, &allow), expected, "{expression}");
    }
}

#[test]
fn every_dependency_may_be_used() {
    let deny = std::fs::read_to_string(crate::root().join("deny.toml")).expect("deny.toml");
    let deny: Deny = toml::from_str(&deny).expect("deny.toml is TOML");
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    // What is built here is there; packages of other systems may not be.
    let here = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
    let mut arguments = vec!["metadata", "--format-version", "1", "--locked", "--offline"];
    if cfg!(target_os = "linux") {
        arguments.extend(["--filter-platform", &here]);
    }
    let output = Command::new(cargo).args(arguments).current_dir(crate::root()).output().expect("cargo metadata");
    if !output.status.success() {
        let message = String::from_utf8_lossy(&output.stderr);
        assert!(message.contains("offline"), "cargo metadata: {message}");
        return;
    }
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    let is_bad = |package: &&Value| !is_allowed(package["license"].as_str().unwrap_or_default(), &deny.licenses.allow);
    let bad: Vec<String> = packages.iter().filter(is_bad).map(|p| format!("{}: {}", p["name"], p["license"])).collect();
    assert!(bad.is_empty(), "not on the list of deny.toml:\n  {}", bad.join("\n  "));
}
