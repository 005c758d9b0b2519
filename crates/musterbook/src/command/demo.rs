//! `musterbook demo`: the reader at work on a bundled case, so that a newcomer sees what it does.

use crate::output::{Exit, Failure, Look, Problem, count, stdout, wrapped};
use crate::{figure, reader, table};
use clap::Args;
use jiff::civil::date;
use musterbook_core::claim::{Claim, Outcome, Scope, Unit};
use musterbook_core::reconcile::conflict::of_question;
use musterbook_core::reconcile::estimate::estimates;
use musterbook_core::reconcile::explain::{explanation, happened, line};
use musterbook_core::reconcile::gather::{self, Seen};
use musterbook_core::reconcile::policy::{Policy, STANDARD};
use musterbook_core::reconcile::question::Question;
use musterbook_core::reconcile::statement::Statement;
use musterbook_core::score::{GoldDocument, read_gold};
use std::collections::BTreeSet;
use std::io::Write;

/// The bundled case: digests in our own words of real reports, each with the address of its report.
const CASE: &str = include_str!("../../../../corpus/gold/case-kursk.jsonl");

const ABOUT: &str = "each a short digest in our own words of a real report, whose address stands with it. Figures, hedges \
                     and attributions are the report's; read the report itself before you cite it.";

/// Read a bundled case: 51 digests of real reports on North Korean troops in Kursk Oblast.
#[derive(Args)]
pub struct Options {
    /// How many of the reports to show
    #[arg(long, value_name = "N", default_value_t = 3)]
    reports: usize,
}

pub fn run(options: &Options, look: Look) -> Result<Exit, Failure> {
    let remedy = "please report it: the case is part of the program";
    let documents =
        read_gold("the bundled case", CASE, &mut |_| ()).map_err(|bad| Problem::new("demo", bad.0, remedy))?;
    let mut out = stdout();
    writeln!(out, "{}", look.bold("North Korean troops in Kursk Oblast, October 2024 to December 2025"))?;
    let about = format!("{}, {ABOUT}", count(documents.len(), "text"));
    writeln!(out, "{}\n", wrapped(&about, look.width).join("\n"))?;
    let shown = spread(documents.len(), options.reports);
    let (mut claims, mut set_aside, mut seen) = (Vec::new(), 0, Vec::new());
    for (n, document) in documents.iter().enumerate() {
        let reading = reader::read_text(&document.text, document.published);
        let mut reading = reading.map_err(|fault| Problem::new(&document.id, fault, remedy))?;
        if shown.contains(&n) {
            describe(&mut reading.report, document);
            let address = document.url.as_deref().unwrap_or(&document.id);
            writeln!(out, "{}", table::report(address, &reading, false, look))?;
        }
        seen.extend(seen_in(n, document, &reading.claims));
        set_aside += reading.rejected.len();
        claims.extend(reading.claims);
    }
    let closing = table::counts(claims.len(), set_aside);
    writeln!(out, "{}", look.bold(&format!("In all {}: {closing}", count(documents.len(), "report"))))?;
    question(&mut out, &claims, look)?;
    reconciled(&mut out, &gather::statements(&seen), look)?;
    writeln!(out, "\nNext:")?;
    writeln!(
        out,
        "  musterbook explain --text 'At least 12 people were killed in Kharkiv on Tuesday, local officials said.'"
    )?;
    writeln!(out, "  musterbook read report.html                  a saved page or plain text")?;
    writeln!(out, "  musterbook read reports/ --format csv        a directory, for a spreadsheet")?;
    out.flush()?;
    Ok(if claims.is_empty() { Exit::NothingFound } else { Exit::Done })
}

fn describe(report: &mut musterbook_core::page::Report, document: &GoldDocument) {
    report.title.clone_from(&document.title);
    report.outlet.clone_from(&document.outlet);
    report.published_rule = Some("given".to_owned());
}

/// `wanted` places of `all`, spread evenly, the first and the last among them.
fn spread(all: usize, wanted: usize) -> Vec<usize> {
    match wanted.min(all) {
        0 => Vec::new(),
        1 => vec![0],
        wanted => (0..wanted).map(|n| n * (all - 1) / (wanted - 1)).collect(),
    }
}

/// What the reports say of one question through time: a line for each figure of each origin, where it first stands.
fn question(out: &mut impl Write, claims: &[Claim], look: Look) -> Result<(), Failure> {
    let mut seen = BTreeSet::new();
    let mut answers: Vec<Claim> = claims
        .iter()
        .filter(|claim| {
            let is_asked = claim.outcome == Outcome::Casualties && claim.side.as_deref() == Some("North Korea");
            is_asked && claim.scope == Scope::Total && claim.share_of.is_none() && claim.when.end.is_some()
        })
        .filter(|claim| seen.insert((figure::figure(claim), claim.source.first().cloned())))
        .cloned()
        .collect();
    answers.sort_by_key(|claim| claim.when.end);
    writeln!(
        out,
        "\n{}",
        look.bold("North Korean soldiers killed or wounded: the running totals, by date and origin")
    )?;
    Ok(out.write_all(table::claims(&answers, &["what", "side", "by", "place"], look).as_bytes())?)
}

/// The claims of a document, as reconciling takes them.
fn seen_in(n: usize, document: &GoldDocument, claims: &[Claim]) -> Vec<Seen> {
    let title = document.text.lines().next().unwrap_or_default().len();
    let made = claims.iter().map(|claim| Seen {
        report: n as i64,
        outlet: document.outlet.clone(),
        published: document.published,
        in_title: claim.anchor.end <= title,
        sentence: claim.evidence.of(&document.text).to_owned(),
        evidence: document.id.clone(),
        statement: None,
        garble: None,
        claim: claim.clone(),
    });
    made.collect()
}

/// What the statements jointly support through time, why on the last day, and what cannot all be true.
fn reconciled(out: &mut impl Write, statements: &[Statement], look: Look) -> Result<(), Failure> {
    let policy = Policy::named(STANDARD).map_err(|what| Problem::new("demo", what, "please report it"))?;
    let days = [date(2024, 12, 20), date(2025, 1, 15), date(2025, 2, 15), date(2025, 5, 1), date(2025, 6, 20)];
    let question = |outcome| Question {
        side: Some("North Korea".to_owned()),
        unit: Unit::People,
        outcome,
        civilian: None,
        place: None,
    };
    for outcome in [Outcome::Casualties, Outcome::Killed, Outcome::Deployed] {
        let answers = estimates(statements, &question(outcome), &days, &policy, &[]);
        let heading = format!("North Korean soldiers {}: what the reports jointly support", happened(outcome));
        writeln!(out, "\n{}", look.bold(&heading))?;
        out.write_all(super::estimate::line_of_time(&answers, look).as_bytes())?;
        let sentences = answers.last().map(|it| explanation(it, statements)).unwrap_or_default();
        for (sentence, _) in sentences.into_iter().take(4) {
            writeln!(out, "{}", wrapped(&sentence, look.width).join("\n"))?;
        }
    }
    writeln!(out, "\n{}", look.bold("What cannot all be true"))?;
    for it in of_question(statements, &question(Outcome::Casualties), &policy).iter().take(5) {
        writeln!(out, "\n{}:", it.why)?;
        for at in &it.statements {
            writeln!(out, "  {} [{}]", line(&statements[*at]), statements[*at].evidence)?;
        }
    }
    Ok(())
}
