//! Which predicted claim stands for which gold claim: one to one, by the characters that their anchors share.

use super::gold::{Gold, Guess};
use super::names::Names;
use super::slots::{Comparison, FULL, compare};

/// A gold claim and a predicted one whose anchors touch, and how much speaks for matching them.
struct Pair {
    gold: usize,
    guess: usize,
    weight: f64,
    comparison: Comparison,
}

/// The matched pairs of one document, as (gold index, predicted index, comparison), in order of the gold.
pub fn matching(gold: &[Gold], guesses: &[Guess], names: &Names) -> Vec<(usize, usize, Comparison)> {
    let pairs = touching(gold, guesses, names);
    let mut matched = Vec::new();
    for part in parts(gold.len(), guesses.len(), pairs) {
        matched.extend(assign(&part).into_iter().map(|at| (part[at].gold, part[at].guess, part[at].comparison)));
    }
    matched.sort_by_key(|&(gold, guess, _)| (gold, guess));
    matched
}

/// All pairs whose anchors share a character.
fn touching(gold: &[Gold], guesses: &[Guess], names: &Names) -> Vec<Pair> {
    let mut by_start: Vec<usize> = (0..guesses.len()).collect();
    by_start.sort_by_key(|&guess| guesses[guess].anchor[0]);
    let mut pairs = Vec::new();
    for (i, claim) in gold.iter().enumerate() {
        let [start, end] = claim.anchor;
        for &j in by_start.iter().take_while(|&&j| guesses[j].anchor[0] < end) {
            let [from, to] = guesses[j].anchor;
            if to <= start {
                continue;
            }
            let overlap = (end.min(to) - start.max(from)) as f64 / (end.max(to) - start.min(from)) as f64;
            let comparison = compare(claim, &guesses[j], names);
            let agreeing = (FULL.len() - comparison.wrong(FULL).len()) as f64 / FULL.len() as f64;
            let weight = (if overlap == 1.0 { 1e8 } else { 1e4 }) + 10.0 * overlap + agreeing;
            pairs.push(Pair { gold: i, guess: j, weight, comparison });
        }
    }
    pairs
}

/// The pairs in groups that touch one another, so that no group is large.
fn parts(golds: usize, guesses: usize, pairs: Vec<Pair>) -> Vec<Vec<Pair>> {
    let mut leader: Vec<usize> = (0..golds + guesses).collect();
    fn find(leader: &mut [usize], mut x: usize) -> usize {
        while leader[x] != x {
            leader[x] = leader[leader[x]];
            x = leader[x];
        }
        x
    }
    for pair in &pairs {
        let (a, b) = (find(&mut leader, pair.gold), find(&mut leader, golds + pair.guess));
        leader[a] = b;
    }
    let mut parts: Vec<Vec<Pair>> = (0..golds + guesses).map(|_| Vec::new()).collect();
    for pair in pairs {
        parts[find(&mut leader, pair.gold)].push(pair);
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// The indices of the one-to-one pairs of greatest total weight. The Hungarian method.
fn assign(pairs: &[Pair]) -> Vec<usize> {
    if pairs.len() == 1 {
        return vec![0];
    }
    let sorted = |mut ids: Vec<usize>| {
        ids.sort_unstable();
        ids.dedup();
        ids
    };
    let mut rows = sorted(pairs.iter().map(|pair| pair.gold).collect());
    let mut columns = sorted(pairs.iter().map(|pair| pair.guess).collect());
    let swap = rows.len() > columns.len();
    if swap {
        std::mem::swap(&mut rows, &mut columns);
    }
    let cell = |pair: &Pair| if swap { (pair.guess, pair.gold) } else { (pair.gold, pair.guess) };
    let mut at = vec![vec![None; columns.len()]; rows.len()];
    for (index, pair) in pairs.iter().enumerate() {
        let (row, column) = cell(pair);
        if let (Ok(row), Ok(column)) = (rows.binary_search(&row), columns.binary_search(&column)) {
            at[row][column] = Some(index);
        }
    }
    let cost = |row: usize, column: usize| at[row][column].map_or(0.0, |index: usize| -pairs[index].weight);
    let owner = least_cost(rows.len(), columns.len(), cost);
    (0..columns.len()).filter_map(|column| at[owner[column]?][column]).collect()
}

/// The row of each column in the assignment of least cost; there are no more rows than columns.
fn least_cost(rows: usize, columns: usize, cost: impl Fn(usize, usize) -> f64) -> Vec<Option<usize>> {
    let (mut u, mut v) = (vec![0.0; rows + 1], vec![0.0; columns + 1]);
    let (mut owner, mut way) = (vec![0; columns + 1], vec![0; columns + 1]);
    for row in 1..=rows {
        owner[0] = row;
        let mut here = 0;
        let mut least = vec![f64::INFINITY; columns + 1];
        let mut used = vec![false; columns + 1];
        loop {
            used[here] = true;
            let (from, mut delta, mut next) = (owner[here], f64::INFINITY, 0);
            for column in 1..=columns {
                if used[column] {
                    continue;
                }
                let reduced = cost(from - 1, column - 1) - u[from] - v[column];
                if reduced < least[column] {
                    (least[column], way[column]) = (reduced, here);
                }
                if least[column] < delta {
                    (delta, next) = (least[column], column);
                }
            }
            for column in 0..=columns {
                if used[column] {
                    u[owner[column]] += delta;
                    v[column] -= delta;
                } else {
                    least[column] -= delta;
                }
            }
            here = next;
            if owner[here] == 0 {
                break;
            }
        }
        while here != 0 {
            owner[here] = owner[way[here]];
            here = way[here];
        }
    }
    owner[1..].iter().map(|&row: &usize| row.checked_sub(1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_greatest_total_weight_wins() {
        let weights = [[3.0, 2.0, 0.0], [2.0, 0.0, 0.0]];
        assert_eq!(least_cost(2, 3, |row, column| -weights[row][column]), [Some(1), Some(0), None]);
    }
}
