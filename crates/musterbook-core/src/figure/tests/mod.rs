//! The guide's table row by row, and each family of exclusions.

mod any_input;

use super::find;
use crate::claim::{Qualifier, Reason};
use crate::document::Document;
use crate::mention::name;

fn read(text: &str) -> Document<'_> {
    let mut doc = Document::new(text, None, Vec::new());
    doc.names = name::find(&doc);
    find(&mut doc);
    doc
}

/// The figures of a text as `anchor low..high qualifier`, `-` for an open end, articles left out.
fn figures(text: &str) -> Vec<String> {
    let bound = |b: Option<f64>| b.map_or("-".to_string(), |b| b.to_string());
    let doc = read(text);
    let figures = doc.figures.iter().filter(|f| !f.article);
    figures.map(|f| format!("{} {}..{} {}", f.anchor.of(text), bound(f.low), bound(f.high), f.qualifier)).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(figures(text), expected, "{text}");
}

/// One figure with this anchor and these bounds.
#[track_caller]
fn check_all(rows: &[(&str, &str)]) {
    for (text, expected) in rows {
        let expected: Vec<&str> = expected.split(" | ").filter(|e| !e.is_empty()).collect();
        check(text, &expected);
    }
}

/// The first number of the text is rejected for this reason, and no figure is left but those named.
#[track_caller]
fn check_rejected(rows: &[(&str, &str, Reason)]) {
    for (text, anchor, reason) in rows {
        let doc = read(text);
        let hit = doc.rejected.iter().find(|r| r.anchor_text == *anchor);
        assert_eq!(hit.map(|r| r.reason), Some(*reason), "{text}: {:?} {:?}", figures(text), doc.rejected);
        assert!(!doc.figures.iter().any(|f| f.anchor.of(text) == *anchor), "{text}");
    }
}

#[test]
fn exact_numbers() {
    check_all(&[
        ("Kyiv counted 717 dead.", "717 717..717 exact"),
        ("Seven soldiers died.", "Seven 7..7 exact"),
        ("A total of 12 men fell.", "12 12..12 exact"),
        ("Another 17 were hurt.", "17 17..17 exact"),
        ("The army lost only 3 men.", "3 3..3 exact"),
    ]);
}

#[test]
fn about() {
    for hedge in [
        "about",
        "around",
        "some",
        "approximately",
        "roughly",
        "an estimated",
        "nearly",
        "almost",
        "close to",
        "~",
        "circa",
        "in the region of",
        "perhaps",
    ] {
        check(&format!("They lost {hedge} 4,000 men."), &["4,000 4000..4000 about"]);
    }
    for hedge in [" or so", "-odd", " or thereabouts", ", give or take,"] {
        check(&format!("They lost 4,000{hedge} men."), &["4,000 4000..4000 about"]);
    }
    check("A 30-strong patrol left.", &["30 30..30 about"]);
    check("The agency estimated 1,200 dead.", &["1,200 1200..1200 exact"]);
    check("The front gave up its estimated 15 guns.", &["15 15..15 about"]);
}

#[test]
fn over() {
    for hedge in [
        "more than",
        "over",
        "exceeding",
        "upwards of",
        "in excess of",
        "north of",
        "well over",
        "just over",
        ">",
        "more than an estimated",
    ] {
        check(&format!("They lost {hedge} 6,000 men."), &["6,000 6000..- over"]);
    }
    check_all(&[
        ("It sent 6,000-plus men.", "6,000 6000..- over"),
        ("It sent 500+ men.", "500 500..- over"),
        ("The toll exceeded 400.", "400 400..- over"),
        ("Losses topped 1,000 men.", "1,000 1000..- over"),
        ("The dead may top 900.", "900 900..- over"),
        ("Two million refugees and more, by one count.", "Two million 2000000..- over | one 1..1 exact"),
        ("The group has control over 12 villages.", "12 12..12 exact"),
        ("20 plus a tank were lost.", "20 20..20 exact"),
    ]);
}

