//! `cargo xtask bench ledger`: a ledger of many reports: adding, listing, linking, size.
//!
//! The reports are made of sentences of the gold, drawn by chance with a fixed seed and with other numbers, so that they
//! are read like real ones and are seldom copies; every tenth is a near copy of an earlier one.

use super::listings;
use crate::sets::gold_files;
use clap::Args;
use jiff::Timestamp;
use jiff::civil::date;
use musterbook_core::page::Report;
use musterbook_core::read::{Reading, read_text};
use musterbook_core::score::read_gold;
use musterbook_ledger::{Arrival, Ledger};
use std::time::{Duration, Instant};

/// Measure a ledger of many reports.
#[derive(Args)]
pub struct Options {
    /// Reports; what is measured is printed at a hundredth, a tenth, three tenths and all of them
    #[arg(long, default_value_t = 100_000)]
    reports: usize,
    /// Keep the ledger at this path
    #[arg(long, value_name = "PATH")]
    keep: Option<std::path::PathBuf>,
    /// Print how long each listing takes, not the slowest alone
    #[arg(long)]
    each: bool,
    /// Make nothing: time the listings of the ledger at this path
    #[arg(long, value_name = "PATH", conflicts_with = "keep")]
    of: Option<std::path::PathBuf>,
}

/// Reports written in one transaction.
const AT_ONCE: usize = 100;

struct Chance(u64);

impl Chance {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }
}

pub fn run(options: &Options) -> Result<bool, String> {
    let said = |error: musterbook_ledger::Error| format!("{error}; {}", error.remedy());
    if let Some(path) = &options.of {
        let ledger = Ledger::open_to_read(path).map_err(said)?;
        let (slowest, name) = listings::slowest(&ledger, true).map_err(said)?;
        println!("slowest: {:.1} ms, {name}", slowest * 1e3);
        println!("as known on a day:");
        listings::past(&ledger).map_err(said)?;
        return Ok(true);
    }
    let pool = sentences()?;
    let path = options.keep.clone().unwrap_or_else(|| std::env::temp_dir().join("musterbook-bench.ledger"));
    for end in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{end}", path.display()));
    }
    let mut ledger = Ledger::open(&path).map_err(said)?;
    let mut chance = Chance(7);
    let mut texts: Vec<String> = Vec::new();
    let (mut claims, mut written, mut worked) = (0, Duration::ZERO, Duration::ZERO);
    let steps = [options.reports / 100, options.reports / 10, options.reports * 3 / 10, options.reports];
    println!(
        "{:>8} {:>8} {:>9} {:>9} {:>9} {:>12} {:>9}  slowest listing",
        "reports", "claims", "claims/s", "µs/claim", "CPU µs", "bytes/claim", "listing"
    );
    let mut last = (0, Duration::ZERO, Duration::ZERO);
    for n in (0..options.reports).step_by(AT_ONCE) {
        let reports: Vec<(String, Report)> = (n..(n + AT_ONCE).min(options.reports))
            .map(|n| {
                let text = if n % 10 == 9 && !texts.is_empty() {
                    let of = chance.next(texts.len());
                    format!("{}\nMore on this story follows.", texts[of])
                } else {
                    made(&pool, &mut chance)
                };
                let keep = chance.next(2_000);
                if texts.len() < 2_000 {
                    texts.push(text.clone())
                } else {
                    texts[keep] = text.clone()
                }
                let day = date(2024, 1, 1).saturating_add(jiff::Span::new().days((n * 700 / options.reports) as i64));
                let outlet = format!("Outlet {}", chance.next(200));
                (format!("bench/{n}"), Report { text, outlet: Some(outlet), published: Some(day), ..Report::default() })
            })
            .collect();
        let readings = read(reports);
        let arrivals: Vec<Arrival> = readings
            .iter()
            .map(|(address, reading)| Arrival { address, reading, reader: "bench", at: Timestamp::UNIX_EPOCH })
            .collect();
        let (began, before) = (Instant::now(), on_cpu());
        let added = ledger.adder().add_all(&arrivals).map_err(said)?;
        written += began.elapsed();
        worked += on_cpu() - before;
        claims += added.iter().map(|added| added.claims).sum::<usize>();
        let done = n + arrivals.len();
        if steps.contains(&done) {
            let seconds = (written - last.1).as_secs_f64();
            let of = claims - last.0;
            let (slowest, name) = listings::slowest(&ledger, options.each).map_err(said)?;
            let size = std::fs::metadata(&path).map_or(0, |it| it.len());
            println!(
                "{done:>8} {claims:>8} {:>9.0} {:>9.0} {:>9.0} {:>12} {:>6.1} ms  {name}",
                of as f64 / seconds,
                seconds * 1e6 / of as f64,
                (worked - last.2).as_secs_f64() * 1e6 / of as f64,
                size as usize / claims.max(1),
                slowest * 1e3
            );
            last = (claims, written, worked);
        }
    }
    if options.keep.is_none() {
        drop(ledger);
        for end in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{end}", path.display()));
        }
    }
    Ok(true)
}

/// Reads the reports, some at a time.
fn read(mut reports: Vec<(String, Report)>) -> Vec<(String, Reading)> {
    let mut readings = Vec::new();
    std::thread::scope(|scope| {
        let mut readers = Vec::new();
        while !reports.is_empty() {
            let part: Vec<_> = reports.drain(..reports.len().min(AT_ONCE / 4)).collect();
            readers.push(scope.spawn(|| part.into_iter().map(one).collect::<Vec<_>>()));
        }
        readings.extend(readers.into_iter().flat_map(|reader| reader.join().unwrap_or_default()));
    });
    readings
}

fn one((address, report): (String, Report)) -> (String, Reading) {
    let (claims, rejected) = read_text(&report.text, report.published);
    (address, Reading { report, claims, rejected })
}

/// How long this thread was at work so far; nothing where the system does not say. On a busy machine it is less than the
/// clock's time.
fn on_cpu() -> Duration {
    let said = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(said.split(' ').next().and_then(|nanos| nanos.parse().ok()).unwrap_or(0))
}

fn sentences() -> Result<Vec<String>, String> {
    let mut pool = Vec::new();
    for file in gold_files()? {
        let name = file.display().to_string();
        let content = std::fs::read_to_string(&file).map_err(|error| format!("{name}: {error}"))?;
        for document in read_gold(&name, &content, &mut |_| {}).map_err(|bad| bad.0)? {
            pool.extend(document.text.lines().filter(|line| line.len() > 60).map(str::to_owned));
        }
    }
    Ok(pool)
}

/// A report of some paragraphs, each digit but the first of a number drawn anew.
fn made(pool: &[String], chance: &mut Chance) -> String {
    let mut text = format!("Report {}\n", chance.next(1_000_000));
    for _ in 0..1 + chance.next(3) {
        let mut within = false;
        for c in pool[chance.next(pool.len())].chars() {
            let is_digit = c.is_ascii_digit();
            text.push(if is_digit && within { char::from(b'0' + chance.next(10) as u8) } else { c });
            within = is_digit;
        }
        text.push('\n');
    }
    text
}
