//! A statement as reconciling sees it: one thing that one origin said once, with what tells how far it can be trusted.

use super::width::{Said, fraction_rounding, rounding};
use crate::claim::{Claim, Outcome, Per, Qualifier, Scope, Stance, Unit, When};
use jiff::civil::Date;

/// What a share is a share of.
#[derive(Clone, Debug, PartialEq)]
pub struct Base {
    /// As the text has it: `11,000`, `the force`.
    pub words: String,
    /// The figure that the words are in the same report, where they are one.
    pub figure: Option<(Option<f64>, Option<f64>, Qualifier)>,
}

/// A statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// The ledger's number of it, or its place in a list.
    pub id: i64,
    /// Who said it, as named.
    pub origin: String,
    /// Whom the origin counts as: origins that are not independent of each other have the same group.
    pub group: String,
    /// No one stands behind it: "unconfirmed reports".
    pub is_hearsay: bool,
    /// A report said it in its own voice: the origin is its outlet.
    pub is_own_voice: bool,
    pub unit: Unit,
    pub outcome: Outcome,
    pub side: Option<String>,
    pub civilian: Option<bool>,
    pub place: Option<String>,
    /// The party that did it.
    pub by: Option<String>,
    /// Bounds as the words have them, not negative; fractions of one for a share.
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub qualifier: Qualifier,
    /// The number words.
    pub words: String,
    pub share: Option<Base>,
    pub scope: Scope,
    pub per: Option<Per>,
    pub when: When,
    pub published: Option<Date>,
    pub stance: Stance,
    pub likelihood: Option<(f64, f64)>,
    /// How often claims read so are right, 0 to 1.
    pub confidence: f64,
    /// In how many reports it was seen.
    pub reports: usize,
    /// The figure serves as the base of a share in its report.
    pub is_base: bool,
    /// Its sentence sets losses against it.
    pub is_beside: bool,
    /// Its report gives a larger figure of the same origin for the same thing: this one is a part of that.
    pub is_part: bool,
    /// It was seen in titles only, of reports that have figures in their text too: there figures stand without their sentence.
    pub is_title: bool,
    /// It was seen in one report only, which has it from another outlet.
    pub is_second_hand: bool,
    /// Why it is a garbled echo of another statement, where it is one.
    pub garble: Option<String>,
    /// Why it is no figure of its own, where its report or its origin shows that: see [`super::mend`].
    pub aside: Option<&'static str>,
    /// The sentence it was read in.
    pub sentence: String,
    /// Where to find it: `claim 12`, `k-021`.
    pub evidence: String,
    /// The number of the report whose words these are.
    pub report: Option<i64>,
    /// The ledger's number of the claim whose words these are.
    pub claim: Option<i64>,
}

impl Statement {
    /// The statement that a claim makes alone. The group is left as the origin: see [`super::origin`].
    pub fn of(id: i64, claim: &Claim, outlet: Option<&str>, published: Option<Date>) -> Statement {
        let origin = claim.source.first().map(String::as_str).or(outlet).unwrap_or("unnamed").to_owned();
        let share = claim.share_of.as_ref().map(|words| Base { words: words.clone(), figure: None });
        Statement {
            id,
            group: origin.clone(),
            origin,
            is_hearsay: false,
            is_own_voice: claim.source.is_empty(),
            unit: claim.unit,
            outcome: claim.outcome,
            side: claim.side.clone(),
            civilian: claim.civilian,
            place: claim.place.clone(),
            by: claim.by.clone(),
            low: claim.low,
            high: claim.high,
            qualifier: claim.qualifier,
            words: claim.anchor_text.clone(),
            share,
            scope: claim.scope,
            per: claim.per,
            when: claim.when,
            published,
            stance: claim.stance,
            likelihood: claim.likelihood,
            confidence: claim.confidence,
            reports: 1,
            is_base: false,
            is_beside: false,
            is_part: false,
            is_second_hand: false,
            is_title: false,
            garble: None,
            aside: None,
            sentence: String::new(),
            evidence: String::new(),
            report: None,
            claim: None,
        }
    }

    /// The end of its time, else the day of publication.
    pub fn as_of(&self) -> Option<Date> {
        self.when.end.or(self.when.start).or(self.published)
    }

    /// What it bounds: of a part, and of what losses are set against, no ceiling. Rounded numbers giving way by `part` of themselves at most; of a share of a figure the product.
    /// `None` where it bounds nothing, or bounds it with numbers that are none.
    pub fn said(&self, part: f64) -> Option<Said> {
        let own = said(self.low, self.high, self.qualifier, self.share.is_some(), part)?;
        let own = if self.is_part || self.is_beside { Said { low: own.low.max(0.0), ..own.floor() } } else { own };
        match &self.share {
            Some(Base { figure: Some((low, high, qualifier)), .. }) => {
                Some(own.product(&said(*low, *high, *qualifier, false, part)?))
            }
            _ => Some(own),
        }
    }

