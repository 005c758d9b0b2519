//! Data that nobody reported, of every kind that a chart may meet.

use super::super::compare::{Compare, Dot, Row};
use super::super::map::{Map, Point};
use super::super::range::{Coverage, Range};
use super::super::timeline::{Mark, Standing, Step, Timeline};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use musterbook_core::claim::Outcome;

const ORIGINS: [&str; 10] = [
    "Ministry of Defence of Northland",
    "General Staff of Southland",
    "UN monitors",
    "Agence Centrale",
    "Provincial governor",
    "Red Crescent",
    "Lists of names",
    "An officer who asked not to be named",
    "Daily Courier",
    "Radio Coast",
];

/// The same numbers on every run.
struct Dice(u64);

impl Dice {
    /// A number from 0 to below 1.
    fn roll(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as f64 / (1u64 << 31) as f64
    }
}

fn mark(day: &str, low: Option<f64>, high: Option<f64>, origin: usize) -> Mark {
    let day: Date = day.parse().unwrap();
    let origin = ORIGINS[origin].to_owned();
    let label = format!("{origin}: {low:?} to {high:?}, {day}");
    Mark { day, low, high, origin, label, href: format!("/statements/{day}"), ..Mark::default() }
}

fn exact(day: &str, value: f64, origin: usize) -> Mark {
    mark(day, Some(value), Some(value), origin)
}

fn step(day: &str, low: f64, best: f64, high: f64, is_open: bool) -> Step {
    Step { day: day.parse().unwrap(), low: Some(low), best: Some(best), high: Some(high), is_open }
}

fn timeline(title: &str, marks: Vec<Mark>, band: Vec<Step>) -> Timeline {
    Timeline { title: title.to_owned(), counted: "soldiers killed".to_owned(), marks, band }
}

pub fn hostile_timeline() -> Timeline {
    let mut one = exact("2025-03-01", 5.0, 0);
    one.origin = "<script>alert(1)</script>".to_owned();
    one.label = "\"><script>alert(1)</script>".to_owned();
    one.href = "/statements/\"onclick=\"alert(1)".to_owned();
    timeline("<script>alert('title')</script> & \"others\"", vec![one], vec![])
}

fn case() -> Timeline {
    let marks = vec![
        mark("2025-01-11", Some(2_750.0), Some(3_250.0), 1),
        exact("2025-01-14", 300.0, 2),
        Mark { standing: Standing::Echo, ..mark("2025-01-15", Some(2_750.0), Some(3_250.0), 8) },
        mark("2025-02-02", Some(3_500.0), Some(4_500.0), 1),
        Mark { standing: Standing::Echo, ..mark("2025-02-03", Some(3_500.0), Some(4_500.0), 9) },
        Mark { standing: Standing::Garbled, ..exact("2025-02-05", 5_200.0, 9) },
        Mark { in_conflict: true, ..mark("2025-03-10", None, Some(2_000.0), 0) },
        Mark { in_conflict: true, ..mark("2025-03-10", Some(4_700.0), None, 3) },
        exact("2025-03-12", 4_812.0, 6),
        Mark { from: Some(date(2025, 3, 20)), ..mark("2025-04-14", Some(600.0), Some(900.0), 3) },
        Mark { from: Some(date(2025, 4, 18)), ..exact("2025-05-02", 1_200.0, 2) },
        mark("2025-04-28", Some(4_700.0), Some(5_500.0), 4),
        Mark { standing: Standing::SetAside, ..mark("2025-05-05", Some(8_000.0), Some(9_000.0), 7) },
        mark("2025-06-15", Some(6_000.0), None, 5),
        Mark { standing: Standing::Echo, ..mark("2025-06-15", Some(6_000.0), None, 8) },
        Mark { standing: Standing::Echo, ..mark("2025-06-15", Some(6_000.0), None, 9) },
        exact("2025-06-17", 6_203.0, 6),
        Mark { low: None, high: None, ..exact("2025-06-18", 0.0, 6) },
    ];
    let band = vec![
        step("2025-01-11", 2_750.0, 3_000.0, 3_250.0, false),
        step("2025-02-02", 3_500.0, 4_000.0, 4_500.0, false),
        step("2025-03-12", 4_812.0, 4_812.0, 5_000.0, true),
        step("2025-04-28", 4_812.0, 5_100.0, 5_500.0, true),
        step("2025-06-17", 6_203.0, 6_203.0, 7_400.0, true),
    ];
    timeline("Northland: soldiers killed in the border war", marks, band)
}

