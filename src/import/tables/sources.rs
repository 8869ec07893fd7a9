//! The sources of a row: outlets of a cell with their dates and an address, and who stands behind the
//! entry by who they are.

use std::fmt::Write as _;

use super::dates::{ReadDate, read_date};
use super::entry::Cells;
use super::slot::Slot;
use super::write::{line, quoted, scalar};
use crate::digest::{Basis, Party, Precision, Taxonomy};
use crate::import::web_host::web_host;

/// The most outlets of a row.
const MOST_OUTLETS: usize = 32;
/// The longest name of one, in letters.
const LONGEST: usize = 1_000;

/// One source.
#[derive(Debug, Default, PartialEq, Eq)]
struct CitedOutlet {
    name: String,
    date: Option<String>,
    url: Option<String>,
}

/// Writes the sources, and returns the basis that all of them agree in.
pub(super) fn write_sources(
    cells: &mut Cells<'_, '_>,
    taxonomy: &Taxonomy,
    out: &mut String,
) -> Option<Basis> {
    let url = address(cells);
    let mut outlets: Vec<CitedOutlet> = Vec::new();
    for (column, cell) in cells.binding.all(cells.row, Slot::Source) {
        let mut is_all = true;
        if let Some(cited) = cited(cell) {
            // The title of the report has no place but `x`.
            outlets.push(cited);
            continue;
        }
        for name in split(cell) {
            is_all &= outlets.len() < MOST_OUTLETS && name.chars().count() <= LONGEST;
            outlets.push(CitedOutlet {
                name: name.chars().take(LONGEST).collect(),
                ..CitedOutlet::default()
            });
        }
        if is_all {
            cells.use_up(column);
        }
    }
    outlets.truncate(MOST_OUTLETS);
    let dates = dates(cells, outlets.len());
    for (outlet, date) in outlets.iter_mut().zip(dates) {
        outlet.date = Some(date);
    }
    match (outlets.first_mut(), url) {
        (Some(first), url) => first.url = url,
        (None, Some(url)) => {
            outlets.push(CitedOutlet {
                name: web_host(&url).unwrap_or_else(|| url.clone()),
                date: None,
                url: Some(url),
            });
        }
        (None, None) => return None,
    }
    out.push_str(if outlets.len() == 1 { "source: " } else { "source: [" });
    let mut gap = "";
    for outlet in &outlets {
        out.push_str(gap);
        gap = ", ";
        write_outlet(outlet, out);
    }
    out.push_str(if outlets.len() == 1 { "\n" } else { "]\n" });
    agreed(&outlets, taxonomy)
}

fn write_outlet(outlet: &CitedOutlet, out: &mut String) {
    let CitedOutlet { name, date, url } = outlet;
    // Only what no reader can take for more than one name is written short.
    let is_plain = name.chars().all(|c| c.is_alphabetic() || c == ' ' || c == '-');
    if is_plain && url.is_none() {
        match date {
            Some(date) => quoted(&format!("{name}, {date}"), out),
            None => scalar(name, out),
        }
        return;
    }
    out.push_str("{ outlet: ");
    scalar(name, out);
    if let Some(date) = date {
        let _ = write!(out, ", date: {date}");
    }
    if let Some(url) = url {
        out.push_str(", url: ");
        scalar(url, out);
    }
    out.push_str(" }");
}

/// Reads a source as GTD cites it: `"Title," Outlet, May 25, 2031.`
fn cited(cell: &str) -> Option<CitedOutlet> {
    let text = cell.trim().strip_prefix('"')?;
    let (_, rest) = text.rsplit_once(",\"").or_else(|| text.rsplit_once('"'))?;
    let rest = rest.trim().trim_end_matches('.').trim_start_matches([',', ' ']);
    let commas: Vec<usize> = rest.match_indices(',').map(|(at, _)| at).collect();
    // The date holds a comma itself.
    let dated = commas.iter().find_map(|at| {
        let (name, date) = rest.split_at_checked(*at)?;
        let read = read_date(date.trim_start_matches([',', ' ']), None)?;
        Some((name, read.span.to_string()))
    });
    let (name, date) = match dated {
        Some((name, date)) => (name, Some(date)),
        None => (rest, None),
    };
    let name: String = line(name).chars().take(LONGEST).collect();
    (!name.is_empty()).then_some(CitedOutlet { name, date, url: None })
}

/// Returns the names in a cell; semicolons within quotes part nothing.
fn split(cell: &str) -> Vec<String> {
    let mut quoted = false;
    let parts = cell.split(|c: char| {
        quoted ^= c == '"';
        c == ';' && !quoted
    });
    let bare = |part: &str| {
        let part = part.trim();
        let inner = part.strip_prefix('"').and_then(|part| part.strip_suffix('"'));
        line(inner.unwrap_or(part))
    };
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

/// Returns the basis of outlets that are all on one side.
fn agreed(outlets: &[CitedOutlet], taxonomy: &Taxonomy) -> Option<Basis> {
    let party =
        |outlet: &CitedOutlet| taxonomy.find_outlet(&outlet.name).and_then(|outlet| outlet.party);
    let mut parties = outlets.iter().map(party);
    let first = parties.next()??;
    let basis = match first {
        Party::Perpetrator => Basis::Claimed,
        Party::Official => Basis::Official,
        Party::Adversary | Party::Local | Party::Independent => Basis::Reported,
    };
    parties.all(|party| party == Some(first)).then_some(basis)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn citations_have_an_outlet_and_a_date() {
        let cited = |text: &str| cited(text).map(|outlet| (outlet.name, outlet.date));
        let both = |name: &str, date: &str| Some((name.to_owned(), Some(date.to_owned())));
        assert_eq!(
            cited("\"Bomb kills six,\" Reuters, March 7, 2031."),
            both("Reuters", "2031-03-07")
        );
        assert_eq!(
            cited("\"A, b and c,\" The Daily, Town, March 7, 2031"),
            both("The Daily, Town", "2031-03-07")
        );
        assert_eq!(cited("\"No date,\" Radio"), Some(("Radio".to_owned(), None)));
        assert_eq!(cited("Reuters"), None);
    }

    #[test]
    fn semicolons_part_outlets_but_not_within_quotes() {
        assert_eq!(split("Al Sumaria; Rudaw;"), ["Al Sumaria", "Rudaw"]);
        assert_eq!(split("\"A; b\";C"), ["A; b", "C"]);
    }
}
