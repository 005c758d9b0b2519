//! Fetching from a server on this machine: what is taken, and what is refused with which words.

use super::server::{Server, page, send};
use super::*;
use std::io::Write;
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

const LIMITS: Limits =
    Limits { allow_private: true, largest: 20_000_000, total: Duration::from_secs(20), interval: Duration::ZERO };

fn fetch(server: &Server, path: &str) -> Result<Fetched, Refused> {
    Fetcher::new(LIMITS).fetch(&server.url(path))
}

/// The fetch is refused for this reason, in words with this part.
#[track_caller]
fn refused(result: Result<Fetched, Refused>, why: Why, told: &str) {
    match result {
        Ok(fetched) => panic!("fetched {} bytes from {}", fetched.bytes.len(), fetched.address),
        Err(refused) => {
            assert_eq!(refused.why, why, "{}", refused.problem.what);
            assert!(refused.problem.what.contains(told), "{:?} does not tell {told:?}", refused.problem.what);
            assert!(!refused.problem.remedy.is_empty());
        }
    }
}

/// A site without a robots.txt.
fn site(answer: impl Fn(&str, &mut TcpStream) + Send + Sync + 'static) -> Server {
    Server::new(move |path, stream| match path {
        "/robots.txt" => send(stream, 404, &[], b""),
        path => answer(path, stream),
    })
}

#[test]
fn who_asks_is_said_and_robots_txt_is_asked_for_once() {
    let server = site(|_, stream| page(stream, "Twelve people were killed."));
    let mut fetcher = Fetcher::new(LIMITS);
    for path in ["/a#part", "/b"] {
        assert!(fetcher.fetch(&server.url(path)).is_ok_and(|fetched| fetched.bytes.ends_with(b"</html>")));
    }
    assert_eq!(server.paths(), ["/robots.txt", "/a", "/b"]);
    let agent = format!("user-agent: musterbook/{}", env!("CARGO_PKG_VERSION"));
    assert!(server.requests().iter().all(|request| request.to_lowercase().contains(&agent)), "{:?}", server.requests());
}

#[test]
fn robots_txt_is_obeyed_on_every_hop() {
    let server = Server::new(|path, stream| match path {
        "/robots.txt" => send(stream, 200, &[], b"User-agent: *\nDisallow: /closed\n"),
        "/open" => send(stream, 302, &["Location: /closed"], b""),
        _ => page(stream, "Twelve people were killed."),
    });
    refused(fetch(&server, "/closed"), Why::Robots, "robots.txt does not allow");
    refused(fetch(&server, "/open"), Why::Robots, "/closed");
    assert!(server.paths().iter().all(|path| path != "/closed"));
    let broken = Server::new(|_, stream| send(stream, 500, &[], b""));
    refused(fetch(&broken, "/a"), Why::RobotsUnknown, "500");
    assert_eq!(broken.paths(), ["/robots.txt"]);
}

#[test]
fn requests_to_a_host_are_apart_by_the_interval_or_the_delay_it_asks_for() {
    let server = Server::new(|path, stream| match path {
        "/robots.txt" => send(stream, 200, &[], b"User-agent: *\nCrawl-delay: 0.3\n"),
        _ => page(stream, "Twelve people were killed."),
    });
    let began = Instant::now();
    let mut fetcher = Fetcher::new(Limits { interval: Duration::from_millis(100), ..LIMITS });
    for path in ["/a", "/b"] {
        assert!(fetcher.fetch(&server.url(path)).is_ok());
    }
    // 0.1 s after robots.txt, when the delay was not known, 0.3 s after the first page.
    assert!(began.elapsed() >= Duration::from_millis(400), "{:?}", began.elapsed());
    let slow = Server::new(|path, stream| match path {
        "/robots.txt" => send(stream, 200, &[], b"User-agent: *\nCrawl-delay: 3600\n"),
        _ => page(stream, "Twelve people were killed."),
    });
    let mut fetcher = Fetcher::new(LIMITS);
    assert!(fetcher.fetch(&slow.url("/a")).is_ok());
    refused(fetcher.fetch(&slow.url("/b")), Why::Later, "pause");
}

#[test]
fn redirects_are_followed_and_circles_are_told() {
    let server = site(|path, stream| match path.trim_start_matches('/').parse::<u32>() {
        Ok(0) => page(stream, "Twelve people were killed."),
        Ok(n) => send(stream, 301, &[&format!("Location: {}", n - 1)], b"<p>moved"),
        Err(_) if path == "/round" => send(stream, 302, &["Location: /about"], b""),
        Err(_) if path == "/about" => send(stream, 302, &["Location: /round"], b""),
        Err(_) if path == "/file" => send(stream, 302, &["Location: file:///etc/hosts"], b""),
        Err(_) => send(stream, 302, &[], b""),
    });
    assert!(fetch(&server, "/10").is_ok_and(|fetched| fetched.address == server.url("/0")));
    refused(fetch(&server, "/11"), Why::Redirects, "more than 10");
    refused(fetch(&server, "/round"), Why::Redirects, "circle");
    refused(fetch(&server, "/file"), Why::Redirects, "only http and https");
    refused(fetch(&server, "/nowhere"), Why::Redirects, "where to");
}

