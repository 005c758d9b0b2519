//! Text that was wrapped at a fixed width: how wide it is, and which of its lines are full.

/// Lines that are looked at; a page is wrapped from its head or not at all.
const SAMPLE: usize = 400;
/// The widths that wrapped text has.
const WIDTHS: std::ops::RangeInclusive<usize> = 50..=132;
/// The part of the width by which a full line may stay short of it: paragraphs that are indented, words taken out.
const SLACK: usize = 8;

/// The width of a text of which most lines that are followed by another are full; `None` where it is not wrapped.
pub fn width(text: &str) -> Option<usize> {
    let lines: Vec<&str> = text.lines().map(str::trim_end).take(SAMPLE).collect();
    let mut lengths: Vec<usize> = lines.iter().map(|l| l.chars().count()).filter(|&n| n >= 30).collect();
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
    for pair in lines.windows(2) {
        let (line, next) = (pair[0], pair[1].trim_start());
        if line.is_empty() || next.is_empty() {
            continue;
        }
        pairs += 1;
        if is_full(line, next.split(char::is_whitespace).next().unwrap_or(""), width) {
            full += 1;
            mid += usize::from(!line.ends_with(['.', '!', '?', ':', '"', '”', ')']));
        }
    }
    (pairs >= 4 && full * 10 >= pairs * 6 && mid * 10 >= full * 6).then_some(width)
}

/// Whether the next word would not have fitted into the line.
pub fn is_full(line: &str, next: &str, width: usize) -> bool {
    let length = line.trim_end().chars().count();
    length * 2 > width && length + 1 + next.chars().count() + width / SLACK > width
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_wrapped_text_from_lists() {
        let wrapped = "The army said on Monday that its men had taken two villages north of\n\
                       the river and that the rebels had left behind nine dead and a store of\n\
                       mortar rounds, while the rebels said that they had withdrawn in good\n\
                       order and lost nobody at all in the fighting of the last two days\n\
                       there.\n\nNeither account could be checked, as the roads into the district have\n\
                       been closed since the spring rains.\n";
        assert!(width(wrapped).is_some());
        let list = "1. Toll of the strike on the market climbs to 31, six of them children\n2. 14 missing, says mayor\n\
                    3. Army downs 40 drones in one night, its heaviest in a month or more\n4. Rebels lose 200 men\n\
                    5. Two villages change hands in the north, both sides say so on the radio\n6. Talks go on\n";
        assert_eq!(width(list), None);
        assert_eq!(width(""), None);
    }
}
