//! The structure of a text and the pieces of its sections to a draft. How pieces are read is
//! elsewhere: whoever builds a draft says it.

use std::collections::BTreeSet;
use std::ops::Range;

use super::behind::SourcesBehind;
use super::ground::{EntryGround, Finder, Put, Shelves, close_empty, fields};
use super::model::DigestDraft;
use super::overview::{point, points, unread};
use super::parts::complete;
use super::tie::{tie_captions, tie_notes};
use super::words::{WordCount, count};
use crate::digest::Taxonomy;
use crate::import::block::{TextBlock, TextSpan};
use crate::import::block_words::BlockWords;
use crate::import::entries::{EntryContext, short_names};
use crate::import::field::{Certainty, Field};
use crate::import::piece::{Piece, PieceKind};
use crate::import::structure::{
    FoundPeriod, ImportWords, NoDigest, Outlined, SectionKind, Structure, dated_mentions,
    is_whole_month, named,
};
use crate::order::CompactSort as _;
use crate::words::slug;

/// Reads the pieces of some blocks. Blocks that are no text of a section are blank.
pub type ReadPieces<'a> = dyn Fn(&[TextBlock], Range<usize>, &EntryContext) -> Vec<Piece> + 'a;

/// What a draft is built with.
pub struct Build<'a> {
    /// The blocks of the file.
    pub blocks: &'a [TextBlock],
    /// The taxonomy of the archive.
    pub taxonomy: &'a Taxonomy,
    /// The words that structure is found by.
    pub words: &'a ImportWords,
    /// Who reads the pieces of a section.
    pub pieces: &'a ReadPieces<'a>,
}

/// The fewest days told in a thousand words of an article that is more than an essay.
const FEWEST_DAYS: usize = 2;

/// Builds the draft of one digest.
///
/// # Errors
///
/// Says that it is an essay where it has neither a period nor incidents with a day, or that nothing
/// tells the year or the day of its incidents.
pub fn build(structure: &Structure, with: &Build<'_>) -> Result<DigestDraft, NoDigest> {
    let words = with
        .blocks
        .get(structure.blocks.clone())
        .unwrap_or_default()
        .iter()
        .map(|block| block.text.split_whitespace().count())
        .sum();
    let essay = NoDigest::Essay { words };
    let period = structure.period.as_ref().map_err(Clone::clone)?;
    let mut draft = DigestDraft {
        dropped: structure.dropped.clone(),
        remarks: structure.remarks.clone(),
        ..DigestDraft::default()
    };
    let context = EntryContext {
        period: Some(period.days),
        release: structure.release,
        publisher: Some(structure.publisher.value.clone()),
        short_names: short_names(with.blocks, with.taxonomy),
        cited: structure.notes.iter().map(|note| (note.mark.clone(), note.text.clone())).collect(),
        ..EntryContext::default()
    };
    let blocks = BlockWords::new(with.blocks);
    let finder = Finder { taxonomy: with.taxonomy, words: with.words, blocks: &blocks };
    let mut filler = Filler {
        with,
        structure,
        context,
        finder,
        shelves: Shelves::default(),
        behind: SourcesBehind::new(with.blocks),
        homeless: Vec::new(),
        parts: BTreeSet::new(),
        draft: &mut draft,
    };
    let is_overview_only = filler.fill();
    let entries = draft.entries().count();
    let days = dated_mentions(structure);
    if !period.is_stated && entries == 0 && days * 1000 < FEWEST_DAYS * words {
        return Err(essay);
    }
    draft.head = head(structure, period, entries, is_overview_only);
    tie_notes(&mut draft, &structure.notes, with.taxonomy);
    tie_captions(&mut draft, &structure.captions, &blocks, with.words);
    let WordCount { all, left } = count(&draft, structure, with.blocks);
    (draft.words, draft.words_left) = (all, left);
    Ok(draft)
}

struct Filler<'f, 'a> {
    with: &'f Build<'a>,
    structure: &'f Structure,
    context: EntryContext,
    finder: Finder<'f>,
    shelves: Shelves,
    /// The sources that stand behind items.
    behind: SourcesBehind<'f>,
    /// Entries whose words name no place.
    homeless: Vec<(EntryGround, Piece)>,
    /// The numbers that are parts of a figure already.
    parts: BTreeSet<TextSpan>,
    draft: &'f mut DigestDraft,
}

