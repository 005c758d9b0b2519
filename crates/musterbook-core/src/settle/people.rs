//! Whose people the civilians are: in a war between states the state's whose territory they live in; in a civil war
//! nobody's; in Gaza and the West Bank Palestinians. And, for fighters of whom no word says whose, the side that the
//! text counts most.

use super::lands::Lands;
use crate::claim::{Outcome, Stance, Step, Unit};
use crate::document::{Document, Draft};
use crate::event::party;
use crate::lexicon::world::{Party, PartyKind};
use crate::lexicon::{Class, Force};

/// Countries where, in the decades the texts are about, civilians of a place count as the state's: wars between states.
/// `from` and `to` are years, inclusive.
struct Theatre {
    country: &'static str,
    side: &'static str,
    from: i16,
    to: i16,
}

const THEATRES: &[Theatre] = &[
    Theatre { country: "Ukraine", side: "Ukraine", from: 2014, to: 2100 },
    Theatre { country: "Russia", side: "Russia", from: 2022, to: 2100 },
    Theatre { country: "Palestine", side: "Palestinians", from: 1987, to: 2100 },
    Theatre { country: "Israel", side: "Israel", from: 1973, to: 2100 },
    Theatre { country: "Lebanon", side: "Lebanon", from: 2006, to: 2100 },
    Theatre { country: "Iran", side: "Iran", from: 1980, to: 1988 },
    Theatre { country: "Iraq", side: "Iraq", from: 1980, to: 1991 },
    Theatre { country: "Iran", side: "Iran", from: 2024, to: 2100 },
    Theatre { country: "Armenia", side: "Armenia", from: 1990, to: 2100 },
    Theatre { country: "Azerbaijan", side: "Azerbaijan", from: 1990, to: 2100 },
    Theatre { country: "Georgia", side: "Georgia", from: 2008, to: 2008 },
    Theatre { country: "Thailand", side: "Thailand", from: 2025, to: 2100 },
    Theatre { country: "Cambodia", side: "Cambodia", from: 2025, to: 2100 },
    Theatre { country: "India", side: "India", from: 2025, to: 2100 },
    Theatre { country: "Pakistan", side: "Pakistan", from: 2025, to: 2100 },
    Theatre { country: "Argentina", side: "Argentina", from: 1982, to: 1982 },
    Theatre { country: "United States", side: "United States", from: 1975, to: 2100 },
    Theatre { country: "Poland", side: "Poland", from: 2022, to: 2100 },
];

