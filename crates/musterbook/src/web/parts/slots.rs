//! The slots of a claim as fields of a form, and what a person changed in them.

use super::super::fault::Fault;
use super::super::posted::Posted;
use super::filters::said;
use maud::{Markup, html};
use musterbook_core::claim::{Claim, Outcome, Per, Qualifier, Scope, Stance, Unit};
use musterbook_core::json::Number;
use musterbook_core::one_line;
use musterbook_ledger::{ClaimRow, Error, Field, Ledger};

/// Words of a vocabulary, and which of them a claim holds.
type Choice = (&'static str, &'static str, fn() -> Vec<&'static str>, fn(&Claim) -> &'static str, bool);

fn words<T: Copy>(all: &[T], as_str: fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|&it| as_str(it)).collect()
}

/// Name, label, words, the claim's own, whether it may be empty.
const CHOICES: &[Choice] = &[
    ("qualifier", "Hedge", || words(Qualifier::ALL, Qualifier::as_str), |it| it.qualifier.as_str(), false),
    ("unit", "What is counted", || words(Unit::ALL, Unit::as_str), |it| it.unit.as_str(), false),
    ("outcome", "What happened", || words(Outcome::ALL, Outcome::as_str), |it| it.outcome.as_str(), false),
    ("civilian", "Civilians", || vec!["true", "false"], civilian, true),
    ("scope", "Scope", || words(Scope::ALL, Scope::as_str), |it| it.scope.as_str(), false),
    ("per", "Of a rate: in each", || words(Per::ALL, Per::as_str), |it| it.per.map_or("", Per::as_str), true),
    ("stance", "Stance", || words(Stance::ALL, Stance::as_str), |it| it.stance.as_str(), false),
];

fn civilian(claim: &Claim) -> &'static str {
    match claim.civilian {
        Some(true) => "true",
        Some(false) => "false",
        None => "",
    }
}

/// Name, label, the claim's own, what is suggested.
type Name = (&'static str, &'static str, fn(&Claim) -> Option<&str>, Option<Field>);

const NAMES: &[Name] = &[
    ("side", "Side", |it| it.side.as_deref(), Some(Field::Side)),
    ("by", "Done by", |it| it.by.as_deref(), Some(Field::Side)),
    ("place", "Place", |it| it.place.as_deref(), Some(Field::Place)),
    ("share_of", "A share of", |it| it.share_of.as_deref(), None),
];

