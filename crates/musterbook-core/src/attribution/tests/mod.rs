//! Sentences with one figure in brackets, the chain of its source and its stance.

mod any_text;
mod reports;
mod wire;

use super::assign;
use crate::claim::{Outcome, Qualifier, Stance, Unit};
use crate::document::{Document, Draft, Figure};
use crate::mention::name;
use crate::span::Span;

/// Reads a text whose figures stand in brackets; the first one is asked about, the others are figures too.
fn read(marked: &str) -> (String, Stance) {
    let (mut text, mut spans) = (String::new(), Vec::new());
    for piece in marked.split('[') {
        match piece.split_once(']') {
            Some((figure, rest)) => {
                spans.push((text.len(), text.len() + figure.trim_end_matches('*').len(), figure.ends_with('*')));
                text.push_str(figure.trim_end_matches('*'));
                text.push_str(rest);
            }
            None => text.push_str(piece),
        }
    }
    let mut doc = Document::new(&text, None, Vec::new());
    doc.names = name::find(&doc);
    for &(start, end, _) in &spans {
        let from = doc.tokens.partition_point(|t| t.span.end <= start);
        let to = doc.tokens.partition_point(|t| t.span.start < end);
        doc.figures.push(Figure {
            tokens: from..to,
            anchor: Span::new(start, end),
            sentence: doc.sentence_at(from),
            low: text[start..end].parse().ok(),
            high: None,
            qualifier: Qualifier::Exact,
            share: false,
            article: false,
            reach: from..to,
            trace: Vec::new(),
        });
    }
    let asked = spans.iter().position(|s| s.2).unwrap_or(0);
    let mut drafts = vec![Draft::new(asked, Unit::People, Outcome::Killed)];
    assign(&doc, &mut drafts);
    assert!(!drafts[0].trace.is_empty());
    (drafts[0].source.join(" < "), drafts[0].stance)
}

/// Checks rows of text, chain and stance, and reports all that fail.
pub fn check(rows: &[(&str, &str, Stance)]) {
    let failed: Vec<String> = rows
        .iter()
        .filter_map(|&(text, chain, stance)| {
            let (got_chain, got_stance) = read(text);
            (got_chain != chain || got_stance != stance)
                .then(|| format!("{text}\n  wanted {chain:?} {stance}, got {got_chain:?} {got_stance}"))
        })
        .collect();
    assert!(failed.is_empty(), "{} of {} failed\n{}", failed.len(), rows.len(), failed.join("\n"));
}

use Stance::{Confirmed, Denied, Estimated, Expected, Reported, Withdrawn};

#[test]
fn speakers_before_their_content() {
    check(&[
        ("The mayor said [5] people had died in the shelling.", "mayor", Reported),
        ("Hospital sources told Reuters that [12] bodies had been brought in.", "hospital sources < Reuters", Reported),
        ("Witnesses told reporters that [12] men were shot.", "witnesses", Reported),
        (
            "Reuters reported, citing two local officials, that [30] soldiers had been killed.",
            "local officials < Reuters",
            Reported,
        ),
        ("Colonel Ahmed Darwish told state radio that his men had taken [40] prisoners.", "Ahmed Darwish", Reported),
        (
            "A spokesman for the ICRC said that [200] wounded were waiting.",
            "International Committee of the Red Cross",
            Reported,
        ),
        ("The Pentagon believes that some [300] fighters remain in the valley.", "Pentagon", Estimated),
        ("Moscow said on Tuesday it had shot down [17] drones.", "Russia", Reported),
        ("On Monday the Israeli military said it had struck [60] targets.", "Israel Defense Forces", Reported),
        ("Since then, residents have counted [9] craters in the field.", "residents", Reported),
        ("UNHCR puts the number of refugees at [80,000].", "UNHCR", Reported),
        ("The governor, Oleh Petrenko, wrote on Telegram that [3] people were hurt.", "Oleh Petrenko", Reported),
        ("But the rebels claimed to have killed [50] troops near the dam.", "rebels", Reported),
        ("The Human Rights Watch report says that [14] prisoners were shot.", "Human Rights Watch", Reported),
        ("Both India and Pakistan say that [21] border guards died.", "India < Pakistan", Reported),
        ("A Telegram channel close to the army claimed that [7] tanks had burnt.", "Telegram channel", Reported),
    ]);
}

