//! `musterbook explain`: why the claims of a text are as they are, and why its other numbers are none.

use crate::figure;
use crate::input::inputs;
use crate::output::{Exit, Failure, Look, Problem, complain, hanging, stdout, wrapped};
use crate::reader::{self, Reading};
use crate::reports::{Held, read_file};
use crate::table;
use clap::Args;
use jiff::civil::Date;
use musterbook_core::claim::{Claim, Rejected};
use musterbook_core::document::{Document, NameAt, TimeAt, TimeKind};
use musterbook_core::lexicon::world::{Sense, World};
use musterbook_core::one_line;
use musterbook_core::read::drafts;
use musterbook_core::span::Span;
use std::fmt::Write as _;
use std::io::Write;

/// The labels of the leaves, equally wide.
const NAME: &str = "name       ";
const TIME: &str = "time       ";
const CLAIM: &str = "claim      ";
const STEP: &str = "             ";
const SET_ASIDE: &str = "set aside  ";

/// Show, sentence by sentence, the names, times and figures found, each claim with the rules that made it, and every
/// number that is in no claim with the reason.
#[derive(Args)]
pub struct Options {
    /// A report, or - for standard input
    #[arg(value_name = "FILE", required_unless_present = "text")]
    input: Option<String>,
    /// A text given here
    #[arg(long, conflicts_with = "input", allow_hyphen_values = true)]
    text: Option<String>,
    /// The day of publication
    #[arg(long, value_name = "YYYY-MM-DD")]
    published: Option<Date>,
    /// Show sentences without numbers too
    #[arg(long)]
    all: bool,
}

pub fn run(options: &Options, look: Look) -> Result<Exit, Failure> {
    let (name, reading) = match (&options.text, &options.input) {
        (Some(text), _) => {
            let remedy = "please report it, with the text";
            let read = reader::read_text(text, options.published);
            ("--text".to_owned(), read.map_err(|fault| Problem::new("--text", fault, remedy))?)
        }
        (None, Some(input)) => {
            let (found, problems) = inputs(std::slice::from_ref(input));
            if let Some(problem) = problems.into_iter().next() {
                return Err(problem.into());
            }
            let [input] = found.as_slice() else {
                let remedy = "name one file; `musterbook read` takes directories";
                return Err(Problem::new(input, "more than one report", remedy).into());
            };
            match read_file(input, options.published).map_err(|refused| refused.problem)? {
                Held::Reading(reading) => (input.name(), *reading),
                Held::Feed(_) => {
                    let remedy = "`musterbook read` takes feeds";
                    return Err(Problem::new(input.name(), "a feed holds several reports", remedy).into());
                }
            }
        }
        (None, None) => {
            complain(&Problem::new("explain", "nothing to explain", "give a FILE or --text"));
            return Ok(Exit::Failed);
        }
    };
    let mut out = stdout();
    if options.text.is_none() {
        out.write_all(table::heading(&name, &reading.report, look).as_bytes())?;
        out.write_all(b"\n")?;
    }
    out.write_all(tree(&reading, options.all, look).as_bytes())?;
    out.flush()?;
    Ok(if reading.claims.is_empty() && reading.rejected.is_empty() { Exit::NothingFound } else { Exit::Done })
}

/// The sentences that hold a number (or all), each with what was found in it.
pub fn tree(reading: &Reading, all: bool, look: Look) -> String {
    let report = &reading.report;
    let furniture = report.furniture.iter().map(|&(start, end)| Span::new(start, end)).collect();
    let (doc, _) = drafts(&report.text, report.published, furniture);
    // The branches of the tree take three columns.
    let width = look.width.saturating_sub(3);
    let mut out = String::new();
    for sentence in &doc.sentences {
        let holds = |span: Span| sentence.span.start <= span.start && span.start < sentence.span.end;
        let claims: Vec<&Claim> = reading.claims.iter().filter(|claim| holds(claim.anchor)).collect();
        let set_aside: Vec<&Rejected> = reading.rejected.iter().filter(|rejected| holds(rejected.anchor)).collect();
        if !all && claims.is_empty() && set_aside.is_empty() {
            continue;
        }
        let mut leaves: Vec<Vec<String>> = Vec::new();
        let names = doc.names_in(&sentence.tokens).iter().map(|name| name_leaf(&doc, name));
        let times = doc.times_in(&sentence.tokens).iter().map(|time| time_leaf(&doc, time));
        leaves.extend(names.chain(times).map(|(label, text)| hanging(label, &text, width)));
        leaves.extend(claims.into_iter().map(|claim| claim_leaf(claim, width, look)));
        leaves.extend(set_aside.into_iter().map(|it| hanging(SET_ASIDE, &figure::set_aside(it), width)));
        for line in wrapped(sentence.span.of(&report.text), look.width) {
            let _ = writeln!(out, "{}", look.bold(&line));
        }
        let last = leaves.len().saturating_sub(1);
        for (n, leaf) in leaves.iter().enumerate() {
            let (branch, stem) = if n == last { ("└─", "  ") } else { ("├─", "│ ") };
            for (m, line) in leaf.iter().enumerate() {
                let _ = writeln!(out, "{} {line}", if m == 0 { branch } else { stem });
            }
        }
        out.push('\n');
    }
    let _ = writeln!(out, "{}", table::counts(reading.claims.len(), reading.rejected.len()));
    out
}

fn name_leaf(doc: &Document, name: &NameAt) -> (&'static str, String) {
    let senses: Vec<String> = name.name.senses.iter().map(|sense| sense_of(&doc.lexicon.world, sense)).collect();
    let mut shown = senses.clone();
    shown.dedup();
    let more = if shown.len() > 4 { format!(" and {} more", shown.len() - 4) } else { String::new() };
    shown.truncate(4);
    (NAME, format!("{}: {}{more}", doc.span(&name.tokens).of(doc.text), shown.join(", ")))
}

fn sense_of(world: &World, sense: &Sense) -> String {
    match *sense {
        Sense::Party(id, form) => {
            format!("party {} ({})", world.parties[id as usize].name, format!("{form:?}").to_lowercase())
        }
        Sense::Body(id) => format!("body {}", world.bodies[id as usize].name),
        Sense::Person(id) => format!("person {}", world.people[id as usize].name),
        Sense::Place(id) => {
            let place = &world.places[id as usize];
            let country = if place.country.is_empty() || place.country == place.name { "" } else { place.country };
            format!("place {}{}{country}", place.name, if country.is_empty() { "" } else { ", " })
        }
        Sense::Weapon(unit) => format!("weapon: {}", figure::counted(unit, None)),
    }
}

fn time_leaf(doc: &Document, time: &TimeAt) -> (&'static str, String) {
    let kind = match time.kind {
        TimeKind::Within => "within".to_owned(),
        TimeKind::Since => "since".to_owned(),
        TimeKind::Until => "until".to_owned(),
        TimeKind::Per(per) => format!("per {per}"),
    };
    let when = if time.when.is_open() { String::new() } else { format!(" {}", time.when) };
    (TIME, format!("{}: {kind}{when}, by {}", doc.span(&time.tokens).of(doc.text), time.rule))
}

fn claim_leaf(claim: &Claim, width: usize, look: Look) -> Vec<String> {
    let mut lines = hanging(CLAIM, &one_line::print(claim), width);
    if let Some(first) = lines.first_mut() {
        *first = first.replacen("claim", &look.bold("claim"), 1);
    }
    for step in &claim.trace {
        let text = if step.saw.is_empty() { step.rule.to_owned() } else { format!("{}: {}", step.rule, step.saw) };
        lines.extend(hanging(STEP, &text, width));
    }
    lines
}
