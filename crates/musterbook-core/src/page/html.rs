//! An HTML page to its article.
//!
//! In: decoded HTML. Out: a report whose text is the title, then the article. The article is what `trafilatura` finds when it
//! favours precision, with the lists and tables of figures it lost put back; where it finds nothing, fails, or the page is
//! too large for it, the text of the page without menus, headers and footers, with a note. Left out: reader comments.

use std::panic::{AssertUnwindSafe, catch_unwind};

use jiff::civil::Date;
use scraper::Html;
use trafilatura::{ExtractionFocus, Options, extract};

use super::Report;
use super::dates::first_date;
use super::furniture::furniture;
use super::language::language;
use super::metadata::{self, Metadata, day_in_address};
use super::nesting;
use super::published::from_head;
use super::walk::{Kind, Line, join, lines};
use super::{dump, lists};

/// A larger page is no article as it was sent; extraction takes more than one pass over it.
const LARGEST: usize = 4 << 20;
/// A shorter extraction is compared with the whole page.
const SHORT: usize = 200;

/// Tags with which a part of a page begins.
const BEGINNINGS: &[&str] = &[
    "article", "div", "h1", "h2", "h3", "header", "li", "link", "main", "meta", "nav", "ol", "p", "section", "script",
    "style", "table", "title", "ul",
];
/// Tags of which two kinds make a page of what begins as one.
const TAGS: &[&str] =
    &["<p>", "<p ", "</p>", "<div", "</a>", "<br", "<span", "<h1", "<ul", "<table", "<meta", "<script", "<title"];
/// Tags that nobody writes into a text.
const MACHINERY: &[&str] = &["<div", "<script", "<style", "<meta", "<link", "<title", "<nav"];

/// What a text is that may be HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A page: it says so, or its header does.
    Page,
    /// A part of a page: nothing around its article need be left out.
    Part,
    /// A text, maybe with a few tags in it.
    Text,
}

/// The shape of a text: by its first tag, else by the header, else by its tags. A text that begins with words, or has but
/// `<b>` and `<br>` in it, is a text.
pub(super) fn shape(text: &str, content_type: Option<&str>) -> Shape {
    let head = &text[..text.floor_char_boundary(4096)].to_ascii_lowercase();
    let head = after_comments(head);
    let starts_with = |tag: &str| {
        let rest = head.strip_prefix('<').and_then(|rest| rest.strip_prefix(tag));
        rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
    };
    if ["!doctype", "html", "head", "body"].into_iter().any(starts_with) {
        return Shape::Page;
    }
    let kind = content_type.unwrap_or_default().to_ascii_lowercase();
    if kind.contains("html") {
        return Shape::Page;
    }
    let has = |tags: &[&str]| tags.iter().filter(|tag| head.contains(**tag)).count();
    if kind.contains("text/plain") || has(TAGS) < 2 {
        return Shape::Text;
    }
    match (has(MACHINERY) >= 2, BEGINNINGS.iter().any(|tag| starts_with(tag))) {
        (true, _) => Shape::Page,
        (false, true) => Shape::Part,
        (false, false) => Shape::Text,
    }
}

/// What follows white space, a byte order mark, comments and declarations of XML.
fn after_comments(head: &str) -> &str {
    let mut rest = head;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|at| at + 3)
        } else if rest.starts_with("<?") {
            rest.find('>').map(|at| at + 1)
        } else {
            None
        };
        let Some(end) = end else { return rest };
        rest = &rest[end..];
    }
}

/// What extraction gives.
struct Article {
    lines: Vec<Line>,
    title: Option<String>,
    outlet: Option<String>,
    published: Option<Date>,
}

/// Reads a page of HTML, or a part of one.
pub(super) fn read(html: &str, shape: Shape, address: Option<&str>) -> Report {
    let mut notes = vec![];
    let (html, deep) = nesting::cap(html);
    if deep {
        notes.push(format!("tags nested deeper than {} were ignored", nesting::DEEPEST));
    }
    let page = Html::parse_document(&html);
    let metadata = metadata::read(&page, &html);
    let (article, why_not) = if shape == Shape::Part { (None, None) } else { article(&html) };
    notes.extend(why_not);
    let mut article = article.unwrap_or_else(|| Article {
        lines: lines(page.tree.root(), true),
        title: None,
        outlet: None,
        published: None,
    });
    let (found, restored) = lists::put_back(&page, std::mem::take(&mut article.lines));
    if restored > 0 {
        notes.push(format!("{restored} lists or tables of figures put back"));
    }
    let title = metadata.title.clone().or(article.title.take());
    let text = join(&with_title(found, title.as_deref()));
    let published = published(&metadata, &text, title.as_deref(), address, article.published);
    Report {
        address: metadata.address,
        outlet: metadata.outlet.or(article.outlet),
        authors: if metadata.authors.is_empty() { dump::authors(&text) } else { metadata.authors },
        published: published.map(|it| it.0),
        published_rule: published.map(|it| it.1.to_owned()),
        language: language(metadata.language.as_deref(), &text),
        furniture: furniture(&text),
        title,
        text,
        notes,
    }
}

