//! The sections of a text: its overview, and what it says of each theatre and area. What its blocks
//! say is read elsewhere.

use std::ops::Range;

use super::date_tokens::{DatePart, date_tokens};
use super::inline;
use super::lines::{BlockRole, TextLines};
use super::period_forms::{DaysForm, stated_days};
use super::places::{PlaceGround, Places};
use crate::import::block::{TextBlockKind, TextSpan};
use crate::import::field::Certainty;

/// What a section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SectionKind {
    /// The main statements of the digest.
    Overview,
    /// Numbers.
    Figures,
    /// Anything else.
    Body,
}

/// A part of a text below one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlined {
    /// What it is.
    pub kind: SectionKind,
    /// The theatre and the area that it is about.
    pub ground: Option<PlaceGround>,
    /// The words that name the place.
    pub place: Option<TextSpan>,
    /// How sure the place is.
    pub certainty: Certainty,
    /// The heading above it, if it names no place and has to be kept.
    pub heading: Option<TextSpan>,
    /// The heading as written, whatever it says.
    pub title: Option<String>,
    /// Its blocks.
    pub blocks: Range<usize>,
    /// Words at the beginning of a block that name the place, and are no part of what is said.
    pub heads: Vec<TextSpan>,
}

/// What a heading says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    Overview,
    Figures,
    Place(PlaceGround),
    /// Activity within a theatre.
    Activity,
    /// A part that no theatre names.
    Apart,
    Other,
}

/// Where the reader of headings stands.
#[derive(Debug, Clone)]
struct HeadingState {
    ground: Option<PlaceGround>,
    place: Option<TextSpan>,
    /// The level of the heading that opened the theatre, and whether one did.
    theatre_level: Option<u8>,
    area_level: Option<u8>,
    is_theatre_headed: bool,
    certainty: Certainty,
}

impl Default for HeadingState {
    fn default() -> Self {
        Self {
            ground: None,
            place: None,
            theatre_level: None,
            area_level: None,
            is_theatre_headed: false,
            certainty: Certainty::Certain,
        }
    }
}

/// Finds the sections of a part of a text.
pub(super) fn outline(
    lines: &mut TextLines<'_>,
    range: Range<usize>,
    title: Option<usize>,
    places: &Places<'_>,
) -> Vec<Outlined> {
    mark_headings(lines, range.clone(), title, places);
    let is_flat = is_flat(lines, range.clone());
    let titled = title.and_then(|at| places.led(lines.text(at)));
    let lead = titled.or_else(|| places.main(lines, range.clone()));
    let mut standing = HeadingState {
        ground: lead,
        certainty: if titled.is_some() { Certainty::Likely } else { Certainty::Guess },
        place: title.map(|at| whole(lines, at)).filter(|_| titled.is_some()),
        ..HeadingState::default()
    };
    let mut sections: Vec<Outlined> = Vec::new();
    let mut start = range.start;
    let mut heading: Option<(usize, Says)> = None;
    for at in range.clone() {
        if lines.role(at) != BlockRole::Heading {
            continue;
        }
        push(&mut sections, lines, heading, &standing, start..at);
        let says = says(lines, at, &standing, places);
        let level = level(lines.kind(at)).filter(|_| !is_flat);
        move_to(&mut standing, says, level, lines, at, places);
        heading = Some((at, says));
        start = if is_dated(lines.text(at)) { at } else { at + 1 };
    }
    push(&mut sections, lines, heading, &standing, start..range.end);
    let has_overview = sections.iter().any(|one| one.kind == SectionKind::Overview);
    let mut cut = Vec::new();
    for section in sections {
        inline::cut(&section, lines, places, &mut cut);
    }
    if has_overview { cut } else { first_points(cut, lines) }
}

/// The fewest long words of a headline with a number.
const FEWEST_TITLE_WORDS: usize = 4;

/// The fewest blocks that are a list of incidents.
const FEWEST_INCIDENTS: usize = 3;

/// Without a heading above them, the items before the first section are its main statements; but
/// those that tell incidents are none, unless days stand only below them.
fn first_points(mut sections: Vec<Outlined>, lines: &TextLines<'_>) -> Vec<Outlined> {
    let body = |section: &Outlined| -> Vec<usize> {
        section.blocks.clone().filter(|at| lines.role(*at) == BlockRole::Body).collect()
    };
    let dated = |body: &[usize]| body.iter().filter(|at| is_dated(lines.text(**at))).count();
    let below: Vec<usize> = sections.iter().skip(1).flat_map(body).collect();
    let is_below_dated = dated(&below) * 2 > below.len();
    let has_more = sections.len() > 1;
    // `MARSA - A bomb …` without a known name stands among its like.
    let in_list =
        sections.get(1).is_some_and(|next| next.title.is_none() && !next.heads.is_empty());
    if let Some(first) = sections.first_mut().filter(|first| has_more && first.title.is_none()) {
        let body = body(first);
        let told = body
            .iter()
            .filter(|at| lines.tells_an_incident(**at) && !lines.is_like_heading(**at))
            .count();
        let tells_incidents =
            body.len() >= FEWEST_INCIDENTS && told * 2 > body.len() && !is_below_dated;
        let listed = in_list && told > 0;
        if !body.is_empty() && dated(&body) * 2 <= body.len() && !tells_incidents && !listed {
            first.kind = SectionKind::Overview;
        }
    }
    sections
}

