//! Policies: which origins count, and how a low, a best and a high are made of what they say. A policy is a TOML file;
//! those that come with the program are in `policies/`, and a person can write one.

use serde::Deserialize;

/// How the range is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// Each independent origin by itself; then the lowest and the highest that one of them stands behind.
    Views,
    /// All statements together as one system: the range in which all can be true, the weakest giving way if none is.
    Joint,
}

/// What the best value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Best {
    /// The lowest value that contradicts the fewest origins.
    FewestContradicted,
    /// The low.
    Lowest,
    /// The middle one of the origins' latest figures, the higher of two.
    Median,
}

/// Whose statements on a side's losses count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sides {
    All,
    /// The side itself.
    Own,
    /// Its enemies.
    Enemy,
    /// Neither.
    Third,
}

/// How vague words become numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Vague {
    /// "Dozens" is 24 to 99.
    Interval,
    /// ACLED's single numbers: "dozens" is 12, "hundreds" 100, "several" 3.
    Acled,
}

/// How the evidence is graded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grades {
    None,
    /// Confirmed, fair, weak, contested.
    Airwars,
    /// Provisional with one origin.
    Ibc,
}

/// A policy. Every field but the name may be left out.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Policy {
    pub name: String,
    pub about: String,
    pub method: Method,
    /// Only these origins count, by name or by whom they speak for; all, where it is empty.
    pub only: Vec<String>,
    /// These origins do not count.
    pub without: Vec<String>,
    pub sides: Sides,
    /// Whether bodies of one state, and echoes, count as one origin.
    pub independent: bool,
    /// How many origins must support a value.
    pub support: usize,
    /// A view older than so many days sets no low while there is a newer one.
    pub lapse_days: i32,
    /// A view sets no low once so many other origins have spoken since, all higher.
    pub overtaken_by: usize,
    /// For the high, an origin stands behind the next total that it gives within so many days.
    pub next_days: i32,
    /// A round number gives way by this part of itself at most.
    pub rounding: f64,
    /// Totals of two origins within so many days are of about the same time …
    pub same_time_days: i32,
    /// … and do not fit together if one is more than so many times the other.
    pub pace: f64,
    /// Whether what no one stands behind counts.
    pub hearsay: bool,
    /// Whether an outlet's own voice counts beside named origins.
    pub own_voice: bool,
    pub least_confidence: f64,
    pub vague: Vague,
    pub best: Best,
    /// Whose grade of the evidence is given.
    pub grades: Grades,
}

impl Default for Policy {
    fn default() -> Policy {
        Policy {
            name: "unnamed".to_owned(),
            about: String::new(),
            method: Method::Views,
            only: Vec::new(),
            without: Vec::new(),
            sides: Sides::All,
            independent: true,
            support: 1,
            lapse_days: 60,
            overtaken_by: 2,
            next_days: 90,
            rounding: 0.125,
            same_time_days: 7,
            pace: 2.0,
            hearsay: false,
            own_voice: false,
            least_confidence: 0.0,
            vague: Vague::Interval,
            best: Best::FewestContradicted,
            grades: Grades::None,
        }
    }
}

/// The policies that come with the program: name and file.
pub const BUILT_IN: &[(&str, &str)] = &[
    ("independent-only", include_str!("../../policies/independent-only.toml")),
    ("all-origins", include_str!("../../policies/all-origins.toml")),
    ("two-origins", include_str!("../../policies/two-origins.toml")),
    ("acled-conservative", include_str!("../../policies/acled-conservative.toml")),
    ("ucdp-low-best-high", include_str!("../../policies/ucdp-low-best-high.toml")),
    ("ibc-min-max", include_str!("../../policies/ibc-min-max.toml")),
    ("airwars-grades", include_str!("../../policies/airwars-grades.toml")),
];

/// The policy that is taken where none is named.
pub const STANDARD: &str = "independent-only";