/// The article by `trafilatura`, or why there is none.
fn article(html: &str) -> (Option<Article>, Option<String>) {
    if html.len() > LARGEST {
        return (None, Some("page too large to look for its article; all of its text was taken".to_owned()));
    }
    let options =
        Options::default().with_fallback(true).with_focus(ExtractionFocus::FavorPrecision).with_exclude_comments(true);
    let result = catch_unwind(AssertUnwindSafe(|| extract(html, &options)));
    let why_not = match result {
        Ok(Ok(found)) => {
            let body = Html::parse_fragment(&found.content_html);
            let lines = lines(body.tree.root(), false);
            let length: usize = lines.iter().map(|line| line.text.len()).sum();
            let whole = || lines_length(html);
            if length > 0 && (length >= SHORT || length * 3 >= whole()) {
                let some = |text: String| Some(text).filter(|it| !it.trim().is_empty());
                let published = found.metadata.date.and_then(|day| first_date(&day.to_string()));
                let article = Article {
                    lines,
                    title: some(found.metadata.title),
                    outlet: some(found.metadata.sitename),
                    published,
                };
                return (Some(article), None);
            }
            "only a small part of the page was taken for its article"
        }
        Ok(Err(_)) => "no article found on the page",
        Err(_) => "the extraction of the article failed",
    };
    (None, Some(format!("{why_not}; all of its text was taken")))
}

fn lines_length(html: &str) -> usize {
    lines(Html::parse_document(html).tree.root(), true).iter().map(|line| line.text.len()).sum()
}

/// The title on top, and not twice.
fn with_title(mut lines: Vec<Line>, title: Option<&str>) -> Vec<Line> {
    let Some(title) = title else { return lines };
    let same = |line: &Line| line.text.trim().eq_ignore_ascii_case(title.trim());
    if let Some(at) = lines.iter().take(5).position(same) {
        lines.remove(at);
    }
    lines.insert(0, Line { kind: Kind::Paragraph, text: title.to_owned() });
    lines
}

/// The page's own word, its text, its address, its last change, and what `trafilatura` makes of it, in this order.
fn published(
    metadata: &Metadata,
    text: &str,
    title: Option<&str>,
    address: Option<&str>,
    extracted: Option<Date>,
) -> Option<(Date, &'static str)> {
    let address = address.or(metadata.address.as_deref());
    metadata
        .published
        .or_else(|| from_head(text, title).map(|it| (it.day, it.rule)))
        .or_else(|| address.and_then(day_in_address).map(|day| (day, "address")))
        .or(metadata.modified)
        .or(extracted.map(|day| (day, "extraction")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_pages_from_texts_with_tags() {
        for (text, expected) in [
            ("<!DOCTYPE html><p>12 dead", Shape::Page),
            ("\u{feff}<?xml version='1.0'?><!-- x --><HTML lang=en>", Shape::Page),
            ("<header><p>12 dead</p>", Shape::Part),
            ("<p>12 dead</p>\n<p>5 hurt</p>", Shape::Part),
            ("<title>12 dead</title><meta name=x><div>12", Shape::Page),
            ("<p>12 dead", Shape::Text),
            ("<b>12 killed</b> there. <p> a < b </p>", Shape::Text),
            ("12 dead.<br>5 hurt. <a href=x>more</a>", Shape::Text),
            ("<pre> a <paragraph>", Shape::Text),
            ("", Shape::Text),
        ] {
            assert_eq!(shape(text, None), expected, "{text}");
        }
        assert_eq!(shape("12 dead", Some("text/html; charset=utf-8")), Shape::Page);
        assert_eq!(shape("<p>12 dead</p>", Some("text/plain")), Shape::Text);
    }
}
