//! The statements on a question with their sentences, the newest first; and the same as rows of a spreadsheet.

use super::Query;
use super::view::{Heard, View};
use crate::figure::grouped;
use crate::output::count;
use crate::web::address::Address;
use crate::web::page::Rows;
use crate::web::parts::conflict::ways;
use crate::web::parts::links;
use crate::web::parts::table::{dated, table};
use maud::{Markup, html};

pub fn statements(at: &Address, query: &Query, view: &View) -> Markup {
    if view.all == 0 {
        return html! {};
    }
    let row = |it: &Heard| {
        vec![
            dated(&it.quoted.when),
            links::origin(&it.quoted.cited.origin),
            html! {
                @match it.quoted.claim { Some(claim) => a href=(format!("/claims/{claim}")) { (it.quoted.figure) }, None => (it.quoted.figure) }
                @if !it.quoted.cited.sentence.is_empty() { p.snippet { "“" (it.quoted.cited.sentence) "”" } }
            },
            html! {
                @match &it.set_aside { Some(why) => { b { "no" } ": " (why) }, None => "yes" }
                @if it.is_in_conflict { ", " a href="#conflicts" { "in conflict" } }
            },
            ways(&it.quoted),
        ]
    };
    let headings = &["when", "origin", "what it says", "counts", "seen in"];
    let reports = |it: &Heard| it.quoted.cited.reports;
    html! {
        h2 #statements { "Statements" }
        p.quiet { (count(view.all, "statement")) " on this question, the newest first"
            @if view.statements.iter().any(|it| reports(it) > 1) { "; what several reports repeat is one statement" } "." }
        (table("Statements", headings, view.statements.iter().map(row).collect()))
        (pager(at, query, view))
    }
}

fn pager(at: &Address, query: &Query, view: &View) -> Markup {
    let to = |offset: usize| {
        let offset = (offset > 0).then(|| offset.to_string());
        format!("{}#statements", at.with("offset", offset.as_deref()).href())
    };
    let (offset, rows) = (query.offset, view.statements.len());
    html! {
        @if offset > 0 || view.has_more {
            nav.pager aria-label="Pages of the statements" {
                @if offset > 0 { a rel="prev" href=(to(offset.saturating_sub(query.limit))) { "← Newer" } }
                @if rows > 0 { span { (grouped((offset + 1) as f64)) "–" (grouped((offset + rows) as f64)) " of " (grouped(view.all as f64)) } }
                @if view.has_more { a rel="next" href=(to(offset.saturating_add(query.limit))) { "Older →" } }
            }
        }
    }
}

/// The columns of a row of CSV.
const COLUMNS: &[&str] = &[
    "statement",
    "claim",
    "report",
    "origin",
    "counts_as",
    "said",
    "as_of",
    "published",
    "reports",
    "set_aside",
    "is_in_conflict",
    "sentence",
];

pub fn rows(view: &View) -> Rows {
    let columns = COLUMNS.to_vec();
    let day = |day: Option<jiff::civil::Date>| day.map(|it| it.to_string()).unwrap_or_default();
    let number = |number: Option<i64>| number.map(|it| it.to_string()).unwrap_or_default();
    let row = |it: &Heard| {
        let cited = &it.quoted.cited;
        vec![
            cited.statement.to_string(),
            number(it.quoted.claim),
            number(it.quoted.report),
            cited.origin.clone(),
            cited.counts_as.clone(),
            cited.said.clone(),
            day(cited.as_of),
            day(cited.published),
            cited.reports.to_string(),
            it.set_aside.clone().unwrap_or_default(),
            it.is_in_conflict.to_string(),
            cited.sentence.clone(),
        ]
    };
    Rows { columns, rows: view.statements.iter().map(row).collect() }
}
