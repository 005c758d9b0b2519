//! One request and its answer, within the limits of time and size.

use super::address;
use super::kind;
use super::options::Limits;
use super::resolver::{Guard, NotPublic};
use super::robots::NAME;
use super::{Fetched, Refused, Why};
use std::io::Read;
use std::sync::Arc;
use std::time::Duration;
use ureq::config::Config;
use ureq::http::{Response, Uri, header};
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Body, Error, Timeout};
use url::Url;

/// To find the host and to connect to it.
const CONNECT: Duration = Duration::from_secs(10);
/// Without a byte from the server.
const SILENCE: Duration = Duration::from_secs(30);
/// The types that are read, best first.
const ACCEPT: &str = "text/html, application/xhtml+xml, text/plain;q=0.9, application/rss+xml;q=0.9, \
                      application/atom+xml;q=0.9, application/feed+json;q=0.9, application/xml;q=0.8, */*;q=0.1";

/// What of an answer is wanted.
#[derive(Clone, Copy)]
pub struct Want {
    /// Bytes, after decompression.
    pub largest: u64,
    /// Whatever its type.
    pub any_kind: bool,
    /// A larger answer is cut off, not refused.
    pub cut: bool,
}

/// What a server answers.
pub enum Answer {
    Here(Fetched),
    Elsewhere(Url),
    /// "Too many requests" or "unavailable" with the status, and how long to wait.
    Later(u16, Duration),
}

/// The HTTP client with its limits.
pub struct Client {
    agent: Agent,
    guard: Arc<Guard>,
    limits: Limits,
}

/// The same guard looks names up for the agent and for this client.
#[derive(Debug)]
struct Shared(Arc<Guard>);

impl Resolver for Shared {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        self.0.resolve(uri, config, timeout)
    }
}

impl Client {
    pub fn new(limits: &Limits, guard: Guard) -> Client {
        let connect = CONNECT.min(limits.total);
        let config = Agent::config_builder()
            .user_agent(format!("{NAME}/{}", env!("CARGO_PKG_VERSION")))
            .accept(ACCEPT)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .timeout_global(Some(limits.total))
            .timeout_resolve(Some(connect))
            .timeout_connect(Some(connect))
            .timeout_per_read(Some(SILENCE.min(limits.total)))
            .build();
        let guard = Arc::new(guard);
        let agent = Agent::with_parts(config, DefaultConnector::default(), Shared(guard.clone()));
        Client { agent, guard, limits: limits.clone() }
    }

    /// Asks once; redirects are not followed.
    pub fn ask(&self, url: &Url, want: Want) -> Result<Answer, Refused> {
        self.check_host(url)?;
        let response = self.agent.get(url.as_str()).call().map_err(|error| self.refused(url, error))?;
        let status = response.status().as_u16();
        let text_of = |name| response.headers().get(name).and_then(|value| value.to_str().ok());
        match status {
            200..=299 => self.read(url, response, want).map(Answer::Here),
            301 | 302 | 303 | 307 | 308 => match text_of(header::LOCATION) {
                Some(location) => address::next(url, location)
                    .map(Answer::Elsewhere)
                    .map_err(|what| Refused::new(Why::Redirects, url.as_str(), what)),
                None => Err(Refused::new(Why::Redirects, url.as_str(), "redirects, but does not say where to")),
            },
            429 | 503 if text_of(header::RETRY_AFTER).is_some_and(|text| text.trim().parse::<u32>().is_ok()) => {
                let seconds = text_of(header::RETRY_AFTER).and_then(|text| text.trim().parse::<u32>().ok());
                Ok(Answer::Later(status, Duration::from_secs(seconds.unwrap_or_default().into())))
            }
            _ => {
                let words = response.status().canonical_reason().map_or_else(String::new, |words| format!(" {words}"));
                let what = format!("the site answers {status}{words}");
                Err(Refused::new(Why::Status(status), url.as_str(), what))
            }
        }
    }

