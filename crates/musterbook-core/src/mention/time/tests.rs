//! One case for each shape of time expression, on Monday 16 June 2025 unless the test says otherwise.

use super::find;
use crate::document::{Document, TimeKind};
use crate::mention::name;
use jiff::civil::Date;

/// All times of a text, as `words = from..to`, with the kind where it is not `Within`.
fn read(text: &str, published: &str) -> Vec<String> {
    let date: Option<Date> = published.parse().ok();
    let mut doc = Document::new(text, date, Vec::new());
    doc.names = name::find(&doc);
    let show = |time: &crate::document::TimeAt| {
        let kind = match time.kind {
            TimeKind::Within => String::new(),
            TimeKind::Per(per) => return format!("{} = per {per}", doc.span(&time.tokens).of(text)),
            kind => format!(" {}", format!("{kind:?}").to_lowercase()),
        };
        format!("{} = {}{kind}", doc.span(&time.tokens).of(text), time.when)
    };
    find(&doc).iter().map(show).collect()
}

#[track_caller]
fn check_on(published: &str, text: &str, expected: &[&str]) {
    assert_eq!(read(text, published), expected, "{text}");
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    check_on("2025-06-16", text, expected);
}

#[test]
fn dates_in_every_order() {
    check("Ten died on June 12.", &["June 12 = 2025-06-12"]);
    check("Ten died on 12 June 2025.", &["12 June 2025 = 2025-06-12"]);
    check("Ten died on 12 June, 2024.", &["12 June, 2024 = 2024-06-12"]);
    check("Ten died on Feb. 24, 2022, near Kyiv.", &["Feb. 24, 2022 = 2022-02-24"]);
    check(
        "Losses from 24.02.2022 to 15.06.2025 (tentatively)",
        &["from 24.02.2022 to 15.06.2025 = 2022-02-24..2025-06-15"],
    );
    check("On 2025-06-15 ten died.", &["2025-06-15 = 2025-06-15"]);
    check("On 15/06/2025 ten died.", &["15/06/2025 = 2025-06-15"]);
    check("On 06/14/2025 ten died.", &["06/14/2025 = 2025-06-14"]);
    check("On the 13th of June ten died.", &["13th of June = 2025-06-13"]);
    check("Ten died on the 13th.", &["13th = 2025-06-13"]);
    check("It fell on December 3rd.", &["December 3rd = 2024-12-03"]);
    check("It fell on 30 November last year.", &["30 November last year = 2024-11-30"]);
    check_on("1986-02-20", "IRAQ SAID ON FEB 19 THAT TEN DIED", &["FEB 19 = 1986-02-19"]);
    check("Ten died on Friday, June 6.", &["Friday, June 6 = 2025-06-06"]);
}

#[test]
fn dates_without_a_year_lie_behind_or_where_the_sentence_looks() {
    check("Ten died on August 3.", &["August 3 = 2024-08-03"]);
    check("They will be ready by August 3.", &["by August 3 = ..2025-08-03 until"]);
    check("They will leave on 20 June.", &["20 June = 2025-06-20"]);
    check(
        "In August 2014 the town was cut off. On 29 August ten died.",
        &["August 2014 = 2014-08-01..2014-08-31", "29 August = 2014-08-29"],
    );
}

#[test]
fn ranges_and_lists_of_days() {
    check("from 30 January to 6 February", &["from 30 January to 6 February = 2025-01-30..2025-02-06"]);
    check("between 13 and 15 June", &["between 13 and 15 June = 2025-06-13..2025-06-15"]);
    check("on 18 to 19 May", &["18 to 19 May = 2025-05-18..2025-05-19"]);
    check("on Dec. 14 and 15 near Kursk", &["Dec. 14 and 15 = 2024-12-14..2024-12-15"]);
    check("over Oct. 8-13", &["Oct. 8-13 = 2024-10-08..2024-10-13"]);
    check("1-15 March saw ten raids", &["1-15 March = 2025-03-01..2025-03-15"]);
    check("between 31 December and 5 January", &["between 31 December and 5 January = 2024-12-31..2025-01-05"]);
    check(
        "from mid-April 2014 to 10 February 2015",
        &["from mid-April 2014 to 10 February 2015 = 2014-04-11..2015-02-10"],
    );
    check("between October 8 and October 13", &["between October 8 and October 13 = 2024-10-08..2024-10-13"]);
}

