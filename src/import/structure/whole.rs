//! A text as a whole: what each of its digests consists of. The single parts are found in the files
//! beside.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use chrono::{Datelike as _, NaiveDate};

use super::address::address;
use super::captions::{Caption, captions};
use super::dateline::release_day;
use super::furniture::{drop_copies, drop_furniture};
use super::lines::{BlockRole, TextLines};
use super::listing::{links_to_more, listing};
use super::notes::{TextNote, notes};
use super::outline::{Outlined, outline};
use super::period::{FoundPeriod, period};
use super::period_forms::{DaysForm, stated_days};
use super::period_set::by_file;
use super::places::Places;
use super::publisher::publisher;
use super::scripts::scripts;
use super::series::series_title;
use super::source::{DroppedBlocks, GivenHead, NoDigest, TextSource};
use super::title::{cut, title_block, title_words};
use super::vocabulary::{ImportWords, fold_line};
use crate::digest::Taxonomy;
use crate::import::block::{TextBlock, TextBlockKind, TextSpan};
use crate::import::field::{Certainty, Field};

/// What one digest of a text consists of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Structure {
    /// The title without its period.
    pub title: Field,
    /// Who publishes it.
    pub publisher: Field,
    /// The days that it covers, or why nothing tells them.
    pub period: Result<FoundPeriod, NoDigest>,
    /// The day that a release tells of which says `yesterday`.
    pub release: Option<NaiveDate>,
    /// Its sections, in the order of the text.
    pub sections: Vec<Outlined>,
    /// Its notes.
    pub notes: Vec<TextNote>,
    /// Its captions, each once.
    pub captions: Vec<Caption>,
    /// Where it was published, where it says so.
    pub source: Option<Field>,
    /// What is no part of it.
    pub dropped: Vec<DroppedBlocks>,
    /// What somebody has to know of it.
    pub remarks: Vec<String>,
    /// Scripts within blocks, which are no part of what is said.
    pub scripts: Vec<TextSpan>,
    /// The blocks of the whole file in which what is no text of a section is blank, so that places
    /// in them stay what they were.
    pub prepared: Vec<TextBlock>,
    /// Which of the blocks are this digest's.
    pub blocks: Range<usize>,
}

/// The fewest words that a digest has.
const FEWEST_WORDS: usize = 30;

/// The most digests that one file holds. Each is read with the blocks of the whole file beside it, so
/// that this bounds the work.
const MOST_DIGESTS: usize = 100;

/// Finds the digests of a text.
///
/// # Errors
///
/// Says what it is where it is no digest: nearly no text, or a listing.
pub fn structures(
    blocks: &[TextBlock],
    source: &TextSource,
    given: &GivenHead,
    taxonomy: &Taxonomy,
    words: &ImportWords,
) -> Result<Vec<Structure>, NoDigest> {
    let count = blocks.iter().map(|block| block.text.split_whitespace().count()).sum();
    if count < FEWEST_WORDS {
        return Err(NoDigest::NearlyNoText { words: count });
    }
    let places = Places { taxonomy, words };
    let mut lines = TextLines::new(blocks, words);
    let more = links_to_more(&lines);
    drop_furniture(&mut lines, &places);
    let cut = cut(&lines, &places);
    if cut.parts.is_empty() || cut.parts.len() > MOST_DIGESTS {
        return Err(NoDigest::Listing { titles: cut.parts.len() + cut.bare.len() });
    }
    for at in cut.bare.into_iter().flatten() {
        if lines.is_kept(at) {
            lines.set(at, BlockRole::Dropped("related digests"));
        }
    }
    if cut.parts.len() == 1
        && let Some(titles) = listing(&lines, &places, more)
    {
        return Err(NoDigest::Listing { titles });
    }
    let is_one = cut.parts.len() == 1;
    Ok(cut
        .parts
        .into_iter()
        .map(|range| {
            let source =
                if is_one { source.clone() } else { TextSource { title: None, ..source.clone() } };
            structure(&mut lines, range, &source, given, &places)
        })
        .collect())
}

