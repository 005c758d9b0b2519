//! `cargo xtask bench web`: how long the pages of the desk take, with several clients at once, on a ledger of many reports.

use clap::Args;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use ureq::Agent;

/// Measure the desk under load.
#[derive(Args)]
pub struct Options {
    /// The ledger to serve, as `bench ledger --keep PATH` makes one
    #[arg(long, value_name = "PATH")]
    of: PathBuf,
    /// Clients at once
    #[arg(long, value_name = "N", default_value_t = 20)]
    clients: usize,
    /// Requests for each page
    #[arg(long, value_name = "N", default_value_t = 400)]
    requests: usize,
    /// Fail where a page's median is over 100 ms or its 99th of 100 over 400 ms
    #[arg(long)]
    check: bool,
}

/// The pages, with what is drawn anew for each request: `{n}` a small number, `{id}` a number of a report, a claim or a
/// statement, `{side}` and `{place}` names, `{day}` a day, `{source}` an origin.
const PAGES: &[(&str, &str)] = &[
    ("questions", "/questions?offset={n}"),
    ("questions of a side", "/questions?side={side}"),
    ("question", "/question?side={side}&unit=people&outcome=killed"),
    ("claims", "/claims?offset={n}"),
    ("claims of a side", "/claims?side={side}&outcome=killed&offset={n}"),
    ("claims of some days", "/claims?from={day}&to={day}"),
    ("claim", "/claims/{id}"),
    ("reports", "/reports?offset={n}"),
    ("report", "/reports/{id}"),
    ("statements", "/statements?side={side}&offset={n}"),
    ("statement", "/statements/{id}"),
    ("sources", "/sources?offset={n}"),
    ("source", "/source?name={source}"),
    ("conflicts", "/conflicts?side={side}"),
    ("map", "/map?from={day}&to={day}"),
    ("review", "/review"),
    ("search", "/search?q=killed+{side}"),
    ("claims, as JSON", "/claims.json?side={side}&offset={n}"),
];

struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What is drawn from.
struct Names {
    sides: Vec<String>,
    sources: Vec<String>,
    ids: u64,
}

pub fn run(options: &Options) -> Result<bool, String> {
    let built = Command::new(env!("CARGO")).args(["build", "--release", "-p", "musterbook"]).status();
    if !built.map_err(|error| format!("cargo: {error}"))?.success() {
        return Err("musterbook was not built".to_owned());
    }
    let program = std::env::current_exe().map_err(|error| error.to_string())?.with_file_name("musterbook");
    let (server, address) = serve(&program, options)?;
    let agent = agent();
    let names = names(&agent, &address)?;
    println!("{:<24} {:>8} {:>9} {:>9} {:>9} {:>9}", "page", "requests", "median ms", "p99 ms", "most ms", "kB");
    let mut holds = true;
    for (name, pattern) in PAGES {
        let (mut took, bytes) = load(&address, pattern, &names, options)?;
        took.sort_unstable();
        let at = |share: f64| took[((took.len() - 1) as f64 * share) as usize].as_secs_f64() * 1e3;
        let (median, slow, most) = (at(0.5), at(0.99), at(1.0));
        println!("{name:<24} {:>8} {median:>9.1} {slow:>9.1} {most:>9.1} {:>9}", took.len(), bytes / took.len() / 1000);
        holds &= median < 100.0 && slow < 400.0;
    }
    println!("memory of the server: {} MB at most", memory(server.0.id()).unwrap_or(0) / 1024);
    println!("{}", if holds { "within the limits" } else { "over a limit" });
    Ok(holds || !options.check)
}

fn agent() -> Agent {
    Agent::config_builder().timeout_global(Some(Duration::from_secs(60))).http_status_as_error(false).build().into()
}

