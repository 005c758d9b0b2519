//! The end of the demo: what the statements of the case jointly support through time, why, and which cannot all be true.

use super::{REMEDY, book};
use crate::command::estimate;
use crate::output::{Failure, Look, Problem, hanging};
use jiff::civil::{Date, date};
use musterbook_core::claim::{Outcome, Unit};
use musterbook_core::reconcile::conflict::{Conflict, of_question};
use musterbook_core::reconcile::estimate::estimates;
use musterbook_core::reconcile::explain::{explanation, happened, line};
use musterbook_core::reconcile::gather;
use musterbook_core::reconcile::policy::{Policy, STANDARD};
use musterbook_core::reconcile::question::Question;
use musterbook_core::reconcile::statement::Statement;
use musterbook_ledger::{Filter, Ledger};
use std::io::Write;

/// The days on which new totals were given.
const DAYS: [Date; 5] = [date(2024, 12, 20), date(2025, 1, 15), date(2025, 2, 15), date(2025, 5, 1), date(2025, 6, 20)];

/// Of each question so many reasons are told.
const REASONS: usize = 3;
/// So many contradictions are shown; a line tells of the others.
const CONFLICTS: usize = 3;

fn question(outcome: Outcome) -> Question {
    Question { side: Some("North Korea".to_owned()), unit: Unit::People, outcome, civilian: None, place: None }
}

/// Tells what the ledger supports, and what contradicts.
pub fn tell(out: &mut impl Write, ledger: &Ledger, look: Look) -> Result<(), Failure> {
    let policy = Policy::named(STANDARD).map_err(|what| Problem::new("demo", what, REMEDY))?;
    let mut statements = gather::statements(&ledger.seen(&Filter::default(), ledger.known_at(None)?)?);
    for outcome in [Outcome::Casualties, Outcome::Killed, Outcome::Deployed] {
        let answers = estimates(&statements, &question(outcome), &DAYS, &policy, &[]);
        let text = format!("North Korean soldiers {}: what the reports jointly support", happened(outcome));
        book::heading(out, &text, look)?;
        out.write_all(estimate::line_of_time(&answers, look).as_bytes())?;
        let reasons = answers.last().map(|it| explanation(it, &statements)).unwrap_or_default();
        for (sentence, _) in reasons.iter().take(REASONS) {
            writeln!(out, "{}", hanging(" ", sentence, look.width).join("\n"))?;
        }
    }
    conflicts(out, ledger, &mut statements, &policy, look)
}

fn conflicts(
    out: &mut impl Write,
    ledger: &Ledger,
    statements: &mut [Statement],
    policy: &Policy,
    look: Look,
) -> Result<(), Failure> {
    book::heading(out, "What cannot all be true", look)?;
    let found = of_question(statements, &question(Outcome::Casualties), policy);
    ledger.quote(statements, found.iter().take(CONFLICTS).flat_map(Conflict::named))?;
    for conflict in found.iter().take(CONFLICTS) {
        writeln!(out, "{}", hanging(" ", &format!("{}:", conflict.why), look.width).join("\n"))?;
        for at in &conflict.statements {
            let it = &statements[*at];
            writeln!(out, "{}", hanging("   ", &format!("{} [{}]", line(it), it.evidence), look.width).join("\n"))?;
            writeln!(out, "{}", look.dim(&hanging("     ", &format!("“{}”", it.sentence), look.width).join("\n")))?;
        }
        for reason in conflict.likely.iter().take(1) {
            writeln!(out, "{}", hanging("   ", &format!("Likely: {}.", reason.words), look.width).join("\n"))?;
        }
    }
    let others = found.len().saturating_sub(CONFLICTS);
    if others > 0 {
        writeln!(out, " {others} more: musterbook conflicts --side 'North Korea'")?;
    }
    Ok(())
}
