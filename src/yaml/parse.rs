//! The way from bytes to a tree: check, build, and if building stops, mend what can be mended and
//! build again; what still stops it is left out with its item. Foreign bytes enter this room only here.

use std::borrow::Cow;
use std::ops::Range;

use super::fault::FaultList;
use super::lines::{SourceLines, indent};
use super::mend::mend;
use super::recover::suspects;
use super::sieve::sieve;
use super::tree::{Built, Stop, build};
use super::{Fault, Mark, Node, NodeValue, fast, guard};

/// The most broken items for each of which the whole file is read again. Beyond them all are left
/// out in one pass.
const MOST_BROKEN: usize = 50;
/// The most bytes that are read again to save parts of one file.
const REREADING: usize = 64 << 20;

/// What a room knows of the keys of its files, for mending slips in them.
#[derive(Clone, Copy, Debug, Default)]
pub struct FormatKeys<'k> {
    /// The key of the lists whose items are kept or dropped as a whole: the rest of a broken item
    /// would only raise more faults.
    pub whole_items: &'k str,
    /// The keys that people write within brackets.
    pub known: &'k [&'k str],
    /// Those whose value is a text in which anything may stand.
    pub prose: &'k [&'k str],
    /// Those that nothing with a text goes without.
    pub needed: &'k [&'k str],
}

/// Parses the bytes of one file to a tree. Never panics; time and memory are bounded on any input.
/// Returns none if nothing could be read. Faults are pushed in the order of the file.
pub fn parse<'a>(bytes: &'a [u8], faults: &mut Vec<Fault>) -> Option<Node<'a>> {
    parse_with_keys(bytes, FormatKeys::default(), faults)
}

/// Does the same for a file of which the keys are known.
pub fn parse_with_keys<'a>(
    bytes: &'a [u8],
    keys: FormatKeys<'_>,
    faults: &mut Vec<Fault>,
) -> Option<Node<'a>> {
    let mut findings = FaultList::default();
    let tree = match guard::text(bytes, &mut findings) {
        Some(Cow::Borrowed(text)) => read(text, keys, &mut findings),
        Some(Cow::Owned(text)) => read(&text, keys, &mut findings).map(Node::into_owned),
        None => None,
    };
    findings.hand_over(faults);
    tree
}

fn read<'a>(text: &'a str, keys: FormatKeys<'_>, findings: &mut FaultList) -> Option<Node<'a>> {
    match fast::read(text).map_or_else(|| build(text), Ok) {
        Ok(built) => {
            let mended = if built.is_odd { mended(text, keys, None) } else { None };
            if let Some((_, Ok(built), faults)) = mended {
                findings.extend(faults);
                findings.append(built.findings);
                return built.tree.map(Node::into_owned);
            }
            findings.append(built.findings);
            if built.tree.is_none() {
                findings.push(Fault::error(Mark::START, "the file is empty"));
            }
            built.tree
        }
        Err(stop) => {
            let (text, outcome) = match mended(text, keys, Some(&stop)) {
                Some((text, outcome, faults)) => {
                    findings.extend(faults);
                    (text, outcome)
                }
                None => (text.to_owned(), Err(stop)),
            };
            let stop = match outcome {
                Ok(built) => {
                    findings.append(built.findings);
                    return built.tree;
                }
                Err(stop) => stop,
            };
            let whole = text.clone();
            let mut tree =
                Rescue { text, whole_items: keys.whole_items, left: REREADING, findings }
                    .run(stop)?;
            refill(&mut tree, &SourceLines::of(&whole));
            Some(tree)
        }
    }
}

/// The result of reading a text whose tree no longer borrows from it.
type Outcome = Result<Built<'static>, Stop>;

fn rebuild(text: &str) -> Outcome {
    build(text).map(|built| Built {
        tree: built.tree.map(Node::into_owned),
        findings: built.findings,
        is_odd: built.is_odd,
    })
}

/// Returns the text with its slips mended, and the result of reading it, if it can be read as far
/// as before at least.
fn mended(
    text: &str,
    keys: FormatKeys<'_>,
    stop: Option<&Stop>,
) -> Option<(String, Outcome, Vec<Fault>)> {
    let (mended, faults) = mend(text, keys)?;
    let outcome = rebuild(&mended);
    let reaches = match (&outcome, stop) {
        (Ok(_), _) => true,
        (Err(_), None) => false,
        (Err(now), Some(before)) => {
            now.fault.mark.line > before.fault.mark.line
                || now.fault.message == before.fault.message
        }
    };
    reaches.then_some((mended, outcome, faults))
}

