//! The verbs, nouns and adjectives that say what happened to what is counted. Table `outcomes.toml`.

use super::{Phrases, parse, plural, verb_forms};
use crate::claim::{Outcome, Unit};
use crate::text::Vocabulary;
use serde::Deserialize;

/// The classes of units that share their outcomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    People,
    Things,
    Ground,
    Attacks,
    Bodies,
}

impl Class {
    pub fn of(unit: Unit) -> Class {
        match unit {
            Unit::People => Class::People,
            Unit::Km2 | Unit::Settlement => Class::Ground,
            Unit::Attack => Class::Attacks,
            Unit::Body => Class::Bodies,
            _ => Class::Things,
        }
    }
}

/// An outcome for each class of unit that a word fits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcomes {
    pub people: Option<Outcome>,
    pub things: Option<Outcome>,
    pub ground: Option<Outcome>,
    pub attacks: Option<Outcome>,
    pub bodies: Option<Outcome>,
}

impl Outcomes {
    pub fn of(&self, unit: Unit) -> Option<Outcome> {
        match Class::of(unit) {
            Class::People => self.people,
            Class::Things => self.things,
            Class::Ground => self.ground,
            Class::Attacks => self.attacks,
            Class::Bodies => self.bodies,
        }
    }
}

/// Who or what a verb counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Counted {
    /// `killed 12`, `12 were killed`
    Object,
    /// `12 died`
    Subject,
}

/// Whose the counted are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Owner {
    /// The words beside the noun say.
    #[default]
    Counted,
    /// The subject: `Russia lost 300`
    Subject,
    /// Who gets them: `supplied to Ukraine`
    Recipient,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verb {
    pub outcomes: Outcomes,
    pub counted: Counted,
    pub owner: Owner,
    /// The subject of the active, or `by X`, did it.
    pub agent: bool,
    /// Fits only where nothing stronger does.
    pub weak: bool,
    /// Of things, only those that fly.
    pub airborne: bool,
    /// Of people, only their bodies.
    pub only_bodies: bool,
}

/// A noun that names an outcome: `12 deaths`, `a toll of 12`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Act {
    pub outcomes: Outcomes,
    /// What the noun itself counts; `None` where the figure's own noun says.
    pub unit: Option<Unit>,
    pub civilian: Option<bool>,
    /// Fits only where no verb says more (`12 hostages` were `released`).
    pub weak: bool,
    /// Bodies: `people` `killed` when found, `body` `released` when handed over.
    pub body: bool,
    /// Never counted itself (`a force of 300`).
    pub measure_only: bool,
}

/// An adjective or participle: `12 dead`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    pub outcomes: Outcomes,
    pub weak: bool,
}

/// The form of a verb in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Base,
    Third,
    /// Past tense, participle, or both.
    Past,
    Participle,
    Ing,
}

/// The table, and its words as phrases.
#[derive(Debug, Default)]
pub struct OutcomeWords {
    pub verbs: Vec<Verb>,
    pub acts: Vec<Act>,
    pub states: Vec<State>,
    pub phrases: Phrases<TriggerSet>,
    /// Places that tell what became of the people in them: `prison`, `hospital`.
    pub places: Phrases<Outcome>,
}

