//! A bar on standard error, for a person who waits.

use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

/// Shows itself only on a terminal, and only after a second.
pub struct Progress {
    total: usize,
    done: usize,
    began: Instant,
    bar: Option<ProgressBar>,
    may_show: bool,
}

impl Progress {
    pub fn new(total: usize, wanted: bool) -> Progress {
        let may_show = wanted && io::stderr().is_terminal();
        Progress { total, done: 0, began: Instant::now(), bar: None, may_show }
    }

    /// One more is done.
    pub fn step(&mut self) {
        self.done += 1;
        if !self.may_show || self.total < 2 {
            return;
        }
        if self.bar.is_none() && self.began.elapsed() > Duration::from_secs(1) {
            let bar = ProgressBar::new(self.total as u64);
            if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} reports, {eta} to go") {
                bar.set_style(style);
            }
            self.bar = Some(bar);
        }
        if let Some(bar) = &self.bar {
            bar.set_position(self.done as u64);
        }
    }

    /// One of the reports turned out to be so many, as a feed does.
    pub fn instead(&mut self, reports: usize) {
        self.total = (self.total + reports).saturating_sub(1);
        if let Some(bar) = &self.bar {
            bar.set_length(self.total as u64);
        }
    }

    /// Does something that prints, with the bar out of the way.
    pub fn aside<T>(&self, print: impl FnOnce() -> T) -> T {
        match &self.bar {
            Some(bar) => bar.suspend(print),
            None => print(),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
