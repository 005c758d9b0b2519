//! A text cut into pieces where marks begin and end, so that marks may lie in each other, cross each other, and cross
//! paragraphs, and what comes out is still flat. Nothing of the text is lost: paragraphs and the gaps between them, put
//! together, are the text.

use std::collections::{BTreeMap, BTreeSet};

/// What is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A claim's number; of several at one place the shortest is shown.
    Claim,
    /// The sentence that a claim was read in.
    Evidence,
    Source,
    Time,
    /// A number that is in no claim.
    SetAside,
}

/// A mark: code points `from..to`, and its place in the list that it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub from: usize,
    pub to: usize,
    pub kind: Kind,
    pub of: usize,
}

/// A piece of a paragraph, with what is marked on all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece<'a> {
    pub text: &'a str,
    /// The innermost claim, and whether others are there too.
    pub claim: Option<usize>,
    pub has_more: bool,
    pub set_aside: Option<usize>,
    pub is_evidence: bool,
    pub is_source: bool,
    pub is_time: bool,
    /// The claims that begin here.
    pub begins: Vec<usize>,
}

/// A paragraph, and the line ends behind it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph<'a> {
    pub pieces: Vec<Piece<'a>>,
    pub gap: &'a str,
}

/// The paragraphs of a text, cut at its marks. In time that grows as text and marks do. Marks behind the end are cut off.
pub fn paragraphs<'a>(text: &'a str, marks: &[Mark]) -> Vec<Paragraph<'a>> {
    let marks = in_bytes(text, marks);
    let gaps = gaps(text);
    let mut cuts: Vec<usize> = marks.iter().flat_map(|it| [it.from, it.to]).collect();
    cuts.extend(gaps.iter().flat_map(|&(from, to)| [from, to]));
    cuts.extend([0, text.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    let (mut starts, mut ends): (Vec<&Mark>, Vec<&Mark>) = (marks.iter().collect(), marks.iter().collect());
    starts.sort_by_key(|it| it.from);
    ends.sort_by_key(|it| it.to);
    let (mut starts, mut ends) = (starts.into_iter().peekable(), ends.into_iter().peekable());
    let mut gaps = gaps.into_iter().peekable();
    let mut open = Open::default();
    let (mut found, mut here, mut begins) = (Vec::new(), Paragraph::default(), Vec::new());
    for cut in cuts.windows(2) {
        while let Some(it) = ends.next_if(|it| it.to <= cut[0]) {
            open.close(it);
        }
        while let Some(it) = starts.next_if(|it| it.from <= cut[0]) {
            open.open(it);
            begins.extend((it.kind == Kind::Claim).then_some(it.of));
        }
        while gaps.next_if(|gap| gap.1 <= cut[0]).is_some() {}
        if let Some(gap) = gaps.peek().filter(|gap| gap.0 <= cut[0]) {
            // A mark may end in the gap.
            here.gap = &text[gap.0..cut[1]];
            continue;
        }
        if !here.gap.is_empty() {
            found.push(std::mem::take(&mut here));
        }
        here.pieces.push(Piece { text: &text[cut[0]..cut[1]], begins: std::mem::take(&mut begins), ..open.piece() });
    }
    found.push(here);
    found
}

/// What is open at a place of the text.
#[derive(Default)]
struct Open {
    /// By length, the shortest first.
    claims: BTreeSet<(usize, usize)>,
    set_aside: BTreeSet<(usize, usize)>,
    others: BTreeMap<Kind, usize>,
}

impl Open {
    fn open(&mut self, it: &Mark) {
        match it.kind {
            Kind::Claim => drop(self.claims.insert((it.to - it.from, it.of))),
            Kind::SetAside => drop(self.set_aside.insert((it.to - it.from, it.of))),
            kind => *self.others.entry(kind).or_default() += 1,
        }
    }

    fn close(&mut self, it: &Mark) {
        match it.kind {
            Kind::Claim => drop(self.claims.remove(&(it.to - it.from, it.of))),
            Kind::SetAside => drop(self.set_aside.remove(&(it.to - it.from, it.of))),
            kind => *self.others.entry(kind).or_default() -= 1,
        }
    }

    fn piece(&self) -> Piece<'static> {
        let is_open = |kind| self.others.get(&kind).is_some_and(|count| *count > 0);
        Piece {
            claim: self.claims.first().map(|it| it.1),
            has_more: self.claims.len() > 1,
            set_aside: self.set_aside.first().map(|it| it.1),
            is_evidence: is_open(Kind::Evidence),
            is_source: is_open(Kind::Source),
            is_time: is_open(Kind::Time),
            ..Piece::default()
        }
    }
}

/// The same marks in bytes; those that are empty, or behind the end, are left out.
fn in_bytes(text: &str, marks: &[Mark]) -> Vec<Mark> {
    let mut points: Vec<usize> = marks.iter().flat_map(|it| [it.from, it.to]).collect();
    points.sort_unstable();
    points.dedup();
    let mut bytes = Vec::with_capacity(points.len());
    let mut starts = text.char_indices().map(|(at, _)| at);
    let mut passed = 0;
    for &point in &points {
        // The character with this number, each looked at once.
        bytes.push(starts.nth(point - passed).unwrap_or(text.len()));
        passed = point + 1;
    }
    let byte = |point: usize| points.binary_search(&point).map_or(text.len(), |at| bytes[at]);
    let marks = marks.iter().map(|it| Mark { from: byte(it.from), to: byte(it.to), ..*it });
    marks.filter(|it| it.from < it.to).collect()
}

/// Where a paragraph ends: two line ends or more, with only blanks between.
fn gaps(text: &str) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let (mut from, mut lines) = (None, 0);
    for (at, c) in text.char_indices().chain([(text.len(), '.')]) {
        match (c, from) {
            ('\n', None) => (from, lines) = (Some(at), 1),
            ('\n', Some(_)) => lines += 1,
            (' ' | '\t' | '\r', Some(_)) => {}
            (_, Some(start)) => {
                if lines > 1 {
                    found.push((start, at));
                }
                from = None;
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests;
