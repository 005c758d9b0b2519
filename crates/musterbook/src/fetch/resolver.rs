//! Host names to addresses. Only what this lets through is ever connected to, on every hop, so a name that leads into a
//! private network is refused however often it is looked up.

use super::special::special;
use std::fmt;
use std::net::{IpAddr, ToSocketAddrs};
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// Looks names up, and refuses special addresses unless they are allowed.
#[derive(Debug, Default)]
pub struct Guard {
    pub allow_private: bool,
    inner: DefaultResolver,
    /// Names that a test stands in for as public hosts, with the address where they are.
    #[cfg(test)]
    pub pretended: Vec<(&'static str, std::net::SocketAddr)>,
}

/// A host with an address that is not public.
#[derive(Debug)]
pub struct NotPublic {
    pub address: IpAddr,
    pub what: &'static str,
}

impl fmt::Display for NotPublic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "leads to {}, {}", self.address, self.what)
    }
}

impl std::error::Error for NotPublic {}

impl Guard {
    pub fn new(allow_private: bool) -> Guard {
        Guard { allow_private, ..Guard::default() }
    }

    /// Whether a host that a proxy will look up is known here to be special. A name that is unknown here is the proxy's.
    pub fn check_behind_proxy(&self, host: &str, port: u16) -> Result<(), NotPublic> {
        let host = host.trim_matches(['[', ']']);
        match (self.allow_private, (host, port).to_socket_addrs()) {
            (false, Ok(addresses)) => all_public(addresses.map(|address| address.ip())),
            _ => Ok(()),
        }
    }
}

fn all_public(mut addresses: impl Iterator<Item = IpAddr>) -> Result<(), NotPublic> {
    let found = addresses.find_map(|address| Some(NotPublic { address, what: special(address)? }));
    found.map_or(Ok(()), Err)
}

impl Resolver for Guard {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        #[cfg(test)]
        if let Some((_, address)) = self.pretended.iter().find(|(host, _)| Some(*host) == uri.host()) {
            let mut addresses = self.empty();
            addresses.push(*address);
            return Ok(addresses);
        }
        let addresses = self.inner.resolve(uri, config, timeout)?;
        let is_proxy = config.proxy().is_some_and(|proxy| proxy.uri().authority() == uri.authority());
        if !self.allow_private && !is_proxy {
            all_public(addresses.iter().map(|address| address.ip()))
                .map_err(|not_public| ureq::Error::Other(Box::new(not_public)))?;
        }
        Ok(addresses)
    }
}
