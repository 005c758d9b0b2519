//! A small HTTP server for tests, on this machine.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// Answers each request with a function of its path; every connection is closed after one.
pub struct Server {
    pub at: SocketAddr,
    seen: Arc<Mutex<Vec<String>>>,
}

impl Server {
    pub fn new(answer: impl Fn(&str, &mut TcpStream) + Send + Sync + 'static) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let at = listener.local_addr().expect("its address");
        let seen = Arc::new(Mutex::new(Vec::new()));
        let (answer, log) = (Arc::new(answer), seen.clone());
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (answer, log) = (answer.clone(), log.clone());
                thread::spawn(move || serve(stream, &*answer, &log));
            }
        });
        Server { at, seen }
    }

    /// The address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.at)
    }

    /// The requests so far, `/path` each, in their order.
    pub fn paths(&self) -> Vec<String> {
        let paths = self.requests().into_iter();
        paths.filter_map(|request| Some(request.split(' ').nth(1)?.to_owned())).collect()
    }

    /// The requests so far, with their headers.
    pub fn requests(&self) -> Vec<String> {
        self.seen.lock().expect("the log").clone()
    }
}

fn serve(mut stream: TcpStream, answer: &impl Fn(&str, &mut TcpStream), log: &Mutex<Vec<String>>) {
    let Ok(copy) = stream.try_clone() else { return };
    let mut request = String::new();
    for line in BufReader::new(copy).lines().map_while(Result::ok).take_while(|line| !line.is_empty()) {
        request.push_str(&line);
        request.push('\n');
    }
    let Some(path) = request.split(' ').nth(1).map(str::to_owned) else { return };
    log.lock().expect("the log").push(request);
    answer(&path, &mut stream);
}

/// A whole answer: status, headers (`Name: value`), body.
pub fn send(stream: &mut TcpStream, status: u16, headers: &[&str], body: &[u8]) {
    let headers: String = headers.iter().map(|header| format!("{header}\r\n")).collect();
    let head = format!("HTTP/1.1 {status} X\r\n{headers}Content-Length: {}\r\nConnection: close\r\n\r\n", body.len());
    // A client may have enough before the end.
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body));
}

/// A page with a paragraph.
pub fn page(stream: &mut TcpStream, text: &str) {
    let html = format!("<!DOCTYPE html><html><body><article><p>{text}</p></article></body></html>");
    send(stream, 200, &["Content-Type: text/html; charset=utf-8"], html.as_bytes());
}
