//! A writer is killed at random moments, two hundred times: what it acknowledged is there, there is no half report, and the
//! ledger is whole. The writer is this program itself, started again; a moment is so many acknowledged reports, and then
//! a random part of the time that the writer takes for the next ones, so that the speed of the machine makes no
//! difference.

use jiff::Timestamp;
use jiff::civil::date;
use musterbook_core::one_line;
use musterbook_core::page::Report;
use musterbook_core::read::Reading;
use musterbook_core::span::Span;
use musterbook_ledger::{Arrival, Filter, Ledger, Page};
use std::collections::BTreeSet;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Ledgers, each killed so many times while the same reports are added to it.
const LEDGERS: usize = 20;
const KILLS: usize = 11;
const REPORTS: usize = 160;
/// Claims in each report.
const CLAIMS: usize = 2;
/// Reports in a transaction; and every third transaction is one report.
const AT_ONCE: usize = 8;

/// As the parent without arguments; as the writer with a ledger's file behind `WRITER`.
fn main() {
    if let Some(ledger) = std::env::var_os("WRITER") {
        return write(Path::new(&ledger));
    }
    // `cargo test NAME` runs tests of that name.
    let is_asked = std::env::args().skip(1).filter(|it| !it.starts_with('-')).all(|name| "kill".contains(&name));
    if is_asked && !std::env::args().any(|it| it == "--list") {
        kill();
    }
}

fn kill() {
    let directory = tempfile::tempdir().unwrap();
    let mut random = Random(1);
    let (mut kills, mut amid) = (0, 0);
    for n in 0..LEDGERS {
        let ledger = directory.path().join(format!("{n}.musterbook"));
        let (killed, amid_adding) = one(&ledger, &mut random);
        kills += killed;
        amid += amid_adding;
    }
    println!("{kills} kills, {amid} of them amid the adding: nothing lost, no half report");
    assert!(kills >= 200 && amid >= 60, "{kills} kills, {amid} of them amid the adding");
}

/// One ledger: killed until it was killed often enough, looked at after each kill; then filled. How often it was killed,
/// and how often after something and before everything was acknowledged.
fn one(ledger: &Path, random: &mut Random) -> (usize, usize) {
    let (mut to_first, mut to_next) = (Duration::from_millis(10), Duration::from_millis(5));
    let mut acknowledged = BTreeSet::new();
    let (mut kills, mut amid) = (0, 0);
    for round in 0.. {
        assert!(round < 20 * KILLS, "the writer ends before it can be killed");
        let mut writer = Writer::begin(ledger);
        // Every third kill comes before anything was acknowledged, while the ledger is made or opened.
        let wanted = if random.below(3) == 0 { 0 } else { 1 + random.below(REPORTS * 3 / 4) };
        let (mut seen, mut last, mut longest) = (0, writer.begun, Duration::ZERO);
        while seen < wanted
            && let Some(address) = writer.next()
        {
            match seen {
                0 => to_first = last.elapsed(),
                _ => longest = longest.max(last.elapsed()),
            }
            last = Instant::now();
            seen += 1;
            acknowledged.insert(address);
        }
        // Reports are acknowledged several at a time: the longest wait is that for a transaction.
        to_next = if longest.is_zero() { to_next } else { longest };
        let span = if seen == 0 { to_first } else { to_next };
        thread::sleep(span.mul_f64(random.below(1_000) as f64 / 1_000.0));
        let (rest, status) = writer.kill();
        acknowledged.extend(rest);
        if was_killed(status) {
            kills += 1;
            amid += usize::from(seen > 0);
        } else {
            assert!(status.success(), "the writer failed by itself: {status}");
        }
        look(ledger, &acknowledged);
        if kills >= KILLS && amid >= KILLS / 3 {
            break;
        }
    }
    // What is left of it is no obstacle.
    let mut writer = Writer::begin(ledger);
    acknowledged.extend(std::iter::from_fn(|| writer.next()));
    assert!(writer.child.wait().unwrap().success());
    assert_eq!(acknowledged.len(), REPORTS);
    look(ledger, &acknowledged);
    (kills, amid)
}

