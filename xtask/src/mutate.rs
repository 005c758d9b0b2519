//! Inputs for the fuzz targets: texts of the corpus changed at random, and random bytes. The same seed gives the same inputs.

/// Lengths above which an input is cut.
const LONGEST: usize = 60_000;

/// What is put into texts: numbers in odd forms, hedges, marks that readers trip over, pieces of pages.
const PIECES: &[&str] = &[
    "6,000",
    "1.2 million",
    "70 to 80,000",
    "between 5 and",
    "half",
    "40%",
    "1/2",
    "½",
    "3 000",
    "12-",
    "-12",
    "(+7)",
    "9999999999999999999999",
    "0",
    "00",
    "1e9",
    "1,2,3,4,5,6",
    "1.5 lakh",
    "a dozen",
    "two",
    "hundred and",
    "billion",
    "more than",
    "at least about",
    "or more",
    "-odd",
    "of whom",
    "including",
    "a",
    "an",
    "another",
    "31 February 2025",
    "29 Feb 1900",
    "since",
    "on Monday",
    "in the past 24 hours",
    "99:99",
    "0000-00-00",
    "year 9999",
    "in January and",
    "between 3 and 1 May",
    "last century",
    "the last 999999999 years",
    "10 million years ago",
    "in 99999 days",
    "-9999",
    "the 1st of",
    "as of",
    "killed",
    "wounded",
    "said",
    "\"",
    "“",
    "”",
    "'s",
    "’",
    "—",
    "-",
    "(",
    ")",
    "[",
    "{",
    ";",
    ":",
    ".",
    "...",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\0",
    "\u{200b}",
    "\u{202e}",
    "\u{feff}",
    "\u{ad}",
    "\u{301}",
    "İ",
    "ß",
    "ﬁ",
    "٣",
    "१२",
    "五",
    "𝟙𝟚",
    "🙂",
    "é",
    "Київ",
    "<",
    ">",
    "<p>",
    "</p>",
    "<div>",
    "<table><tr><td>",
    "</td></tr></table>",
    "<script>",
    "<!--",
    "]]>",
    "&nbsp;",
    "&#0;",
    "&#x110000;",
    "&amp",
    "<br>",
    "<html>",
    "<meta charset=utf-16>",
    "<time datetime=\"2025-13-45\">",
    "<li>",
    "<script type=\"application/ld+json\">{",
    "Russia",
    "Ukrainian",
    "Gaza",
    "Kyiv",
    "UN",
    "M23",
    "Su-34",
    "HIMARS",
    "47th Brigade",
    "Tanks - 10,930 (+4)",
];

pub struct Mutator {
    seeds: Vec<Vec<u8>>,
    state: u64,
}

impl Mutator {
    /// Mutates `seeds`, of which there must be one at least.
    pub fn new(seeds: Vec<Vec<u8>>, seed: u64) -> Mutator {
        Mutator { seeds, state: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1 }
    }

    /// The next input.
    pub fn input(&mut self) -> Vec<u8> {
        if self.below(50) == 0 {
            return (0..self.below(2000)).map(|_| self.next() as u8).collect();
        }
        if self.below(60) == 0 {
            return self.repeated();
        }
        let mut input = self.piece_of_seed(6000);
        for _ in 0..1 + self.below(12) {
            self.change(&mut input);
        }
        input.truncate(LONGEST);
        input
    }

    /// One or a few pieces over and over: what is quadratic shows here.
    fn repeated(&mut self) -> Vec<u8> {
        let mut unit = Vec::new();
        for _ in 0..1 + self.below(4) {
            if self.below(3) == 0 {
                let piece = self.piece_of_seed(60);
                unit.extend(piece);
            } else {
                unit.extend(self.piece().bytes());
            }
            if self.below(2) == 0 {
                unit.push(b' ');
            }
        }
        let times = LONGEST / unit.len().max(1);
        unit.repeat(times)
    }

    fn change(&mut self, input: &mut Vec<u8>) {
        let at = self.below(input.len() + 1);
        let end = (at + self.below(40)).min(input.len());
        match self.below(9) {
            0 => drop(input.drain(at..end)),
            1 => {
                let copy = input[at..end].to_vec();
                let to = self.below(input.len() + 1);
                input.splice(to..to, copy);
            }
            2 => {
                let other = self.piece_of_seed(200);
                input.splice(at..end, other);
            }
            3 => input[at..end].make_ascii_uppercase(),
            4 if at < input.len() => input[at] = self.next() as u8,
            5 => input.truncate(at.max(20)),
            _ => {
                let piece = self.piece();
                let spaced = if self.below(2) == 0 { format!(" {piece} ") } else { piece.to_owned() };
                input.splice(at..at, spaced.bytes());
            }
        }
    }

    fn piece(&mut self) -> &'static str {
        PIECES[self.below(PIECES.len())]
    }

    /// A stretch of a text of the corpus, mostly from its beginning.
    fn piece_of_seed(&mut self, longest: usize) -> Vec<u8> {
        let which = self.below(self.seeds.len());
        let length = self.seeds[which].len();
        let start = if self.below(3) == 0 { self.below(length + 1) } else { 0 };
        let end = (start + 1 + self.below(longest)).min(length);
        self.seeds[which][start..end].to_vec()
    }

    fn below(&mut self, limit: usize) -> usize {
        if limit == 0 { 0 } else { (self.next() >> 11) as usize % limit }
    }

    /// Xorshift with a multiplication: no crate is needed for this.
    fn next(&mut self) -> u64 {
        self.state ^= self.state >> 12;
        self.state ^= self.state << 25;
        self.state ^= self.state >> 27;
        self.state.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_inputs() {
        let inputs = |seed: u64| {
            let mut mutator = Mutator::new(vec![b"Twelve people were killed in Kharkiv on Monday.".to_vec()], seed);
            (0..100).map(|_| mutator.input()).collect::<Vec<_>>()
        };
        assert_eq!(inputs(7), inputs(7));
        assert_ne!(inputs(7), inputs(8));
    }
}