fn serve(program: &std::path::Path, options: &Options) -> Result<(Server, String), String> {
    let mut command = Command::new(program);
    command.args(["serve", "--read-only", "--port", "0", "--ledger"]).arg(&options.of).stdout(Stdio::piped());
    let mut server = Server(command.spawn().map_err(|error| format!("{}: {error}", program.display()))?);
    let out = server.0.stdout.take().ok_or("no output of the server")?;
    let mut line = String::new();
    BufReader::new(out).read_line(&mut line).map_err(|error| error.to_string())?;
    let address = line.trim().trim_end_matches('/').to_owned();
    if address.is_empty() { Err("the server did not start".to_owned()) } else { Ok((server, address)) }
}

/// Names that the ledger holds, as its own pages tell them.
fn names(agent: &Agent, address: &str) -> Result<Names, String> {
    let json = |path: &str| -> Result<serde_json::Value, String> {
        let mut answer = agent.get(format!("{address}{path}")).call().map_err(|error| format!("{path}: {error}"))?;
        let text = answer.body_mut().read_to_string().map_err(|error| format!("{path}: {error}"))?;
        serde_json::from_str(&text).map_err(|error| format!("{path}: {error}"))
    };
    let column = |json: &serde_json::Value, name: &str| -> Vec<String> {
        let rows = json["rows"].as_array().cloned().unwrap_or_default();
        let mut names: Vec<String> = rows.iter().filter_map(|row| row[name].as_str().map(str::to_owned)).collect();
        names.sort();
        names.dedup();
        names
    };
    let claims = json("/claims.json?limit=1000&sort=recorded")?;
    let names = Names {
        sides: column(&claims, "side"),
        sources: column(&json("/sources.json?limit=200")?, "origin"),
        ids: claims["rows"][0]["report"].as_u64().unwrap_or(1),
    };
    if names.sides.is_empty() || names.sources.is_empty() { Err("the ledger is empty".to_owned()) } else { Ok(names) }
}

fn load(address: &str, pattern: &str, names: &Names, options: &Options) -> Result<(Vec<Duration>, usize), String> {
    let next = AtomicUsize::new(0);
    let client = || -> Result<(Vec<Duration>, usize), String> {
        let (agent, mut took, mut bytes) = (agent(), Vec::new(), 0);
        loop {
            let n = next.fetch_add(1, Ordering::Relaxed);
            if n >= options.requests {
                return Ok((took, bytes));
            }
            let path = drawn(pattern, names, n);
            let began = Instant::now();
            let mut answer =
                agent.get(format!("{address}{path}")).call().map_err(|error| format!("{path}: {error}"))?;
            let status = answer.status();
            let body = answer.body_mut().read_to_vec().map_err(|error| format!("{path}: {error}"))?;
            took.push(began.elapsed());
            bytes += body.len();
            if !status.is_success() && status != 404 {
                return Err(format!("{path}: {status}: {}", String::from_utf8_lossy(&body[..body.len().min(500)])));
            }
        }
    };
    std::thread::scope(|scope| {
        let clients: Vec<_> = (0..options.clients).map(|_| scope.spawn(client)).collect();
        let (mut all, mut bytes) = (Vec::new(), 0);
        for client in clients {
            let (took, of) = client.join().map_err(|_| "a client broke".to_owned())??;
            all.extend(took);
            bytes += of;
        }
        Ok((all, bytes))
    })
}

/// The path of the nth request: the same in every run.
fn drawn(pattern: &str, names: &Names, n: usize) -> String {
    let chance = |salt: u64| ((n as u64 + 1).wrapping_mul(6_364_136_223_846_793_005).wrapping_add(salt) >> 33) as usize;
    let of = |names: &[String], salt| {
        url::form_urlencoded::byte_serialize(names[chance(salt) % names.len()].as_bytes()).collect()
    };
    let day = format!("2024-{:02}-{:02}", 1 + chance(3) % 12, 1 + chance(5) % 28);
    let side: String = of(&names.sides, 7);
    let source: String = of(&names.sources, 11);
    pattern
        .replace("{n}", &(chance(13) % 500).to_string())
        .replace("{id}", &(1 + chance(17) as u64 % names.ids.max(1)).to_string())
        .replace("{day}", &day)
        .replace("{side}", &side)
        .replace("{source}", &source)
}

/// The most memory that a process held, in kB.
fn memory(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().split(' ').next()?.parse().ok())
}