#[test]
fn months_seasons_and_years() {
    check("In May ten died.", &["May = 2025-05-01..2025-05-31"]);
    check("In June 12 people died.", &["June = 2025-06-01..2025-06-16"]);
    check("in January and February", &["January and February = 2025-01-01..2025-02-28"]);
    check("from January to April", &["from January to April = 2025-01-01..2025-04-30"]);
    check("July-September 2022", &["July-September 2022 = 2022-07-01..2022-09-30"]);
    check("between March and October 2024", &["between March and October 2024 = 2024-03-01..2024-10-31"]);
    check("in fall 2024", &["fall 2024 = 2024-09-01..2024-11-30"]);
    check("last autumn", &["last autumn = 2024-09-01..2024-11-30"]);
    check("in the spring of 2023", &["spring of 2023 = 2023-03-01..2023-05-31"]);
    check("in the winter", &["winter = 2024-12-01..2025-02-28"]);
    check("in the second quarter of 2024", &["the second quarter of 2024 = 2024-04-01..2024-06-30"]);
    check("in 2014 they left", &["2014 = 2014-01-01..2014-12-31"]);
    check("after the 2003 invasion", &["2003 = 2003-01-01..2003-12-31"]);
    check("in 2014 and 2015", &["2014 and 2015 = 2014-01-01..2015-12-31"]);
    check("in the 1990s", &["1990s = 1990-01-01..1999-12-31"]);
    check("in October last year", &["October last year = 2024-10-01..2024-10-31"]);
    check("last December", &["last December = 2024-12-01..2024-12-31"]);
}

#[test]
fn edges_of_stretches() {
    check("in early March", &["early March = 2025-03-01..2025-03-10"]);
    check("in mid-January", &["mid-January = 2025-01-11..2025-01-21"]);
    check("by mid-January", &["by mid-January = ..2025-01-15 until"]);
    check("in late December", &["late December = 2024-12-21..2024-12-31"]);
    check("in the first half of 2024", &["the first half of 2024 = 2024-01-01..2024-06-30"]);
    check("at the end of last year", &["the end of last year = 2024-12-01..2024-12-31"]);
    check("early this year", &["early this year = 2025-01-01..2025-03-31"]);
    check("in the early hours of Friday", &["early hours of Friday = 2025-06-13"]);
    check("late on Friday", &["late on Friday = 2025-06-13"]);
    check("since the start of the month", &["since the start of the month = 2025-06-01..2025-06-16 since"]);
}

#[test]
fn weekdays() {
    check("Ten died on Monday.", &["Monday = 2025-06-16"]);
    check("Ten died Sunday night.", &["Sunday night = 2025-06-15"]);
    check("Ten died last Friday.", &["last Friday = 2025-06-13"]);
    check("Ten died last Monday.", &["last Monday = 2025-06-09"]);
    check("in two days, Friday and Saturday", &["Friday and Saturday = 2025-06-13..2025-06-14"]);
    check("between Wednesday and Saturday", &["between Wednesday and Saturday = 2025-06-11..2025-06-14"]);
    check("They will meet on Friday.", &["Friday = 2025-06-20"]);
}

#[test]
fn counted_from_today() {
    check("Ten died yesterday.", &["yesterday = 2025-06-15"]);
    check("overnight", &["overnight = 2025-06-15..2025-06-16"]);
    check("in the past 24 hours", &["the past 24 hours = 2025-06-15..2025-06-16"]);
    check("over the past day", &["over the past day = 2025-06-15..2025-06-16"]);
    check("in the last three months", &["the last three months = 2025-03-16..2025-06-16"]);
    check("over the past week", &["the past week = 2025-06-09..2025-06-16"]);
    check("this week", &["this week = 2025-06-16"]);
    check("last week", &["last week = 2025-06-09..2025-06-15"]);
    check("last month", &["last month = 2025-05-01..2025-05-31"]);
    check("last year", &["last year = 2024-01-01..2024-12-31"]);
    check("this month", &["this month = 2025-06-01..2025-06-16"]);
    check("earlier this year", &["earlier this year = 2025-01-01..2025-06-16"]);
    check("two days ago", &["two days ago = 2025-06-14"]);
    check("a week ago", &["a week ago = 2025-06-09"]);
    check("six months ago", &["six months ago = 2024-12-01..2024-12-31"]);
    check("during the past three days", &["the past three days = 2025-06-13..2025-06-16"]);
    check("Ten died in 48 hours.", &["in 48 hours = 2025-06-14..2025-06-16"]);
    check("Ten were lost in a week.", &["in a week = 2025-06-09..2025-06-16"]);
    check("Ten died since the weekend.", &["since the weekend = 2025-06-14..2025-06-16 since"]);
    check("over the last week of October", &["the last week of October = 2024-10-25..2024-10-31"]);
    check("in the first week of May", &["the first week of May = 2025-05-01..2025-05-07"]);
    check("overnight into Friday", &["overnight into Friday = 2025-06-12..2025-06-13"]);
    check("before dawn on Friday", &["dawn on Friday = 2025-06-13"]);
    check(
        "since the truce of 27 November 2024. In that time ten died",
        &[
            "since the truce of 27 November 2024 = 2024-11-27..2025-06-16 since",
            "that time = 2024-11-27..2025-06-16 since",
        ],
    );
    check("on the night of 12 June", &["the night of 12 June = 2025-06-11..2025-06-12"]);
}

