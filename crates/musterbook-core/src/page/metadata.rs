//! What a page says about itself.
//!
//! In: the parsed page. Out: headline, outlet, authors, language, canonical address and day of publication with its rule, each from
//! the first place that has it: JSON-LD, OpenGraph, other `meta` tags, then the marks of the page itself. Left alone: places that
//! contradict a better one, and JSON that does not parse, of which only the date is still read.

use std::collections::HashMap;

use jiff::civil::Date;
use regex::Regex;
use scraper::{Html, Selector};
use serde_json::Value;

use super::dates::first_date;
use super::dump::split_names;

/// What was found; all of it may be missing.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub authors: Vec<String>,
    pub language: Option<String>,
    pub address: Option<String>,
    pub published: Option<(Date, &'static str)>,
    /// Used only if nothing better is found, in the text either.
    pub modified: Option<(Date, &'static str)>,
}

/// `meta` names that give the day of publication, best first.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "article:published",
    "parsely-pub-date",
    "sailthru.date",
    "publication_date",
    "publish-date",
    "publish_date",
    "pubdate",
    "published_at",
    "article.published",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "citation_publication_date",
    "date",
    "dcterms.created",
    "dc.date.created",
    "timestamp",
];
const MODIFIED: &[&str] =
    &["article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "lastmod"];
const TITLE: &[&str] = &["og:title", "twitter:title", "dc.title", "parsely-title", "headline"];
const OUTLET: &[&str] = &["og:site_name", "application-name", "dc.publisher", "publisher", "twitter:app:name:iphone"];
const AUTHOR: &[&str] =
    &["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "citation_author"];

/// Reads a page's own metadata.
pub(super) fn read(page: &Html, html: &str) -> Metadata {
    let meta = meta_tags(page);
    let get = |names: &[&str]| names.iter().find_map(|name| meta.get(*name).cloned());
    let article = json_ld(page);
    let json = |key: &str| article.as_ref().and_then(|it| it.get(key));
    let json_date = |key: &str| json(key).and_then(Value::as_str).and_then(first_date);
    let meta_date = |names: &[&str]| names.iter().find_map(|name| meta.get(*name).and_then(|it| first_date(it)));
    let outlet = json("publisher").and_then(name_of).or_else(|| get(OUTLET));
    let heading = only_heading(page);
    let title = json("headline")
        .and_then(name_of)
        .or_else(|| get(TITLE))
        .or_else(|| heading.clone())
        .or_else(|| first(page, "title"));
    Metadata {
        title: title.map(|it| without_outlet(&it, outlet.as_deref(), heading.as_deref())).filter(|it| !it.is_empty()),
        authors: authors(json("author"), get(AUTHOR)),
        language: attribute(page, "html[lang]", "lang").or_else(|| get(&["og:locale", "content-language"])),
        address: attribute(page, "link[rel=canonical]", "href")
            .or_else(|| get(&["og:url"]))
            .filter(|it| it.starts_with("http")),
        published: json_date("datePublished")
            .or_else(|| article.is_none().then(|| loose_json_date(html)).flatten())
            .map(|day| (day, "json-ld datePublished"))
            .or_else(|| meta_date(PUBLISHED).map(|day| (day, "meta published")))
            .or_else(|| time_tag(page).map(|day| (day, "time tag"))),
        modified: json_date("dateModified")
            .map(|day| (day, "json-ld dateModified"))
            .or_else(|| meta_date(MODIFIED).map(|day| (day, "meta modified"))),
        outlet,
    }
}

/// `https://www.example.org/a` is of `example.org`.
pub(super) fn host(address: &str) -> Option<String> {
    let rest = address.split_once("://")?.1;
    let host = rest.split(['/', '?', '#', ':']).next()?.trim_start_matches("www.").to_lowercase();
    (host.contains('.') && !host.contains('@')).then_some(host)
}

/// A day in the path: `/2025/06/15/` or `/2025-06-15-`.
pub(super) fn day_in_address(address: &str) -> Option<Date> {
    first_date(address.split_once("://")?.1.split_once('/')?.1)
}

fn meta_tags(page: &Html) -> HashMap<String, String> {
    let mut tags = HashMap::new();
    for tag in select(page, "meta[content]") {
        let name = ["property", "name", "itemprop", "http-equiv"].iter().find_map(|key| tag.attr(key));
        let content = tag.attr("content").map(clean).filter(|it| !it.is_empty());
        if let (Some(name), Some(content)) = (name, content) {
            tags.entry(name.trim().to_lowercase()).or_insert(content);
        }
    }
    tags
}

/// The JSON-LD object that describes the article: of an article's type if there is one, else any that is dated.
fn json_ld(page: &Html) -> Option<serde_json::Map<String, Value>> {
    let mut objects = vec![];
    for script in select(page, "script[type='application/ld+json']") {
        let text: String = script.text().collect();
        let mut open: Vec<Value> = serde_json::from_str(text.trim().trim_end_matches(';')).into_iter().collect();
        while let Some(value) = open.pop() {
            match value {
                Value::Array(values) => open.extend(values),
                Value::Object(mut object) => {
                    open.extend(
                        ["@graph", "mainEntity", "mainEntityOfPage"].iter().filter_map(|key| object.remove(*key)),
                    );
                    objects.push(object);
                }
                _ => {}
            }
        }
    }
    let is_article = |it: &serde_json::Map<String, Value>| {
        let kind = it.get("@type").map(Value::to_string).unwrap_or_default();
        ["Article", "BlogPosting", "Report", "LiveBlog"].iter().any(|name| kind.contains(name))
    };
    let best = objects
        .iter()
        .position(is_article)
        .or_else(|| objects.iter().position(|it| it.contains_key("datePublished")))?;
    Some(objects.swap_remove(best))
}

/// The date in JSON that does not parse.
fn loose_json_date(html: &str) -> Option<Date> {
    let pattern = Regex::new(r#""datePublished"\s*:\s*"([^"]{8,40})""#).ok()?;
    first_date(pattern.captures(html)?.get(1)?.as_str())
}

/// A string, or the `name` of an object, or of the first of several.
fn name_of(value: &Value) -> Option<String> {
    match value {
        Value::String(name) => Some(clean(name)).filter(|it| !it.is_empty()),
        Value::Object(object) => object.get("name").and_then(name_of),
        Value::Array(values) => values.iter().find_map(name_of),
        _ => None,
    }
}

fn authors(json: Option<&Value>, meta: Option<String>) -> Vec<String> {
    let names: Vec<String> = match json {
        Some(Value::Array(values)) => values.iter().filter_map(name_of).collect(),
        Some(value) => name_of(value).into_iter().collect(),
        None => meta.into_iter().collect(),
    };
    let mut out: Vec<String> = vec![];
    for name in names.iter().flat_map(|names| split_names(names)) {
        if !out.contains(&name) {
            out.push(name);
        }
    }
    out
}

/// A dated `time` tag, if it says it is the day of publication or is the only one of the page.
fn time_tag(page: &Html) -> Option<Date> {
    let tags: Vec<_> = select(page, "time[datetime]");
    let says_so = |tag: &&scraper::ElementRef| {
        tag.attr("pubdate").is_some()
            || tag.attr("itemprop") == Some("datePublished")
            || tag.attr("class").is_some_and(|class| class.to_lowercase().contains("publish"))
    };
    let tag = tags.iter().find(says_so).or_else(|| tags.first().filter(|_| tags.len() == 1))?;
    first_date(tag.attr("datetime")?)
}

/// "Town falls | The Daily" of The Daily is "Town falls"; so it is if the heading says so.
fn without_outlet(title: &str, outlet: Option<&str>, heading: Option<&str>) -> String {
    let title = clean(title);
    if let Some(heading) = heading.filter(|it| it.len() >= 8 && it.len() < title.len() && title.starts_with(it)) {
        return heading.to_owned();
    }
    for gap in [" | ", " - ", " – ", " — ", " :: ", " · "] {
        if let Some((head, tail)) = title.rsplit_once(gap) {
            let is_outlet = outlet.is_some_and(|it| it.eq_ignore_ascii_case(tail.trim()));
            if is_outlet && !head.trim().is_empty() {
                return head.trim().to_owned();
            }
        }
    }
    title
}

/// The text of the page's `h1`, if there is just one.
fn only_heading(page: &Html) -> Option<String> {
    match &select(page, "h1")[..] {
        [one] => Some(clean(&one.text().collect::<String>())).filter(|it| !it.is_empty()),
        _ => None,
    }
}

fn first(page: &Html, what: &str) -> Option<String> {
    select(page, what).first().map(|it| clean(&it.text().collect::<String>())).filter(|it| !it.is_empty())
}

fn attribute(page: &Html, what: &str, name: &str) -> Option<String> {
    select(page, what).first().and_then(|it| it.attr(name)).map(clean).filter(|it| !it.is_empty())
}

fn select<'a>(page: &'a Html, what: &str) -> Vec<scraper::ElementRef<'a>> {
    Selector::parse(what).map(|selector| page.select(&selector).collect()).unwrap_or_default()
}

fn clean(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
