//! Lists and tables that the extraction of the article lost.
//!
//! In: the page and the lines extracted from it. Out: the lines, with each list or table of figures put back behind the
//! paragraph it follows on the page. Tallies ("tanks ‒ 1361 (+3)") are the best figures a page has, and extraction that favours
//! precision takes them for menus. Left alone: lists of links, lists without digits, lists behind nothing that was extracted.

use std::collections::{HashMap, HashSet};

use ego_tree::NodeRef;
use scraper::{ElementRef, Html, Node, Selector};

use super::walk::{INLINE, Line, lines};

/// A page with more lists of figures than this is no article.
const MOST: usize = 200;

/// The lines with what was lost put back, and how many lists that were.
pub(super) fn put_back(page: &Html, extracted: Vec<Line>) -> (Vec<Line>, usize) {
    let Ok(selector) = Selector::parse("ul, ol, table, dl") else { return (extracted, 0) };
    let mut places: HashMap<String, usize> = HashMap::new();
    for (at, line) in extracted.iter().enumerate() {
        places.entry(key(&line.text)).or_insert(at);
    }
    let mut lost: Vec<(usize, Vec<Line>)> = vec![];
    let mut inside: HashSet<ego_tree::NodeId> = HashSet::new();
    for list in page.select(&selector) {
        inside.insert(list.id());
        if list.ancestors().any(|node| inside.contains(&node.id()) || is_around(node)) {
            continue;
        }
        let found = lines(*list, true);
        let known = found.iter().filter(|line| places.contains_key(&key(&line.text))).count();
        if !has_figures(&found) || known * 2 > found.len() || is_links(list) {
            continue;
        }
        if lost.len() == MOST {
            break;
        }
        if let Some(at) = place_before(*list, &places) {
            let found = found.into_iter().filter(|line| !places.contains_key(&key(&line.text))).collect();
            lost.push((at, found));
        }
    }
    let count = lost.len();
    (merge(extracted, lost), count)
}

fn merge(extracted: Vec<Line>, mut lost: Vec<(usize, Vec<Line>)>) -> Vec<Line> {
    lost.sort_by_key(|(at, _)| *at);
    let (mut out, mut lost) = (vec![], lost.into_iter().peekable());
    for (at, line) in extracted.into_iter().enumerate() {
        out.push(line);
        while let Some((_, lines)) = lost.next_if(|(place, _)| *place == at) {
            out.extend(lines);
        }
    }
    out
}

/// Where the nearest text before the list stands among the extracted lines: up to three siblings back, two levels up.
fn place_before(list: NodeRef<'_, Node>, places: &HashMap<String, usize>) -> Option<usize> {
    let mut node = list;
    for _ in 0..3 {
        let texts = node.prev_siblings().filter(|it| it.value().is_element() || it.value().is_text());
        let last_lines = texts.filter_map(|it| match it.value() {
            Node::Text(text) => Some(text.to_string()).filter(|it| !it.trim().is_empty()),
            _ => lines(last_block(it), true).pop().map(|line| line.text),
        });
        if let Some(at) = last_lines.take(3).find_map(|text| places.get(&key(&text)).copied()) {
            return Some(at);
        }
        node = node.parent()?;
    }
    None
}

/// The last block of a node, so that not all of a long section is read for its last line.
fn last_block(node: NodeRef<'_, Node>) -> NodeRef<'_, Node> {
    let mut block = node;
    while let Some(last) = block.children().rev().find(|it| !is_blank(*it)) {
        match last.value() {
            Node::Element(element) if !INLINE.contains(&element.name()) => block = last,
            _ => break,
        }
    }
    block
}

fn is_blank(node: NodeRef<'_, Node>) -> bool {
    match node.value() {
        Node::Text(text) => text.trim().is_empty(),
        Node::Element(element) => matches!(element.name(), "script" | "style" | "br" | "hr"),
        _ => true,
    }
}

fn is_around(node: NodeRef<'_, Node>) -> bool {
    node.value().as_element().is_some_and(|element| {
        matches!(element.name(), "nav" | "footer" | "aside" | "form" | "menu" | "header")
            || element.attr("role") == Some("navigation")
    })
}

/// More than half of the text is that of links.
fn is_links(list: ElementRef<'_>) -> bool {
    let Ok(selector) = Selector::parse("a") else { return false };
    let length = |element: ElementRef<'_>| element.text().map(|text| text.trim().len()).sum::<usize>();
    list.select(&selector).map(length).sum::<usize>() * 2 > length(list)
}

fn has_figures(lines: &[Line]) -> bool {
    lines.iter().any(|line| line.text.bytes().any(|byte| byte.is_ascii_digit()))
}

/// Letters and digits only: extraction changes spaces and signs.
fn key(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::super::walk::{Kind, join};
    use super::*;

    #[track_caller]
    fn check(page: &str, extracted: &[&str], expected: &str) {
        let page = Html::parse_document(page);
        let extracted = extracted.iter().map(|text| Line { kind: Kind::Paragraph, text: (*text).to_owned() }).collect();
        assert_eq!(join(&put_back(&page, extracted).0), expected);
    }

    const LIST: &str = "<ul><li>tanks ‒ 1361 (+3)<li>guns ‒ 12</ul>";

    #[test]
    fn puts_a_lost_list_behind_its_paragraph() {
        let page = format!("<div><p>Losses:</p><div>{LIST}</div><p>End.</p></div>");
        check(&page, &["Losses:", "End."], "Losses:\n\ntanks ‒ 1361 (+3)\nguns ‒ 12\n\nEnd.");
        check("<p>By town:<table><tr><td>Sumy<td>12</table>", &["By town:"], "By town:\n\nSumy | 12");
    }

    #[test]
    fn leaves_lists_that_are_there_lists_of_links_and_menus() {
        let page = format!("<p>Losses:</p>{LIST}");
        check(&page, &["Losses:", "tanks - 1361 (+3)", "guns - 12"], "Losses:\n\ntanks - 1361 (+3)\n\nguns - 12");
        check("<p>Losses:</p><ul><li><a href=a>12 dead in Sumy</a></ul>", &["Losses:"], "Losses:");
        check(&format!("<p>Losses:</p><nav>{LIST}</nav>"), &["Losses:"], "Losses:");
        check(&format!("<p>Other</p>{LIST}<p>Losses:</p>"), &["Losses:"], "Losses:");
    }
}
