//! Text that was wrapped at a width: its lines, how wide each is, and which of their ends are only wraps.
//!
//! In: a text. Out: for each line whether it goes on in the next. A text most of whose lines are full is wrapped throughout;
//! else each block of lines is judged by itself: its lines are about as long as each other, and go on in small letters or
//! behind a word that no line of its own ends with (`in Kharkiv on`). Left alone: headlines, list items, rows of tables and
//! tallies, lines that are each a sentence.

/// Lines that are looked at for the width of the whole text; a page is wrapped from its head or not at all.
const SAMPLE: usize = 400;
/// The widths that wrapped text has.
const WIDTHS: std::ops::RangeInclusive<usize> = 50..=132;
/// A block may be narrower: a column, a message.
const NARROWEST: usize = 40;
/// The part of the width by which a full line may stay short of it: paragraphs that are indented, words taken out.
const SLACK: usize = 8;

/// Words that end no line but one that goes on.
const OPEN: &[&str] = &[
    "a",
    "an",
    "the",
    "of",
    "in",
    "on",
    "at",
    "by",
    "to",
    "for",
    "from",
    "with",
    "into",
    "near",
    "and",
    "or",
    "but",
    "nor",
    "as",
    "that",
    "which",
    "who",
    "whose",
    "when",
    "while",
    "where",
    "because",
    "was",
    "were",
    "is",
    "are",
    "has",
    "have",
    "had",
    "been",
    "be",
    "its",
    "their",
    "his",
    "her",
    "our",
    "this",
    "these",
    "than",
    "least",
    "most",
    "between",
    "during",
    "since",
    "until",
    "after",
    "before",
    "about",
    "around",
    "against",
    "among",
    "including",
    "some",
    "nearly",
    "over",
    "under",
    "according",
    "per",
    "via",
    "not",
    "could",
    "would",
    "will",
    "may",
    "might",
];

/// One line of a text.
#[derive(Clone, Copy, Debug)]
pub struct Line<'t> {
    /// Where it begins, in bytes, its signs of quoting included.
    pub start: usize,
    /// Without white space and signs of quoting (`> > `).
    pub text: &'t str,
    /// Code points.
    length: usize,
    /// How deep it is quoted.
    quoted: usize,
    /// Goes on in the next line.
    pub goes_on: bool,
}

impl Line<'_> {
    fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// Ends as a sentence, or what introduces one, does.
    fn ends(&self) -> bool {
        self.text.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']).ends_with(['.', '!', '?', ':', ';', '…'])
    }

    fn begins_small(&self) -> bool {
        self.text.starts_with(char::is_lowercase)
    }

    /// Ends with a word after which a line goes on, a comma or a broken word.
    fn is_open(&self) -> bool {
        let word = self.text.rsplit(char::is_whitespace).next().unwrap_or("");
        let broken = word.strip_suffix('-').is_some_and(|word| word.ends_with(char::is_alphabetic));
        word.ends_with(',') || broken || OPEN.contains(&word)
    }

    /// Shows that it goes on: by its own last word, or by the small letter that the next begins with.
    fn shows(&self, next: &Line) -> bool {
        !self.ends() && (next.begins_small() || self.is_open())
    }

    /// A row of a table.
    fn has_cells(&self) -> bool {
        self.text.contains(['|', '\t']) || self.text.contains("   ")
    }

    /// A row of a tally: a few words, a dash and a number.
    fn is_row(&self) -> bool {
        let head = &self.text[..self.text.floor_char_boundary(60)];
        head.find(['–', '—', '‒', ':', '-', '=']).is_some_and(|at| {
            let more = head[at..].trim_start_matches(['–', '—', '‒', ':', '-', '=']);
            let number = more.trim_start_matches([' ', '~', '≈', '+', '>', '(']);
            !head[..at].contains(|c: char| c.is_ascii_digit())
                && number.starts_with(|c: char| c.is_ascii_digit())
                && (more.starts_with(' ') || head[at..].starts_with(':'))
        })
    }
}

/// The lines of a text, each with whether it goes on in the next.
pub fn lines(text: &str) -> Vec<Line<'_>> {
    let (mut lines, mut start) = (Vec::new(), 0);
    for line in text.split_inclusive('\n') {
        let bare = line.trim().trim_start_matches(['>', ' ']);
        let quoted = line.trim()[..line.trim().len() - bare.len()].matches('>').count();
        lines.push(Line { start, text: bare, length: bare.chars().count(), quoted, goes_on: false });
        start += line.len();
    }
    match width(&lines) {
        Some(width) => mark(&mut lines, |_, line, next| is_full(line, next, width)),
        None => mark_blocks(&mut lines),
    }
    lines
}

/// Marks the lines that go on in the next, as `does` says of the two.
fn mark(lines: &mut [Line], does: impl Fn(usize, &Line, &Line) -> bool) {
    for at in 0..lines.len().saturating_sub(1) {
        let (line, next) = (&lines[at], &lines[at + 1]);
        lines[at].goes_on = !line.is_blank() && line.quoted == next.quoted && does(at, line, next);
    }
}

