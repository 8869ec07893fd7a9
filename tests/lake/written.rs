//! Writes the tables of an archive for a test: each as NDJSON, and what is declared of all of them.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

use serde_json::{Map, Value, json};
use watchfloor::archive::Corpus;
use watchfloor::lake::{LakeCell, LakeColumn, LakeStock, LakeType, TABLES};

/// Writes all tables into a folder.
pub fn write_tables(corpus: &Corpus, folder: &Path) {
    let stock = LakeStock::of(corpus, "desk-1");
    let mut declared = Map::new();
    for table in TABLES {
        let columns: Vec<&LakeColumn> = table.columns().collect();
        declared.insert(table.name.to_owned(), columns.iter().map(|it| column(it)).collect());
        let file = File::create(folder.join(format!("{}.ndjson", table.name))).unwrap();
        let mut file = BufWriter::new(file);
        for row in (table.rows)(&stock) {
            let object: Map<String, Value> = columns
                .iter()
                .zip(&row)
                .map(|(column, cell)| (column.name.to_owned(), value(cell, column.kind)))
                .collect();
            writeln!(file, "{}", Value::Object(object)).unwrap();
        }
    }
    std::fs::write(folder.join("columns.json"), Value::Object(declared).to_string()).unwrap();
}

fn column(column: &LakeColumn) -> Value {
    let kind = match column.kind {
        LakeType::Truth => json!("truth"),
        LakeType::Whole32 => json!("whole32"),
        LakeType::Whole64 => json!("whole64"),
        LakeType::Real => json!("real"),
        LakeType::Text => json!("text"),
        LakeType::Day => json!("day"),
        LakeType::Texts => json!("texts"),
        LakeType::Rows(columns) => columns.iter().map(self::column).collect(),
    };
    json!({"name": column.name, "type": kind, "may_be_missing": column.may_be_missing})
}

/// A cell as JSON; nested rows under the names of their columns.
pub fn value(cell: &LakeCell<'_>, kind: LakeType) -> Value {
    match cell {
        LakeCell::Nothing => Value::Null,
        LakeCell::Truth(truth) => json!(truth),
        LakeCell::Whole(number) => json!(number),
        LakeCell::Real(number) => json!(number),
        LakeCell::Text(text) => json!(text),
        LakeCell::Day(day) => json!(day.to_string()),
        LakeCell::Texts(texts) => json!(texts),
        LakeCell::Rows(rows) => {
            let LakeType::Rows(columns) = kind else { panic!("rows in a column of {kind:?}") };
            let row = |row: &Vec<LakeCell<'_>>| -> Value {
                let cells = columns.iter().zip(row);
                cells
                    .map(|(column, cell)| (column.name.to_owned(), value(cell, column.kind)))
                    .collect::<Map<_, _>>()
                    .into()
            };
            rows.iter().map(row).collect()
        }
    }
}
