//! `conflicts`: the smallest sets of statements that cannot all be true.

use super::question::{Cited, Form, Ground, cited};
use crate::ledger::problem;
use crate::output::{Exit, Failure, Look, count, hanging, stdout, wrapped};
use clap::Args;
use musterbook_core::claim::{Outcome, Unit};
use musterbook_core::reconcile::conflict::{Conflict, Found, Kind, search};
use musterbook_core::reconcile::explain::grouped;
use musterbook_core::reconcile::origin::party_of;
use musterbook_core::reconcile::question::Question;
use musterbook_core::reconcile::relax::least_relaxation;
use musterbook_ledger::Filter;
use serde::Serialize;
use std::collections::BTreeSet;
use std::io::Write;

/// List the smallest sets of statements that cannot all be true, pairs that hardly fit, and garbled echoes.
#[derive(Args)]
pub struct Options {
    /// Only of this side's people and things
    #[arg(long, value_name = "PARTY")]
    pub side: Option<String>,
    /// Only of this unit: people, tank, …
    #[arg(long, value_name = "WORD")]
    pub unit: Option<String>,
    #[command(flatten)]
    pub ground: Ground,
}

#[derive(Serialize)]
struct Told {
    conflicts: Vec<Conflict>,
    /// How many statements were left out so that the rest can be solved.
    left_out: usize,
    statements: Vec<Cited>,
}

pub fn run(options: &Options, look: Look) -> Result<Exit, Failure> {
    let filter = Filter {
        side: options.side.iter().map(|side| party_of(side)).collect(),
        unit: options.unit.iter().cloned().collect(),
        ..Filter::default()
    };
    let policy = options.ground.policy()?;
    let (ledger, mut statements) = options.ground.statements(filter)?;
    let Found { conflicts: found, left_out } = search(&statements, &policy);
    ledger.quote(&mut statements, found.iter().flat_map(Conflict::named)).map_err(problem)?;
    let mut out = stdout();
    if options.ground.format == Form::Json {
        let named: BTreeSet<usize> = found.iter().flat_map(Conflict::named).collect();
        let cited = named.into_iter().map(|at| Cited::of(at, &statements[at])).collect();
        serde_json::to_writer_pretty(&mut out, &Told { conflicts: found.clone(), left_out, statements: cited })?;
        writeln!(out)?;
    } else {
        for (n, it) in found.iter().enumerate() {
            let side = it.statements.first().and_then(|&at| statements[at].side.as_deref()).unwrap_or("no side");
            writeln!(out, "{}", look.bold(&format!("{}. {side}: {}, {}", n + 1, kind(it.kind), it.why)))?;
            for &at in &it.statements {
                writeln!(out, "   {}", cited(&statements[at]))?;
                if !statements[at].sentence.is_empty() {
                    let quoted = wrapped(&format!("“{}”", statements[at].sentence), look.width.saturating_sub(6));
                    writeln!(out, "{}", look.dim(&format!("      {}", quoted.join("\n      "))))?;
                }
            }
            for reason in &it.likely {
                writeln!(out, "{}", hanging("   ", &format!("likely: {}", reason.words), look.width).join("\n"))?;
            }
            for &at in &it.alike {
                writeln!(out, "{}", look.dim(&format!("   also {}", cited(&statements[at]))))?;
            }
        }
        if let Some(side) = &options.side {
            let unit = options.unit.as_deref().map_or(Some(Unit::People), Unit::parse);
            let side = Some(party_of(side));
            let question =
                unit.map(|unit| Question { side, unit, outcome: Outcome::Casualties, civilian: None, place: None });
            let gives =
                question.and_then(|question| least_relaxation(&statements, &question, &policy)).unwrap_or_default();
            if !gives.is_empty() {
                writeln!(out, "\n{}", look.bold("What must give, at the least, for all to fit"))?;
            }
            for (at, by) in gives {
                writeln!(out, "   {} by {}", cited(&statements[at]), grouped(by))?;
            }
        }
        let of = |kind| found.iter().filter(|it| it.kind == kind).count();
        writeln!(
            out,
            "{}{} among {}: {} cannot all be true, {} hardly fit, {} garbled",
            if found.is_empty() { "" } else { "\n" },
            count(found.len(), "conflict"),
            count(statements.len(), "statement"),
            of(Kind::Contradiction),
            of(Kind::Discord),
            of(Kind::Garble)
        )?;
        if left_out > 0 {
            let left_out = count(left_out, "statement");
            let told = format!(
                "{left_out} that say about what others of the same origins say were left out, for there are too many to be \
                 solved together: there may be more conflicts. Narrow it with --side, --unit or --published-to."
            );
            writeln!(out, "{}", wrapped(&told, look.width).join("\n"))?;
        }
    }
    out.flush()?;
    Ok(if found.is_empty() { Exit::NothingFound } else { Exit::Done })
}

/// The kind of a conflict in a word.
pub(crate) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Contradiction => "contradiction",
        Kind::Discord => "hardly fits",
        Kind::Garble => "garbled",
    }
}
