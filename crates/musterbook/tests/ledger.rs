//! The commands of the ledger as a person runs them: what they print, what they say when it goes wrong, their exit status.

use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;

const TOLL: &str = "Toll of the week\n\nMore than 6,000 North Korean soldiers have been killed or wounded in Kursk Oblast, the UK \
Ministry of Defence said on 15 June 2025.\n";
const RETOLD: &str = "A view from Seoul\n\nOver 6,000 North Korean soldiers have been killed or wounded in Kursk Oblast, \
according to the UK Ministry of Defence on 15 June 2025. At least 3 civilians were killed in Kharkiv on Tuesday, the mayor \
said.\n";

fn musterbook(directory: &Path, arguments: &str) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_musterbook"));
    command
        .current_dir(directory)
        .env("MUSTERBOOK_LEDGER", "a.musterbook")
        .env_remove("USER")
        .env_remove("USERNAME")
        .env("COLUMNS", "160");
    let output = command.args(pieces(arguments)).output().unwrap();
    let [out, told] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    (output.status.code().unwrap(), out, told)
}

/// Words, and what stands between quotes.
fn pieces(arguments: &str) -> Vec<String> {
    let quoted = arguments.split('\'').enumerate();
    let words = |(n, piece): (usize, &str)| match n % 2 {
        0 => piece.split_whitespace().map(str::to_owned).collect::<Vec<_>>(),
        _ => vec![piece.to_owned()],
    };
    quoted.flat_map(words).collect()
}

/// Runs commands one after another: each with its exit status and a part of what it says.
#[track_caller]
fn check(directory: &Path, cases: &[(&str, i32, &str)]) {
    for (arguments, status, said) in cases {
        let (code, out, told) = musterbook(directory, arguments);
        assert_eq!(code, *status, "{arguments}: {out}{told}");
        assert!(format!("{out}{told}").contains(said), "{arguments}: no {said:?} in {out}{told}");
        if code == 2 && !told.starts_with("error:") {
            assert!(told.lines().count() >= 2, "{arguments}: says not what to do: {told}");
        }
    }
}

fn with_reports() -> tempfile::TempDir {
    let directory = tempfile::tempdir().unwrap();
    fs::write(directory.path().join("toll.txt"), TOLL).unwrap();
    fs::write(directory.path().join("retold.txt"), RETOLD).unwrap();
    directory
}

