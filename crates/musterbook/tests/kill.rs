//! The program is killed in the middle of adding, again and again: what it acknowledged is there, and the ledger is whole.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

const KILLS: u64 = 200;

fn musterbook(ledger: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_musterbook"));
    command.env("MUSTERBOOK_LEDGER", ledger);
    command
}

/// The addresses that the ledger holds.
fn addresses(ledger: &Path) -> BTreeSet<String> {
    let output = musterbook(ledger).args(["reports", "--format", "jsonl", "--limit", "100000"]).output().unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    let mut found = BTreeSet::new();
    for line in lines.lines() {
        let report: serde_json::Value = serde_json::from_str(line).unwrap();
        found.extend(report["addresses"].as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned()));
    }
    found
}

#[test]
fn nothing_acknowledged_is_lost_and_no_half_report_is_left() {
    let directory = tempfile::tempdir().unwrap();
    let ledger = directory.path().join("kill.musterbook");
    let mut acknowledged = BTreeSet::new();
    for round in 0..KILLS {
        let reports = directory.path().join(format!("reports{round}"));
        fs::create_dir(&reports).unwrap();
        for n in 0..40 {
            let text = format!(
                "Shelling in round {round}\n\nAt least {} people were killed and {} wounded in Kharkiv on Monday, officials \
                 said. Report {n} of the round.\n",
                n + 2,
                round + 3
            );
            fs::write(reports.join(format!("{n:02}.txt")), text).unwrap();
        }
        let mut child = musterbook(&ledger)
            .args(["add", "--each", "--published", "2025-06-16"])
            .arg(&reports)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let stdout = BufReader::new(child.stdout.take().unwrap());
        let reader = std::thread::spawn(move || {
            let names = |line: String| line.splitn(4, ' ').nth(3).map(str::to_owned);
            stdout.lines().map_while(Result::ok).filter_map(names).collect::<Vec<String>>()
        });
        // From right after the start to after the end: a step that is no divisor of anything.
        std::thread::sleep(Duration::from_micros(1_000 + (round * 7_919) % 330_000));
        child.kill().unwrap();
        child.wait().unwrap();
        acknowledged.extend(reader.join().unwrap().into_iter().filter(|name| name.ends_with(".txt")));
        if round % 20 == 19 {
            let verify = musterbook(&ledger).arg("verify").output().unwrap();
            assert!(verify.status.success(), "round {round}: {}", String::from_utf8_lossy(&verify.stdout));
            let there = addresses(&ledger);
            let canonical = |name: &String| fs::canonicalize(name).unwrap().display().to_string();
            let lost: Vec<&String> = acknowledged.iter().filter(|name| !there.contains(&canonical(name))).collect();
            assert!(lost.is_empty(), "round {round}: acknowledged and lost: {lost:?}");
        }
    }
    assert!(acknowledged.len() > 400, "the kills came too early to mean anything: {}", acknowledged.len());
}
