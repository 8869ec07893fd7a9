//! Reads a digest: its head, and the draft that gathers its parts.

use std::collections::HashMap;
use std::str::FromStr;
use std::sync::Arc;

use super::context::ReadContext;
use super::counted::{CountedEntries, EntryDepth};
use super::page::{FileContent, Read, ReadDepth};
use super::period::OtherDays;
use crate::digest::{
    Account, Citation, Coverage, Digest, DigestHead, DigestParts, Entry, Period, PeriodBasis,
    Section, Series, Slice, StatementsBuilder, StoredCitation, StoredValue, Texts, Tolls, Trend,
};
use crate::words::slug;
use crate::yaml::{Fault, MapReader, Mark, Node};

/// What an entry names by its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::archive) enum Named {
    Wave,
    /// Another entry.
    Entry,
    /// Another entry, or a digest.
    Telling,
}

/// Something that an entry names by its id, and where it does.
#[derive(Clone, Debug)]
pub(in crate::archive) struct Mention {
    pub(in crate::archive) what: Named,
    pub(in crate::archive) id: Box<str>,
    pub(in crate::archive) mark: Mark,
    /// The line of the entry that names it; 0 for a wave, which is told once a file.
    pub(in crate::archive) entry: u32,
}

/// What entries are checked against.
#[derive(Clone, Copy)]
pub(super) struct EntryLimits {
    pub(super) series: Series,
    pub(super) period: Period,
}

/// A digest that is still being read.
#[derive(Default)]
pub(super) struct DigestBuilder<'n> {
    /// How far its entries are read.
    pub(super) depth: EntryDepth,
    /// Its entries, if they are only counted.
    pub(super) counted: CountedEntries<'n>,
    pub(super) frame: Option<EntryLimits>,
    pub(super) sections: Vec<Section>,
    pub(super) statements: StatementsBuilder,
    pub(super) entries: Vec<Entry>,
    pub(super) versions: Vec<Account>,
    pub(super) citations: Vec<StoredCitation>,
    /// Where the citations of one telling stand; many tellings cite the same.
    pub(super) cited: HashMap<Vec<StoredCitation>, Slice>,
    pub(super) tolls: Tolls,
    pub(super) values: Vec<StoredValue>,
    pub(super) texts: Texts,
    /// What entries name by its id, with the line of the entry, and where it is named.
    pub(super) mentions: HashMap<(Named, Box<str>, u32), Mark>,
    /// Written ids and their lines.
    pub(super) ids: HashMap<Box<str>, u32>,
    /// How often each derived key occurred, and the place of its first entry.
    pub(super) keys: HashMap<u32, (u8, usize)>,
}

impl DigestBuilder<'_> {
    /// Keeps the sources of an entry or a version.
    pub(super) fn cite(&mut self, sources: &[Citation]) -> Slice {
        let row = |source: &Citation| StoredCitation {
            outlet: self.texts.keep(&source.outlet),
            date: source.date,
            url: self.texts.keep_if(source.url.as_deref()),
        };
        let rows: Vec<StoredCitation> = sources.iter().map(row).collect();
        if let Some(known) = self.cited.get(&rows) {
            return *known;
        }
        let first = self.citations.len();
        self.citations.extend_from_slice(&rows);
        let place = Slice::from(first, self.citations.len());
        self.cited.insert(rows, place);
        place
    }
}

/// Reads a digest from its mapping.
pub(super) fn read(file: &str, root: &Node, desk: &mut ReadContext) -> Option<Read> {
    build(DigestBuilder::default(), file, root, desk)
}

/// Reads a digest from its mapping, its entries only as far as they are counted; none if it is not sure
/// that there is nothing more to tell of them.
pub(super) fn read_counted(file: &str, root: &Node, desk: &mut ReadContext) -> Option<Read> {
    let draft = DigestBuilder { depth: EntryDepth::Counted, ..DigestBuilder::default() };
    build(draft, file, root, desk).filter(|_| desk.faults.is_empty())
}

fn build<'n>(
    mut draft: DigestBuilder<'n>,
    file: &str,
    root: &'n Node,
    desk: &mut ReadContext,
) -> Option<Read> {
    let mut map = root.handwritten_map("digest", &mut desk.faults)?;
    let id_mark = map.get("digest").map_or(root.mark, |node| node.mark);
    let head = desk.head(file, root, &mut map);
    draft.frame =
        head.as_ref().map(|head| EntryLimits { series: head.series, period: head.period });
    desk.points(&mut map, "overview", &mut draft.statements);
    let overview = draft.statements.next_point();
    draft.theatres(&mut map, desk);
    let figures = desk.figures(&mut map);
    desk.notes(&mut map, &mut draft.statements);
    map.finish(&mut desk.faults);
    let depth = match draft.depth {
        EntryDepth::Whole => ReadDepth::Whole,
        EntryDepth::Counted if !draft.counted.are_alike(desk) => ReadDepth::Counted,
        EntryDepth::Counted | EntryDepth::Unsure => return None,
    };
    let head = head?;
    desk.check_names(&head, id_mark);
    let digest = Digest::from(DigestParts {
        head,
        overview,
        sections: draft.sections,
        statements: draft.statements.finish(),
        entries: draft.entries,
        versions: draft.versions,
        citations: draft.citations,
        counts: draft.tolls.finish(),
        values: draft.values,
        texts: draft.texts.finish(),
        figures,
    });
    Some(Read {
        page: FileContent::Digest(Arc::new(digest)),
        id: id_mark,
        mentions: in_order(draft.mentions),
        depth,
    })
}

