//! What the other end can show, and texts fitted to that.

/// What the other end can show. The default is a pipe: no width, no colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Columns of the terminal; none for a pipe, where nothing is cut.
    pub width: Option<usize>,
    /// Bold headings.
    pub color: bool,
    /// Only ASCII signs of the program's own; names stay as they are.
    pub ascii: bool,
}

impl Look {
    /// The text with the program's own signs in ASCII, where that is asked for.
    pub fn spell(self, text: String) -> String {
        let signs = [("–", "-"), ("≥", ">="), ("…", "..."), ("•", "-"), ("×", "x")];
        if !self.ascii || text.is_ascii() {
            return text;
        }
        signs.iter().fold(text, |text, (sign, plain)| text.replace(sign, plain))
    }
}
