//! The container of a document: its parts, packed. The same parts are the same bytes.

use std::io::{self, Write};

use miniz_oxide::deflate::compress_to_vec;
use rawzip::{CompressionMethod, ZipArchiveWriter};

/// How hard is tried to make it small.
const LEVEL: u8 = 6;

/// A part: its name within the container, and what it holds.
pub(super) type DocxPart = (&'static str, String);

/// Packs parts.
pub(super) fn write(parts: &[DocxPart], out: &mut dyn Write) -> io::Result<()> {
    let mut archive = ZipArchiveWriter::new(&mut *out);
    for (name, text) in parts {
        let entry = archive.new_file(name).compression_method(CompressionMethod::DEFLATE).start();
        let (mut entry, config) = entry.map_err(io::Error::other)?;
        // What is packed is counted by what goes through here.
        let mut counted = config.wrap(io::sink());
        counted.write_all(text.as_bytes())?;
        let (_, descriptor) = counted.finish().map_err(io::Error::other)?;
        entry.write_all(&compress_to_vec(text.as_bytes(), LEVEL))?;
        entry.finish(descriptor).map_err(io::Error::other)?;
    }
    archive.finish().map_err(io::Error::other)?;
    out.flush()
}
