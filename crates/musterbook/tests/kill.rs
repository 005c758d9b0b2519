//! The program is killed in the middle of adding: what it acknowledged is there, and the ledger is whole. The ledger by
//! itself is killed far more often, in its own test.
//!
//! The moments are random, and measured by progress: so many reports acknowledged, and then some part of the time that
//! the next ones take. How fast the machine is and what else it does makes no difference.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

/// Ledgers, each killed so many times while the same reports are added to it; then the adding is brought to its end.
const LEDGERS: usize = 3;
const KILLS: usize = 10;
/// Ledgers at a time.
const AT_ONCE: usize = 2;
/// Six transactions.
const REPORTS: usize = 192;

fn musterbook(ledger: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_musterbook"));
    command.env("MUSTERBOOK_LEDGER", ledger);
    command
}

/// A small generator of random numbers, so that what fails can be tried again.
struct Random(u64);

impl Random {
    /// At least 0 and less than `end`.
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end.max(1)
    }
}

/// A running `add --each`.
struct Adding {
    child: Child,
    lines: std::io::Lines<BufReader<ChildStdout>>,
    begun: Instant,
}

impl Adding {
    fn begin(ledger: &Path, reports: &Path) -> Adding {
        let mut child = musterbook(ledger)
            .args(["add", "--each", "--no-progress", "--published", "2025-06-16"])
            .arg(reports)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        Adding { child, lines, begun: Instant::now() }
    }

    /// The next report that is said to be on the disk: `new report 7 reports/06.txt`.
    fn next(&mut self) -> Option<PathBuf> {
        let line = self.lines.next()?.ok()?;
        Some(PathBuf::from(line.splitn(4, ' ').nth(3)?)).filter(|path| path.extension().is_some())
    }

    /// Kills it; the reports that it acknowledged up to then, and how it ended.
    fn kill(mut self) -> (Vec<PathBuf>, ExitStatus) {
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

/// What the ledger holds: the address of each report, with the number of its claims.
fn held(ledger: &Path) -> BTreeSet<(PathBuf, u64)> {
    let output = musterbook(ledger).args(["reports", "--format", "jsonl", "--limit", "1000"]).output().unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    let reports = lines.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let pair = |report: serde_json::Value| {
        (PathBuf::from(report["addresses"][0].as_str().unwrap()), report["claims"].as_u64().unwrap())
    };
    reports.map(pair).collect()
}

fn verify(ledger: &Path) {
    let output = musterbook(ledger).arg("verify").output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    assert!(output.status.success(), "{}: {}", ledger.display(), String::from_utf8_lossy(&said));
}

/// One ledger: killed until it was killed often enough, then looked at, then filled. How often a kill came after
/// something was acknowledged and before the end.
fn one(ledger: &Path, reports: &Path, random: &mut Random) -> usize {
    // How long it takes until the first report is acknowledged, and how long the next ones take; measured on the way.
    let (mut to_first, mut to_next) = (Duration::from_millis(100), Duration::from_millis(20));
    let mut acknowledged = BTreeSet::new();
    let (mut kills, mut amid) = (0, 0);
    for round in 0.. {
        assert!(round < 20 * KILLS, "it ends before it can be killed");
        let mut adding = Adding::begin(ledger, reports);
        // Every third kill comes before anything was acknowledged, while the ledger is made or opened.
        let wanted = if random.below(3) == 0 { 0 } else { 1 + random.below(REPORTS / 2) };
        let (mut seen, mut last, mut longest) = (0, adding.begun, Duration::ZERO);
        while seen < wanted
            && let Some(name) = adding.next()
        {
            match seen {
                0 => to_first = last.elapsed(),
                _ => longest = longest.max(last.elapsed()),
            }
            last = Instant::now();
            seen += 1;
            acknowledged.insert(name);
        }
        // Reports are acknowledged several at a time: the longest wait is that for a transaction.
        to_next = if longest.is_zero() { to_next } else { longest };
        let span = if seen == 0 { to_first } else { to_next };
        thread::sleep(span.mul_f64(random.below(1_000) as f64 / 1_000.0));
        let (rest, status) = adding.kill();
        acknowledged.extend(rest);
        if was_killed(status) {
            kills += 1;
            amid += usize::from(seen > 0);
        }
        if kills >= KILLS && amid >= KILLS / 3 {
            break;
        }
    }
    if ledger.exists() {
        verify(ledger);
    }
    let there = held(ledger);
    let half: Vec<_> = there.iter().filter(|(_, claims)| *claims != 2).collect();
    assert!(half.is_empty(), "half reports: {half:?}");
    let lost: Vec<_> = acknowledged.iter().filter(|name| !there.contains(&((*name).clone(), 2))).collect();
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    // What is left of it is no obstacle.
    let mut adding = Adding::begin(ledger, reports);
    let all = std::iter::from_fn(|| adding.next()).count();
    assert!(adding.child.wait().unwrap().success() && all == REPORTS, "{all} reports in the end");
    verify(ledger);
    assert_eq!(held(ledger).len(), REPORTS);
    amid
}

#[test]
fn nothing_acknowledged_is_lost_and_no_half_report_is_left() {
    let directory = tempfile::tempdir().unwrap();
    let root = fs::canonicalize(directory.path()).unwrap();
    let reports = root.join("reports");
    fs::create_dir(&reports).unwrap();
    for n in 0..REPORTS {
        let text = format!(
            "Shelling in Kharkiv\n\nAt least {} people were killed and {} wounded in Kharkiv on Monday, officials said.\n",
            n + 2,
            n + 3
        );
        fs::write(reports.join(format!("{n:03}.txt")), text).unwrap();
    }
    let next = Mutex::new(0..LEDGERS);
    let take = || next.lock().unwrap().next();
    let work = || {
        let mut amid = 0;
        while let Some(n) = take() {
            amid += one(&root.join(format!("{n}.musterbook")), &reports, &mut Random(n as u64));
        }
        amid
    };
    let amid: usize = thread::scope(|scope| {
        let workers: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(work)).collect();
        workers.into_iter().map(|worker| worker.join().unwrap()).sum()
    });
    assert!(amid >= LEDGERS, "of {} kills only {amid} came amid the adding", LEDGERS * KILLS);
}
