//! `cargo xtask fuzz page|text`: the fuzz targets on the stable compiler. Texts of the corpus are mutated at random from a
//! seed; an input that panics, breaks what must hold of a reading, or is read far too slowly is saved.

use crate::mutate::Mutator;
use crate::sets::gold_files;
use crate::targets;
use clap::{Args, ValueEnum};
use musterbook_core::score::read_gold;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Slower than this a kilobyte, and longer than `PATIENCE` in all, is a finding.
const SLOW_PER_KB: Duration = Duration::from_millis(4);
const PATIENCE: Duration = Duration::from_millis(80);
/// After this many findings there is enough to do.
const ENOUGH: usize = 20;

/// Read mutated texts of the corpus and random bytes until the time is up
#[derive(Args)]
pub struct Options {
    target: Target,
    #[arg(long, default_value_t = 10.0)]
    minutes: f64,
    /// The same seed gives the same inputs
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// A saved input to read once, instead of new ones
    #[arg(long)]
    input: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Target {
    Page,
    Text,
}

impl Target {
    fn run(self, input: &[u8]) {
        match self {
            Target::Page => targets::page(input),
            Target::Text => targets::text(input),
        }
    }
}

pub fn run(options: &Options) -> Result<bool, String> {
    let target = options.target;
    if let Some(path) = &options.input {
        let input = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let began = Instant::now();
        target.run(&input);
        println!("{} bytes read in {:.1?}", input.len(), began.elapsed());
        return Ok(true);
    }
    target.run(b"");
    let mut mutator = Mutator::new(seeds()?, options.seed);
    let until = Instant::now() + Duration::from_secs_f64(options.minutes * 60.0);
    let (mut inputs, mut bytes, mut slowest) = (0_u64, 0, (Duration::ZERO, 0));
    let mut found: Vec<String> = Vec::new();
    std::panic::set_hook(Box::new(|_| ()));
    while Instant::now() < until && found.len() < ENOUGH {
        let input = mutator.input();
        (inputs, bytes) = (inputs + 1, bytes + input.len());
        let (time, panic) = once(target, &input);
        let per_kb = time / (input.len() as u32 / 1000).max(1);
        if per_kb > slowest.0 {
            slowest = (per_kb, input.len());
        }
        let is_slow = |time: Duration| time > PATIENCE && time / (input.len() as u32 / 1000).max(1) > SLOW_PER_KB;
        let finding = match panic {
            Some(message) => Some(message),
            // The machine may have been busy: the best of three counts.
            None if is_slow(time) => {
                let best = (0..3).map(|_| once(target, &input).0).min().unwrap_or(time);
                is_slow(best).then(|| format!("slow: {} bytes in {best:.1?}", input.len()))
            }
            None => None,
        };
        let Some(finding) = finding else { continue };
        let kind = kind(&finding);
        if found.contains(&kind) {
            continue;
        }
        let path = save(target, options.seed, inputs, &input)?;
        println!("{finding}\n  {}", path.display());
        found.push(kind);
    }
    println!(
        "{target:?}: {inputs} inputs, {:.1} MB, seed {}, slowest {:.1?} per kB ({} bytes), {} kinds of findings",
        bytes as f64 / 1e6,
        options.seed,
        slowest.0,
        slowest.1,
        found.len()
    );
    Ok(found.is_empty())
}

/// How long an input takes, and the message where it panics.
fn once(target: Target, input: &[u8]) -> (Duration, Option<String>) {
    let began = Instant::now();
    let result = catch_unwind(AssertUnwindSafe(|| target.run(input)));
    let message = |panic: Box<dyn std::any::Any + Send>| match panic.downcast::<String>() {
        Ok(message) => *message,
        Err(panic) => panic.downcast_ref::<&str>().map_or_else(|| "a panic".to_owned(), |text| (*text).to_owned()),
    };
    (began.elapsed(), result.err().map(message))
}

/// A finding without what differs from input to input: digits and what stands in brackets.
fn kind(finding: &str) -> String {
    let mut out = String::new();
    let mut depth = 0_usize;
    for c in finding.chars().take(200) {
        match c {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            c if depth > 0 || c.is_ascii_digit() || matches!(c, ',' | '.') => {}
            c => out.push(c),
        }
    }
    out
}

fn save(target: Target, seed: u64, number: u64, input: &[u8]) -> Result<PathBuf, String> {
    let directory = crate::root().join("target/fuzz");
    let path = directory.join(format!("{target:?}-{seed}-{number}").to_lowercase());
    let wrote = std::fs::create_dir_all(&directory).and_then(|()| std::fs::write(&path, input));
    wrote.map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(path)
}

/// The texts that are mutated: the gold's, and the pages of the tests.
fn seeds() -> Result<Vec<Vec<u8>>, String> {
    let mut seeds = Vec::new();
    for file in gold_files()? {
        let content = std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let gold = read_gold(&file.display().to_string(), &content, &mut |_| ()).map_err(|bad| bad.0)?;
        seeds.extend(gold.into_iter().map(|document| document.text.into_bytes()));
    }
    let pages = crate::root().join("crates/musterbook-core/tests/pages");
    for entry in std::fs::read_dir(&pages).map_err(|error| format!("{}: {error}", pages.display()))?.flatten() {
        seeds.push(std::fs::read(entry.path()).map_err(|error| format!("{}: {error}", entry.path().display()))?);
    }
    seeds.sort();
    Ok(seeds)
}
