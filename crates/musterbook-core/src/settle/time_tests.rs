//! Time and scope of figures, on Monday 16 June 2025. A figure is marked `[12 killed]`: the number, and the outcome that the
//! event stage would have given it.

use super::when;
use crate::claim::{Outcome, Qualifier, Unit};
use crate::document::{Document, Draft, Figure};
use crate::mention::{name, time};
use crate::span::Span;

/// The scope and time of every marked figure.
fn settle(marked: &str) -> Vec<String> {
    let mut text = String::new();
    let mut figures = Vec::new();
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('[') {
        text.push_str(before);
        let (inside, after) = after.split_once(']').unwrap_or((after, ""));
        let (number, outcome) = inside.split_once(' ').unwrap_or((inside, "killed"));
        figures.push((text.len(), number.to_string(), Outcome::parse(outcome).unwrap_or(Outcome::Killed)));
        text.push_str(number);
        rest = after;
    }
    text.push_str(rest);
    let mut doc = Document::new(&text, "2025-06-16".parse().ok(), Vec::new());
    doc.names = name::find(&doc);
    doc.times = time::find(&doc);
    let mut drafts = Vec::new();
    for (start, number, outcome) in figures {
        let anchor = Span::new(start, start + number.len());
        let token = doc.tokens.partition_point(|t| t.span.end <= start);
        let value = number.replace(',', "").parse().ok();
        doc.figures.push(Figure {
            tokens: token..token + 1,
            anchor,
            sentence: doc.sentence_at(token),
            low: value,
            high: value,
            qualifier: Qualifier::Exact,
            share: false,
            article: false,
            reach: token..token + 1,
            trace: Vec::new(),
        });
        drafts.push(Draft::new(drafts.len(), Unit::People, outcome));
    }
    when::assign(&doc, &mut drafts);
    let per = |d: &Draft| d.per.map(|p| format!(" per {p}")).unwrap_or_default();
    drafts.iter().map(|d| format!("{}{} {}", d.scope, per(d), d.when)).collect()
}

#[track_caller]
fn check(marked: &str, expected: &[&str]) {
    assert_eq!(settle(marked), expected, "{marked}");
}

#[test]
fn an_event_takes_the_time_of_its_clause() {
    check("A drone killed [3] people in Sumy on Friday.", &["event 2025-06-13"]);
    check(
        "On 3 June [35 launched] missiles and [60 launched] drones were fired.",
        &["event 2025-06-03", "event 2025-06-03"],
    );
    check(
        "Shelling killed [2] on Friday; a drone wounded [4 wounded] on Sunday.",
        &["event 2025-06-13", "event 2025-06-15"],
    );
    check(
        "In May [43] died there, and in April [52].",
        &["event 2025-05-01..2025-05-31", "event 2025-04-01..2025-04-30"],
    );
}

#[test]
fn the_day_of_the_telling_is_not_the_day_of_the_event() {
    check("The governor said on Sunday that a strike on Friday had killed [3] people.", &["event 2025-06-13"]);
    check("Zelensky said on 12 June that North Korea had lost [4,000 casualties] soldiers.", &["total ..2025-06-12"]);
    check("The army gave [3,500 casualties] casualties on 12 June.", &["total ..2025-06-12"]);
}

#[test]
fn an_event_goes_on_until_another_time_is_named() {
    check(
        "A missile hit Sumy on Friday. [3] people died. [12 wounded] were hurt.",
        &["event 2025-06-13", "event 2025-06-13"],
    );
    check("A missile hit Sumy on Friday.\n\nMayor Orlov said [3] people died.", &["event 2025-06-13"]);
    check(
        "Raid kills [7]\nKYIV, June 16 - Men on motorcycles killed [7] villagers on Sunday.",
        &["event 2025-06-15", "event 2025-06-15"],
    );
}

#[test]
fn a_total_runs_from_its_beginning() {
    check("Since the full-scale invasion [9,000] civilians have died in Ukraine.", &["total 2022-02-24..2025-06-16"]);
    check("The Sudanese war has killed [20,000] people since April 2023.", &["total 2023-04-01..2025-06-16"]);
    check("Pyongyang has sent [11,000 deployed] soldiers to the front.", &["total ..2025-06-16"]);
    check("As of 1 June [1,500] had been killed.", &["total ..2025-06-01"]);
    check(
        "Losses from 24.02.2022 to 16.06.2025:\n- tanks: [900 lost]\n- guns: [700 lost] (+[9 lost])",
        &["total 2022-02-24..2025-06-16", "total 2022-02-24..2025-06-16", "event 2025-06-15..2025-06-16"],
    );
}

