//! What a text tells in all: whose losses, who speaks, whom it names.

use crate::claim::Unit;
use crate::document::{Document, Draft, NameAt};
use crate::event::party;
use crate::lexicon::world::{Party, PartyKind};
use crate::lexicon::{Class, Phrases};

/// What holds for every figure of a text, as it is before any side is settled.
pub(super) struct Telling {
    /// How often each party is named.
    pub parties: Vec<(u32, u32)>,
    /// The side of most of the fighters counted.
    pub usual: Option<Usual>,
    /// Not many more people of no known kind are counted than fighters.
    pub mostly_fighters: bool,
    pub has_civilians: bool,
    /// The armed group named most.
    pub group: Option<&'static str>,
    /// The party whose bodies and people are quoted most.
    pub voice: Option<&'static str>,
    /// The enemy of a communiqué.
    pub foe: Option<&'static str>,
}

/// The side of most of the fighters counted in a text.
#[derive(Clone, Copy)]
pub(super) struct Usual {
    pub side: &'static str,
    /// The headline names it too, or it is of four fifths or more.
    pub is_plain: bool,
    /// How many figures are of it.
    pub figures: u32,
}

impl Telling {
    pub fn of(doc: &Document, drafts: &[Draft]) -> Telling {
        let counted =
            |civilian: Option<bool>| drafts.iter().filter(|d| d.unit == Unit::People && d.civilian == civilian).count();
        let parties = party::counts(doc);
        Telling {
            usual: usual(doc, drafts),
            mostly_fighters: counted(Some(false)) * 2 >= counted(None),
            has_civilians: drafts.iter().any(|d| d.civilian == Some(true)),
            group: party::usual(doc, &parties, PartyKind::Group),
            voice: voice(doc, drafts),
            foe: foe(doc, &parties),
            parties,
        }
    }

    /// Whether the text names a party.
    pub fn names(&self, doc: &Document, party: &str) -> bool {
        doc.lexicon.world.party(party).is_some_and(|id| self.parties.iter().any(|&(named, _)| named == id))
    }

    /// The adversary of a party, the one that the text names most.
    pub fn adversary(&self, doc: &Document, of: &str) -> Option<&'static str> {
        party::adversary(doc, &self.parties, of)
    }
}

/// The party that the source of a draft speaks for.
pub(super) fn speaker(doc: &Document, draft: &Draft) -> Option<&'static Party> {
    doc.lexicon.world.voice(draft.source.first()?)
}

fn voice(doc: &Document, drafts: &[Draft]) -> Option<&'static str> {
    let voices = party::tally(drafts.iter().filter_map(|d| speaker(doc, d)).map(|party| party.name.as_str()));
    voices.into_iter().max_by_key(|(_, n)| *n).map(|(voice, _)| voice)
}

fn usual(doc: &Document, drafts: &[Draft]) -> Option<Usual> {
    counted_most(doc, drafts).or_else(|| owner_of_losses(doc, drafts))
}

/// `Three counts of North Korean losses`: where nothing counted has a side, the one party that is named as whose the losses
/// are, twice at least.
fn owner_of_losses(doc: &Document, drafts: &[Draft]) -> Option<Usual> {
    if drafts.iter().any(|draft| draft.side.is_some()) {
        return None;
    }
    let owns = |name: &&NameAt| doc.tokens.get(name.tokens.end).is_some_and(|next| doc.lexicon.whose.losses.has(next));
    let mut owners = doc.names.iter().filter(owns).filter_map(|name| name.party()).map(|(party, _)| party);
    let first = owners.next()?;
    let others: Vec<u32> = owners.collect();
    let is_one = !others.is_empty() && others.iter().all(|party| *party == first);
    let side = doc.lexicon.world.parties[first as usize].name.as_str();
    is_one.then_some(Usual { side, is_plain: true, figures: 0 })
}

fn counted_most(doc: &Document, drafts: &[Draft]) -> Option<Usual> {
    let counted = drafts.iter().filter(|d| Class::of(d.unit) == Class::People && d.civilian != Some(true));
    let sides = party::tally(counted.filter_map(|d| d.side.as_ref()));
    let total: u32 = sides.iter().map(|(_, n)| n).sum();
    let (most, figures) = sides.into_iter().max_by_key(|(_, n)| *n).filter(|(_, n)| *n * 2 > total)?;
    let id = doc.lexicon.world.party(most)?;
    let headline = doc.sentences.get(doc.headline()).map(|s| s.tokens.clone()).unwrap_or_default();
    let in_headline = doc.names_in(&headline).iter().any(|n| n.party().is_some_and(|(party, _)| party == id));
    let is_plain = figures >= 2 && in_headline || figures * 5 >= total * 4 && figures >= 3;
    Some(Usual { side: doc.lexicon.world.parties[id as usize].name.as_str(), is_plain, figures })
}

/// Whose losses a communiqué tells of: the adversary of the group or state that speaks of `our` men and `the enemy`. The one
/// that speaks is the armed group named most, else the state.
fn foe(doc: &Document, parties: &[(u32, u32)]) -> Option<&'static str> {
    let whose = &doc.lexicon.whose;
    let count = |words: &Phrases<()>| doc.tokens.iter().filter(|token| words.has(token)).count();
    if count(&whose.foes) < 2 || count(&whose.ours) < 2 {
        return None;
    }
    let own = party::usual(doc, parties, PartyKind::Group).or_else(|| party::usual(doc, parties, PartyKind::State))?;
    party::adversary(doc, parties, own)
}