#[test]
fn speakers_after_their_content() {
    check(&[
        ("At least [5] people died in the shelling, the mayor said.", "mayor", Reported),
        ("At least [5] people died in the shelling, said the mayor.", "mayor", Reported),
        ("[5] people died, according to local officials.", "local officials", Reported),
        ("[5] people died, police said, and 3 were hurt.", "police", Reported),
        ("The raid killed 9 people, police said, and left [14*] hurt.", "police", Reported),
        ("\"We buried [49] yesterday,\" a villager said.", "villager", Reported),
        ("[600] refugees crossed the river in a night, per UNHCR.", "UNHCR", Reported),
        ("The rebels lost [40] men, by the army's count.", "army", Reported),
        ("Some [70] huts were burnt (OCHA).", "UN Office for the Coordination of Humanitarian Affairs", Reported),
        (
            "[18] civilians were killed in the raid, Reuters reported, citing a hospital source.",
            "hospital source < Reuters",
            Reported,
        ),
        (
            "The dead number [31], the Committee to Protect Journalists said on Friday.",
            "Committee to Protect Journalists",
            Reported,
        ),
        (
            "[4] guards were killed, a senior US military official said on condition of anonymity.",
            "senior US military official",
            Reported,
        ),
        (
            "[22] fighters surrendered, state television reported on Wednesday night, quoting a military source.",
            "military source < state television",
            Reported,
        ),
        ("Some [500] men remain in the enclave, the Pentagon believes.", "Pentagon", Estimated),
    ]);
}

#[test]
fn headlines_and_labels() {
    check(&[
        ("UN: [40] killed at funeral\nThe tent was hit on Monday.", "United Nations", Reported),
        ("[40] killed at funeral, says mayor\nThe tent was hit on Monday.", "mayor", Reported),
        ("[12] dead in market blast - police\nThe market was full.", "police", Reported),
        ("Gaza: [104] killed overnight\nIt was the worst night so far.", "", Reported),
        ("Kyiv denies [5,000] troops are trapped\nThe town holds.", "Ukraine", Denied),
        (
            "[33] dead in raid\nThe raid killed [33] people, the Committee to Protect Journalists said.",
            "Committee to Protect Journalists",
            Reported,
        ),
        ("Toll: [33] dead, 5 hurt\nThe raid was the third.", "", Reported),
        ("Zelenskyy: nearly [8,000] still fighting\nHe spoke on Monday.", "Volodymyr Zelenskyy", Reported),
    ]);
}

#[test]
fn pronouns_and_nouns_that_refer() {
    check(&[
        (
            "Governor Oleh Petrenko said the depot burnt. He added that [3] firemen were hurt.",
            "Oleh Petrenko",
            Reported,
        ),
        (
            "The International Organization for Migration runs the camp. It said [900] people came this week.",
            "International Organization for Migration",
            Reported,
        ),
        (
            "Governor Oleh Petrenko said the depot burnt. The governor said [3] firemen were hurt.",
            "Oleh Petrenko",
            Reported,
        ),
        ("Governor Oleh Petrenko said the depot burnt. Later Petrenko spoke of [3] hurt.", "Oleh Petrenko", Reported),
        ("Doctors said the ward was full. They said [16] children had come in.", "doctors", Reported),
        (
            "The National Intelligence Service said the men had left. The agency put them at [1,500].",
            "National Intelligence Service",
            Reported,
        ),
        ("Police said two men fired. Another [4] were said to be missing.", "police", Reported),
        ("Police said two men fired. The town has [3] hospitals with 200 wounded.", "", Reported),
        ("\"It was night,\" a villager said. \"They took [12] of us.\"", "villager", Reported),
    ]);
}

#[test]
fn bodies_with_their_country() {
    check(&[
        ("South Korea's spy agency said [100] of them had been killed.", "National Intelligence Service", Reported),
        ("Ukraine's military intelligence said [30] men had died.", "Defence Intelligence of Ukraine", Reported),
        ("The Iraqi government said [9] men had been freed.", "Iraq", Reported),
        ("Kenya's defence ministry said [4] soldiers had died.", "Kenyan Defence Ministry", Reported),
        ("The Peruvian army said [6] rebels were shot.", "Peruvian army", Reported),
        ("Seoul said [3,000] more had gone.", "South Korea", Reported),
    ]);
}

