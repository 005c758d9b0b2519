//! Addresses that can be fetched: http and https, with a host, without a password.

use super::special::special;
use crate::refused::{Refused, Why};
use url::{Host, Url};

/// A given address, without its fragment.
pub fn parse(given: &str) -> Result<Url, Refused> {
    let url = Url::parse(given).map_err(|error| Refused::new(Why::Address, given, format!("no address: {error}")))?;
    checked(url).map_err(|what| Refused::new(Why::Address, given, what))
}

/// Where a redirect leads, seen from the address that gave it.
pub fn next(from: &Url, location: &str) -> Result<Url, String> {
    let url =
        from.join(location).map_err(|error| format!("redirects to {location:?}, which is no address: {error}"))?;
    let shown = url.to_string();
    checked(url).map_err(|what| format!("redirects to {shown}: {what}"))
}

fn checked(mut url: Url) -> Result<Url, String> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(format!("{} is not fetched, only http and https", url.scheme()));
    }
    if url.host_str().is_none_or(str::is_empty) {
        return Err("an address without a host".to_owned());
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("an address with a name or a password in it is not fetched".to_owned());
    }
    url.set_fragment(None);
    Ok(url)
}

/// What kind of special address the host is, where it is written as a number.
pub fn special_host(url: &Url) -> Option<&'static str> {
    match url.host()? {
        Host::Ipv4(address) => special(address.into()),
        Host::Ipv6(address) => special(address.into()),
        Host::Domain(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_web_addresses_are_taken() {
        for (given, expected) in [
            ("https://news.example/a?b#c", Ok("https://news.example/a?b")),
            ("HTTP://NEWS.example", Ok("http://news.example/")),
            ("http://2130706433/", Ok("http://127.0.0.1/")),
            ("ftp://news.example/a", Err("only http and https")),
            ("file:///etc/hosts", Err("only http and https")),
            ("javascript:alert(1)", Err("only http and https")),
            ("https://me:secret@news.example/", Err("password")),
            ("https://", Err("no address")),
            ("http://[::1", Err("no address")),
        ] {
            match (parse(given), expected) {
                (Ok(url), Ok(expected)) => assert_eq!(url.as_str(), expected),
                (Err(refused), Err(part)) => assert!(refused.problem.what.contains(part), "{}", refused.problem.what),
                (found, _) => panic!("{given}: {:?}", found.map(String::from).map_err(|refused| refused.problem.what)),
            }
        }
    }

    #[test]
    fn redirects_are_read_from_where_they_stand() {
        let from = Url::parse("https://news.example/a/b").unwrap();
        for (location, expected) in [
            ("c", Ok("https://news.example/a/c")),
            ("/c", Ok("https://news.example/c")),
            ("//other.example/c#d", Ok("https://other.example/c")),
            ("file:///etc/hosts", Err("only http and https")),
            ("http://", Err("no address")),
        ] {
            match (next(&from, location), expected) {
                (Ok(url), Ok(expected)) => assert_eq!(url.as_str(), expected),
                (Err(what), Err(part)) => assert!(what.contains(part), "{what}"),
                (found, _) => panic!("{location}: {found:?}"),
            }
        }
    }
}
