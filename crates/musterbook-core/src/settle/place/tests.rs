//! Sentences with a figure between square brackets, and the place it must get.

use super::assign;
use crate::claim::{Outcome, Qualifier, Unit};
use crate::document::{Document, Draft, Figure};
use crate::mention::name;
use crate::span::Span;

/// Reads the bracketed figures of a text and gives their places.
fn places(text: &str, outcome: Outcome) -> Vec<Option<String>> {
    let mut plain = String::new();
    let mut anchors = Vec::new();
    for c in text.chars() {
        match c {
            '[' => anchors.push((plain.len(), 0)),
            ']' => anchors.last_mut().expect("an open bracket").1 = plain.len(),
            c => plain.push(c),
        }
    }
    let mut doc = Document::new(&plain, None, Vec::new());
    doc.names = name::find(&doc);
    for (start, end) in anchors {
        let first = doc.tokens.partition_point(|t| t.span.end <= start);
        let last = doc.tokens.partition_point(|t| t.span.start < end);
        doc.figures.push(Figure {
            tokens: first..last,
            anchor: Span::new(start, end),
            sentence: doc.sentence_at(first),
            low: None,
            high: None,
            qualifier: Qualifier::Exact,
            share: false,
            article: false,
            reach: first..last,
            trace: Vec::new(),
        });
    }
    let mut drafts: Vec<Draft> = (0..doc.figures.len()).map(|f| Draft::new(f, Unit::People, outcome)).collect();
    assign(&doc, &mut drafts);
    drafts.into_iter().map(|draft| draft.place).collect()
}

#[track_caller]
fn check_outcome(text: &str, outcome: Outcome, expected: &[&str]) {
    let found = places(text, outcome);
    let found: Vec<&str> = found.iter().map(|p| p.as_deref().unwrap_or("-")).collect();
    assert_eq!(found, expected, "{text}");
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    check_outcome(text, Outcome::Killed, expected);
}

#[test]
fn a_place_after_the_figure() {
    check("The shelling killed [12] people in Kharkiv.", &["Kharkiv"]);
    check("[12] dead in Kharkiv", &["Kharkiv"]);
    check("Shells killed [three] in Kyiv and [two] in Odesa.", &["Kyiv", "Odesa"]);
    check("Gunmen killed [nine] people near Mosul on Sunday.", &["Mosul"]);
}

#[test]
fn a_place_before_the_figure() {
    check("In Kharkiv a shell killed [12].", &["Kharkiv"]);
    check("A strike on Aleppo killed [30] people and wounded [50].", &["Aleppo", "Aleppo"]);
    check("The bombing of Aleppo left [30] dead.", &["Aleppo"]);
}

#[test]
fn a_place_after_the_next_figure() {
    check("[Three] people died and [five] were wounded in Kherson.", &["Kherson", "Kherson"]);
}

#[test]
fn regions_have_their_canonical_name() {
    check("In the Zhytomyr region [one] man died.", &["Zhytomyr Oblast"]);
    check("[Two] people were killed in Russia's Kursk region.", &["Kursk Oblast"]);
    check("[Two] people were killed in Kursk Oblast.", &["Kursk Oblast"]);
}

#[test]
fn the_most_specific_of_a_chain() {
    check("A mine killed [four] in Tilbari district, Khost province.", &["Tilbari district"]);
    check("[Four] died at Burj Hamra, in Lebanon.", &["Burj Hamra"]);
    check("In Kharkiv, in Ukraine's east, [four] died.", &["Kharkiv"]);
}

#[test]
fn unknown_places_by_their_shape() {
    check("A raid on the village of Tamzira killed [six].", &["Tamzira"]);
    check("[Six] herders were shot near Tamzira.", &["Tamzira"]);
    check("[Six] herders died in the Tilbari valley.", &["Tilbari valley"]);
    check("[Six] herders died in Tilbari district.", &["Tilbari district"]);
    check("[Six] herders died on Tuesday in Operation Anvil.", &["-"]);
    check("[Six] herders died, said the statement on Telegram.", &["-"]);
}

