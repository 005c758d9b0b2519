//! A table that is scrolled sideways where it does not fit, with its headings above the columns.

use maud::{Markup, html};

/// A column's heading, and whether it holds numbers.
pub struct Column<'a> {
    pub name: &'a str,
    pub is_number: bool,
}

/// Text columns; `#` before a name makes it one of numbers.
pub fn columns<'a>(names: &[&'a str]) -> Vec<Column<'a>> {
    let column = |name: &&'a str| match name.strip_prefix('#') {
        Some(name) => Column { name, is_number: true },
        None => Column { name, is_number: false },
    };
    names.iter().map(column).collect()
}

/// A table; `about` is read to those who do not see it.
pub fn table(about: &str, names: &[&str], rows: Vec<Vec<Markup>>) -> Markup {
    let columns = columns(names);
    html! {
        div.wide role="region" aria-label=(about) tabindex="0" {
            table {
                caption.hidden { (about) }
                thead { tr { @for it in &columns { th scope="col" .number[it.is_number] { (it.name) } } } }
                tbody {
                    @for row in rows {
                        tr { @for (cell, it) in row.into_iter().zip(&columns) {
                            td .number[it.is_number] data-label=(it.name) { (cell) }
                        } }
                    }
                }
            }
        }
    }
}

/// Text as a cell.
pub fn text(value: impl maud::Render) -> Markup {
    html! { (value) }
}

/// Words with days among them, which are not broken; nothing where there are none.
pub fn dated(words: &str) -> Markup {
    let is_day = |word: &str| word.len() >= 7 && word.starts_with(|it: char| it.is_ascii_digit()) && word.contains('-');
    html! {
        @if words.is_empty() { (maybe(None)) }
        @for (n, word) in words.split(' ').enumerate() {
            @if n > 0 { " " }
            @if is_day(word) { span.day { (word) } } @else { (word) }
        }
    }
}

/// Text that may not be there.
pub fn maybe(value: Option<&str>) -> Markup {
    let is_day = value.is_some_and(|it| it.len() == 10 && it.parse::<jiff::civil::Date>().is_ok());
    html! { @if let Some(value) = value { span.day[is_day] { (value) } } @else { span.quiet aria-label="not known" { "–" } } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_not_broken() {
        let day = |day: &str| format!("<span class=\"day\">{day}</span>");
        for (words, expected) in [
            ("total to 2025-12-13", format!("total to {}", day("2025-12-13"))),
            ("2025-07 – 2025-08", format!("{} – {}", day("2025-07"), day("2025-08"))),
            ("on <b>", "on &lt;b&gt;".to_owned()),
        ] {
            assert_eq!(dated(words).into_string(), expected);
        }
        assert!(dated("").into_string().contains("not known"));
    }
}
