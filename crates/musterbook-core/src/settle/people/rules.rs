//! The rules by which counted people and things get a side that no word near them gives, in the order in which they are
//! tried.

use super::super::lands::Lands;
use super::telling::{Telling, speaker};
use crate::claim::{Outcome, Stance, Unit};
use crate::document::{Document, Draft};
use crate::lexicon::world::PartyKind;
use crate::lexicon::{Class, Force};
use crate::text::Kind;

/// What a rule sees.
pub(super) struct View<'v> {
    pub doc: &'v Document<'v>,
    pub telling: &'v Telling,
    pub lands: &'v Lands<'v>,
    /// The drafts before this one.
    pub before: &'v [Draft],
    pub draft: &'v Draft,
}

pub(super) struct Rule {
    /// As the trace of a claim names it.
    pub name: &'static str,
    pub run: fn(&View) -> Option<&'static str>,
}

pub(super) const ADMITTED: &str = "who admits it";

/// First match wins.
pub(super) const RULES: &[Rule] = &[
    // Ukraine's air force said 30 drones were shot down
    Rule { name: "against whom", run: beaten_off },
    // nine soldiers died and 17 were hurt
    Rule { name: "of the same people", run: same_people },
    // Luanda conceded 525 dead
    Rule { name: ADMITTED, run: admitted },
    // a text about the losses of one side
    Rule { name: "side counted most", run: counted_most },
    // 20 rebels were killed
    Rule { name: "the armed group of the text", run: armed_group },
    // the ministry said two soldiers fell
    Rule { name: "of the speaker", run: own_soldiers },
    // two soldiers fell in Mali
    Rule { name: "the army of the land", run: army_of_the_land },
    // the figure goes on about an earlier one
    Rule { name: "as told before", run: told_before },
    // North Korean engineers cleared mines in Kursk; nine died
    Rule { name: "of those sent", run: of_those_sent },
    // two civilians were killed in Kharkiv
    Rule { name: "whose land it is", run: of_the_land },
    // Israel killed 12 fighters; Hamas is named
    Rule { name: "against whom", run: struck },
    // our men killed 12 of the enemy
    Rule { name: "the enemy of the communiqué", run: enemy_of_communique },
];

impl View<'_> {
    fn force(&self) -> Option<Force> {
        self.draft.noun.and_then(|n| n.force)
    }

    fn is_people(&self) -> bool {
        Class::of(self.draft.unit) == Class::People
    }

    fn are_fighters(&self) -> bool {
        self.draft.civilian == Some(false) || is_military(self.draft)
    }

    /// Whether `side` did it, and has not suffered it.
    fn is_doer(&self, side: &str) -> bool {
        self.draft.outcome.is_blow() && self.draft.by.as_deref() == Some(side)
    }

    /// Whether soldiers can be of `side`: it is no armed group.
    fn has_soldiers(&self, side: &str) -> bool {
        self.doc.lexicon.world.kind_of(side) != Some(PartyKind::Group)
    }

    fn country(&self) -> Option<&'static str> {
        self.lands.country_of(self.draft.place.as_deref()?)
    }
}

/// What is shot down or repelled by an army, or by its own report, is its adversary's.
fn beaten_off(view: &View) -> Option<&'static str> {
    if !view.draft.outcome.is_beaten_off() {
        return None;
    }
    let voice = || speaker(view.doc, view.draft).map(|party| party.name.as_str());
    let army = view.draft.by.as_deref().or_else(voice).or(view.telling.voice)?;
    view.telling.adversary(view.doc, army)
}

/// `nine soldiers died and 17 were hurt`: a number without a noun is of the soldiers or rebels counted just before.
fn same_people(view: &View) -> Option<&'static str> {
    let (doc, draft, last) = (view.doc, view.draft, view.before.last()?);
    let fate = |d: &Draft| d.unit == Unit::People && (d.outcome.is_toll() || d.outcome == Outcome::Captured);
    let sentence = |d: &Draft| doc.figures[d.figure].sentence;
    let goes_on = draft.noun.is_none() && draft.civilian != Some(true) && last.noun.is_some_and(|n| n.force.is_some());
    let one = fate(last) && fate(draft) && sentence(last) == sentence(draft) && last.outcome != draft.outcome;
    let id = doc.lexicon.world.party(last.side.as_deref().filter(|_| goes_on && one)?)?;
    Some(doc.lexicon.world.parties[id as usize].name.as_str())
}