#[test]
fn at_least() {
    for hedge in [
        "at least",
        "no fewer than",
        "no less than",
        "a minimum of",
        "at the very least",
        "≥",
        "at least about",
        "at least another",
    ] {
        check(&format!("They lost {hedge} 12 men."), &["12 12..- at_least"]);
    }
    check_all(&[
        ("It lost 12 or more.", "12 12..- at_least"),
        ("27 dead at least, said the mayor.", "27 27..- at_least"),
        ("It hit 20 flats at minimum, he said.", "20 20..- at_least"),
        ("27 dead, at least 12 of them children.", "27 27..27 exact | 12 12..- at_least"),
    ]);
}

#[test]
fn under_and_up_to() {
    check_all(&[
        ("Fewer than 50 men came.", "50 -..50 under"),
        ("Under 50 men came.", "50 -..50 under"),
        ("Less than half of them came.", "half -..0.5 under"),
        ("Up to 500 men came.", "500 -..500 up_to"),
        ("As many as 500 men came.", "500 -..500 up_to"),
        ("Not more than 500 men came.", "500 -..500 up_to"),
        ("A maximum of 500 men came.", "500 -..500 up_to"),
        ("It did not exceed 50 men.", "50 -..50 up_to"),
        ("It was 500 men at most.", "500 -..500 up_to"),
        ("The ministry owned up to 34 deaths.", "34 34..34 exact"),
    ]);
}

#[test]
fn ranges() {
    check_all(&[
        ("It sent 10,000 to 12,000 men.", "10,000 to 12,000 10000..12000 range"),
        ("It sent between 1,000 and 3,000 men.", "1,000 and 3,000 1000..3000 range"),
        ("It sent from 10 to 12 men.", "10 to 12 10..12 range"),
        ("It sent 10,000-12,000 men.", "10,000-12,000 10000..12000 range"),
        ("It sent 10–12 men.", "10–12 10..12 range"),
        ("It sent 70 to 80,000 men.", "70 to 80,000 70000..80000 range"),
        ("It sent 2-3,000 men.", "2-3,000 2000..3000 range"),
        ("It sent 500 to 3,000 men.", "500 to 3,000 500..3000 range"),
        ("It sent two or three men.", "two or three 2..3 range"),
        ("It sent two to three million men.", "two to three million 2000000..3000000 range"),
        ("It sent between a minimum of 529 and 744 men.", "529 and 744 529..744 range"),
        ("It sent from a minimum of 5 to a maximum of 7 men.", "5 to a maximum of 7 5..7 range"),
        ("It lost 15, maybe 20 men.", "15, maybe 20 15..20 range"),
        ("30 to 40% of them fled.", "30 to 40% 0.3..0.4 range"),
        ("From 40 up to 60 men fell.", "40 up to 60 40..60 range"),
        ("Dozens, if not hundreds, of men fell.", "Dozens, if not hundreds 24..999 range"),
        ("The toll rose by 12 to 340.", "340 340..340 exact"),
        ("It lost over 900 men and 200 of them died.", "900 900..- over | 200 200..200 exact"),
        ("The toll rose from 41 to 45.", "41 41..41 exact | 45 45..45 exact"),
        ("The toll fell from 41 to 33.", "41 41..41 exact | 33 33..33 exact"),
        ("They swapped 146 for 146.", "146 146..146 exact | 146 146..146 exact"),
        ("10 men and 12 guns.", "10 10..10 exact | 12 12..12 exact"),
    ]);
}

