//! What a site's robots.txt allows, kept for the run.
//!
//! As RFC 9309 has it: no such file means all is allowed; a file that can't be had means nothing is.

use crate::refused::{Refused, Why};
use std::collections::HashMap;
use std::time::Duration;
use texting_robots::Robot;
use url::Url;

/// The name that rules in a robots.txt address this program by.
pub const NAME: &str = "musterbook";
/// Bytes of a robots.txt that are read.
pub const LARGEST: u64 = 500 * 1024;

/// The rules of one site.
pub enum Rules {
    All,
    Some(Robot),
    /// It can't be had: the kind of failure, and its words.
    Unknown(Why, String),
}

/// The rules of the sites asked so far, by scheme, host and port.
#[derive(Default)]
pub struct Robots(HashMap<String, Rules>);

/// Where the rules for an address are.
pub fn address(url: &Url) -> Option<Url> {
    url.join("/robots.txt").ok()
}

impl Rules {
    /// From the answer to the request for the file.
    pub fn of(answer: Result<&[u8], &Refused>) -> Rules {
        match answer {
            Ok(bytes) => match Robot::new(NAME, bytes) {
                Ok(robot) => Rules::Some(robot),
                Err(_) => Rules::All,
            },
            Err(Refused { why: Why::Redirects, .. }) => Rules::All,
            Err(Refused { why: Why::Status(status), .. }) if *status != 429 && *status < 500 => Rules::All,
            Err(refused) => Rules::Unknown(refused.why, refused.problem.what.clone()),
        }
    }

    pub fn check(&self, url: &Url) -> Result<(), Refused> {
        match self {
            Rules::Some(robot) if !robot.allowed(url.as_str()) => {
                let what = format!("the site's robots.txt does not allow {NAME} to fetch it");
                Err(Refused::new(Why::Robots, url.as_str(), what))
            }
            // Where the site itself can't be reached, that is what is wrong.
            Rules::Unknown(why @ (Why::Private | Why::NotReached | Why::TooSlow), what) => {
                Err(Refused::new(*why, url.as_str(), what))
            }
            Rules::Unknown(_, what) => {
                let what = format!("the site's robots.txt can't be had ({what}), so nothing is fetched from it");
                Err(Refused::new(Why::RobotsUnknown, url.as_str(), what))
            }
            _ => Ok(()),
        }
    }

    /// The wait between requests that the site asks for.
    pub fn delay(&self) -> Option<Duration> {
        let Rules::Some(robot) = self else { return None };
        Duration::try_from_secs_f32(robot.delay?).ok()
    }
}

impl Robots {
    pub fn get(&self, url: &Url) -> Option<&Rules> {
        self.0.get(&site(url))
    }

    pub fn keep(&mut self, url: &Url, rules: Rules) {
        self.0.insert(site(url), rules);
    }
}

fn site(url: &Url) -> String {
    url.origin().ascii_serialization()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(robots: &str, path: &str, expected: bool) {
        let url = Url::parse("https://news.example").unwrap().join(path).unwrap();
        let rules = Rules::of(Ok(robots.as_bytes()));
        assert_eq!(rules.check(&url).is_ok(), expected, "{path} by {robots:?}");
    }

    #[test]
    fn rules_are_read_for_this_program_first() {
        let robots = "User-agent: *\nDisallow: /\n\nUser-agent: Musterbook\nDisallow: /live\nAllow: /live/front\n";
        check(robots, "/a", true);
        check(robots, "/live/b", false);
        check(robots, "/live/front", true);
        check("User-agent: *\nDisallow: /private/*.html$\n", "/private/a.html", false);
        check("User-agent: *\nDisallow: /private/*.html$\n", "/private/a.html?x", true);
        check("User-agent: *\nDisallow:\n", "/a", true);
        check("<!doctype html><p>not found", "/a", true);
        check("", "/a", true);
    }

    #[test]
    fn the_delay_is_read_and_a_senseless_one_is_not() {
        for (robots, delay) in [
            ("User-agent: *\nCrawl-delay: 2.5\n", Some(2500)),
            ("User-agent: *\nCrawl-delay: -1\n", None),
            ("User-agent: *\nCrawl-delay: soon\n", None),
            ("User-agent: *\nCrawl-delay: 1e30\n", None),
            ("User-agent: *\n", None),
        ] {
            let found = Rules::of(Ok(robots.as_bytes())).delay().map(|delay| delay.as_millis());
            assert_eq!(found, delay, "{robots:?}");
        }
    }

    #[test]
    fn without_a_file_all_is_allowed_and_without_an_answer_nothing() {
        let url = Url::parse("https://news.example/a").unwrap();
        for (why, expected) in [
            (Why::Status(404), true),
            (Why::Status(403), true),
            (Why::Redirects, true),
            (Why::Status(500), false),
            (Why::Status(429), false),
            (Why::TooSlow, false),
            (Why::NotReached, false),
        ] {
            let refused = Refused::new(why, "", "");
            assert_eq!(Rules::of(Err(&refused)).check(&url).is_ok(), expected, "{why:?}");
        }
    }
}