    /// The number itself: the middle of its bounds, or the one there is. Of a share of a figure, the product.
    pub fn number(&self, part: f64) -> Option<f64> {
        let said = self.said(part)?;
        match (said.low.is_finite(), said.high.is_finite()) {
            (true, true) => Some((said.low + said.high) / 2.0),
            (true, false) => Some(said.low),
            (false, true) => Some(said.high),
            (false, false) => None,
        }
    }
}

/// "A third" is written 0.3333.
fn exact_third(fraction: f64) -> f64 {
    let thirds = (fraction * 3.0).round();
    if (fraction * 3.0 - thirds).abs() < 1e-3 { thirds / 3.0 } else { fraction }
}

fn said(low: Option<f64>, high: Option<f64>, qualifier: Qualifier, is_share: bool, part: f64) -> Option<Said> {
    let is_sound = |it: f64| (0.0..1e15).contains(&it);
    let (low, high) = if is_share { (low.map(exact_third), high.map(exact_third)) } else { (low, high) };
    if !low.into_iter().chain(high).all(is_sound) || (low.is_none() && high.is_none()) {
        return None;
    }
    let give = |number: Option<f64>| match (number, qualifier) {
        // "More than 6,000" is not rounded: it leaves open all that is above.
        (None, _) | (_, Qualifier::Over | Qualifier::AtLeast | Qualifier::Under | Qualifier::UpTo) => 0.0,
        // Where "several hundred" begins and ends nobody has settled: some say it of two hundred.
        (Some(number), Qualifier::Vague) => number / 3.0,
        (Some(number), _) if is_share => fraction_rounding(number, part),
        (Some(number), _) => rounding(number, part),
    };
    let (bottom, top) = (low.unwrap_or(f64::NEG_INFINITY), high.unwrap_or(f64::INFINITY));
    let mut said = Said { low: bottom, high: top, give_low: give(low), give_high: give(high) };
    if qualifier == Qualifier::Vague {
        // "Thousands" are 2,000 to 9,999, but whoever says so does not deny 11,000.
        said.give_high = high.unwrap_or(0.0);
    }
    (bottom <= top).then_some(said)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use jiff::civil::date;

    /// A total of North Korean soldiers as of a day of 2025: `at("NIS", Outcome::Killed, 300.0, (1, 13))`.
    pub fn at(origin: &str, outcome: Outcome, number: f64, (month, day): (i8, i8)) -> Statement {
        let when = When::until(Some(date(2025, month, day)));
        Statement {
            id: 0,
            origin: origin.to_owned(),
            group: origin.to_owned(),
            is_hearsay: false,
            is_own_voice: false,
            unit: Unit::People,
            outcome,
            side: Some("North Korea".to_owned()),
            civilian: Some(false),
            place: None,
            by: None,
            low: Some(number),
            high: Some(number),
            qualifier: Qualifier::About,
            words: number.to_string(),
            share: None,
            scope: Scope::Total,
            per: None,
            when,
            published: when.end,
            stance: Stance::Reported,
            likelihood: None,
            confidence: 0.9,
            reports: 1,
            is_base: false,
            is_beside: false,
            is_part: false,
            is_second_hand: false,
            is_title: false,
            garble: None,
            aside: None,
            sentence: String::new(),
            evidence: String::new(),
            report: None,
            claim: None,
        }
    }

    #[test]
    fn bounds_are_those_of_the_words() {
        let about = at("NIS", Outcome::Killed, 4_000.0, (1, 13));
        assert_eq!(about.said(0.125).unwrap().with(1.0), (3_500.0, 4_500.0));
        let over = Statement { high: None, qualifier: Qualifier::Over, ..about.clone() };
        assert_eq!(over.said(0.125).unwrap().with(1.0), (4_000.0, f64::INFINITY));
        for (low, high) in
            [(None, None), (Some(f64::NAN), None), (Some(-3.0), None), (Some(5.0), Some(4.0)), (Some(1e300), None)]
        {
            assert_eq!(Statement { low, high, ..about.clone() }.said(0.125), None, "{low:?} {high:?}");
        }
    }

    #[test]
    fn a_share_of_a_figure_is_their_product() {
        let half = Statement {
            low: Some(0.5),
            high: None,
            qualifier: Qualifier::Over,
            share: Some(Base { words: "11,000".to_owned(), figure: Some((Some(11e3), Some(11e3), Qualifier::About)) }),
            ..at("UK Defence Intelligence", Outcome::Casualties, 0.0, (6, 15))
        };
        let said = half.said(0.125).unwrap();
        assert_eq!((said.low, said.with(1.0).0, said.high), (5_500.0, 5_250.0, f64::INFINITY));
    }
}
