//! Puts in place what the browser tests need: Node, a Chromium, and the two packages of `package-lock.json`, which go under
//! `target/browser` and not into the tree. Used by the test `browser` and by `cargo xtask screenshots`.
//!
//! On a Debian machine, run as root, a missing Chromium is installed with apt-get. Everywhere else it has to be there: on
//! the PATH, or named by `MUSTERBOOK_CHROMIUM`.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Names and places of browsers that will do, the first that runs is taken.
const BROWSERS: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
/// The version of Node that playwright-core needs.
const NODE: u32 = 20;

const FOR_A_QUESTION: Duration = Duration::from_secs(30);
const FOR_NPM: Duration = Duration::from_secs(240);
const FOR_APT: Duration = Duration::from_secs(900);

/// The tools, all there and running.
pub struct Tools {
    chromium: PathBuf,
    /// `target/browser`: holds `node_modules`, the lock, and what was printed.
    pub home: PathBuf,
}

/// The directory with this file, the scripts and the list of packages.
pub fn scripts() -> PathBuf {
    // Up from the manifest of whoever uses this file.
    let mut above =
        Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|it| it.join("crates/musterbook/tests/browser"));
    above.find(|it| it.is_dir()).expect("the sources of the tests are there")
}

/// Installs what is missing. `target` is cargo's target directory. The error says what is missing and what to do.
pub fn ready(target: &Path) -> Result<Tools, String> {
    let home = target.join("browser");
    let lock = fs::create_dir_all(&home).and_then(|()| File::create(home.join("lock")));
    let lock = lock.map_err(|error| format!("{}: {error}", home.display()))?;
    // Held until the end of this function: of several test binaries one installs, the others wait.
    lock.lock().map_err(|error| format!("{}: {error}", home.join("lock").display()))?;
    node(&home)?;
    let chromium = chromium(&home)?;
    packages(&home)?;
    Ok(Tools { chromium, home })
}

impl Tools {
    /// A script of this directory, ready to be run: it finds the tools, the program and a directory for what it makes in
    /// its environment.
    pub fn script(&self, name: &str, program: &Path) -> Command {
        let mut command = Command::new("node");
        command
            .arg("--test-reporter=spec")
            .arg(scripts().join(name))
            .env("BROWSER_CHROMIUM", &self.chromium)
            .env("BROWSER_MODULES", self.home.join("node_modules"))
            .env("BROWSER_PROGRAM", program)
            .env("BROWSER_OUT", &self.home);
        command
    }
}

/// Node, new enough; where it is missing it is installed, if that can be.
fn node(home: &Path) -> Result<(), String> {
    let version = || {
        let said = run(Command::new("node").arg("--version"), FOR_A_QUESTION, &home.join("node.log")).ok()?;
        said.trim().trim_start_matches('v').split('.').next()?.parse::<u32>().ok()
    };
    let mut found = version();
    let mut tried = None;
    if found.is_none() {
        tried = install(&["nodejs", "npm"], home).err();
        found = version();
    }
    match found {
        Some(version) if version >= NODE => Ok(()),
        Some(version) => Err(format!("Node {version} is here, {NODE} or newer is needed: install it from your system")),
        None => Err(missing(&format!("there is no Node; install Node {NODE} or newer with npm"), tried)),
    }
}

fn missing(what: &str, tried: Option<String>) -> String {
    tried.map_or_else(|| what.to_owned(), |why| format!("{what}\n(it could not be installed here: {why})"))
}

/// The browser: the one named by the user, or the first that runs, or the one that Debian has.
fn chromium(home: &Path) -> Result<PathBuf, String> {
    if let Some(named) = std::env::var_os("MUSTERBOOK_CHROMIUM").filter(|it| !it.is_empty()) {
        let named = PathBuf::from(named);
        let works = runs(&named, home);
        return works.then_some(named.clone()).ok_or(format!("MUSTERBOOK_CHROMIUM: {} does not run", named.display()));
    }
    let first = || BROWSERS.iter().filter_map(|name| on_path(name)).find(|path| runs(path, home));
    if let Some(found) = first() {
        return Ok(found);
    }
    let tried = install(&["chromium"], home).err();
    first().ok_or_else(|| missing("there is no Chromium; install one, or name it in MUSTERBOOK_CHROMIUM", tried))
}

fn runs(browser: &Path, home: &Path) -> bool {
    run(Command::new(browser).arg("--version"), FOR_A_QUESTION, &home.join("chromium.log")).is_ok()
}

/// Where a program is, if anywhere on the PATH.
fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).map(|directory| directory.join(name)).find(|path| path.is_file())
}

/// Installs Debian's packages. Only as root: nobody is asked for a password.
fn install(packages: &[&str], home: &Path) -> Result<(), String> {
    let apt = on_path("apt-get").ok_or("no apt-get")?;
    let user = run(Command::new("id").arg("-u"), FOR_A_QUESTION, &home.join("id.log"))?;
    if user.trim() != "0" {
        return Err("not root".to_owned());
    }
    let log = home.join("apt.log");
    let get = |arguments: &[&str]| {
        let mut command = Command::new(&apt);
        command.args(["-o", "DPkg::Lock::Timeout=300"]).args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        run(&mut command, FOR_APT, &log)
    };
    let wanted = [&["install", "-y", "--no-install-recommends"], packages].concat();
    // A fresh machine has no list of packages, or an old one.
    get(&wanted).or_else(|_| get(&["update"]).and_then(|_| get(&wanted))).map(drop)
}

/// The packages of `package-lock.json`, once for each state of that file.
fn packages(home: &Path) -> Result<(), String> {
    let stamp = home.join("installed");
    let read = |name: &str| fs::read_to_string(scripts().join(name)).map_err(|error| format!("{name}: {error}"));
    let (package, lock) = (read("package.json")?, read("package-lock.json")?);
    let wanted = format!("{package}{lock}");
    if fs::read_to_string(&stamp).is_ok_and(|there| there == wanted) {
        return Ok(());
    }
    let write = |path: &Path, text: &str| fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()));
    write(&home.join("package.json"), &package)?;
    write(&home.join("package-lock.json"), &lock)?;
    let mut npm = Command::new("npm");
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"]);
    // Without network this is known soon.
    npm.args(["--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000"]).current_dir(home);
    run(&mut npm, FOR_NPM, &home.join("npm.log"))
        .map_err(|why| format!("the packages of package-lock.json could not be installed: {why}"))?;
    write(&stamp, &wanted)
}

/// Runs a command; what it printed, or why it failed with what it printed. When its time is up it is killed, with all that
/// it started. What it prints goes through `log`, so that a process that it leaves behind cannot hold us up.
pub fn run(command: &mut Command, limit: Duration, log: &Path) -> Result<String, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let open = || File::create(log).and_then(|out| Ok((out.try_clone()?, out)));
    let (out, told) = open().map_err(|error| format!("{}: {error}", log.display()))?;
    command.stdin(Stdio::null()).stdout(out).stderr(told);
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    let begun = Instant::now();
    let mut child = command.spawn().map_err(|error| format!("{name}: {error}"))?;
    let printed = || String::from_utf8_lossy(&fs::read(log).unwrap_or_default()).into_owned();
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(printed()),
            Ok(Some(status)) => return Err(format!("{name}: {status}\n{}", printed())),
            Ok(None) if begun.elapsed() < limit => thread::sleep(Duration::from_millis(20)),
            _ => break,
        }
    }
    // The group, by its number.
    let group = format!("-{}", child.id());
    let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
    let _ = child.kill();
    let _ = child.wait();
    Err(format!("{name}: not ended after {} s\n{}", limit.as_secs(), printed()))
}
