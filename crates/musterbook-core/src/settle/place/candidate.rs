//! A place named in the text, and how it stands to what is told.

use std::borrow::Cow;
use std::ops::Range;

/// How specific a place is; the least is the most specific.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    Town,
    District,
    Area,
    Region,
    Country,
}

/// How the words around a name place it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// `in Kharkiv`, `on the town of Sumy`, `the siege of Aleppo`
    Within,
    /// `80 km south of Kabul`: the place that another is near
    Beside,
    /// `to Russia`, `into Kursk`
    Toward,
    /// `from Debaltseve`
    From,
    /// `Kherson:`, `KHARKIV -`, `In Khost:`
    Label,
    /// `the Kharkiv strike`, `Sudzha's morgue`
    Modifier,
    /// A name alone: `Tanai accounts for 2,000`
    Bare,
    /// Where a report was filed: `KYIV, Oct 10 (Agency) -`
    Dateline,
    /// Where a speaker speaks: `told reporters in Washington`
    Speaker,
}

/// A place named in the text.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// The tokens of the name, its kind noun included.
    pub tokens: Range<usize>,
    pub sentence: usize,
    pub name: Cow<'static, str>,
    pub rank: Rank,
    /// The country; empty if unknown.
    pub country: Cow<'static, str>,
    pub role: Role,
    /// The candidate that stands for this one: the most specific of `Sabari district, Khost province`.
    pub head: usize,
    /// The name is (also) a party's: alone it is no place.
    pub is_party: bool,
    /// The token before the whole phrase with its preposition.
    pub before: usize,
}

impl Candidate {
    /// Whether the words around the name say that something is there.
    pub fn is_there(&self) -> bool {
        self.role == Role::Within
    }
}