#[test]
fn reports_are_added_asked_for_and_decided_on() {
    let directory = with_reports();
    let by = "--author Ada --reason 'a caption'";
    check(
        directory.path(),
        &[
            ("claims", 2, "there is no ledger"),
            ("accept 1 --author A --reason b", 2, "there is no ledger"),
            ("add toll.txt retold.txt --published 2025-06-18", 0, "2 new reports; 3 claims, 1 of them sightings"),
            ("add toll.txt --published 2025-06-18", 0, "0 new reports, 1 known; 0 claims"),
            ("claims", 0, "3 claims: 2 reports, 2 statements, 2 origins"),
            ("claims --side DPRK --limit 1", 0, "there are more: --offset 1"),
            ("claims --offset 3", 1, "nothing behind the first 3"),
            ("claims --side Atlantis", 1, "the ledger holds no Atlantis"),
            ("claims --outcome slain", 2, "say one of killed, wounded"),
            ("claims --limit 0", 2, "1 or more"),
            ("claims --min-confidence 7", 2, "not between 0 and 1"),
            ("claims --known-at yesterday", 2, "write it like 2025-06-16"),
            ("claims --known-at 2020-01-01", 1, "nothing found"),
            ("claims --from 2025-06-02 --to 2025-06-01", 2, "give the earlier day first"),
            ("statements --outcome casualties", 0, "2 reports"),
            ("reports --outcome killed", 0, "A view from Seoul"),
            ("sources --place Kharkiv", 0, "mayor"),
            ("search 'view seoul'", 0, "A [view] from [Seoul]"),
            ("search harvest", 1, "nothing found"),
            ("search '?!'", 2, "no words to search for"),
            ("show 1", 0, "sightings of statement 1"),
            ("show 99", 2, "there is no claim 99"),
            ("history statement 1", 0, "seen as claim 2 in report 2"),
            ("history claim 99", 2, "there is no claim 99"),
            ("reject 3", 2, "--reason"),
            ("reject 3 --reason x", 2, "needs an author"),
            (&format!("reject 3 {by}"), 0, "decision 1 recorded"),
            ("claims --outcome killed", 1, "nothing found"),
            (&format!("reject 3 {by}"), 2, "rejected by Ada (decision 1)"),
            ("show 3", 0, "not in force: rejected by Ada (decision 1)"),
            (&format!("undo 1 {by}"), 0, "decision 2 recorded"),
            (&format!("correct 3 place {by}"), 2, "name=value"),
            (&format!("correct 3 'place=Kharkiv Oblast' {by}"), 0, "decision 3 recorded"),
            ("claims --place 'kharkiv oblast'", 0, "1 claim: 1 report"),
            (&format!("split 2 {by}"), 0, "decision 4 recorded"),
            (&format!("merge 4 1 {by}"), 0, "decision 5 recorded"),
            ("decisions", 0, "correct claim 3: place=Kharkiv Oblast"),
            ("decisions --to-review", 1, "nothing found"),
            ("reread", 0, "0 reports read again"),
            ("verify", 0, "whole"),
            ("backup b.musterbook", 0, "written"),
            ("backup b.musterbook", 2, "there already"),
            ("restore b.musterbook", 0, "kept as"),
            ("restore a.musterbook", 2, "the ledger itself"),
            ("verify --ledger toll.txt", 2, "no ledger"),
        ],
    );
}

#[test]
fn what_is_changed_is_told_and_so_are_decisions_on_it() {
    let directory = with_reports();
    check(
        directory.path(),
        &[
            ("add toll.txt retold.txt --published 2025-06-18", 0, "2 new"),
            ("accept 1 --author Ada --reason seen", 0, "decision 1"),
        ],
    );
    fs::write(directory.path().join("toll.txt"), TOLL.replace("6,000", "5,000")).unwrap();
    check(
        directory.path(),
        &[
            ("add toll.txt --published 2025-06-18", 0, "+ [5,000] over people casualties"),
            ("decisions --to-review", 0, "its report was replaced by report 3"),
            ("history report 1", 0, "by report 3"),
        ],
    );
}

#[test]
fn json_json_lines_and_csv_of_a_listing_hold_the_same() {
    let directory = with_reports();
    check(directory.path(), &[("add toll.txt retold.txt --published 2025-06-18", 0, "2 new")]);
    for (listing, number) in [
        ("claims", "claim"),
        ("reports", "report"),
        ("statements", "statement"),
        ("sources", "origin"),
        ("search toll", "report"),
    ] {
        let print = |format: &str| musterbook(directory.path(), &format!("{listing} --format {format}")).1;
        let json: Vec<Value> = serde_json::from_str(&print("json")).unwrap();
        let lines: Vec<Value> = print("jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(json, lines, "{listing}");
        let csv = print("csv");
        let mut rows = csv.lines();
        let columns: Vec<&str> = rows.next().unwrap().split(',').collect();
        let at = columns.iter().position(|column| *column == number).unwrap();
        assert!(!json.is_empty() && json.len() == rows.clone().count(), "{listing}: {csv}");
        for (row, object) in rows.zip(&json) {
            let cell = row.split(',').nth(at).unwrap();
            let value = &object[number];
            assert_eq!(cell, value.as_str().map_or_else(|| value.to_string(), str::to_owned), "{listing}");
        }
    }
    let claim: Vec<Value> = serde_json::from_str(&musterbook(directory.path(), "claims --format json").1).unwrap();
    for field in ["anchor", "low", "high", "qualifier", "outcome", "side", "when", "scope", "source", "confidence"] {
        assert!(!claim[0][field].is_null() || field == "high", "no {field} in {}", claim[0]);
    }
}