/// Fills the side of drafts that have none. Each rule is tried in turn.
pub fn assign(doc: &Document, drafts: &mut [Draft]) {
    free_the_rescued(drafts);
    let lands = Lands::of(doc);
    let usual = usual_fighters(doc, drafts);
    let counted =
        |civilian: Option<bool>| drafts.iter().filter(|d| d.unit == Unit::People && d.civilian == civilian).count();
    let mostly_fighters = counted(Some(false)) * 2 >= counted(None);
    let has_civilians = drafts.iter().any(|d| d.civilian == Some(true));
    let parties = party::counts(doc);
    let group = party::usual(doc, &parties, PartyKind::Group);
    let voice = usual_voice(doc, drafts);
    let foes = foes(doc, &parties);
    let is_open = |d: &Draft| d.side.is_none() && (d.unit != Unit::Attack || d.outcome == Outcome::Repelled);
    share_blow(doc, drafts);
    for at in 0..drafts.len() {
        let same = same_people(doc, &drafts[..at], &drafts[at]);
        let draft = &mut drafts[at];
        if !is_open(draft) {
            continue;
        }
        let fighters = draft.civilian == Some(false) || is_military(draft);
        let people = Class::of(draft.unit) == Class::People;
        let force = draft.noun.and_then(|n| n.force);
        let irregular = force == Some(Force::Irregular);
        let defended = matches!(draft.outcome, Outcome::ShotDown | Outcome::Repelled);
        let foe = opponent(doc, draft, &parties, voice).map(|s| (s, "against whom"));
        let is_topic = usual.is_some_and(|(side, sure, n)| sure || n >= 2 && is_abroad(doc, draft, side, &lands))
            && people
            && (fighters || draft.civilian.is_none() && draft.noun.is_none() && !has_civilians && mostly_fighters);
        let rule = |side: Option<&'static str>, rule: &'static str| side.map(|side| (side, rule));
        let is_doer = |side: &str| is_blow(draft.outcome) && draft.by.as_deref() == Some(side);
        let most = usual.map(|(side, ..)| side);
        let admitted = speaker_admits(doc, draft).filter(|_| people && draft.civilian != Some(true) && !irregular);
        let of_a_state = |side: &str| doc.lexicon.world.kind_of(side) != Some(PartyKind::Group);
        let found = foe
            .filter(|_| defended)
            .or_else(|| rule(same, "of the same people"))
            .or_else(|| rule(admitted, ADMITTED))
            .or_else(|| {
                rule(
                    most.filter(|side| {
                        is_topic && !irregular && !is_doer(side) && (force != Some(Force::State) || of_a_state(side))
                    }),
                    "side counted most",
                )
            })
            .or_else(|| rule(group.filter(|_| irregular), "the armed group of the text"))
            .or_else(|| rule(own_soldiers(doc, draft).filter(|_| force == Some(Force::State)), "of the speaker"))
            .or_else(|| {
                rule(soldiers_of(doc, draft, &lands).filter(|_| force == Some(Force::State)), "the army of the land")
            })
            .or_else(|| {
                rule(
                    draft.carried.filter(|c| {
                        let soldiers =
                            fighters && (force != Some(Force::State) || of_a_state(c)) && !(irregular && of_a_state(c));
                        !is_doer(c) && (soldiers || !people && draft.unit != Unit::Building)
                    }),
                    "as told before",
                )
            })
            .or_else(|| {
                rule(
                    home(doc, draft, &lands)
                        .filter(|home| !fighters && !is_doer(home) && (people || draft.unit == Unit::Building)),
                    "whose land it is",
                )
            })
            .or(foe)
            .or_else(|| {
                rule(
                    foes.filter(|_| draft.civilian != Some(true) && is_blow(draft.outcome)),
                    "the enemy of the communiqué",
                )
            });
        if let Some((side, rule)) = found {
            if rule == ADMITTED && mostly_fighters {
                draft.civilian = draft.civilian.or(Some(false));
            }
            draft.trace.push(Step { rule, saw: side.to_string() });
            draft.side = Some(side.to_string());
        }
    }
    share_blow(doc, drafts);
    settle_things(doc, drafts, &parties);
    settle_gifts(doc, drafts, &parties);
    follow_whole(doc, drafts);
    let fighters = |side: &str| {
        drafts.iter().any(|d| d.side.as_deref() == Some(side) && d.noun.is_some_and(|n| n.civilian == Some(false)))
    };
    let Some((topic, ..)) = usual.filter(|(side, ..)| !has_civilians && mostly_fighters && fighters(side)) else {
        return;
    };
    for draft in drafts.iter_mut().filter(|d| d.unit == Unit::People && d.civilian.is_none()) {
        // a text that counts one side's losses and no civilians counts fighters
        if draft.side.as_deref() == Some(topic) {
            draft.civilian = Some(false);
        }
    }
}

/// In a text about captives, who is rescued comes free.
fn free_the_rescued(drafts: &mut [Draft]) {
    if drafts.iter().any(|d| d.outcome == Outcome::Abducted) {
        drafts.iter_mut().filter(|d| d.outcome == Outcome::Evacuated).for_each(|d| d.outcome = Outcome::Released);
    }
}

/// A figure that goes on with the one before is of its side: `Eighty-two of them`, `seven women among them`.
fn follow_whole(doc: &Document, drafts: &mut [Draft]) {
    inherit(doc, drafts, "of the whole", |whole, part| {
        let goes_on =
            part.trace.iter().any(|step| matches!(step.rule, "part" | "as the figure before" | "as told before"));
        let same_class = Class::of(whole.unit) == Class::of(part.unit);
        let one_kind = whole.civilian.is_none() || part.civilian.is_none() || whole.civilian == part.civilian;
        part.unit != Unit::Attack && goes_on && same_class && one_kind
    });
}

