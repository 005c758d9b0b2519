//! What can go wrong with a file: damage, a full disk, no right to write, others at work; nothing is lost by it.

use jiff::Timestamp;
use jiff::civil::date;
use musterbook_core::page::Report;
use musterbook_core::read::{Reading, read_text};
use musterbook_ledger::{Added, Arrival, Author, Decision, Error, Filter, Ledger, Page, restore};
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

const ALL: Page = Page { limit: 10_000, offset: 0 };

fn reading(n: usize) -> Reading {
    let text = format!(
        "Shelling\n\nAt least {} people were killed in Kharkiv on Monday, officials said. {}\n",
        n + 2,
        "They spoke of houses burnt down and of a market that was hit. ".repeat(n % 9)
    );
    let published = Some(date(2025, 6, 17));
    let (claims, rejected) = read_text(&text, published);
    Reading { report: Report { text, published, ..Report::default() }, claims, rejected }
}

fn add(ledger: &mut Ledger, n: usize) -> Result<Added, Error> {
    let address = format!("{n}.txt");
    let arrival = Arrival { address: &address, reading: &reading(n), reader: "test", at: Timestamp::now() };
    ledger.adder().add(&arrival)
}

fn reports(ledger: &Ledger) -> usize {
    ledger.reports(&Filter::default(), None, ALL, ledger.known_at(None).unwrap()).unwrap().len()
}

/// A ledger of so many reports in one file.
fn made(path: &Path, reports: usize) {
    let mut ledger = Ledger::open(path).unwrap();
    for n in 0..reports {
        add(&mut ledger, n).unwrap();
    }
}

#[test]
fn on_a_full_disk_what_was_acknowledged_is_kept_and_the_rest_can_be_added_later() {
    let directory = tempfile::tempdir().unwrap();
    let mut ledger = Ledger::open(&directory.path().join("ledger")).unwrap();
    add(&mut ledger, 0).unwrap();
    ledger.disk_is_full(true).unwrap();
    let mut kept = 1;
    let error = loop {
        match add(&mut ledger, kept) {
            Ok(_) => kept += 1,
            Err(error) => break error,
        }
        assert!(kept < 1_000, "it is never full");
    };
    assert!(matches!(error, Error::Disk { .. }), "{error:?}");
    assert_eq!((reports(&ledger), ledger.verify().unwrap()), (kept, Vec::new()));
    ledger.disk_is_full(false).unwrap();
    add(&mut ledger, kept).unwrap();
    assert_eq!((reports(&ledger), ledger.verify().unwrap()), (kept + 1, Vec::new()));
}

#[test]
fn strange_characters_are_kept_where_they_stand() {
    let mut ledger = Ledger::in_memory().unwrap();
    let text = "A zero\0 and \u{1f600}.\u{200b} At least 12 people were killed in Kharkiv on Monday, officials said.";
    let (claims, rejected) = read_text(text, Some(date(2025, 6, 17)));
    let title = Some("\0".to_owned());
    let reading = Reading { report: Report { text: text.to_owned(), title, ..Report::default() }, claims, rejected };
    let arrival = Arrival { address: "a", reading: &reading, reader: "test", at: Timestamp::now() };
    ledger.adder().add(&arrival).unwrap();
    assert_eq!(ledger.verify().unwrap(), []);
    let shown = ledger.shown(1, ledger.known_at(None).unwrap()).unwrap();
    assert!(shown.after.starts_with(" people were killed"), "{shown:?}");
    let found = ledger.search("kharkiv", &Filter::default(), None, ALL, ledger.known_at(None).unwrap()).unwrap();
    assert_eq!(found.len(), 1);
    // The same again is known.
    ledger.adder().add(&arrival).unwrap();
    assert_eq!(reports(&ledger), 1);
}

#[test]
fn no_damage_goes_unnoticed_and_none_is_worse_than_an_error() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("ledger");
    made(&path, 12);
    let whole = fs::read(&path).unwrap();
    let damaged = directory.path().join("damaged");
    for (n, at) in (0..whole.len()).step_by(4096).enumerate() {
        let mut bytes = whole.clone();
        // Pages of zeros, of noise, and a file that ends there.
        match n % 3 {
            0 => bytes[at..at + 4096].fill(0),
            1 => (at..at + 4096).for_each(|at| bytes[at] = (at * 31 % 251) as u8),
            _ => bytes.truncate(at + 2048),
        }
        fs::write(&damaged, &bytes).unwrap();
        let faults = match Ledger::open_to_read(&damaged) {
            Ok(ledger) => {
                let known = ledger.known_at(None);
                // Whatever can still be read is listed; the rest is an error.
                let _ = known.and_then(|known| ledger.claims(&Filter::default(), Default::default(), ALL, known));
                ledger.verify().map(|faults| faults.len())
            }
            Err(error) => Err(error),
        };
        match faults {
            Ok(0) => panic!("page {} is damaged, and nobody sees it", n + 1),
            Ok(_) | Err(Error::Damaged { .. } | Error::Foreign { .. }) => {}
            Err(error) => panic!("page {}: {error}", n + 1),
        }
    }
    let backup = directory.path().join("backup");
    Ledger::open_to_read(&path).unwrap().backup(&backup).unwrap();
    let kept = restore(&backup, &damaged).unwrap().unwrap();
    assert!(kept.exists() && reports(&Ledger::open_to_read(&damaged).unwrap()) == 12);
}