#[test]
fn vague_numbers() {
    check_all(&[
        ("A couple of men fell.", "A couple 2..2 about"),
        ("A few men fell.", "A few 3..9 vague"),
        ("Several men fell.", "Several 3..9 vague"),
        ("Multiple men fell.", "Multiple 3..- vague"),
        ("Multiple rocket launchers fired.", ""),
        (
            "A dozen men fell, half a dozen fled, two dozen hid.",
            "A dozen 12..12 exact | half a dozen 6..6 exact | two dozen 24..24 exact",
        ),
        ("Dozens fell, scores fled, tens of men hid.", "Dozens 24..99 vague | scores 40..99 vague | tens 20..99 vague"),
        ("Several hundred or several thousand men.", "Several hundred or several thousand 300..9000 range"),
        (
            "Several dozen, a few hundred, a few thousand.",
            "Several dozen 36..108 vague | a few hundred 300..900 vague | a few thousand 3000..9000 vague",
        ),
        ("Hundreds fell, thousands fled.", "Hundreds 200..999 vague | thousands 2000..9999 vague"),
        ("Tens of thousands fled.", "Tens of thousands 20000..99999 vague"),
        ("Hundreds of thousands fled.", "Hundreds of thousands 200000..999999 vague"),
        ("Millions fled.", "Millions 2000000..9999999 vague"),
        ("A small number of men fled.", "small number -..- vague"),
        ("An unknown number of men fled.", "unknown number -..- vague"),
        ("More than hundreds fled.", "hundreds 200..- over"),
        ("A couple of hundred fled.", "A couple of hundred 200..200 about"),
    ]);
}

#[test]
fn fractions() {
    check_all(&[
        ("Half of the force fell.", "Half 0.5..0.5 exact"),
        ("More than half of them fell.", "half 0.5..- over"),
        ("A third of them fell.", "A third 0.3333..0.3333 exact"),
        ("About a third were women.", "a third 0.3333..0.3333 about"),
        ("A third man fell.", ""),
        ("Two-thirds of them fell.", "Two-thirds 0.6667..0.6667 exact"),
        ("Three quarters or so of them fell.", "Three quarters 0.75..0.75 about"),
        ("40% of them, 40 per cent of those.", "40% 0.4..0.4 exact | 40 per cent 0.4..0.4 exact"),
        ("One in five of them fell.", "One in five 0.2..0.2 exact"),
        ("Four out of five fell.", "Four out of five 0.8..0.8 exact"),
        ("Two in three attacks.", "Two 2..2 exact | three 3..3 exact"),
        ("Guns hit 12 out of 20 drones.", "12 12..12 exact | 20 20..20 exact"),
    ]);
}

#[test]
fn numbers_in_words_and_digits() {
    check_all(&[
        ("Two hundred and fifty fell.", "Two hundred and fifty 250..250 exact"),
        ("Forty-two fell.", "Forty-two 42..42 exact"),
        ("One and a half million fled.", "One and a half million 1500000..1500000 exact"),
        ("Half a million fled.", "Half a million 500000..500000 exact"),
        ("Two hundred and fifty thousand fled.", "Two hundred and fifty thousand 250000..250000 exact"),
        ("A hundred or so bikes burned.", "A hundred 100..100 about"),
        ("The million-plus already there.", "million 1000000..- over"),
        ("It sent six (6) men.", "six (6) 6..6 exact"),
        ("It sent 15-hundred men.", "15-hundred 1500..1500 exact"),
        ("It sent 1.2 million men.", "1.2 million 1200000..1200000 exact"),
        ("It sent 8k men and 12M shells.", "8k 8000..8000 exact | 12M 12000000..12000000 exact"),
        ("It sent 1½ million men.", "1½ million 1500000..1500000 exact"),
        ("Some 1.5 lakh fled.", "1.5 lakh 150000..150000 about"),
        ("In all 1,49,000 fled.", "1,49,000 149000..149000 exact"),
        ("It counted 6.000 men.", "6.000 6000..6000 exact"),
        (
            "It counted 6\u{202f}000 men and 1\u{a0}149\u{a0}930 more.",
            "6\u{202f}000 6000..6000 exact | 1\u{a0}149\u{a0}930 1149930..1149930 exact",
        ),
        ("tanks - 11 332 (+7), guns - 4 001 (+0)", "11 332 11332..11332 exact | 7 7..7 exact | 4 001 4001..4001 exact"),
        ("It lost eighty 122 mm rockets and 40 82 mm rounds.", "eighty 80..80 exact | 40 40..40 exact"),
        ("It lost 12 152 mm guns.", "12 12..12 exact"),
        ("It hit 3x T-72.", "3 3..3 exact"),
        ("It took 300 square miles and 45 km2.", "300 300..300 exact | 45 45..45 exact"),
        ("Over 140 and 525 in all.", "140 140..- over | 525 525..- over"),
        ("More than 20 dead and 30 hurt.", "20 20..- over | 30 30..30 exact"),
    ]);
}

