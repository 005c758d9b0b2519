//! A tree of HTML to lines of text.
//!
//! In: a node. Out: its lines: a paragraph, heading, list item or table row each, white space collapsed, cells joined by ` | `.
//! Left out: scripts, styles and controls; and, if asked, the parts of a page around its article. No recursion.

use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use scraper::Node;

/// What a line was on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Paragraph,
    /// What follows a line break in a paragraph.
    Broken,
    Item,
    Row,
}

/// One line of text, without a line end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub kind: Kind,
    pub text: String,
}

const NEVER: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "canvas", "audio", "video", "select",
    "button", "textarea", "head", "title", "dialog", "map",
];
const AROUND: &[&str] = &["nav", "footer", "aside", "form", "menu", "header"];
pub(super) const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
    "wbr", "img", "hi", "ref", "nobr", "center",
];

/// The lines of a node and all below it.
pub(super) fn lines(root: NodeRef<'_, Node>, without_surroundings: bool) -> Vec<Line> {
    let mut out = Out::default();
    let mut skipping = None;
    for edge in root.traverse() {
        match edge {
            Edge::Open(node) if skipping.is_none() => match node.value() {
                Node::Text(text) => out.text(text),
                Node::Element(element) => {
                    let name = element.name();
                    let hidden = element.attr("hidden").is_some() || element.attr("aria-hidden") == Some("true");
                    let around = AROUND.contains(&name) || element.attr("role") == Some("navigation");
                    if NEVER.contains(&name) || (without_surroundings && (hidden || around) && node != root) {
                        skipping = Some(node.id());
                    } else {
                        out.open(name, node);
                    }
                }
                _ => {}
            },
            Edge::Close(node) if skipping == Some(node.id()) => skipping = None,
            Edge::Close(node) if skipping.is_none() => {
                if let Node::Element(element) = node.value() {
                    out.close(element.name());
                }
            }
            _ => {}
        }
    }
    out.flush();
    out.lines
}

/// Lines to text: items and rows follow each other, all else is set off by an empty line.
pub(super) fn join(lines: &[Line]) -> String {
    let mut text = String::new();
    let mut before = None;
    for line in lines {
        if let Some(before) = before {
            let close = line.kind == Kind::Broken || (before == line.kind && before != Kind::Paragraph);
            text.push_str(if close { "\n" } else { "\n\n" });
        }
        text.push_str(&line.text);
        before = Some(line.kind);
    }
    text
}

#[derive(Default)]
struct Out {
    lines: Vec<Line>,
    current: String,
    space: bool,
    items: usize,
    /// The last line ended at a line break.
    broken: bool,
    /// Inside a row of a table of data: its cells so far.
    row: Option<Vec<String>>,
    /// Rows inside rows, and rows that lay out a page, read as blocks.
    layout: Vec<bool>,
}

impl Out {
    fn text(&mut self, text: &str) {
        for piece in text.split_inclusive(|c: char| c.is_ascii_whitespace()) {
            let word = piece.trim_end_matches(|c: char| c.is_ascii_whitespace());
            if !word.is_empty() {
                if self.space && !self.current.is_empty() {
                    self.current.push(' ');
                }
                self.current.push_str(word);
                self.space = false;
            }
            self.space |= word.len() < piece.len();
        }
    }

    fn open(&mut self, name: &str, node: NodeRef<'_, Node>) {
        match name {
            "tr" => {
                let layout = self.row.is_some() || lays_out(node);
                self.layout.push(layout);
                self.flush();
                if !layout {
                    self.row = Some(vec![]);
                }
            }
            "br" => {
                self.flush();
                self.broken = self.row.is_none();
            }
            "td" | "th" if self.row.is_some() => self.space = true,
            "li" | "item" => {
                self.flush();
                self.items += 1;
            }
            name if INLINE.contains(&name) => {}
            _ => self.flush(),
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "tr" => {
                if self.layout.pop() == Some(false) {
                    self.cell();
                    let cells = self.row.take().unwrap_or_default();
                    self.line(Kind::Row, cells.join(" | "));
                } else {
                    self.flush();
                }
            }
            "td" | "th" if self.row.is_some() && self.layout.last() == Some(&false) => self.cell(),
            "li" | "item" => {
                self.flush();
                self.items = self.items.saturating_sub(1);
            }
            "br" => {}
            name if INLINE.contains(&name) => {}
            _ => self.flush(),
        }
    }

    fn cell(&mut self) {
        let cell = std::mem::take(&mut self.current);
        self.space = false;
        if let (Some(cells), false) = (&mut self.row, cell.is_empty()) {
            cells.push(cell);
        }
    }

    /// Ends a line, or in a row only a word.
    fn flush(&mut self) {
        if self.row.is_some() {
            self.space = true;
            return;
        }
        let text = std::mem::take(&mut self.current);
        self.space = false;
        let broken = std::mem::take(&mut self.broken) && !self.lines.is_empty();
        let kind = if self.items > 0 {
            Kind::Item
        } else if broken {
            Kind::Broken
        } else {
            Kind::Paragraph
        };
        self.line(kind, text);
    }

    fn line(&mut self, kind: Kind, text: String) {
        if !text.trim().is_empty() {
            self.lines.push(Line { kind, text });
        }
    }
}

/// A row with a cell of several blocks, or of cells that hold tables or lists, lays out a page.
fn lays_out(row: NodeRef<'_, Node>) -> bool {
    let name = |node: NodeRef<'_, Node>| node.value().as_element().map_or("", |it| it.name()).to_owned();
    row.children().any(|cell| {
        let blocks = cell
            .children()
            .filter(|it| matches!(name(*it).as_str(), "p" | "div" | "section" | "article" | "h1" | "h2" | "h3"));
        blocks.take(2).count() > 1
            || cell.children().any(|it| matches!(name(it).as_str(), "table" | "ul" | "ol" | "article"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use scraper::Html;

    #[track_caller]
    fn check(html: &str, text: &str) {
        assert_eq!(join(&lines(Html::parse_document(html).tree.root(), true)), text);
    }

    #[test]
    fn a_line_for_each_block() {
        check("<p>Twelve <b>dead</b>,\n five hurt</p><p>More<br>to come", "Twelve dead, five hurt\n\nMore\nto come");
        check(
            "<p>Losses:</p><ul><li>tanks ‒ 1361 (+3)</li><li><p>guns ‒ 12</p></ul><p>End",
            "Losses:\n\ntanks ‒ 1361 (+3)\nguns ‒ 12\n\nEnd",
        );
        check("<table><tr><th>Town<th>Dead<tr><td><p>Sumy</p><td><p>12</p></table>", "Town | Dead\nSumy | 12");
        check("<table><tr><td><p>One.</p><p>Two.</p></td></tr></table>", "One.\n\nTwo.");
        check("<nav>Menu</nav><script>12</script><p>a<!-- 5 -->b</p>", "ab");
    }
}