/// Names that the fields suggest.
#[derive(Default)]
pub struct Suggested(Vec<(&'static str, Vec<String>)>);

const LISTS: &[(Field, &str)] = &[(Field::Side, "sides"), (Field::Place, "places"), (Field::Source, "sources")];
/// At most so many names of a kind.
const MOST: usize = 150;

impl Suggested {
    pub fn of(ledger: &Ledger, row: &ClaimRow) -> Result<Suggested, Error> {
        let list = |&(field, id)| Ok((id, ledger.suggested(field, row.report, MOST)?));
        Ok(Suggested(LISTS.iter().map(list).collect::<Result<_, Error>>()?))
    }
}

fn list_of(field: Field) -> Option<&'static str> {
    LISTS.iter().find(|(it, _)| *it == field).map(|(_, id)| *id)
}

/// The fields, filled with what was read.
pub fn fields(claim: &Claim, names: &Suggested) -> Markup {
    let number = |it: Option<f64>| it.map(|it| Number(it).to_string()).unwrap_or_default();
    let day = |it: Option<jiff::civil::Date>| it.map(|it| it.to_string()).unwrap_or_default();
    let bounds = |name, label, value: String| {
        field(label, html! { input type="text" inputmode="decimal" name=(name) value=(value) autocomplete="off"; })
    };
    let date = |name, label, value: String| field(label, html! { input type="date" name=(name) value=(value); });
    let choice = |name: &str| html! { @for it in CHOICES.iter().filter(|it| it.0 == name) { (select(it, claim)) } };
    let named = |name: &str| {
        html! { @for it in NAMES.iter().filter(|it| it.0 == name) {
        (field(it.1, text(it.0, (it.2)(claim).unwrap_or_default(), it.3.and_then(list_of)))) } }
    };
    html! {
        div.fields {
            (bounds("low", "At least", number(claim.low))) (bounds("high", "At most", number(claim.high)))
            (choice("qualifier")) (choice("unit")) (choice("outcome")) (named("side")) (choice("civilian")) (named("place"))
            (date("when-start", "From", day(claim.when.start))) (date("when-end", "To", day(claim.when.end)))
            (choice("scope")) (choice("stance"))
            @for (n, source) in claim.source.iter().map(String::as_str).chain([""]).enumerate() {
                (field(if n == 0 { "On whose word" } else { "… passed on by" }, text("source", source, Some("sources"))))
            }
            (named("by")) (choice("per")) (named("share_of"))
        }
        @for (id, names) in &names.0 { datalist id=(id) { @for name in names { option value=(name) {} } } }
    }
}

fn field(label: &str, input: Markup) -> Markup {
    html! { label { span { (label) } (input) } }
}

fn text(name: &str, value: &str, list: Option<&str>) -> Markup {
    html! { input type="text" name=(name) value=(value) list=[list] autocomplete="off"; }
}

fn select(&(name, label, words, own, may_be_empty): &Choice, claim: &Claim) -> Markup {
    let own = own(claim);
    field(
        label,
        html! {
            select name=(name) {
                @if may_be_empty { option value="" selected[own.is_empty()] { "not said" } }
                @for word in words() { option value=(word) selected[word == own] { (said(name, word)) } }
            }
        },
    )
}

/// The fields that differ from the claim, as the ledger takes them.
pub fn changed(claim: &Claim, posted: &Posted) -> Result<Vec<(String, String)>, Fault> {
    let mut given = Vec::new();
    if posted.has("low") || posted.has("high") {
        let bound = |name| posted.get(name).map_or(Ok(None), number);
        given.push(("bounds", one_line::bounds(bound("low")?, bound("high")?)));
    }
    for &(name, ..) in CHOICES.iter().filter(|it| posted.has(it.0)) {
        given.push((name, posted.get(name).unwrap_or_default().to_owned()));
    }
    for &(name, ..) in NAMES.iter().filter(|it| posted.has(it.0)) {
        given.push((name, posted.get(name).map(one_line::quoted).unwrap_or_default()));
    }
    if posted.has("when-start") || posted.has("when-end") {
        let [start, end] = ["when-start", "when-end"].map(|name| posted.get(name).unwrap_or_default());
        if !start.is_empty() && !end.is_empty() && start > end {
            return Err(Fault::bad(format!("{start} is after {end}"), "give the earlier day first"));
        }
        let when = if start.is_empty() && end.is_empty() { String::new() } else { format!("{start}..{end}") };
        given.push(("when", when));
    }
    if posted.has("source") {
        given.push(("source", posted.all("source").map(one_line::quoted).collect::<Vec<_>>().join(",")));
    }
    let mut changed = Vec::new();
    for (name, value) in given {
        let mut it = claim.clone();
        one_line::set(&mut it, name, &value).map_err(|why| Fault::bad(why, "go back and give another value"))?;
        if it != *claim {
            changed.push((name.to_owned(), value));
        }
    }
    Ok(changed)
}

/// A number as a person writes it: `6,000`, `0.4`.
fn number(text: &str) -> Result<Option<f64>, Fault> {
    let plain: String = text.chars().filter(|it| !matches!(it, ',' | ' ' | '\u{a0}' | '\u{202f}')).collect();
    let number = plain.parse::<f64>().ok().filter(|it| it.is_finite() && *it >= 0.0);
    number.map(Some).ok_or_else(|| Fault::bad(format!("{text:?} is not a number"), "write it like 6000 or 0.4"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_changed_is_given() {
        let line = "[6,000] over people killed side=\"North Korea\" place=Kursk when=..2025-06-20 source=NIS,Yonhap scope=total";
        let claim = one_line::parse(line).unwrap();
        let same = "low=6000&high=&qualifier=over&unit=people&outcome=killed&side=North+Korea&civilian=&by=&place=Kursk\
                    &when-start=&when-end=2025-06-20&source=NIS&source=Yonhap&source=&scope=total&stance=reported&per=&share_of=";
        for (with, without, expected) in [
            ("", "", ""),
            ("low=6,500", "low=6000", "bounds=6500.."),
            ("outcome=casualties", "outcome=killed", "outcome=casualties"),
            ("side=Korea%2C+%22North%22", "side=North+Korea", "side=\"Korea, \\\"North\\\"\""),
            ("side=", "side=North+Korea", "side="),
            ("when-start=2025-06-01", "when-start=", "when=2025-06-01..2025-06-20"),
            ("source=KCNA", "source=Yonhap", "source=NIS,KCNA"),
            ("civilian=false", "civilian=", "civilian=false"),
            ("per=day", "per=", "per=day"),
        ] {
            let query = if without.is_empty() { same.to_owned() } else { same.replacen(without, with, 1) };
            let posted = Posted(url::form_urlencoded::parse(query.as_bytes()).into_owned().collect());
            let changed: Vec<String> =
                changed(&claim, &posted).unwrap().iter().map(|(name, value)| format!("{name}={value}")).collect();
            assert_eq!(changed.join(" "), expected, "{with}");
        }
        for wrong in
            ["low=six", "low=NaN", "low=inf", "low=-3", "outcome=eaten", "when-start=2025-07-01&when-end=2025-06-20"]
        {
            let posted = Posted(url::form_urlencoded::parse(wrong.as_bytes()).into_owned().collect());
            assert!(changed(&claim, &posted).is_err(), "{wrong}");
        }
    }
}
