//! Places at the beginning of an item or a paragraph: `Syria – `, `Iraq:`, `NORTHWEST |`.

use std::ops::Range;

use super::lines::{BlockRole, TextLines};
use super::outline::Outlined;
use super::period_forms::{DaysForm, stated_days};
use super::places::{PlaceGround, Places};
use crate::digest::TheatreId;
use crate::import::block::{TextBlockKind, TextSpan};
use crate::import::field::Certainty;

/// The longest name at the beginning of a block, in characters.
const LONGEST: usize = 60;

/// Cuts a section where a block begins with the name of a place.
pub(super) fn cut(
    section: &Outlined,
    lines: &TextLines<'_>,
    places: &Places<'_>,
    cut: &mut Vec<Outlined>,
) {
    let mut rest =
        Outlined { blocks: section.blocks.start..section.blocks.start, ..section.clone() };
    // The places of the items above, the outermost first: level, place, words.
    let mut above: Vec<(u8, PlaceGround, TextSpan)> = Vec::new();
    let mut run: Option<(PlaceGround, TextSpan)> = None;
    // Below `Sunday, 3 May` items are told of that day, whatever place each begins with.
    let first = section.blocks.start;
    let dated = lines.role(first) == BlockRole::Heading && is_of_day(lines.text(first));
    for at in section.blocks.clone() {
        if lines.role(at) != BlockRole::Body {
            rest.blocks.end = at + 1;
            continue;
        }
        let theatre = above
            .last()
            .map(|(_, ground, _)| *ground)
            .or(section.ground)
            .map(|ground| ground.theatre);
        let head = head(lines.text(at), theatre, places).filter(|_| !dated);
        let now = match lines.kind(at) {
            TextBlockKind::Item(level) => {
                above.retain(|(outer, _, _)| *outer < level);
                if let Some((ground, to)) = head {
                    above.push((level, ground, TextSpan { block: at, from: 0, to }));
                }
                above.last().map(|(_, ground, span)| (*ground, *span)).or(run)
            }
            TextBlockKind::Paragraph
            | TextBlockKind::Heading(_)
            | TextBlockKind::TableRow
            | TextBlockKind::Caption
            | TextBlockKind::Footnote => {
                above.clear();
                if let Some((ground, to)) = head {
                    run = Some((ground, TextSpan { block: at, from: 0, to }));
                }
                run
            }
        };
        let place = now.map(|(_, span)| span).or(section.place);
        if place != rest.place {
            flush(&mut rest, at, cut, lines);
            rest.place = place;
            rest.ground = now.map(|(ground, _)| ground).or(section.ground);
            rest.certainty = if now.is_some() { Certainty::Certain } else { section.certainty };
        }
        rest.heads.extend(head.map(|(_, to)| TextSpan { block: at, from: 0, to }));
        rest.blocks.end = at + 1;
    }
    let end = section.blocks.end;
    flush(&mut rest, end, cut, lines);
}

/// A heading tells a day.
fn is_of_day(text: &str) -> bool {
    stated_days(text, Some(2020)).iter().any(|one| one.form == DaysForm::Day)
}

fn flush(rest: &mut Outlined, at: usize, cut: &mut Vec<Outlined>, lines: &TextLines<'_>) {
    let blocks: Range<usize> = rest.blocks.start..at;
    let has_text =
        blocks.clone().any(|at| matches!(lines.role(at), BlockRole::Body | BlockRole::Heading));
    if has_text || rest.heading.is_some() {
        cut.push(Outlined { blocks, ..rest.clone() });
        rest.heading = None;
    }
    rest.blocks = at..at;
    rest.heads.clear();
}

/// Reads the name of a place and the sign behind it, and returns where what is said begins.
fn head(
    text: &str,
    theatre: Option<TheatreId>,
    places: &Places<'_>,
) -> Option<(PlaceGround, usize)> {
    let chars: Vec<char> = text.chars().take(LONGEST).collect();
    let mut close = None;
    for (at, c) in chars.iter().enumerate() {
        // `Iraq (Nov. 2). …`: the day goes on with what is said.
        if *c == '(' {
            close = chars.iter().skip(at).position(|c| *c == ')').map(|len| at + len);
            let inside: String = chars.get(at + 1..close?).unwrap_or_default().iter().collect();
            let behind = chars.get(close? + 1).copied();
            let dated =
                stated_days(&inside, Some(2020)).iter().any(|one| one.form != DaysForm::Month);
            let name: String = chars.iter().take(at).collect();
            if dated
                && matches!(behind, Some('.' | ':' | ' '))
                && let Some(ground) = places.named(name.trim(), theatre)
            {
                return Some((ground, at + 1));
            }
        }
        if close.is_some_and(|close| at <= close) {
            continue;
        }
        let is_spaced =
            at > 0 && chars.get(at - 1) == Some(&' ') && chars.get(at + 1) == Some(&' ');
        let is_sentence = *c == '.' && chars.get(at + 1) == Some(&' ');
        let is_sign =
            matches!(c, ':' | '|' | '—') || matches!(c, '–' | '-') && is_spaced || is_sentence;
        if !is_sign {
            continue;
        }
        let name: String = chars.iter().take(at).collect();
        if name.split_whitespace().count() > 6 || name.chars().any(|c| c.is_ascii_digit()) {
            return None;
        }
        if let Some(ground) = places.named(&name, theatre) {
            let blanks = chars.iter().skip(at + 1).take_while(|c| c.is_whitespace()).count();
            return Some((ground, at + 1 + blanks));
        }
        if !matches!(c, '-' | '.') {
            return None;
        }
    }
    None
}
