//! Names that a person asks for, and how the ledger writes them.

use crate::columns::{Columns, Ids};
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
    fn slot(self) -> NameSlot {
        match self {
            Field::Side | Field::By => NameSlot::Party,
            Field::Place => NameSlot::Place,
            Field::Source | Field::Outlet => NameSlot::Source,
        }
    }
}

impl Field {
    /// Which of the kept lists of names it takes. Who does it and to whom are the same parties.
    fn kept_in(self) -> usize {
        match self {
            Field::Side | Field::By => 0,
            Field::Place => 1,
            Field::Source => 2,
            Field::Outlet => 3,
        }
    }
}

impl Columns {
    /// The names that a field has anywhere, in the order of the alphabet.
    pub(crate) fn held(&self, field: Field) -> impl Iterator<Item = &str> {
        let kept = self.kept.names[field.kept_in()].get_or_init(|| {
            let columns: &[&[u32]] = match field {
                Field::Side | Field::By => &[&self.side, &self.by],
                Field::Place => &[&self.place],
                Field::Source => &[&self.origin, &self.said_by],
                Field::Outlet => &[&self.outlet],
            };
            let ids: Ids = columns.iter().flat_map(|column| column.iter().copied()).collect();
            let mut names: Vec<u32> = (1..self.names.len() as u32).filter(|id| ids.has(*id)).collect();
            names.sort_unstable_by_key(|id| self.names.text(*id));
            names
        });
        kept.iter().filter_map(|id| self.names.text(*id))
    }
}

impl Ledger {
    /// What a name means: itself where the ledger holds it, else what is the same name there.
    pub fn meant(&self, field: Field, name: &str) -> Result<Meant, Error> {
        let columns = self.columns()?;
        let outlets: Vec<String>;
        let held = match field {
            // An outlet may have given no figure yet.
            Field::Outlet => {
                let sql = "SELECT DISTINCT outlet FROM report WHERE outlet IS NOT NULL";
                let mut select = self.connection.prepare_cached(sql)?;
                outlets = select.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
                outlets.iter().map(String::as_str).collect()
            }
            _ => columns.held(field).collect::<Vec<_>>(),
        };
        if held.contains(&name) {
            return Ok(Meant::These(vec![name.to_owned()]));
        }
        let small = name.to_lowercase();
        let is_same =
            |it: &&str| it.to_lowercase() == small || Names::standard().same(Some(it), Some(name), field.slot());
        let owned = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect();
        let same: Vec<&str> = held.iter().copied().filter(is_same).collect();
        if !same.is_empty() {
            return Ok(Meant::These(owned(same)));
        }
        let mut like: Vec<&str> =
            held.into_iter().filter(|it| !small.is_empty() && it.to_lowercase().contains(&small)).collect();
        like.sort_by_key(|it| it.len());
        like.truncate(ALIKE);
        Ok(Meant::None { like: owned(like) })
    }
}