#[test]
fn labels_of_lines() {
    check("Losses of the day\nKherson: [3] killed\nKharkiv: [2] killed", &["Kherson", "Kharkiv"]);
    check("Daily summary\nKherson region: [3] people died.", &["Kherson Oblast"]);
}

#[test]
fn the_place_of_an_event() {
    check("The Kharkiv strike killed [12].", &["Kharkiv"]);
    check("Kharkiv's main hospital took in [12].", &["Kharkiv"]);
    check("The Kharkiv mayor said [12] had died.", &["Kharkiv"]);
}

#[test]
fn parties_are_no_places() {
    check("Ukraine killed [12] soldiers.", &["-"]);
    check("Moscow said [12] soldiers had died.", &["-"]);
    check("Ukrainian troops killed [12] soldiers.", &["-"]);
    check("Russia launched missiles that killed [12].", &["-"]);
    check("The fighting killed [12] in Ukraine.", &["Ukraine"]);
    check("According to Ukraine [12] soldiers died.", &["-"]);
}

#[test]
fn speakers_are_elsewhere() {
    check("Officials in Kyiv said [12] soldiers had died.", &["-"]);
    check("[12] soldiers had died, he told reporters in Geneva.", &["-"]);
}

#[test]
fn names_of_other_things_are_no_places() {
    check("[12] soldiers died, the Kyiv Post reported.", &["-"]);
    check("The Kharkiv-born general lost [12] men.", &["-"]);
    check("[12] soldiers died, the New York Times wrote.", &["-"]);
}

#[test]
fn a_dateline_is_no_place() {
    check("Army counts its dead\nBEIRUT, May 3 (Agency) - The army lost [12] men.", &["-"]);
}

#[test]
fn where_they_are_sent() {
    check_outcome("Pyongyang deployed [500] men to Kursk Oblast.", Outcome::Deployed, &["Kursk Oblast"]);
    check_outcome("It sent [500] men from Vladivostok to Kharkiv.", Outcome::Deployed, &["Kharkiv"]);
}

#[test]
fn where_they_fled() {
    check_outcome("[500] people fled from Aleppo to Turkey.", Outcome::Displaced, &["Aleppo"]);
}

#[test]
fn an_event_goes_on() {
    check("A shell hit a market in Kherson. [Two] people died.", &["Kherson"]);
    check(
        "Shells hit Kherson. [Two] people died. In Odesa [one] died. [Three] were hurt.",
        &["Kherson", "Odesa", "Odesa"],
    );
}

#[test]
fn the_headline_and_the_lead() {
    check("Strike kills [12] in Kharkiv\nAt least [12] people died, officials said.", &["Kharkiv", "Kharkiv"]);
    check(
        "Strike kills [12] at market\nAt least [12] people died in Kharkiv, officials said.",
        &["Kharkiv", "Kharkiv"],
    );
}

#[test]
fn items_of_a_list_lend_nothing() {
    check("The day\n* In Kharkiv the enemy lost [20] men.\n* Another group killed [30] men.", &["Kharkiv", "-"]);
}

#[test]
fn capitals_say_nothing() {
    check("THE COMMAND SAID THAT SHELLS KILLED [12] SOLDIERS NEAR BAGHDAD ON FRIDAY MORNING.", &["Baghdad"]);
    check("THE COMMAND SAID THAT ITS SOLDIERS KILLED [12] OF THE ENEMY ON FRIDAY MORNING.", &["-"]);
}

#[test]
fn words_that_point_back() {
    check("Shells hit Kherson. There [two] people died.", &["Kherson"]);
    check("Shells hit the Sumy region. In the region [two] people died.", &["Sumy Oblast"]);
}