#[test]
fn exclusions() {
    use Reason::*;
    check_rejected(&[
        ("The town had a population of more than 60,000.", "60,000", Reason::OtherQuantity),
        ("We spoke to some 40 survivors.", "40", Reason::OtherQuantity),
        ("Selma, who is 22, lost two brothers.", "22", Reason::Age),
        ("About 400 were wounded;3 at least ten died.", "3", Reason::List),
        ("He asked (1) how many died; (2) how many fled.", "1", Reason::List),
        ("Operation Red Dawn 2009 killed 1,400.", "2009", Reason::Date),
        ("In 2010–14 it lost 1,400 men.", "14", Reason::Date),
        ("It lost 1,400 men, half what it had claimed.", "half", Reason::Multiple),
        ("Boys aged 9 and 14 died.", "9", Age),
        ("Boys aged 9 and 14 died.", "14", Age),
        ("A 34-year-old man died.", "34", Age),
        ("Ivan Petrov, 68, said so.", "68", Age),
        ("A woman of 93 died.", "93", Age),
        ("A six-week-old baby died.", "six", Age),
        ("It gave $2.25 billion in aid.", "2.25 billion", Money),
        ("It gave 300 million euros.", "300 million", Money),
        ("A $15,000 ransom was paid.", "15,000", Money),
        ("The 155 mm shells came.", "155", Measure),
        ("The 155mm shells came.", "155", Measure),
        ("It took 7.62x39mm rounds.", "7.62", Measure),
        ("It lost half as many guns.", "half", Multiple),
        ("It lies 40 km away.", "40", Measure),
        ("It lies hundreds of metres away.", "hundreds", Measure),
        ("A 12-storey block burned.", "12", Measure),
        ("The 47th Brigade came.", "47", Ordinal),
        ("Troops at Compound 7 fled.", "7", Designation),
        ("See Article 5 of it.", "5", Designation),
        ("In Task Force 50 they serve.", "50", Designation),
        ("He fired a Blue Arrow 7 missile.", "7", Designation),
        ("It is COVID-19 again.", "19", Designation),
        ("Call +93 799 51 1155 now.", "93 799 51 1155", Phone),
        ("Call 49-711-729-2714 now.", "49-711-729-2714", Phone),
        ("At 14:30 it began.", "14:30", Time),
        ("At 0530 hours it began.", "0530", Time),
        ("For 27 days it went on.", "27", Time),
        ("A 48-hour battle began.", "48", Time),
        ("Three full days passed.", "Three", Time),
        ("He recalled 9/11 then.", "9/11", Date),
        ("It ended in 2019.", "2019", Date),
        ("Losses were up 53% on May.", "53%", Difference),
        ("There were 3 per cent fewer.", "3 per cent", Difference),
        ("Twice as many died.", "Twice", Multiple),
        ("Three times as many died.", "Three", Multiple),
        ("No one died.", "one", OtherQuantity),
        ("It was one of the largest raids.", "one", OtherQuantity),
        ("The six-party talks ended.", "six", OtherQuantity),
        ("Guns: 0 today.", "0", OtherQuantity),
        ("File 2010-11-CA-118 is open.", "2010-11-CA-118", Identifier),
        ("See [12] for more.", "12", List),
        ("It is among the top 10 armies.", "10", Rank),
        ("6. Kyiv denies that 400 men fled.", "6", List),
        ("They found N1,305 on him.", "305", Designation),
        ("They mourned on 7, 8 and 9 of April.", "7", Date),
        ("They seized 90 rounds of 7.62 ammunition.", "7.62", Measure),
        ("They seized 5.56 x 45 cartridges.", "45", Measure),
        ("The two tolls differ by 1,000 at most.", "1,000", Difference),
        ("One told the court that he had fled.", "One", OtherQuantity),
        ("The Red Cross sent 300 body bags.", "300", OtherQuantity),
        ("They stole 40 cows.", "40", OtherQuantity),
        ("The firm cut 500 jobs.", "500", OtherQuantity),
        ("It took three rounds of talks.", "three", OtherQuantity),
        ("In Q1 2024, shelling went on.", "2024", Date),
    ]);
}