/// Gives a draft without a side that of the one before, where the two may be of one: rebels are no state's.
fn inherit(doc: &Document, drafts: &mut [Draft], rule: &'static str, may: impl Fn(&Draft, &Draft) -> bool) {
    for i in 1..drafts.len() {
        if drafts[i].side.is_some() || !may(&drafts[i - 1], &drafts[i]) {
            continue;
        }
        let force = |d: &Draft| d.noun.and_then(|n| n.force);
        let (then, now) = (force(&drafts[i - 1]), force(&drafts[i]));
        let Some(side) = drafts[i - 1].side.clone() else { continue };
        let kind = doc.lexicon.world.kind_of(&side);
        let foreign = match now {
            Some(Force::State) => kind == Some(PartyKind::Group),
            Some(Force::Irregular) => kind == Some(PartyKind::State),
            None => false,
        };
        if !foreign && (then.is_none() || now.is_none() || then == now) {
            drafts[i].trace.push(Step { rule, saw: side.clone() });
            drafts[i].side = Some(side);
        }
    }
}

/// Weapons and vehicles lost, of which nothing says whose: the enemy's of who tells it, else of the side whose losses the
/// text tells most. (On texts annotated by hand the first is right in two thirds, the second in half, and only a quarter
/// are nobody's.)
fn settle_things(doc: &Document, drafts: &mut [Draft], parties: &[(u32, u32)]) {
    let most = party::tally(drafts.iter().filter_map(|d| d.side.clone())).into_iter().max_by_key(|(_, n)| *n);
    let is_thing = |d: &Draft| Class::of(d.unit) == Class::Things && !matches!(d.unit, Unit::Building | Unit::Position);
    for draft in drafts.iter_mut().filter(|d| d.side.is_none() && is_thing(d) && is_blow(d.outcome)) {
        let voice = speaker(doc, draft).map(|party| party.name.as_str());
        let told = voice.and_then(|voice| party::adversary(doc, parties, voice));
        let enemy = told.filter(|party| is_named(doc, parties, party)).map(str::to_owned);
        // What is seized comes from a group; a state's own finds say nothing of whose they were.
        let may_be = |side: &str| {
            voice != Some(side)
                && (draft.outcome != Outcome::Captured || doc.lexicon.world.kind_of(side) == Some(PartyKind::Group))
        };
        let usual = most.as_ref().filter(|(side, n)| *n >= 2 && may_be(side)).map(|(side, _)| side.clone());
        let found = enemy.or(usual);
        if let Some(side) = found.filter(|side| draft.by.as_ref() != Some(side)) {
            draft.trace.push(Step { rule: "whose things the text tells of", saw: side.clone() });
            draft.side = Some(side);
        }
    }
}

/// Arms given to nobody that a sentence names: to the state that others in the text go to, else to the one it names most.
fn settle_gifts(doc: &Document, drafts: &mut [Draft], parties: &[(u32, u32)]) {
    let is_gift = |d: &Draft| d.outcome == Outcome::Supplied && Class::of(d.unit) == Class::Things;
    let taker = party::tally(drafts.iter().filter(|d| is_gift(d)).filter_map(|d| d.side.clone()));
    let taker = taker.into_iter().max_by_key(|(_, n)| *n).map(|(side, _)| side);
    let Some(side) = taker.or_else(|| party::usual(doc, parties, PartyKind::State).map(str::to_owned)) else { return };
    for draft in drafts.iter_mut().filter(|d| d.side.is_none() && is_gift(d) && d.by.as_ref() != Some(&side)) {
        draft.trace.push(Step { rule: "who is supplied", saw: side.clone() });
        draft.side = Some(side.clone());
    }
}

/// What one sentence tells of one blow falls on one side: `killed six militants and destroyed two vehicles`.
fn share_blow(doc: &Document, drafts: &mut [Draft]) {
    inherit(doc, drafts, "of the same blow", |before, now| {
        let is_blow = |d: &Draft| {
            (is_blow(d.outcome) || d.outcome == Outcome::ShotDown)
                && d.civilian != Some(true)
                && d.unit != Unit::Building
        };
        let same = doc.figures[before.figure].sentence == doc.figures[now.figure].sentence;
        same && is_blow(before) && is_blow(now) && before.by == now.by
    });
}

