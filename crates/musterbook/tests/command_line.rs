//! The commands as a person runs them: what they print, and how they end.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn here(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reports").join(name).display().to_string()
}

fn musterbook(arguments: &[&str], input: &[u8]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_musterbook"));
    command.args(arguments).env("COLUMNS", "110").env_remove("NO_COLOR");
    command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests"));
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input).unwrap_or_default());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

/// Runs it and checks the exit status and that standard error holds `told`; gives back standard output.
fn check(arguments: &[&str], input: &[u8], status: i32, told: &str) -> String {
    let output = musterbook(arguments, input);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(status), "{arguments:?}: {stderr}");
    assert!(stderr.contains(told), "{arguments:?} did not tell {told:?} but: {stderr}");
    assert!(!told.is_empty() || stderr.is_empty(), "{arguments:?} told: {stderr}");
    String::from_utf8(output.stdout).expect("standard output is UTF-8")
}

/// A directory of its own for a test, empty.
fn scratch(name: &str) -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&directory);
    std::fs::create_dir_all(&directory).unwrap();
    directory
}

#[test]
fn the_table_for_people() {
    insta::assert_snapshot!(check(&["read", "reports/border-raid.txt"], b"", 0, ""));
}

#[test]
fn a_narrow_terminal_gets_a_list() {
    let out = check(&["read", "reports/border-raid.txt", "--width", "60", "--rejected"], b"", 0, "");
    assert!(out.lines().all(|line| line.chars().count() <= 60));
    for part in
        [" ≥ 12 people killed\n", "\n     local officials\n", "\n set aside\n", "   47: ordinal (an ordinal: 47th)\n"]
    {
        assert!(out.contains(part), "no {part:?} in {out}");
    }
}

#[test]
fn csv_lists_claims_or_the_numbers_set_aside() {
    let out = check(&["read", "reports/border-raid.txt", "--format", "csv", "--rejected"], b"", 0, "");
    let mut lines = out.lines();
    assert!(lines.next().unwrap().ends_with(",qualifier,reason,because"), "{out}");
    assert!(lines.all(|line| line.starts_with("reports/border-raid.txt,")), "{out}");
    assert!(out.contains(",ordinal,"), "{out}");
}

#[test]
fn the_tree_of_explain() {
    insta::assert_snapshot!(check(&["explain", "reports/border-raid.txt"], b"", 0, ""));
}

#[test]
fn a_text_on_the_command_line_is_explained() {
    let text = "At least 12 people were killed in Kharkiv on Tuesday, local officials said.";
    let out = check(&["explain", "--text", text, "--published", "2025-06-18"], b"", 0, "");
    assert!(out.contains("[12] at_least people killed"), "{out}");
}

#[test]
fn json_json_lines_and_csv_hold_the_same_claims() {
    let file = here("border-raid.txt");
    let json: serde_json::Value =
        serde_json::from_str(&check(&["read", &file, "--format", "json"], b"", 0, "")).unwrap();
    let line: serde_json::Value =
        serde_json::from_str(&check(&["read", &file, "--format", "jsonl"], b"", 0, "")).unwrap();
    assert_eq!(json[0], line);
    let claims = line["claims"].as_array().unwrap();
    assert!(!claims.is_empty());
    let text: Vec<char> = line["text"].as_str().unwrap().chars().collect();
    for claim in claims {
        let at = |end: usize| claim["anchor"][end].as_u64().unwrap() as usize;
        assert_eq!(text[at(0)..at(1)].iter().collect::<String>(), claim["anchor_text"].as_str().unwrap());
        let evidence = |end: usize| claim["evidence"][end].as_u64().unwrap() as usize;
        let sentence: String = text[evidence(0)..evidence(1)].iter().collect();
        assert_eq!(sentence, claim["evidence_text"].as_str().unwrap());
        assert!(!claim["trace"].as_array().unwrap().is_empty(), "{claim}");
    }
    let csv = check(&["read", &file, "--format", "csv"], b"", 0, "");
    assert!(csv.starts_with("input,title,"), "{csv}");
    assert!(csv.lines().count() > claims.len());
}

#[test]
fn nothing_found_is_told_by_the_exit_status() {
    check(&["read", "-"], b"The committee met and adjourned.", 1, "");
}

#[test]
fn a_broken_input_does_not_stop_the_others() {
    let file = here("border-raid.txt");
    let out = check(&["read", "no-such-file.txt", &file], b"", 2, "no-such-file.txt: no such file");
    assert!(out.contains("border-raid.txt"), "{out}");
    check(&["read", "-"], b"", 2, "-: empty");
    check(
        &["read", "-"],
        &[0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d],
        2,
        "give an HTML page or plain text",
    );
    check(&["explain", "https://example.org/report"], b"", 2, "does not fetch");
    check(&["read", "ftp://example.org/report"], b"", 2, "only http and https");
    check(&["read", "http://127.0.0.1:9/report"], b"", 2, "--allow-private");
    check(&["read", "-"], b"{\"killed\": 12}", 2, "it is JSON");
    check(&["read", &file, "--published", "yesterday"], b"", 2, "2025-06-16");
    check(&["read"], b"", 2, "FILE");
}

