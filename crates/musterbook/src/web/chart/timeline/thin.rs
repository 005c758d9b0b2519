//! Fewer marks where there are very many: those that lie close, of one origin and standing, become one.

use super::Standing;
use super::place::Placed;
use std::collections::HashMap;

/// What marks must share to become one: cell, origin's slot, standing, whether in a conflict, whether over a window.
type Cell = (i64, i64, usize, Standing, bool, bool);

/// At most `most` marks, where the cells allow: they grow from 5 units until few enough marks are left. The first of each
/// cell stays and says how many it stands for.
pub fn thinned<'a>(all: Vec<Placed<'a>>, most: usize) -> Vec<Placed<'a>> {
    let mut size = 5.0;
    let mut left = all;
    while left.len() > most && size < 2000.0 {
        left = joined(left, size);
        size *= 1.5;
    }
    left
}

fn joined<'a>(all: Vec<Placed<'a>>, size: f64) -> Vec<Placed<'a>> {
    let mut kept: Vec<Placed> = Vec::with_capacity(all.len());
    let mut cells: HashMap<Cell, usize> = HashMap::new();
    for it in all {
        let cell = |value: f64| (value / size).floor() as i64;
        let key = (cell(it.x), cell(it.y), it.slot, it.mark.standing, it.mark.in_conflict, it.from.is_some());
        match cells.get(&key) {
            Some(at) => kept[*at].stands_for += it.stands_for,
            None => {
                cells.insert(key, kept.len());
                kept.push(it);
            }
        }
    }
    kept
}
