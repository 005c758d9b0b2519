//! Reads the lines of gold and prediction files. Strict: what is not as the guide says is an error that says where.

use super::gold::{Gold, GoldDocument, Guess, Right};
use crate::claim::{Outcome, Per, Qualifier, Scope, Stance, Unit, When};
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use serde_json::{Map, Value};

/// A file that can't be scored; the message says where and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadInput(pub String);

impl std::fmt::Display for BadInput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for BadInput {}

type Result<T> = std::result::Result<T, BadInput>;

fn bad<T>(message: String) -> Result<T> {
    Err(BadInput(message))
}

/// The gold documents of a file; `name` is what messages call it. Words that the guide does not have go to `warn`.
pub fn read_gold(name: &str, content: &str, warn: &mut dyn FnMut(String)) -> Result<Vec<GoldDocument>> {
    let mut documents: Vec<GoldDocument> = Vec::new();
    let mut seen = FxHashMap::default();
    for (number, line) in lines(name, content) {
        let (at, line) = (format!("{name}:{number}"), line?);
        let (Some(id), Some(text), Some(claims)) = (string(&line, "id"), string(&line, "text"), list(&line, "claims"))
        else {
            return bad(format!("{at}: a gold document needs id, text and claims"));
        };
        if seen.insert(id.clone(), ()).is_some() {
            return bad(format!("{at}: id {id:?} is there twice"));
        }
        let characters: Vec<char> = text.chars().collect();
        let mut read = Vec::with_capacity(claims.len());
        for (n, claim) in claims.iter().enumerate() {
            read.push(gold_claim(claim, &characters, &format!("{at}: {id} claim {n}"), warn)?);
        }
        let mut ignore = Vec::new();
        for span in list(&line, "ignore").unwrap_or_default() {
            match range(span, characters.len()) {
                Some(span) => ignore.push(span),
                None => return bad(format!("{at}: {id}: ignore is not a list of [start, end] in the text")),
            }
        }
        documents.push(GoldDocument {
            url: string(&line, "url"),
            outlet: string(&line, "outlet"),
            published: string(&line, "published").and_then(|day| day.parse().ok()),
            title: string(&line, "title"),
            lang: string(&line, "lang").filter(|lang| !lang.is_empty()).unwrap_or_else(|| "unknown".to_owned()),
            id,
            text,
            claims: read,
            ignore,
        });
    }
    if documents.is_empty() {
        return bad(format!("{name}: no documents"));
    }
    Ok(documents)
}

/// For each gold document the claims predicted for it; none where the file has no line for it.
pub fn read_predicted(
    name: &str,
    content: &str,
    gold: &[GoldDocument],
    warn: &mut dyn FnMut(String),
) -> Result<Vec<Vec<Guess>>> {
    let index: FxHashMap<&str, usize> =
        gold.iter().enumerate().map(|(n, document)| (document.id.as_str(), n)).collect();
    let mut predicted: Vec<Option<Vec<Guess>>> = vec![None; gold.len()];
    let mut astray = 0;
    for (number, line) in lines(name, content) {
        let (at, line) = (format!("{name}:{number}"), line?);
        let id = line.get("id").unwrap_or(&Value::Null);
        let Some(&document) = id.as_str().and_then(|id| index.get(id)) else {
            return bad(format!("{at}: unknown id {id}"));
        };
        if predicted[document].is_some() {
            return bad(format!("{at}: id {id} is there twice"));
        }
        let Some(claims) = list(&line, "claims") else {
            return bad(format!("{at}: claims is not a list"));
        };
        let characters: Vec<char> = gold[document].text.chars().collect();
        let mut guesses = Vec::with_capacity(claims.len());
        for (n, claim) in claims.iter().enumerate() {
            let here = format!("{at}: {} claim {n}", gold[document].id);
            let guess = predicted_claim(claim, characters.len(), &here, warn)?;
            astray +=
                usize::from(guess.anchor_text.as_ref().is_some_and(|text| !is_at(text, &characters, guess.anchor)));
            guesses.push(guess);
        }
        predicted[document] = Some(guesses);
    }
    if astray > 0 {
        let why = "are not the text at their offsets (which count code points, not bytes)";
        warn(format!("{name}: {astray} anchor_texts {why}"));
    }
    let absent = predicted.iter().filter(|claims| claims.is_none()).count();
    if absent > 0 {
        warn(format!("{name}: {absent} of {} documents have no line and count as empty", gold.len()));
    }
    Ok(predicted.into_iter().map(Option::unwrap_or_default).collect())
}

