//! `estimate`, `conflicts` and `check` from outside, on a small ledger.

use std::path::Path;
use std::process::{Command, Output};

const REPORTS: [(&str, &str, &str); 4] = [
    (
        "seoul.txt",
        "2024-12-23",
        "Seoul counts the losses\n\nAbout 1,100 North Korean soldiers have been killed or wounded in Kursk Oblast, South Korea's \
         National Intelligence Service said on Monday.\n",
    ),
    (
        "kyiv.txt",
        "2024-12-23",
        "Kyiv counts the losses\n\nMore than 3,000 North Korean soldiers have been killed or wounded in Kursk Oblast, Ukrainian \
         President Volodymyr Zelenskyy said on Monday.\n",
    ),
    (
        "london.txt",
        "2025-06-16",
        "London counts the losses\n\nMore than 6,000 North Korean soldiers have been killed or wounded in Kursk Oblast, UK Defence \
         Intelligence said on 15 June.\n",
    ),
    (
        "april.txt",
        "2025-04-30",
        "Seoul in April\n\nAbout 4,700 North Korean soldiers have been killed or wounded in Kursk Oblast, the National Intelligence \
         Service said on Wednesday.\n",
    ),
];

fn run(directory: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_musterbook"));
    command.env("MUSTERBOOK_LEDGER", directory.join("t.musterbook")).current_dir(directory);
    command.args(arguments).args(["--width", "120"]).output().unwrap()
}

fn told(directory: &Path, arguments: &[&str], status: i32) -> String {
    let out = run(directory, arguments);
    let text = String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr);
    assert_eq!(out.status.code(), Some(status), "{arguments:?}: {text}");
    text
}

fn ledger() -> tempfile::TempDir {
    let directory = tempfile::tempdir().unwrap();
    for (name, published, text) in REPORTS {
        std::fs::write(directory.path().join(name), text).unwrap();
        told(directory.path(), &["add", name, "--published", published], 0);
    }
    directory
}

#[test]
fn a_ledger_is_reconciled() {
    let directory = ledger();
    let at = directory.path();
    let ask = ["estimate", "--side", "North Korea", "--outcome", "casualties", "--as-of", "2025-06-20"];
    let answer = told(at, &ask, 0);
    assert!(answer.contains("low 4,700 · best 6,000 · high 6,000, open above"), "{answer}");
    let then = [&ask[..5], &["--as-of", "2024-12-24", "--published-to", "2024-12-31", "--explain"]].concat();
    let answer = told(at, &then, 0);
    assert!(answer.contains("low 1,100") && answer.contains("high 3,000") && answer.contains("claim "), "{answer}");
    let answer = told(at, &[&ask[..], &["--without", "UK Defence Intelligence"]].concat(), 0);
    assert!(answer.contains("high 4,700") && answer.contains("otherwise low 4,700"), "{answer}");
    let answer = told(at, &[&ask[..], &["--assume", "casualties <= 7000"]].concat(), 0);
    assert!(
        answer.contains("high 6,000 ·") || !answer.lines().nth(2).unwrap_or_default().contains("open above"),
        "{answer}"
    );
    let answer = told(at, &["estimate", "--side", "DPRK", "--outcome", "casualties", "--series"], 0);
    assert!(answer.contains("2024-12-23") && answer.contains('●'), "{answer}");
    let answer = told(at, &[&ask[..], &["--format", "json"]].concat(), 0);
    let json: serde_json::Value = serde_json::from_str(&answer).unwrap();
    assert_eq!(json["answers"][0]["low"], 4700.0);
    assert_eq!(json["answers"][0]["state"], "agreement");
    assert!(json["statements"][0]["sentence"].as_str().is_some_and(|it| it.contains("North Korean")));
    let answer = told(at, &["conflicts"], 0);
    assert!(answer.contains("contradiction") && answer.contains("1,100") && answer.contains("3,000"), "{answer}");
}

#[test]
fn a_report_is_checked() {
    let directory = ledger();
    let report = "Losses mount\n\nMore than 6,000 North Korean soldiers have been killed or wounded in Kursk Oblast, according to UK \
                  Defence Intelligence. About 2,000 North Korean soldiers have been killed or wounded in Kursk Oblast, the Pentagon \
                  said on 18 June.\n";
    std::fs::write(directory.path().join("new.txt"), report).unwrap();
    let answer = told(directory.path(), &["check", "new.txt", "--published", "2025-06-18"], 1);
    assert!(answer.contains("repeats") && answer.contains("CONTRADICTS"), "{answer}");
    let garbled = "Losses mount\n\nMore than 6,000 North Korean soldiers have been killed in Kursk Oblast, UK Defence Intelligence \
                   said.\n";
    std::fs::write(directory.path().join("bad.txt"), garbled).unwrap();
    let answer = told(directory.path(), &["check", "bad.txt", "--published", "2025-06-18"], 1);
    assert!(answer.contains("GARBLED"), "{answer}");
}

#[test]
fn what_is_wrong_is_said() {
    let directory = ledger();
    let at = directory.path();
    let ask = ["estimate", "--side", "North Korea", "--outcome", "casualties"];
    std::fs::write(at.join("mine.toml"), "nmae = \"x\"\n").unwrap();
    for (more, status, said) in [
        (vec!["--policy", "mean"], 2, "there is no policy \"mean\""),
        (vec!["--policy", "mine.toml"], 2, "unknown field `nmae`"),
        (vec!["--policy", "none.toml"], 2, "none.toml"),
        (vec!["--assume", "slain >= 5"], 2, "no outcome"),
        (vec!["--as-of", "2020-01-01"], 1, "No coverage"),
    ] {
        let text = told(at, &[&ask[..], &more[..]].concat(), status);
        assert!(text.contains(said), "{more:?}: {text}");
    }
    let text = told(at, &["estimate", "--side", "Nobody", "--outcome", "killed"], 2);
    assert!(text.contains("nothing is said of Nobody"), "{text}");
}

#[test]
fn one_incident_is_asked_for() {
    let directory = tempfile::tempdir().unwrap();
    let at = directory.path();
    for (name, published, text) in [
        (
            "first.txt",
            "2025-03-05",
            "A strike on Sumy killed at least 5 people on 4 March 2025, the mayor of Sumy said.\n",
        ),
        (
            "later.txt",
            "2025-03-07",
            "A strike on Sumy on 4 March 2025 killed 12 people, three of them children, the mayor of Sumy said on Friday.\n",
        ),
        ("month.txt", "2025-04-02", "In March 2025 209 people were killed in Sumy, the United Nations said.\n"),
    ] {
        std::fs::write(at.join(name), text).unwrap();
        told(at, &["add", name, "--published", published], 0);
    }
    let ask = ["estimate", "--from", "2025-03-04", "--place", "Sumy", "--outcome", "killed"];
    let answer = told(at, &[&ask[..], &["--explain"]].concat(), 0);
    assert!(answer.contains("killed in Sumy on 4 March 2025, as told up to 7 March 2025"), "{answer}");
    assert!(answer.contains("low 12 · best 12 · high 12"), "{answer}");
    assert!(!answer.contains("209"), "a month's count is not the incident's: {answer}");
    let answer = told(at, &[&ask[..], &["--as-of", "2025-03-05"]].concat(), 0);
    assert!(answer.contains("low 5 "), "{answer}");
    let answer = told(at, &[&ask[..], &["--to", "2025-03-01"]].concat(), 2);
    assert!(answer.contains("--to 2025-03-01 is before --from 2025-03-04"), "{answer}");
    told(at, &["estimate", "--outcome", "killed"], 2);
}
