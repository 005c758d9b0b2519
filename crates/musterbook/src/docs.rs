//! The documents say what the program does: every command and flag is in `docs/cli.md`, every value in `docs/claim.md`.

use crate::Cli;
use clap::CommandFactory;
use musterbook_core::claim::{Outcome, Per, Qualifier, Reason, Scope, Stance, Unit};
use std::collections::BTreeSet;
use std::path::Path;

fn document(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(name);
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The parts of a text between backquotes.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| line.split('`').skip(1).step_by(2))
}

#[test]
fn every_command_and_flag_is_in_its_section_of_the_command_line_document_and_the_reverse() {
    let text = document("docs/cli.md");
    let root = Cli::command();
    let flags = |command: &clap::Command| -> BTreeSet<String> {
        command.get_arguments().filter_map(|argument| argument.get_long()).map(|long| format!("--{long}")).collect()
    };
    let written = |section: &str| -> BTreeSet<String> {
        let words = quoted(section).filter(|word| word.starts_with("--"));
        words.filter_map(|word| word.split_whitespace().next()).map(str::to_owned).collect()
    };
    let mut of_all = flags(&root);
    of_all.extend(["--help".to_owned(), "--version".to_owned()]);
    // The filters of all listings are told once; a section that has them leads there.
    let filters = text.split("\n## ").find(|section| section.starts_with("Filters\n")).unwrap_or_default();
    let mut sections = text.split("\n## ");
    assert_eq!(written(sections.next().unwrap_or_default()), of_all, "before the commands: the flags of all of them");
    let mut commands: BTreeSet<&str> = root.get_subcommands().map(clap::Command::get_name).collect();
    for section in sections.filter(|section| section.starts_with("musterbook ")) {
        let name = section.lines().next().unwrap_or_default().trim_start_matches("musterbook ");
        let command = root.find_subcommand(name).unwrap_or_else(|| panic!("docs/cli.md: no command {name}"));
        let mut told = written(section);
        if section.contains("](#filters)") {
            told.extend(written(filters));
        }
        assert_eq!(told, flags(command), "docs/cli.md: {name}");
        commands.remove(name);
    }
    assert!(commands.is_empty(), "not in docs/cli.md: {commands:?}");
}

#[test]
fn every_value_is_in_the_document_of_the_claim() {
    let text = document("docs/claim.md");
    let known: BTreeSet<&str> = quoted(&text).collect();
    let units = Unit::ALL.iter().map(|value| value.as_str());
    let outcomes = Outcome::ALL.iter().map(|value| value.as_str());
    let qualifiers = Qualifier::ALL.iter().map(|value| value.as_str());
    let scopes = Scope::ALL.iter().map(|value| value.as_str());
    let pers = Per::ALL.iter().map(|value| value.as_str());
    let stances = Stance::ALL.iter().map(|value| value.as_str());
    let reasons = Reason::ALL.iter().map(|value| value.as_str());
    let all = units.chain(outcomes).chain(qualifiers).chain(scopes).chain(pers).chain(stances).chain(reasons);
    let missing: Vec<&str> = all.filter(|value| !known.contains(value)).collect();
    assert!(missing.is_empty(), "docs/claim.md does not name {missing:?}");
}

/// The tables of `docs/claim.md` whose first cells are values list no value that the program does not know.
#[test]
fn the_document_of_the_claim_names_no_unknown_value() {
    let text = document("docs/claim.md");
    for (heading, is_known) in [
        ("### Units", (|word| Unit::parse(word).is_some()) as fn(&str) -> bool),
        ("### Outcomes", |word| Outcome::parse(word).is_some()),
        ("### Reasons", |word| Reason::parse(word).is_some()),
    ] {
        let section = text.split(heading).nth(1).unwrap_or_else(|| panic!("docs/claim.md: no {heading}"));
        let section = section.split("\n#").next().unwrap_or_default();
        let cells = section.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
        let unknown: Vec<&str> = cells.filter(|word| !is_known(word)).collect();
        assert!(unknown.is_empty(), "docs/claim.md, {heading}: {unknown:?}");
    }
}