impl Policy {
    /// The policy of a name: one of [`BUILT_IN`], `without X` or `only X`. The error says which names there are.
    pub fn named(name: &str) -> Result<Policy, String> {
        let name = name.trim();
        if let Some((known, text)) = BUILT_IN.iter().find(|(known, _)| *known == name) {
            return Policy::read(known, text);
        }
        let standard = || Policy::named(STANDARD);
        if let Some(origin) = name.strip_prefix("without ").map(str::trim).filter(|it| !it.is_empty()) {
            return Ok(Policy { name: name.to_owned(), without: vec![origin.to_owned()], ..standard()? });
        }
        if let Some(origin) = name.strip_prefix("only ").map(str::trim).filter(|it| !it.is_empty()) {
            return Ok(Policy { name: name.to_owned(), only: vec![origin.to_owned()], ..standard()? });
        }
        let names: Vec<&str> = BUILT_IN.iter().map(|(name, _)| *name).collect();
        Err(format!(
            "there is no policy {name:?}; say {}, `without X`, `only X`, or name a TOML file",
            names.join(", ")
        ))
    }

    /// Reads a policy's file; `place` is what errors name.
    pub fn read(place: &str, text: &str) -> Result<Policy, String> {
        let policy: Policy =
            toml::from_str(text).map_err(|error| format!("{place}: {}", error.to_string().trim_end()))?;
        policy.check().map_err(|what| format!("{place}: {what}"))?;
        Ok(policy)
    }

    fn check(&self) -> Result<(), String> {
        let within = |name: &str, value: f64, low: f64, high: f64| {
            let holds = value.is_finite() && (low..=high).contains(&value);
            if holds { Ok(()) } else { Err(format!("{name} is {value}; it must be {low} to {high}")) }
        };
        within("rounding", self.rounding, 0.0, 0.5)?;
        within("pace", self.pace, 1.0, 1_000.0)?;
        within("least_confidence", self.least_confidence, 0.0, 1.0)?;
        within("lapse_days", f64::from(self.lapse_days), 1.0, 36_500.0)?;
        within("next_days", f64::from(self.next_days), 0.0, 36_500.0)?;
        within("same_time_days", f64::from(self.same_time_days), 0.0, 366.0)?;
        within("support", self.support as f64, 1.0, 100.0)?;
        within("overtaken_by", self.overtaken_by as f64, 1.0, 100.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_policy_that_comes_along_is_read() {
        for (name, _) in BUILT_IN {
            let policy = Policy::named(name).unwrap();
            assert_eq!(policy.name, *name);
            assert!(!policy.about.is_empty(), "{name} says what it is about");
        }
        assert_eq!(Policy::named("without UK Defence Intelligence").unwrap().without, ["UK Defence Intelligence"]);
        assert_eq!(Policy::named("only Ukraine").unwrap().only, ["Ukraine"]);
    }

    #[test]
    fn a_bad_policy_says_what_is_wrong() {
        for (text, said) in [
            ("nmae = \"x\"", "unknown field `nmae`"),
            ("method = \"mean\"", "unknown variant `mean`"),
            ("rounding = 3", "rounding is 3; it must be 0 to 0.5"),
            ("lapse_days = \"long\"", "invalid type"),
            ("rounding = nan", "rounding is NaN"),
            ("support = 0", "support is 0"),
        ] {
            let error = Policy::read("mine.toml", text).unwrap_err();
            assert!(error.starts_with("mine.toml: ") && error.contains(said), "{text}: {error}");
        }
        assert!(Policy::named("mean").unwrap_err().contains("independent-only"));
        assert!(Policy::named("without ").is_err());
    }

    #[test]
    fn the_document_names_every_policy_and_every_kind_of_row() {
        let document = include_str!("../../../../docs/reconcile.md");
        for (name, _) in BUILT_IN {
            assert!(document.contains(&format!("`{name}`")), "docs/reconcile.md does not name {name}");
        }
        for kind in ["total", "event", "rate", "share", "rises", "parts", "sums", "deployed", "things"] {
            assert!(document.contains(&format!("`{kind}.rs`")), "docs/reconcile.md does not name {kind}.rs");
        }
        let example = document.split("```toml").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
        assert_eq!(Policy::read("the example", example).unwrap().sides, Sides::Third);
    }
}