/// The party that admits the loss: `Luanda conceded 525 dead`.
fn admitted(view: &View) -> Option<&'static str> {
    let draft = view.draft;
    let may_be = view.is_people() && draft.civilian != Some(true) && view.force() != Some(Force::Irregular);
    let party = speaker(view.doc, draft)?;
    let is_side = matches!(party.kind, PartyKind::State | PartyKind::Group);
    (draft.outcome.is_toll() && may_be && is_side && draft.stance == Stance::Confirmed && draft.by.is_none())
        .then_some(party.name.as_str())
}

/// The side of most of the fighters counted, in a text that is plainly about its losses.
fn counted_most(view: &View) -> Option<&'static str> {
    let (telling, draft) = (view.telling, view.draft);
    let usual = telling.usual?;
    let is_topic = usual.is_plain || usual.figures >= 2 && is_abroad(view, usual.side);
    let unsaid = draft.civilian.is_none() && draft.noun.is_none() && !telling.has_civilians && telling.mostly_fighters;
    let may_be = match view.force() {
        Some(Force::Irregular) => false,
        Some(Force::State) => view.has_soldiers(usual.side),
        None => true,
    };
    let found = is_topic && view.is_people() && (view.are_fighters() || unsaid) && may_be && !view.is_doer(usual.side);
    found.then_some(usual.side)
}

/// Whether the state `side` fights in another's land: then those of whom nothing is said are its own all the same.
fn is_abroad(view: &View, side: &str) -> bool {
    let world = &view.doc.lexicon.world;
    let home = world.party(side).map(|id| &world.parties[id as usize]).filter(|p| p.kind == PartyKind::State);
    home.is_some_and(|p| view.country().is_some_and(|c| p.place.as_deref() != Some(c)))
}

fn armed_group(view: &View) -> Option<&'static str> {
    view.telling.group.filter(|_| view.force() == Some(Force::Irregular))
}

/// The state that tells of soldiers fallen, without a word of whose: its own.
fn own_soldiers(view: &View) -> Option<&'static str> {
    let draft = view.draft;
    let fate = draft.outcome.is_toll() && draft.outcome != Outcome::Casualties;
    let party = speaker(view.doc, draft).filter(|party| party.kind == PartyKind::State)?.name.as_str();
    (fate && view.force() == Some(Force::State) && draft.by.as_deref() != Some(party)).then_some(party)
}

/// The state whose soldiers fell in its own land.
fn army_of_the_land(view: &View) -> Option<&'static str> {
    // who is sent or stationed somewhere is as often abroad
    let may_be_abroad =
        matches!(view.draft.outcome, Outcome::Deployed | Outcome::Present | Outcome::Recruited | Outcome::Trained);
    if may_be_abroad || view.force() != Some(Force::State) {
        return None;
    }
    let country = view.country().filter(|&c| c != "Palestine")?;
    view.doc.lexicon.world.state_of(country).map(|p| p.name.as_str())
}

/// The side of the earlier figure that this one may go on about.
fn told_before(view: &View) -> Option<&'static str> {
    let side = view.draft.carried?;
    let of_a_state = view.has_soldiers(side);
    let may_be = match view.force() {
        Some(Force::State) => of_a_state,
        Some(Force::Irregular) => !of_a_state,
        None => true,
    };
    let is_thing = !view.is_people() && view.draft.unit != Unit::Building;
    (!view.is_doer(side) && (view.are_fighters() && may_be || is_thing)).then_some(side)
}

/// How many sentences back those may be named whom a figure goes on about.
const BACK: usize = 2;

