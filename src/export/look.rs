//! The abilities of the output, and texts adapted to them.

/// What the output can show. The default is a pipe: no width, no colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OutputCapabilities {
    /// The columns of the terminal; none for a pipe, where nothing is cut.
    pub width: Option<usize>,
    /// Bold headings.
    pub color: bool,
    /// Only ASCII for the program's own signs; names stay as they are.
    pub ascii: bool,
}

impl OutputCapabilities {
    /// Returns the text with the program's own signs in ASCII, if that is asked for.
    pub fn spell(self, text: String) -> String {
        let signs = [
            ("–", "-"),
            ("≥", ">="),
            ("≠", "!="),
            ("…", "..."),
            ("•", "-"),
            ("×", "x"),
            ("→", "->"),
        ];
        if !self.ascii || text.is_ascii() {
            return text;
        }
        signs.iter().fold(text, |text, (sign, plain)| text.replace(sign, plain))
    }
}
