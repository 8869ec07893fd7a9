//! Faults of a file, worded so that its author can mend them. The code that opens the file adds its
//! name.

use std::fmt;

use super::Mark;

/// The severity of a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something was left out.
    Error,
    /// Everything was read, but something should be checked.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// What is wrong in one file, where, and what would be right. A fault does not hold the file name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The severity.
    pub severity: Severity,
    /// The place.
    pub mark: Mark,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

/// The longest message of a fault, in bytes: a long name from the file could otherwise be repeated
/// in thousands of messages.
const LONGEST: usize = 2_000;

impl Fault {
    /// Reports something that cannot be read as it stands.
    pub fn error(mark: Mark, message: impl Into<String>) -> Self {
        Self { severity: Severity::Error, mark, message: bounded(message.into()), hint: None }
    }

    /// Reports something that was read but looks wrong.
    pub fn warning(mark: Mark, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, mark, message: bounded(message.into()), hint: None }
    }

    /// Returns the same fault with a hint on what to do about it.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(bounded(hint.into())), ..self }
    }
}

fn bounded(mut text: String) -> String {
    if text.len() > LONGEST {
        let end = (0..=LONGEST).rev().find(|at| text.is_char_boundary(*at));
        text.truncate(end.unwrap_or(0));
        text.push('…');
        text.shrink_to_fit();
    }
    text
}

/// The faults of one file while it is read. A hostile file can hold one in every second byte, so
/// only the first ones are kept, and the rest are counted.
#[derive(Default)]
pub(super) struct FaultList {
    faults: Vec<Fault>,
    unlisted: usize,
}

impl FaultList {
    const MOST: usize = 1_000;

    pub(super) fn push(&mut self, fault: Fault) {
        if self.faults.len() < Self::MOST {
            self.faults.push(fault);
        } else {
            self.unlisted += 1;
        }
    }

    pub(super) fn extend(&mut self, faults: Vec<Fault>) {
        for fault in faults {
            self.push(fault);
        }
    }

    pub(super) fn append(&mut self, other: Self) {
        self.unlisted += other.unlisted;
        for fault in other.faults {
            self.push(fault);
        }
    }

    /// Passes the faults to the caller in the order of the file.
    pub(super) fn hand_over(mut self, faults: &mut Vec<Fault>) {
        self.faults.sort_by_key(|fault| fault.mark);
        let last = self.faults.last().map_or(Mark::START, |fault| fault.mark);
        faults.append(&mut self.faults);
        if self.unlisted > 0 {
            let more = self.unlisted;
            faults.push(
                Fault::error(last, format!("{more} more problems in this file are not listed"))
                    .hint("mend the ones above and read it again"),
            );
        }
    }
}

/// Shortens a word of the file for use in a message.
pub fn excerpt(word: &str) -> String {
    const MOST: usize = 40;
    let mut short: String =
        word.chars().take(MOST).map(|c| if c == '\n' { ' ' } else { c }).collect();
    if word.chars().nth(MOST).is_some() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_come_in_the_order_of_the_file_and_not_without_end() {
        let mut findings = FaultList::default();
        for line in (1..=1_500).rev() {
            findings.push(Fault::error(Mark { line, column: 1 }, "x"));
        }
        let mut faults = Vec::new();
        findings.hand_over(&mut faults);
        assert_eq!(faults.len(), 1_001);
        assert!(faults.is_sorted_by_key(|fault| fault.mark));
        assert_eq!(faults[1_000].message, "500 more problems in this file are not listed");
    }

    #[test]
    fn what_is_told_of_a_fault_is_not_without_end() {
        let fault = Fault::warning(Mark::START, "é".repeat(5_000)).hint("x".repeat(5_000));
        assert_eq!(fault.message, format!("{}…", "é".repeat(LONGEST / 2)));
        assert_eq!(fault.hint.unwrap(), format!("{}…", "x".repeat(LONGEST)));
    }

    #[test]
    fn an_excerpt_is_one_short_line() {
        assert_eq!(excerpt("a\nb"), "a b");
        assert_eq!(excerpt(&"é".repeat(41)), format!("{}…", "é".repeat(40)));
    }
}
