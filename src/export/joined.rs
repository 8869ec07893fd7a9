//! Several values in one cell of CSV, joined so that they can be read back.
//!
//! The values are joined by `; `. A `; ` within a value is written `\; `, and backslashes are doubled
//! where they would otherwise be taken for that sign: before such a `; ` and at the end of a value.
//! So a reader cuts at every `; ` before which there is an even number of backslashes.

use crate::text::clean;

/// What stands between two values.
const BETWEEN: &str = "; ";

/// Joins values. They are cleaned first, because cleaning can bring a `;` and a space together.
pub(super) fn joined<T: AsRef<str>>(values: impl IntoIterator<Item = T>) -> String {
    let mut cell = String::new();
    let mut between = "";
    for value in values {
        cell.push_str(between);
        push_escaped(&clean(value.as_ref()), &mut cell);
        between = BETWEEN;
    }
    cell
}

fn push_escaped(value: &str, cell: &mut String) {
    let mut pieces = value.split(BETWEEN).peekable();
    while let Some(piece) = pieces.next() {
        cell.push_str(piece);
        let before = piece.len() - piece.trim_end_matches('\\').len();
        cell.extend(std::iter::repeat_n('\\', before));
        if pieces.peek().is_some() {
            cell.push('\\');
            cell.push_str(BETWEEN);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    /// Reads a cell as docs/exports.md says: in another way than it is written.
    fn read_back(cell: &str) -> Vec<String> {
        let mut values = vec![String::new()];
        let mut signs = cell.chars().peekable();
        let mut run = 0;
        while let Some(sign) = signs.next() {
            if sign == '\\' {
                run += 1;
                continue;
            }
            let parts = sign == ';' && signs.peek() == Some(&' ');
            let last = values.last_mut().unwrap();
            last.push_str(&"\\".repeat(if parts { run / 2 } else { run }));
            if parts && run % 2 == 0 {
                signs.next();
                values.push(String::new());
            } else {
                last.push(sign);
            }
            run = 0;
        }
        values.last_mut().unwrap().push_str(&"\\".repeat(run / 2));
        values
    }

    #[test]
    fn only_what_would_be_taken_for_a_join_is_escaped() {
        assert_eq!(joined(["a", "b"]), "a; b");
        assert_eq!(joined(["a; b", "c"]), "a\\; b; c", "two values, not three");
        assert_eq!(joined([r"C:\x", "a;b", "c;"]), r"C:\x; a;b; c;");
        assert_eq!(joined([r"a\", r"b\; c"]), r"a\\; b\\\; c");
        assert_eq!(joined(["a;\u{200b} b"]), "a\\; b", "what is not seen hides no join");
        assert_eq!(joined::<&str>([]), "");
    }

    proptest! {
        #[test]
        fn values_are_read_back_as_they_were(values in vec(r"[a;\\ \u{301}\u{200b}\n]{0,8}", 1..5)) {
            let cleaned: Vec<String> = values.iter().map(|value| clean(value).into_owned()).collect();
            let cell = joined(&values);
            prop_assert_eq!(&read_back(&cell), &cleaned, "{:?}", cell);
            prop_assert_eq!(clean(&cell), cell.as_str(), "the last cleaning changes nothing");
        }
    }
}
