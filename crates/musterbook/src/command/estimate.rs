//! `estimate`: the lowest, best and highest value that the reports jointly support, and why.

use super::question::{Cited, Form, Ground, cited};
use crate::ledger::problem;
use crate::output::{Exit, Failure, Look, Problem, count, stdout, wrapped};
use crate::table;
use clap::Args;
use jiff::civil::Date;
use musterbook_core::claim::{Outcome, Unit};
use musterbook_core::reconcile::answer::Estimate;
use musterbook_core::reconcile::estimate::estimates;
use musterbook_core::reconcile::explain::{explanation, grouped, happened, written};
use musterbook_core::reconcile::incident::{Incident, asked, of_incident};
use musterbook_core::reconcile::origin::party_of;
use musterbook_core::reconcile::policy::Policy;
use musterbook_core::reconcile::problem::Supposed;
use musterbook_core::reconcile::question::{Question, family_of};
use musterbook_core::reconcile::statement::Statement;
use musterbook_core::reconcile::what_if::supposed;
use musterbook_ledger::Filter;
use serde::Serialize;
use std::collections::BTreeSet;
use std::io::Write;

/// Say what the reports jointly support: the lowest, best and highest value of a question on a day, and why.
#[derive(Args)]
pub struct Options {
    /// Whose people or things; may be left out with --from
    #[arg(long, value_name = "PARTY", required_unless_present = "from")]
    pub side: Option<String>,
    /// What happened: killed, wounded, casualties, deployed, …
    #[arg(long, value_name = "WORD", value_parser = outcome)]
    pub outcome: Outcome,
    /// What is counted: people, tank, …
    #[arg(long, value_name = "WORD", default_value = "people", value_parser = unit)]
    pub unit: Unit,
    /// A place in the theatre; the whole of it without this
    #[arg(long, value_name = "NAME")]
    pub place: Option<String>,
    /// Only civilians (true) or only combatants (false)
    #[arg(long, value_name = "true|false")]
    pub civilian: Option<bool>,
    /// One incident: what happened from this day on, at --place. Counts of longer stretches are left out
    #[arg(long, value_name = "YYYY-MM-DD", conflicts_with = "series")]
    pub from: Option<Date>,
    /// The last day of the incident; the first without this
    #[arg(long, value_name = "YYYY-MM-DD", requires = "from")]
    pub to: Option<Date>,
    /// The day; the last one that is spoken of without this. Of an incident: as told up to this day
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub as_of: Option<Date>,
    /// Every day that a statement speaks of, with a chart
    #[arg(long, conflicts_with = "as_of")]
    pub series: bool,
    /// The reasons, each in a sentence that leads to its evidence
    #[arg(long)]
    pub explain: bool,
    /// What if this origin had not spoken
    #[arg(long, value_name = "NAME")]
    pub without: Vec<String>,
    /// What if this held: "deployed <= 15000", "killed >= 600 @ 2025-05-01"
    #[arg(long, value_name = "CONDITION", value_parser = supposed)]
    pub assume: Vec<Supposed>,
    #[command(flatten)]
    pub ground: Ground,
}

pub(crate) fn outcome(text: &str) -> Result<Outcome, String> {
    let words = || Outcome::ALL.iter().map(|it| it.as_str()).collect::<Vec<_>>().join(", ");
    Outcome::parse(text).ok_or_else(|| format!("not an outcome; the outcomes are {}", words()))
}

pub(crate) fn unit(text: &str) -> Result<Unit, String> {
    let words = || Unit::ALL.iter().map(|it| it.as_str()).collect::<Vec<_>>().join(", ");
    Unit::parse(text).ok_or_else(|| format!("not a unit; the units are {}", words()))
}

/// An answer with its reasoning.
#[derive(Serialize)]
struct Told {
    answers: Vec<Estimate>,
    /// Without `--without` and `--assume`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    otherwise: Vec<Estimate>,
    explanation: Vec<Reason>,
    /// Those that the answers name or set aside.
    statements: Vec<Cited>,
}

#[derive(Serialize)]
struct Reason {
    sentence: String,
    statements: Vec<usize>,
}

