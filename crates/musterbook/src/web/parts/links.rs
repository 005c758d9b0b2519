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

/// An address that a report was found at: a way there only for pages of the web. What was sent to the desk has none: its name.
pub fn elsewhere(address: &str) -> Markup {
    let is_web = address.starts_with("https://") || address.starts_with("http://");
    let sent = address.strip_prefix("given:").and_then(|rest| rest.split_once(':'));
    html! {
        @if let Some((_, name)) = sent { span.quiet { "sent here: " } span.address { (name) } }
        @else if is_web { a.address href=(address) rel="noreferrer noopener external" { (address) } } @else { span.address { (address) } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_the_web_are_led_to() {
        for (address, part, is_link) in [
            ("https://news.example/a", "href=\"https://news.example/a\"", true),
            (
                "given:b763534a4eb28050:the pasted text",
                "sent here: </span><span class=\"address\">the pasted text<",
                false,
            ),
            ("given:odd", ">given:odd<", false),
            ("javascript:alert(1)", ">javascript:alert(1)<", false),
            ("/srv/reports/<b>.html", "/srv/reports/&lt;b&gt;.html", false),
        ] {
            let markup = elsewhere(address).into_string();
            assert!(markup.contains(part) && markup.contains("<a ") == is_link, "{markup}");
        }
    }
}
