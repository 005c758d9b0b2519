//! The words that any table names, as small numbers: a token is looked up once, and all tables compare numbers.

use rustc_hash::FxHashMap;

/// A word of the vocabulary; `WordId::UNKNOWN` is every word that no table names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(pub u32);

impl WordId {
    pub const UNKNOWN: WordId = WordId(0);
}

/// All words of all tables, folded.
#[derive(Debug, Default)]
pub struct Vocabulary {
    ids: FxHashMap<Box<str>, WordId>,
}

impl Vocabulary {
    /// The id of a folded word, added if it is new.
    pub fn intern(&mut self, folded: &str) -> WordId {
        if let Some(&id) = self.ids.get(folded) {
            return id;
        }
        let id = WordId(self.ids.len() as u32 + 1);
        self.ids.insert(folded.into(), id);
        id
    }

    /// The id of a folded word, `UNKNOWN` if no table names it.
    pub fn get(&self, folded: &str) -> WordId {
        self.ids.get(folded).copied().unwrap_or_default()
    }

    /// How many words there are; ids run from 1 to this.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }
}

/// Writes `word` into `buffer` in the form in which words are compared: lower case, without accents,
/// full stops and apostrophes (`U.S.` is `us`, `Sana'a` is `sanaa`, `Émile` is `emile`).
pub fn fold(word: &str, buffer: &mut String) {
    buffer.clear();
    for c in word.chars() {
        match c {
            'a'..='z' | '0'..='9' => buffer.push(c),
            'A'..='Z' => buffer.push(c.to_ascii_lowercase()),
            '.' | '\'' | '’' | '‘' | '`' | 'ʼ' | 'ʿ' | 'ʾ' | '´' => {}
            c if c.is_ascii() => buffer.push(c),
            c => fold_wide(c, buffer),
        }
    }
}

fn fold_wide(c: char, buffer: &mut String) {
    let plain = match c {
        'à'..='å' | 'À'..='Å' | 'ā' | 'Ā' | 'ă' | 'Ă' | 'ą' | 'Ą' | 'ạ' | 'ả' => "a",
        'è'..='ë' | 'È'..='Ë' | 'ē' | 'Ē' | 'ė' | 'Ė' | 'ę' | 'Ę' | 'ě' | 'Ě' | 'ế' | 'ệ' => "e",
        'ì'..='ï' | 'Ì'..='Ï' | 'ī' | 'Ī' | 'ı' | 'İ' | 'į' => "i",
        'ò'..='ö' | 'ø' | 'Ò'..='Ö' | 'Ø' | 'ō' | 'Ō' | 'ő' | 'Ő' => "o",
        'ù'..='ü' | 'Ù'..='Ü' | 'ū' | 'Ū' | 'ů' | 'Ů' | 'ű' | 'Ű' => "u",
        'ý' | 'ÿ' | 'Ý' => "y",
        'ñ' | 'Ñ' | 'ń' | 'Ń' | 'ň' | 'Ň' => "n",
        'ç' | 'Ç' | 'ć' | 'Ć' | 'č' | 'Č' => "c",
        'š' | 'Š' | 'ś' | 'Ś' | 'ş' | 'Ş' | 'ș' | 'Ș' => "s",
        'ž' | 'Ž' | 'ź' | 'Ź' | 'ż' | 'Ż' => "z",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ď' => "d",
        'ğ' | 'Ğ' | 'ģ' => "g",
        'ř' | 'Ř' => "r",
        'ț' | 'Ț' | 'ţ' | 'Ţ' | 'ť' => "t",
        'ß' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        _ => {
            buffer.extend(c.to_lowercase());
            return;
        }
    };
    buffer.push_str(plain);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_case_accents_and_points() {
        let mut buffer = String::new();
        for (word, folded) in
            [("U.S.", "us"), ("Sana'a", "sanaa"), ("Médecins", "medecins"), ("Курск", "курск"), ("Łódź", "lodz")]
        {
            fold(word, &mut buffer);
            assert_eq!(buffer, folded);
        }
    }
}