    /// Numbers for hosts are judged here; names where they are looked up, unless a proxy does that.
    fn check_host(&self, url: &Url) -> Result<(), Refused> {
        if self.guard.allow_private {
            return Ok(());
        }
        if let Some(what) = address::special_host(url) {
            let what = format!("{} is {what}", url.host_str().unwrap_or_default());
            return Err(Refused::new(Why::Private, url.as_str(), what));
        }
        if let (Some(_), Some(host)) = (self.agent.config().proxy(), url.host_str()) {
            let port = url.port_or_known_default().unwrap_or(80);
            let checked = self.guard.check_behind_proxy(host, port);
            checked.map_err(|not_public| Refused::new(Why::Private, url.as_str(), not_public.to_string()))?;
        }
        Ok(())
    }

    /// The body, as far as it is wanted.
    fn read(&self, url: &Url, response: Response<Body>, want: Want) -> Result<Fetched, Refused> {
        let refused = |why, what: String| Err(Refused::new(why, url.as_str(), what));
        let text_of = |name| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let content_type = text_of(header::CONTENT_TYPE);
        if let Some(other) = content_type.as_deref().filter(|_| !want.any_kind).and_then(kind::other_type) {
            return refused(Why::Kind, format!("it is {other}"));
        }
        if let Some(coding) = text_of(header::CONTENT_ENCODING).filter(|it| !it.eq_ignore_ascii_case("identity")) {
            return refused(Why::Kind, format!("it is compressed in a way that was not asked for: {coding}"));
        }
        let megabytes = want.largest / 1_000_000;
        let declared = response.body().content_length().unwrap_or(0);
        if declared > want.largest && !want.cut {
            return refused(Why::TooLarge, format!("{} MB; at most {megabytes} MB are read", declared / 1_000_000));
        }
        let mut bytes = Vec::new();
        let mut reader = response.into_body().into_reader().take(want.largest + 1);
        if let Err(error) = reader.read_to_end(&mut bytes) {
            let mut refused = self.refused(url, Error::from(error));
            let read = bytes.len();
            refused.problem.what = format!("{}, after {read} bytes of the page", refused.problem.what);
            return Err(refused);
        }
        if bytes.len() as u64 > want.largest {
            if !want.cut {
                return refused(Why::TooLarge, format!("more than {megabytes} MB; the rest was not read"));
            }
            bytes.truncate(want.largest as usize);
        }
        Ok(Fetched { address: url.to_string(), content_type, bytes })
    }

    /// The client's error in words.
    fn refused(&self, url: &Url, error: Error) -> Refused {
        let host = url.host_str().unwrap_or_default();
        let (why, what) = match error {
            Error::Timeout(Timeout::Resolve | Timeout::Connect) => (
                Why::NotReached,
                format!("no connection to {host} within {} s", CONNECT.min(self.limits.total).as_secs()),
            ),
            Error::Timeout(Timeout::Global | Timeout::PerCall) => {
                (Why::TooSlow, format!("not there within {} s", self.limits.total.as_secs()))
            }
            Error::Timeout(_) => (Why::TooSlow, format!("{host} sends nothing")),
            Error::HostNotFound => (Why::NotReached, format!("no such host: {host}")),
            Error::Other(other) => match other.downcast::<NotPublic>() {
                Ok(not_public) => (Why::Private, format!("{host} {not_public}")),
                Err(other) => (Why::NotReached, other.to_string()),
            },
            Error::Io(error) if error.to_string().contains("lookup address") => {
                (Why::NotReached, format!("{host} can't be found: {error}"))
            }
            Error::Io(error) => (Why::NotReached, format!("no connection to {host}, or it broke off: {error}")),
            Error::Protocol(error) => (Why::NotReached, format!("{host} does not speak proper HTTP: {error}")),
            Error::BadUri(error) => (Why::Address, error),
            error => (Why::NotReached, error.to_string()),
        };
        Refused::new(why, url.as_str(), what)
    }
}
