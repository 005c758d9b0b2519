//! The figures of a scoring, and every mistake behind them.

use super::gold::{Gold, GoldDocument, Guess};
use super::matching::matching;
use super::names::Names;
use super::slots::{CORE, Comparison, FULL, Slot};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

/// What the scorer says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    pub documents: usize,
    pub gold: usize,
    pub predicted: usize,
    /// Unmatched predictions that touch an `ignore` span.
    pub ignored: usize,
    pub matched: usize,
    pub exact_anchors: usize,
    pub core_right: usize,
    pub full_right: usize,
    pub detection: Rates,
    pub core: Rates,
    pub full: Rates,
    #[serde(serialize_with = "as_map")]
    pub slots: Vec<(&'static str, SlotRow)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Groups>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Rates {
    pub precision: f64,
    pub recall: f64,
    pub f1: f64,
}

/// How often a slot is right on matched claims.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct SlotRow {
    pub scored: usize,
    pub right: usize,
    pub accuracy: Option<f64>,
    /// The same where the gold has a value, for slots that are often empty.
    #[serde(flatten)]
    pub filled: Option<Filled>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Filled {
    pub filled: usize,
    pub filled_accuracy: Option<f64>,
    #[serde(skip)]
    pub right: usize,
}

/// CORE by group. Recall is over gold claims of the group, precision over predictions that put themselves in it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Groups {
    pub key: By,
    #[serde(serialize_with = "as_map")]
    pub groups: Vec<(String, Group)>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Group {
    pub gold: usize,
    pub predicted: usize,
    pub found: usize,
    pub core_right: usize,
    #[serde(skip)]
    pub predicted_core: usize,
    pub core: Rates,
}

/// What to group by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum By {
    Outcome,
    Unit,
    Qualifier,
    Doc,
    Lang,
}

impl By {
    pub const ALL: &'static [By] = &[By::Outcome, By::Unit, By::Qualifier, By::Doc, By::Lang];

    pub fn as_str(self) -> &'static str {
        match self {
            By::Outcome => "outcome",
            By::Unit => "unit",
            By::Qualifier => "qualifier",
            By::Doc => "doc",
            By::Lang => "lang",
        }
    }

    pub fn parse(text: &str) -> Option<By> {
        By::ALL.iter().copied().find(|by| by.as_str() == text)
    }

    fn of_gold(self, claim: &Gold, document: &GoldDocument) -> String {
        let right = match self {
            By::Outcome => &claim.outcome,
            By::Unit => &claim.unit,
            By::Qualifier => &claim.qualifier,
            By::Doc => return document.id.clone(),
            By::Lang => return document.lang.clone(),
        };
        right.values().first().map_or_else(|| "*".to_owned(), shown)
    }

    fn of_guess(self, claim: &Guess, document: &GoldDocument) -> String {
        match self {
            By::Outcome => shown(&claim.outcome),
            By::Unit => shown(&claim.unit),
            By::Qualifier => shown(&claim.qualifier),
            By::Doc => document.id.clone(),
            By::Lang => document.lang.clone(),
        }
    }
}

fn shown(value: &Option<String>) -> String {
    value.clone().unwrap_or_else(|| "None".to_owned())
}

/// One thing that went wrong: indices into the documents, their gold claims and the predictions for them.
#[derive(Clone, Debug)]
pub struct Mistake {
    pub kind: MistakeKind,
    pub document: usize,
    pub gold: Option<usize>,
    pub guess: Option<usize>,
    pub comparison: Option<Comparison>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MistakeKind {
    /// Gold, not predicted.
    Missed,
    /// Predicted, not gold.
    Spurious,
    /// Found, a CORE slot wrong.
    Core,
    /// CORE right, another slot of FULL wrong.
    Full,
}

impl MistakeKind {
    pub const ALL: &'static [MistakeKind] =
        &[MistakeKind::Missed, MistakeKind::Spurious, MistakeKind::Core, MistakeKind::Full];

