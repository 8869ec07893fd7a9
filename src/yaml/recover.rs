//! Finds the list item that holds an error, so that a broken item costs only itself. It uses only
//! indentation, since nothing else can be trusted there, and knows lines, not YAML values.

use std::ops::Range;

use super::lines::{SourceLines, indent, indenting_tab};

/// Lines to leave out, in the order in which they should be tried.
pub(super) struct Suspects {
    /// The item that holds the line, and the one before it: each costs about one item. How far the
    /// rest can be read shows which of them is at fault.
    pub(super) near: Vec<Range<usize>>,
    /// The items around those, innermost first: these cost more, and are used only if nothing else
    /// helps.
    pub(super) far: Vec<Range<usize>>,
}

/// Returns the lines that can be blamed for an error in this line. `whole_items` is the key of the
/// lists whose items are dropped as a whole; without it, the innermost item is dropped.
pub(super) fn suspects(lines: &SourceLines, line: usize, whole_items: &str) -> Suspects {
    let line = line.clamp(1, lines.count().max(1));
    let mut enclosing = enclosing(lines, line);
    let whole = enclosing.iter().position(|&item| is_in_list(lines, item, whole_items));
    let holder = (!enclosing.is_empty()).then(|| enclosing.remove(whole.unwrap_or(0)));
    let mut near = Vec::new();
    // A broken summary must not cost the entries that stand beside it.
    if whole.is_none() && holder.is_none_or(|item| holds_items(lines, item)) {
        near.extend(field(lines, line));
    }
    near.extend(holder.map(|item| extent(lines, item)));
    if let Some(before) = (1..line).rev().find(|&n| is_item(lines.get(n)))
        && holder != Some(before)
        && !enclosing.contains(&before)
    {
        let itself = extent(lines, before);
        let outdented = !is_item(lines.get(line)) && itself.end <= line;
        near.push(itself);
        // A line that slipped out of the item above is dropped with that item.
        near.extend(outdented.then_some(before..line + 1));
    }
    let far = enclosing.into_iter().map(|item| extent(lines, item)).collect();
    Suspects { near, far }
}

/// Returns the first lines of the items around a line, innermost first.
fn enclosing(lines: &SourceLines, line: usize) -> Vec<usize> {
    let mut items = Vec::new();
    let mut limit = usize::MAX;
    for n in (1..=line).rev() {
        let text = lines.get(n);
        if is_idle(text) {
            continue;
        }
        let own = depth(text);
        if own < limit && is_item(text) {
            items.push(n);
        }
        limit = limit.min(own);
        if limit == 0 {
            break;
        }
    }
    items
}

/// Returns the lines from the start of an item or a key to the next line that is not indented
/// further.
fn extent(lines: &SourceLines, item: usize) -> Range<usize> {
    let own = depth(lines.get(item));
    let next = (item + 1..=lines.count()).find(|&n| {
        let text = lines.get(n);
        !is_idle(text) && depth(text) <= own
    });
    item..next.unwrap_or(lines.count() + 1)
}

/// Returns the lines of a key and its value, if another key of the same mapping stands above it.
fn field(lines: &SourceLines, line: usize) -> Option<Range<usize>> {
    let own = depth(lines.get(line));
    if !is_key(lines.get(line)) {
        return None;
    }
    let mut above = (1..line).rev().map(|n| lines.get(n)).filter(|text| !is_idle(text));
    let sibling = above.find(|text| depth(text) < own || (depth(text) == own && is_key(text)))?;
    let inner = sibling.replacen("- ", "  ", 1);
    (depth(&inner) == own && is_key(&inner)).then(|| extent(lines, line))
}

fn holds_items(lines: &SourceLines, item: usize) -> bool {
    extent(lines, item).skip(1).any(|n| is_item(lines.get(n)))
}

