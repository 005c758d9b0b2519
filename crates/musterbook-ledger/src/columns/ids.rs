//! Sets of the numbers of one table.

/// A set of numbers that are given from 1 on without gaps.
#[derive(Clone, Debug, Default)]
pub struct Ids(Vec<u64>);

impl Ids {
    /// Whether the number is new to the set.
    pub fn add(&mut self, id: u32) -> bool {
        let (word, bit) = (id as usize / 64, 1 << (id % 64));
        if word >= self.0.len() {
            self.0.resize(word + 1 + word / 4, 0);
        }
        let is_new = self.0[word] & bit == 0;
        self.0[word] |= bit;
        is_new
    }

    pub fn has(&self, id: u32) -> bool {
        self.0.get(id as usize / 64).is_some_and(|word| word & (1 << (id % 64)) != 0)
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }
}

impl FromIterator<u32> for Ids {
    fn from_iter<T: IntoIterator<Item = u32>>(ids: T) -> Ids {
        let mut it = Ids::default();
        ids.into_iter().for_each(|id| {
            it.add(id);
        });
        it
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_has_what_was_put_in_once() {
        let mut it: Ids = [1, 64, 4711, 64].into_iter().collect();
        assert_eq!([1, 2, 64, 4711, 90_000].map(|id| it.has(id)), [true, false, true, true, false]);
        assert_eq!((it.add(2), it.add(2), it.count()), (true, false, 4));
    }
}
