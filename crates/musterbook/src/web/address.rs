//! The address of the page that is made, and others made from it: the same page with another filter, its twins.

/// A path with its query, in pairs.
#[derive(Clone, Debug, Default)]
pub struct Address {
    /// Without the ending of a twin.
    pub path: String,
    pub pairs: Vec<(String, String)>,
}

impl Address {
    pub fn new(path: &str, query: Option<&str>) -> Address {
        let pairs = url::form_urlencoded::parse(query.unwrap_or_default().as_bytes()).into_owned();
        // Forms send empty fields too.
        Address { path: path.to_owned(), pairs: pairs.filter(|(_, value)| !value.trim().is_empty()).collect() }
    }

    /// The first value under a name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.pairs.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str())
    }

    /// The same with one value under this name, or none.
    pub fn with(&self, name: &str, value: Option<&str>) -> Address {
        let mut it = self.clone();
        it.pairs.retain(|(other, _)| other != name);
        it.pairs.extend(value.map(|value| (name.to_owned(), value.to_owned())));
        it
    }

    /// The same with one more value under this name.
    pub fn and(&self, name: &str, value: &str) -> Address {
        let mut it = self.without(name, value);
        it.pairs.push((name.to_owned(), value.to_owned()));
        it
    }

    /// The same without this value.
    pub fn without(&self, name: &str, value: &str) -> Address {
        let mut it = self.clone();
        it.pairs.retain(|(other, held)| other != name || held != value);
        it
    }

    /// Another page with the same filters.
    pub fn at(&self, path: &str) -> Address {
        Address { path: path.to_owned(), pairs: self.pairs.clone() }
    }

    /// The twin with this ending: `json` or `csv`.
    pub fn twin(&self, ending: &str) -> String {
        self.at(&format!("{}.{ending}", self.path)).href()
    }

    /// As it stands in a link.
    pub fn href(&self) -> String {
        if self.pairs.is_empty() {
            return self.path.clone();
        }
        let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.pairs).finish();
        format!("{}?{query}", self.path)
    }
}

/// A page with one filter.
pub fn with(path: &str, name: &str, value: &str) -> String {
    Address::new(path, None).with(name, Some(value)).href()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_are_put_in_and_taken_out() {
        let it = Address::new("/claims", Some("side=North+Korea&side=Russia&from=&offset=50"));
        assert_eq!(it.href(), "/claims?side=North+Korea&side=Russia&offset=50");
        assert_eq!(it.without("side", "Russia").with("offset", None).href(), "/claims?side=North+Korea");
        assert_eq!(it.with("side", Some("Ukraine & co")).with("offset", None).href(), "/claims?side=Ukraine+%26+co");
        assert_eq!(it.and("side", "Russia").get("side"), Some("North Korea"));
        assert_eq!(it.twin("json"), "/claims.json?side=North+Korea&side=Russia&offset=50");
    }
}
