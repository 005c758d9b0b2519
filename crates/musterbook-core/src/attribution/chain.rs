//! From the attributions of a sentence to the chain of one figure.

use super::account::Account;
use crate::claim::Stance;

/// On whose word a figure is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attribution {
    /// From the origin to the nearest relay; empty where the text says it in its own voice.
    pub chain: Vec<String>,
    /// What the governing verb says about the figure.
    pub said: Option<Stance>,
    pub rule: &'static str,
}

impl Account {
    /// From whoever it cites to whoever passes it on.
    pub fn chain(&self) -> Vec<String> {
        let mut chain = self.cited.clone();
        for name in self.speaker.chain().into_iter().chain(self.relays.iter().cloned()) {
            if !name.is_empty() && !chain.contains(&name) {
                chain.push(name);
            }
        }
        chain
    }

    /// What the verb says about a figure at a token.
    fn said(&self, at: usize) -> Stance {
        if at > self.stance_until { Stance::Reported } else { self.stance }
    }

    fn covers(&self, at: usize) -> bool {
        self.content.contains(&at) && !self.words.contains(&at)
    }
}

/// The account that a figure at a token is on, if the sentence has one for it.
pub fn of(accounts: &[Account], at: usize) -> Option<Attribution> {
    let leads = accounts.iter().filter(|a| a.lead && a.words.end <= at && a.covers(at));
    let planning = |a: &&Account| a.stance == Stance::Expected && leads.clone().any(|o| o.words.start < a.words.start);
    let inner = leads.clone().rfind(|a| !planning(a));
    let after = accounts.iter().find(|a| !a.lead && a.words.start > at && a.covers(at));
    let before = accounts.iter().rfind(|a| !a.lead && a.words.end <= at && a.covers(at));
    let inner = inner.filter(|i| {
        !(i.weak
            && after.is_some_and(|a| {
                !a.weak && !a.speaker.relay && a.speaker.lemma.is_none_or(|l| !l.starts_with("spokes"))
            }))
    });
    let Some(inner) = inner else {
        let tail = after.or(before)?;
        let mut chain = tail.chain();
        if let Some(second) = accounts
            .iter()
            .find(|a| !a.lead && a.words.start > tail.words.start && a.covers(at) && a.speaker.relay && after.is_some())
        {
            push(&mut chain, second.chain());
        }
        return Some(Attribution { chain, said: Some(tail.said(at)), rule: tail.rule });
    };
    if let Some(before) =
        before.filter(|b| b.words.start > inner.words.end && !b.speaker.relay && b.speaker.name != inner.speaker.name)
    {
        return Some(Attribution { chain: before.chain(), said: Some(before.said(at)), rule: before.rule });
    }
    // `X said 5 died, and 3 were hurt, according to Y`
    let mut chain = inner.chain();
    for outer in leads
        .rev()
        .filter(|o| o.words.start < inner.words.start && o.stance != Stance::Expected && o.rule != "owned-count")
    {
        push(&mut chain, outer.chain());
    }
    if let Some(tail) = after {
        if tail.speaker.relay || inner.rule == "owned-count" {
            push(&mut chain, tail.chain());
        } else if tail.rule == "according-to" || tail.rule == "bracketed" || tail.words.start - at <= 4 {
            return Some(Attribution { chain: tail.chain(), said: Some(tail.said(at)), rule: tail.rule });
        }
    }
    Some(Attribution { chain, said: Some(inner.said(at)), rule: inner.rule })
}

fn push(chain: &mut Vec<String>, names: Vec<String>) {
    for name in names {
        if !chain.contains(&name) {
            chain.push(name);
        }
    }
}
