//! A desk on a ledger of its own, that a test may write to.

use super::super::desk::Desk;
use super::super::{Settings, app};
use super::{Answer, ask, case, settings};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, header};
use std::path::PathBuf;
use std::sync::Arc;

pub struct Book {
    app: Router,
    pub path: PathBuf,
    /// Who signs, as the cookie holds it.
    pub author: Option<&'static str>,
    _directory: tempfile::TempDir,
}

pub const HOST: &str = "localhost:8017";

impl Book {
    /// The case.
    pub fn of_case() -> Book {
        Book::with(Some(case()), settings())
    }

    /// An empty ledger.
    pub fn empty() -> Book {
        Book::with(None, settings())
    }

    pub fn with(ledger: Option<&PathBuf>, settings: Settings) -> Book {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("book.ledger");
        match ledger {
            Some(of) => drop(std::fs::copy(of, &path).unwrap()),
            None => drop(musterbook_ledger::Ledger::open(&path).unwrap()),
        }
        let app = app(Arc::new(Desk::new(&path, settings)));
        Book { app, path, author: Some("Ada+L"), _directory: directory }
    }

    pub fn request(&self, request: axum::http::request::Builder, body: Body) -> Answer {
        let mut request = request.header(header::HOST, HOST);
        if let Some(author) = self.author {
            request = request.header(header::COOKIE, format!("theme=x; author={author}"));
        }
        ask(self.app.clone(), request.body(body).unwrap())
    }

    pub fn get(&self, path: &str) -> Answer {
        self.request(Request::get(path), Body::empty())
    }

    /// Sends a form, as a browser does.
    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let kind = "application/x-www-form-urlencoded";
        self.request(Request::post(path).header(header::CONTENT_TYPE, kind), Body::from(body))
    }

    /// Sends fields and files: a field of the name `file` is one, with its name before a `|`.
    pub fn upload(&self, fields: &[(&str, &str)]) -> Answer {
        let mut body = String::new();
        for (name, value) in fields {
            let (file, value) = match value.split_once('|') {
                Some((file, value)) if *name == "file" => (format!("; filename=\"{file}\""), value),
                _ => (String::new(), *value),
            };
            body += &format!("--border\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{value}\r\n");
        }
        body += "--border--\r\n";
        let kind = "multipart/form-data; boundary=border";
        self.request(Request::post("/add").header(header::CONTENT_TYPE, kind), Body::from(body))
    }

    /// Adds a report by way of its preview; where that leads.
    pub fn add(&self, fields: &[(&str, &str)]) -> String {
        let preview = self.upload(fields).to();
        let saved = self.post(&format!("{preview}/save"), &[("keep", "0")]);
        saved.to()
    }
}

impl Answer {
    /// Where a form leads.
    #[track_caller]
    pub fn to(&self) -> String {
        assert_eq!(self.status.as_u16(), 303, "{}", self.body);
        self.headers[header::LOCATION].to_str().unwrap().to_owned()
    }
}