#[test]
fn parts_of_a_country() {
    check("[30] died in southern Lebanon.", &["southern Lebanon"]);
    check("[30] died across central and northern Iraq.", &["Iraq"]);
}

#[test]
fn shared_nouns_and_shares() {
    check("[35] died in Kharkiv and Poltava regions.", &["Kharkiv Oblast"]);
    check("In Kyiv [21] soldiers died, most of them in Odesa barracks.", &["Kyiv"]);
}

#[test]
fn letters_before_a_noun_are_no_place() {
    check("[74] died in US raids.", &["-"]);
    check("[74] died in a UK base.", &["-"]);
}

#[test]
fn never_panics() {
    for text in [
        "",
        "[3]",
        "In",
        "In [3]",
        "of [3] 's",
        "[3] in",
        "(X) [3]",
        "X's [3] -",
        "Kharkiv [3]",
        "\n\n[3]\n in the city of",
    ] {
        places(text, Outcome::Killed);
    }
}

#[test]
fn lists_of_places_with_a_count_each() {
    check("Dead by town: Kupiansk 11, Lyman [6], Izium [4].", &["Lyman", "Izium"]);
    check("The displaced number 900, of which Menaka [400] and Ansongo [500].", &["Menaka", "Ansongo"]);
    check("Killed: Idlib ([7]), Hama ([9]).", &["Idlib", "Hama"]);
    check("Ukraine [7], Russia [9].", &["-", "-"]);
}

#[test]
fn the_headline_is_where_the_body_is() {
    check(
        "Niger: [22] dead at wedding\nNIAMEY, Sept 3 - Gunmen killed [22] guests in Banibangou, officials said.",
        &["Banibangou"; 2],
    );
    check("[9] killed in raid\nMen on camels killed [9] herders near Kutum on Sunday.", &["Kutum"; 2]);
    check("[9] killed in Kutum raid\nA committee said [9] herders had died.", &["Kutum"; 2]);
}

#[test]
fn headlines_of_other_stories() {
    check(
        "Shells fall on Sumy\nA shell killed [3] people in Sumy.\nRead also:\n> Bus crash kills [8]\n> [5] freed in Lagos",
        &["Sumy", "-", "Lagos"],
    );
    check(
        "Shells fall on Sumy\nA shell killed [3] people in Sumy.\nALSO READ: Army says [40] gunmen killed\nMore than [3] were hurt, doctors at the town's only hospital said late in the evening, and they feared for two.",
        &["Sumy", "-", "Sumy"],
    );
    check("Shells fall on Sumy\nHe had read also the letter. [3] people died.", &["Sumy"]);
}

#[test]
fn what_a_report_is_about() {
    // A clause behind a semicolon or a dash is aside
    check(
        "Prisoners come home\nBoth sides freed men on Sunday; a woman stranded in Sumy went too.\n\nSome [146] soldiers crossed.",
        &["-"],
    );
    check(
        "The toll\nBy the count of the graves office alone the war has cost [900] lives - ten times the toll in Grozny.\n\nThe army buried [40].",
        &["Grozny", "-"],
    );
    // A scene before the first figure
    check(
        "A hard year\nBoys fly kites at Bagram.\nThe survey counts [600] killed in Afghanistan.\n\nMines maimed [56].",
        &["Afghanistan", "Afghanistan"],
    );
    // No one of a list
    check(
        "Attacks go on\nIn Kupiansk, Lyman and Izium [9] people died.\n\nElsewhere the dead numbered [4].",
        &["Izium", "-"],
    );
}

#[test]
fn deaths_and_displaced_of_a_place() {
    check("Sweida deaths now [940]", &["Sweida"]);
    check("Aleppo violence leaves [30] dead", &["Aleppo"]);
    check("Goma hostages: [4] freed", &["Goma"]);
    check("Homs Herald: [30] dead", &["-"]);
}