#[test]
fn where_nothing_may_be_written_all_can_be_read() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("led?ger #1%");
    made(&path, 3);
    let set = |is_read_only| {
        for path in [&path, directory.path()] {
            let mut permissions = fs::metadata(path).unwrap().permissions();
            permissions.set_readonly(is_read_only);
            fs::set_permissions(path, permissions).unwrap();
        }
    };
    set(true);
    let mut ledger = Ledger::open_to_read(&path).unwrap();
    assert_eq!((reports(&ledger), ledger.verify().unwrap()), (3, Vec::new()));
    let author = Author { name: "Ada", reason: "seen", at: Timestamp::now() };
    let decided = ledger.decide(&Decision::Accept { claim: 1 }, &author);
    assert!(matches!(decided, Err(Error::ReadOnly)), "{decided:?}");
    assert!(matches!(add(&mut ledger, 9), Err(Error::ReadOnly)));
    drop(ledger);
    set(false);
}

#[test]
fn a_backup_is_of_one_moment_while_somebody_writes() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("ledger");
    made(&path, 1);
    let (acknowledged, stop) = (AtomicUsize::new(1), AtomicBool::new(false));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut ledger = Ledger::open(&path).unwrap();
            let mut n = 1;
            while !stop.load(Ordering::Relaxed) {
                add(&mut ledger, n).unwrap();
                n += 1;
                acknowledged.store(n, Ordering::SeqCst);
            }
        });
        let reader = Ledger::open_to_read(&path).unwrap();
        for n in 0..8 {
            let before = acknowledged.load(Ordering::SeqCst);
            let to = directory.path().join(format!("backup{n}"));
            reader.backup(&to).unwrap();
            let backup = Ledger::open_to_read(&to).unwrap();
            assert_eq!(backup.verify().unwrap(), []);
            let held = reports(&backup);
            assert!(held >= before, "{held} in the backup, {before} acknowledged before it");
            // The writer goes on meanwhile.
            let began = Instant::now();
            while acknowledged.load(Ordering::SeqCst) <= before && began.elapsed() < Duration::from_secs(20) {
                std::thread::yield_now();
            }
            assert!(acknowledged.load(Ordering::SeqCst) > before, "the writer stands still");
        }
        stop.store(true, Ordering::Relaxed);
    });
    assert_eq!(Ledger::open_to_read(&path).unwrap().verify().unwrap(), []);
}

#[test]
fn a_ledger_that_is_open_elsewhere_is_not_replaced() {
    let directory = tempfile::tempdir().unwrap();
    let (path, backup) = (directory.path().join("ledger"), directory.path().join("backup"));
    made(&path, 2);
    let mut writer = Ledger::open(&path).unwrap();
    writer.backup(&backup).unwrap();
    add(&mut writer, 2).unwrap();
    let refused = restore(&backup, &path);
    assert!(matches!(refused, Err(Error::Busy)), "{refused:?}");
    // It goes on as if nothing had been.
    add(&mut writer, 3).unwrap();
    drop(writer);
    assert_eq!(reports(&Ledger::open_to_read(&path).unwrap()), 4);
    let kept = restore(&backup, &path).unwrap().unwrap();
    assert_eq!(reports(&Ledger::open_to_read(&path).unwrap()), 2);
    assert_eq!(reports(&Ledger::open_to_read(&kept).unwrap()), 4, "what stood there is kept");
    #[cfg(unix)]
    {
        let link = directory.path().join("link");
        std::os::unix::fs::symlink(&path, &link).unwrap();
        restore(&backup, &link).unwrap();
        assert!(link.is_symlink(), "the link still leads to the ledger");
    }
    assert_ne!(restore(&backup, &path).unwrap().unwrap(), kept, "nothing kept is overwritten");
    let names: Vec<_> = fs::read_dir(directory.path()).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert!(!names.iter().any(|name| name.to_string_lossy().contains(".restoring")), "{names:?}");
}
