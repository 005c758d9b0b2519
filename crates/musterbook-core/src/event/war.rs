//! Whether a text is about an armed conflict at all. A firm cuts jobs, a team shoots twelve under par, a bus crash
//! kills three: the words are those of war, and nothing of it is a claim.

use super::sift::{self, About};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::lexicon::world::{PartyKind, Place, PlaceKind, Sense};
use crate::text::Sentence;

/// What an armed group or a coalition adds by its name, two of them at most.
const GROUP: i32 = 4;
/// What a country with a war of its own adds, two of them at most.
const STATE: i32 = 1;
/// What a place adds that lies in a country at war on the day of the report; one of them.
const THEATRE: i32 = 3;
/// What a named weapon adds, two of them at most.
const WEAPON: i32 = 2;
/// What cues add that stand thick: one in a dozen words or more, as in a bulletin that says the same thing over and over.
const THICK: i32 = 4;
/// How much may speak against it.
const WORST: i32 = -12;

/// Whether the text speaks of an armed conflict: its cues outweigh what speaks against one. A long text needs more
/// of them than a short one; a sentence or two pass unless something speaks against them.
pub fn is_about_war(doc: &Document) -> bool {
    weight(doc) >= needed(doc.tokens.len()) && !is_about_other(doc)
}

/// How many sentences of war words a text may hold that begins with a disaster.
const LEAD: usize = 2;

/// What the first sentences of a text speak of.
pub fn lead(doc: &Document) -> About {
    let first = doc.headline();
    let mut lead = About::default();
    for sentence in first..doc.sentences.len().min(first + 2) {
        let about = sift::about(doc, sentence);
        lead.disaster |= about.disaster;
        lead.exercise |= about.exercise;
    }
    lead
}

/// From how many sentences on a text may be about something else whatever war words it holds.
const THEME: usize = 3;

/// Whether what speaks against a war is what the text goes on and on about: a quake that killed soldiers too, a
/// gunman in a shop, a maker of missiles and its shares.
fn is_about_other(doc: &Document) -> bool {
    let (mut strong, mut against) = (0, 0);
    for sentence in &doc.sentences {
        let (most, least) = extremes(doc, sentence);
        strong += match most {
            5.. => 2,
            3.. => 1,
            _ => 0,
        };
        against += usize::from(least <= -3);
    }
    against >= THEME && against >= strong || lead(doc).disaster && strong <= LEAD.max(against)
}

/// The greatest and the least weight of a sentence's cues.
fn extremes(doc: &Document, sentence: &Sentence) -> (i32, i32) {
    let (mut most, mut least) = (0, 0);
    let mut at = sentence.tokens.start;
    while at < sentence.tokens.end {
        let Some(found) = doc.lexicon.war.phrases.longest(&doc.tokens[at..sentence.tokens.end]) else {
            at += 1;
            continue;
        };
        most = most.max(found.meaning.weight);
        least = least.min(found.meaning.weight);
        at += found.length;
    }
    (most, least)
}

fn needed(tokens: usize) -> i32 {
    match tokens {
        0..25 => 0,
        25..40 => 2,
        40..120 => 4,
        120..400 => 5,
        _ => 7,
    }
}

/// The sum of the text's distinct cues.
pub fn weight(doc: &Document) -> i32 {
    let cues = &doc.lexicon.war;
    let mut seen = vec![false; cues.count];
    let (mut sum, mut against) = (0, 0);
    let (mut for_it, mut against_it) = (0usize, 0usize);
    let mut at = 0;
    while at < doc.tokens.len() {
        let Some(found) = cues.phrases.longest(&doc.tokens[at..]) else {
            at += 1;
            continue;
        };
        *if found.meaning.weight < 0 { &mut against_it } else { &mut for_it } += 1;
        if !std::mem::replace(&mut seen[found.meaning.id as usize], true) {
            match found.meaning.weight {
                weight @ ..0 => against += weight,
                weight => sum += weight,
            }
        }
        at += found.length;
    }
    let thick = doc.tokens.len() >= 120 && for_it * 12 >= doc.tokens.len() && for_it > 4 * against_it;
    sum + against.max(WORST) + of_names(doc) + if thick { THICK } else { 0 }
}

fn of_names(doc: &Document) -> i32 {
    let world = &doc.lexicon.world;
    let (mut groups, mut states, mut weapons) = (Distinct::default(), Distinct::default(), Distinct::default());
    let year = doc.published.map(|day| day.year());
    let mut at_war = false;
    for name in &doc.names {
        at_war = at_war || name.places().next().is_some_and(|id| is_at_war(&world.places[id as usize], year));
        for sense in &name.name.senses {
            match *sense {
                Sense::Party(id, _) => match world.parties[id as usize].kind {
                    PartyKind::Group | PartyKind::Coalition => groups.see(id),
                    PartyKind::State if !world.parties[id as usize].adversaries.is_empty() => states.see(id),
                    PartyKind::State | PartyKind::People => {}
                },
                Sense::Weapon(unit) => weapons.see(unit as u32),
                _ => {}
            }
        }
    }
    let theatre = if at_war { THEATRE } else { 0 };
    GROUP * groups.count() + STATE * states.count() + WEAPON * weapons.count() + theatre
}

/// Whether a place lies in a country at war in a year. A country by itself does not count: all its news name it.
fn is_at_war(place: &Place, year: Option<i16>) -> bool {
    let theatres = &Lexicon::english().world.theatres;
    place.kind != PlaceKind::Country && year.is_some() && theatres.side_of(place.country, year).is_some()
}

/// Up to two different ones.
#[derive(Default)]
struct Distinct([Option<u32>; 2]);

impl Distinct {
    fn see(&mut self, id: u32) {
        if !self.0.contains(&Some(id))
            && let Some(free) = self.0.iter_mut().find(|slot| slot.is_none())
        {
            *free = Some(id);
        }
    }

    fn count(&self) -> i32 {
        self.0.iter().flatten().count() as i32
    }
}

#[cfg(test)]
#[path = "war_tests.rs"]
mod tests;