#[test]
fn keeps_counts_that_look_like_something_else() {
    check_all(&[
        ("In Kharkiv, 12, and 5 elsewhere.", "12 12..12 exact | 5 5..5 exact"),
        ("It has killed 2000 people.", "2000 2000..2000 exact"),
        ("It lost 12, and days later 5 more.", "12 12..12 exact | 5 5..5 exact"),
        ("Boys aged 9 and 14 others were hurt.", "14 14..14 exact"),
        ("It struck 22 times.", "22 22..22 exact"),
        ("At 14 sites they dug.", "14 14..14 exact"),
        ("One of them died.", "One 1..1 exact"),
        ("He made up three-quarters of it.", "three-quarters 0.75..0.75 exact"),
        ("A 50,000-man army came.", "50,000 50000..50000 exact"),
        ("6 soldiers, one of them a major, died.", "6 6..6 exact | one 1..1 exact"),
        ("Another one was wounded.", "one 1..1 exact"),
        ("Atleast 15 men are missing.", "15 15..- at_least"),
        ("The blast claimed the lives of over 22 people.", "22 22..- over"),
        ("The raid led to the deaths of five men.", "five 5..5 exact"),
        ("They fired three rounds at 40 men.", "three 3..3 exact | 40 40..40 exact"),
        ("In Lviv 3, 4 and 9 died.", "3 3..3 exact | 4 4..4 exact | 9 9..9 exact"),
    ]);
}

#[test]
fn articles_count_beside_counts() {
    for (text, count) in [
        ("Three men and a woman died.", 1),
        ("It killed a woman and two children.", 1),
        ("Another soldier was killed and two injured.", 1),
        ("A man was killed and another wounded.", 2),
        ("It killed a general and wounded 11 of his guards.", 1),
        ("A mother and her four children died.", 1),
        ("A 7-year-old girl was killed and nine men were hurt.", 1),
        ("It killed three farmers as well as a teacher.", 1),
        ("They downed two jets, a Su-25 and an A-6.", 2),
        ("It killed an unknown number of men and two boys.", 0),
        ("A lone man died.", 0),
        ("Two men died in a field.", 0),
        ("Two died, said the general, a veteran of the war.", 0),
    ] {
        assert_eq!(read(text).figures.iter().filter(|f| f.article).count(), count, "{text}");
    }
}

#[test]
fn reaches_cover_number_and_hedges() {
    for (text, reach) in [
        ("It lost more than an estimated 500 men.", "more than an estimated 500"),
        ("It lost 500 or so men.", "500 or so"),
        ("It lost 500-plus men.", "500-plus"),
        ("It lost a total of 500 men.", "a total of 500"),
    ] {
        let doc = read(text);
        assert_eq!(doc.span(&doc.figures[0].reach).of(text), reach);
    }
}

#[test]
fn reads_on_over_wrapped_lines() {
    let line = "the army of the north said on that day that it had lost in the valley more\n";
    let text = line.repeat(8) + "than 500 men.";
    let doc = read(&text);
    assert_eq!(doc.figures.last().map(|f| f.qualifier), Some(Qualifier::Over));
}