#[test]
fn a_beginning_of_those_counted_is_not_that_of_the_count() {
    check("On Sunday soldiers freed [4 released] fishermen held since January 2020.", &["event 2025-06-15"]);
}

#[test]
fn a_level_stands_on_its_day() {
    check("Some [8,000 present] soldiers are in the region.", &["state 2025-06-16"]);
    check("The militia still holds [45 detained] aid workers.", &["state 2025-06-16"]);
    check("A strike on Friday left [50,000 in_need] homes without power.", &["event 2025-06-13"]);
}

#[test]
fn a_rate_has_its_unit() {
    check("The army fires [300 launched] shells a day.", &["rate per day 2025-06-16"]);
    check("In May they took [16 taken] square kilometres per day.", &["rate per day 2025-05-01..2025-05-31"]);
    check("It lasted a day and killed [16].", &["event 2025-06-16"]);
}

#[test]
fn a_part_follows_its_whole() {
    check(
        "Since April 2023 the war in Sudan has killed [9,000], including [400] children.",
        &["total 2023-04-01..2025-06-16", "total 2023-04-01..2025-06-16"],
    );
}

#[test]
fn what_is_to_come_is_open() {
    check("Kim plans to send [6,000 deployed] builders.", &["event -"]);
    check("Eight died on 11 May when [134 evacuated] were helped out.", &["event 2025-05-11"]);
}

#[test]
fn a_count_ends_where_the_nearest_date_says() {
    check(
        "One count ([700,000 casualties] by December 2024) and the other ([989,880 casualties] on 3 June) differ.",
        &["total ..2024-12-31", "total ..2025-06-03"],
    );
    check("By 1 June [1,500] had died, the ministry said on 12 June.", &["total ..2025-06-01"]);
    check("In the week to 14 June [40] people died.", &["event 2025-06-08..2025-06-14"]);
    check("During the week under review troops killed [115] fighters.", &["event 2025-06-09..2025-06-16"]);
}

#[test]
fn a_time_in_brackets_is_that_of_the_figure_before_it() {
    check(
        "The camp once held [73,000 present] people (2019) and is down to [27,000 present].",
        &["state 2019-01-01..2019-12-31", "state 2025-06-16"],
    );
}

#[test]
fn headlines_of_other_stories_have_no_day() {
    check(
        "Town mourns\nA shell killed [3] on Friday.\nRelated stories\nBus crash kills [8]\nFire kills [5] on Sunday",
        &["event 2025-06-13", "event -", "event 2025-06-15"],
    );
    check(
        "Town mourns\nA shell killed [3] on Friday.\nRead more than one of these and [8] come to mind.",
        &["event 2025-06-13"; 2],
    );
}

#[test]
fn so_far_of_an_incident_is_an_event() {
    check("A bomb hit a barracks on Friday. So far [298] have been found dead.", &["event 2025-06-13"]);
    check("So far this year [298] have been found dead.", &["total 2025-01-01..2025-06-16"]);
    check("To date [2,980] have been found dead.", &["total ..2025-06-16"]);
}

#[test]
fn levels_by_what_goes_on() {
    check(
        "Some [64,000 displaced] people, by the count of an aid agency, still cannot return to their homes.",
        &["state 2025-06-16"],
    );
    check("The army holds [45 detained] of them in custody.", &["state 2025-06-16"]);
    check("Of the families [67 displaced] refuse to go back.", &["state 2025-06-16"]);
    check("On Friday [67 displaced] families fled.", &["event 2025-06-13"]);
    check("Police detained [45 detained] men on Friday.", &["event 2025-06-13"]);
    check("Some [9,000 trapped] people are in the town.", &["state 2025-06-16"]);
    check("The group has [4,000 present] men under arms.", &["state 2025-06-16"]);
    check("On 1 June [4,000 present] men were in the town.", &["state 2025-06-01"]);
}

