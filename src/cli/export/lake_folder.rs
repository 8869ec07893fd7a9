//! `export --format parquet`: the tables of a lake in a new folder, whole or not at all.

use std::io::Write as _;
use std::path::Path;

use super::{ExportArgs, keys, tell_found};
use crate::archive::shown;
use crate::cli::ask::ask;
use crate::cli::exit::{Exit, Failure};
use crate::cli::extract_about::about;
use crate::cli::output_file::OutputFile;
use crate::cli::session::Session;
use crate::digest::grouped;
use crate::disk::{StagedFiles, Unfinished, holds_nothing};
use crate::export::{
    SanitizingWriter, ViewsFor, WrittenTable, lake_about, lake_manifest, write_parquet,
};
use crate::lake::{LakeStock, TABLES};

/// What a desk is called that is not named.
const DESK: &str = "desk";

/// Writes the tables of what a query finds.
pub(super) fn write_lake(args: &ExportArgs, session: &mut Session<'_>) -> Result<Exit, Failure> {
    let Some(output) = args.file() else {
        let why = "tables for engines are a folder: name a new one with -o FOLDER";
        return Err(Failure::Usage(why.to_owned()));
    };
    args.refuse_beside_tables()?;
    let target = OutputFile::new(output, false, session);
    let taken = || {
        let name = shown(output);
        Failure::Usage(format!("`{name}` is there already: tables are written into a new folder"))
    };
    if !holds_nothing(&target.path) {
        return Err(taken());
    }
    let (corpus, _) = session.load()?;
    let asked = ask(&args.words, &corpus, session)?;
    let (keys, replaced) = keys(&corpus, &asked, session);
    if keys.is_empty() {
        session.say("no entry was found: nothing was written");
        return Ok(tell_found(args, (&keys, &replaced), &corpus, session));
    }
    session.markings = corpus.markings_of(keys.iter().map(|key| key.digest));
    let about = about(&asked, (&keys, &replaced), &corpus, session)?.text();
    let desk = args.desk.as_deref().unwrap_or(DESK);
    let stock = LakeStock::of_entries(&corpus, desk, &keys);
    let failed = |error: &std::io::Error| target.failure(&target.path, error);
    let mut files = StagedFiles::begin(&target.path).map_err(|error| failed(&error))?;
    let (tables, bytes) =
        stage(&stock, desk, &about, &mut files).map_err(|error| failed(&error))?;
    target.log(bytes, session)?;
    files.finish_new().map_err(|unfinished| match unfinished {
        Unfinished::Failed((path, error)) => target.failure(&path, &error),
        Unfinished::Taken(_) => taken(),
    })?;
    let rows = tables.iter().map(WrittenTable::rows).sum::<usize>();
    session.say(&format!(
        "{} tables with {} rows written to {}",
        tables.len(),
        grouped(rows),
        shown(output)
    ));
    Ok(tell_found(args, (&keys, &replaced), &corpus, session))
}

/// Writes all files where they wait for their names. Returns what was written, and how many bytes.
fn stage(
    stock: &LakeStock<'_>,
    desk: &str,
    about: &str,
    files: &mut StagedFiles,
) -> std::io::Result<(Vec<WrittenTable>, u64)> {
    let mut facts = vec![("watchfloor.about", about), ("watchfloor.desk", desk)];
    facts.extend(stock.marking().map(|marking| ("watchfloor.marking", marking)));
    let (mut tables, mut all) = (Vec::new(), 0_u64);
    for table in TABLES {
        let mut written = WrittenTable { name: table.name, doc: table.doc, files: Vec::new() };
        write_parquet(table, stock, &facts, &mut |file| {
            written.note(&file);
            all += file.bytes.len() as u64;
            files.write(Path::new(&file.path), &file.bytes)
        })?;
        tables.push(written);
    }
    let views = ViewsFor::ALL.map(|engine| (engine.file(), engine.views()));
    let manifest = format!("{:#}\n", lake_manifest(desk, &tables));
    let beside = [("ABOUT.md", lake_about(about, &tables)), ("manifest.json", manifest)];
    for (name, text) in views.into_iter().chain(beside) {
        let mut bytes = Vec::new();
        let mut door = SanitizingWriter::new(&mut bytes);
        door.write_all(text.as_bytes()).and_then(|()| door.flush())?;
        drop(door);
        all += bytes.len() as u64;
        files.write(Path::new(name), &bytes)?;
    }
    Ok((tables, all))
}
