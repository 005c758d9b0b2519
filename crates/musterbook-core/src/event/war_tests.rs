//! Short texts that are about war, and such as are not.

use super::*;
use crate::mention;

/// What is enough for a text of a few sentences.
const ENOUGH: i32 = 3;

fn read<T>(text: &str, of: impl Fn(&Document) -> T) -> T {
    let mut doc = Document::new(text, None, Vec::new());
    doc.names = mention::name::find(&doc);
    of(&doc)
}

#[test]
fn reads_texts_about_a_war() {
    for text in [
        "Eight soldiers were killed in an ambush.",
        "Russia launched 90 drones overnight, of which 71 were shot down, the air force said.",
        "Government troops killed 14 insurgents near the border.",
        "TROOPS NEUTRALISE 9 BANDITS, RESCUE 12 VICTIMS",
        "Some 1,200 households fled their homes after shelling of the district.",
        "As of 3 May, 45,000 internally displaced people live in 12 camps; 8,000 returnees need shelter.",
        "At least 17 people died when a car bomb exploded outside a market.",
        "The two sides exchanged 95 prisoners of war each.",
        "Hamas freed three hostages; Israel let 90 prisoners go.",
        "An airstrike on a school left nine dead.",
        "Five jawans lost their lives in an encounter with Naxals.",
        "Enemy losses: tanks 12, artillery systems 31, personnel 1,040.",
        "The patrol found a weapons cache with 40 mortar rounds.",
        "Rebels seized two towns and captured 60 rifles.",
        "Guerrillas attacked a garrison, killing 12 soldiers, military sources said.",
        "Aid workers say 300,000 people in the besieged city face famine.",
        "Ukraine received 31 Abrams tanks, its defence minister said.",
        "North Korea has sent 11,000 troops to the Kursk region.",
        "The militia freed 40 detainees.",
        "Gunmen on motorcycles killed 23 villagers.",
        "The refugee agency counted 14,000 new arrivals who had fled the fighting.",
        "The health ministry in Gaza put the toll at 20,057.",
        "Police said three people were killed in a rocket attack.",
        "Iraq said it had shot down two Iranian warplanes.",
        "Conflict and floods have displaced 96,000 people in the state since clashes between armed groups began.",
    ] {
        let weight = read(text, weight);
        assert!(weight >= ENOUGH, "{weight}: {text}");
    }
}

#[test]
fn leaves_other_texts_alone() {
    for text in [
        "The retailer will cut 500 jobs and close 12 stores.",
        "The party lost 300 seats in the local elections.",
        "The planemaker delivered 60 aircraft in May.",
        "The golfer shot 12 under par to win by three strokes.",
        "Three people were killed in a road accident when a bus hit a truck.",
        "The company launched 5 products and captured 40% of the market.",
        "A strike by 3,000 workers closed four plants.",
        "The city deployed 500 cameras along the ring road.",
        "Twelve firefighters were injured in a blaze at a warehouse.",
        "The striker fired home two goals and hit the post.",
        "Airlines cancelled 400 flights because of heavy snow.",
        "The flood displaced 4,000 families and destroyed 200 houses.",
        "A cyclone killed 31 people and left 10,000 homeless.",
        "Revenue rose 11% to $4.3 billion; the firm now has 12,300 employees.",
        "The museum released 3,000 photographs.",
        "The hospital treated 40 patients with food poisoning.",
        "The navy-blue shirts sold out: 2,000 in a day.",
        "Police arrested nine men for fraud.",
        "Voters returned 41 women to parliament.",
        "The team lost five matches and drew two.",
        "A gang robbed 14 shops.",
        "Engineers lost contact with two satellites.",
        "The bank shed 900 staff and wrote off 30 loans.",
        "An earthquake of magnitude 6.1 killed 250 people; the army sent helicopters.",
        "The university trained 800 nurses last year.",
        "The film recruits 40 extras and shoots 12 scenes a day.",
    ] {
        let weight = read(text, weight);
        assert!(weight < ENOUGH, "{weight}: {text}");
    }
}

#[test]
fn a_sentence_passes_unless_something_speaks_against_it() {
    for (text, expected) in [
        ("Twelve people were killed in Kabul.", true),
        ("Azerbaijan captured 30 settlements.", true),
        ("Two million people are without power in Odesa.", true),
        ("Twelve people were killed in a road accident in Kabul.", false),
        ("The airline ordered 60 aircraft.", false),
        ("The union's strike by 3,000 workers over wages closed four plants.", false),
        ("The midfielder was injured and the team lost three matches.", false),
    ] {
        assert_eq!(read(text, is_about_war), expected, "{text}");
    }
}

#[test]
fn a_text_about_something_else_is_not_about_a_war_whatever_words_it_holds() {
    for (text, expected) in [
        (
            "A strong quake shook the hills on Monday, killing 210 people. The army sent 900 soldiers. The quake was felt \
             in three provinces. An aftershock hurt 14 soldiers at a garrison. Rescuers feared more aftershocks.",
            false,
        ),
        (
            "A gunman killed four shoppers at an outlet mall on Friday. It was the ninth mass shooting of the year in the \
             state. He had fired 60 rounds from a rifle. Gun violence has killed 300 people there. Police shot him dead.",
            false,
        ),
        (
            "The maker of missiles raised its outlook. Revenue rose by a tenth and the backlog is a record. It will \
             deliver 400 missiles and 30 launchers. Shares rose sharply. Net sales were 2.1 billion in the first quarter.",
            false,
        ),
        (
            "Floods in the valley killed nine people last week. On Monday rebels shelled the same valley, killing 12 \
             soldiers, and 4,000 people fled the fighting. The insurgents captured two posts. Airstrikes followed.",
            true,
        ),
    ] {
        assert_eq!(read(text, is_about_war), expected, "{text}");
    }
}

#[test]
fn a_long_text_needs_more() {
    let filler = "The council met in the town hall and spoke about the new library for two hours. ".repeat(8);
    assert!(!read(&format!("{filler}Two people died in May."), is_about_war));
    assert!(read(&format!("{filler}Then shelling by the rebels killed two soldiers in May."), is_about_war));
}