#[test]
fn the_capital_as_an_aim() {
    check("Rebels in Iraq fired [86] rockets into the capital.", &["Iraq"]);
    check_outcome(
        "Fighting goes on in Iraq. Rebels fired [86] rockets into the capital.",
        Outcome::Launched,
        &["Baghdad"],
    );
}

#[test]
fn places_in_areas_that_a_party_holds() {
    check("A jet hit Nyala airport, in RSF-held South Darfur, killing [40].", &["Nyala"]);
}

#[test]
fn no_place_is_guessed_from_a_country() {
    check("Mali: quarterly note\nThe mission counted [375] victims.", &["Mali"]);
    check(
        "Quarterly note\nMali has promised inquiries.\nMalian judges opened two.\nThe Malian army denied it.\nThe mission counted [375] victims.",
        &["-"],
    );
    check("Quarterly note\nRussian officials and Ukrainian ones spoke of [375] victims.", &["-"]);
}

#[test]
fn landmarks_are_near() {
    check("[21] fighters died in Logar, south of the capital Kabul.", &["Logar"]);
    check("A mine killed [two] men 40 kilometres south of Kandahar.", &["Kandahar"]);
    check("In Hariwan, 90 km southeast of Kathmandu, police shot [two] rebels.", &["Hariwan"]);
    check("[Two] people died in the north of Syria.", &["Syria"]);
}

#[test]
fn a_part_of_a_town() {
    check("[Nine] people died in the Tripoli suburb of Tajoura.", &["Tajoura"]);
    check("[Nine] people died in the Zeitoun neighbourhood of Gaza City.", &["Zeitoun neighbourhood"]);
}

#[test]
fn spelled_as_the_text_does() {
    check("[Nine] people died in Rastan, Homs.", &["Rastan"]);
    check("[Nine] people died in Kiev.", &["Kyiv"]);
}

#[test]
fn what_is_no_place() {
    check("[Nine] men have died in the war against Ukraine.", &["-"]);
    check("The losses of Russia came to [900] men.", &["-"]);
    check("[Nine] men were freed under the list signed in Montreux.", &["-"]);
}

#[test]
fn the_scene_as_subject() {
    check("Uganda hosts [1.7 million] refugees, most of them from South Sudan.", &["Uganda"]);
    check("Yemen saw [three] strikes in August.", &["Yemen"]);
}

#[test]
fn capitals_and_captions() {
    check("[Nine] people died before dawn in the Malian capital.", &["Bamako"]);
    check("[TWO] PEASANTS WERE KILLED IN TAMZIRA, THE MILITARY COMMAND SAID.", &["Tamzira"]);
}

#[test]
fn press_releases_and_wires() {
    check(
        "KANDAHAR, Afghanistan - A combined force killed [four] fighters in Zharay district, Kandahar province, Tuesday.",
        &["Zharay district"],
    );
    check(
        "Bomb kills guests\nMOGADISHU, March 3 (Wire) - A car bomb killed [12] people outside a hotel, police said.",
        &["-"],
    );
    check("SAN SALVADOR - GUERRILLAS KILLED [9] SOLDIERS NEAR USULUTAN, THE ARMY SAID.", &["Usulután"]);
    check("Two died in Basra. In Baghdad, gunmen shot [three] policemen.", &["Baghdad"]);
    check("Troops killed [12] bandits in Zamfara State.", &["Zamfara State"]);
    check("The governor of Herat said [three] guards had died.", &["Herat"]);
    check("UN officials in Geneva said [three] guards had died.", &["-"]);
    check("[Three] guards died, a diplomat in Nairobi said.", &["-"]);
    check("Officials told reporters in Amman that [three] guards had died.", &["-"]);
}

#[test]
fn hills_ships_and_lists() {
    check("The defenders lost [40] men on Hill 881.", &["Hill 881"]);
    check("The frigate Sheffield was hit and [20] sailors died.", &["-"]);
    check("Jets bombed Saraqib and Idlib, killing [19] people.", &["Saraqib"]);
}
