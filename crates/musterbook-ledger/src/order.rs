//! The orders of listings.

/// The order of a listing; the newest, the greatest or the surest first. A row that stands for several claims is in the
/// place of the first of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The end of the time that the figure covers.
    #[default]
    When,
    Published,
    /// As recorded.
    Recorded,
    Low,
    Confidence,
}

/// The words of the orders.
const ORDERS: &[(&str, Order)] = &[
    ("when", Order::When),
    ("published", Order::Published),
    ("recorded", Order::Recorded),
    ("low", Order::Low),
    ("confidence", Order::Confidence),
];

impl Order {
    pub fn parse(text: &str) -> Option<Order> {
        ORDERS.iter().find(|(word, _)| *word == text).map(|(_, order)| *order)
    }

    /// `when, published, recorded, low or confidence`.
    pub fn words() -> String {
        let words: Vec<&str> = ORDERS.iter().map(|(word, _)| *word).collect();
        words.join(", ").replacen(", confidence", " or confidence", 1)
    }
}
