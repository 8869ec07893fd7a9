//! Problems: what is wrong in which file, so that it can be found and fixed.

use std::fmt;

use crate::yaml::{Fault, Severity};

/// One problem: what is wrong, where, and what would be right.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Path of the file within the archive, or as it was given.
    pub file: Box<str>,
    /// Line, from 1; 0 if the problem concerns the whole file.
    pub line: u32,
    /// Column in characters, from 1; 0 if the problem concerns the whole line.
    pub column: u32,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: Box<str>,
    /// What would be right.
    pub hint: Option<Box<str>>,
}

impl Problem {
    /// Creates a problem from a fault and the name of its file. Quoted text may span several lines;
    /// a problem is put on one.
    pub(crate) fn in_file(file: &str, fault: Fault) -> Self {
        Self {
            file: file.into(),
            line: fault.mark.line,
            column: fault.mark.column,
            severity: fault.severity,
            message: one_line(fault.message),
            hint: fault.hint.map(one_line),
        }
    }
}

impl Problem {
    /// Says it for a line of the screen: without the folders of its file, which would take all the room.
    pub fn in_short(&self) -> String {
        let name = self.file.rsplit('/').next().unwrap_or(&self.file);
        format!("{name}{}", self.behind_file())
    }

    fn behind_file(&self) -> String {
        let place = match self.line {
            0 => String::new(),
            line => format!(":{line}:{}", self.column.max(1)),
        };
        let hint = self.hint.as_ref().map(|hint| format!(" ({hint})")).unwrap_or_default();
        format!("{place}: {}: {}{hint}", self.severity, self.message)
    }
}

fn one_line(text: String) -> Box<str> {
    if text.contains('\n') {
        return text.split_whitespace().collect::<Vec<_>>().join(" ").into();
    }
    text.into()
}

/// Prints `file:line:column: error: message (hint)`, on one line, as editors expect it.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        f.write_str(&self.behind_file())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::Mark;

    #[test]
    fn what_goes_over_several_lines_is_told_on_one() {
        let fault = Fault::error(Mark::START, "`2020-05-20\n\n\nof the police` is no date");
        let problem = Problem::in_file("x.yaml", fault.hint("write\nanother"));
        assert_eq!(
            problem.to_string(),
            "x.yaml:1:1: error: `2020-05-20 of the police` is no date (write another)"
        );
    }
}
