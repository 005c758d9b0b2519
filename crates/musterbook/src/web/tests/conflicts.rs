//! Conflicts where there are more statements than can be solved together.

use super::book::Book;
use crate::figure::grouped;
use jiff::ToSpan;
use jiff::civil::date;

#[test]
fn statements_that_were_left_out_are_told_of() {
    let origins = ["Ukraine's General Staff", "the UK Ministry of Defence", "the Pentagon"];
    let sentence = |n: i32| {
        let day = date(2023, 1, 1).checked_add(n.days()).unwrap().strftime("%-d %B %Y");
        let (figure, origin) = (grouped(f64::from(100_000 + n * 997)), origins[n as usize % 3]);
        format!("Russia had lost {figure} soldiers killed or wounded by {day}, {origin} said.")
    };
    let text: Vec<String> = (0..700).map(sentence).collect();
    let book = Book::empty();
    let preview = book.upload(&[("text", &text.join("\n\n")), ("published", "2025-06-01")]).to();
    assert_eq!(book.post(&format!("{preview}/save"), &[("keep", "0")]).to(), "/reports/1");
    let asked = "side=Russia&unit=people";
    let json: serde_json::Value = serde_json::from_str(&book.get(&format!("/conflicts.json?{asked}")).body).unwrap();
    let left_out = json["families"][0]["left_out"].as_u64().unwrap();
    assert!(left_out > 100, "{json}");
    for path in [format!("/conflicts?{asked}"), format!("/question?{asked}&outcome=casualties&civilian=false")] {
        let page = book.get(&path).body;
        for part in
            [&format!("{left_out} statements that say about what"), "there may be more conflicts", "published up to"]
        {
            assert!(page.contains(part), "{path}: {part}: {page}");
        }
    }
    let earlier = book.get(&format!("/conflicts?{asked}&published-to=2025-01-01")).body;
    assert!(!earlier.contains("left out"), "{earlier}");
}
