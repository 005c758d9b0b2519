//! What counts: which statements say how things are, and which of them a policy hears.

use super::origin::is_meant;
use super::policy::{Policy, Sides, Vague};
use super::question::{Layout, Question, Series};
use super::statement::Statement;
use crate::claim::{Qualifier, Stance};
use crate::lexicon::Lexicon;

/// Whether a statement says anything of how things are.
pub fn usable(it: &Statement, policy: &Policy) -> Result<(), &'static str> {
    match it.stance {
        Stance::Expected => return Err("it is expected, and has not happened"),
        Stance::Denied => return Err("it is denied"),
        Stance::Withdrawn => return Err("it is withdrawn or replaced"),
        Stance::Reported | Stance::Estimated | Stance::Confirmed => {}
    }
    if let Some(why) = it.aside {
        return Err(why);
    }
    if it.garble.is_some() {
        return Err("it is a garbled echo");
    }
    if it.is_hearsay && !policy.hearsay {
        return Err("no one stands behind it");
    }
    if it.confidence < policy.least_confidence {
        return Err("it was read with too little confidence");
    }
    let is_without = policy.without.iter().any(|name| is_meant(name, it));
    let is_only = policy.only.is_empty() || policy.only.iter().any(|name| is_meant(name, it));
    if is_without || !is_only { Err("the policy leaves its origin out") } else { Ok(()) }
}

pub fn heard(it: &Statement, question: &Question, policy: &Policy) -> Result<(), &'static str> {
    let speaks = speaks_of(&it.group, question.side.as_deref());
    let holds = match policy.sides {
        Sides::All => true,
        Sides::Own => speaks == "its own",
        Sides::Enemy => speaks == "its enemy's",
        Sides::Third => speaks == "others'",
    };
    if holds { Ok(()) } else { Err("the policy leaves its side out") }
}

/// Whether an origin speaks of its own people and things, of its enemy's, or of others'.
pub fn speaks_of(group: &str, side: Option<&str>) -> &'static str {
    let world = &Lexicon::english().world;
    let Some(side) = side else { return "others'" };
    if group == side {
        return "its own";
    }
    let is_enemy = |a: &str, b: &str| {
        world.party(a).is_some_and(|id| world.parties[id as usize].adversaries.iter().any(|name| name == b))
    };
    if is_enemy(group, side) || is_enemy(side, group) { "its enemy's" } else { "others'" }
}

/// An outlet's own voice does not count where a named origin speaks of the series; nor does the base of a share where there
/// is something else: it was named for the share's sake.
pub fn quiet_outlets(
    statements: &[Statement],
    used: &mut Vec<usize>,
    set_aside: &mut Vec<(usize, String)>,
    policy: &Policy,
    layout: &Layout,
    series: &Series,
) {
    let speaks = |at: usize| layout.series(&statements[at]) == *series;
    let has_named = used.iter().any(|&at| !statements[at].is_own_voice && speaks(at));
    let has_other = used.iter().any(|&at| !statements[at].is_base && !statements[at].is_own_voice && speaks(at));
    used.retain(|&at| {
        let it = &statements[at];
        let why = if it.is_own_voice && !policy.own_voice && has_named {
            "no one is named for it, and named origins speak"
        } else if it.is_base && has_other && !it.is_own_voice {
            "it is named as the base of a share"
        } else {
            return true;
        };
        if speaks(at) {
            set_aside.push((at, why.to_owned()));
        }
        false
    });
}

/// ACLED's numbers for vague words, where the policy asks for them.
pub fn vague_numbers(statements: &[Statement], policy: &Policy) -> Option<Vec<Statement>> {
    (policy.vague == Vague::Acled).then(|| {
        let number = |low: f64| match low {
            20.0 => 10.0,
            24.0 => 12.0,
            200.0 => 100.0,
            low => low,
        };
        let mut changed = statements.to_vec();
        for it in changed.iter_mut().filter(|it| it.qualifier == Qualifier::Vague) {
            let low = it.low.map(number);
            (it.low, it.high, it.qualifier) = (low, low, Qualifier::About);
        }
        changed
    })
}