/// The width of a text of which most lines that are followed by another are full; `None` where it is not wrapped.
fn width(lines: &[Line]) -> Option<usize> {
    let lines = &lines[..lines.len().min(SAMPLE)];
    let mut lengths: Vec<usize> = lines.iter().map(|l| l.length).filter(|&n| n >= 30).collect();
    if lengths.len() < 4 {
        return None;
    }
    lengths.sort_unstable();
    // One line in ten may stick out: a dateline, an address.
    let width = lengths[(lengths.len() - 1) * 9 / 10];
    if !WIDTHS.contains(&width) {
        return None;
    }
    let (mut pairs, mut full, mut mid) = (0, 0, 0);
    for pair in lines.windows(2).filter(|pair| !pair[0].is_blank() && !pair[1].is_blank()) {
        pairs += 1;
        if is_full(&pair[0], &pair[1], width) {
            full += 1;
            mid += usize::from(!pair[0].text.ends_with(['.', '!', '?', ':', '"', '”', ')']));
        }
    }
    (pairs >= 4 && full * 10 >= pairs * 6 && mid * 10 >= full * 6).then_some(width)
}

/// Whether the first word of the next line would not have fitted into the line.
fn is_full(line: &Line, next: &Line, width: usize) -> bool {
    let word = next.text.split(char::is_whitespace).next().unwrap_or("");
    line.length * 2 > width && line.length + 1 + word.chars().count() + width / SLACK > width
}

/// Judges each block of lines without a blank one between them.
fn mark_blocks(lines: &mut [Line]) {
    let (mut from, mut is_head) = (0, true);
    while from < lines.len() {
        if lines[from].is_blank() {
            from += 1;
            continue;
        }
        let to = (from..lines.len()).find(|&at| lines[at].is_blank()).unwrap_or(lines.len());
        if let Some(width) = block_width(&lines[from..to]) {
            mark(&mut lines[from..to], |at, line, next| {
                // A headline may stand right on top of its text.
                let headline = is_head && at == 0 && !line.ends() && !line.shows(next);
                (is_full(line, next, width) || line.length >= NARROWEST && line.shows(next)) && !headline
            });
        }
        (from, is_head) = (to, false);
    }
}

/// The width of a block that is wrapped: its lines are full, and about half of those that end no sentence show that they
/// go on.
fn block_width(lines: &[Line]) -> Option<usize> {
    let rows = lines.iter().filter(|line| line.is_row()).count();
    if lines.len() < 2 || rows * 2 >= lines.len() || lines.iter().any(Line::has_cells) {
        return None;
    }
    let mut lengths: Vec<usize> = lines.iter().map(|l| l.length).collect();
    lengths.sort_unstable();
    let width = lengths[if lengths.len() < 6 { lengths.len() - 1 } else { (lengths.len() - 1) * 9 / 10 }];
    if !(NARROWEST..=*WIDTHS.end()).contains(&width) {
        return None;
    }
    let (mut pairs, mut unended, mut shown, mut short) = (0, 0, 0, 0);
    for pair in lines.windows(2) {
        pairs += 1;
        if pair[0].ends() {
            continue;
        }
        let shows = pair[0].shows(&pair[1]);
        if is_full(&pair[0], &pair[1], width) {
            unended += 1;
            shown += usize::from(shows);
        } else {
            short += usize::from(!shows || pair[0].length < NARROWEST);
        }
    }
    (shown > 0 && shown * 2 >= unended && short * 4 <= pairs).then_some(width)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which lines go on: `+` for each that does, `.` for each that does not.
    #[track_caller]
    fn check(text: &str, marks: &str) {
        let found: String = lines(text).iter().map(|line| if line.goes_on { '+' } else { '.' }).collect();
        assert_eq!(found, marks, "{text}");
    }

    #[test]
    fn knows_wrapped_text_from_lists() {
        check(
            "The army said on Monday that its men had taken two villages north of\n\
             the river and that the rebels had left behind nine dead and a store of\n\
             mortar rounds, while the rebels said that they had withdrawn in good\n\
             order and lost nobody at all in the fighting of the last two days\n\
             there.\n\nNeither account could be checked, as the roads into the district have\n\
             been closed since the spring rains.\n",
            "++++..+.",
        );
        check(
            "1. Toll of the strike on the market climbs to 31, six of them children\n2. 14 missing, says mayor\n\
             3. Army downs 40 drones in one night, its heaviest in a month or more\n4. Rebels lose 200 men\n\
             5. Two villages change hands in the north, both sides say so on the radio\n6. Talks go on\n",
            "......",
        );
        check("", "");
    }

    #[test]
    fn knows_a_few_wrapped_lines() {
        check("A missile strike killed at least 12 people in the city of Sumy on\nTuesday.\n", "+.");
        check("Two shells fell on the market square of the town and killed nine\npeople. Eleven more were hurt.", "+.");
        check("The army lost 40 men in the first week of its new push, its com-\nmander said.", "+.");
        check("> The army lost 40 men in the first week of the push, and it said\n> that 12 more were missing.", "+.");
    }

    #[test]
    fn leaves_lines_of_their_own_alone() {
        for text in [
            "Twelve killed as shells hit the market square of a northern town\nA shell fell on the market on Monday.",
            "Two shells fell on the market.\nNine people were killed there.\nEleven were hurt.",
            "At least 12 people were killed in the northern town on Tuesday\nAnother 30 were wounded in a second strike",
            "tanks – 1,361, of them 12 over the last day of the whole report\nguns – 12\nhelicopters – 3",
            "Town | Dead | Wounded and taken to hospital in the course of a day\nsouth | 124 | 1,016",
            "shells: 1,200 were fired at the northern districts in the night\ndrones: 12 were brought down there",
            "By Rob Tull\nin Goma",
        ] {
            assert!(lines(text).iter().all(|line| !line.goes_on), "{text}");
        }
    }
}
