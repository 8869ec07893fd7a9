//! Heads and feet of pages: lines that stand at the edges of many pages, or again and again with a
//! bar or an address in them.

use std::collections::HashMap;

use super::lines::PlainLine;
use crate::import::reading::outcome::DroppedTally;

/// Lines at each edge of a page that are looked at.
const EDGE: usize = 2;

/// Characters that a head or foot has at most.
const LONGEST: usize = 120;

/// Drops heads and feet of pages, and counts them.
pub(super) fn without_heads(mut lines: Vec<PlainLine>, tally: &mut DroppedTally) -> Vec<PlainLine> {
    let mut drop = vec![false; lines.len()];
    edges(&lines, &mut drop);
    bars(&lines, &mut drop);
    for (line, drop) in lines.iter_mut().zip(&drop) {
        if *drop {
            line.text.clear();
            line.length = 0;
            line.indent = 0;
        }
    }
    tally.add("page head or foot", drop.iter().filter(|drop| **drop).count());
    lines
}

/// The line with its numbers made one.
fn shape(text: &str) -> String {
    let mut shape = String::with_capacity(text.len());
    for c in text.chars() {
        if !c.is_ascii_digit() {
            shape.extend(c.to_lowercase());
        } else if !shape.ends_with('#') {
            shape.push('#');
        }
    }
    shape.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lines at the edges of pages whose shape stands there on every second page, or three at least.
fn edges(lines: &[PlainLine], drop: &mut [bool]) {
    let mut pages: Vec<Vec<usize>> = Vec::new();
    let mut open = None;
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.is_blank()) {
        let Some(page) = line.page else { return };
        if open != Some(page) {
            pages.push(Vec::new());
            open = Some(page);
        }
        if let Some(last) = pages.last_mut() {
            last.push(at);
        }
    }
    if pages.len() < 2 {
        return;
    }
    let edge = |page: &Vec<usize>| {
        let head = page.iter().take(EDGE).copied();
        let tail = page.iter().skip(EDGE.max(page.len().saturating_sub(EDGE))).copied();
        head.chain(tail).collect::<Vec<_>>()
    };
    let mut counts: HashMap<String, usize> = HashMap::new();
    for page in &pages {
        for at in edge(page) {
            if let Some(line) = lines.get(at) {
                *counts.entry(shape(&line.text)).or_default() += 1;
            }
        }
    }
    for page in &pages {
        for at in edge(page) {
            let Some(line) = lines.get(at) else { continue };
            let times = counts.get(&shape(&line.text)).copied().unwrap_or(0);
            let often = line.length <= LONGEST && times >= 3 && times * 2 >= pages.len()
                || times == pages.len() && times == 2 && line.length <= 60;
            let number = line.length <= 4 && line.text.bytes().all(|b| b.is_ascii_digit());
            if (often || number)
                && let Some(slot) = drop.get_mut(at)
            {
                *slot = true;
            }
        }
    }
}

/// Lines with a bar or an address that stand three times or more and not next to each other: the
/// first stays where it has a bar, since the title may be written so.
fn bars(lines: &[PlainLine], drop: &mut [bool]) {
    let marked = |line: &PlainLine| {
        line.length <= 160
            && (line.text.contains(" | ")
                || line.text.starts_with("http") && !line.text.contains(' ')
                || line.text.starts_with("www."))
    };
    let mut places: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| marked(line)) {
        places.entry(shape_but_numbers(&line.text)).or_default().push(at);
    }
    for (text, places) in places {
        let apart = places.windows(2).all(|pair| match pair {
            [a, b] => b - a > 2,
            _ => true,
        });
        if places.len() >= 3 && apart {
            let kept = usize::from(text.contains(" | "));
            for at in places.into_iter().skip(kept) {
                if let Some(slot) = drop.get_mut(at) {
                    *slot = true;
                }
            }
        }
    }
}

/// The line without a page's number at its end.
fn shape_but_numbers(text: &str) -> String {
    text.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ').to_lowercase()
}
