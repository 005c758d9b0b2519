//! What the commands write to and how they fail.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    Done,
    /// Nothing found, or a check failed.
    NothingFound,
    /// Done as far as possible, but there were errors, which have been told.
    Failed,
}

/// Why a command stopped.
pub enum Failure {
    /// Nobody reads the output any more (`musterbook read … | head`): no error.
    Closed,
    Problem(Problem),
}

/// Something that went wrong: where, what, and what to do about it.
pub struct Problem {
    pub place: String,
    pub what: String,
    pub remedy: String,
}

impl Problem {
    pub fn new(place: impl Into<String>, what: impl Into<String>, remedy: impl Into<String>) -> Problem {
        Problem { place: place.into(), what: what.into(), remedy: remedy.into() }
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Failure {
        Failure::Problem(problem)
    }
}

/// Only writing to standard output gives a bare `io::Error`; reading names its file.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Failure::Closed;
        }
        Problem::new("standard output", format!("can't be written: {error}"), "see whether the disk is full").into()
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Failure {
        io::Error::from(error).into()
    }
}

/// Tells a problem on standard error.
pub fn complain(problem: &Problem) {
    let _ = writeln!(io::stderr(), "musterbook: {}: {}\n  {}", problem.place, problem.what, problem.remedy);
}

/// Tells something that need not be mended on standard error.
pub fn warn(message: &str) {
    let _ = writeln!(io::stderr(), "warning: {message}");
}

/// Standard output, buffered.
pub fn stdout() -> BufWriter<StdoutLock<'static>> {
    BufWriter::new(io::stdout().lock())
}

/// How text for people is laid out.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Columns.
    pub width: usize,
    /// Whether bold and dim may be used.
    pub styled: bool,
}

impl Look {
    /// The width asked for; else that of `COLUMNS`, of the terminal, or 120.
    pub fn of_stdout(width: Option<usize>) -> Look {
        let is_terminal = io::stdout().is_terminal();
        let columns = || std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let of_terminal = || is_terminal.then(|| comfy_table::Table::new().width()).flatten().map(usize::from);
        let width = width.or_else(columns).or_else(of_terminal).unwrap_or(120).clamp(40, 400);
        Look { width, styled: is_terminal && std::env::var_os("NO_COLOR").is_none() }
    }

    pub fn bold(self, text: &str) -> String {
        if self.styled { format!("\x1b[1m{text}\x1b[0m") } else { text.to_owned() }
    }

    pub fn dim(self, text: &str) -> String {
        if self.styled { format!("\x1b[2m{text}\x1b[0m") } else { text.to_owned() }
    }
}

/// The text in lines of at most `width` characters, broken at spaces; a longer word has its own line.
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut room = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        match lines.last_mut() {
            Some(line) if length < room => {
                line.push(' ');
                line.push_str(word);
                room -= length + 1;
            }
            _ => {
                lines.push(word.to_owned());
                room = width.saturating_sub(length);
            }
        }
    }
    lines
}

/// The text behind its label, wrapped, further lines under the first.
pub fn hanging(label: &str, text: &str, width: usize) -> Vec<String> {
    let indent = label.chars().count();
    let lines = wrapped(text, width.saturating_sub(indent).max(20));
    let label = |n: usize| if n == 0 { label.to_owned() } else { " ".repeat(indent) };
    lines.iter().enumerate().map(|(n, line)| label(n) + line).collect()
}

/// `1 claim`, `2 claims`.
pub fn count(number: usize, noun: &str) -> String {
    format!("{} {noun}{}", crate::figure::grouped(number as f64), if number == 1 { "" } else { "s" })
}