/// Looks at what is left: everything acknowledged, whole reports only, nothing that `verify` finds.
fn look(ledger: &Path, acknowledged: &BTreeSet<String>) {
    if !ledger.exists() {
        assert!(acknowledged.is_empty());
        return;
    }
    // A writer killed while it made the file left one that the next writer makes anew.
    let ledger = Ledger::open(ledger).unwrap();
    assert_eq!(ledger.verify().unwrap(), []);
    let page = Page { limit: 1_000, offset: 0 };
    let there = ledger.reports(&Filter::default(), None, page, ledger.known_at(None).unwrap()).unwrap();
    assert!(there.iter().all(|report| report.claims == CLAIMS as i64), "a half report: {there:?}");
    let addresses: BTreeSet<String> = there.into_iter().flat_map(|report| report.addresses).collect();
    let lost: Vec<&String> = acknowledged.difference(&addresses).collect();
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
}

/// A running writer, as its killer sees it.
struct Writer {
    child: Child,
    lines: io::Lines<BufReader<ChildStdout>>,
    begun: Instant,
}

impl Writer {
    fn begin(ledger: &Path) -> Writer {
        let mut command = Command::new(std::env::current_exe().unwrap());
        let mut child = command.env("WRITER", ledger).stdout(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        Writer { child, lines, begun: Instant::now() }
    }

    /// The next report that it acknowledges; a line that the kill cut off is none.
    fn next(&mut self) -> Option<String> {
        Some(self.lines.next()?.ok()?.strip_suffix(" kept")?.to_owned())
    }

    /// Kills it; what it had acknowledged, and how it ended.
    fn kill(mut self) -> (Vec<String>, ExitStatus) {
        self.child.kill().unwrap();
        let status = self.child.wait().unwrap();
        (std::iter::from_fn(|| self.next()).collect(), status)
    }
}

/// Whether it was killed, and had not ended by itself before.
fn was_killed(status: ExitStatus) -> bool {
    #[cfg(unix)]
    return std::os::unix::process::ExitStatusExt::signal(&status) == Some(9);
    #[cfg(not(unix))]
    return !status.success();
}

/// The writer: adds all reports, and says of each that it is kept.
fn write(ledger: &Path) {
    let mut ledger = Ledger::open(ledger).unwrap();
    let mut adder = ledger.adder();
    let readings: Vec<(String, Reading)> = (0..REPORTS).map(|n| (format!("{n}.txt"), reading(n))).collect();
    let mut rest = readings.as_slice();
    for turn in 0.. {
        let several = if turn % 3 == 0 { 1 } else { AT_ONCE };
        let (these, others) = rest.split_at(several.min(rest.len()));
        if these.is_empty() {
            break;
        }
        rest = others;
        let arrival = |(address, reading)| Arrival { address, reading, reader: "test", at: Timestamp::now() };
        let arrivals: Vec<Arrival> =
            these.iter().map(|(address, reading)| arrival((address.as_str(), reading))).collect();
        adder.add_all(&arrivals).unwrap();
        let mut out = io::stdout().lock();
        these.iter().for_each(|(address, _)| writeln!(out, "{address} kept").unwrap());
        out.flush().unwrap();
    }
}

/// A report, different for each number, with its claims as the reader would find them.
fn reading(n: usize) -> Reading {
    let (killed, wounded) = (n + 2, n + 203);
    let said = "They spoke of heavy shelling overnight, of houses burnt down, and of a market that was hit at noon. ";
    let text =
        format!("{}At least {killed} people were killed and {wounded} wounded in Kharkiv.\n", said.repeat(n % 7));
    let claims = [(killed, "killed"), (wounded, "wounded")].map(|(number, outcome)| {
        let mut claim = one_line::parse(&format!("[{number}] at_least people {outcome} when=2025-06-16")).unwrap();
        let start = text.find(&number.to_string()).unwrap();
        claim.anchor = Span { start, end: start + number.to_string().len() };
        claim.evidence = Span { start: 0, end: text.len() - 1 };
        claim
    });
    let report =
        Report { text, outlet: Some("Daily A".to_owned()), published: Some(date(2025, 6, 17)), ..Report::default() };
    Reading { report, claims: claims.to_vec(), rejected: Vec::new() }
}

/// A small generator of random numbers.
struct Random(u64);

impl Random {
    /// At least 0 and less than `end`.
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end.max(1)
    }
}
