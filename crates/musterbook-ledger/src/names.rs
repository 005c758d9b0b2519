//! Names that a person asks for, and how the ledger writes them.

use crate::error::Error;
use crate::open::Ledger;
use musterbook_core::score::{NameSlot, Names};

/// What a name is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Side,
    By,
    Place,
    Source,
    Outlet,
}

/// What a name that a person gave stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    /// These names of the ledger: the same one, or the same in other letters or by another name.
    These(Vec<String>),
    /// None of them; these hold the same letters.
    None { like: Vec<String> },
}

/// At most so many that are only alike.
const ALIKE: usize = 5;

impl Field {
    fn sql(self) -> &'static str {
        match self {
            Field::Side => "SELECT DISTINCT side FROM claim WHERE side IS NOT NULL",
            Field::By => "SELECT DISTINCT by_party FROM claim WHERE by_party IS NOT NULL",
            Field::Place => "SELECT DISTINCT place FROM claim WHERE place IS NOT NULL",
            Field::Source => "SELECT origin FROM claim UNION SELECT origin FROM statement",
            Field::Outlet => "SELECT DISTINCT outlet FROM report WHERE outlet IS NOT NULL",
        }
    }

    fn slot(self) -> NameSlot {
        match self {
            Field::Side | Field::By => NameSlot::Party,
            Field::Place => NameSlot::Place,
            Field::Source | Field::Outlet => NameSlot::Source,
        }
    }
}

impl Ledger {
    /// What a name means: itself where the ledger holds it, else what is the same name there.
    pub fn meant(&self, field: Field, name: &str) -> Result<Meant, Error> {
        let mut select = self.connection.prepare_cached(field.sql())?;
        let held: Vec<String> = select.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        if held.iter().any(|it| it == name) {
            return Ok(Meant::These(vec![name.to_owned()]));
        }
        let small = name.to_lowercase();
        let is_same = |it: &String| {
            it.to_lowercase() == small || Names::standard().same(Some(it.as_str()), Some(name), field.slot())
        };
        let same: Vec<String> = held.iter().filter(|it| is_same(it)).cloned().collect();
        if !same.is_empty() {
            return Ok(Meant::These(same));
        }
        let mut like: Vec<String> =
            held.into_iter().filter(|it| !small.is_empty() && it.to_lowercase().contains(&small)).collect();
        like.sort_by_key(|it| it.len());
        like.truncate(ALIKE);
        Ok(Meant::None { like })
    }
}
