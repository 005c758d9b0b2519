//! `conflicts`: the smallest sets of statements that cannot all be true.

use super::question::{Cited, Form, Ground, cited};
use crate::output::{Exit, Failure, Look, count, stdout, wrapped};
use clap::Args;
use musterbook_core::reconcile::conflict::{Conflict, Kind, conflicts};
use musterbook_core::reconcile::origin::party_of;
use musterbook_ledger::Filter;
use serde::Serialize;
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
    statements: Vec<Cited>,
}

pub fn run(options: &Options, look: Look) -> Result<Exit, Failure> {
    let filter = Filter {
        side: options.side.iter().map(|side| party_of(side)).collect(),
        unit: options.unit.iter().cloned().collect(),
        ..Filter::default()
    };
    let policy = options.ground.policy()?;
    let statements = options.ground.statements(filter)?;
    let found = conflicts(&statements, &policy);
    let mut out = stdout();
    if options.ground.format == Form::Json {
        let cited = statements.iter().enumerate().map(|(at, it)| Cited::of(at, it)).collect();
        serde_json::to_writer_pretty(&mut out, &Told { conflicts: found.clone(), statements: cited })?;
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
            for &at in &it.alike {
                writeln!(out, "{}", look.dim(&format!("   also {}", cited(&statements[at]))))?;
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
    }
    out.flush()?;
    Ok(if found.is_empty() { Exit::NothingFound } else { Exit::Done })
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Contradiction => "contradiction",
        Kind::Discord => "hardly fits",
        Kind::Garble => "garbled",
    }
}
