//! What holds of all markup of charts.

use roxmltree::{Document, Node};

/// Well-formed; no script, style or handler; every number finite; every coordinate inside its drawing; every drawing named.
#[track_caller]
pub fn check(name: &str, markup: &str) {
    // Of HTML's entities only XML's are used, and void elements not at all.
    let whole = format!("<all>{markup}</all>");
    let document = Document::parse(&whole).unwrap_or_else(|error| panic!("{name}: {error}\n{markup}"));
    for node in document.descendants().filter(Node::is_element) {
        let tag = node.tag_name().name();
        assert!(!matches!(tag, "script" | "style" | "foreignObject"), "{name}: <{tag}>");
        for attribute in node.attributes() {
            let (key, value) = (attribute.name(), attribute.value());
            assert!(key != "style" && key != "id" && !key.starts_with("on"), "{name}: {key}={value}");
            assert!(!value.contains("NaN") && !value.contains("inf"), "{name}: {key}={value}");
        }
        if tag == "svg" {
            drawing(name, node);
        }
    }
}

fn drawing(name: &str, svg: Node) {
    let bounds: Vec<f64> = svg.attribute("viewBox").unwrap().split(' ').map(|it| it.parse().unwrap()).collect();
    let (right, bottom) = (bounds[2], bounds[3]);
    if svg.attribute("aria-hidden").is_none() {
        let has_links = svg.descendants().any(|node| node.has_tag_name("a"));
        let role = svg.attribute("role").unwrap_or_default();
        assert!(role == if has_links { "group" } else { "img" } || role == "group", "{name}: {role}");
        let title = svg.children().find(|node| node.has_tag_name("title")).and_then(|node| node.text());
        assert!(title.is_some_and(|it| !it.trim().is_empty()), "{name}: a drawing without a title");
    }
    let inside = |x: f64, y: f64, what: &str| {
        let is_inside = (-0.5..=right + 0.5).contains(&x) && (-0.5..=bottom + 0.5).contains(&y);
        assert!(is_inside, "{name}: {x} {y} outside {right} × {bottom}: {what}");
    };
    for node in svg.descendants() {
        let number = |key: &str| node.attribute(key).map(|it| it.parse::<f64>().unwrap());
        match node.tag_name().name() {
            "circle" => {
                let (x, y, radius) = (number("cx").unwrap(), number("cy").unwrap(), number("r").unwrap());
                inside(x - radius, y - radius, "circle");
                inside(x + radius, y + radius, "circle");
            }
            "text" => inside(number("x").unwrap(), number("y").unwrap(), node.text().unwrap_or("text")),
            "path" => {
                let shape = node.attribute("d").unwrap();
                let points = points(shape);
                assert!(points.len() >= 2, "{name}: {shape}");
                points.iter().for_each(|(x, y)| inside(*x, *y, shape));
            }
            _ => {}
        }
    }
}

/// The points of a path: `M` and `L` give them, what follows `l` the way from each to the next.
fn points(shape: &str) -> Vec<(f64, f64)> {
    let spaced = shape.replace('-', " -").replace('M', " M ").replace('l', " l ").replace('L', " L ").replace('Z', " ");
    let mut words = spaced.split_whitespace().peekable();
    let (mut found, mut is_step) = (Vec::new(), false);
    while let Some(word) = words.peek() {
        if let "M" | "l" | "L" = *word {
            is_step = words.next() == Some("l");
            continue;
        }
        let [x, y] = [words.next(), words.next()]
            .map(|it| it.and_then(|it| it.parse::<f64>().ok()).unwrap_or_else(|| panic!("{it:?} in {shape}")));
        let from = found.last().copied().filter(|_| is_step).unwrap_or((0.0, 0.0));
        found.push((from.0 + x, from.1 + y));
    }
    found
}
