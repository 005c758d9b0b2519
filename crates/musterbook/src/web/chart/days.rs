//! Scales of days, and the days that get a line and a label.

use super::words;
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// From the first day to the last, with some room at both ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Days {
    first: f64,
    last: f64,
}

/// A labelled day. The year stands below, where it begins or where the axis does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    pub day: Date,
    pub label: String,
    pub year: Option<String>,
}

/// No axis has more.
const MOST_TICKS: i32 = 100;

/// Days since the beginning of 2000.
fn number(day: Date) -> f64 {
    day.since(date(2000, 1, 1)).map_or(0.0, |span| f64::from(span.get_days()))
}

impl Days {
    /// For the days, with room at both ends; around a single day a week to either side.
    pub fn of(days: impl Iterator<Item = Date>) -> Option<Days> {
        let (first, last) = days.fold(None, |ends: Option<(Date, Date)>, day| {
            Some(ends.map_or((day, day), |(first, last)| (first.min(day), last.max(day))))
        })?;
        let (first, last) = (number(first), number(last));
        let room = if first == last { 7.0 } else { (last - first) * 0.04 };
        Some(Days { first: first - room, last: last + room })
    }

    /// The share of the axis, within 0 and 1.
    pub fn share(&self, day: Date) -> f64 {
        ((number(day) - self.first) / (self.last - self.first)).clamp(0.0, 1.0)
    }

    /// Days to label, `wanted` at most: days, weeks, months or years apart.
    pub fn ticks(&self, wanted: usize) -> Vec<Tick> {
        let wanted = wanted.max(1) as f64;
        let length = self.last - self.first;
        let fits = |days: f64| length / days <= wanted;
        let days = [1, 2, 7, 14].into_iter().find(|it| fits(f64::from(*it)));
        let months = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000, 24000];
        let all = match days {
            Some(step) => self.every_days(step),
            None => self.every_months(months.into_iter().find(|it| fits(f64::from(*it) * 30.4)).unwrap_or(60000)),
        };
        labelled(&all, days.is_some())
    }

    fn begin(&self) -> Date {
        date(2000, 1, 1).checked_add((self.first.ceil() as i64).days()).unwrap_or(Date::MIN)
    }

    fn holds(&self, day: Date) -> bool {
        (self.first..=self.last).contains(&number(day))
    }

    fn every_days(&self, step: i32) -> Vec<Date> {
        let begin = self.begin();
        // Weeks begin on Mondays.
        let to_monday = (7 - i32::from(begin.weekday().to_monday_zero_offset())) % 7;
        let offset = if step >= 7 { to_monday } else { 0 };
        let day = |at: i32| begin.checked_add(i64::from(offset + at * step).days()).ok();
        (0..MOST_TICKS).map_while(day).take_while(|day| self.holds(*day)).collect()
    }

    fn every_months(&self, step: i32) -> Vec<Date> {
        let begin = self.begin();
        let months = i32::from(begin.year()) * 12 + i32::from(begin.month()) - 1;
        let first = months.div_euclid(step) * step;
        let day = |at: i32| {
            let month = first + at * step;
            let year = i16::try_from(month.div_euclid(12)).ok()?;
            Date::new(year, i8::try_from(month.rem_euclid(12) + 1).ok()?, 1).ok()
        };
        (0..MOST_TICKS).filter_map(day).filter(|day| self.holds(*day)).collect()
    }
}

fn labelled(all: &[Date], by_days: bool) -> Vec<Tick> {
    let only_years = !by_days && all.iter().all(|day| day.month() == 1);
    let mut year_before = None;
    let mut ticks = Vec::with_capacity(all.len());
    for day in all {
        let is_new = year_before.replace(day.year()) != Some(day.year());
        let year = (is_new && !only_years).then(|| day.year().to_string());
        let label = match (only_years, by_days) {
            (true, _) => day.year().to_string(),
            (false, true) => words::day_and_month(*day),
            (false, false) => words::month(*day).to_owned(),
        };
        ticks.push(Tick { day: *day, label, year });
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_fit_the_length() {
        let rows = [
            ("2025-06-15", "2025-06-15", "9 Jun|2025: 16 Jun"),
            ("2025-06-01", "2025-06-05", "1 Jun|2025: 2 Jun 3 Jun 4 Jun 5 Jun"),
            ("2024-08-06", "2025-08-20", "Oct|2024: Jan|2025: Apr Jul"),
            ("2014-01-01", "2025-01-01", "2014: 2016 2018 2020 2022 2024"),
        ];
        for (first, last, expected) in rows {
            let days = Days::of([first, last].map(|it| it.parse().unwrap()).into_iter()).unwrap();
            let text = |tick: &Tick| {
                format!("{}{}", tick.label, tick.year.as_ref().map_or(String::new(), |it| format!("|{it}:")))
            };
            let ticks: Vec<String> = days.ticks(6).iter().map(text).collect();
            assert_eq!(ticks.join(" ").replace(':', ""), expected.replace(':', ""), "{first} to {last}");
            assert!(ticks.len() <= 6);
        }
    }

    #[test]
    fn the_ends_of_the_calendar_are_drawn() {
        let days = Days::of([Date::MIN, Date::MAX].into_iter()).unwrap();
        assert!(!days.ticks(5).is_empty());
        assert!(days.share(Date::MAX) <= 1.0 && days.share(Date::MIN) >= 0.0);
        let one = Days::of([Date::MAX].into_iter()).unwrap();
        assert!(one.ticks(5).len() <= 5);
    }
}