fn many() -> Timeline {
    let mut dice = Dice(7);
    let one = |at: i64, dice: &mut Dice| {
        let day = date(2022, 3, 1).checked_add((at / 2).days()).unwrap();
        let value = (at as f64 * (2.0 + dice.roll()) + 60.0 * dice.roll()).round();
        let origin = (dice.roll() * dice.roll() * ORIGINS.len() as f64) as usize;
        let standing = if dice.roll() < 0.45 { Standing::Echo } else { Standing::Counts };
        let high = (dice.roll() < 0.7).then_some(value * 1.06);
        let in_conflict = dice.roll() < 0.02;
        Mark { standing, in_conflict, ..mark(&day.to_string(), Some(value), high, origin) }
    };
    let marks = (0..2400).map(|at| one(at, &mut dice)).collect();
    let days = (0..40).map(|at| date(2022, 3, 1).checked_add((at * 30).days()).unwrap());
    let band = days.enumerate().map(|(at, day)| {
        let value = at as f64 * 60.0 * 2.5;
        step(&day.to_string(), value * 0.9, value, value * 1.15, at > 30)
    });
    timeline("Southland: people killed in three years", marks, band.collect())
}

pub fn timelines() -> Vec<(&'static str, Timeline)> {
    let spread_out = [("2014-05-01", 3.0), ("2015-02-01", 41.0), ("2017-01-01", 900.0), ("2022-06-01", 24_000.0)];
    let mut far = spread_out.map(|(day, value)| exact(day, value, 0)).to_vec();
    far.push(exact("2019-05-01", 0.0, 1));
    far.push(mark("2023-03-01", Some(100_000.0), None, 2));
    let far_band = vec![
        step("2014-05-01", 3.0, 3.0, 3.0, false),
        step("2017-01-01", 700.0, 900.0, 1_400.0, true),
        step("2023-03-01", 100_000.0, 100_000.0, 100_000.0, true),
    ];
    let day = (0..9).map(|at| mark("2025-06-15", Some(40.0), Some(60.0), at)).collect();
    let open = vec![
        mark("2025-06-01", Some(20.0), None, 0),
        mark("2025-06-05", None, Some(30.0), 1),
        mark("2025-06-09", Some(24.0), None, 2),
    ];
    let strange = vec![
        exact("2025-06-01", f64::NAN, 0),
        exact("2025-06-02", f64::INFINITY, 0),
        exact("2025-06-03", 1e300, 1),
        exact("2025-06-04", -5.0, 2),
        mark("2025-06-05", Some(9.0), Some(2.0), 3),
        Mark { from: Some(date(2026, 1, 1)), ..exact("2025-06-05", 0.0, 3) },
        exact(&Date::MAX.to_string(), 4.0, 1),
        exact("0001-01-01", 4.0, 1),
    ];
    let gone = Step { day: date(2025, 3, 1), ..Step::default() };
    let broken = vec![step("2025-01-01", 5.0, 6.0, 7.0, false), gone, step("2025-05-01", 9.0, 3.0, 1.0, true)];
    vec![
        ("case", case()),
        ("many", many()),
        ("far apart", timeline("Civilians killed since 2014", far, far_band)),
        ("one day", timeline("One day", day, vec![])),
        (
            "all open",
            timeline(
                "All open",
                open,
                vec![step("2025-06-01", 20.0, 20.0, 20.0, true), step("2025-06-09", 24.0, 24.0, 24.0, true)],
            ),
        ),
        ("one exact", timeline("One statement", vec![exact("2025-06-15", 717.0, 0)], vec![])),
        (
            "one nought",
            timeline("Nobody", vec![exact("2025-06-15", 0.0, 0)], vec![step("2025-06-15", 0.0, 0.0, 0.0, false)]),
        ),
        ("nothing", timeline("Nothing", vec![], vec![])),
        ("only a band", timeline("Only a band", vec![], broken)),
        (
            "strange",
            timeline("Strange numbers", strange, vec![step("2025-01-01", f64::NAN, f64::INFINITY, 1e300, true)]),
        ),
        ("hostile", hostile_timeline()),
    ]
}

pub fn ranges() -> Vec<(String, Range)> {
    let range = |low: f64, best: f64, high: f64, is_open, coverage| Range {
        low: Some(low),
        best: Some(best),
        high: Some(high),
        is_open,
        coverage,
    };
    let all = [
        ("several", range(4_700.0, 6_000.0, 7_400.0, false, Coverage::Several)),
        ("several, open", range(4_700.0, 6_000.0, 9_000.0, true, Coverage::Several)),
        ("single", range(1_800.0, 2_000.0, 2_200.0, false, Coverage::Single)),
        ("single, open, exact", range(717.0, 717.0, 717.0, true, Coverage::Single)),
        ("disagreement", range(300.0, 2_000.0, 5_000.0, false, Coverage::Disagreement)),
        ("nought", range(0.0, 0.0, 0.0, false, Coverage::Several)),
        ("nobody", Range::default()),
        ("strange", range(f64::NAN, 2.0, 1.0, true, Coverage::Several)),
        ("<b>hostile</b>", range(5.0, 2.0, 1.0, true, Coverage::Several)),
    ];
    all.map(|(subject, range)| (subject.to_owned(), range)).to_vec()
}

pub fn sparks() -> Vec<(&'static str, Vec<(Date, u64)>)> {
    let long = (0..30).map(|at: i64| (date(2023, 1, 1).checked_add(at.months()).unwrap(), (at * 7 % 13) as u64));
    vec![
        ("reports of the Daily Courier", long.collect()),
        ("reports of three months", vec![(date(2025, 1, 1), 4), (date(2025, 3, 1), 9)]),
        ("reports of one month", vec![(date(2025, 1, 1), 4)]),
        ("none", vec![]),
    ]
}