/// Whether an outcome is what one side suffers of another.
fn is_blow(outcome: Outcome) -> bool {
    matches!(
        outcome,
        Outcome::Killed
            | Outcome::Wounded
            | Outcome::Destroyed
            | Outcome::Damaged
            | Outcome::Captured
            | Outcome::Casualties
            | Outcome::Lost
            | Outcome::Hit
            | Outcome::Detained
    )
}

/// Who suffered it, where the text says who did it: the adversary that the text names. What is shot down or repelled
/// by an army, or by its own report, is the enemy's.
fn opponent(doc: &Document, draft: &Draft, parties: &[(u32, u32)], voice: Option<&str>) -> Option<&'static str> {
    let by = draft.by.as_deref();
    let suffers = matches!(
        draft.outcome,
        Outcome::Killed
            | Outcome::Wounded
            | Outcome::Casualties
            | Outcome::Captured
            | Outcome::Destroyed
            | Outcome::Damaged
            | Outcome::Hit
            | Outcome::Targeted
            | Outcome::Released
            | Outcome::Trapped
            | Outcome::Detained
    );
    let defended = matches!(draft.outcome, Outcome::ShotDown | Outcome::Repelled);
    // people of no known kind are mostly nobody's, or civilians
    let unsaid = Class::of(draft.unit) == Class::People
        && draft.civilian != Some(false)
        && (draft.outcome != Outcome::Captured || draft.noun.is_some());
    let is_told = suffers && by.is_some() && !unsaid;
    if !(defended || is_told) {
        return None;
    }
    let actor = by.or_else(|| speaker(doc, draft).map(|party| party.name.as_str())).or(voice)?;
    let foe = party::adversary(doc, parties, actor)?;
    (defended || is_named(doc, parties, foe)).then_some(foe)
}

/// Whether the text names a party.
fn is_named(doc: &Document, parties: &[(u32, u32)], party: &str) -> bool {
    doc.lexicon.world.party(party).is_some_and(|id| parties.iter().any(|&(named, _)| named == id))
}

/// The party that the source of a draft speaks for.
fn speaker(doc: &Document, draft: &Draft) -> Option<&'static Party> {
    doc.lexicon.world.voice(draft.source.first()?)
}

/// The party whose bodies and people the text quotes most.
fn usual_voice(doc: &Document, drafts: &[Draft]) -> Option<&'static str> {
    let voices = party::tally(drafts.iter().filter_map(|d| speaker(doc, d)).map(|party| party.name.as_str()));
    voices.into_iter().max_by_key(|(_, n)| *n).map(|(voice, _)| voice)
}

const ADMITTED: &str = "who admits it";

/// The party that admits the loss: `Luanda conceded 525 dead`.
fn speaker_admits(doc: &Document, draft: &Draft) -> Option<&'static str> {
    let fate = matches!(draft.outcome, Outcome::Killed | Outcome::Wounded | Outcome::Missing | Outcome::Casualties);
    let party = speaker(doc, draft)?;
    let is_side = matches!(party.kind, PartyKind::State | PartyKind::Group);
    (fate && is_side && draft.stance == Stance::Confirmed && draft.by.is_none()).then_some(party.name.as_str())
}

/// The state that tells of soldiers fallen, without a word of whose: its own.
fn own_soldiers(doc: &Document, draft: &Draft) -> Option<&'static str> {
    let fate = matches!(draft.outcome, Outcome::Killed | Outcome::Wounded | Outcome::Missing);
    let party = speaker(doc, draft)?;
    (fate && party.kind == PartyKind::State && draft.by.as_deref() != Some(party.name.as_str()))
        .then_some(party.name.as_str())
}

/// `nine soldiers died and 17 were hurt`: a number without a noun is of the soldiers or rebels counted just before.
fn same_people(doc: &Document, before: &[Draft], draft: &Draft) -> Option<&'static str> {
    let last = before.last()?;
    let fate = |d: &Draft| {
        matches!(
            d.outcome,
            Outcome::Killed | Outcome::Wounded | Outcome::Missing | Outcome::Captured | Outcome::Casualties
        ) && d.unit == Unit::People
    };
    let sentence = |d: &Draft| doc.figures[d.figure].sentence;
    let goes_on = draft.noun.is_none() && draft.civilian != Some(true) && last.noun.is_some_and(|n| n.force.is_some());
    let one = fate(last) && fate(draft) && sentence(last) == sentence(draft) && last.outcome != draft.outcome;
    let id = doc.lexicon.world.party(last.side.as_deref().filter(|_| goes_on && one)?)?;
    Some(doc.lexicon.world.parties[id as usize].name.as_str())
}