    pub fn as_str(self) -> &'static str {
        match self {
            MistakeKind::Missed => "missed",
            MistakeKind::Spurious => "spurious",
            MistakeKind::Core => "core",
            MistakeKind::Full => "full",
        }
    }
}

/// Scores predictions (one list a gold document, in the same order) against gold.
pub fn score(gold: &[GoldDocument], predicted: &[Vec<Guess>], by: Option<By>) -> (Report, Vec<Mistake>) {
    let names = Names::standard();
    let mut tally = Tally::default();
    for (document, (page, guesses)) in gold.iter().zip(predicted).enumerate() {
        let pairs = matching(&page.claims, guesses, names);
        tally.add(document, page, guesses, &pairs, by);
    }
    tally.report(gold.len(), by)
}

#[derive(Default)]
struct Tally {
    gold: usize,
    predicted: usize,
    ignored: usize,
    matched: usize,
    exact: usize,
    core: usize,
    full: usize,
    slots: [SlotRow; Slot::ALL.len()],
    groups: Vec<(String, Group)>,
    group_at: FxHashMap<String, usize>,
    mistakes: Vec<Mistake>,
}

impl Tally {
    fn add(
        &mut self,
        document: usize,
        page: &GoldDocument,
        guesses: &[Guess],
        pairs: &[(usize, usize, Comparison)],
        by: Option<By>,
    ) {
        let mut of_gold: Vec<Option<&Comparison>> = vec![None; page.claims.len()];
        let mut of_guess: Vec<Option<&Comparison>> = vec![None; guesses.len()];
        for (i, j, comparison) in pairs {
            (of_gold[*i], of_guess[*j]) = (Some(comparison), Some(comparison));
            self.exact += usize::from(page.claims[*i].anchor == guesses[*j].anchor);
            let (core, full) = (comparison.holds(CORE), comparison.holds(FULL));
            self.core += usize::from(core);
            self.full += usize::from(full);
            self.count_slots(&page.claims[*i], comparison);
            if !full {
                let kind = if core { MistakeKind::Full } else { MistakeKind::Core };
                self.mistake(kind, document, Some(*i), Some(*j), Some(*comparison));
            }
        }
        for i in (0..page.claims.len()).filter(|&i| of_gold[i].is_none()) {
            self.mistake(MistakeKind::Missed, document, Some(i), None, None);
        }
        let ignored: FxHashSet<usize> = (0..guesses.len())
            .filter(|&j| of_guess[j].is_none())
            .filter(|&j| {
                page.ignore.iter().any(|span| guesses[j].anchor[0] < span[1] && guesses[j].anchor[1] > span[0])
            })
            .collect();
        for j in (0..guesses.len()).filter(|j| of_guess[*j].is_none() && !ignored.contains(j)) {
            self.mistake(MistakeKind::Spurious, document, None, Some(j), None);
        }
        self.gold += page.claims.len();
        self.predicted += guesses.len() - ignored.len();
        self.ignored += ignored.len();
        self.matched += pairs.len();
        let Some(by) = by else { return };
        for (claim, matched) in page.claims.iter().zip(&of_gold) {
            let group = self.group(by.of_gold(claim, page));
            group.gold += 1;
            group.found += usize::from(matched.is_some());
            group.core_right += usize::from(matched.is_some_and(|comparison| comparison.holds(CORE)));
        }
        for (j, claim) in guesses.iter().enumerate().filter(|(j, _)| !ignored.contains(j)) {
            let group = self.group(by.of_guess(claim, page));
            group.predicted += 1;
            group.predicted_core += usize::from(of_guess[j].is_some_and(|comparison| comparison.holds(CORE)));
        }
    }

    fn count_slots(&mut self, gold: &Gold, comparison: &Comparison) {
        for &slot in Slot::ALL {
            let Some(right) = comparison[slot] else { continue };
            let row = &mut self.slots[slot as usize];
            row.scored += 1;
            row.right += usize::from(right);
            if slot.is_nullable() && slot.is_filled(gold) {
                let filled = row.filled.get_or_insert_default();
                filled.filled += 1;
                filled.right += usize::from(right);
            }
        }
    }