#[test]
fn a_directory_is_walked_in_order_and_read_in_parallel() {
    let directory = scratch("walk");
    let text = "Five soldiers were killed near Bakhmut on Monday, the ministry said.\n";
    std::fs::create_dir(directory.join("b")).unwrap();
    for n in 0..40 {
        std::fs::write(directory.join(format!("b/{n:02}.txt")), text.repeat(1 + n % 7)).unwrap();
    }
    std::fs::write(directory.join("a.html"), format!("<html><body><p>{text}</p></body></html>")).unwrap();
    std::fs::write(directory.join("c.jpg"), [0xff, 0xd8, 0xff]).unwrap();
    let name = directory.display().to_string();
    let out = check(&["read", &name, "--format", "jsonl"], b"", 0, "");
    let names: Vec<String> = out
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["input"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(names.len(), 41);
    assert!(names.is_sorted(), "{names:?}");
    let empty = scratch("empty").display().to_string();
    check(&["read", &empty], b"", 2, "no reports in this directory");
}

#[test]
fn the_gold_format_answers_every_line() {
    let mut input = Vec::new();
    input.extend(b"{\"id\": \"a\", \"text\": \"Some 12 people were killed in Kharkiv.\", \"published\": \"2025-06-16\", \"title\": null, \"lang\": \"en\"}\n");
    input.extend(b"{\"id\": \"b\", \"text\": 5}\n");
    input.extend(b"not json\n");
    input.extend(b"{\"id\": \"c\", \"text\": \"\xff\"}\n\n");
    input.extend("{\"id\": \"d\", \"text\": \"Курск: 20 soldiers were killed in Kursk.\"}".as_bytes());
    let out = check(&["read", "--gold-format"], &input, 2, "-:2: no text");
    let lines: Vec<serde_json::Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let ids: Vec<&serde_json::Value> = lines.iter().map(|line| &line["id"]).collect();
    assert_eq!(
        ids,
        ["a".into(), "b".into(), serde_json::Value::Null, "c".into(), "d".into()].iter().collect::<Vec<_>>()
    );
    assert_eq!(lines[0]["claims"][0]["anchor"], serde_json::json!([5, 7]));
    assert_eq!(lines[1]["claims"], serde_json::json!([]));
    assert_eq!(lines[4]["claims"][0]["anchor"], serde_json::json!([7, 9]));
}

#[test]
fn gold_scores_full_marks_against_itself() {
    let directory = scratch("score");
    let gold = directory.join("gold.jsonl");
    let claim = r#"{"anchor": [0, 2], "anchor_text": "12", "low": 12, "high": 12, "qualifier": "exact", "unit": "people", "outcome": "killed", "side": "Ukraine", "when": [null, null], "scope": "event", "source": [], "stance": "reported"}"#;
    std::fs::write(&gold, format!("{{\"id\": \"a\", \"text\": \"12 dead\", \"claims\": [{claim}]}}\n")).unwrap();
    let gold = gold.display().to_string();
    let report: serde_json::Value =
        serde_json::from_str(&check(&["score", &gold, &gold, "--json"], b"", 0, "")).unwrap();
    assert_eq!(report["full"]["f1"], serde_json::json!(1.0));
    let out = check(&["score", &gold, &gold, "--by", "outcome"], b"", 0, "");
    assert!(out.contains("killed"), "{out}");
    check(&["score", &gold, "no-such-file"], b"", 2, "no such file");
    check(&["score", &gold, "-"], b"{\"id\": \"b\", \"claims\": []}", 2, "unknown id");
    check(&["score", &gold, "-"], b"{\"id\": \"a\", \"claims\": [{\"anchor\": [0, 99]}]}", 2, "out of range");
}

#[test]
fn the_demo_shows_the_case_and_keeps_its_ledger_where_it_is_told() {
    let directory = scratch("demo");
    // The demo never touches the ledger of whoever runs it.
    let own = directory.join("own.ledger");
    let mut command = Command::new(env!("CARGO_BIN_EXE_musterbook"));
    let output = command.args(["demo", "--width", "80"]).env("MUSTERBOOK_LEDGER", &own).output().unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && !own.exists());
    for part in [
        "\nIn all 51 reports: ",
        "by Volodymyr Zelenskyy",
        "told on as ≈ 4,000 people killed",
        "around [4,700]\n   injured",
        "North Korean soldiers killed or wounded: what the reports jointly support",
        "because National Intelligence Service",
        "Likely: ",
        "both cannot be true",
    ] {
        let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat(&out).contains(&flat(part)), "no {part:?} in {out}");
    }
    assert!(out.lines().count() <= 175, "more than the three parts of it fit in");

    let kept = directory.join("kept.ledger").display().to_string();
    let out = check(&["demo", "--ledger", &kept], b"", 0, "");
    let next = out.rsplit("MUSTERBOOK_LEDGER=").next().unwrap_or_default();
    let commands: Vec<&str> = next.lines().filter_map(|line| line.strip_prefix("  musterbook ")).collect();
    assert!(commands.len() > 3, "{out}");
    for command in commands {
        // Arguments with spaces stand in quotes: odd pieces.
        let words: Vec<&str> = command
            .split('\'')
            .enumerate()
            .flat_map(|(n, part)| if n % 2 == 1 { vec![part] } else { part.split_whitespace().collect() })
            .collect();
        check(&[words, vec!["--ledger", &kept]].concat(), b"", 0, "");
    }
    check(&["demo", "--ledger", &kept], b"", 2, "is there already");
}

/// `musterbook demo | head -1`
#[test]
fn a_closed_pipe_is_no_error() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_musterbook"));
    let mut child =
        command.args(["demo", "--reports", "51"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()));
}