pub fn comparisons() -> Vec<(&'static str, Compare)> {
    let mut dice = Dice(3);
    let mut row = |outcome: &str, count: usize, centre: f64, wide: f64| {
        let dots = (0..count).map(|at| {
            let ratio = centre * ((dice.roll() + dice.roll() + dice.roll() - 1.5) * wide).exp();
            let figure = (1000.0 * ratio).round();
            let label = format!("soldiers {outcome}, {at} June 2025: {figure}, others 1,000");
            Dot { figure, others: 1000.0, is_open: at % 4 == 0, href: "/questions/7".to_owned(), label }
        });
        Row { outcome: outcome.to_owned(), dots: dots.collect() }
    };
    let rows = vec![
        row("killed", 34, 1.6, 0.9),
        row("wounded", 12, 1.1, 0.7),
        row("captured", 3, 0.7, 0.5),
        row("tanks lost", 5, 1.9, 0.9),
    ];
    let crowd = vec![row("killed", 900, 1.0, 0.6), row("shot down", 1, 4.0, 0.1)];
    let dot = |figure: f64, others: f64| Dot { figure, others, ..Dot::default() };
    let strange = vec![
        dot(0.0, 5.0),
        dot(5.0, 0.0),
        dot(0.0, 0.0),
        dot(f64::NAN, 1.0),
        dot(1e300, 1e-300),
        dot(-4.0, 3.0),
        dot(3.0, 3.0),
    ];
    let origin = || "General Staff of Southland".to_owned();
    vec![
        ("compare", Compare { origin: origin(), rows }),
        ("compare, a crowd", Compare { origin: origin(), rows: crowd }),
        (
            "compare, strange",
            Compare { origin: origin(), rows: vec![Row { outcome: "<i>killed".to_owned(), dots: strange }] },
        ),
        ("compare, nothing", Compare { origin: origin(), rows: vec![] }),
    ]
}

fn point(name: &str, latitude: f64, longitude: f64, value: f64, outcome: Outcome) -> Point {
    let label = format!("{name}: {value} {}, 15 June 2025", outcome.as_str());
    Point { name: name.to_owned(), latitude, longitude, value, outcome, href: "/questions/3".to_owned(), label }
}

pub fn maps() -> Vec<(&'static str, Map)> {
    use Outcome::{Captured, Destroyed, Displaced, Killed, Wounded};
    let map = |title: &str, points: Vec<Point>| Map { title: title.to_owned(), points };
    let border = vec![
        point("Kursk", 51.73, 36.19, 6_200.0, Killed),
        point("Sumy", 50.91, 34.8, 640.0, Wounded),
        point("Sudzha", 51.19, 35.27, 4_100.0, Killed),
        point("Pokrovsk", 48.28, 37.18, 2_400.0, Destroyed),
        point("Kharkiv", 49.99, 36.23, 310.0, Killed),
        point("Kherson", 46.64, 32.61, 85.0, Wounded),
        point("Simferopol", 44.95, 34.1, 12.0, Captured),
        point("Belgorod", 50.6, 36.59, 140.0, Killed),
    ];
    let world = vec![
        point("Goma", -1.68, 29.22, 2_900.0, Killed),
        point("El Fasher", 13.63, 25.35, 1_800.0, Killed),
        point("Port-au-Prince", 18.54, -72.34, 900.0, Killed),
        point("Kursk", 51.73, 36.19, 6_200.0, Killed),
        point("Khan Younis", 31.34, 34.3, 4_100.0, Killed),
        point("Sittwe", 20.15, 92.9, 350_000.0 / 100.0, Displaced),
        point("Maiduguri", 11.85, 13.16, 60.0, Wounded),
        point("Suva", -18.14, 178.44, 3.0, Captured),
    ];
    let strange = vec![
        point("<b>Pole", 90.0, 180.0, 1e300, Killed),
        point("Nowhere", f64::NAN, 2.0, 5.0, Killed),
        point("Other pole", -90.0, -180.0, f64::INFINITY, Killed),
        point("None", 0.0, 0.0, 0.0, Wounded),
        point("Beyond", 400.0, 999.0, 4.0, Wounded),
    ];
    vec![
        ("map, border", map("Figures in June 2025", border)),
        ("map, world", map("Figures of the world, June 2025", world)),
        ("map, one", map("Khan Younis", vec![point("Khan Younis", 31.34, 34.3, 51.0, Killed)])),
        (
            "map, kashmir",
            map(
                "A line of control",
                vec![point("Srinagar", 34.08, 74.8, 26.0, Killed), point("Muzaffarabad", 34.37, 73.47, 31.0, Killed)],
            ),
        ),
        ("map, strange", map("Strange places", strange)),
        ("map, nothing", map("No place", vec![])),
    ]
}