impl Filler<'_, '_> {
    /// Fills the sections in; returns true if the text has an overview and nothing else.
    fn fill(&mut self) -> bool {
        let sections = &self.structure.sections;
        let is_main = |section: &Outlined| section.kind != SectionKind::Body;
        let is_overview_only =
            !sections.iter().any(|section| !is_main(section) && self.has_text(section));
        for section in sections.iter().filter(|section| section.certainty == Certainty::Certain) {
            if let Some(standing) = Finder::section(section) {
                self.shelves.open(self.draft, &standing, self.with.taxonomy);
            }
        }
        for run in runs(sections) {
            let Some(first) = run.first() else { continue };
            if is_main(first) {
                self.overview(run, is_overview_only);
            } else {
                for section in run {
                    self.section(section);
                }
            }
        }
        if !self.homeless.is_empty() {
            self.house();
        }
        close_empty(self.draft);
        is_overview_only
    }

    fn is_said(&self, at: usize) -> bool {
        self.structure.prepared.get(at).is_some_and(|block| !block.text.trim().is_empty())
    }

    fn has_text(&self, section: &Outlined) -> bool {
        section.blocks.clone().any(|at| self.is_said(at))
    }

    fn read(&self, section: &Outlined) -> Vec<Piece> {
        let taxonomy = self.with.taxonomy;
        // What the whole text is about says nothing of an entry that names another place.
        let ground = section.ground.filter(|_| section.certainty != Certainty::Guess);
        let context = EntryContext {
            theatre: ground.map(|ground| taxonomy.theatre_word(ground.theatre).to_owned()),
            is_of_title: section.certainty != Certainty::Certain,
            area: ground
                .and_then(|ground| ground.area)
                .map(|area| taxonomy.area_name(area).to_owned()),
            // `South Sudan` has no area of its own, and is not `Sudan`.
            heading: section.title.clone().filter(|title| !self.with.words.is_region(title)),
            ..self.context.clone()
        };
        (self.with.pieces)(&self.structure.prepared, section.blocks.clone(), &context)
    }

    /// Reads an overview as points; its figures apart, and its entries where it is all there is.
    fn overview(&mut self, run: &[Outlined], is_all: bool) {
        for section in run {
            for piece in self.read(section) {
                match piece.kind {
                    PieceKind::Figure => self.figure(piece),
                    PieceKind::Entry if is_all => self.entry(section, piece),
                    PieceKind::Entry | PieceKind::Version | PieceKind::Point => {}
                }
            }
        }
        let (Some(first), Some(last)) = (run.first(), run.last()) else { return };
        let range = first.blocks.start..last.blocks.end;
        let found = points(self.with.blocks, range, |at| self.is_said(at), self.with.taxonomy);
        self.draft.overview.extend(found);
    }

    /// Reads a section: its entries and figures, and its points, below the heading that names no
    /// place.
    fn section(&mut self, section: &Outlined) {
        let mut found = Vec::new();
        let mut covered: Vec<usize> = Vec::new();
        for piece in self.read(section) {
            covered.extend(piece.spans.iter().map(|span| span.block));
            match piece.kind {
                PieceKind::Figure => self.figure(piece),
                PieceKind::Entry | PieceKind::Version => self.entry(section, piece),
                PieceKind::Point => found.push(piece),
            }
        }
        covered.sort_unstable();
        for at in section
            .blocks
            .clone()
            .filter(|at| self.is_said(*at) && covered.binary_search(at).is_err())
        {
            found.extend(
                self.with.blocks.get(at).map(|block| unread(block, at, self.with.taxonomy)),
            );
        }
        found.compact_sort_by_key(|piece| piece.spans.first().copied());
        let heading = section.heading.and_then(|span| {
            Some(point(self.with.blocks.get(span.block)?, span.block, self.with.taxonomy))
        });
        let standing = Finder::section(section);
        match heading {
            Some(mut heading) => {
                heading.inner = found;
                self.point(standing.as_ref(), heading);
            }
            None => found.into_iter().for_each(|piece| self.point(standing.as_ref(), piece)),
        }
    }

    fn figure(&mut self, mut figure: Piece) {
        complete(
            &mut figure,
            &mut self.parts,
            self.with.blocks,
            self.context.period,
            self.with.taxonomy,
            self.with.words,
        );
        self.draft.figures.push(figure);
    }

    fn entry(&mut self, section: &Outlined, mut entry: Piece) {
        let standing = self.finder.entry(section, &entry);
        self.behind.tie(&mut entry);
        if standing.is_nowhere() || standing.lacks_area() && has_place(&entry) {
            self.homeless.push((standing, entry));
        } else {
            self.put(&standing, entry);
        }
    }