#[test]
fn own_voice() {
    check(&[
        ("The war has killed [9,000] people since spring.", "", Reported),
        ("A blast claimed [12] lives at the market.", "", Reported),
        ("The army declined to say whether [12] men had died.", "", Reported),
        ("The ministry's claims are old. The war has killed [9,000] people.", "", Reported),
        ("The brigade reported for duty. It lost [40] men.", "", Reported),
        ("Rescuers have found [2] bodies.", "", Reported),
        ("[7] people are reported to have drowned.", "", Reported),
        ("An envoy disputed the tally: [8,000] was nearer, he said.", "envoy", Reported),
        ("By our own count [26] churches have been hit.", "", Reported),
    ]);
}

#[test]
fn stances() {
    check(&[
        ("Analysts estimate that [4,000] men have died.", "analysts", Estimated),
        ("The army has probably lost [4,000] men.", "", Estimated),
        ("An estimated [4,000] men have died.", "", Estimated),
        ("Some [4,000] men are believed to have died.", "", Estimated),
        ("The dead may number [4,000].", "", Estimated),
        ("The ministry confirmed that [6] soldiers had died.", "ministry", Confirmed),
        ("The mission has verified the deaths of [111] civilians.", "", Confirmed),
        ("The army admitted losing [6] men.", "army", Confirmed),
        ("Hamas denied that [20] of its men had surrendered.", "Hamas", Denied),
        ("Reports of [80] coffins are without foundation.", "", Denied),
        ("It is not true that [300] were taken.", "", Denied),
        ("The toll was revised from [41] to 38.", "", Withdrawn),
        ("An earlier toll of [14] was corrected in the evening.", "", Withdrawn),
        ("The first count wrongly gave [14] dead.", "", Withdrawn),
        ("Berlin will send [30] tanks by March.", "", Expected),
        ("Berlin plans to send [30] tanks, 20 guns and 5 howitzers.", "", Expected),
        ("Berlin plans to send 30 tanks, [20*] guns and 5 howitzers.", "", Expected),
        ("Up to [40,000] men could be sent next year.", "", Expected),
        ("The ministry said it would deploy [900] men.", "ministry", Expected),
        ("France to sell [100] jets to Ukraine\nThe deal was signed.", "", Expected),
        ("The president, who will travel to Paris, said [6] men had died.", "president", Reported),
        ("The rebels will not accept the terms after losing [60] men.", "", Reported),
        ("The hospital said that [6] men, likely soldiers, were brought in.", "hospital", Reported),
    ]);
}

#[test]
fn whole_reports() {
    check(&[
        ("UNHCR situation report, 4 May\nSome [7,400] people fled the valley.", "", Reported),
        ("Russian Defence Ministry report, 4 May\nThe enemy lost [40] men.", "Russian Defence Ministry", Reported),
        (
            "Night bulletin\nThe General Staff gave these figures:\n- tanks: [12]\n- guns: 30",
            "General Staff of Ukraine",
            Reported,
        ),
        ("Night bulletin\nA road was closed.\n- tanks: [12]\n- guns: 30", "", Reported),
    ]);
}

