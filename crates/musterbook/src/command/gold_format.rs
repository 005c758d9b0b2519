//! `musterbook read --gold-format`: a JSON line in, a JSON line out, for scoring and for programs. Never stops at a bad
//! line: it is answered with no claims and told on standard error.

use crate::input::unreadable;
use crate::output::{Exit, Failure, Problem, complain, stdout};
use crate::reader::{self, Reading};
use jiff::civil::Date;
use musterbook_core::code_points::CodePoints;
use musterbook_core::json::{self, ClaimJson, RejectedJson};
use serde::Serialize;
use serde_json::Value;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};

/// One answer. Offsets are Unicode code points into the text that came in.
#[derive(Serialize)]
struct Answer<'a> {
    id: &'a Value,
    claims: Vec<ClaimJson<'a>>,
    rejected: Vec<RejectedJson<'a>>,
}

/// Answers each line of the named files, or of standard input where none is named.
pub fn run(names: &[String]) -> Result<Exit, Failure> {
    let standard = ["-".to_owned()];
    let names = if names.is_empty() { &standard } else { names };
    let mut failed = false;
    for name in names {
        let opened: io::Result<Box<dyn BufRead>> = match name.as_str() {
            "-" => Ok(Box::new(io::stdin().lock())),
            path => File::open(path).map(|file| Box::new(BufReader::new(file)) as Box<dyn BufRead>),
        };
        match opened {
            Ok(lines) => failed |= answer_all(name, lines)?,
            Err(error) => {
                failed = true;
                complain(&unreadable(name, &error));
            }
        }
    }
    Ok(if failed { Exit::Failed } else { Exit::Done })
}

/// Whether any line was bad.
fn answer_all(name: &str, mut lines: Box<dyn BufRead>) -> Result<bool, Failure> {
    let mut out = stdout();
    let mut failed = false;
    let mut bytes = Vec::new();
    for number in 1.. {
        bytes.clear();
        match lines.read_until(b'\n', &mut bytes) {
            Ok(0) => break,
            Ok(_) => {}
            Err(error) => {
                complain(&unreadable(name, &error));
                return Ok(true);
            }
        }
        let line = String::from_utf8_lossy(&bytes);
        if line.trim().is_empty() {
            continue;
        }
        let is_utf8 = matches!(line, std::borrow::Cow::Borrowed(_));
        let parsed =
            if is_utf8 { serde_json::from_str(&line) } else { serde_json::from_str(&line).or(Ok(Value::Null)) };
        let (id, reading) = match parsed {
            Ok(value) => {
                let id = value.get("id").cloned().unwrap_or_default();
                let read = if is_utf8 { read(&value) } else { Err("not UTF-8".to_owned()) };
                (id, read)
            }
            Err(error) => (Value::Null, Err(format!("bad JSON: {error}"))),
        };
        let reading = reading.unwrap_or_else(|what| {
            failed = true;
            let remedy = r#"a line is an object {"id": …, "text": "…", "published": "2025-06-16" or null}"#;
            complain(&Problem::new(format!("{name}:{number}"), what, remedy));
            reader::nothing()
        });
        let points = CodePoints::new(&reading.report.text);
        let answer = Answer {
            id: &id,
            claims: reading.claims.iter().map(|claim| json::claim(claim, &points)).collect(),
            rejected: reading.rejected.iter().map(|rejected| json::rejected(rejected, &points)).collect(),
        };
        serde_json::to_writer(&mut out, &answer)?;
        out.write_all(b"\n")?;
        out.flush()?;
    }
    Ok(failed)
}

fn read(line: &Value) -> Result<Reading, String> {
    let text = line.get("text").and_then(Value::as_str).ok_or("no text")?;
    let published = match line.get("published") {
        None | Some(Value::Null) => None,
        Some(Value::String(day)) if day.is_empty() => None,
        Some(day) => Some(day_of(day).ok_or_else(|| format!("published is {day}, not a day"))?),
    };
    reader::read_text(text, published)
}

/// A day, or the day of a date with time.
fn day_of(value: &Value) -> Option<Date> {
    value.as_str()?.get(..10)?.parse().ok()
}