pub fn run(options: &Options, look: Look) -> Result<Exit, Failure> {
    let mut question = Question {
        side: options.side.as_deref().map(party_of),
        unit: options.unit,
        outcome: options.outcome,
        civilian: options.civilian,
        place: options.place.clone(),
    };
    let filter = Filter {
        side: question.side.iter().cloned().collect(),
        unit: vec![options.unit.as_str().to_owned()],
        ..Filter::default()
    };
    let incident = incident(options)?;
    let filter = match &incident {
        Some(it) => Filter { from: it.first.yesterday().ok(), to: it.last.tomorrow().ok(), ..filter },
        None => filter,
    };
    let (ledger, mut statements) = options.ground.statements(filter)?;
    if let Some(incident) = &incident {
        statements = of_incident(&statements, incident);
        statements.iter_mut().for_each(|it| it.side.clone_from(&question.side));
        question = asked(&question);
    }
    let policy = options.ground.policy()?;
    let days = days(options, &question, &statements)?;
    let answer = |policy: &Policy, assume: &[Supposed]| estimates(&statements, &question, &days, policy, assume);
    let mut changed = policy.clone();
    changed.without.extend(options.without.iter().cloned());
    let answers = answer(&changed, &options.assume);
    let is_changed = !options.without.is_empty() || !options.assume.is_empty();
    let otherwise = if is_changed { answer(&policy, &[]) } else { Vec::new() };
    let shown = answers.iter().chain(&otherwise).flat_map(Estimate::named);
    ledger.quote(&mut statements, shown).map_err(problem)?;
    match options.ground.format {
        Form::Json => json(answers.clone(), otherwise, &statements)?,
        Form::Table => tell(options, &answers, &otherwise, &statements, look)?,
    }
    Ok(if answers.iter().all(|it| it.low.is_none()) { Exit::NothingFound } else { Exit::Done })
}

/// The incident that is asked for, if one is.
fn incident(options: &Options) -> Result<Option<Incident>, Failure> {
    let Some(first) = options.from else { return Ok(None) };
    let last = options.to.unwrap_or(first);
    if last < first {
        let what = format!("--to {last} is before --from {first}");
        return Err(Problem::new("estimate", what, "name the first day with --from, the last with --to").into());
    }
    Ok(Some(Incident { place: options.place.clone(), first, last, told_to: options.as_of }))
}

fn days(options: &Options, question: &Question, statements: &[Statement]) -> Result<Vec<Date>, Failure> {
    if let Some(day) = options.as_of {
        return Ok(vec![day]);
    }
    let of_it = family_of(question, statements).into_iter().map(|at| &statements[at]);
    let mut days: Vec<Date> = of_it.filter(|it| it.outcome == question.outcome).filter_map(Statement::as_of).collect();
    days.sort_unstable();
    days.dedup();
    if days.is_empty() {
        let what = format!("nothing is said of {}", title(options, question));
        let remedy = "see `musterbook statements` for what the ledger holds";
        return Err(Problem::new("estimate", what, remedy).into());
    }
    if !options.series {
        days.drain(..days.len() - 1);
    }
    Ok(days)
}

fn title(options: &Options, question: &Question) -> String {
    let asked = Question { place: options.place.clone(), ..question.clone() };
    let days = match (options.from, options.to) {
        (Some(first), Some(last)) if first != last => format!(" from {} to {}", written(first), written(last)),
        (Some(first), _) => format!(" on {}", written(first)),
        (None, _) => String::new(),
    };
    format!("{}{days}", in_words(&asked))
}

/// A question as a heading: `North Korea: combatants killed in Kursk Oblast`.
pub(crate) fn in_words(question: &Question) -> String {
    let side = question.side.as_deref().map(|side| format!("{side}: ")).unwrap_or_default();
    let place = question.place.as_deref().map(|name| format!(" in {name}")).unwrap_or_default();
    let counted = crate::figure::counted(question.unit, question.civilian);
    format!("{side}{counted} {}{place}", happened(question.outcome))
}

fn json(answers: Vec<Estimate>, otherwise: Vec<Estimate>, statements: &[Statement]) -> Result<(), Failure> {
    let told = || answers.iter().chain(&otherwise);
    let named = told().flat_map(Estimate::named);
    let told_of: BTreeSet<usize> = named.chain(told().flat_map(|it| it.set_aside.iter().map(|(at, _)| *at))).collect();
    let sentences = answers.last().map(|it| explanation(it, statements)).unwrap_or_default();
    let told = Told {
        explanation: sentences.into_iter().map(|(sentence, statements)| Reason { sentence, statements }).collect(),
        statements: told_of.into_iter().map(|at| Cited::of(at, &statements[at])).collect(),
        answers,
        otherwise,
    };
    let mut out = stdout();
    serde_json::to_writer_pretty(&mut out, &told)?;
    writeln!(out)?;
    Ok(out.flush()?)
}