/// The state whose engineers or advisers the text speaks of just before, in another's land: `nine died`, `nine of the
/// engineers`.
fn of_those_sent(view: &View) -> Option<&'static str> {
    let (doc, draft) = (view.doc, view.draft);
    let figure = &doc.figures[draft.figure];
    let sent = &doc.lexicon.whose.sent;
    let are_sent = || (figure.reach.end..figure.reach.end + 3).any(|i| i < doc.tokens.len() && doc.is_in(sent, i));
    // "the loss of nine lives"
    let are_lives = draft.trace.iter().any(|step| step.rule == "act");
    let goes_on = draft.noun.is_none() || are_lives || are_sent();
    if !goes_on || !view.is_people() || !draft.outcome.is_toll() || draft.civilian.is_some() || view.force().is_some() {
        return None;
    }
    let here = &doc.sentences[figure.sentence];
    let before = here.tokens.start..figure.tokens.start;
    let earlier =
        (figure.sentence.saturating_sub(BACK)..figure.sentence).rev().map(|s| doc.sentences[s].tokens.clone());
    let side = std::iter::once(before).chain(earlier).find_map(|tokens| who_sent(doc, &tokens))?;
    (is_abroad(view, side) && !view.is_doer(side)).then_some(side)
}

/// The last state of some tokens whose engineers, workers or advisers stand there: `Cuban doctors`, `engineers of Cuba's`.
fn who_sent(doc: &Document, tokens: &std::ops::Range<usize>) -> Option<&'static str> {
    const REACH: usize = 4;
    let world = &doc.lexicon.world;
    let sent = |i: usize| tokens.contains(&i) && doc.is_in(&doc.lexicon.whose.sent, i);
    doc.names_in(tokens).iter().rev().find_map(|name| {
        let party = &world.parties[name.party()?.0 as usize];
        let (start, end) = (name.tokens.start, name.tokens.end);
        let behind = (end..end + REACH).take_while(|&i| i < tokens.end && !matches!(doc.tokens[i].kind, Kind::Mark(_)));
        let of = start >= tokens.start + 2 && matches!(doc.word(start - 1), "of" | "from") && sent(start - 2);
        (party.kind == PartyKind::State && (of || behind.into_iter().any(sent))).then_some(party.name.as_str())
    })
}

/// The side of civilians, and of buildings, in a war between states: that of the land.
fn of_the_land(view: &View) -> Option<&'static str> {
    if view.are_fighters() || !view.is_people() && view.draft.unit != Unit::Building {
        return None;
    }
    let when = view.draft.when;
    let year = when.end.or(when.start).or(view.doc.published).map(|d| d.year());
    view.doc.lexicon.world.theatres.side_of(view.country()?, year).filter(|side| !view.is_doer(side))
}

/// Who suffered it, where the text says who did it: the adversary that the text names.
fn struck(view: &View) -> Option<&'static str> {
    let draft = view.draft;
    let suffers = draft.outcome.is_blow() && draft.outcome != Outcome::Lost
        || matches!(draft.outcome, Outcome::Targeted | Outcome::Released | Outcome::Trapped);
    // people of no known kind are mostly nobody's, or civilians
    let unsaid = view.is_people()
        && draft.civilian != Some(false)
        && (draft.outcome != Outcome::Captured || draft.noun.is_some());
    let by = draft.by.as_deref().filter(|_| suffers && !unsaid)?;
    view.telling.adversary(view.doc, by).filter(|foe| view.telling.names(view.doc, foe))
}

fn enemy_of_communique(view: &View) -> Option<&'static str> {
    view.telling.foe.filter(|_| view.draft.civilian != Some(true) && view.draft.outcome.is_blow())
}

/// People of no known kind who are fighters by what became of them.
fn is_military(draft: &Draft) -> bool {
    // "eleven victims" may be anybody
    let is_bare = draft.trace.iter().all(|step| step.rule != "noun alone");
    draft.unit == Unit::People
        && draft.civilian.is_none()
        && is_bare
        && matches!(draft.outcome, Outcome::Casualties | Outcome::Deployed | Outcome::Surrendered | Outcome::Recruited)
}
