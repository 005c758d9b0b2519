//! What a page is, and how it becomes a route.

use super::address::Address;
use super::desk::{Desk, Made};
use super::fault::Fault;
use super::layout;
use super::posted;
use super::query;
use super::twin::Form;
use crate::csv;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::handler::Handler;
use axum::http::{HeaderMap, HeaderValue, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use clap::Args;
use maud::Markup;
use musterbook_ledger::Ledger;
use serde::Serialize;
use std::collections::HashMap;
use std::sync::Arc;

/// A page: what it is asked, what it sees in the ledger, and how that looks.
pub trait Page: 'static {
    /// Its path; `{id}` stands for a number.
    const PATH: &'static str;
    /// What it shows, in a sentence.
    const ABOUT: &'static str;
    /// Whether it is the same for all while nothing is recorded, and need be made once only.
    const IS_KEPT: bool = true;
    type Query: Args + Send;
    /// Its JSON twin.
    type View: Serialize;

    fn view(ask: &Ask, query: &Self::Query) -> Result<Self::View, Fault>;

    fn html(ask: &Ask, query: &Self::Query, view: &Self::View) -> Html;

    /// Its CSV twin.
    fn rows(view: &Self::View) -> Rows;
}

/// A request, to one who makes a page of it.
pub struct Ask<'a> {
    pub ledger: &'a Ledger,
    pub desk: &'a Desk,
    pub at: Address,
    /// The number in the path, where there is one.
    pub id: i64,
    /// Who signed the last decision in this browser.
    pub author: Option<String>,
}

/// A page for people.
pub struct Html {
    pub title: String,
    pub main: Markup,
}

/// Rows for a spreadsheet.
#[derive(Default)]
pub struct Rows {
    pub columns: Vec<&'static str>,
    pub rows: Vec<Vec<String>>,
}

/// Routes, and the pages behind them for those who describe them.
#[derive(Default)]
pub struct Routes {
    pub router: Router<Arc<Desk>>,
    pub told: Vec<Told>,
    /// What forms are sent to, and what it does.
    pub actions: Vec<(&'static str, &'static str)>,
}

/// A page as its description tells it.
pub struct Told {
    pub path: &'static str,
    pub about: &'static str,
    pub query: clap::Command,
}

impl Routes {
    pub fn page<P: Page>(mut self) -> Routes {
        self.told.push(Told { path: P::PATH, about: P::ABOUT, query: query::command::<P::Query>() });
        self.router = self.router.route(P::PATH, get(answer::<P>));
        self
    }

    /// What a form is sent to; the only way to make one, so that all are known to the tests of their guards.
    pub fn action<T: 'static>(
        mut self,
        path: &'static str,
        about: &'static str,
        handler: impl Handler<T, Arc<Desk>>,
    ) -> Routes {
        self.actions.push((path, about));
        self.router = self.router.route(path, post(handler));
        self
    }

    /// The same for one that measures by itself how much is sent.
    pub fn large_action<T: 'static>(
        mut self,
        path: &'static str,
        about: &'static str,
        handler: impl Handler<T, Arc<Desk>>,
    ) -> Routes {
        self.actions.push((path, about));
        self.router = self.router.route(path, post(handler).layer(DefaultBodyLimit::disable()));
        self
    }
}

async fn answer<P: Page>(
    State(desk): State<Arc<Desk>>,
    form: Form,
    uri: Uri,
    Path(parts): Path<HashMap<String, String>>,
    headers: HeaderMap,
) -> Response {
    let at = Address::new(uri.path(), uri.query());
    let author = author(&headers);
    let made = desk.work(move |desk| {
        let id = match parts.get("id") {
            Some(id) => id.parse().map_err(|_| Fault::not_found("there is no such number"))?,
            None => 0,
        };
        let query = query::read::<P::Query>(&at.pairs)?;
        desk.read(|ledger| {
            let key = format!("{} {form:?} {} {author:?}", ledger.last_entry()?, at.href());
            let ask = Ask { ledger, desk, at, id, author };
            match P::IS_KEPT {
                true => desk.made.get_or_insert_with(&key, || made::<P>(&ask, &query, form)),
                false => made::<P>(&ask, &query, form),
            }
        })
    });
    match made.await {
        Ok((kind, body)) => ([(header::CONTENT_TYPE, HeaderValue::from_static(kind))], body).into_response(),
        Err(fault) => fault.response(form),
    }
}

fn made<P: Page>(ask: &Ask, query: &P::Query, form: Form) -> Result<Made, Fault> {
    let view = P::view(ask, query)?;
    let of_program = |_| Fault::of_program();
    let (kind, body) = match form {
        Form::Page => {
            let page = layout::page(ask, &P::html(ask, query, &view));
            ("text/html; charset=utf-8", layout::sent(page).into_bytes())
        }
        Form::Json => ("application/json", serde_json::to_vec_pretty(&view).map_err(|_| Fault::of_program())?),
        Form::Csv => {
            let Rows { columns, rows } = P::rows(&view);
            let mut out = Vec::new();
            csv::row(&mut out, &columns).map_err(of_program)?;
            rows.iter().try_for_each(|row| csv::row(&mut out, row)).map_err(of_program)?;
            ("text/csv; charset=utf-8", out)
        }
    };
    Ok((kind, body.into()))
}

/// The name in the cookie `author`.
pub fn author(headers: &HeaderMap) -> Option<String> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|it| it.to_str().ok());
    let value = cookies.flat_map(|it| it.split("; ")).find_map(|it| it.strip_prefix("author="))?;
    posted::name(&url::form_urlencoded::parse(format!("it={value}").as_bytes()).next()?.1)
}
