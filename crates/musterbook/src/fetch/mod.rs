//! Fetching, politely: who asks is said, robots.txt is obeyed, one request at a time, with a pause between those to one
//! host, and never into a private network.
//!
//! In: an address. Out: the bytes that stand there, with the address where they were found and their type; or why not.
//! Redirects are followed here, not by the HTTP client, so that each hop passes the same checks.

mod address;
mod kind;
mod options;
mod pace;
mod request;
mod resolver;
mod robots;
#[cfg(test)]
pub mod server;
mod special;
#[cfg(test)]
mod tests;

pub use kind::not_a_report;
pub use options::{FetchOptions, Limits};

use crate::refused::{Refused, Why};
use pace::Pace;
use request::{Answer, Client, Want};
use resolver::Guard;
use robots::{Robots, Rules};
use std::thread;
use std::time::{Duration, Instant};
use url::Url;

/// Redirects that are followed.
const HOPS: usize = 10;
/// The longest wait after "too many requests" that is waited out, once.
const WAIT: Duration = Duration::from_secs(30);

/// What was fetched.
#[derive(Debug)]
pub struct Fetched {
    /// Where it was found, after redirects.
    pub address: String,
    /// The `Content-Type` header, if there was one.
    pub content_type: Option<String>,
    pub bytes: Vec<u8>,
}

/// Fetches page after page; what it learns of the hosts is kept.
pub struct Fetcher {
    client: Client,
    limits: Limits,
    robots: Robots,
    pace: Pace,
}

impl Fetcher {
    pub fn new(limits: Limits) -> Fetcher {
        let guard = Guard::new(limits.allow_private);
        Fetcher::with(limits, guard)
    }

    fn with(limits: Limits, guard: Guard) -> Fetcher {
        let pace = Pace::new(limits.interval);
        Fetcher { client: Client::new(&limits, guard), limits, robots: Robots::default(), pace }
    }

    /// Fetches what stands at an address: a page, a plain text or a feed; anything else is refused.
    pub fn fetch(&mut self, given: &str) -> Result<Fetched, Refused> {
        let url = address::parse(given)?;
        let want = Want { largest: self.limits.largest, any_kind: false, cut: false };
        // The address that was given is the one that a person knows.
        self.follow(url, want, true).map_err(|mut refused| {
            if refused.problem.place != given {
                refused.problem.what = format!("{} ({})", refused.problem.what, refused.problem.place);
                refused.problem.place = given.to_owned();
            }
            refused
        })
    }

    /// Asks, and follows redirects; `obey` is whether the robots.txt of each hop has a say.
    fn follow(&mut self, start: Url, want: Want, obey: bool) -> Result<Fetched, Refused> {
        let mut seen = vec![start.clone()];
        let mut url = start;
        let mut has_waited = false;
        loop {
            let delay = if obey { self.check_robots(&url)? } else { None };
            match self.ask(&url, want, delay)? {
                Answer::Here(fetched) => return Ok(fetched),
                Answer::Later(status, wait) => {
                    let host = url.host_str().unwrap_or_default();
                    self.pace.hold(host, Instant::now(), wait);
                    if has_waited || wait > WAIT {
                        let what = format!("the site asks to wait {} seconds (HTTP {status})", wait.as_secs());
                        return Err(Refused::new(Why::Later, url.as_str(), what));
                    }
                    has_waited = true;
                }
                Answer::Elsewhere(next) => {
                    if seen.contains(&next) {
                        let what = format!("redirects in a circle, back to {next}");
                        return Err(Refused::new(Why::Redirects, url.as_str(), what));
                    }
                    if seen.len() > HOPS {
                        let what = format!("redirects more than {HOPS} times");
                        return Err(Refused::new(Why::Redirects, url.as_str(), what));
                    }
                    seen.push(next.clone());
                    url = next;
                }
            }
        }
    }

    /// One request, when the host may be asked.
    fn ask(&mut self, url: &Url, want: Want, delay: Option<Duration>) -> Result<Answer, Refused> {
        let host = url.host_str().unwrap_or_default();
        let wait = self.pace.due(host, Instant::now());
        if wait > pace::LONGEST {
            let what = format!("the site asks for a pause of {} seconds", wait.as_secs());
            return Err(Refused::new(Why::Later, url.as_str(), what));
        }
        thread::sleep(wait);
        let answer = self.client.ask(url, want);
        self.pace.answered(host, Instant::now(), delay);
        answer
    }

    /// Whether the robots.txt of an address allows it, and the delay it asks for; fetched once per site.
    fn check_robots(&mut self, url: &Url) -> Result<Option<Duration>, Refused> {
        if self.robots.get(url).is_none() {
            let rules = match robots::address(url) {
                Some(address) => {
                    let want = Want { largest: robots::LARGEST, any_kind: true, cut: true };
                    let answer = self.follow(address, want, false);
                    Rules::of(answer.as_ref().map(|fetched| fetched.bytes.as_slice()))
                }
                None => Rules::All,
            };
            self.robots.keep(url, rules);
        }
        let Some(rules) = self.robots.get(url) else { return Ok(None) };
        rules.check(url)?;
        Ok(rules.delay())
    }
}