/// The readings of one phrase. Several verbs may share a form (`take` of people, of ground): kept in table order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TriggerSet {
    pub verbs: Vec<(u16, Form)>,
    pub acts: Vec<u16>,
    pub states: Vec<u16>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    verb: Vec<VerbRow>,
    act: Vec<ActRow>,
    state: Vec<StateRow>,
    place: Vec<PlaceRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlaceRow {
    words: Vec<String>,
    people: Outcome,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VerbRow {
    words: Vec<String>,
    people: Option<Outcome>,
    things: Option<Outcome>,
    ground: Option<Outcome>,
    attacks: Option<Outcome>,
    bodies: Option<Outcome>,
    counted: Counted,
    #[serde(default)]
    owner: Owner,
    #[serde(default)]
    agent: bool,
    #[serde(default)]
    weak: bool,
    #[serde(default)]
    airborne: bool,
    #[serde(default)]
    only_bodies: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ActRow {
    words: Vec<String>,
    unit: Option<Unit>,
    outcome: Option<Outcome>,
    people: Option<Outcome>,
    things: Option<Outcome>,
    ground: Option<Outcome>,
    civilian: Option<bool>,
    #[serde(default)]
    weak: bool,
    #[serde(default)]
    body: bool,
    #[serde(default)]
    measure_only: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StateRow {
    words: Vec<String>,
    people: Option<Outcome>,
    things: Option<Outcome>,
    ground: Option<Outcome>,
    attacks: Option<Outcome>,
    bodies: Option<Outcome>,
    #[serde(default)]
    weak: bool,
}

impl OutcomeWords {
    pub fn load(vocabulary: &mut Vocabulary) -> OutcomeWords {
        let file: File = parse("outcomes.toml", include_str!("../../lang/en/outcomes.toml"));
        let mut table = OutcomeWords::default();
        for row in file.verb {
            let id = table.verbs.len() as u16;
            table.verbs.push(Verb {
                outcomes: Outcomes {
                    people: row.people,
                    things: row.things,
                    ground: row.ground,
                    attacks: row.attacks,
                    bodies: row.bodies,
                },
                counted: row.counted,
                owner: row.owner,
                agent: row.agent,
                weak: row.weak,
                airborne: row.airborne,
                only_bodies: row.only_bodies,
            });
            for word in &row.words {
                for (form, text) in forms(word) {
                    table.add(&text, |set| set.verbs.push((id, form)), vocabulary);
                }
            }
        }
        for row in file.act {
            let id = table.acts.len() as u16;
            let all = row.outcome;
            table.acts.push(Act {
                outcomes: Outcomes {
                    people: row.people.or(all),
                    things: row.things.or(all),
                    ground: row.ground.or(all),
                    attacks: all,
                    bodies: None,
                },
                unit: row.unit,
                civilian: row.civilian,
                weak: row.weak,
                body: row.body,
                measure_only: row.measure_only,
            });
            for word in &row.words {
                table.add(word, |set| set.acts.push(id), vocabulary);
                table.add(&plural(word), |set| set.acts.push(id), vocabulary);
            }
        }
        for row in file.state {
            let id = table.states.len() as u16;
            table.states.push(State {
                outcomes: Outcomes {
                    people: row.people,
                    things: row.things,
                    ground: row.ground,
                    attacks: row.attacks,
                    bodies: row.bodies,
                },
                weak: row.weak,
            });
            for word in &row.words {
                table.add(word, |set| set.states.push(id), vocabulary);
            }
        }
        for row in file.place {
            for word in &row.words {
                table.places.add(word, row.people, vocabulary);
                table.places.add(&plural(word), row.people, vocabulary);
            }
        }
        table
    }

    fn add(&mut self, phrase: &str, put: impl Fn(&mut TriggerSet), vocabulary: &mut Vocabulary) {
        let mut fresh = TriggerSet::default();
        put(&mut fresh);
        if let Some(known) = self.phrases.add(phrase, fresh, vocabulary) {
            put(known);
        }
    }
}

/// The forms of a verb as the table writes it: `kill`, `shoot=shot down`, `take=took=taken prisoner`.
pub fn forms(word: &str) -> Vec<(Form, String)> {
    let (head, tail) = word.split_once(' ').map_or((word, ""), |(head, tail)| (head, tail));
    let parts: Vec<&str> = head.split('=').collect();
    let with_tail = |head: &str| if tail.is_empty() { head.to_string() } else { format!("{head} {tail}") };
    let [base, third, past, ing] = verb_forms(&with_tail(parts[0]));
    if parts[0] == "be" {
        return ["be", "am", "is", "are", "was", "were", "been", "being"]
            .map(|form| (Form::Past, with_tail(form)))
            .into();
    }
    let mut forms = vec![(Form::Base, base), (Form::Third, third), (Form::Ing, ing)];
    match parts[..] {
        [_, past, participle] => {
            forms.push((Form::Past, with_tail(past)));
            if participle != past {
                forms.push((Form::Participle, with_tail(participle)));
            }
        }
        [_, past] => forms.push((Form::Past, with_tail(past))),
        _ => forms.push((Form::Past, past)),
    }
    if parts[0].ends_with("it")
        || parts[0] == "get"
        || parts[0] == "let"
        || parts[0] == "put"
        || parts[0] == "set"
        || parts[0] == "cut"
    {
        // hit, hitting; put, putting: the last consonant doubles
        let doubled = format!("{}{}ing", parts[0], &parts[0][parts[0].len() - 1..]);
        forms.push((Form::Ing, with_tail(&doubled)));
    }
    if parts[0] == "have" {
        forms.push((Form::Third, with_tail("has")));
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn irregular_verbs_give_their_own_past() {
        let text: Vec<String> = forms("take=took=taken prisoner").into_iter().map(|(_, text)| text).collect();
        assert_eq!(text, ["take prisoner", "takes prisoner", "taking prisoner", "took prisoner", "taken prisoner"]);
        assert!(forms("shoot=shot down").contains(&(Form::Past, "shot down".into())));
        assert!(forms("be killed in action").contains(&(Form::Past, "were killed in action".into())));
    }
}
