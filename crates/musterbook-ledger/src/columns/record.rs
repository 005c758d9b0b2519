//! A row of a slab: a claim in force as a sighting of one statement, from one entry to another. Rows have a fixed width, so
//! that a ledger's whole history is read at the speed of memory; names and words stand in them by their numbers.

use crate::error::Error;
use jiff::civil::Date;

/// No day. Before all days.
pub const NO_DAY: i32 = i32::MIN;
/// The end of a row that is still in force.
pub const OPEN: u32 = u32::MAX;

/// Bits of `flags`.
pub const IMPORTED: u8 = 1;
/// The figure is a share of something, not a count.
pub const SHARE: u8 = 2;
/// There is no lower bound: `number` is the upper one.
pub const NO_LOW: u8 = 4;

macro_rules! record {
    ($($(#[$doc:meta])* $field:ident: $type:ty,)*) => {
        /// A row. Numbers of names are those of the table `name`; 0 is no name.
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct Record {
            $($(#[$doc])* pub $field: $type,)*
        }

        /// Rows, column by column.
        #[derive(Clone, Debug, Default)]
        pub struct Table {
            $($(#[$doc])* pub $field: Vec<$type>,)*
        }

        /// Bytes of a row.
        pub const WIDTH: usize = 0 $(+ size_of::<$type>())*;

        impl Record {
            /// Appends the row: each field in this order, the low byte first.
            pub fn write(&self, out: &mut Vec<u8>) {
                $(out.extend_from_slice(&self.$field.to_le_bytes());)*
            }

            /// Reads the row at the beginning of `bytes`; `None` where they are too few.
            pub fn read(bytes: &[u8]) -> Option<Record> {
                let rest = bytes;
                $(let ($field, rest) = rest.split_first_chunk::<{ size_of::<$type>() }>()?;)*
                let _ = rest;
                Some(Record { $($field: <$type>::from_le_bytes(*$field),)* })
            }
        }

        impl Table {
            pub fn push(&mut self, it: Record) {
                $(self.$field.push(it.$field);)*
            }

            pub fn set(&mut self, at: usize, it: Record) {
                $(self.$field[at] = it.$field;)*
            }

            pub fn get(&self, at: usize) -> Record {
                Record { $($field: self.$field[at],)* }
            }

            pub fn reserve(&mut self, more: usize) {
                $(self.$field.reserve(more);)*
            }
        }
    };
}

record! {
    claim: u32,
    report: u32,
    statement: u32,
    /// The entry from which on it is in force, and the first at which it is no more.
    since: u32,
    until: u32,
    side: u32,
    by: u32,
    place: u32,
    /// Whom the claim names as its source first, else its outlet; and whose statement it is a sighting of.
    origin: u32,
    said_by: u32,
    outlet: u32,
    unit: u32,
    outcome: u32,
    scope: u32,
    stance: u32,
    /// Days, see [`day`].
    when_start: i32,
    when_end: i32,
    published: i32,
    as_of: i32,
    /// 0: not told, 1: no, 2: yes.
    civilian: u8,
    flags: u8,
    confidence: f32,
    /// The lower bound, else the upper one, else not a number.
    number: f64,
}

impl Record {
    /// The place of `until` in the bytes of a row.
    pub const UNTIL: usize = 4 * size_of::<u32>();
}

/// A day as a number that sorts as days do: `2025-06-16` is (2025 · 16 + 6) · 32 + 16.
pub fn day(date: Option<Date>) -> i32 {
    date.map_or(NO_DAY, |it| (i32::from(it.year()) << 9) | (i32::from(it.month()) << 5) | i32::from(it.day()))
}

/// The same of a text as the ledger keeps it.
pub fn day_of(text: Option<&str>) -> Result<i32, Error> {
    match text {
        None => Ok(NO_DAY),
        Some(text) => match text.parse() {
            Ok(date) => Ok(day(Some(date))),
            Err(_) => Err(Error::Damaged { why: format!("{text:?} is not a day") }),
        },
    }
}

/// The day of a number; `None` for [`NO_DAY`].
pub fn date(day: i32) -> Option<Date> {
    if day == NO_DAY {
        return None;
    }
    Date::new((day >> 9) as i16, ((day >> 5) & 15) as i8, (day & 31) as i8).ok()
}

/// The first day of a day's month.
pub fn first_of_month(day: i32) -> i32 {
    (day & !31) | 1
}

/// The number of a row of the ledger, as it stands in records.
pub fn number(id: i64) -> Result<u32, Error> {
    u32::try_from(id)
        .ok()
        .filter(|id| *id < OPEN)
        .ok_or_else(|| Error::Damaged { why: format!("{id} is no number of a row") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_read_as_it_was_written() {
        let mut bytes: Vec<u8> = (0..WIDTH as u8).collect();
        let it = Record::read(&bytes).unwrap();
        let mut again = Vec::new();
        it.write(&mut again);
        assert_eq!(bytes, again);
        let at = Record::UNTIL;
        bytes[at..at + 4].copy_from_slice(&77_u32.to_le_bytes());
        assert_eq!(Record::read(&bytes).unwrap(), Record { until: 77, ..it });
        assert_eq!(Record::read(&bytes[1..]), None);
    }

    #[test]
    fn days_sort_as_days() {
        let days = [
            None,
            Date::new(-44, 3, 15).ok(),
            Date::new(1809, 12, 31).ok(),
            Date::new(1810, 1, 1).ok(),
            Date::new(2025, 6, 16).ok(),
        ];
        assert!(days.map(day).is_sorted_by(|a, b| a < b));
        assert_eq!(days.map(|it| date(day(it))), days);
        assert!(day_of(Some("2025-02-30")).is_err());
        assert_eq!(date(first_of_month(day(days[4]))), Date::new(2025, 6, 1).ok());
    }
}
