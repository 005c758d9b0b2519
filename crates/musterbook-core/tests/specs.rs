//! Runs the specs of `specs/en/*.md`: Markdown in which a text and what is read from it stand side by side.
//!
//! A spec has a line `Published: 2025-06-16` on top. Then, as often as it likes: a `text` block (or a `page` block, read
//! as the bytes of a page), and below it a `claims` block of one-line claims, empty where nothing may be found, and if
//! it matters a `rejected` block, a line `[155] measure` for each number left out. A line that begins with
//! `known wrong:` says which part of the reading above it is not right yet. `Rules: …` names the rules at work.
//!
//! `UPDATE_SPECS=1 cargo test -p musterbook-core --test specs` writes what is read into the specs; the difference is then
//! looked at before it is kept.

use jiff::civil::Date;
use musterbook_core::claim::{Claim, Rejected};
use musterbook_core::event;
use musterbook_core::one_line;
use musterbook_core::page::Page;
use musterbook_core::read::{read, read_text};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A fenced block.
struct Block {
    kind: String,
    /// The number of the line that opens it.
    line: usize,
    content: Vec<String>,
}

/// A text with the blocks that say what is read from it.
struct Case<'a> {
    text: &'a Block,
    claims: Option<&'a Block>,
    rejected: Option<&'a Block>,
}

struct Spec {
    path: PathBuf,
    lines: Vec<String>,
    published: Option<Date>,
    blocks: Vec<Block>,
}

impl Spec {
    fn open(path: &Path) -> Spec {
        let content = fs::read_to_string(path).unwrap();
        let lines: Vec<String> = content.lines().map(str::to_owned).collect();
        let day = lines.iter().find_map(|line| line.strip_prefix("Published:"));
        let published =
            day.map(|day| day.trim().parse().unwrap_or_else(|error| panic!("{}: {day}: {error}", path.display())));
        let mut blocks: Vec<Block> = Vec::new();
        let mut open = false;
        for (number, line) in lines.iter().enumerate() {
            match (line.strip_prefix("```"), open) {
                (Some(_), true) => open = false,
                (Some(kind), false) => {
                    blocks.push(Block { kind: kind.to_owned(), line: number + 1, content: Vec::new() });
                    open = true;
                }
                (None, true) => blocks.last_mut().unwrap().content.push(line.clone()),
                (None, false) => {}
            }
        }
        assert!(!open, "{}: a block is not closed", path.display());
        Spec { path: path.to_owned(), lines, published, blocks }
    }

    fn cases(&self) -> Vec<Case<'_>> {
        let mut cases: Vec<Case> = Vec::new();
        for block in &self.blocks {
            let at = || format!("{}:{}", self.path.display(), block.line);
            match (block.kind.as_str(), cases.last_mut()) {
                ("text" | "page", _) => cases.push(Case { text: block, claims: None, rejected: None }),
                ("claims", Some(case)) if case.claims.is_none() => case.claims = Some(block),
                ("rejected", Some(case)) if case.rejected.is_none() => case.rejected = Some(block),
                _ => panic!("{}: a `{}` block without a text of its own before it", at(), block.kind),
            }
        }
        for case in &cases {
            let at = || format!("{}:{}", self.path.display(), case.text.line);
            assert!(case.claims.is_some(), "{}: no `claims` block; leave one empty where nothing is found", at());
        }
        cases
    }

    fn read(&self, case: &Case) -> (Vec<Claim>, Vec<Rejected>) {
        let text = case.text.content.join("\n");
        if case.text.kind == "page" {
            let reading = read(&Page { bytes: text.as_bytes(), published: self.published, ..Page::default() });
            return (reading.claims, reading.rejected);
        }
        read_text(&text, self.published)
    }

    /// The rules that the prose names.
    fn rules(&self) -> Vec<String> {
        let prose = self.lines.iter().filter_map(|line| line.strip_prefix("Rules:"));
        prose.flat_map(|line| line.split('`').skip(1).step_by(2)).map(str::to_owned).collect()
    }
}

