//! `cargo xtask bench`: how fast the reader is, stage by stage, and whether it stays so on long texts.

use crate::reader::STAGES;
use crate::sets::gold_files;
use clap::Args;
use jiff::civil::{Date, date};
use musterbook_core::document::Document;
use musterbook_core::read::read_text;
use musterbook_core::score::read_gold;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// The day of publication that relative dates are read against.
const PUBLISHED: Date = date(2025, 6, 16);

/// Print MB/s of each stage and of the whole, for texts of several lengths, on one thread.
#[derive(Args)]
#[group(skip)]
pub struct Options {
    /// Lengths of the texts in bytes
    #[arg(long, value_delimiter = ',', default_value = "1000,10000,100000,1000000,10000000")]
    sizes: Vec<usize>,
    /// Runs of each, of which the median counts; fewer where one takes long
    #[arg(long, default_value_t = 9)]
    runs: usize,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub fn run(options: &Options) -> Result<bool, String> {
    let texts = gold_texts()?;
    let _ = read_text(&texts[0], Some(PUBLISHED)); // loads the tables, which is not the reader's speed
    let names = std::iter::once("tokens").chain(STAGES.iter().map(|(name, _)| *name)).chain(["whole"]);
    let mut rows: Vec<(&str, Vec<f64>)> = names.map(|name| (name, Vec::new())).collect();
    for &size in &options.sizes {
        let text = grown(&texts, size);
        for (row, rate) in rows.iter_mut().zip(rates(&text, options.runs)) {
            row.1.push(rate);
        }
    }
    if options.json {
        let map: serde_json::Map<String, serde_json::Value> =
            rows.iter().map(|(name, rates)| (name.to_string(), serde_json::json!(rates))).collect();
        println!("{}", serde_json::json!({ "bytes": options.sizes, "mb_per_s": map }));
        return Ok(true);
    }
    println!(
        "{:<14}{}",
        "MB/s",
        options.sizes.iter().map(|&size| format!("{:>10}", readable(size))).collect::<String>()
    );
    for (name, rates) in &rows {
        println!("{name:<14}{}", rates.iter().map(|rate| format!("{rate:>10.2}")).collect::<String>());
    }
    if let Some((first, last)) = rows.last().and_then(|(_, rates)| Some((rates.first()?, rates.last()?))) {
        println!("whole, shortest text to longest: {:.2} times as fast", last / first);
    }
    Ok(true)
}

/// MB/s of tokens, each stage, and the whole.
fn rates(text: &str, runs: usize) -> Vec<f64> {
    let mut times: Vec<Vec<Duration>> = vec![Vec::new(); STAGES.len() + 2];
    // A short text is read many times in a run, so that the clock sees it.
    let repeats = (200_000 / text.len().max(1)).max(1);
    let began = Instant::now();
    for run in 0..runs.max(1) {
        if run >= 3 && began.elapsed() > Duration::from_secs(10) {
            break;
        }
        let mut spent = vec![Duration::ZERO; STAGES.len() + 2];
        for _ in 0..repeats {
            let (time, mut doc) = timed(|| Document::new(text, Some(PUBLISHED), Vec::new()));
            spent[0] += time;
            let mut drafts = Vec::new();
            for (at, (_, stage)) in STAGES.iter().enumerate() {
                spent[at + 1] += timed(|| stage(&mut doc, &mut drafts)).0;
            }
            black_box((doc, drafts));
            let (time, reading) = timed(|| read_text(text, Some(PUBLISHED)));
            black_box(reading);
            spent[STAGES.len() + 1] += time;
        }
        for (all, time) in times.iter_mut().zip(spent) {
            all.push(time / repeats as u32);
        }
    }
    let rate = |mut times: Vec<Duration>| {
        times.sort();
        text.len() as f64 / 1e6 / times[times.len() / 2].as_secs_f64().max(1e-9)
    };
    times.into_iter().map(rate).collect()
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let began = Instant::now();
    let result = work();
    (began.elapsed(), result)
}

fn gold_texts() -> Result<Vec<String>, String> {
    let mut texts = Vec::new();
    for file in gold_files()? {
        let content = std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let gold = read_gold(&file.display().to_string(), &content, &mut |_| ()).map_err(|bad| bad.0)?;
        texts.extend(gold.into_iter().map(|document| document.text));
    }
    if texts.is_empty() { Err("corpus/gold has no texts".to_owned()) } else { Ok(texts) }
}

/// A text of about `size` bytes: the gold's, over and over, with other digits each time.
fn grown(texts: &[String], size: usize) -> String {
    let mut out = String::with_capacity(size + 4);
    let mut seed: u32 = 12345;
    for text in texts.iter().cycle() {
        let mut after_digit = false;
        for c in text.chars() {
            if out.len() >= size {
                return out;
            }
            if c.is_ascii_digit() && after_digit {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                out.push(char::from(b'0' + (seed >> 24) as u8 % 10));
            } else {
                out.push(c);
            }
            after_digit = c.is_ascii_digit();
        }
        out.push_str("\n\n");
    }
    out
}

fn readable(size: usize) -> String {
    match size {
        1_000_000.. => format!("{} MB", size / 1_000_000),
        1_000.. => format!("{} kB", size / 1_000),
        _ => format!("{size} B"),
    }
}
