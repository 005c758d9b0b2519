//! `serve`: the ledger in the browser.

use crate::fetch::FetchOptions;
use crate::ledger::Where;
use crate::output::{Exit, Failure, Problem, stdout};
use crate::web;
use clap::Args;
use std::io::Write;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;

/// Open the ledger in the browser: read, search, compare, review and correct. Only this machine can reach it, unless told
/// otherwise.
#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    pub at: Where,
    /// The port; 0 takes a free one
    #[arg(long, value_name = "N", default_value_t = 8017)]
    pub port: u16,
    /// The address to listen on; another than this machine's own needs a password
    #[arg(long, value_name = "IP", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    pub listen: IpAddr,
    /// A file whose first line is the password; else that of MUSTERBOOK_PASSWORD
    #[arg(long, value_name = "FILE")]
    pub password_file: Option<PathBuf>,
    /// A further name that this server is reached by, such as that of a proxy before it
    #[arg(long, value_name = "HOST")]
    pub host: Vec<String>,
    /// Nothing can be added or decided
    #[arg(long)]
    pub read_only: bool,
    /// Serve the bundled Kursk case from a ledger that is gone afterwards
    #[arg(long, conflicts_with = "ledger")]
    pub demo: bool,
    #[command(flatten)]
    pub fetch: FetchOptions,
}

pub fn run(options: &Options) -> Result<Exit, Failure> {
    let password = password(options)?;
    if !options.listen.is_loopback() && password.is_none() {
        let remedy = "set MUSTERBOOK_PASSWORD or give --password-file, or leave --listen out";
        return Err(Problem::new("--listen", "other machines could read and change the ledger", remedy).into());
    }
    let (path, _kept) = match options.demo {
        true => super::demo::kept()?,
        false => {
            // Made where there is none, so that a first report can be added in the browser.
            drop(if options.read_only { options.at.open_to_read()? } else { options.at.open()? });
            (options.at.path()?, None)
        }
    };
    let settings = web::Settings {
        password,
        hosts: options.host.clone(),
        listen: SocketAddr::new(options.listen, options.port),
        is_read_only: options.read_only,
        fetch: options.fetch.clone(),
    };
    web::serve(&path, settings, |address| {
        let mut out = stdout();
        let told = writeln!(out, "http://{address}/").and_then(|()| out.flush());
        // Nobody reads it: the server goes on.
        drop(told);
    })?;
    Ok(Exit::Done)
}

fn password(options: &Options) -> Result<Option<String>, Failure> {
    let of_file = options.password_file.as_ref().map(|path| {
        let name = path.display().to_string();
        crate::input::text_of(&name).map(|text| (name, text.lines().next().unwrap_or_default().trim().to_owned()))
    });
    let (place, password) = match of_file {
        Some(read) => read?,
        None => ("MUSTERBOOK_PASSWORD".to_owned(), std::env::var("MUSTERBOOK_PASSWORD").unwrap_or_default()),
    };
    match password.chars().count() {
        0 if options.password_file.is_none() => Ok(None),
        0..8 => Err(Problem::new(place, "a password of less than 8 characters", "choose a longer one").into()),
        _ => Ok(Some(password)),
    }
}