/// The objects of a JSON Lines file with their line numbers, blank lines left out.
fn lines<'a>(name: &'a str, content: &'a str) -> impl Iterator<Item = (usize, Result<Map<String, Value>>)> + 'a {
    let numbered = content.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    numbered.map(move |(n, line)| {
        let number = n + 1;
        let object = match serde_json::from_str::<Value>(line) {
            Ok(Value::Object(object)) => Ok(object),
            Ok(_) => bad(format!("{name}:{number}: not a JSON object")),
            Err(error) => bad(format!("{name}:{number}: bad JSON: {error}")),
        };
        (number, object)
    })
}

fn gold_claim(claim: &Value, text: &[char], at: &str, warn: &mut dyn FnMut(String)) -> Result<Gold> {
    let anchor = anchor(claim, text.len(), at)?;
    let anchor_text = claim.get("anchor_text").and_then(Value::as_str).map(str::to_owned);
    if let Some(said) = anchor_text.as_ref().filter(|said| !is_at(said, text, anchor)) {
        let there: String = text[anchor[0]..anchor[1]].iter().collect();
        return bad(format!("{at}: anchor_text {said:?} but the text there is {there:?}"));
    }
    let slots = Slots { claim, at };
    let gold = Gold {
        anchor,
        anchor_text,
        low: slots.optional("low", number)?,
        high: slots.optional("high", number)?,
        qualifier: slots.required("qualifier")?,
        share_of: slots.optional("share_of", text_value)?,
        unit: slots.required("unit")?,
        outcome: slots.required("outcome")?,
        side: slots.optional("side", text_value)?,
        civilian: slots.optional("civilian", Value::as_bool)?,
        by: slots.optional("by", text_value)?,
        place: slots.optional("place", text_value)?,
        when: slots.right("when", Some(When::OPEN), |value| nested(value, false), when)?,
        scope: slots.required("scope")?,
        per: slots.optional("per", text_value)?,
        source: slots.right("source", Some(Vec::new()), |value| nested(value, true), chain)?,
        stance: slots.required("stance")?,
    };
    for (slot, right) in [
        ("unit", &gold.unit),
        ("outcome", &gold.outcome),
        ("qualifier", &gold.qualifier),
        ("scope", &gold.scope),
        ("stance", &gold.stance),
        ("per", &gold.per),
    ] {
        for word in right.values().iter().flatten().filter(|word| !is_in_guide(slot, word)) {
            warn(format!("{at}: {slot} {word:?} is not in the guide"));
        }
    }
    Ok(gold)
}

fn predicted_claim(claim: &Value, length: usize, at: &str, warn: &mut dyn FnMut(String)) -> Result<Guess> {
    let anchor = anchor(claim, length, at)?;
    let slots = Slots { claim, at };
    let guess = Guess {
        anchor,
        anchor_text: claim.get("anchor_text").and_then(Value::as_str).map(str::to_owned),
        low: slots.one("low", number)?,
        high: slots.one("high", number)?,
        qualifier: slots.one("qualifier", text_value)?,
        share_of: slots.one("share_of", text_value)?,
        unit: slots.one("unit", text_value)?,
        outcome: slots.one("outcome", text_value)?,
        side: slots.one("side", text_value)?,
        civilian: slots.one("civilian", Value::as_bool)?,
        by: slots.one("by", text_value)?,
        place: slots.one("place", text_value)?,
        when: slots.one("when", when)?.unwrap_or(When::OPEN),
        scope: slots.one("scope", text_value)?,
        per: slots.one("per", text_value)?,
        source: slots.one("source", chain)?.unwrap_or_default(),
        stance: slots.one("stance", text_value)?,
    };
    for (slot, word) in [
        ("unit", &guess.unit),
        ("outcome", &guess.outcome),
        ("qualifier", &guess.qualifier),
        ("scope", &guess.scope),
        ("stance", &guess.stance),
        ("per", &guess.per),
    ] {
        if let Some(word) = word.as_ref().filter(|word| !is_in_guide(slot, word)) {
            warn(format!("{at}: {slot} {word:?} is not in the guide"));
        }
    }
    Ok(guess)
}

/// The slots of one claim, and where it stands.
struct Slots<'a> {
    claim: &'a Value,
    at: &'a str,
}

