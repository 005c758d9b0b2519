//! Reading the tables: TOML with words, turned into phrases. A table that is wrong stops the program at its
//! first use with a message that names the file; a test loads them all.

use serde::de::DeserializeOwned;

/// Parses one embedded table.
pub fn parse<T: DeserializeOwned>(file: &str, toml: &str) -> T {
    toml::from_str(toml).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// The forms of a regular English verb: base, third person, past, participle in -ing. Phrases inflect their first word.
pub fn verb_forms(base: &str) -> [String; 4] {
    let (head, tail) = match base.split_once(' ') {
        Some((head, tail)) => (head, format!(" {tail}")),
        None => (base, String::new()),
    };
    let third = match head {
        h if ends_in(h, &["s", "x", "z", "ch", "sh"]) => format!("{h}es"),
        h if ends_in_consonant_y(h) => format!("{}ies", &h[..h.len() - 1]),
        h => format!("{h}s"),
    };
    let past = match head {
        h if h.ends_with('e') => format!("{h}d"),
        h if ends_in_consonant_y(h) => format!("{}ied", &h[..h.len() - 1]),
        h => format!("{}ed", doubled(h)),
    };
    let ing = match head {
        h if h.ends_with("ie") => format!("{}ying", &h[..h.len() - 2]),
        h if h.ends_with('e') && !h.ends_with("ee") => format!("{}ing", &h[..h.len() - 1]),
        h => format!("{}ing", doubled(h)),
    };
    [format!("{head}{tail}"), format!("{third}{tail}"), format!("{past}{tail}"), format!("{ing}{tail}")]
}

/// The plural of an English noun. Phrases inflect their last word, or the one before `of`.
pub fn plural(noun: &str) -> String {
    if let Some((head, of)) = noun.split_once(" of ") {
        return format!("{} of {of}", plural(head));
    }
    let (head, last) = match noun.rsplit_once(' ') {
        Some((head, last)) => (format!("{head} "), last),
        None => (String::new(), noun),
    };
    let plural = match last {
        l if l.ends_with("man") && l != "human" && l != "german" => format!("{}men", &l[..l.len() - 3]),
        l if l.ends_with("child") => format!("{l}ren"),
        l if l.ends_with("craft") || l.ends_with("personnel") || l.ends_with("people") => l.to_string(),
        l if ends_in(l, &["s", "x", "z", "ch", "sh"]) => format!("{l}es"),
        l if ends_in_consonant_y(l) => format!("{}ies", &l[..l.len() - 1]),
        l if l == "wife" || l == "knife" || l == "life" => format!("{}ves", &l[..l.len() - 2]),
        l => format!("{l}s"),
    };
    head + &plural
}

fn ends_in(word: &str, ends: &[&str]) -> bool {
    ends.iter().any(|end| word.ends_with(end))
}

fn ends_in_consonant_y(word: &str) -> bool {
    let mut letters = word.chars().rev();
    letters.next() == Some('y') && letters.next().is_some_and(|c| !"aeiou".contains(c))
}

/// Verbs of two syllables that double their last consonant all the same.
const STRESSED_AT_THE_END: &[&str] = &[
    "repel", "expel", "commit", "transfer", "occur", "patrol", "admit", "permit", "control", "compel", "propel",
    "defer", "deter", "refer", "confer", "equip", "omit", "submit", "begin", "regret", "kidnap", "handicap", "incur",
    "recur", "rebel", "excel", "dispel", "acquit", "abet",
];

/// The stem with its last consonant doubled where English does so in short words (`stop`, `plan`, not `fight`).
fn doubled(head: &str) -> String {
    let letters: Vec<char> = head.chars().collect();
    let vowel = |c: &char| "aeiou".contains(*c);
    let n = letters.len();
    let short = letters.iter().filter(|c| vowel(c)).count() == 1 || STRESSED_AT_THE_END.contains(&head);
    if n >= 3 && short && !vowel(&letters[n - 1]) && !"wxy".contains(letters[n - 1]) && vowel(&letters[n - 2]) {
        format!("{head}{}", letters[n - 1])
    } else {
        head.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflects_verbs() {
        assert_eq!(verb_forms("kill"), ["kill", "kills", "killed", "killing"]);
        assert_eq!(verb_forms("wipe out"), ["wipe out", "wipes out", "wiped out", "wiping out"]);
        assert_eq!(verb_forms("down"), ["down", "downs", "downed", "downing"]);
        assert_eq!(verb_forms("destroy"), ["destroy", "destroys", "destroyed", "destroying"]);
        assert_eq!(verb_forms("bury")[2], "buried");
        assert_eq!(verb_forms("gun down"), ["gun down", "guns down", "gunned down", "gunning down"]);
        assert_eq!(verb_forms("flee")[3], "fleeing");
        assert_eq!(verb_forms("repel")[2], "repelled");
    }

    #[test]
    fn makes_plurals() {
        for (noun, many) in [
            ("soldier", "soldiers"),
            ("serviceman", "servicemen"),
            ("child", "children"),
            ("battery", "batteries"),
            ("armoured vehicle", "armoured vehicles"),
            ("aircraft", "aircraft"),
            ("bus", "buses"),
            ("case of torture", "cases of torture"),
        ] {
            assert_eq!(plural(noun), many);
        }
    }
}
