//! Any text at all: nothing panics, and every figure keeps its promises.

use super::read;

#[test]
fn stands_any_input() {
    for text in [
        "",
        "1",
        "½",
        "1/",
        "-1-",
        "a",
        "between",
        "between 1 and",
        "from 1 to",
        "1 (",
        "+",
        "$",
        "1,",
        "1.2.3.4",
        "99999999999999999999999999999999999999",
        "half",
        "several",
        "one in",
        "0 0 0",
        "1-2-3-4-5",
        "#1",
        "(+",
        "10:",
    ] {
        read(text);
    }
}

/// Pieces of numbers and hedges in every order of three: the anchors are slices, the bounds are in order and finite.
#[test]
fn keeps_its_promises_on_any_mixture() {
    let pieces = [
        "5",
        "12,000",
        "1.2.3",
        "0",
        "07",
        "½",
        "half",
        "a",
        "an",
        "hundred",
        "thousand",
        "dozen",
        "several",
        "few",
        "third",
        "and",
        "or",
        "to",
        "of",
        "in",
        "between",
        "from",
        "at least",
        "or more",
        "up to",
        "-",
        "–",
        "/",
        ":",
        "+",
        "%",
        "$",
        "(",
        ")",
        ",",
        ".",
        "million",
        "one",
        "twenty",
        "per cent",
        "km",
        "aged",
        "May",
        "T-72",
        "é",
        "\n",
        "²",
        "99999999999999999999999999999999999999999999",
        "out of",
        "k",
        "x",
        "#",
        "@",
    ];
    for (i, first) in pieces.iter().enumerate() {
        for second in pieces {
            let third = pieces[(i * 7 + second.len() * 5) % pieces.len()];
            for glue in ["", " "] {
                let text = [first, second, third, first].join(glue);
                let doc = read(&text);
                for f in &doc.figures {
                    assert!(!f.anchor.of(&text).is_empty(), "{text:?}");
                    assert!(f.low.is_none_or(f64::is_finite) && f.high.is_none_or(f64::is_finite), "{text:?}");
                    assert!(f.low.zip(f.high).is_none_or(|(low, high)| low <= high), "{text:?}");
                    assert!(f.reach.start <= f.tokens.start && f.tokens.end <= f.reach.end, "{text:?}");
                }
                assert!(doc.figures.windows(2).all(|w| w[0].anchor.end <= w[1].anchor.start), "{text:?}");
                for r in &doc.rejected {
                    assert_eq!(r.anchor.of(&text), r.anchor_text);
                }
            }
        }
    }
}
