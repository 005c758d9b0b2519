//! Where in the columns a name or a number stands: lists of rows, made when they are first asked for.

use super::record::Table;
use std::sync::OnceLock;

/// The rows of each value of a column.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// Where the rows of each value begin, and where those of the last end.
    begins: Vec<u32>,
    rows: Vec<u32>,
}

impl List {
    fn of(column: &[u32]) -> List {
        let values = column.iter().max().map_or(0, |most| *most as usize + 1);
        let mut begins = vec![0; values + 1];
        for value in column {
            begins[*value as usize + 1] += 1;
        }
        for at in 1..begins.len() {
            begins[at] += begins[at - 1];
        }
        let mut next = begins.clone();
        let mut rows = vec![0; column.len()];
        for (row, value) in (0_u32..).zip(column) {
            let at = &mut next[*value as usize];
            rows[*at as usize] = row;
            *at += 1;
        }
        List { begins, rows }
    }

    /// The rows that have a value, in their order.
    pub fn rows(&self, value: u32) -> &[u32] {
        let at = value as usize;
        match self.begins.get(at..at.saturating_add(2)) {
            Some([begin, end]) => &self.rows[*begin as usize..*end as usize],
            _ => &[],
        }
    }
}

/// The lists of the columns by which listings are narrowed most.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    side: OnceLock<List>,
    place: OnceLock<List>,
    origin: OnceLock<List>,
    said_by: OnceLock<List>,
    outlet: OnceLock<List>,
    report: OnceLock<List>,
    statement: OnceLock<List>,
}

macro_rules! lists {
    ($($name:ident),*) => {
        impl Lists {
            $(pub fn $name(&self, rows: &Table) -> &List {
                self.$name.get_or_init(|| List::of(&rows.$name))
            })*
        }
    };
}

lists!(side, place, origin, said_by, outlet, report, statement);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_in_the_list_of_its_value() {
        let it = List::of(&[3, 0, 3, 7, 0]);
        assert_eq!(
            [0, 1, 3, 7, 8, u32::MAX].map(|value| it.rows(value).to_vec()),
            [vec![1, 4], vec![], vec![0, 2], vec![3], vec![], vec![]]
        );
        assert!(List::of(&[]).rows(0).is_empty());
    }
}