#[test]
fn counted_from_the_day_spoken_of() {
    check("On 10 June they came. A week earlier ten died.", &["10 June = 2025-06-10", "A week earlier = 2025-06-03"]);
    check("On 10 June they came. The next day ten died.", &["10 June = 2025-06-10", "The next day = 2025-06-11"]);
    check(
        "In May ten died, against 12 the previous month.",
        &["May = 2025-05-01..2025-05-31", "the previous month = 2025-04-01..2025-04-30"],
    );
    check("On 10 June they came. Hours later ten died.", &["10 June = 2025-06-10", "Hours later = 2025-06-10"]);
    check(
        "On 10 June they came. Since then ten died.",
        &["10 June = 2025-06-10", "Since then = 2025-06-10..2025-06-16 since"],
    );
}

#[test]
fn beginnings_and_ends() {
    check("since 24 February 2022", &["since 24 February 2022 = 2022-02-24..2025-06-16 since"]);
    check("since October 7, 2023", &["since October 7, 2023 = 2023-10-07..2025-06-16 since"]);
    check(
        "since the full-scale invasion began",
        &["since the full-scale invasion began = 2022-02-24..2025-06-16 since"],
    );
    check(
        "In Ukraine ten died since the start of the war.",
        &["since the start of the war = 2022-02-24..2025-06-16 since"],
    );
    check("In Gaza ten died since the war began.", &["since the war began = 2023-10-07..2025-06-16 since"]);
    check("since the war began in April 2023", &["since the war began in April 2023 = 2023-04-01..2025-06-16 since"]);
    check("since the fall of Assad", &["since the fall of Assad = 2024-12-08..2025-06-16 since"]);
    check("from January to date", &["from January to date = 2025-01-01..2025-06-16 since"]);
    check("Ten died so far this year.", &["so far this year = 2025-01-01..2025-06-16 since"]);
    check("as of 15 June", &["as of 15 June = ..2025-06-15 until"]);
    check("until March", &["until March = ..2025-03-31 until"]);
    check("before March", &["before March = ..2025-02-28 until"]);
    check("by the end of 2024", &["by the end of 2024 = ..2024-12-31 until"]);
    check("by December 2024", &["by December 2024 = ..2024-12-31 until"]);
    check("to date", &["to date = ..2025-06-16 since"]);
}

#[test]
fn rates() {
    check("60 to 80 an hour", &["an hour = per hour"]);
    check("about 1,200 a day", &["a day = per day"]);
    check("40 per month", &["per month = per month"]);
    check("fired 300 shells every day", &["every day = per day"]);
    check("65 for each square kilometer", &["for each square kilometer = per km2"]);
    check("16 drones/day", &["/day = per day"]);
    check("It lasted for a day.", &[]);
    check("A day after the raid", &[]);
}

#[test]
fn datelines_date_the_report() {
    check("KYIV, June 15 (Newswire) - Ten died on Friday.", &["June 15 = 2025-06-15", "Friday = 2025-06-13"]);
}

#[test]
fn ordinary_words_are_no_times() {
    for text in [
        "They may march on.",
        "May they rest.",
        "The march of 300 men",
        "a second strike, the second of three",
        "He sat in the sun.",
        "It was a three-day, 48-hour battle for two weeks.",
        "the fall of Kabul",
        "the 47th Brigade, the 33rd Front",
        "1,990 people and 2,014 others",
        "He has since died.",
        "half of the men, a quarter of them",
        "the last two villages",
        "killed 2014 soldiers",
    ] {
        check(text, &[]);
    }
}