#[test]
fn a_rate_does_not_reach_over_a_dash() {
    check("It took [5,000 taken] sq km - at 50 metres a day.", &["event 2025-06-16"]);
    check("It fires [5,000 launched] shells a day - or did.", &["rate per day 2025-06-16"]);
}

#[test]
fn news_agencies_and_ministries() {
    check("BAGHDAD, June 15 (Wire) - A car bomb killed [12] people on Sunday, police said.", &["event 2025-06-15"]);
    check("A CAR BOMB KILLED [12] PEOPLE ON SUNDAY.", &["event 2025-06-15"]);
    check(
        "On 14 June, a patrol killed [2] gunmen; on 15 June it killed [3].",
        &["event 2025-06-14", "event 2025-06-15"],
    );
    check("Soldiers shot [4] men late on Saturday into Sunday.", &["event 2025-06-14..2025-06-15"]);
    check("In the past 24 hours air defences downed [40 shot_down] drones.", &["event 2025-06-15..2025-06-16"]);
    check("Between 1 January and 31 May the mission recorded [375] killings.", &["event 2025-01-01..2025-05-31"]);
    check("In the first four months of this year [375] people were killed.", &["event 2025-01-01..2025-04-30"]);
    check("Over the weekend [16] people were killed.", &["event 2025-06-14..2025-06-15"]);
    check("As of 14 June, [1,204] people had been killed since 1 January.", &["total 2025-01-01..2025-06-14"]);
    check("The fund has trained [3,000 trained] recruits since 2022.", &["total 2022-01-01..2025-06-16"]);
    check("The army will send [3,000 deployed] more men.", &["event -"]);
    check("In 1991 the war killed [40] villagers here.", &["event 1991-01-01..1991-12-31"]);
}

#[test]
fn dates_head_what_stands_under_them() {
    check(
        "Raids of the spring\n\nRaid 4 – March 3 2025\nUp to [9] gunmen died.\n\nRaid 5 – May 10 2025\nA house was hit. [2 wounded] herders were hurt.",
        &["event 2025-03-03", "event 2025-05-10"],
    );
    check(
        "3 May – The rebels took the bridge. [12] soldiers died.\n[5 wounded] women were hurt.\n\n7 May – [9] policemen were shot.",
        &["event 2025-05-03", "event 2025-05-03", "event 2025-05-07"],
    );
}

#[test]
fn a_periodical_report_is_about_its_stretch() {
    check(
        "Casualties in Iraq, May 2025\n\nThe mission spoke on Sunday.\n\nBaghdad had [120] dead.",
        &["event 2025-05-01..2025-05-31"],
    );
}

#[test]
fn what_raises_a_total_is_an_event() {
    check("On Sunday [90] more died, bringing the total to [4,120].", &["event 2025-06-15", "total ..2025-06-15"]);
}

#[test]
fn rows_of_loss_tables() {
    check(
        "From 24 February 2022 to 15 June 2025 they lost: tanks – [2,610 lost] (+[4 lost]); guns – [491 lost]; ships – [10 lost].",
        &[
            "total 2022-02-24..2025-06-15",
            "event 2025-06-15..2025-06-16",
            "total 2022-02-24..2025-06-15",
            "total 2022-02-24..2025-06-15",
        ],
    );
    check(
        "Losses (day / since 24.02.2022):\nTanks | [4 lost] | [1,391 lost]",
        &["event 2025-06-15..2025-06-16", "total 2022-02-24..2025-06-16"],
    );
}

#[test]
fn a_count_begins_with_the_one_just_told_of() {
    check(
        "Since 3 March 2025 the army has killed [400] rebels.\n\nIn all, [2,300 wounded] people were hurt.",
        &["total 2025-03-03..2025-06-16", "total 2025-03-03..2025-06-16"],
    );
}

#[test]
fn according_to_and_a_comma_dates_what_is_told() {
    check("According to the inquiry, on 2 June 2025, [36] soldiers died.", &["event 2025-06-02"]);
}

#[test]
fn the_missing_of_an_event() {
    check("The raid on Sunday left [12] dead and [5 missing] missing.", &["event 2025-06-15", "event 2025-06-15"]);
}
