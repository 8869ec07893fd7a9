//! ACLED's table of events (CSV), under the names of the columns that ACLED publishes, with columns of our
//! own behind them, called `watchfloor_…`, for what it has no place for.
//!
//! Its rules: a row is one event, so another telling of an event that has a row gets none. `fatalities` is
//! the most cautious number of all the dead of both sides, and empty where nobody told one: never a zero
//! for what is not known. `actor1` and `actor2` do not say who acted on whom; our own columns do. Event
//! types come from the taxonomy of the archive, and stay empty where that has none. What ACLED alone
//! decides (interaction, scale of a source, civilians as targets) stays empty. Only names are ACLED's:
//! nothing here makes an archive one of its data.

mod table;

use std::io;

use self::table::{AcledRow, TABLE};
use super::format::{FormatSpec, Handover, MarkingPlace};
use super::handover::{Countries, Unsaid, is_incident};
use super::{HandedOver, HandoverRemark, Rows, SanitizingWriter, csv};
use crate::archive::EntryKey;
use crate::digest::{Acled, EntryRef, KindInAcled, Taxonomy};

pub(super) static FORMAT: FormatSpec = FormatSpec::new(
    "acled",
    "The columns of ACLED, as comma-separated values: a row an event",
    &["acled.csv"],
    MarkingPlace::Field,
)
.handover(Handover::Beside(write));

/// The columns of a record that the table has.
static SAID: &[&str] = &[
    "id",
    "date",
    "date_to",
    "date_precision",
    "date_basis",
    "theatre",
    "area",
    "kind",
    "tactics",
    "place",
    "lat",
    "lon",
    "killed",
    "wounded",
    "killed_or_wounded",
    "captured",
    "losses_killed",
    "basis",
    "sources",
    "text",
    "tags",
    "actors",
    "targets",
    "undirected",
    "events",
    "claimed_by",
    "attribution",
];

/// Where an entry stands in ACLED's vocabulary.
enum AcledPlace<'a> {
    At(&'a Acled),
    Unmapped,
    /// It is no event there.
    Nowhere,
}

fn acled_place<'a>(entry: EntryRef<'_>, words: &'a Taxonomy) -> AcledPlace<'a> {
    let of_tactic = || entry.tactics.main().and_then(|id| words.tactic(id)?.acled.as_ref());
    let of_kind = match words.kind_in_acled(entry.kind) {
        KindInAcled::Never => return AcledPlace::Nowhere,
        KindInAcled::At(acled) => Some(acled),
        KindInAcled::ByTactic => None,
    };
    if !is_incident(entry, words) {
        return AcledPlace::Nowhere;
    }
    of_tactic().or(of_kind).map_or(AcledPlace::Unmapped, AcledPlace::At)
}

/// Writes the table, and returns what it cannot say.
fn write(
    handed: &HandedOver<'_>,
    out: &mut SanitizingWriter<'_>,
) -> io::Result<Option<HandoverRemark>> {
    let keys = handed.entry_keys();
    let words = handed.corpus.taxonomy();
    let mut unsaid = Unsaid::of("acled", "and so they are not written");
    let mut countries = Countries::of(words);
    for id in handed.passages() {
        unsaid.leave_out("no entry", id);
    }
    let mut unmapped = 0_usize;
    let rows = keys.iter().filter_map(|key| {
        let entry = handed.entry(*key)?;
        if is_told_again(handed, &keys, *key) {
            unsaid.leave_out("another telling of an event that has a row", entry.id);
            return None;
        }
        let acled = match acled_place(entry.entry, words) {
            AcledPlace::At(acled) => Some(acled),
            AcledPlace::Unmapped => None,
            AcledPlace::Nowhere => {
                unsaid.leave_out("no event that ACLED has", entry.id);
                return None;
            }
        };
        unmapped += usize::from(acled.is_none());
        unsaid.count(&entry, SAID);
        let country = countries.of_place(entry.entry.theatre, entry.entry.area);
        Some(TABLE.cells(&AcledRow { entry: &entry, country, acled }))
    });
    csv::write(Rows::new(TABLE.columns(), rows), out)?;
    if unmapped > 0 {
        let rows = if unmapped == 1 { "row" } else { "rows" };
        unsaid.note(format!(
            "event_type and sub_event_type are empty in {unmapped} {rows}: the taxonomy has no `acled` for \
             tactic or kind"
        ));
    }
    Ok(unsaid.remark())
}

/// Returns true for what tells an event that another of the entries tells, at which it is counted and
/// has a row.
fn is_told_again(handed: &HandedOver<'_>, keys: &[EntryKey], key: EntryKey) -> bool {
    let corpus = handed.corpus;
    let main = corpus.repeats(key).next().filter(|_| corpus.is_repeat(key));
    let main = main.filter(|main| keys.binary_search(main).is_ok());
    main.and_then(|main| corpus.entry(main)).is_some_and(|main| {
        match acled_place(main, corpus.taxonomy()) {
            AcledPlace::At(_) | AcledPlace::Unmapped => true,
            AcledPlace::Nowhere => false,
        }
    })
}