fn tell(
    options: &Options,
    answers: &[Estimate],
    otherwise: &[Estimate],
    statements: &[Statement],
    look: Look,
) -> Result<(), Failure> {
    let mut out = stdout();
    let Some(last) = answers.last() else { return Ok(()) };
    let heading = match options.series {
        true => title(options, &last.question),
        false if options.from.is_some() => {
            format!("{}, as told up to {}", title(options, &last.question), written(last.as_of))
        }
        false => format!("{}, as of {}", title(options, &last.question), written(last.as_of)),
    };
    writeln!(out, "{}  (policy {})\n", look.bold(&heading), last.policy)?;
    if options.series {
        out.write_all(line_of_time(answers, look).as_bytes())?;
    } else {
        writeln!(out, "  {}", look.bold(&range(last)))?;
        for before in otherwise {
            writeln!(out, "  otherwise {}", range(before))?;
        }
        writeln!(out)?;
        out.write_all(voices(last, look).as_bytes())?;
    }
    if options.explain {
        writeln!(out)?;
        for (sentence, by) in explanation(last, statements) {
            writeln!(out, "{}", wrapped(&sentence, look.width).join("\n"))?;
            for at in by {
                let it = &statements[at];
                writeln!(out, "{}", look.dim(&format!("    {}", cited(it))))?;
                if !it.sentence.is_empty() {
                    let quoted = wrapped(&format!("“{}”", it.sentence), look.width.saturating_sub(6));
                    writeln!(out, "{}", look.dim(&format!("      {}", quoted.join("\n      "))))?;
                }
            }
        }
        if !last.set_aside.is_empty() {
            writeln!(out, "\nNot counted:")?;
            for (at, why) in &last.set_aside {
                writeln!(out, "  {}: {why}", cited(&statements[*at]))?;
            }
        }
    } else {
        writeln!(out, "\n{}", wrapped(&explanation(last, statements)[0].0, look.width).join("\n"))?;
        writeln!(
            out,
            "{} not counted; --explain says why, and what binds each bound.",
            count(last.set_aside.len(), "statement")
        )?;
    }
    Ok(out.flush()?)
}

/// `low 4,700 · best 6,000 · high 6,000, open above`
fn range(it: &Estimate) -> String {
    let number = |value: Option<f64>| value.map_or("–".to_owned(), grouped);
    let open = if it.high.is_some() && it.ceiling.is_none() { ", open above" } else { "" };
    let grade = it.grade.map(|grade| format!(" · {grade}")).unwrap_or_default();
    format!("low {} · best {} · high {}{open}{grade}", number(it.low), number(it.best), number(it.high))
}

fn voices(it: &Estimate, look: Look) -> String {
    let rows: Vec<Vec<String>> = it
        .voices
        .iter()
        .map(|voice| {
            vec![
                voice.origin.clone(),
                voice.speaks_of.to_owned(),
                voice.as_of.to_string(),
                grouped(voice.floor),
                voice.ceiling.map_or("open".to_owned(), grouped),
                grouped(voice.figure),
                voice.set_aside.clone().unwrap_or_default(),
            ]
        })
        .collect();
    if rows.is_empty() {
        return String::new();
    }
    table::plain(
        &["origin", "speaks of", "as of", "at least", "at most", "figure", "does not set the low"],
        &rows,
        look,
    )
}

/// A row a day, with a bar from the low to the high and a mark at the best.
pub(super) fn line_of_time(answers: &[Estimate], look: Look) -> String {
    let most = answers.iter().filter_map(|it| it.high).fold(1.0, f64::max);
    let width = look.width.saturating_sub(64).clamp(10, 60);
    let at = |value: f64| ((value / most * (width - 1) as f64).round() as usize).min(width - 1);
    let number = |value: Option<f64>| value.map_or("–".to_owned(), grouped);
    let rows: Vec<Vec<String>> = answers
        .iter()
        .map(|it| {
            let mut bar = vec![' '; width];
            if let (Some(low), Some(best), Some(high)) = (it.low, it.best, it.high) {
                bar[at(low)..=at(high).max(at(low))].fill('─');
                bar[at(best)] = '●';
            }
            let bar: String = bar.into_iter().collect();
            vec![
                it.as_of.to_string(),
                number(it.low),
                number(it.best),
                number(it.high),
                count(it.origins, "origin"),
                bar.trim_end().to_owned(),
            ]
        })
        .collect();
    table::plain(&["as of", "low", "best", "high", "from", &format!("0 to {}", grouped(most))], &rows, look)
}