fn specs() -> Vec<Spec> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("specs/en");
    let mut paths: Vec<PathBuf> = fs::read_dir(&directory).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    paths.sort();
    paths.iter().map(|path| Spec::open(path)).collect()
}

fn claim_lines(claims: &[Claim]) -> Vec<String> {
    claims.iter().map(one_line::print).collect()
}

fn rejected_lines(rejected: &[Rejected]) -> Vec<String> {
    rejected.iter().map(|number| format!("[{}] {}", number.anchor_text, number.reason)).collect()
}

#[test]
fn every_text_reads_as_its_spec_says() {
    let update = std::env::var_os("UPDATE_SPECS").is_some();
    let mut wrong = String::new();
    for spec in specs() {
        // (block, what it should hold)
        let mut changes: Vec<(&Block, Vec<String>)> = Vec::new();
        for case in spec.cases() {
            let (claims, rejected) = spec.read(&case);
            let read = [(case.claims, claim_lines(&claims)), (case.rejected, rejected_lines(&rejected))];
            for (block, found) in read {
                if let Some(block) = block.filter(|block| block.content != found) {
                    wrong += &format!(
                        "{}:{}\n{}\n  expected\n    {}\n  read\n    {}\n\n",
                        spec.path.display(),
                        block.line,
                        case.text.content.join("\n"),
                        block.content.join("\n    "),
                        found.join("\n    ")
                    );
                    changes.push((block, found));
                }
            }
        }
        if update && !changes.is_empty() {
            let mut lines = spec.lines.clone();
            for (block, found) in changes.into_iter().rev() {
                lines.splice(block.line..block.line + block.content.len(), found);
            }
            fs::write(&spec.path, lines.join("\n") + "\n").unwrap();
        }
    }
    assert!(update || wrong.is_empty(), "set UPDATE_SPECS=1 to keep what is read\n\n{wrong}");
}

#[test]
fn every_expected_claim_is_well_formed() {
    for spec in specs() {
        for block in spec.blocks.iter().filter(|block| block.kind == "claims") {
            for line in &block.content {
                let at = format!("{}:{}", spec.path.display(), block.line);
                let claim = one_line::parse(line).unwrap_or_else(|error| panic!("{at}: {line}: {error}"));
                assert_eq!(&one_line::print(&claim), line, "{at}");
            }
        }
    }
}

#[test]
fn every_rule_has_a_spec_and_every_named_rule_is_at_work_there() {
    let known: BTreeSet<&str> = event::rules().map(|rule| rule.name).collect();
    let mut named = BTreeSet::new();
    for spec in specs() {
        let readings: Vec<Vec<Claim>> = spec.cases().iter().map(|case| spec.read(case).0).collect();
        let fired: BTreeSet<&str> =
            readings.iter().flatten().flat_map(|claim| &claim.trace).map(|step| step.rule).collect();
        for rule in spec.rules() {
            let path = spec.path.display();
            assert!(fired.contains(rule.as_str()), "{path} names the rule `{rule}`, which reads none of its texts");
            named.insert(rule);
        }
    }
    let missing: Vec<&&str> = known.iter().filter(|rule| !named.contains(**rule)).collect();
    assert!(missing.is_empty(), "rules without a spec: {missing:?}");
}

#[test]
fn every_spec_is_dated_and_there_are_many() {
    let specs = specs();
    for spec in &specs {
        let path = spec.path.display();
        assert!(spec.published.is_some(), "{path}: say `Published: 2025-06-16` on top");
        assert!(spec.lines.first().is_some_and(|line| line.starts_with("# ")), "{path}: begin with a heading");
        assert!(!spec.cases().is_empty(), "{path}: has no text");
    }
    let texts: usize = specs.iter().map(|spec| spec.cases().len()).sum();
    assert!(texts >= 120, "{texts} texts");
}
