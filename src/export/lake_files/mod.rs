//! Tables for engines as files of Parquet, made in memory: one for each partition of a table. Where they
//! are to stand, and what stands beside them, is for others.

mod layout;
mod leaf;

use std::io;
use std::sync::Arc;

use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{WriterProperties, WriterPropertiesPtr};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::{ColumnPath, TypePtr};

use crate::lake::{LakeCell, LakeColumn, LakeStock, LakeTable};
use leaf::Leaf;

/// The rows of a group at most: what engines read at once.
const GROUP_ROWS: usize = 65_536;
/// The bytes that wait for a group to be written at most.
const GROUP_BYTES: usize = 64 << 20;

/// Columns of which hardly a value comes twice, so that a dictionary of them only costs.
const ALL_DIFFERENT: [&str; 4] = ["text", "search_text", "id", "entry"];

/// A file of a table.
#[derive(Debug)]
pub struct ParquetFile {
    /// Its path below the folder of all tables, with `/`.
    pub path: String,
    /// How many rows it has.
    pub rows: usize,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Writes a table, and passes on each file once it is complete. `about` stands in the metadata of each. A
/// table without rows has a file, too, so that engines know its columns.
///
/// # Errors
///
/// What the library refuses, a cell that is not of its column's type, and what `give` returns.
pub fn write_parquet<'a>(
    table: &LakeTable,
    stock: &'a LakeStock<'a>,
    about: &[(&str, &str)],
    give: &mut dyn FnMut(ParquetFile) -> io::Result<()>,
) -> io::Result<()> {
    let all: Vec<&'static LakeColumn> = table.columns().collect();
    let cut = table.partition.and_then(|name| all.iter().position(|column| column.name == name));
    // Engines take the value of a partition from the name of its folder.
    let kept = |at: usize| cut != Some(at);
    let columns: Vec<_> =
        all.iter().enumerate().filter(|(at, _)| kept(*at)).map(|(_, column)| *column).collect();
    let schema = layout::schema(table.name, &columns).map_err(told)?;
    let settings = settings(about);
    let begin =
        |value: Option<String>| OpenFile::begin(table, value, &columns, (&schema, &settings));
    let mut open: Option<OpenFile> = None;
    for row in (table.rows)(stock) {
        let value = cut.and_then(|at| row.get(at)).map(folder_of);
        if open.as_ref().is_none_or(|file| file.value != value) {
            if let Some(file) = open.take() {
                give(file.finish()?)?;
            }
            open = Some(begin(value)?);
        }
        let cells = row.into_iter().enumerate().filter(|(at, _)| kept(*at)).map(|(_, cell)| cell);
        if let Some(file) = &mut open {
            file.put(&columns, cells)?;
        }
    }
    let last = match open {
        Some(file) => file,
        None => begin(cut.map(|_| EMPTY.to_owned()))?,
    };
    give(last.finish()?)
}

/// The partition of a table without rows: the one that every question reads.
const EMPTY: &str = "span";

/// A file that is being written.
struct OpenFile {
    path: String,
    value: Option<String>,
    writer: SerializedFileWriter<Vec<u8>>,
    leaves: Vec<Leaf>,
    /// The rows and bytes that wait,
    waiting: (usize, usize),
    /// and the rows that are written.
    rows: usize,
}

impl OpenFile {
    fn begin(
        table: &LakeTable,
        value: Option<String>,
        columns: &[&'static LakeColumn],
        (schema, settings): (&TypePtr, &WriterPropertiesPtr),
    ) -> io::Result<Self> {
        let (name, cut) = (table.name, table.partition.unwrap_or_default());
        let within = value.as_ref().map(|value| format!("{cut}={value}/")).unwrap_or_default();
        let writer =
            SerializedFileWriter::new(Vec::new(), Arc::clone(schema), Arc::clone(settings));
        Ok(Self {
            path: format!("{name}/{within}part-0.parquet"),
            value,
            writer: writer.map_err(told)?,
            leaves: columns.iter().flat_map(|column| Leaf::all_of(column)).collect(),
            waiting: (0, 0),
            rows: 0,
        })
    }

    fn put<'a>(
        &mut self,
        columns: &[&LakeColumn],
        cells: impl Iterator<Item = LakeCell<'a>>,
    ) -> io::Result<()> {
        let mut rest = self.leaves.as_mut_slice();
        for (column, cell) in columns.iter().zip(cells) {
            let (own, others) = rest.split_at_mut(Leaf::count_of(column));
            rest = others;
            let bytes = leaf::put(own, cell).ok_or_else(|| {
                io::Error::other(format!(
                    "a value is not of the type of its column `{}`",
                    column.name
                ))
            })?;
            self.waiting.1 += bytes;
        }
        self.waiting.0 += 1;
        if self.waiting.0 == GROUP_ROWS || self.waiting.1 >= GROUP_BYTES {
            self.write_group()?;
        }
        Ok(())
    }

    fn write_group(&mut self) -> io::Result<()> {
        let mut group = self.writer.next_row_group().map_err(told)?;
        for leaf in &mut self.leaves {
            let column = group.next_column().map_err(told)?;
            let mut column = column.ok_or_else(|| io::Error::other("a column is missing"))?;
            leaf.write(&mut column).map_err(told)?;
            column.close().map_err(told)?;
        }
        group.close().map_err(told)?;
        self.rows += std::mem::take(&mut self.waiting).0;
        Ok(())
    }

    fn finish(mut self) -> io::Result<ParquetFile> {
        if self.waiting.0 > 0 {
            self.write_group()?;
        }
        let bytes = self.writer.into_inner().map_err(told)?;
        Ok(ParquetFile { path: self.path, rows: self.rows, bytes })
    }
}

fn settings(about: &[(&str, &str)]) -> WriterPropertiesPtr {
    let about =
        about.iter().map(|(key, value)| KeyValue::new((*key).to_owned(), (*value).to_owned()));
    let settings = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by(concat!("watchfloor ", env!("CARGO_PKG_VERSION")).to_owned())
        .set_key_value_metadata(Some(about.collect()));
    let settings = ALL_DIFFERENT.iter().fold(settings, |settings, name| {
        settings.set_column_dictionary_enabled(ColumnPath::from(*name), false)
    });
    Arc::new(settings.build())
}

/// Returns the value of a partition as the name of its folder says it.
fn folder_of(cell: &LakeCell<'_>) -> String {
    match cell {
        LakeCell::Text(text) => text.clone().into_owned(),
        LakeCell::Nothing
        | LakeCell::Truth(_)
        | LakeCell::Whole(_)
        | LakeCell::Real(_)
        | LakeCell::Day(_)
        | LakeCell::Texts(_)
        | LakeCell::Rows(_) => EMPTY.to_owned(),
    }
}

fn told(error: ParquetError) -> io::Error {
    io::Error::other(error)
}