/// Whether the state `side` fights in another's land: then those of whom nothing is said are its own all the same.
fn is_abroad(doc: &Document, draft: &Draft, side: &str, lands: &Lands) -> bool {
    let world = &doc.lexicon.world;
    let home = world.party(side).map(|id| &world.parties[id as usize]).filter(|p| p.kind == PartyKind::State);
    let country = draft.place.as_deref().and_then(|p| lands.country_of(p));
    home.is_some_and(|p| country.is_some_and(|c| p.place.as_deref() != Some(c)))
}

/// The state whose soldiers fell in its own land.
fn soldiers_of(doc: &Document, draft: &Draft, lands: &Lands) -> Option<&'static str> {
    // who is sent or stationed somewhere is as often abroad
    if matches!(draft.outcome, Outcome::Deployed | Outcome::Present | Outcome::Recruited | Outcome::Trained) {
        return None;
    }
    let country = lands.country_of(draft.place.as_deref()?).filter(|&c| c != "Palestine")?;
    doc.lexicon.world.state_of(country).map(|p| p.name.as_str())
}

fn is_military(draft: &Draft) -> bool {
    // "eleven victims" may be anybody
    let is_bare = draft.trace.iter().all(|step| step.rule != "noun alone");
    draft.unit == Unit::People
        && draft.civilian.is_none()
        && is_bare
        && matches!(draft.outcome, Outcome::Casualties | Outcome::Deployed | Outcome::Surrendered | Outcome::Recruited)
}

/// Whose losses a communiqué tells of: the adversary of the group or state that speaks of `our` men and `the enemy`. The one
/// that speaks is the armed group named most, else the state.
fn foes(doc: &Document, parties: &[(u32, u32)]) -> Option<&'static str> {
    let count = |words: &[&str]| {
        let is =
            |i: &usize| doc.tokens[*i].is_word() && words.iter().any(|word| doc.word(*i).eq_ignore_ascii_case(word));
        (0..doc.tokens.len()).filter(is).count()
    };
    if count(&["enemy", "enemies", "aggressor", "aggressors", "invaders", "puppet"]) < 2
        || count(&["our", "we", "ours"]) < 2
    {
        return None;
    }
    let own = party::usual(doc, parties, PartyKind::Group).or_else(|| party::usual(doc, parties, PartyKind::State))?;
    party::adversary(doc, parties, own)
}

/// The side of most of the fighters counted in the text, and whether that is plain: the
/// headline names it too, or it is of four fifths or more.
fn usual_fighters(doc: &Document, drafts: &[Draft]) -> Option<(&'static str, bool, u32)> {
    let counted = drafts.iter().filter(|d| Class::of(d.unit) == Class::People && d.civilian != Some(true));
    let sides = party::tally(counted.filter_map(|d| d.side.as_ref()));
    let total: u32 = sides.iter().map(|(_, n)| n).sum();
    let (most, n) = sides.into_iter().max_by_key(|(_, n)| *n).filter(|(_, n)| *n * 2 > total)?;
    let id = doc.lexicon.world.party(most)?;
    let headline = doc.sentences.get(doc.headline()).map(|s| s.tokens.clone()).unwrap_or_default();
    let in_headline = doc.names_in(&headline).iter().any(|n| n.party().is_some_and(|(party, _)| party == id));
    Some((
        doc.lexicon.world.parties[id as usize].name.as_str(),
        n >= 2 && in_headline || n * 5 >= total * 4 && n >= 3,
        n,
    ))
}

/// The side of people who live where the figure's place is.
fn home(doc: &Document, draft: &Draft, lands: &Lands) -> Option<&'static str> {
    let country = lands.country_of(draft.place.as_deref()?)?;
    let year = draft.when.end.or(draft.when.start).or(doc.published).map(|d| d.year());
    let theatre = THEATRES.iter().find(|t| t.country == country && year.is_none_or(|y| t.from <= y && y <= t.to));
    theatre.map(|t| t.side)
}
