//! How many records nobody rated, where a query leaves out grades: they are kept, and that is said.

use std::fmt;

/// How many of the entries that a query without some grades keeps nobody rated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnratedKept {
    /// How many nobody rated.
    pub unrated: usize,
    /// Of how many.
    pub of: usize,
}

/// Prints it as a remark beside what was found.
impl fmt::Display for UnratedKept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self { unrated: 0, .. } => f.write_str("grades left out; none of the rest is unrated"),
            Self { unrated, of } => {
                let (entries, are) = if of == 1 { ("entry", "is") } else { ("entries", "are") };
                write!(f, "grades left out; {unrated} of {of} {entries} {are} unrated, and kept")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_that_the_unrated_are_kept() {
        let told = |unrated, of| UnratedKept { unrated, of }.to_string();
        assert_eq!(told(3, 12), "grades left out; 3 of 12 entries are unrated, and kept");
        assert_eq!(told(1, 1), "grades left out; 1 of 1 entry is unrated, and kept");
        assert_eq!(told(0, 4), "grades left out; none of the rest is unrated");
    }
}