    fn mistake(
        &mut self,
        kind: MistakeKind,
        document: usize,
        gold: Option<usize>,
        guess: Option<usize>,
        comparison: Option<Comparison>,
    ) {
        self.mistakes.push(Mistake { kind, document, gold, guess, comparison });
    }

    fn group(&mut self, name: String) -> &mut Group {
        let at = *self.group_at.entry(name).or_insert_with_key(|name| {
            self.groups.push((name.clone(), Group::default()));
            self.groups.len() - 1
        });
        &mut self.groups[at].1
    }

    fn report(mut self, documents: usize, by: Option<By>) -> (Report, Vec<Mistake>) {
        for &slot in Slot::ALL {
            let row = &mut self.slots[slot as usize];
            row.accuracy = ratio(row.right, row.scored);
            if slot.is_nullable() {
                let filled = row.filled.get_or_insert_default();
                filled.filled_accuracy = ratio(filled.right, filled.filled);
            }
        }
        for (_, group) in &mut self.groups {
            let precision = ratio(group.predicted_core, group.predicted).unwrap_or(0.0);
            let recall = ratio(group.core_right, group.gold).unwrap_or(0.0);
            let sum = precision + recall;
            let f1 = if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 };
            group.core = Rates { precision, recall, f1 };
        }
        if by != Some(By::Doc) {
            self.groups.sort_by(|(a, x), (b, y)| y.gold.cmp(&x.gold).then_with(|| a.cmp(b)));
        }
        let rates = |right| Rates::of(right, self.predicted, self.gold);
        let report = Report {
            documents,
            gold: self.gold,
            predicted: self.predicted,
            ignored: self.ignored,
            matched: self.matched,
            exact_anchors: self.exact,
            core_right: self.core,
            full_right: self.full,
            detection: rates(self.matched),
            core: rates(self.core),
            full: rates(self.full),
            slots: Slot::ALL.iter().map(|&slot| (slot.as_str(), self.slots[slot as usize])).collect(),
            by: by.map(|key| Groups { key, groups: self.groups }),
        };
        (report, self.mistakes)
    }
}

impl Rates {
    fn of(right: usize, predicted: usize, gold: usize) -> Rates {
        Rates {
            precision: ratio(right, predicted).unwrap_or(0.0),
            recall: ratio(right, gold).unwrap_or(0.0),
            f1: ratio(2 * right, predicted + gold).unwrap_or(0.0),
        }
    }
}

fn ratio(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// Up to `limit` mistakes of each kind, with the claims themselves.
pub fn mistakes_as_json(mistakes: &[Mistake], gold: &[GoldDocument], predicted: &[Vec<Guess>], limit: usize) -> Value {
    let mut kinds = serde_json::Map::new();
    for &kind in MistakeKind::ALL {
        let of_kind = mistakes.iter().filter(|mistake| mistake.kind == kind).take(limit);
        let shown: Vec<Value> = of_kind
            .map(|mistake| {
                let names = |slots: Vec<Slot>| slots.into_iter().map(Slot::as_str).collect::<Vec<_>>();
                json!({
                    "doc": gold[mistake.document].id,
                    "gold": mistake.gold.map(|i| &gold[mistake.document].claims[i]),
                    "predicted": mistake.guess.map(|j| &predicted[mistake.document][j]),
                    "wrong": mistake.comparison.map(|comparison| names(comparison.wrong(FULL))),
                })
            })
            .collect();
        if !shown.is_empty() {
            kinds.insert(kind.as_str().to_owned(), Value::Array(shown));
        }
    }
    Value::Object(kinds)
}

fn as_map<K: Serialize, V: Serialize, S: Serializer>(pairs: &[(K, V)], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(pairs.len()))?;
    for (key, value) in pairs {
        map.serialize_entry(key, value)?;
    }
    map.end()
}
