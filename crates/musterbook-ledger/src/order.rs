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

    /// What stands after `ORDER BY` in a listing of claims.
    pub(crate) fn sql(self) -> String {
        match self {
            Order::Recorded => "claim.id DESC".to_owned(),
            _ => format!("claim.{} DESC, claim.id", self.column()),
        }
    }

    /// SQL for the claims in force, to be read in this order whatever they are narrowed by.
    pub(crate) fn kept(self) -> &'static str {
        match self {
            Order::When => "in_force AS claim INDEXED BY in_force_when",
            Order::Published => "in_force AS claim INDEXED BY in_force_published",
            Order::Recorded => "in_force AS claim NOT INDEXED",
            Order::Low => "in_force AS claim INDEXED BY in_force_low",
            Order::Confidence => "in_force AS claim INDEXED BY in_force_confidence",
        }
    }

    /// The column of `claim`.
    pub(crate) fn column(self) -> &'static str {
        match self {
            Order::When => "when_end",
            Order::Published => "published",
            Order::Recorded => "id",
            Order::Low => "low",
            Order::Confidence => "confidence",
        }
    }
}
