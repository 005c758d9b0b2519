//! The words of time (`lang/en/times.toml`).

use super::phrases::Phrases;
use super::table::parse;
use crate::claim::Per;
use crate::text::Vocabulary;
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What a word or phrase says of time. One phrase has one reading; the grammar decides by what stands around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeWord {
    /// 1 to 12. `short`: needs a number beside it; `plain`: an ordinary word too.
    Month {
        number: i8,
        short: bool,
        plain: bool,
    },
    /// 0 to 6 from Monday.
    Weekday {
        number: i8,
        short: bool,
    },
    /// The month in which it begins.
    Season(i8),
    Unit(Grain),
    Part,
    Edge(Edge),
    Turn(Turn),
    Number(u16),
    Ordinal(u8),
    /// Days from today: first, last.
    Offset(i16, i16),
    /// A running count up to now.
    ToDate,
    SoFar,
    Mark(Mark),
    /// A rate in words of its own (`daily`, `per month`).
    Rate(Per),
    /// `the war`, `the conflict`.
    War,
    /// A beginning with a name: index of the war.
    Named(u16),
    Begins,
}

/// How long a stretch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grain {
    Minute,
    Hour,
    Night,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Half,
    Season,
    Year,
    Decade,
}

/// A part of a longer stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edge {
    Early,
    Middle,
    Late,
    Start,
    End,
    FirstHalf,
    SecondHalf,
}

/// Where a stretch lies from today or from the day spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    Last,
    Past,
    Previous,
    This,
    Next,
    Following,
    Same,
}

/// A small word that opens, joins or closes a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    Since,
    Until,
    By,
    AsOf,
    Before,
    Between,
    To,
    And,
    Of,
    In,
    Per,
    Ago,
    Earlier,
    Later,
    Then,
    NightOf,
}

/// What the words around a figure say of its time and scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cue {
    Says,
    /// A running count in so many words.
    Total,
    /// Before a running count, behind what was added to it.
    Raises,
    /// A count that has grown.
    Sum,
    /// What goes on.
    Standing,
    Perfect,
    /// What an attack does to those who live by what it hits.
    Blow,
    Contrast,
    That,
    Elsewhere,
    /// A clause of its own after a figure.
    Aside,
    /// What is to come.
    Ahead,
    /// Parts of the figure before.
    Part,
    /// What an incident is called.
    Incident,
    /// What those counted were doing since, not what is told of them.
    SinceThen,
    /// A verb that takes a count as its object.
    Gives,
    /// Opens a list of headlines of other stories.
    Related,
}

/// A war: when it began and ended.
#[derive(Clone, Copy, Debug)]
pub struct War {
    pub start: Date,
    pub end: Option<Date>,
}

