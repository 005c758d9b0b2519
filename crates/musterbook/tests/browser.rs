//! The desk in a real browser: `browser/main.js` opens its pages in a Chromium and works with them as a person does.
//!
//! What that needs is put in place first: `browser/setup.rs`. Where it cannot be had, without network for instance, the test
//! fails if `CI` is set; else it says so and is skipped. `BROWSER_ONLY='review'` runs only tests with such a name.

#[path = "browser/setup.rs"]
mod setup;

use std::io::Write;
use std::path::Path;
use std::time::Duration;

/// For all tests together. They take a quarter of it on two busy cores.
const LIMIT: Duration = Duration::from_secs(300);

fn in_ci() -> bool {
    std::env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false")
}

#[test]
fn the_desk_works_in_a_browser() {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let tools = match setup::ready(target) {
        Ok(tools) => tools,
        Err(missing) => {
            assert!(!in_ci(), "the browser tests cannot run: {missing}");
            // Written past the test's capture, so that it is seen.
            writeln!(std::io::stderr(), "\nSKIPPED: the browser tests. {missing}\n").unwrap();
            return;
        }
    };
    let mut tests = tools.script("main.js", Path::new(env!("CARGO_BIN_EXE_musterbook")));
    match setup::run(&mut tests, LIMIT, &tools.home.join("tests.log")) {
        Ok(printed) => assert!(!printed.contains("pass 0"), "no test ran:\n{printed}"),
        Err(failed) => panic!("{failed}"),
    }
}
