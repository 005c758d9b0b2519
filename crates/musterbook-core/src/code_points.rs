//! Byte offsets to Unicode code points, at the JSON edge only.

use crate::span::Span;

/// How many bytes lie between two remembered positions.
const STRIDE: usize = 256;

/// Turns byte offsets of one text into code point offsets, in time independent of the text's length.
pub struct CodePoints<'a> {
    text: &'a str,
    /// Code points before byte `STRIDE * i` (rounded up to a character boundary); empty for ASCII.
    marks: Vec<(usize, usize)>,
}

impl<'a> CodePoints<'a> {
    pub fn new(text: &'a str) -> CodePoints<'a> {
        let mut marks = Vec::new();
        if !text.is_ascii() {
            let (mut byte, mut count) = (0, 0);
            marks.push((0, 0));
            while byte < text.len() {
                let mut next = (byte + STRIDE).min(text.len());
                while !text.is_char_boundary(next) {
                    next += 1;
                }
                count += text[byte..next].chars().count();
                byte = next;
                marks.push((byte, count));
            }
        }
        CodePoints { text, marks }
    }

    /// The number of code points before byte `offset`, which lies on a character boundary.
    pub fn at(&self, offset: usize) -> usize {
        if self.marks.is_empty() {
            return offset;
        }
        let after = self.marks.partition_point(|&(byte, _)| byte <= offset);
        let (byte, count) = self.marks[after - 1];
        count + self.text[byte..offset].chars().count()
    }

    pub fn span(&self, span: Span) -> [usize; 2] {
        [self.at(span.start), self.at(span.end)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_characters_not_bytes() {
        let text = "Курск 6 000 — ‎x".repeat(100);
        let points = CodePoints::new(&text);
        for (count, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(points.at(byte), count);
        }
        assert_eq!(points.at(text.len()), text.chars().count());
    }
}
