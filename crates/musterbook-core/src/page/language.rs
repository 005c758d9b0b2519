//! Which language a text is in.
//!
//! In: the `lang` of the page if it has one, and the text. Out: an ISO 639-1 code, or none. A script used by one language
//! names it; among languages of a shared script the one with most stop words wins, if they are at least a twelfth of all words. Left alone:
//! languages not in the table, and texts too short to tell.

/// How many words are looked at.
const SAMPLE: usize = 2000;

/// Stop words by language; a word that two of them share counts for both.
const STOP_WORDS: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "the", "of", "and", "to", "in", "a", "that", "was", "were", "said", "with", "for", "on", "by", "from",
            "at", "is", "have",
        ],
    ),
    (
        "de",
        &[
            "der", "die", "und", "das", "den", "von", "mit", "nicht", "ein", "eine", "im", "auf", "für", "dem", "sich",
            "wurden",
        ],
    ),
    (
        "fr",
        &[
            "le", "les", "des", "et", "du", "une", "dans", "est", "par", "pour", "sur", "qui", "ont", "au", "selon",
            "plus",
        ],
    ),
    (
        "es",
        &[
            "el", "los", "las", "que", "del", "una", "por", "con", "para", "se", "según", "fueron", "más", "al", "y",
            "su",
        ],
    ),
    (
        "it",
        &["il", "gli", "che", "della", "di", "nel", "una", "sono", "per", "con", "più", "secondo", "dal", "è", "delle"],
    ),
    (
        "pt",
        &["os", "que", "uma", "dos", "das", "não", "foram", "mais", "pelo", "ao", "segundo", "em", "com", "da", "do"],
    ),
    (
        "nl",
        &["het", "een", "van", "en", "zijn", "niet", "door", "bij", "volgens", "werden", "voor", "aan", "ook", "te"],
    ),
    ("pl", &["się", "nie", "na", "że", "jest", "oraz", "przez", "według", "które", "od", "po", "dla", "zostało"]),
    ("tr", &["ve", "bir", "bu", "için", "ile", "olarak", "göre", "da", "de", "çok", "sonra", "kadar"]),
    ("uk", &["та", "що", "на", "не", "за", "до", "з", "у", "від", "про", "які", "було", "під", "є", "це", "й", "і"]),
    ("ru", &["и", "что", "на", "не", "по", "с", "из", "от", "как", "были", "это", "для", "также", "об", "они", "его"]),
];

/// Scripts that point to one language, or nearly so.
const SCRIPTS: &[(&str, std::ops::RangeInclusive<char>)] = &[
    ("ja", '\u{3040}'..='\u{30ff}'),
    ("ko", '\u{ac00}'..='\u{d7af}'),
    ("zh", '\u{4e00}'..='\u{9fff}'),
    ("ar", '\u{0620}'..='\u{064a}'),
    ("he", '\u{05d0}'..='\u{05ea}'),
    ("el", '\u{0391}'..='\u{03c9}'),
    ("ka", '\u{10d0}'..='\u{10ff}'),
    ("hy", '\u{0561}'..='\u{0587}'),
    ("am", '\u{1200}'..='\u{137f}'),
    ("hi", '\u{0904}'..='\u{0939}'),
    ("my", '\u{1000}'..='\u{109f}'),
];

/// The language of a text, `declared` by its page or else by its words.
pub(super) fn language(declared: Option<&str>, text: &str) -> Option<String> {
    declared.and_then(code).or_else(|| by_script(text).or_else(|| by_words(text)).map(str::to_owned))
}

/// `en-GB` and `EN_us` are `en`; what is no code is nothing.
fn code(declared: &str) -> Option<String> {
    let main = declared.trim().split(['-', '_', ',', ';']).next()?.to_ascii_lowercase();
    ((2..=3).contains(&main.len()) && main.bytes().all(|byte| byte.is_ascii_lowercase())).then_some(main)
}

fn by_script(text: &str) -> Option<&'static str> {
    let (mut letters, mut counts) = (0usize, [0usize; SCRIPTS.len()]);
    for letter in text.chars().filter(|it| it.is_alphabetic()).take(SAMPLE * 4) {
        letters += 1;
        if let Some(at) = SCRIPTS.iter().position(|(_, range)| range.contains(&letter)) {
            counts[at] += 1;
        }
    }
    let kana = counts[0] * 10 > letters;
    let (at, count) = counts.iter().enumerate().max_by_key(|(_, count)| **count)?;
    (count * 2 > letters).then_some(if kana { "ja" } else { SCRIPTS[at].0 })
}

fn by_words(text: &str) -> Option<&'static str> {
    let (mut words, mut counts) = (0usize, [0usize; STOP_WORDS.len()]);
    // A "word" of a megabyte is data; only its beginning is looked at.
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty() && it.len() < 64).take(SAMPLE) {
        words += 1;
        let lower = word.to_lowercase();
        for (count, (_, stops)) in counts.iter_mut().zip(STOP_WORDS) {
            *count += usize::from(stops.contains(&lower.as_str()));
        }
    }
    let best = counts.iter().max()?;
    let at = counts.iter().position(|count| count == best)?;
    (*best >= 2 && best * 12 >= words).then_some(STOP_WORDS[at].0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(declared: Option<&str>, text: &str, expected: Option<&str>) {
        assert_eq!(language(declared, text).as_deref(), expected, "{text}");
    }

    #[test]
    fn the_page_wins_then_the_script_then_the_words() {
        check(Some("en-GB"), "Il y a des morts dans la ville", Some("en"));
        check(Some("{{lang}}"), "At least 12 people were killed in the city", Some("en"));
        check(None, "Selon le ministère, douze soldats ont été tués dans les combats", Some("fr"));
        check(None, "Mindestens zwölf Soldaten wurden bei den Kämpfen von der Armee getötet", Some("de"));
        check(None, "За добу знищено 12 танків, та це не все, що було під містом", Some("uk"));
        check(None, "По данным ведомства, были уничтожены 12 танков, и это не все", Some("ru"));
        check(None, "북한군 600명이 사망했다", Some("ko"));
        check(None, "قتل 12 شخصا", Some("ar"));
        check(None, "12 345 678", None);
        check(None, "", None);
    }
}