fn structure(
    lines: &mut TextLines<'_>,
    range: Range<usize>,
    source: &TextSource,
    given: &GivenHead,
    places: &Places<'_>,
) -> Structure {
    let title = title_block(lines, range.clone(), places);
    let release = release_day(lines, range.clone());
    let period = period(lines, range.clone(), title, source, given)
        .map_or_else(|| by_file(lines, range.clone(), title, source), Ok);
    if let Some(at) = title {
        lines.set(at, BlockRole::Title);
        drop_copies(lines, range.clone(), at);
    }
    if let Some(span) = period
        .as_ref()
        .ok()
        .and_then(|period| period.field.span)
        .filter(|span| is_line_of_days(lines, *span))
    {
        lines.set(span.block, BlockRole::Title);
    }
    if let Some(span) = period.as_ref().ok().and_then(|period| period.published.as_ref()?.span) {
        lines.set(span.block, BlockRole::Title);
    }
    let found_notes = notes(lines, range.clone());
    let found_address = address(lines, range.clone(), source);
    if let Some(span) = found_address.as_ref().and_then(|found| found.span) {
        lines.set(span.block, BlockRole::Dropped("addresses of the page"));
    }
    let body = first_heading(lines, range.clone(), places);
    let captions = captions(lines, range.clone(), body);
    let sections = outline(lines, range.clone(), title, places);
    let title_field = titled(lines, range.clone(), title, source, given, places);
    let publisher = publisher(lines, range.clone(), source, given, Some(&title_field.value));
    let mut remarks: Vec<String> =
        period.iter().flat_map(|period| period.remarks.clone()).collect();
    if publisher.rule == "publisher/none" {
        remarks.push("nothing tells who publishes it: give it with `--publisher`".to_owned());
    }
    let is_known = publisher.certainty != Certainty::Guess;
    let named = is_known.then_some(publisher.value.as_str());
    let scripts = scripts_of(lines, range.clone());
    Structure {
        title: title_field,
        source: found_address.map(|found| found.field(named)),
        publisher,
        period,
        release,
        notes: found_notes,
        captions,
        dropped: dropped(lines, range.clone(), source, scripts.len()),
        remarks,
        prepared: prepared(lines, range.clone(), &sections, &scripts),
        scripts,
        sections,
        blocks: range,
    }
}

/// Reads the title: of its block, of a known series within a sentence, of the container.
fn titled(
    lines: &TextLines<'_>,
    range: Range<usize>,
    title: Option<usize>,
    source: &TextSource,
    given: &GivenHead,
    places: &Places<'_>,
) -> Field {
    if given.title.is_none()
        && title.is_none_or(|at| is_bare(lines, at))
        && let Some((value, span)) = series_title(lines, range)
    {
        let rule = "title/series".to_owned();
        return Field {
            name: "title",
            value,
            span: Some(span),
            certainty: Certainty::Likely,
            rule,
        };
    }
    let text = title.map(|at| title_words(lines.text(at)));
    // The first heading of a page is often that of its first section.
    let is_title = |title: &String| {
        !lines.words.untitled.hold(&fold_line(title)) && places.named(title, None).is_none()
    };
    let stated = source.title.as_ref().filter(|title| is_title(title));
    title_field(lines, title, text.as_deref(), stated, given)
}

/// Returns true for a title without a day.
fn is_bare(lines: &TextLines<'_>, at: usize) -> bool {
    stated_days(lines.text(at), Some(2000)).is_empty()
}

fn scripts_of(lines: &TextLines<'_>, range: Range<usize>) -> Vec<TextSpan> {
    let kept = range.filter(|at| lines.is_kept(*at));
    kept.filter_map(|at| Some(scripts(lines.blocks.get(at)?, at))).flatten().collect()
}

/// Returns true if a block says little more than its days.
fn is_line_of_days(lines: &TextLines<'_>, span: TextSpan) -> bool {
    lines.text(span.block).chars().count() <= (span.to - span.from) + 60
        && !lines.text(span.block).ends_with('.')
}

