//! Typed words as a message quotes them.

/// The most letters of one typed word in a message; a longer one was not meant to be read.
const MOST: usize = 60;

/// Returns typed words with each that is longer than 60 letters cut, and `…` in place of its end.
pub fn quoted(typed: &str) -> String {
    let cut = |word: &str| match word.char_indices().nth(MOST) {
        None => word.to_owned(),
        Some(_) => word.chars().take(MOST - 1).chain(['…']).collect(),
    };
    typed.split(' ').map(cut).collect::<Vec<String>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_nobody_would_read_is_cut() {
        let long = "ب".repeat(MOST);
        assert_eq!(quoted(&format!("a {long}")), format!("a {long}"));
        assert_eq!(quoted(&format!("{long}ب c")), format!("{}… c", "ب".repeat(MOST - 1)));
        assert_eq!(quoted("two words"), "two words");
    }
}