#[test]
fn wire_copy_and_bulletins() {
    check(&[
        ("IRAQ SAID WEDNESDAY THAT ITS FORCES HAD KILLED [2,200] IRANIANS.", "Iraq", Reported),
        ("A MILITARY COMMUNIQUE SAID [28] GUERRILLAS WERE KILLED IN THE NORTH.", "military", Reported),
        ("IRNA, the Iranian news agency, said [60] men had been captured.", "IRNA", Reported),
        ("Army spokesman Col. Juan Rojas said [12] rebels died.", "army < Juan Rojas", Reported),
        ("Nine rebels and [3*] soldiers died in clashes, the army reported Friday in Lima.", "army", Reported),
        (
            "The Defence Ministry in Colombo said [44] Tamil rebels were killed.",
            "Sri Lankan Defence Ministry",
            Reported,
        ),
        ("In Colombo, the military said [44] rebels were killed.", "Sri Lankan military", Reported),
        ("Military spokesman Brigadier Ranjit Silva said [44] rebels died.", "military < Ranjit Silva", Reported),
        ("The pro-rebel website TamilNet said [9] soldiers had died.", "TamilNet", Reported),
        ("A doctor at the hospital said [11] wounded had arrived.", "doctor", Reported),
        ("Two officials who asked not to be named said [7] men were missing.", "officials", Reported),
        ("More than [250] people were killed, the U.N. mission in Congo said.", "United Nations", Reported),
        ("[35] people were killed, a Western diplomat in Kabul said.", "Western diplomat", Reported),
        ("Some [1,200] people have been displaced, according to the United Nations refugee agency.", "UNHCR", Reported),
        (
            "The figure of [3,000] comes from the Syrian Observatory for Human Rights.",
            "Syrian Observatory for Human Rights",
            Reported,
        ),
        ("Figures from the health ministry show that [3,000] people have died.", "health ministry", Reported),
        ("Health ministry figures show that [3,000] people have died.", "health ministry", Reported),
        ("Data compiled by ACLED show [310] attacks in May.", "Armed Conflict Location and Event Data", Reported),
        ("ACLED has recorded [310] attacks in May.", "Armed Conflict Location and Event Data", Reported),
        ("The death toll stands at [77], the governor's office said.", "governor's office", Reported),
        (
            "Rebel commander Ali Hassan told AFP by telephone: \"We killed [50] of them.\"",
            "Ali Hassan < Agence France-Presse",
            Reported,
        ),
        ("Prime Minister Anwar Saleh announced on Sunday the release of [90] prisoners.", "Anwar Saleh", Reported),
        ("The army put its own losses at [4] and those of the rebels at 60.", "army", Reported),
        ("The army put its own losses at 4 and those of the rebels at [60*].", "army", Reported),
        ("The army said it killed 60 rebels; the rebels said they lost only [4*].", "rebels", Reported),
        ("The army said it killed 60 rebels, while the rebels said they lost only [4*] men.", "rebels", Reported),
        ("While the army said it killed [60] rebels, the rebels said they lost only 4.", "army", Reported),
        ("Israel says it has killed [17,000] fighters, without providing evidence.", "Israel", Reported),
        ("The strike killed [5] people, including two children, local media reported.", "local media", Reported),
        ("The strike killed 5 people, including [two*] children, local media reported.", "local media", Reported),
        ("In a statement, the Taliban said [30] police had been killed.", "Taliban", Reported),
        (
            "Taliban spokesman Zabihullah Mujahid said [30] police had been killed.",
            "Taliban < Zabihullah Mujahid",
            Reported,
        ),
        ("Separatist leader Denis Orlov claimed [70] tanks had been destroyed.", "Denis Orlov", Reported),
        ("Officials at the Pentagon said [2] airmen were missing.", "officials", Reported),
        ("Military officials said [2] airmen were missing.", "military officials", Reported),
        ("Both the army and the rebels said [2] airmen were missing.", "army < rebels", Reported),
        ("As many as [300] were killed, officials said, making it the worst attack this year.", "officials", Reported),
        ("Officials said that as many as [300] were killed.", "officials", Reported),
        ("The minister said Wednesday [300] were killed.", "minister", Reported),
        ("He said [300] were killed.", "", Reported),
        ("Local officials have confirmed [8] deaths.", "local officials", Confirmed),
        ("Witnesses said they saw [8] bodies.", "witnesses", Reported),
        ("[8] bodies were seen by witnesses.", "", Reported),
        (
            "The militants killed [8] people, burned houses and stole cattle, the village chief, Musa Bello, told Reuters.",
            "Musa Bello < Reuters",
            Reported,
        ),
        ("Reuters could not verify the report that [8] people were killed.", "", Reported),
        ("Interfax quoted the ministry as saying [8] men were killed.", "ministry < Interfax", Reported),
        (
            "The Interfax news agency quoted a police source as saying that [8] men were killed.",
            "police source < Interfax",
            Reported,
        ),
        ("The ministry was quoted by Interfax as saying [8] men were killed.", "ministry < Interfax", Reported),
    ]);
}
