//! `check`: a report against the ledger, and within itself.

use super::question::{Cited, Form, Ground, cited};
use crate::input::inputs;
use crate::output::{Exit, Failure, Look, Problem, complain, count, stdout};
use crate::reader::Reading;
use crate::reports::{Held, read_file};
use crate::table;
use clap::Args;
use jiff::civil::Date;
use musterbook_core::code_points::CodePoints;
use musterbook_core::reconcile::check::{Standing, Verdict, check};
use musterbook_core::reconcile::explain::line;
use musterbook_core::reconcile::gather::{self, Seen};
use musterbook_core::reconcile::lineage::{Point, Relation, relation};
use musterbook_core::reconcile::statement::Statement;
use musterbook_ledger::Filter;
use serde::Serialize;
use std::io::Write;

/// Check a report against the ledger and within itself: which of its figures hold, sharpen, contradict or only repeat what
/// is known. Nothing is added to the ledger.
#[derive(Args)]
pub struct Options {
    /// A report: an HTML page or plain text, or - for standard input
    #[arg(value_name = "FILE")]
    pub input: String,
    /// The day of publication; else the page's own is used
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub published: Option<Date>,
    #[command(flatten)]
    pub ground: Ground,
}

#[derive(Serialize)]
struct Told {
    verdicts: Vec<Verdict>,
    /// The report's.
    own: Vec<Cited>,
    /// The ledger's that the verdicts name.
    known: Vec<Cited>,
}

pub fn run(options: &Options, look: Look) -> Result<Exit, Failure> {
    let policy = options.ground.policy()?;
    let reading = read(options)?;
    let seen = seen(&reading);
    let own = gather::statements(&seen);
    let (known, seen_before) = known(options)?;
    let repeats: Vec<Option<usize>> = own.iter().map(|it| repeated(it, &seen, &seen_before, &known)).collect();
    let verdicts = check(&own, &known, &repeats, &policy);
    let mut out = stdout();
    if options.ground.format == Form::Json {
        let named: std::collections::BTreeSet<usize> = verdicts.iter().flat_map(|it| it.with.iter().copied()).collect();
        let told = Told {
            own: own.iter().enumerate().map(|(at, it)| Cited::of(at, it)).collect(),
            known: named.into_iter().map(|at| Cited::of(at, &known[at])).collect(),
            verdicts: verdicts.clone(),
        };
        serde_json::to_writer_pretty(&mut out, &told)?;
        writeln!(out)?;
    } else {
        let rows: Vec<Vec<String>> = verdicts.iter().map(|it| row(it, &own, &known)).collect();
        if rows.is_empty() {
            writeln!(out, "the report holds no figures")?;
        } else {
            out.write_all(table::plain(&["figure", "it", "what is known"], &rows, look).as_bytes())?;
        }
        let of = |standing| verdicts.iter().filter(|it| it.standing == standing).count();
        writeln!(
            out,
            "\n{} against {} known: {} contradict, {} sharpen, {} hold, {} repeat",
            count(own.len(), "figure"),
            known.len(),
            of(Standing::Contradicts),
            of(Standing::Sharpens),
            of(Standing::Holds),
            of(Standing::Repeats)
        )?;
    }
    out.flush()?;
    let has_contradiction = verdicts.iter().any(|it| it.standing == Standing::Contradicts);
    Ok(if has_contradiction { Exit::NothingFound } else { Exit::Done })
}

fn read(options: &Options) -> Result<Reading, Failure> {
    let (found, problems) = inputs(std::slice::from_ref(&options.input));
    problems.iter().for_each(complain);
    let input =
        found.first().ok_or_else(|| Problem::new(&options.input, "it cannot be read", "name a page or a text"))?;
    match read_file(input, options.published).map_err(|refused| refused.problem)? {
        Held::Reading(reading) => Ok(*reading),
        Held::Feed(_) => Err(Problem::new(&options.input, "it is a feed", "check one report at a time").into()),
    }
}

fn seen(reading: &Reading) -> Vec<Seen> {
    let points = CodePoints::new(&reading.report.text);
    let title = reading.report.title.as_deref().map_or(0, |it| it.chars().count());
    let made = reading.claims.iter().map(|claim| Seen {
        report: -1,
        outlet: reading.report.outlet.clone(),
        published: reading.report.published,
        in_title: points.span(claim.anchor)[1] <= title,
        sentence: claim.evidence.of(&reading.report.text).to_owned(),
        evidence: "this report".to_owned(),
        statement: None,
        garble: None,
        claim: claim.clone(),
    });
    made.collect()
}

fn known(options: &Options) -> Result<(Vec<Statement>, Vec<Seen>), Failure> {
    let ledger = options.ground.at.open_to_read()?;
    let known = ledger.known_at(options.ground.known_at)?;
    let filter = Filter { published_to: options.ground.published_to, ..Filter::default() };
    let seen = ledger.seen(&filter, known)?;
    Ok((gather::statements(&seen), seen))
}

/// The known statement that this one repeats, by the ledger's own test of lineage.
fn repeated(it: &Statement, own: &[Seen], before: &[Seen], known: &[Statement]) -> Option<usize> {
    let mine = own.iter().find(|seen| seen.claim.anchor_text == it.words && seen.claim.outcome == it.outcome)?;
    let point = Point::of(&mine.claim, mine.outlet.as_deref(), mine.published);
    let same = |seen: &&Seen| {
        (seen.claim.low, seen.claim.high) == (mine.claim.low, mine.claim.high) || seen.claim.low == mine.claim.low
    };
    before.iter().filter(same).find_map(|seen| {
        let other = Point::of(&seen.claim, seen.outlet.as_deref(), seen.published);
        let is_sighting = matches!(relation(&point, &other, false), Some(Relation::Sighting { .. }));
        known.iter().position(|it| Some(it.id) == seen.statement && is_sighting)
    })
}

fn row(it: &Verdict, own: &[Statement], known: &[Statement]) -> Vec<String> {
    let told = match it.standing {
        Standing::Contradicts => "CONTRADICTS",
        Standing::Repeats => "repeats",
        Standing::Sharpens => "sharpens",
        Standing::Holds => "holds",
        Standing::Alone => "stands alone",
        Standing::SaysNothing => "says nothing",
    };
    let why = match (it.standing, it.with.first()) {
        (Standing::Repeats, Some(&at)) => cited(&known[at]),
        _ => it.why.clone(),
    };
    vec![line(&own[it.statement]), told.to_owned(), why]
}
