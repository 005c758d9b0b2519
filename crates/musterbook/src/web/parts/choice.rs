//! The choices that an answer depends on: the policy, and what could be known when. A form that keeps the rest of the address.

use super::super::address::Address;
use super::super::fault::Fault;
use super::past::Past;
use crate::arguments::day;
use clap::Args;
use jiff::civil::Date;
use maud::{Markup, html};
use musterbook_core::reconcile::policy::{BUILT_IN, Policy, STANDARD};

/// The same flags as those of `estimate` and `conflicts`; a policy by its name only, for an address reads no files.
#[derive(Args)]
pub struct Choice {
    /// The policy: a name, `without X` or `only X`
    #[arg(long, value_name = "NAME", default_value = STANDARD)]
    pub policy: String,
    #[command(flatten)]
    pub past: Past,
    /// Only reports published up to this day: what a reader could know then
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub published_to: Option<Date>,
}

/// The policy of a name.
pub fn policy(name: &str) -> Result<Policy, Fault> {
    let names: Vec<&str> = BUILT_IN.iter().map(|(name, _)| *name).collect();
    let remedy = format!("say {}, `without NAME` or `only NAME`", names.join(", "));
    Policy::named(name).map_err(|_| Fault::bad(format!("policy={name} can't be"), remedy))
}

/// A day that is asked for.
pub struct Day {
    pub name: &'static str,
    pub label: &'static str,
}

pub const AS_OF: Day = Day { name: "as-of", label: "As of" };
pub const KNOWN_AT: Day = Day { name: "known-at", label: "As the ledger stood on" };
pub const PUBLISHED_TO: Day = Day { name: "published-to", label: "Reports published up to" };

/// The form: a policy, some days, and `more` inputs, whose names `own` has. All else in the address goes along, but the
/// place in a list.
pub fn form(at: &Address, days: &[Day], own: &[&str], more: &Markup) -> Markup {
    let chosen = at.get("policy").unwrap_or(STANDARD);
    let is_asked = |name: &str| {
        name == "policy" || name == "offset" || own.contains(&name) || days.iter().any(|it| it.name == name)
    };
    let is_built_in = BUILT_IN.iter().any(|(name, _)| *name == chosen);
    html! {
        form.filters action=(at.path) aria-label="How it is worked out" autocomplete="off" {
            @for (name, value) in at.pairs.iter().filter(|(name, _)| !is_asked(name)) {
                input type="hidden" name=(name) value=(value);
            }
            div.fields {
                label.broad { span { "Policy" }
                    select name="policy" {
                        @if !is_built_in { option value=(chosen) selected { (chosen) } }
                        @for (name, _) in BUILT_IN {
                            option value=(name) selected[*name == chosen] { (name.replace('-', " ")) @if *name == STANDARD { " (usual)" } }
                        }
                    }
                }
                @for it in days {
                    label { span { (it.label) } input type="date" name=(it.name) value=(at.get(it.name).unwrap_or_default()); }
                }
                (more)
            }
            div.buttons { button { "Show" } }
        }
    }
}

/// What a policy does, in its own words.
pub fn about(policy: &Policy) -> Markup {
    let words = policy.about.split_whitespace().collect::<Vec<_>>().join(" ");
    html! { p.quiet.policy { "Policy “" (policy.name.replace('-', " ")) "”: " (words) } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_is_a_name_and_never_a_file() {
        assert!(policy("independent-only").is_ok() && policy("without Ukraine").is_ok());
        for name in ["/etc/passwd", "mine.toml", "../x.toml", "<script>", ""] {
            let fault = policy(name).err().unwrap_or_else(|| panic!("{name} was taken"));
            assert!(fault.remedy.contains("two-origins"), "{name}");
        }
    }

    #[test]
    fn the_form_keeps_the_rest_of_the_address() {
        let at = Address::new(
            "/question",
            Some("side=%22%3E%3Cb%3E&without=A&without=B&policy=only+X&offset=50&as-of=2025-06-15"),
        );
        let text = form(&at, &[AS_OF], &[], &html! {}).into_string();
        for part in [
            "name=\"side\" value=\"&quot;&gt;&lt;b&gt;\"",
            "name=\"without\" value=\"A\"",
            "name=\"without\" value=\"B\"",
            "<option value=\"only X\" selected>only X</option>",
            "name=\"as-of\" value=\"2025-06-15\"",
        ] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
        assert!(!text.contains("offset") && !text.contains("type=\"hidden\" name=\"policy\""));
    }
}