fn title_field(
    lines: &TextLines<'_>,
    title: Option<usize>,
    text: Option<&str>,
    stated: Option<&String>,
    given: &GivenHead,
) -> Field {
    let field = |value: &str, span, certainty, rule: &str| Field {
        name: "title",
        value: value.to_owned(),
        span,
        certainty,
        rule: rule.to_owned(),
    };
    if let Some(given) = &given.title {
        return field(given, None, Certainty::Certain, "title/given");
    }
    let span = title.map(|at| TextSpan { block: at, from: 0, to: lines.text(at).chars().count() });
    match (text, stated) {
        (Some(text), Some(stated)) => {
            let stated = title_words(stated);
            let certainty = if stated.contains(text) || text.contains(&stated) {
                Certainty::Certain
            } else {
                Certainty::Likely
            };
            field(text, span, certainty, "title/line")
        }
        (Some(text), None) => {
            let is_sure = title.is_some_and(|at| {
                super::title::title_line(lines, at).is_some()
                    || matches!(lines.kind(at), TextBlockKind::Heading(1))
            });
            field(
                text,
                span,
                if is_sure { Certainty::Certain } else { Certainty::Likely },
                "title/line",
            )
        }
        (None, Some(stated)) => {
            field(&title_words(stated), None, Certainty::Likely, "title/container")
        }
        (None, None) => field("Untitled", None, Certainty::Guess, "title/none"),
    }
}

/// Returns the first block that heads a section.
fn first_heading(lines: &TextLines<'_>, range: Range<usize>, places: &Places<'_>) -> usize {
    let mut blocks =
        range.clone().filter(|at| lines.is_kept(*at) && lines.role(*at) != BlockRole::Title);
    let is_first = |at: &usize| {
        matches!(lines.kind(*at), TextBlockKind::Heading(_) | TextBlockKind::Item(_))
            || lines.is_like_heading(*at)
                && (lines.words.overview.hold(lines.folded(*at))
                    || places.named(lines.text(*at), None).is_some())
    };
    blocks.find(is_first).unwrap_or(range.start)
}

fn dropped(
    lines: &TextLines<'_>,
    range: Range<usize>,
    source: &TextSource,
    scripts: usize,
) -> Vec<DroppedBlocks> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    if scripts > 0 {
        counts.insert("scripts", scripts);
    }
    for at in range {
        if let BlockRole::Dropped(what) = lines.role(at)
            && !lines.text(at).trim().is_empty()
        {
            *counts.entry(what).or_default() += 1;
        }
    }
    let found =
        counts.into_iter().map(|(what, count)| DroppedBlocks { what: what.to_owned(), count });
    source.dropped.iter().cloned().chain(found).collect()
}

/// Blanks what no section says, each character by a blank.
fn prepared(
    lines: &TextLines<'_>,
    range: Range<usize>,
    sections: &[Outlined],
    scripts: &[TextSpan],
) -> Vec<TextBlock> {
    let blank = |text: &str, from: usize, to: usize| -> String {
        text.chars()
            .enumerate()
            .map(|(at, c)| if at >= from && at < to { ' ' } else { c })
            .collect()
    };
    let starts: HashSet<usize> =
        sections.iter().filter(|one| !one.blocks.is_empty()).map(|one| one.blocks.start).collect();
    let mut blocks: Vec<TextBlock> = Vec::with_capacity(lines.blocks.len());
    for (at, block) in lines.blocks.iter().enumerate() {
        let is_said = range.contains(&at)
            && match lines.role(at) {
                BlockRole::Body => true,
                BlockRole::Heading => starts.contains(&at),
                BlockRole::Title | BlockRole::Caption | BlockRole::Note | BlockRole::Dropped(_) => {
                    false
                }
            };
        let mut block = if is_said {
            block.clone()
        } else {
            TextBlock {
                text: String::new(),
                links: Vec::new(),
                kind: TextBlockKind::Paragraph,
                ..block.clone()
            }
        };
        if !is_said {
            block.text = String::new();
        }
        blocks.push(block);
    }
    for head in sections.iter().flat_map(|section| &section.heads).chain(scripts) {
        if let Some(block) = blocks.get_mut(head.block) {
            block.text = blank(&block.text, head.from, head.to);
        }
    }
    blocks
}

/// Counts the days that the text of a digest tells of; months and years are those of an essay as well.
pub(in crate::import) fn dated_mentions(structure: &Structure) -> usize {
    let year = structure.period.as_ref().ok().map(|period| period.days.1.year());
    let said = structure.prepared.get(structure.blocks.clone()).unwrap_or_default();
    let told = said.iter().flat_map(|block| stated_days(&block.text, year));
    let is_day = |form| match form {
        DaysForm::Day | DaysForm::Range | DaysForm::WeekOf => true,
        DaysForm::WeekNumber | DaysForm::Stretch | DaysForm::Month => false,
    };
    told.filter(|one| is_day(one.form)).count()
}
