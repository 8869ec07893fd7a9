//! What stands beside the tables of a lake: what they are, how engines open them, and what was written.

use serde_json::{Value, json};

use super::ParquetFile;
use crate::lake::{LakeTable, TABLES};

/// An engine for which views are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewsFor {
    /// `DuckDB`.
    DuckDb,
    /// Spark.
    Spark,
}

impl ViewsFor {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::DuckDb, Self::Spark];

    /// Returns the name of the file of its views.
    pub fn file(self) -> &'static str {
        match self {
            Self::DuckDb => "tables.sql",
            Self::Spark => "tables.spark.sql",
        }
    }

    /// Returns the statements that name every table, for an engine that is started in the folder. Months are
    /// texts: neither engine may take them for days.
    pub fn views(self) -> String {
        let views = TABLES.iter().map(|table| self.view(table));
        let first = match self {
            Self::DuckDb => String::new(),
            Self::Spark => {
                "SET spark.sql.sources.partitionColumnTypeInference.enabled = false;\n".to_owned()
            }
        };
        std::iter::once(first).chain(views).collect()
    }

    fn view(self, table: &LakeTable) -> String {
        let (name, is_cut) = (table.name, table.partition.is_some());
        match self {
            Self::DuckDb => {
                let below = if is_cut { "*/" } else { "" };
                format!(
                    "CREATE OR REPLACE VIEW {name} AS SELECT * FROM read_parquet('{name}/{below}*.parquet', \
                     hive_partitioning = {is_cut}, hive_types_autocast = false);\n"
                )
            }
            Self::Spark => {
                format!(
                    "CREATE OR REPLACE TEMPORARY VIEW {name} USING parquet OPTIONS (path '{name}');\n"
                )
            }
        }
    }
}

/// What was written of a table.
#[derive(Debug)]
pub struct WrittenTable {
    /// Its name.
    pub name: &'static str,
    /// What a row of it is.
    pub doc: &'static str,
    /// Its files: path, rows and bytes.
    pub files: Vec<(String, usize, usize)>,
}

impl WrittenTable {
    /// Notes a file.
    pub fn note(&mut self, file: &ParquetFile) {
        self.files.push((file.path.clone(), file.rows, file.bytes.len()));
    }

    /// Returns how many rows it has.
    pub fn rows(&self) -> usize {
        self.files.iter().map(|(_, rows, _)| rows).sum()
    }
}

/// Returns the page that says what the tables are and where they come from.
pub fn lake_about(about: &str, tables: &[WrittenTable]) -> String {
    let rows = tables.iter().fold(String::new(), |rows, table| {
        format!("{rows}| `{}` | {} | {} |\n", table.name, table.doc, table.rows())
    });
    let about =
        about.trim_end().lines().fold(String::new(), |all, line| format!("{all}    {line}\n"));
    format!(
        "# Tables for engines\n\n{about}\nEach table is a folder of Parquet files; `entries` is cut by month, \
         and `month=span` holds what may have\nhappened in several: every question reads it too. `tables.sql` \
         names them as views for DuckDB, `tables.spark.sql`\nfor Spark, both started in this folder. Count \
         events, not rows: `watchfloor compare A B --format sql` writes the SQL.\n\n| table | a row is | rows \
         |\n| --- | --- | --- |\n{rows}"
    )
}

/// Returns the list of all files with their rows and bytes.
pub fn lake_manifest(desk: &str, tables: &[WrittenTable]) -> Value {
    let tables = tables.iter().map(|table| {
        let files = table.files.iter();
        let files =
            files.map(|(path, rows, bytes)| json!({"path": path, "rows": rows, "bytes": bytes}));
        json!({"table": table.name, "rows": table.rows(), "files": files.collect::<Vec<_>>()})
    });
    json!({
        "program": concat!("watchfloor ", env!("CARGO_PKG_VERSION")),
        "desk": desk,
        "tables": tables.collect::<Vec<_>>(),
    })
}
