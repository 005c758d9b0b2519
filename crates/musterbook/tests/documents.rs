//! What the documents show of the program's output is what it prints. `UPDATE_DOCS=1 cargo test -p musterbook --test
//! documents` writes what it prints now; look at the difference before you keep it.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The documents with examples. All examples of one document are run in order, in one directory, on one ledger.
const DOCUMENTS: &[&str] = &["docs/ledger.md", "README.md"];

/// What begins a block of commands, each behind `$ ` and with its output under it.
const BLOCK: &str = "```console\n";

/// Stands in the documents for the minute of a recording.
const MINUTE: &str = "2026-11-25 10:00";

#[test]
fn examples_in_the_documents_are_what_the_program_prints() {
    for name in DOCUMENTS {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(name);
        let text = std::fs::read_to_string(&path).unwrap();
        let directory = scratch(name);
        let mut blocks = text.split(BLOCK);
        let mut printed = blocks.next().unwrap_or_default().to_owned();
        let mut examples = 0;
        for block in blocks {
            let (example, rest) = block.split_once("```").unwrap_or_else(|| panic!("{name}: a block has no end"));
            printed += BLOCK;
            for command in example.lines().filter_map(|line| line.strip_prefix("$ ")) {
                examples += 1;
                printed += &format!("$ {command}\n{}", run(command, &directory));
            }
            printed += &format!("```{rest}");
        }
        assert!(examples > 0, "{name} has no examples");
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::write(&path, printed).unwrap();
        } else {
            let differs = text.lines().zip(printed.lines()).find(|(told, printed)| told != printed);
            assert!(text == printed, "{name} and the program differ, first here (told, printed): {differs:#?}");
        }
    }
}

/// An empty directory with the reports of the example.
fn scratch(name: &str) -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name.replace('/', "-"));
    let _ = std::fs::remove_dir_all(&directory);
    std::fs::create_dir_all(&directory).unwrap();
    for report in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/example")).unwrap().flatten() {
        std::fs::copy(report.path(), directory.join(report.file_name())).unwrap();
    }
    directory
}

/// Runs a command as it is typed; what it prints, the minutes of recordings masked.
fn run(command: &str, directory: &Path) -> String {
    let words = words(command);
    let (program, arguments) = words.split_first().expect("a command");
    assert_eq!(program, "musterbook", "examples run musterbook alone: {command}");
    let mut run = Command::new(env!("CARGO_BIN_EXE_musterbook"));
    run.args(arguments).current_dir(directory).env("COLUMNS", "100").env("MUSTERBOOK_LEDGER", "book.ledger");
    let output = run.output().unwrap();
    let printed = [output.stdout, output.stderr].concat();
    let lines = String::from_utf8(printed).unwrap();
    lines.lines().map(|line| masked(line.trim_end()) + "\n").collect()
}

fn masked(line: &str) -> String {
    let start = line.len() - line.trim_start().len();
    let is_minute =
        |it: &str| it.bytes().zip(MINUTE.bytes()).all(|(a, b)| a.is_ascii_digit() && b.is_ascii_digit() || a == b);
    match line.get(start..start + MINUTE.len()) {
        Some(minute) if is_minute(minute) => format!("{}{MINUTE}{}", &line[..start], &line[start + MINUTE.len()..]),
        _ => line.to_owned(),
    }
}

/// The words of a command; quotes of either kind keep spaces.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote = None;
    for c in command.chars() {
        match quote {
            Some(open) if c == open => quote = None,
            None if c == '\'' || c == '"' => quote = Some(c),
            None if c == ' ' => words.push(String::new()),
            _ => words.last_mut().unwrap().push(c),
        }
    }
    words
}
