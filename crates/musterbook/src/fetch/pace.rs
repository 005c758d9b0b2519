//! How fast a host is asked: one request at a time, with a least interval between the end of one and the next.

use std::collections::HashMap;
use std::time::{Duration, Instant};

/// The longest wait for one host; a site that asks for more is left for later.
pub const LONGEST: Duration = Duration::from_secs(60);

/// When each host may be asked again.
pub struct Pace {
    interval: Duration,
    next: HashMap<String, Instant>,
}

impl Pace {
    pub fn new(interval: Duration) -> Pace {
        Pace { interval, next: HashMap::new() }
    }

    /// How long to wait from `now` until the host may be asked.
    pub fn due(&self, host: &str, now: Instant) -> Duration {
        self.next.get(host).map_or(Duration::ZERO, |next| next.saturating_duration_since(now))
    }

    /// The host answered at `now`; `delay` is what its robots.txt asks for, if anything.
    pub fn answered(&mut self, host: &str, now: Instant, delay: Option<Duration>) {
        self.hold(host, now, delay.unwrap_or_default().max(self.interval));
    }

    /// The host is left alone for `wait` from `now`, or longer if that is already so.
    pub fn hold(&mut self, host: &str, now: Instant, wait: Duration) {
        let Some(until) = now.checked_add(wait) else { return };
        let next = self.next.entry(host.to_owned()).or_insert(until);
        *next = until.max(*next);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_host_has_its_own_pace() {
        let (second, now) = (Duration::from_secs(1), Instant::now());
        let mut pace = Pace::new(second);
        assert_eq!(pace.due("a", now), Duration::ZERO);
        pace.answered("a", now, None);
        assert_eq!(pace.due("a", now), second);
        assert_eq!(pace.due("b", now), Duration::ZERO);
        assert_eq!(pace.due("a", now + second), Duration::ZERO);
        pace.answered("a", now, Some(7 * second));
        assert_eq!(pace.due("a", now + second), 6 * second);
        pace.answered("a", now, Some(second / 2));
        assert_eq!(pace.due("a", now), 7 * second, "a shorter wait does not undo a longer one");
    }
}
