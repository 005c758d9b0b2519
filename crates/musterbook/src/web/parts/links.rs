//! Ways to what has a page of its own.

use super::super::address::with;
use maud::{Markup, html};

pub fn claim(id: i64) -> Markup {
    html! { a href=(format!("/claims/{id}")) { (id) } }
}

pub fn report(id: i64, title: Option<&str>) -> Markup {
    let title = title.map_or_else(|| format!("report {id}"), str::to_owned);
    html! { a href=(format!("/reports/{id}")) { (title) } }
}

pub fn statement(id: i64) -> Markup {
    html! { a href=(format!("/statements/{id}")) { (id) } }
}

pub fn origin(name: &str) -> Markup {
    html! { a href=(with("/source", "name", name)) { (name) } }
}

/// A way past a chart whose marks are links, seen by those who go by keys: to the table with its data, by the table's id.
pub fn past_chart(table: &str) -> Markup {
    html! { a.chart-skip href=(format!("#{table}")) { "Skip the chart: to its data as a table" } }
}

/// An address that a report was found at: a way there only for pages of the web.
pub fn elsewhere(address: &str) -> Markup {
    let is_web = address.starts_with("https://") || address.starts_with("http://");
    html! {
        @if is_web { a.address href=(address) rel="noreferrer noopener external" { (address) } } @else { span.address { (address) } }
    }
}