fn whole(lines: &TextLines<'_>, at: usize) -> TextSpan {
    TextSpan { block: at, from: 0, to: lines.text(at).chars().count() }
}

fn level(kind: TextBlockKind) -> Option<u8> {
    match kind {
        TextBlockKind::Heading(level) => Some(level),
        TextBlockKind::Item(_)
        | TextBlockKind::Paragraph
        | TextBlockKind::TableRow
        | TextBlockKind::Caption
        | TextBlockKind::Footnote => None,
    }
}

/// Returns true if the levels of the headings say nothing: all are the same.
fn is_flat(lines: &TextLines<'_>, range: Range<usize>) -> bool {
    let mut levels: Vec<Option<u8>> = range
        .filter(|at| lines.role(*at) == BlockRole::Heading)
        .map(|at| level(lines.kind(at)))
        .collect();
    levels.sort_unstable();
    levels.dedup();
    levels.len() < 2 || levels.contains(&None)
}

/// Returns true if a heading tells a day, so that it says more than what it is about.
fn is_dated(text: &str) -> bool {
    stated_days(text, Some(2020)).iter().any(|one| one.form == DaysForm::Day) || is_weekday(text)
}

/// `SUNDAY`, `Friday:` alone: what stands below it happened then.
fn is_weekday(text: &str) -> bool {
    let tokens = date_tokens(text);
    let mut words = tokens.iter().filter(|token| !matches!(token.part, DatePart::Sign(_)));
    words.next().is_some_and(|first| first.part == DatePart::Weekday) && words.next().is_none()
}

/// Marks the headings that no container marked, and unmarks what is none.
fn mark_headings(
    lines: &mut TextLines<'_>,
    range: Range<usize>,
    title: Option<usize>,
    places: &Places<'_>,
) {
    let end = range.end;
    for at in range {
        if Some(at) == title || !matches!(lines.role(at), BlockRole::Body | BlockRole::Heading) {
            continue;
        }
        if matches!(lines.kind(at), TextBlockKind::Heading(_)) {
            // A whole sentence as a heading is kept as one only where it says no day.
            continue;
        }
        if !lines.is_like_heading(at) || lines.names_a_source(at) || lines.names_a_place(at) {
            continue;
        }
        let says = says(lines, at, &HeadingState::default(), places);
        if says != Says::Other || is_headline(lines, at, end) {
            lines.set(at, BlockRole::Heading);
        }
    }
}

/// Returns true if a short line stands above text, and is not itself a line of a list or a table.
fn is_headline(lines: &TextLines<'_>, at: usize, end: usize) -> bool {
    let text = lines.text(at).trim();
    let has_number = text.split_whitespace().any(|word| {
        word.trim_matches(|c: char| !c.is_alphanumeric()).bytes().all(|b| b.is_ascii_digit())
            && word.bytes().any(|b| b.is_ascii_digit())
    });
    let is_name = text.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    let next =
        (at + 1..end).find(|next| lines.is_kept(*next) && lines.role(*next) != BlockRole::Caption);
    let above_text = next.is_some_and(|next| match lines.kind(next) {
        TextBlockKind::Item(_) | TextBlockKind::Heading(_) => true,
        TextBlockKind::Paragraph => {
            !lines.is_like_heading(next) || lines.role(next) == BlockRole::Heading
        }
        TextBlockKind::TableRow | TextBlockKind::Caption | TextBlockKind::Footnote => false,
    });
    is_name
        && (!has_number || is_title_case(text))
        && above_text
        && !text.ends_with([')', '”', '"'])
        && !text.contains("http")
}

/// Returns true for `Guards Say They Held 30 Men`, which numbers do not make a line of a table.
fn is_title_case(text: &str) -> bool {
    let long = || text.split_whitespace().filter(|word| word.chars().count() > 3);
    let capital = long().filter(|word| word.chars().next().is_some_and(char::is_uppercase)).count();
    let count = long().count();
    count >= FEWEST_TITLE_WORDS && capital * 10 >= count * 9
}

