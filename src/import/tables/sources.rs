//! The sources of a row: outlets of a cell with their dates and an address, and who stands behind the
//! entry by who they are.

use std::fmt::Write as _;

use super::dates::{ReadDate, read_date};
use super::entry::Cells;
use super::slot::Slot;
use super::write::{line, scalar};
use crate::digest::{Basis, Party, Precision, Taxonomy};

/// The most outlets of a row.
const MOST_OUTLETS: usize = 32;
/// The longest name of one, in letters.
const LONGEST: usize = 1_000;

/// Writes the sources, and returns the basis that all of them agree in.
pub(super) fn write_sources(
    cells: &mut Cells<'_, '_>,
    taxonomy: &Taxonomy,
    out: &mut String,
) -> Option<Basis> {
    let url = address(cells);
    let mut outlets = Vec::new();
    let mut is_all = true;
    if let Some((column, cell)) = cells.first(Slot::Source) {
        for outlet in split(cell) {
            is_all &= outlets.len() < MOST_OUTLETS && outlet.chars().count() <= LONGEST;
            if outlets.len() < MOST_OUTLETS {
                outlets.push(outlet.chars().take(LONGEST).collect::<String>());
            }
        }
        if is_all {
            cells.use_up(column);
        }
    }
    let dates = dates(cells, outlets.len());
    if outlets.is_empty() {
        outlets.extend(url.as_deref().map(host));
    }
    if outlets.is_empty() {
        return None;
    }
    out.push_str(if outlets.len() == 1 { "source: " } else { "source: [" });
    let mut gap = "";
    for (at, outlet) in outlets.iter().enumerate() {
        out.push_str(gap);
        gap = ", ";
        let url = url.as_deref().filter(|_| at == 0);
        write_outlet(outlet, dates.get(at).map(String::as_str), url, out);
    }
    out.push_str(if outlets.len() == 1 { "\n" } else { "]\n" });
    agreed(&outlets, taxonomy)
}

fn write_outlet(outlet: &str, date: Option<&str>, url: Option<&str>, out: &mut String) {
    out.push_str("{ outlet: ");
    scalar(outlet, out);
    if let Some(date) = date {
        let _ = write!(out, ", date: {date}");
    }
    if let Some(url) = url {
        out.push_str(", url: ");
        scalar(url, out);
    }
    out.push_str(" }");
}

/// Returns the names in a cell; semicolons within quotes part nothing.
fn split(cell: &str) -> Vec<String> {
    let mut quoted = false;
    let parts = cell.split(|c: char| {
        quoted ^= c == '"';
        c == ';' && !quoted
    });
    let bare = |part: &str| line(part.trim().trim_matches('"'));
    parts.map(bare).filter(|part| !part.is_empty()).collect()
}

/// Returns the dates of the sources, if there is one for each of them.
fn dates(cells: &mut Cells<'_, '_>, outlets: usize) -> Vec<String> {
    let Some((column, cell)) = cells.first(Slot::SourceDate) else { return Vec::new() };
    let certain = |date: ReadDate| !date.is_guessed && date.span.precision == Precision::Day;
    let read = |part: String| read_date(&part, None).filter(|date| certain(*date));
    let dates: Option<Vec<_>> = split(cell).into_iter().map(read).collect();
    let Some(dates) = dates.filter(|dates| dates.len() == outlets) else { return Vec::new() };
    cells.use_up(column);
    dates.iter().map(|date| date.span.to_string()).collect()
}

fn address(cells: &mut Cells<'_, '_>) -> Option<String> {
    let (column, cell) = cells.first(Slot::Url)?;
    let is_address = cell.starts_with("http://") || cell.starts_with("https://");
    let is_one = !cell.contains(char::is_whitespace) && cell.len() <= LONGEST;
    (is_address && is_one).then(|| {
        cells.use_up(column);
        line(cell)
    })
}

fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    host.rsplit('@').next().unwrap_or_default().trim_start_matches("www.").to_owned()
}

/// Returns the basis of outlets that are all on one side.
fn agreed(outlets: &[String], taxonomy: &Taxonomy) -> Option<Basis> {
    let party = |outlet: &String| taxonomy.find_outlet(outlet).and_then(|outlet| outlet.party);
    let mut parties = outlets.iter().map(party);
    let first = parties.next()??;
    let basis = match first {
        Party::Perpetrator => Basis::Claimed,
        Party::Official => Basis::Official,
        Party::Adversary | Party::Local | Party::Independent => Basis::Reported,
    };
    parties.all(|party| party == Some(first)).then_some(basis)
}
