//! `cargo xtask screenshots`: the pictures of the desk in the documents, made anew from the demo's ledger. They are listed in
//! `crates/musterbook/tests/browser/pictures.js`; the browser is that of the tests.

#[path = "../../crates/musterbook/tests/browser/setup.rs"]
mod setup;

use clap::Args;
use std::process::Command;
use std::time::Duration;

const LIMIT: Duration = Duration::from_secs(600);

/// Make the pictures in docs/desk from the demo's ledger.
#[derive(Args)]
pub struct Options {
    /// Only pictures whose name holds this
    #[arg(long, value_name = "TEXT")]
    only: Option<String>,
    /// Instead, every page that the tests visit, light and dark, wide and narrow, into target/screenshots, to be looked at
    #[arg(long)]
    all: bool,
}

pub fn run(options: &Options) -> Result<bool, String> {
    let myself = std::env::current_exe().map_err(|error| error.to_string())?;
    let built = myself.parent().ok_or("xtask lies in no directory")?;
    build(built.ends_with("release"))?;
    let tools = setup::ready(built.parent().unwrap_or(built))?;
    let program = built.join("musterbook").with_extension(std::env::consts::EXE_EXTENSION);
    let mut script = tools.script("screenshots.js", &program);
    script.arg(if options.all { "all" } else { "documents" });
    script.args(&options.only);
    print!("{}", setup::run(&mut script, LIMIT, &tools.home.join("screenshots.log"))?);
    Ok(true)
}

/// Builds the program beside this one, as this one was built.
fn build(is_release: bool) -> Result<(), String> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let mut command = Command::new(cargo);
    command.args(["build", "--quiet", "--locked", "--package", "musterbook"]).current_dir(crate::root());
    command.args(is_release.then_some("--release"));
    let status = command.status().map_err(|error| format!("cargo: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("cargo build: {status}")) }
}