#[test]
fn two_hundred_megabytes_are_cut_off() {
    let sent = Arc::new(AtomicUsize::new(0));
    let counted = sent.clone();
    let server = site(move |path, stream| {
        let length = if path == "/told" { "Content-Length: 200000000\r\n" } else { "" };
        let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{length}Connection: close\r\n\r\n");
        let _ = stream.write_all(head.as_bytes());
        let block = [b'a'; 100_000];
        for _ in 0..2000 {
            if stream.write_all(&block).is_err() {
                return;
            }
            counted.fetch_add(block.len(), Ordering::Relaxed);
        }
    });
    refused(fetch(&server, "/told"), Why::TooLarge, "200 MB; at most 20 MB");
    refused(fetch(&server, "/untold"), Why::TooLarge, "more than 20 MB");
    assert!(sent.load(Ordering::Relaxed) < 60_000_000, "{sent:?} bytes were sent");
}

#[test]
fn what_is_no_page_is_refused() {
    let server = site(|path, stream| match path {
        "/a.html" => send(stream, 200, &["Content-Type: image/png"], b"\x89PNG"),
        "/gone" => send(stream, 404, &["Content-Type: text/html"], b"<p>not here"),
        "/half" => {
            let _ =
                stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\nContent-Type: text/html\r\n\r\n<p>half");
        }
        "/packed" => send(stream, 200, &["Content-Type: text/html", "Content-Encoding: br"], b"xyz"),
        _ => drop(stream.write_all(b"SSH-2.0-x\r\n")),
    });
    refused(fetch(&server, "/a.html"), Why::Kind, "image/png");
    refused(fetch(&server, "/gone"), Why::Status(404), "404 Not Found");
    refused(fetch(&server, "/half"), Why::NotReached, "after 7 bytes");
    refused(fetch(&server, "/packed"), Why::Kind, "br");
    refused(fetch(&server, "/other"), Why::NotReached, "HTTP");
    // The port is free again: nobody listens there.
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    refused(Fetcher::new(LIMITS).fetch(&format!("http://{free}/")), Why::NotReached, "no connection");
    refused(
        Fetcher::new(LIMITS).fetch("http://no-such-host.invalid/"),
        Why::NotReached,
        "no-such-host.invalid can't be found",
    );
}

#[test]
fn a_slow_server_is_given_up() {
    let server = site(|path, stream| {
        if path == "/drip" {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n");
            while stream.write_all(b"<p>").is_ok() {
                thread::sleep(Duration::from_millis(20));
            }
        }
        thread::sleep(Duration::from_secs(5));
    });
    let began = Instant::now();
    for path in ["/drip", "/silent"] {
        let mut fetcher = Fetcher::new(Limits { total: Duration::from_secs(1), ..LIMITS });
        refused(fetcher.fetch(&server.url(path)), Why::TooSlow, "");
    }
    assert!(began.elapsed() < Duration::from_secs(4), "{:?}", began.elapsed());
}

#[test]
fn a_site_that_asks_to_wait_is_waited_for_once_and_not_long() {
    let asked = AtomicUsize::new(0);
    let server = site(move |path, stream| match path {
        "/soon" if asked.fetch_add(1, Ordering::Relaxed) == 0 => send(stream, 429, &["Retry-After: 0"], b""),
        "/soon" => page(stream, "Twelve people were killed."),
        "/never" => send(stream, 503, &["Retry-After: 0"], b""),
        _ => send(stream, 429, &["Retry-After: 3600"], b""),
    });
    assert!(fetch(&server, "/soon").is_ok());
    refused(fetch(&server, "/never"), Why::Later, "503");
    refused(fetch(&server, "/later"), Why::Later, "3600 seconds");
}

#[test]
fn nothing_leads_into_a_private_network() {
    let server = site(|path, stream| match path {
        "/number" => send(stream, 302, &["Location: http://127.0.0.1:9/secret"], b""),
        "/mapped" => send(stream, 302, &["Location: http://[::ffff:10.0.0.1]/secret"], b""),
        "/name" => send(stream, 302, &["Location: http://localhost:9/secret"], b""),
        _ => page(stream, "Twelve people were killed."),
    });
    let port = server.at.port();
    let fetch = |address: &str| {
        let mut guard = Guard::new(false);
        guard.pretended.push(("news.test", server.at));
        Fetcher::with(Limits { allow_private: false, ..LIMITS }, guard).fetch(address)
    };
    for (address, what) in [
        (format!("http://127.0.0.1:{port}/"), "loopback"),
        (format!("http://2130706433:{port}/"), "loopback"),
        (format!("http://[::1]:{port}/"), "loopback"),
        (format!("http://localhost:{port}/"), "loopback"),
        ("http://169.254.169.254/latest/".to_owned(), "link-local"),
        ("http://192.168.0.1/".to_owned(), "private"),
    ] {
        refused(fetch(&address), Why::Private, what);
    }
    assert_eq!(server.paths(), [""; 0], "nobody was asked");
    assert!(fetch(&format!("http://news.test:{port}/open")).is_ok());
    for (path, what) in [("/number", "loopback"), ("/mapped", "private"), ("/name", "loopback")] {
        refused(fetch(&format!("http://news.test:{port}{path}")), Why::Private, what);
    }
    assert!(server.paths().iter().all(|path| path != "/secret"));
}
