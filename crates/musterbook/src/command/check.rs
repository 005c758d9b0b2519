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
use musterbook_ledger::{Filter, Ledger};
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
    let mut own = gather::statements(&seen);
    let (ledger, mut known, seen_before) = known(options, &own)?;
    let lineage: Vec<Lineage> = own.iter().map(|it| lineage(it, &seen, &seen_before, &known)).collect();
    let repeats: Vec<Option<usize>> = lineage.iter().map(|it| it.repeats).collect();
    for (it, found) in own.iter_mut().zip(lineage) {
        it.garble = it.garble.take().or(found.garbles);
    }
    let verdicts = check(&own, &known, &repeats, &policy);
    ledger.quote(&mut known, verdicts.iter().flat_map(|it| it.with.iter().copied()))?;
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
            "\n{} against {} known: {} contradict, {} garbled, {} sharpen, {} hold, {} repeat",
            count(own.len(), "figure"),
            known.len(),
            of(Standing::Contradicts),
            of(Standing::Garbles),
            of(Standing::Sharpens),
            of(Standing::Holds),
            of(Standing::Repeats)
        )?;
    }
    out.flush()?;
    let is_bad = |it: &Verdict| matches!(it.standing, Standing::Contradicts | Standing::Garbles);
    let has_contradiction = verdicts.iter().any(is_bad);
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
        sentence_at: claim.evidence.start,
        evidence: "this report".to_owned(),
        number: None,
        statement: None,
        garble: None,
        claim: claim.clone(),
    });
    made.collect()
}

/// What the ledger knows of the kinds of things that the report counts.
fn known(options: &Options, own: &[Statement]) -> Result<(Ledger, Vec<Statement>, Vec<Seen>), Failure> {
    let ledger = options.ground.at.open_to_read()?;
    let known = ledger.known_at(options.ground.known_at)?;
    let mut unit: Vec<String> = own.iter().map(|it| it.unit.as_str().to_owned()).collect();
    unit.sort_unstable();
    unit.dedup();
    if unit.is_empty() {
        return Ok((ledger, Vec::new(), Vec::new()));
    }
    let filter = Filter { unit, published_to: options.ground.published_to, ..Filter::default() };
    let seen = ledger.seen(&filter, known)?;
    Ok((ledger, gather::statements(&seen), seen))
}

/// What a figure has to do with what is known.
#[derive(Default)]
struct Lineage {
    /// The place of the known statement that it repeats.
    repeats: Option<usize>,
    /// Why it is a garbled echo, if it is one.
    garbles: Option<String>,
}

/// How a figure stands to the known ones, by the ledger's own test of lineage.
fn lineage(it: &Statement, own: &[Seen], before: &[Seen], known: &[Statement]) -> Lineage {
    let is_it = |seen: &&Seen| seen.claim.anchor_text == it.words && seen.claim.outcome == it.outcome;
    let Some(mine) = own.iter().find(is_it) else { return Lineage::default() };
    let point = Point::of(&mine.claim, mine.outlet.as_deref(), mine.published);
    let number = |seen: &Seen| seen.claim.low.or(seen.claim.high);
    let mut found = Lineage::default();
    for seen in before.iter().filter(|seen| number(seen) == number(mine)) {
        let other = Point::of(&seen.claim, seen.outlet.as_deref(), seen.published);
        let of = known.iter().position(|it| Some(it.id) == seen.statement);
        match relation(&point, &other, false) {
            Some(Relation::Sighting { .. }) if found.repeats.is_none() => found.repeats = of,
            Some(Relation::Garble { changed, why }) if gather::is_garble(&mine.claim, seen.claim.outcome) => {
                found.garbles.get_or_insert(format!("another {changed}: {why}"));
            }
            _ => {}
        }
    }
    // An echo of a garbled echo is one; of a sound statement it is none, whatever else has the same number.
    if let Some(at) = found.repeats {
        found.garbles.clone_from(&known[at].garble);
    }
    found
}

fn row(it: &Verdict, own: &[Statement], known: &[Statement]) -> Vec<String> {
    let told = match it.standing {
        Standing::Contradicts => "CONTRADICTS",
        Standing::Garbles => "GARBLED",
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
