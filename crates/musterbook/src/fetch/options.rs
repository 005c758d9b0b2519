//! How addresses are fetched: the flags of every command that reads them, and the limits they stand for.

use clap::Args;
use std::time::Duration;

/// How addresses are fetched.
#[derive(Args, Clone)]
pub struct FetchOptions {
    /// Fetch from private, loopback and link-local addresses too
    #[arg(long)]
    pub allow_private: bool,
    /// Refuse what is larger, in megabytes
    #[arg(long, value_name = "MB", default_value_t = 20, value_parser = clap::value_parser!(u64).range(1..=1000))]
    pub max_size: u64,
    /// Give up on a page after so many seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..=3600))]
    pub timeout: u64,
    /// Seconds between two requests to one host, at least; a longer delay in its robots.txt is obeyed
    #[arg(long, value_name = "SECONDS", default_value_t = 1.0, value_parser = interval)]
    pub interval: f64,
}

fn interval(text: &str) -> Result<f64, String> {
    let seconds: f64 = text.parse().map_err(|_| "not a number; write it like 2 or 0.5".to_owned())?;
    (0.0..=60.0).contains(&seconds).then_some(seconds).ok_or_else(|| "not between 0 and 60".to_owned())
}

/// The limits of fetching.
#[derive(Clone, Debug)]
pub struct Limits {
    pub allow_private: bool,
    /// Bytes of a page, after decompression.
    pub largest: u64,
    /// For one request with its answer.
    pub total: Duration,
    /// Between the ends of one request to a host and the next.
    pub interval: Duration,
}

impl FetchOptions {
    pub fn limits(&self) -> Limits {
        Limits {
            allow_private: self.allow_private,
            largest: self.max_size * 1_000_000,
            total: Duration::from_secs(self.timeout),
            interval: Duration::from_secs_f64(self.interval),
        }
    }
}