/// All words of time.
#[derive(Debug, Default)]
pub struct Times {
    pub words: Phrases<TimeWord>,
    pub wars: Vec<War>,
    /// Words that show which wars a text is about.
    pub about: Phrases<Vec<u16>>,
    /// Words that turn a date ahead.
    pub future: Phrases<()>,
    /// Words after which, and before which, `a day` is no rate.
    pub not_rate_after: Phrases<()>,
    pub not_rate_before: Phrases<()>,
    pub cues: Phrases<Vec<Cue>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    calendar: Calendar,
    units: BTreeMap<String, Vec<String>>,
    numbers: BTreeMap<String, u16>,
    parts: List,
    edges: BTreeMap<Edge, Vec<String>>,
    turns: BTreeMap<Turn, Vec<String>>,
    offsets: BTreeMap<String, (i16, i16)>,
    now: Now,
    marks: BTreeMap<Mark, Vec<String>>,
    rates: BTreeMap<String, Vec<String>>,
    future: List,
    war: Vec<WarEntry>,
    wars: WarWords,
    settle: BTreeMap<Cue, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Calendar {
    months: Vec<Vec<String>>,
    plain_months: Vec<String>,
    weekdays: Vec<Vec<String>>,
    seasons: BTreeMap<String, i8>,
    ordinals: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Now {
    to_date: Vec<String>,
    so_far: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WarEntry {
    start: String,
    end: Option<String>,
    about: Vec<String>,
    names: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WarWords {
    words: Vec<String>,
    begins: Vec<String>,
}

const FILE: &str = "lang/en/times.toml";

impl Times {
    /// Loads the table. Where a phrase stands twice, the first meaning stays.
    pub fn load(vocabulary: &mut Vocabulary) -> Times {
        let mut table: Table = parse(FILE, include_str!("../../lang/en/times.toml"));
        let mut times = Times::default();
        let not_after = table.rates.remove("not_after").unwrap_or_default();
        let not_before = table.rates.remove("not_before").unwrap_or_default();
        add_unit(&mut times.not_rate_after, not_after, vocabulary);
        add_unit(&mut times.not_rate_before, not_before, vocabulary);
        add_unit(&mut times.future, table.future.words, vocabulary);
        for (cue, phrases) in table.settle {
            for phrase in phrases {
                if let Some(known) = times.cues.add(&phrase, vec![cue], vocabulary) {
                    known.push(cue);
                }
            }
        }
        times.load_wars(table.war, table.wars, vocabulary);
        let mut add = |phrase: &str, word: TimeWord| {
            times.words.add(phrase, word, vocabulary);
        };
        for (word, days) in &table.offsets {
            add(word, TimeWord::Offset(days.0, days.1));
        }
        for (per, phrases) in &table.rates {
            let per = Per::parse(per).unwrap_or_else(|| panic!("{FILE}: no rate {per}"));
            phrases.iter().for_each(|p| add(p, TimeWord::Rate(per)));
        }
        for (n, names) in table.calendar.months.iter().enumerate() {
            for (k, name) in names.iter().enumerate() {
                let plain = table.calendar.plain_months.contains(name);
                add(name, TimeWord::Month { number: n as i8 + 1, short: k > 0, plain });
            }
        }
        for (n, names) in table.calendar.weekdays.iter().enumerate() {
            for (k, name) in names.iter().enumerate() {
                add(name, TimeWord::Weekday { number: n as i8, short: k > 0 });
            }
        }
        table.calendar.seasons.iter().for_each(|(name, month)| add(name, TimeWord::Season(*month)));
        for (edge, phrases) in &table.edges {
            phrases.iter().for_each(|p| add(p, TimeWord::Edge(*edge)));
        }
        for (n, name) in table.calendar.ordinals.iter().enumerate() {
            add(name, TimeWord::Ordinal(n as u8 + 1));
            add(&format!("the {name}"), TimeWord::Ordinal(n as u8 + 1));
        }
        for (unit, phrases) in &table.units {
            let grain = Grain::parse(unit).unwrap_or_else(|| panic!("{FILE}: no unit {unit}"));
            phrases.iter().for_each(|p| add(p, TimeWord::Unit(grain)));
        }
        table.parts.words.iter().for_each(|p| add(p, TimeWord::Part));
        for (turn, phrases) in &table.turns {
            phrases.iter().for_each(|p| add(p, TimeWord::Turn(*turn)));
        }
        table.now.to_date.iter().for_each(|p| add(p, TimeWord::ToDate));
        table.now.so_far.iter().for_each(|p| add(p, TimeWord::SoFar));
        for (mark, phrases) in &table.marks {
            phrases.iter().for_each(|p| add(p, TimeWord::Mark(*mark)));
        }
        table.numbers.iter().for_each(|(word, n)| add(word, TimeWord::Number(*n)));
        times
    }

    fn load_wars(&mut self, wars: Vec<WarEntry>, words: WarWords, vocabulary: &mut Vocabulary) {
        for (n, war) in wars.into_iter().enumerate() {
            let date = |text: &str| text.parse().unwrap_or_else(|_| panic!("{FILE}: no date {text}"));
            self.wars.push(War { start: date(&war.start), end: war.end.as_deref().map(date) });
            for name in &war.names {
                self.words.add(name, TimeWord::Named(n as u16), vocabulary);
                self.words.add(&format!("the {name}"), TimeWord::Named(n as u16), vocabulary);
            }
            for word in &war.about {
                if let Some(known) = self.about.add(word, vec![n as u16], vocabulary) {
                    known.push(n as u16);
                }
            }
        }
        words.words.iter().for_each(|w| {
            self.words.add(w, TimeWord::War, vocabulary);
        });
        words.begins.iter().for_each(|w| {
            self.words.add(w, TimeWord::Begins, vocabulary);
        });
    }
}

fn add_unit(phrases: &mut Phrases<()>, words: Vec<String>, vocabulary: &mut Vocabulary) {
    words.iter().for_each(|w| {
        phrases.add(w, (), vocabulary);
    });
}

impl Grain {
    fn parse(text: &str) -> Option<Grain> {
        Some(match text {
            "minute" => Grain::Minute,
            "hour" => Grain::Hour,
            "night" => Grain::Night,
            "day" => Grain::Day,
            "weekend" => Grain::Weekend,
            "week" => Grain::Week,
            "fortnight" => Grain::Fortnight,
            "month" => Grain::Month,
            "quarter" => Grain::Quarter,
            "half" => Grain::Half,
            "year" => Grain::Year,
            "decade" => Grain::Decade,
            _ => return None,
        })
    }
}
