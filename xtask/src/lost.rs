//! Which stage lost a claim: every mistake of the scorer under the cause that comes first in the reader.

use crate::sets::{Set, is_even};
use musterbook_core::code_points::CodePoints;
use musterbook_core::score::{CORE, FULL, Mistake, MistakeKind, Slot, snippet};
use std::collections::BTreeMap;
use std::fmt;

/// How many examples of a cause are shown.
const EXAMPLES: usize = 2;

/// Mistakes by cause, each with how many there are and examples of documents that may be looked at.
#[derive(Default)]
pub struct Causes(BTreeMap<(MistakeKind, String), (usize, Vec<String>)>);

impl Causes {
    pub fn add(&mut self, set: &Set, mistakes: &[Mistake]) {
        for mistake in mistakes {
            let (count, examples) = self.0.entry((mistake.kind, cause(set, mistake))).or_default();
            *count += 1;
            let document = &set.gold[mistake.document];
            if examples.len() < EXAMPLES && is_even(&document.id) {
                examples.push(format!("{}: {}", document.id, snippet(&document.text, anchor(set, mistake), 50)));
            }
        }
    }
}

fn anchor(set: &Set, mistake: &Mistake) -> [usize; 2] {
    let gold = mistake.gold.map(|i| set.gold[mistake.document].claims[i].anchor);
    gold.or(mistake.guess.map(|j| set.guesses[mistake.document][j].anchor)).unwrap_or_default()
}

fn cause(set: &Set, mistake: &Mistake) -> String {
    let [start, end] = anchor(set, mistake);
    let touches = |[from, to]: [usize; 2]| from < end && to > start;
    match (mistake.kind, mistake.comparison, mistake.guess) {
        (MistakeKind::Missed, ..) => {
            let points = CodePoints::new(&set.gold[mistake.document].text);
            let rejected = set.rejected[mistake.document].iter().find(|rejected| touches(points.span(rejected.anchor)));
            if let Some(rejected) = rejected {
                return format!("rejected as {}: {}", rejected.reason, rejected.because);
            }
            let is_claimed = set.guesses[mistake.document].iter().any(|guess| touches(guess.anchor));
            if is_claimed { "one claim made of two".to_owned() } else { "number not found".to_owned() }
        }
        (MistakeKind::Spurious, _, Some(j)) => {
            let claim = &set.claims[mistake.document][j];
            // The first steps read the number; the one after them is the event's rule.
            let rule = claim.trace.get(1).or(claim.trace.last()).map_or("no rule", |step| step.rule);
            format!("{} {}, by {rule}", claim.unit, claim.outcome)
        }
        (_, Some(comparison), _) => {
            let slots = if mistake.kind == MistakeKind::Core { CORE } else { FULL };
            let wrong: Vec<&str> = comparison.wrong(slots).into_iter().map(Slot::as_str).collect();
            format!("wrong {}", wrong.join(" + "))
        }
        _ => "unknown".to_owned(),
    }
}

impl fmt::Display for Causes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for &kind in MistakeKind::ALL {
            let mut of_kind: Vec<_> = self.0.iter().filter(|((of, _), _)| *of == kind).collect();
            of_kind.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
            let total: usize = of_kind.iter().map(|(_, (count, _))| count).sum();
            let heading = match kind {
                MistakeKind::Missed => "lost",
                MistakeKind::Spurious => "spurious",
                MistakeKind::Core => "found, not right at the core",
                MistakeKind::Full => "right at the core, not in full",
            };
            writeln!(f, "{heading}: {total}")?;
            for ((_, cause), (count, examples)) in of_kind.into_iter().take(25) {
                writeln!(f, "{count:>6}  {cause}")?;
                for example in examples {
                    writeln!(f, "            {example}")?;
                }
            }
        }
        Ok(())
    }
}
