//! Adding reports: a text that is pasted, files, the address of a page or a feed. What is found is shown before it is kept.

use crate::input::Input;
use crate::web::address::Address;
use crate::web::desk::Desk;
use crate::web::fault::Fault;
use crate::web::page::{Ask, Html, Page, Routes, Rows};
use crate::web::posted::{Posted, see};
use crate::web::previews::{Previews, Told};
use crate::web::sent::Sent;
use crate::web::twin::Form;
use axum::extract::{Path, Request, State};
use axum::response::Response;
use clap::Args;
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Serialize;
use std::sync::Arc;
use std::time::Duration;

pub struct Add;

#[derive(Args)]
pub struct Query {}

#[derive(Serialize)]
pub struct View {
    /// Whether anything can be added here.
    is_open: bool,
    /// The most that can be sent at once.
    megabytes: u64,
    /// What the form takes, sent as multipart/form-data to /add.
    fields: &'static [(&'static str, &'static str, &'static str)],
}

/// Name, what kind of field it is, what it holds.
const FIELDS: &[(&str, &str, &str)] = &[
    ("text", "text", "a report, as plain text or as HTML"),
    ("title", "text", "its title; else the one that it says"),
    ("outlet", "text", "who published it; else the one that it says"),
    ("published", "day", "the day of publication, for all that is sent; else the one that it says"),
    ("file", "files", "reports as HTML or plain text, or feeds"),
    ("address", "address", "of a page or a feed, to be fetched"),
];

impl Page for Add {
    const PATH: &'static str = "/add";
    const IS_KEPT: bool = false;
    const ABOUT: &'static str = "Forms to add reports: a pasted text, files, the address of a page or a feed.";
    type Query = Query;
    type View = View;

    fn view(ask: &Ask, _: &Query) -> Result<View, Fault> {
        let settings = &ask.desk.settings;
        Ok(View { is_open: !settings.is_read_only, megabytes: settings.fetch.max_size, fields: FIELDS })
    }

    fn html(_: &Ask, _: &Query, view: &View) -> Html {
        let main = html! {
            @if view.is_open { (forms(view.megabytes)) } @else {
                p.notice { "This desk is read-only: nothing can be added here. Whoever runs it can start "
                    code { "musterbook serve" } " without " code { "--read-only" } "." }
            }
        };
        Html { title: "Add reports".to_owned(), main }
    }

    fn rows(view: &View) -> Rows {
        let row = |&(name, kind, about): &(&str, &str, &str)| vec![name.to_owned(), kind.to_owned(), about.to_owned()];
        Rows { columns: vec!["field", "kind", "about"], rows: view.fields.iter().map(row).collect() }
    }
}

fn forms(megabytes: u64) -> Markup {
    let published = html! { label { span { "Day of publication, where the report does not say it" } input type="date" name="published"; } };
    let form = |heading: &str, inside: Markup| {
        html! {
            form method="post" action="/add" enctype="multipart/form-data" {
                h2 { (heading) }
                (inside)
                div.buttons { button { "Read it" } }
            }
        }
    };
    html! {
        p { "What is found in a report is shown first. Nothing is kept before you say so." }
        div.add {
            (form("Paste a text", html! {
                label { span { "Text, or the source of a page" } textarea name="text" rows="10" required {} }
                label { span { "Title" } input type="text" name="title" maxlength="500"; }
                label { span { "Outlet" } input type="text" name="outlet" maxlength="200"; }
                label { span { "Day of publication" } input type="date" name="published"; }
            }))
            div {
                (form("Upload files", html! {
                    label { span { "HTML, plain text or feeds; several if you like, up to " (megabytes) " MB together" }
                        input type="file" name="file" multiple required; }
                    (published)
                }))
                (form("Fetch an address", html! {
                    label { span { "Address of a page or a feed" }
                        input type="url" name="address" placeholder="https://" required maxlength="2000"; }
                    (published)
                    p.quiet { "robots.txt is obeyed, with a pause between two pages of one site." }
                }))
            }
        }
    }
}

