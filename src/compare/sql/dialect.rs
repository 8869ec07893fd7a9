//! What engines write differently: texts, and how views follow each other.

use std::fmt::Write as _;

/// Whose SQL is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SqlDialect {
    /// The standard's, as `DataFusion` reads it too: one query.
    #[default]
    Ansi,
    /// `DuckDB`'s: one query, in which what is read often is kept.
    DuckDb,
    /// Spark's: a script of views, of which those that are read often are cached, and a query. As one query
    /// it takes Spark minutes to plan.
    Spark,
}

impl SqlDialect {
    /// All, with the words that the command line uses.
    pub const WORDS: [(&'static str, Self); 3] =
        [("ansi", Self::Ansi), ("duckdb", Self::DuckDb), ("spark", Self::Spark)];

    /// Writes a text as a literal.
    pub(super) fn text(self, text: &str) -> String {
        let text = text.replace('\'', "''");
        // In Spark a backslash begins an escape.
        let text = if self == Self::Spark { text.replace('\\', "\\\\") } else { text };
        format!("'{text}'")
    }

    /// Joins views and the query that reads them.
    pub(super) fn script(self, views: &[SqlView], query: &str) -> String {
        let mut script = String::new();
        for (at, SqlView { name, body, is_read_often }) in views.iter().enumerate() {
            // What is written into a text cannot fail.
            let _ = match self {
                Self::Ansi | Self::DuckDb => {
                    let begin = if at == 0 { "WITH\n" } else { ",\n" };
                    let kept = *is_read_often && self == Self::DuckDb;
                    let kept = if kept { " MATERIALIZED" } else { "" };
                    write!(script, "{begin}{name} AS{kept} (\n{body}\n)")
                }
                Self::Spark => {
                    let cached = if *is_read_often {
                        format!("CACHE TABLE {name};\n")
                    } else {
                        String::new()
                    };
                    write!(
                        script,
                        "CREATE OR REPLACE TEMPORARY VIEW {name} AS\n{body};\n{cached}\n"
                    )
                }
            };
        }
        let between = if self == Self::Spark { "" } else { "\n" };
        script + between + query + ";\n"
    }
}

/// A view of the script.
pub(super) struct SqlView {
    pub(super) name: &'static str,
    pub(super) body: String,
    /// Whether several others read it, and it costs something.
    pub(super) is_read_often: bool,
}

impl SqlView {
    pub(super) fn new(name: &'static str, body: impl Into<String>) -> Self {
        Self { name, body: body.into(), is_read_often: false }
    }

    pub(super) fn often(self) -> Self {
        Self { is_read_often: true, ..self }
    }
}
