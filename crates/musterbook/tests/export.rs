//! `export` and `import` as a person runs them, and the example of docs/export.md against the program.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A directory of its own for a test, empty.
fn scratch(name: &str) -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&directory);
    std::fs::create_dir_all(&directory).unwrap();
    directory
}

fn musterbook(directory: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_musterbook"));
    command.args(arguments).current_dir(directory).env("MUSTERBOOK_LEDGER", directory.join("ledger")).output().unwrap()
}

/// Runs it and checks the exit status and that standard error holds `told`; gives back standard output.
fn check(directory: &Path, arguments: &[&str], status: i32, told: &str) -> String {
    let output = musterbook(directory, arguments);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(status), "{arguments:?}: {stderr}");
    assert!(stderr.contains(told), "{arguments:?} did not tell {told:?} but: {stderr}");
    String::from_utf8(output.stdout).expect("standard output is UTF-8")
}

/// The cells of the first row below the header, by column; those that are empty left out.
fn first_row(csv: &str) -> Vec<(String, String)> {
    let mut lines = records(csv).into_iter();
    let (header, row) = (lines.next().unwrap(), lines.next().unwrap());
    assert_eq!(header.len(), row.len());
    header.into_iter().zip(row).filter(|(_, cell)| !cell.is_empty()).collect()
}

/// The records of a CSV.
fn records(csv: &str) -> Vec<Vec<String>> {
    let (mut records, mut record, mut cell, mut is_quoted) = (Vec::new(), Vec::new(), String::new(), false);
    for c in csv.chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => record.push(std::mem::take(&mut cell)),
            '\n' if !is_quoted => {
                record.push(std::mem::take(&mut cell));
                records.push(std::mem::take(&mut record));
            }
            c => cell.push(c),
        }
    }
    records
}

fn document() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/export.md");
    std::fs::read_to_string(path).unwrap()
}

/// A fenced block of the document, by what stands behind its fence.
fn block<'a>(text: &'a str, name: &str) -> &'a str {
    let (_, rest) =
        text.split_once(&format!("```{name}\n")).unwrap_or_else(|| panic!("docs/export.md: no block {name}"));
    rest.split("```").next().unwrap()
}

/// The rows of the table that follows a line of the document.
fn table(text: &str, after: &str) -> Vec<(String, String)> {
    let (_, rest) = text.split_once(after).unwrap_or_else(|| panic!("docs/export.md: no {after:?}"));
    let rows = rest.lines().skip_while(|line| !line.starts_with("| `")).take_while(|line| line.starts_with("| `"));
    let cells = |row: &str| {
        let (column, cell) = row.trim_matches('|').split_once('|').unwrap();
        (column.trim().trim_matches('`').to_owned(), cell.trim().to_owned())
    };
    rows.map(cells).collect()
}

#[test]
fn the_example_of_the_document_is_what_the_program_writes() {
    let (directory, text) = (scratch("export-example"), document());
    for name in ["a.txt", "b.txt"] {
        std::fs::write(directory.join(name), block(&text, &format!("text {name}"))).unwrap();
    }
    let mut tables = Vec::new();
    for line in block(&text, "console").lines() {
        let arguments: Vec<&str> = line.trim_start_matches("$ musterbook ").split(' ').collect();
        tables.push(check(&directory, &arguments, 0, ""));
    }
    let [_, ged, acled] = &tables[..] else { panic!("docs/export.md: {} commands", tables.len()) };
    assert_eq!(first_row(ged), table(&text, "GED's row, without its empty cells"));
    assert_eq!(first_row(acled), table(&text, "ACLED's row, without its empty cells"));
    assert_eq!(std::fs::read_to_string(directory.join("links.csv")).unwrap(), block(&text, "csv"));
    assert_eq!(records(ged).len(), 2);

    // The forms of claims, on the same ledger.
    let csv = check(&directory, &["export"], 0, "");
    let cells = first_row(&csv);
    let cell = |column: &str| cells.iter().find(|(name, _)| name == column).map_or("", |(_, cell)| cell.as_str());
    assert_eq!((cell("anchor_text"), cell("place"), cell("published")), ("12", "Kharkiv", "2025-06-17"));
    assert!(
        cell("evidence_text").starts_with("A Russian missile strike killed 12") && cell("address").ends_with("a.txt")
    );
    let jsonl = check(&directory, &["export", "--format", "jsonl", "--limit", "1"], 0, "");
    let object: serde_json::Value = serde_json::from_str(&jsonl).unwrap();
    for (field, value) in cells {
        let of = &object[&field];
        let is_split = ["anchor_start", "anchor_end", "when_start", "when_end", "evidence_start", "evidence_end"];
        assert!(is_split.contains(&field.as_str()) || !of.is_null(), "{field}: {value} is not in {jsonl}");
    }
    let review = check(&directory, &["export", "--format", "claimreview", "--statement", "1"], 0, "");
    assert!(review.contains("\"ClaimReview\""), "{review}");
}