fn in_order(mentions: HashMap<(Named, Box<str>, u32), Mark>) -> Vec<Mention> {
    let mention = |((what, id, entry), mark)| Mention { what, id, mark, entry };
    let mut mentions: Vec<Mention> = mentions.into_iter().map(mention).collect();
    mentions.sort_unstable_by_key(|mention| mention.mark);
    mentions
}

impl ReadContext<'_, '_> {
    fn head(&mut self, file: &str, root: &Node, map: &mut MapReader<'_, '_>) -> Option<DigestHead> {
        let id = self.need_name(map, "digest");
        let is_draft = self.draft(map);
        let title = self.need_name(map, "title");
        let publisher = self.need_name(map, "publisher");
        let series = self.closed(map, "series", Series::WORDS);
        let period = self.period(map);
        let period_basis = self.closed(map, "period_basis", PeriodBasis::WORDS);
        let published = self.date(map, "published");
        let coverage = self.closed(map, "coverage", Coverage::WORDS);
        let trend = self.closed(map, "trend", Trend::WORDS);
        let marking = self.marking(map);
        let sources = self.sources(map);
        let other = OtherDays { file, id: id.as_deref(), published, root };
        let stated = period_basis.unwrap_or_default();
        let (period, period_basis) = self.settled(&period, stated, other)?;
        // One word that is missing must not cost a week: id and publisher say the same, and a title
        // can be told later.
        let first = period.from;
        let id: Box<str> = match (id, &publisher) {
            (Some(id), _) => id.into(),
            (None, Some(publisher)) => format!("{}-{first}", slug(publisher)).into(),
            (None, None) => return None,
        };
        let publisher: Box<str> = match publisher {
            Some(publisher) => publisher.into(),
            None => id.strip_suffix(&format!("-{first}")).filter(|word| !word.is_empty())?.into(),
        };
        Some(DigestHead {
            title: title.map_or_else(|| id.clone(), Into::into),
            id,
            publisher,
            is_draft,
            series: series.unwrap_or_else(|| Series::assumed(period)),
            series_is_assumed: series.is_none(),
            period,
            period_basis,
            published,
            coverage: coverage.unwrap_or_default(),
            trend,
            marking,
            sources,
            file: file.into(),
        })
    }

    /// Reads whether a digest is a draft. Nobody has looked over what is one, which is told.
    fn draft(&mut self, map: &mut MapReader<'_, '_>) -> bool {
        let Some(node) = map.get("draft") else { return false };
        let answer = |word: &str| match word {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        let is_draft = self.word(node, "draft", &["yes", "no"], answer).unwrap_or_default();
        if is_draft {
            let message = "the digest is a draft: not all of it has been looked over";
            let hint = "compare it with its source, then delete `draft`";
            self.faults.push(Fault::warning(node.mark, message).hint(hint));
        }
        is_draft
    }

    /// Reads one of a few words.
    pub(super) fn closed<T: FromStr>(
        &mut self,
        map: &mut MapReader<'_, '_>,
        key: &'static str,
        known: &[&str],
    ) -> Option<T> {
        map.get(key).and_then(|node| self.word(node, key, known, |word| word.parse().ok()))
    }

    /// Checks that id and file name contain the first day, since people look for a digest by it.
    fn check_names(&mut self, head: &DigestHead, id: Mark) {
        let first = head.period.from.to_string();
        let right = format!("{}-{first}", slug(&head.publisher));
        if *head.id != *right {
            let message = format!("the id `{}` is not made of publisher and first day", head.id);
            self.faults.push(Fault::warning(id, message).hint(format!("write `{right}`")));
        }
        let name = head.file.rsplit('/').next().unwrap_or_default();
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let rest = stem.strip_prefix(&first);
        if !rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-')) {
            let message = "the file is not named after the first day of the period";
            let hint = format!("name it {first}.yaml, or {first}-<publisher>.yaml");
            self.faults.push(Fault::warning(Mark { line: 0, column: 0 }, message).hint(hint));
        }
    }
}
