//! Near copies: MinHash signatures of the words of a report, in bands. Two reports that share a band are compared; they
//! are near copies where at least a third of their shingles agree: an agency's text cut by a half by one outlet and given
//! another headline by the next still passes, two reports of the same event in own words do not.

use gaoya::minhash::{MinHasher, MinHasher32, SipHasher24BuildHasher};
use std::collections::BTreeSet;

/// Hashes in a signature: bands times rows.
const BANDS: usize = 42;
const ROWS: usize = 3;
/// The least part of shingles that near copies share.
pub const ALIKE: f64 = 0.33;
/// Words in a shingle.
const SHINGLE: usize = 4;
/// Shorter texts have no signature: two short texts agree by chance.
const LEAST: usize = 40;

/// A report's signature.
pub struct Signature(Vec<u32>);

/// Makes signatures.
pub struct Bands(MinHasher32<SipHasher24BuildHasher>);

impl Bands {
    pub fn new() -> Bands {
        Bands(MinHasher32::new_with_hasher(BANDS * ROWS, SipHasher24BuildHasher::default()))
    }

    /// The signature of a text; `None` where it is too short.
    pub fn sign(&self, text: &str) -> Option<Signature> {
        let words: Vec<String> =
            text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
        if words.len() < LEAST {
            return None;
        }
        let shingles: BTreeSet<String> = words.windows(SHINGLE).map(|words| words.join(" ")).collect();
        Some(Signature(self.0.create_signature(shingles.iter())))
    }
}

impl Signature {
    /// The bands, each as one number.
    pub fn bands(&self) -> impl Iterator<Item = (i64, i64)> + '_ {
        self.0.chunks(ROWS).enumerate().map(|(band, rows)| {
            let hash = rows
                .iter()
                .fold(0xcbf2_9ce4_8422_2325_u64, |hash, &row| (hash ^ u64::from(row)).wrapping_mul(0x0100_0000_01b3));
            (band as i64, hash as i64)
        })
    }

    /// The signature as it is kept, and as it is read back.
    pub fn bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|hash| hash.to_le_bytes()).collect()
    }

    pub fn of_bytes(bytes: &[u8]) -> Signature {
        Signature(bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect())
    }

    /// The estimated part of shingles that both have.
    pub fn alike(&self, other: &Signature) -> f64 {
        let equal = self.0.iter().zip(&other.0).filter(|(a, b)| a == b).count();
        equal as f64 / self.0.len().max(1) as f64
    }
}