    /// Puts the entries that name no place where most others stand, else in the land that the publisher
    /// always tells of.
    fn house(&mut self) {
        let Build { taxonomy, words, .. } = self.with;
        let land = || words.land_of(&self.structure.publisher.value);
        let most = self.shelves.most().map(|ground| EntryGround::guessed(ground, "ground/most"));
        let most = most.or_else(|| {
            let ground = named(land()?, taxonomy, words)?;
            Some(EntryGround::guessed(ground, "ground/publisher"))
        });
        for (standing, entry) in std::mem::take(&mut self.homeless) {
            let ground = if standing.is_nowhere() {
                most.clone()
            } else {
                let country = self.shelves.country(standing.ground.theatre, taxonomy);
                country.map(|ground| standing.clone().in_area(ground, "ground/most"))
            };
            self.put(ground.as_ref().unwrap_or(&standing), entry);
        }
        for theatre in &mut self.draft.theatres {
            let areas = theatre.areas.iter_mut().map(|area| &mut area.entries);
            for entries in areas.chain([&mut theatre.entries]) {
                entries.compact_sort_by_key(|entry| entry.spans.first().copied());
            }
        }
    }

    fn put(&mut self, standing: &EntryGround, mut entry: Piece) {
        entry.fields.retain(|field| !matches!(field.name, "theatre" | "area"));
        entry.fields.extend(fields(standing, self.with.taxonomy));
        self.shelves.put(self.draft, standing, self.with.taxonomy, Put::Entry(entry));
    }

    /// Puts a point where its section stands; without a place it is of the overview.
    fn point(&mut self, standing: Option<&EntryGround>, point: Piece) {
        match standing {
            Some(standing) => {
                self.shelves.put(self.draft, standing, self.with.taxonomy, Put::Point(point));
            }
            None => self.draft.overview.push(point),
        }
    }
}

/// Cuts sections into runs: overviews that follow each other belong together, since places at the
/// beginning of items part them.
fn runs(sections: &[Outlined]) -> impl Iterator<Item = &[Outlined]> {
    sections.chunk_by(|a, b| (a.kind == SectionKind::Body) == (b.kind == SectionKind::Body))
}

fn head(
    structure: &Structure,
    period: &FoundPeriod,
    entries: usize,
    is_overview_only: bool,
) -> Vec<Field> {
    let field = |name, value: String, certainty, rule: &str| Field {
        name,
        value,
        span: None,
        certainty,
        rule: rule.to_owned(),
    };
    let id = format!("{}-{}", slug(&structure.publisher.value), period.days.0);
    let mut head = vec![
        field("digest", id, Certainty::Certain, "digest/id"),
        structure.title.clone(),
        structure.publisher.clone(),
    ];
    let (series, certainty) = series(structure, period);
    head.push(field("series", series.to_owned(), certainty, "series/period"));
    head.push(period.field.clone());
    if !period.is_stated {
        head.push(field("period_basis", "set".to_owned(), Certainty::Certain, "period/set"));
    }
    head.extend(period.published.clone());
    let coverage = match (is_overview_only, entries) {
        (true, _) => "overview",
        (false, 0) => "summary",
        (false, _) => "full",
    };
    head.push(field("coverage", coverage.to_owned(), Certainty::Likely, "coverage/sections"));
    head.extend(structure.source.clone());
    head
}

/// Says how often a series appears, by its title and its period.
fn series(structure: &Structure, period: &FoundPeriod) -> (&'static str, Certainty) {
    let title = structure.title.value.to_lowercase();
    let days = (period.days.1 - period.days.0).num_days() + 1;
    if !period.is_stated {
        return (if days == 1 { "article" } else { "brief" }, Certainty::Guess);
    }
    if title.contains("weekly") || title.contains("week ") {
        return ("weekly", Certainty::Certain);
    }
    if title.contains("monthly") {
        return ("monthly", Certainty::Certain);
    }
    match days {
        1 => ("brief", Certainty::Guess),
        2..=10 => ("weekly", Certainty::Likely),
        _ if is_whole_month(period.days) => ("monthly", Certainty::Likely),
        360.. => ("annual", Certainty::Likely),
        _ => ("collection", Certainty::Guess),
    }
}

/// A place is told, though nobody knows where it lies.
fn has_place(entry: &Piece) -> bool {
    entry.fields.iter().any(|field| field.name == "place")
}