#[test]
fn no_date_is_still_a_time() {
    check_on("", "Ten died on Tuesday, 12 March.", &["Tuesday, 12 March = -"]);
}

#[test]
fn long_runs_of_the_same_words_do_no_harm() {
    for piece in [
        "night ",
        "1, 2, 3, ",
        "since the war ",
        "the last ",
        "in a ",
        "May ",
        "Oct. 8-",
        "1990s ",
        "31/12/",
        "and the 10th ",
        "a day ",
        "early mid late ",
    ] {
        let text = piece.repeat(3000);
        find(&Document::new(&text, "2025-06-16".parse().ok(), Vec::new()));
        find(&Document::new(&text, None, Vec::new()));
    }
}

#[test]
fn stretches_told_by_their_end_or_length() {
    check("In the week to 14 June ten died.", &["week to 14 June = 2025-06-08..2025-06-14"]);
    check("In the week ending 8 June ten died.", &["week ending 8 June = 2025-06-02..2025-06-08"]);
    check("In the month ended 31 May ten died.", &["month ended 31 May = 2025-05-01..2025-05-31"]);
    check("In the year to March ten died.", &["year to March = 2024-04-01..2025-03-31"]);
    check("It was a week to remember.", &[]);
    check("In the first nine days of June ten died.", &["the first nine days of June = 2025-06-01..2025-06-09"]);
    check("In the last two weeks of 2024 ten died.", &["the last two weeks of 2024 = 2024-12-18..2024-12-31"]);
    check(
        "In the first four months of this year ten died.",
        &["the first four months of this year = 2025-01-01..2025-04-30"],
    );
    check("In a single week ten died.", &["In a single week = 2025-06-09..2025-06-16"]);
    check("Ten died in March/April.", &["March/April = 2025-03-01..2025-04-30"]);
    check("Ten died late on Saturday into Sunday.", &["late on Saturday into Sunday = 2025-06-14..2025-06-15"]);
    check(
        "Between April 15, 2023, and June 1, 2025, ten died.",
        &["Between April 15, 2023, and June 1, 2025 = 2023-04-15..2025-06-01"],
    );
    check("Troops moved on Friday, into the hills.", &["Friday = 2025-06-13"]);
}

#[test]
fn dates_of_lists_and_data() {
    check(
        "The pits were filled between 20/Oct and 2/Nov by hand.",
        &["between 20/Oct and 2/Nov = 2024-10-20..2024-11-02"],
    );
    check("SITREP 12-Mar-2019: calm.", &["12-Mar-2019 = 2019-03-12"]);
    check_on("", "MANAGUA, 12 JAN 84 (RADIO) -- Calm.", &["12 JAN 84 = 1984-01-12"]);
    check("1994 – Up to 9 raids.", &["1994 = 1994-01-01..1994-12-31"]);
    check("They hit May 18: four died.", &["May 18 = 2025-05-18"]);
    check("Sun 15. Two raids.", &["Sun 15 = 2025-06-15"]);
    check("Resolution 1973 was passed.", &[]);
}

#[test]
fn a_page_without_a_date_has_a_year_of_its_own() {
    check_on(
        "",
        "The siege began in 1993. On 4 March it ended.",
        &["1993 = 1993-01-01..1993-12-31", "4 March = 1993-03-04"],
    );
    check_on("", "It rained on 4 March.", &["4 March = -"]);
}

#[test]
fn counts_from_a_day_to_a_day() {
    check(
        "Since 1 January to 26 May 2014 it grew.",
        &["Since 1 January to 26 May 2014 = 2014-01-01..2014-05-26 since"],
    );
    check("Quiet since 2015, when they left.", &["since 2015 = 2015-01-01..2015-12-31"]);
}

#[test]
fn the_same_stretch_of_another_year() {
    check(
        "Forty raids in May, ten in the same month last year.",
        &["May = 2025-05-01..2025-05-31", "the same month last year = 2024-05-01..2024-05-31"],
    );
}

#[test]
fn today_in_a_quotation_is_the_day_it_was_said() {
    check("He spoke on Sunday. “Six came in today,” he said.", &["Sunday = 2025-06-15", "today = 2025-06-15"]);
    check("He spoke on Sunday. Six came in today.", &["Sunday = 2025-06-15", "today = 2025-06-16"]);
}
