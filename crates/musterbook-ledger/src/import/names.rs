//! Names of these projects as the canonical ones: `Government of Ukraine`, `Military Forces of Russia (2000-)`,
//! `Kharkiv town`.

use crate::export::canonical;
use musterbook_core::lexicon::Lexicon;

/// What stands before the name of a state where its forces are meant.
const FORCES: &[&str] = &["Government of ", "Military Forces of ", "Police Forces of "];
/// What GED puts behind the name of a settlement.
const SETTLEMENTS: &[&str] = &[" town", " city", " village"];
/// What begins the name of those who are no party.
const NO_PARTY: &[&str] = &["Civilians", "Unidentified", "Unknown"];

/// The party of a name; `None` for civilians and for those who are not known. A name that is in no table stays as it is.
pub fn party(name: &str) -> Option<String> {
    let name = FORCES.iter().find_map(|before| name.strip_prefix(before)).unwrap_or(name);
    let name = without_brackets(name);
    if name.is_empty() || NO_PARTY.iter().any(|before| name.starts_with(before)) {
        return None;
    }
    let world = &Lexicon::english().world;
    let is_named = |names: &[String]| names.iter().any(|it| it == name);
    let known = world.parties.iter().find(|it| it.name == name).or_else(|| {
        world.parties.iter().find(|it| is_named(&it.names) || is_named(&it.abbreviations) || is_named(&it.forces))
    });
    Some(known.map_or(name, |it| &it.name).to_owned())
}

/// The place of a name; `None` where it is empty.
pub fn place(name: &str) -> Option<String> {
    let name = without_brackets(name);
    let settlement = SETTLEMENTS.iter().find_map(|after| name.strip_suffix(after));
    let known = canonical(name).or_else(|| settlement.and_then(canonical));
    let found = known.or(settlement).unwrap_or(name);
    (!found.is_empty()).then(|| found.to_owned())
}

/// `Russia (Soviet Union)` is Russia.
fn without_brackets(name: &str) -> &str {
    name.split(" (").next().unwrap_or(name).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_canonical() {
        for (name, expected) in [
            ("Government of Russia (Soviet Union)", Some("Russia")),
            ("Military Forces of Ukraine (2019-)", Some("Ukraine")),
            ("Hamas", Some("Hamas")),
            ("A militia of no table", Some("A militia of no table")),
            ("Civilians (Ukraine)", None),
            ("Unidentified Armed Group (Mali)", None),
            ("", None),
        ] {
            assert_eq!(party(name).as_deref(), expected, "{name}");
        }
        for (name, expected) in [
            ("Kharkiv town", Some("Kharkiv")),
            ("kharkiv oblast", Some("Kharkiv Oblast")),
            ("Nowhere at all village", Some("Nowhere at all")),
            ("", None),
        ] {
            assert_eq!(place(name).as_deref(), expected, "{name}");
        }
    }
}