/// Makes an empty list of a key without a value whose items were all left out: it had one.
fn refill(node: &mut Node<'_>, lines: &SourceLines) {
    match &mut node.value {
        NodeValue::Null | NodeValue::Scalar(_) => {}
        NodeValue::List(items) => items.iter_mut().for_each(|item| refill(item, lines)),
        NodeValue::Map(entries) => {
            for (key, value) in entries {
                let below = lines.get(key.mark.line as usize + 1);
                let is_item = below.trim_start().starts_with('-');
                let is_own = indent(below) + 1 >= key.mark.column as usize;
                if value.value == NodeValue::Null && is_item && is_own {
                    value.value = NodeValue::List(Vec::new());
                }
                refill(value, lines);
            }
        }
    }
}

/// A text under repair, from one stop to the next.
struct Rescue<'f> {
    text: String,
    /// The key of the lists whose items are cut out as a whole.
    whole_items: &'f str,
    left: usize,
    findings: &'f mut FaultList,
}

impl Rescue<'_> {
    fn run(mut self, mut stop: Stop) -> Option<Node<'static>> {
        for _ in 0..MOST_BROKEN {
            let cut = stop.line.and_then(|line| self.best_cut(line as usize, stop.fault.mark));
            let Some(cut) = cut else {
                if self.is_exhausted() {
                    break;
                }
                self.findings.push(stop.fault);
                return None;
            };
            self.findings.push(stop.fault);
            self.text = cut.text;
            match cut.outcome {
                Ok(built) => {
                    self.findings.append(built.findings);
                    return built.tree;
                }
                Err(next) => stop = next,
            }
        }
        let (text, faults) = sieve(&self.text, self.whole_items);
        match rebuild(&text) {
            Ok(built) => {
                self.findings.extend(faults);
                self.findings.append(built.findings);
                built.tree
            }
            Err(_) => self.give_up(stop),
        }
    }

    fn is_exhausted(&self) -> bool {
        self.left < self.text.len()
    }

    /// Returns the text without the cheapest item that can be blamed for the error.
    fn best_cut(&mut self, line: usize, mark: Mark) -> Option<PartialParse> {
        let suspects = suspects(&SourceLines::of(&self.text), line, self.whole_items);
        let mut best: Option<PartialParse> = None;
        for lines in suspects.near {
            let Some(cut) = self.cut(&lines) else { break };
            if cut.outcome.is_ok() {
                return Some(cut);
            }
            if cut.passes(mark) && best.as_ref().is_none_or(|b| cut.passes(b.reach())) {
                best = Some(cut);
            }
        }
        if best.is_some() {
            return best;
        }
        for lines in suspects.far {
            let cut = self.cut(&lines)?;
            if cut.passes(mark) {
                return Some(cut);
            }
        }
        None
    }

    fn cut(&mut self, lines: &Range<usize>) -> Option<PartialParse> {
        self.left = self.left.checked_sub(self.text.len())?;
        let text = SourceLines::of(&self.text).without(lines);
        let outcome = rebuild(&text);
        Some(PartialParse { text, outcome })
    }

    /// Keeps the part before the last stop.
    fn give_up(self, stop: Stop) -> Option<Node<'static>> {
        let mark = stop.fault.mark;
        self.findings.push(stop.fault);
        let fault = Fault::error(mark, "nothing is read from here on");
        self.findings.push(fault.hint("mend the problems above and read it again"));
        let lines = SourceLines::of(&self.text);
        let item = suspects(&lines, stop.line? as usize, self.whole_items)
            .near
            .first()
            .map(|item| item.start);
        let kept = lines.without(&(item?..lines.count() + 1));
        let built = rebuild(&kept).ok()?;
        self.findings.append(built.findings);
        built.tree
    }
}

/// A text with some lines left out, and the result of reading it.
struct PartialParse {
    text: String,
    outcome: Outcome,
}

impl PartialParse {
    fn reach(&self) -> Mark {
        match &self.outcome {
            Ok(_) => Mark { line: u32::MAX, column: u32::MAX },
            Err(stop) => stop.fault.mark,
        }
    }

    fn passes(&self, mark: Mark) -> bool {
        self.reach() > mark
    }
}
