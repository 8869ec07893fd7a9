//! A value of a digest or of gold with every scalar as its text, so that `5` and `"5"` are the same.
//! What a value means is known elsewhere.

use serde_yaml::Value;

/// A value.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Node {
    /// Nothing is said.
    #[default]
    Absent,
    Text(String),
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
}

impl Node {
    /// Reads a whole file.
    pub fn parse(text: &str) -> Self {
        Self::from(&serde_yaml::from_str::<Value>(text).unwrap())
    }

    /// Returns the value of a key.
    pub fn get(&self, key: &str) -> &Node {
        let Self::Map(parts) = self else { return &Self::Absent };
        parts.iter().find(|(name, _)| name == key).map_or(&Self::Absent, |(_, value)| value)
    }

    /// Returns the values of a list, or the one value that is written without one.
    pub fn items(&self) -> Vec<&Node> {
        match self {
            Self::List(items) => items.iter().filter(|item| !item.is_absent()).collect(),
            Self::Absent => Vec::new(),
            Self::Text(_) | Self::Map(_) => {
                if self.is_absent() {
                    Vec::new()
                } else {
                    vec![self]
                }
            }
        }
    }

    /// Returns the texts of a list.
    pub fn texts(&self) -> Vec<&str> {
        self.items().into_iter().map(Node::text).collect()
    }

    /// Returns a text; empty for anything else.
    pub fn text(&self) -> &str {
        if let Self::Text(text) = self { text } else { "" }
    }

    /// Returns true if nothing is said, or that there is nothing to say.
    pub fn is_absent(&self) -> bool {
        match self {
            Self::Absent => true,
            Self::Text(text) => matches!(text.as_str(), "" | "none"),
            Self::List(items) => items.is_empty(),
            Self::Map(parts) => parts.is_empty(),
        }
    }
}

impl From<&Value> for Node {
    fn from(value: &Value) -> Self {
        match value {
            Value::Null => Self::Absent,
            Value::Bool(truth) => Self::Text(truth.to_string()),
            Value::Number(number) => Self::Text(number.to_string()),
            Value::String(text) => Self::Text(text.clone()),
            Value::Sequence(items) => Self::List(items.iter().map(Self::from).collect()),
            Value::Mapping(parts) => Self::Map(
                parts
                    .iter()
                    .map(|(key, value)| (Self::from(key).text().to_owned(), value.into()))
                    .collect(),
            ),
            Value::Tagged(tagged) => Self::from(&tagged.value),
        }
    }
}