pub fn actions(routes: Routes) -> Routes {
    routes
        .large_action("/add", "Reads reports and leads to a preview of what is found; nothing is kept yet.", read)
        .action(
            "/add/{id}/days",
            "Reads reports of a preview again, as published on the days given as `published-0`, ….",
            days,
        )
        .action("/add/{id}/save", "Adds the reports of a preview whose places are given as `keep`.", save)
}

/// So long is waited for what is read before its page is shown; it shows how far that is.
const WAIT: Duration = Duration::from_secs(8);

async fn read(State(desk): State<Arc<Desk>>, request: Request) -> Response {
    let begun = async {
        if desk.settings.is_read_only {
            return Err(Fault::read_only());
        }
        let sent = Sent::of(&desk, request).await?;
        let (inputs, told) = inputs(sent)?;
        Previews::begin(&desk, inputs, told)
    };
    match begun.await {
        Ok((id, heard)) => {
            let _ = tokio::time::timeout(WAIT, heard).await;
            see(&Address::new(&format!("/add/{id}"), None))
        }
        Err(fault) => fault.response(Form::Page),
    }
}

fn inputs(mut sent: Sent) -> Result<(Vec<Input>, Told), Fault> {
    let published = sent.get("published").map(|it| day("published", it)).transpose()?;
    let short = |name: &str| sent.get(name).map(|it| it.split_whitespace().collect::<Vec<_>>().join(" "));
    let mut told = Told { published, ..Told::default() };
    let mut inputs = Vec::new();
    if let Some(text) = sent.get("text") {
        (told.title, told.outlet) = (short("title"), short("outlet"));
        let name = told.title.clone().unwrap_or_else(|| "the pasted text".to_owned());
        inputs.push(Input::Given { name, bytes: text.as_bytes().to_vec() });
    }
    inputs.extend(sent.get("address").map(|address| Input::Address(address.to_owned())));
    inputs.extend(sent.files.drain(..).map(|(name, bytes)| Input::Given { name, bytes }));
    match inputs.is_empty() {
        true => Err(Fault::bad("nothing was sent", "go back and paste a text, choose a file, or give an address")),
        false => Ok((inputs, told)),
    }
}

/// The day that a form gives for the report at a place; nothing where its field is empty, `None` where it has none.
fn day_of(posted: &Posted, n: usize) -> Result<Option<Option<Date>>, Fault> {
    let name = format!("published-{n}");
    let given = posted.has(&name).then(|| posted.get(&name).map(|it| day(&name, it)).transpose());
    given.transpose()
}

fn day(name: &str, text: &str) -> Result<Date, Fault> {
    crate::arguments::day(text).map_err(|why| Fault::bad(format!("{name}={text} can't be"), why))
}

async fn days(State(desk): State<Arc<Desk>>, Path(id): Path<String>, posted: Posted) -> Response {
    let done = desk.work(move |desk| {
        if desk.settings.is_read_only {
            return Err(Fault::read_only());
        }
        let id: i64 = id.parse().map_err(|_| Fault::not_found("there is no such number"))?;
        desk.previews.get(id)?.date(desk, |n| day_of(&posted, n))?;
        Ok(format!("/add/{id}"))
    });
    match done.await {
        Ok(to) => see(&Address::new(&to, None)),
        Err(fault) => fault.response(Form::Page),
    }
}

async fn save(State(desk): State<Arc<Desk>>, Path(id): Path<String>, posted: Posted) -> Response {
    let done = desk.work(move |desk| {
        let id: i64 = id.parse().map_err(|_| Fault::not_found("there is no such number"))?;
        if desk.settings.is_read_only {
            return Err(Fault::read_only());
        }
        let preview = desk.previews.get(id)?;
        let wanted: Vec<usize> = posted.all("keep").filter_map(|it| it.parse().ok()).collect();
        if wanted.is_empty() {
            return Err(Fault::bad("no report was chosen", "go back and choose those to add"));
        }
        preview.date(desk, |n| day_of(&posted, n))?;
        let added = preview.save(desk, &wanted)?;
        Ok(match added.as_slice() {
            [one] => format!("/reports/{}", one.report),
            _ => format!("/add/{id}"),
        })
    });
    match done.await {
        Ok(to) => see(&Address::new(&to, None)),
        Err(fault) => fault.response(Form::Page),
    }
}
