//! The query of an address, read by the rules of the command line: `?side=Ukraine&min-confidence=0.8` is what
//! `--side Ukraine --min-confidence 0.8` is. What a flag means, takes and refuses is told in one place.

use super::fault::Fault;
use clap::error::{ContextKind, ContextValue};
use clap::{ArgAction, Args, Command};

/// The flags as a command.
pub fn command<Q: Args>() -> Command {
    Q::augment_args(Command::new("query").no_binary_name(true).disable_help_flag(true))
}

/// Reads the pairs of a query. Empty values, as forms send them, are as if not given.
pub fn read<Q: Args>(pairs: &[(String, String)]) -> Result<Q, Fault> {
    let command = command::<Q>();
    let mut arguments = Vec::new();
    for (name, value) in pairs.iter().filter(|(_, value)| !value.trim().is_empty()) {
        if value.contains('\0') {
            return Err(Fault::bad(format!("a zero in {name}"), "take it out of the address"));
        }
        let argument = command.get_arguments().find(|it| it.get_long() == Some(name));
        match argument.map(clap::Arg::get_action) {
            None => return Err(Fault::bad(format!("{name:?} is no filter of this page"), known(&command))),
            Some(ArgAction::SetTrue) if matches!(value.as_str(), "true" | "1" | "on") => {
                arguments.push(format!("--{name}"));
            }
            Some(ArgAction::SetTrue) => {}
            Some(_) => arguments.push(format!("--{name}={}", value.trim())),
        }
    }
    let matches = command.try_get_matches_from(arguments).map_err(|error| wrong(&error))?;
    Q::from_arg_matches(&matches).map_err(|error| wrong(&error))
}

fn known(command: &Command) -> String {
    let names: Vec<&str> = command.get_arguments().filter_map(clap::Arg::get_long).collect();
    format!("this page knows {}", names.join(", "))
}

/// The error in the words of an address, not of a command line.
fn wrong(error: &clap::Error) -> Fault {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        _ => None,
    };
    let name = text(ContextKind::InvalidArg).unwrap_or_default();
    let name = name.trim_start_matches('-').split([' ', '=']).next().unwrap_or_default().to_owned();
    let value = text(ContextKind::InvalidValue).unwrap_or_default();
    let remedy = match (error.get(ContextKind::ValidValue), std::error::Error::source(error)) {
        (Some(ContextValue::Strings(words)), _) => format!("say one of {}", words.join(", ")),
        (_, Some(source)) => source.to_string(),
        _ => "look at the address".to_owned(),
    };
    match error.kind() {
        clap::error::ErrorKind::ArgumentConflict => Fault::bad(format!("{name} is given twice"), "give it once"),
        clap::error::ErrorKind::MissingRequiredArgument => {
            Fault::bad("something is missing in the query", error.to_string())
        }
        _ => Fault::bad(format!("{name}={value} can't be"), remedy),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filters::Filters;

    fn pairs(query: &str) -> Vec<(String, String)> {
        url::form_urlencoded::parse(query.as_bytes()).into_owned().collect()
    }

    #[test]
    fn a_query_is_read_as_flags_are() {
        let it = read::<Filters>(&pairs(
            "side=North+Korea&side=Russia&civilian=false&no-imports=on&from=&known-at=2025-06-01&source=--by%3Dx",
        ))
        .unwrap();
        assert_eq!(it.side, ["North Korea", "Russia"]);
        assert_eq!((it.civilian, it.no_imports, it.from), (Some(false), true, None));
        assert_eq!(it.known_at, Some(jiff::civil::date(2025, 6, 1)));
        assert_eq!(it.source, ["--by=x"]);
    }

    #[test]
    fn what_cannot_be_is_told() {
        for (query, what, remedy) in [
            ("outcome=eaten", "outcome=eaten can't be", "say one of killed"),
            ("from=yesterday", "from=yesterday can't be", "not a day; write it like 2025-06-16"),
            ("limit=0", "limit=0 can't be", "say a number, 1 or more"),
            ("colour=red", "\"colour\" is no filter", "this page knows side, by"),
            ("limit=2&limit=3", "limit is given twice", "give it once"),
            ("report=x", "report=x can't be", "invalid digit"),
        ] {
            let fault = read::<Filters>(&pairs(query)).err().unwrap_or_else(|| panic!("{query} was taken"));
            assert!(fault.what.contains(what) && fault.remedy.contains(remedy), "{query}: {fault:?}");
        }
    }
}