impl Slots<'_> {
    fn value(&self, slot: &str) -> &Value {
        self.claim.get(slot).unwrap_or(&Value::Null)
    }

    fn wrong<T>(&self, slot: &str) -> Result<T> {
        bad(format!("{}: {slot} is {}", self.at, self.value(slot)))
    }

    /// A predicted value.
    fn one<T>(&self, slot: &str, fits: impl Fn(&Value) -> Option<T>) -> Result<Option<T>> {
        match self.value(slot) {
            Value::Null => Ok(None),
            value => fits(value).map_or_else(|| self.wrong(slot), |value| Ok(Some(value))),
        }
    }

    /// The right values of a gold slot; `empty` is what null stands for.
    fn right<T>(
        &self,
        slot: &str,
        empty: Option<T>,
        alternatives: impl Fn(&Value) -> Option<Vec<Value>>,
        fits: impl Fn(&Value) -> Option<T>,
    ) -> Result<Right<T>> {
        let value = self.value(slot);
        match (value, empty) {
            (Value::Null, Some(empty)) => return Ok(Right::OneOf(vec![empty])),
            (Value::Null, None) => return bad(format!("{}: {slot} is missing", self.at)),
            _ if is_any(value) => return Ok(Right::Any),
            _ => {}
        }
        let values: Option<Vec<T>> = alternatives(value).and_then(|values| values.iter().map(fits).collect());
        match values {
            Some(values) if !values.is_empty() => Ok(Right::OneOf(values)),
            _ => self.wrong(slot),
        }
    }

    fn optional<T>(&self, slot: &str, fits: impl Fn(&Value) -> Option<T>) -> Result<Right<Option<T>>> {
        self.right(
            slot,
            Some(None),
            |value| Some(flat(value)),
            |value| match value {
                Value::Null => Some(None),
                value => fits(value).map(Some),
            },
        )
    }

    fn required(&self, slot: &str) -> Result<Right<Option<String>>> {
        self.right(slot, None, |value| Some(flat(value)), |value| text_value(value).map(Some))
    }
}

fn is_any(value: &Value) -> bool {
    let star = |value: &Value| value.as_str() == Some("*");
    star(value) || value.as_array().is_some_and(|values| values.len() == 1 && star(&values[0]))
}

/// A list is alternatives, anything else one.
fn flat(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_else(|| vec![value.clone()])
}

/// A list with a list in it (first, or anywhere) is alternatives, any other list is one value.
fn nested(value: &Value, anywhere: bool) -> Option<Vec<Value>> {
    let values = value.as_array()?;
    let depth = if anywhere { values.len() } else { 1 };
    let is_nested = values.iter().take(depth).any(Value::is_array);
    Some(if is_nested { values.clone() } else { vec![value.clone()] })
}

fn number(value: &Value) -> Option<f64> {
    value.as_f64()
}

fn text_value(value: &Value) -> Option<String> {
    value.as_str().filter(|text| !text.is_empty()).map(str::to_owned)
}

fn when(value: &Value) -> Option<When> {
    let [start, end] = value.as_array()?.as_slice() else { return None };
    Some(When::new(day(start)?, day(end)?))
}

/// `2025-06-16` or null.
fn day(value: &Value) -> Option<Option<Date>> {
    match value {
        Value::Null => Some(None),
        Value::String(text) if text.len() == 10 => text.parse().ok().map(Some),
        _ => None,
    }
}

fn chain(value: &Value) -> Option<Vec<String>> {
    if value.is_null() {
        return Some(Vec::new());
    }
    value.as_array()?.iter().map(text_value).collect()
}

fn anchor(claim: &Value, length: usize, at: &str) -> Result<[usize; 2]> {
    if !claim.is_object() {
        return bad(format!("{at}: a claim is not an object"));
    }
    let value = claim.get("anchor").unwrap_or(&Value::Null);
    let is_pair = value.as_array().is_some_and(|ends| ends.len() == 2 && ends.iter().all(Value::is_i64));
    match range(value, length) {
        Some(anchor) => Ok(anchor),
        None if is_pair => bad(format!("{at}: anchor {value} out of range: the text has {length} characters")),
        None => bad(format!("{at}: anchor {value} is not [start, end]")),
    }
}

fn range(value: &Value, length: usize) -> Option<[usize; 2]> {
    let [start, end] = value.as_array()?.as_slice() else { return None };
    let (start, end) = (start.as_u64()? as usize, end.as_u64()? as usize);
    (start < end && end <= length).then_some([start, end])
}

fn is_at(said: &str, text: &[char], [start, end]: [usize; 2]) -> bool {
    said.chars().eq(text[start..end].iter().copied())
}

fn is_in_guide(slot: &str, word: &str) -> bool {
    match slot {
        "unit" => Unit::parse(word).is_some(),
        "outcome" => Outcome::parse(word).is_some(),
        "qualifier" => Qualifier::parse(word).is_some(),
        "scope" => Scope::parse(word).is_some(),
        "stance" => Stance::parse(word).is_some(),
        _ => Per::parse(word).is_some(),
    }
}

fn string(line: &Map<String, Value>, key: &str) -> Option<String> {
    line.get(key).and_then(Value::as_str).map(str::to_owned)
}

fn list<'a>(line: &'a Map<String, Value>, key: &str) -> Option<&'a [Value]> {
    line.get(key).and_then(Value::as_array).map(Vec::as_slice)
}
