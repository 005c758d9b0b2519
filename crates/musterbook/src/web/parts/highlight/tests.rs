//! A text comes out whole, whatever stands in it.

use super::*;
use proptest::prelude::*;

fn whole(paragraphs: &[Paragraph]) -> String {
    let text = |it: &Paragraph| it.pieces.iter().map(|piece| piece.text).chain([it.gap]).collect::<String>();
    paragraphs.iter().map(text).collect()
}

fn claim(from: usize, to: usize, of: usize) -> Mark {
    Mark { from, to, kind: Kind::Claim, of }
}

#[test]
fn the_innermost_claim_is_shown_and_each_begins_once() {
    let text = "Курск: 6 000 убитых 😀, «more than half of 11,000».\n\nSecond 12.";
    let half = text[..text.find("half").unwrap()].chars().count();
    let marks = [claim(7, 12, 0), claim(half, half + 14, 1), claim(half + 8, half + 14, 2)];
    let found = paragraphs(text, &marks);
    assert_eq!(whole(&found), text);
    assert_eq!((found.len(), found[0].gap), (2, "\n\n"));
    let shown: Vec<(&str, Option<usize>, bool)> =
        found[0].pieces.iter().map(|it| (it.text, it.claim, it.has_more)).filter(|it| it.1.is_some()).collect();
    assert_eq!(shown, [("6 000", Some(0), false), ("half of ", Some(1), false), ("11,000", Some(2), true)]);
    let begins: Vec<usize> = found.iter().flat_map(|it| &it.pieces).flat_map(|it| it.begins.clone()).collect();
    assert_eq!(begins, [0, 1, 2]);
}

#[test]
fn single_line_ends_stay_in_the_paragraph() {
    let found = paragraphs("a\nb\n \n\nc\n", &[]);
    let texts: Vec<&str> = found.iter().map(|it| it.pieces[0].text).collect();
    assert_eq!(texts, ["a\nb", "c\n"]);
    assert!(whole(&paragraphs("", &[])).is_empty());
}

#[test]
fn a_long_report_with_claims_in_each_other_is_cut_in_time() {
    let text = "Убито 12 человек. ".repeat(60_000);
    let last = text.chars().count();
    // All of them open at once, and as many beside each other.
    let mut marks: Vec<Mark> = (0..10_000).map(|of| claim(of, last - of, of)).collect();
    marks.extend((0..10_000).map(|of| claim(6 + 18 * of, 8 + 18 * of, 10_000 + of)));
    let start = std::time::Instant::now();
    let found = paragraphs(&text, &marks);
    assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
    assert_eq!(whole(&found), text);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn the_text_comes_out_whole_and_marked_where_it_was(
        text in "[a-c \n\u{0416}\u{0634}\u{1F600}\u{0301}\r\t<&]{0,40}",
        marks in proptest::collection::vec((0_usize..45, 0_usize..45, 0_u8..5), 0..12),
    ) {
        let kinds = [Kind::Claim, Kind::Evidence, Kind::Source, Kind::Time, Kind::SetAside];
        let marks: Vec<Mark> = marks
            .iter()
            .enumerate()
            .map(|(of, &(a, b, kind))| Mark { from: a.min(b), to: a.max(b), kind: kinds[kind as usize], of })
            .collect();
        let found = paragraphs(&text, &marks);
        prop_assert_eq!(whole(&found), text.clone());
        let mut point = 0;
        for paragraph in &found {
            for piece in &paragraph.pieces {
                prop_assert!(!piece.text.is_empty() && !piece.text.contains("\n\n"));
                let end = point + piece.text.chars().count();
                for at in point..end {
                    let on = |kind: Kind| marks.iter().filter(move |it| it.kind == kind && it.from <= at && at < it.to);
                    prop_assert_eq!(piece.is_evidence, on(Kind::Evidence).count() > 0);
                    prop_assert_eq!(piece.is_source, on(Kind::Source).count() > 0);
                    prop_assert_eq!(piece.is_time, on(Kind::Time).count() > 0);
                    prop_assert_eq!(piece.claim.is_some(), on(Kind::Claim).count() > 0);
                    prop_assert_eq!(piece.has_more, on(Kind::Claim).count() > 1);
                    prop_assert_eq!(piece.set_aside.is_some(), on(Kind::SetAside).count() > 0);
                    if let Some(of) = piece.claim {
                        prop_assert!(on(Kind::Claim).any(|it| it.of == of));
                    }
                }
                point = end;
            }
            point += paragraph.gap.chars().count();
        }
    }
}