fn says(lines: &TextLines<'_>, at: usize, standing: &HeadingState, places: &Places<'_>) -> Says {
    let folded = lines.folded(at);
    // `fMain events`: one letter may have been glued to it.
    let mut letters = folded.chars();
    letters.next();
    let words = lines.words;
    if is_dated(lines.text(at)) {
        return Says::Other;
    }
    if words.figures.hold(folded) {
        return Says::Figures;
    }
    if words.overview.hold(folded) || words.overview.hold(letters.as_str()) {
        return Says::Overview;
    }
    if words.apart.hold(folded) || places.is_of_several(lines.text(at)) {
        return Says::Apart;
    }
    if let Some(ground) = places.named(lines.text(at), standing.ground.map(|ground| ground.theatre))
    {
        return Says::Place(ground);
    }
    if words.activity.hold(folded) { Says::Activity } else { Says::Other }
}

/// Moves on to what a heading opens.
fn move_to(
    standing: &mut HeadingState,
    says: Says,
    level: Option<u8>,
    lines: &TextLines<'_>,
    at: usize,
    places: &Places<'_>,
) {
    let firm = standing.ground.filter(|_| standing.certainty != Certainty::Guess);
    let mention = || places.headlined(lines.text(at), firm.map(|ground| ground.theatre));
    match says {
        Says::Place(ground) => {
            open(standing, ground, level, whole(lines, at), Certainty::Certain);
        }
        Says::Apart => *standing = HeadingState::default(),
        Says::Overview | Says::Figures => {
            let is_top = level.is_some() && level <= standing.theatre_level;
            // The ground of the title holds until a heading names another.
            if is_top {
                *standing = HeadingState::default();
            }
        }
        Says::Activity | Says::Other => {
            let mention = mention();
            let ends_theatre = level.is_some()
                && standing.theatre_level.is_some()
                && level <= standing.theatre_level;
            let ends_area = if level.is_some() {
                standing.area_level.is_some() && level <= standing.area_level
            } else {
                says == Says::Activity && standing.is_theatre_headed
            };
            if ends_theatre {
                *standing = HeadingState::default();
            } else if ends_area && let Some(ground) = &mut standing.ground {
                ground.area = None;
                standing.area_level = None;
            }
            if let Some(found) = mention.filter(|found| is_news(firm, *found)) {
                open(standing, found, level, whole(lines, at), Certainty::Likely);
            }
        }
    }
}

/// Returns true if a place that a headline mentions says more than where the text stands.
fn is_news(ground: Option<PlaceGround>, found: PlaceGround) -> bool {
    match ground {
        None => true,
        Some(ground) if ground.theatre == found.theatre => {
            found.area.is_some() && ground.area.is_none()
        }
        Some(_) => found.area.is_some(),
    }
}

fn open(
    standing: &mut HeadingState,
    ground: PlaceGround,
    level: Option<u8>,
    place: TextSpan,
    certainty: Certainty,
) {
    let is_same = standing.ground.is_some_and(|old| old.theatre == ground.theatre);
    if ground.area.is_none() {
        standing.theatre_level = level;
        standing.area_level = None;
        standing.is_theatre_headed = true;
    } else {
        if !is_same {
            standing.theatre_level = None;
            standing.is_theatre_headed = false;
        }
        standing.area_level = level;
    }
    standing.ground = Some(ground);
    standing.place = Some(place);
    standing.certainty = certainty;
}

fn push(
    sections: &mut Vec<Outlined>,
    lines: &TextLines<'_>,
    heading: Option<(usize, Says)>,
    standing: &HeadingState,
    blocks: Range<usize>,
) {
    let has_text =
        blocks.clone().any(|at| matches!(lines.role(at), BlockRole::Body | BlockRole::Heading));
    let says = heading.map(|(_, says)| says);
    let is_first_overview = says == Some(Says::Overview)
        && (standing.place.is_none_or(|place| lines.role(place.block) == BlockRole::Title));
    let kind = match says {
        Some(Says::Overview) if is_first_overview => SectionKind::Overview,
        Some(Says::Figures) => SectionKind::Figures,
        Some(Says::Overview | Says::Place(_) | Says::Activity | Says::Apart | Says::Other)
        | None => SectionKind::Body,
    };
    let kept = heading.filter(|(at, says)| *says == Says::Other && !is_dated(lines.text(*at)));
    if !has_text && kept.is_none() {
        return;
    }
    sections.push(Outlined {
        kind,
        ground: standing.ground,
        place: standing.place,
        certainty: standing.certainty,
        heading: kept.map(|(at, _)| whole(lines, at)),
        title: heading.map(|(at, _)| lines.text(at).to_owned()),
        blocks,
        heads: Vec::new(),
    });
}