#[test]
fn tables_have_the_headers_of_the_projects() {
    let directory = scratch("export-headers");
    std::fs::write(directory.join("a.txt"), block(&document(), "text a.txt")).unwrap();
    check(&directory, &["add", "--published", "2025-06-17", "--no-progress", "a.txt"], 0, "");
    for (format, header) in [
        (
            "ged",
            "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,\
             dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,\
             number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,\
             where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,\
             region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,\
             high,low,gwnoa,gwnob",
        ),
        (
            "acled",
            "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,\
             inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,\
             location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp",
        ),
    ] {
        let out = check(&directory, &["export", "--format", format], 0, "");
        assert_eq!(out.lines().next(), Some(header), "{format}");
        // What was written is read again, with the same place, day and number.
        std::fs::write(directory.join(format), &out).unwrap();
        let told = check(&directory, &["import", format, format, "--ledger", "again"], 0, "");
        assert!(told.starts_with("1 new event; 1 claim\n"), "{told}");
        let source =
            if format == "ged" { "Uppsala Conflict Data Program" } else { "Armed Conflict Location and Event Data" };
        let again = ["export", "--format", format, "--ledger", "again", "--source", source];
        let kept = |csv: &str| -> Vec<_> {
            let kept =
                ["where_coordinates", "location", "date_start", "event_date", "best", "fatalities", "side_a", "actor2"];
            first_row(csv).into_iter().filter(|(column, _)| kept.contains(&column.as_str())).collect()
        };
        assert_eq!(kept(&check(&directory, &again, 0, "")), kept(&out), "{format}");
        check(&directory, &["verify", "--ledger", "again"], 0, "");
    }
}

#[test]
fn what_goes_wrong_is_told_and_nothing_is_overwritten() {
    let directory = scratch("export-wrong");
    std::fs::write(directory.join("a.txt"), block(&document(), "text a.txt")).unwrap();
    std::fs::write(directory.join("mine.csv"), "mine").unwrap();
    check(&directory, &["add", "--published", "2025-06-17", "--no-progress", "a.txt"], 0, "");
    check(&directory, &["export", "--out", "mine.csv"], 2, "mine.csv: the file is there already");
    assert_eq!(std::fs::read_to_string(directory.join("mine.csv")).unwrap(), "mine");
    check(&directory, &["export", "--out", "mine.csv", "--force"], 0, "");
    assert!(std::fs::read_to_string(directory.join("mine.csv")).unwrap().starts_with("claim,report,"));
    check(&directory, &["export", "--format", "claimreview"], 2, "--statement");
    check(&directory, &["export", "--format", "claimreview", "--statement", "99"], 2, "there is no statement 99");
    check(&directory, &["export", "--format", "ged", "--outcome", "wounded"], 2, "leave out --outcome");
    let nothing = check(&directory, &["export", "--side", "Nobody"], 1, "");
    assert_eq!(nothing.lines().count(), 1);
    std::fs::write(
        directory.join("bad.csv"),
        "id,date_start,date_end,best,high,low,mine\n1,x,x,1,1,1,\n2,2025-06-16,2025-06-16,1,1,1,\n",
    )
    .unwrap();
    let out = check(&directory, &["import", "ged", "bad.csv"], 2, "bad.csv:2: date_start is \"x\"");
    assert!(out.starts_with("1 new event, 1 refused; 1 claim\n"), "{out}");
    check(&directory, &["import", "ged", "bad.csv"], 2, "are ignored: mine");
    check(&directory, &["import", "acled", "bad.csv"], 2, "no column event_id_cnty, event_date, fatalities");
    check(&directory, &["import", "acled", "none.csv"], 2, "no such file");
}