/// Returns true if the list of this item is under the key `key`.
fn is_in_list(lines: &SourceLines, item: usize, key: &str) -> bool {
    if key.is_empty() {
        return false;
    }
    let own = depth(lines.get(item));
    let above = (1..item).rev().map(|n| lines.get(n)).find(|text| {
        let shallower = depth(text) < own || (depth(text) == own && !is_item(text));
        shallower && !is_idle(text)
    });
    above.is_some_and(|line| {
        let named = line.trim_start().trim_start_matches("- ").trim_start().strip_prefix(key);
        named.is_some_and(|rest| rest.starts_with(':'))
    })
}

/// Returns the indentation of a line. The width of a tab is unknown, so it counts as deepest of
/// all.
fn depth(line: &str) -> usize {
    if indenting_tab(line).is_some() { usize::MAX - 1 } else { indent(line) }
}

fn is_item(line: &str) -> bool {
    let text = line.trim_start_matches(' ');
    text == "-" || text.starts_with("- ")
}

fn is_key(line: &str) -> bool {
    !is_item(line) && (line.contains(": ") || line.trim_end().ends_with(':'))
}

/// Returns true for blank lines and comments, which belong to no item.
fn is_idle(line: &str) -> bool {
    let text = line.trim_start();
    text.is_empty() || text.starts_with('#')
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIGEST: &str = "\
title: x
theatres:
  - theatre: iraq
    areas:
      - area: Diyala
        entries:
          - date: 1
            versions:
              - by: x
                text: y

          - date: 2
            kind: z
  - theatre: syria
notes:
- id: 1
  text: z
";

    fn pairs(ranges: Vec<Range<usize>>) -> Vec<(usize, usize)> {
        ranges.into_iter().map(|lines| (lines.start, lines.end)).collect()
    }

    fn far(line: usize) -> Vec<(usize, usize)> {
        pairs(suspects(&SourceLines::of(DIGEST), line, "entries").far)
    }

    fn near(line: usize) -> Vec<(usize, usize)> {
        pairs(suspects(&SourceLines::of(DIGEST), line, "entries").near)
    }

    #[test]
    fn the_entry_is_blamed_before_anything_in_it() {
        assert_eq!(near(10), [(7, 12)]);
        assert_eq!(far(10), [(9, 12), (5, 14), (3, 14)]);
    }

    #[test]
    fn the_item_before_is_a_suspect_too() {
        assert_eq!(near(12), [(12, 14), (9, 12)]);
        assert_eq!(near(13), [(12, 14)]);
    }

    #[test]
    fn without_a_list_of_whole_items_the_innermost_one_is_blamed() {
        assert_eq!(pairs(suspects(&SourceLines::of(DIGEST), 10, "").near), [(9, 12)]);
    }

    #[test]
    fn what_stands_beside_entries_is_blamed_alone() {
        assert_eq!(near(5), [(5, 14)]);
        assert_eq!(near(6), [(6, 14), (5, 14)]);
        assert_eq!(near(4)[0], (4, 14));
    }

    #[test]
    fn a_list_at_the_indentation_of_its_key_has_items() {
        assert_eq!(near(17), [(16, 18)]);
        assert_eq!(far(17), []);
    }

    #[test]
    fn a_key_of_the_whole_file_is_blamed_alone() {
        assert_eq!(near(2), [(2, 15)]);
        assert_eq!(near(15)[0], (15, 16));
    }

    #[test]
    fn an_outdented_line_goes_with_the_item_above() {
        let text = "entries:\n  - a: 1\n text: b\n  - d: y\n";
        assert_eq!(pairs(suspects(&SourceLines::of(text), 3, "entries").near), [(2, 3), (2, 4)]);
    }

    #[test]
    fn nothing_is_near_a_lone_line() {
        assert!(suspects(&SourceLines::of("a: b: c\n"), 1, "entries").near.is_empty());
        assert!(suspects(&SourceLines::of(""), 7, "entries").near.is_empty());
    }
}
