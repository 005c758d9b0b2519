//! The inputs of a command: files, directories walked in sorted order, `-` for standard input, and addresses.

use crate::output::Problem;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Endings of files that are read when a directory is walked; a file that is named itself is always read.
const ENDINGS: &[&str] = &["txt", "text", "html", "htm", "xhtml", "md"];

/// One thing to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    Stdin,
    File(PathBuf),
    /// At hand already, under this name.
    Given {
        name: String,
        bytes: Vec<u8>,
    },
    /// Of a page or a feed, to be fetched.
    Address(String),
}

impl Input {
    /// What messages and tables call it.
    pub fn name(&self) -> String {
        match self {
            Input::Stdin => "-".to_owned(),
            Input::File(path) => path.display().to_string(),
            Input::Given { name, .. } => name.clone(),
            Input::Address(address) => address.clone(),
        }
    }

    /// All its bytes; those of an address are fetched elsewhere.
    pub fn bytes(&self) -> Result<Vec<u8>, Problem> {
        let read = match self {
            Input::Stdin => {
                let mut bytes = Vec::new();
                io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
            }
            Input::File(path) => fs::read(path),
            Input::Given { bytes, .. } => Ok(bytes.clone()),
            Input::Address(address) => {
                let remedy = format!("save the page first: curl -sSL '{address}' > page.html");
                return Err(Problem::new(address, "this command does not fetch addresses", remedy));
            }
        };
        read.map_err(|error| unreadable(&self.name(), &error))
    }
}

/// The inputs that the arguments name, in their order, and a problem for each argument that names none.
pub fn inputs(arguments: &[String]) -> (Vec<Input>, Vec<Problem>) {
    let (mut found, mut problems) = (Vec::new(), Vec::new());
    for argument in arguments {
        if argument == "-" {
            if found.contains(&Input::Stdin) {
                let remedy = "give `-` once; standard input can be read once only";
                problems.push(Problem::new("-", "named twice", remedy));
            } else {
                found.push(Input::Stdin);
            }
            continue;
        }
        let path = Path::new(argument);
        if path.is_dir() {
            let before = found.len();
            walk(path, &mut found, &mut problems);
            if found.len() == before {
                let remedy =
                    format!("it was searched for files ending in {}; name other files themselves", ENDINGS.join(", "));
                problems.push(Problem::new(argument, "no reports in this directory", remedy));
            }
        } else if is_address(argument) {
            found.push(Input::Address(argument.clone()));
        } else {
            found.push(Input::File(path.to_owned()));
        }
    }
    (found, problems)
}

/// Whether an argument is an address: of a page, or of another kind, which is told when it is fetched.
fn is_address(argument: &str) -> bool {
    let scheme = argument.split_once("://").map_or("", |(scheme, _)| scheme);
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    !scheme.is_empty() && scheme.bytes().all(is_letter) && !Path::new(argument).exists()
}

/// Adds the reports under a directory, sorted by name; hidden files and links to directories are left alone.
fn walk(directory: &Path, found: &mut Vec<Input>, problems: &mut Vec<Problem>) {
    let entries = match fs::read_dir(directory) {
        Ok(entries) => entries,
        Err(error) => return problems.push(unreadable(&directory.display().to_string(), &error)),
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if is_hidden {
            continue;
        }
        if path.is_dir() {
            if !path.is_symlink() {
                walk(&path, found, problems);
            }
        } else if path.is_file() && is_report(&path) {
            found.push(Input::File(path));
        }
    }
}

fn is_report(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// A file that can't be read, as a problem with a remedy.
pub fn unreadable(name: &str, error: &io::Error) -> Problem {
    let (what, remedy) = match error.kind() {
        io::ErrorKind::NotFound => ("no such file", "check the name and the directory you are in"),
        io::ErrorKind::PermissionDenied => ("you may not read this file", "check its permissions"),
        io::ErrorKind::IsADirectory => ("this is a directory", "name a file in it"),
        _ => return Problem::new(name, format!("can't be read: {error}"), "check that it is a readable file"),
    };
    Problem::new(name, what, remedy)
}

/// A file's text, for the commands that need UTF-8.
pub fn text_of(name: &str) -> Result<String, Problem> {
    let input = if name == "-" { Input::Stdin } else { Input::File(PathBuf::from(name)) };
    String::from_utf8(input.bytes()?).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Problem::new(name, format!("not UTF-8 at byte {at}"), "save it as UTF-8, for example with iconv")
    })
}
