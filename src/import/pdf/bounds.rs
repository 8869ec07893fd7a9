//! How much of a file is read: counts, never a clock, so that the same file always gives the same
//! text. What runs out is remembered, and nothing ends by it but what it counts.

use std::cell::Cell;

/// The bytes that one stream may unpack to.
pub const STREAM_BYTES: usize = 16 << 20;
/// The bytes that all streams of a file may unpack to.
pub const FILE_BYTES: usize = 64 << 20;
/// The glyphs of a file.
pub const GLYPHS: usize = 2_000_000;
/// The pages of a file.
pub const PAGES: usize = 2_000;
/// Forms within forms.
pub const FORM_DEPTH: usize = 8;
/// Forms that are drawn, in all of a file.
pub const FORM_CALLS: usize = 10_000;
/// Arrays and dictionaries within each other.
pub const NESTING: usize = 64;
/// Values of objects, which are held.
const VALUES: usize = 4_000_000;
/// Fragments of text: each has a place and a look of its own.
const FRAGMENTS: usize = 300_000;
/// Bytes of objects, and those searched for the end of a stream whose length is wrong. Objects that
/// stand in each other count each time.
const SEARCHED: usize = 256 << 20;
/// Bytes of content that are interpreted; a form counts each time that it is drawn.
const CONTENT: usize = 256 << 20;
/// Elements of the structure tree.
const ELEMENTS: usize = 200_000;

/// What is left of one thing that is counted.
#[derive(Debug)]
pub struct BudgetCount {
    left: Cell<usize>,
    ran_out: Cell<bool>,
    what: &'static str,
}

impl BudgetCount {
    /// So many of `what`, which is what is said when there is more.
    pub fn new(left: usize, what: &'static str) -> Self {
        Self { left: Cell::new(left), ran_out: Cell::new(false), what }
    }

    /// Takes `count`, or remembers that there was not enough and takes nothing.
    pub fn take(&self, count: usize) -> bool {
        if let Some(left) = self.left.get().checked_sub(count) {
            self.left.set(left);
            return true;
        }
        self.ran_out.set(true);
        false
    }

    /// What is left.
    pub fn left(&self) -> usize {
        self.left.get()
    }

    /// Whether there once was not enough.
    pub fn is_spent(&self) -> bool {
        self.ran_out.get()
    }

    /// Remembers that something was cut.
    pub fn cut(&self) {
        self.ran_out.set(true);
    }
}

/// All that is counted while one file is read.
#[derive(Debug)]
pub struct Budget {
    /// Bytes out of unpacked streams.
    pub unpacked: BudgetCount,
    /// Values of objects.
    pub values: BudgetCount,
    /// Bytes of objects, and bytes searched for what should stand elsewhere.
    pub searched: BudgetCount,
    /// Bytes of content interpreted.
    pub content: BudgetCount,
    /// Fragments of text.
    pub fragments: BudgetCount,
    /// Glyphs shown.
    pub glyphs: BudgetCount,
    /// Forms drawn.
    pub forms: BudgetCount,
    /// Elements of the structure tree.
    pub elements: BudgetCount,
    /// Pages.
    pub pages: BudgetCount,
    /// What lies too deep.
    pub nesting: BudgetCount,
}

impl Budget {
    /// A full budget.
    pub fn new() -> Self {
        Self {
            unpacked: BudgetCount::new(FILE_BYTES, "streams unpack to more than is read"),
            values: BudgetCount::new(VALUES, "more values than are read"),
            searched: BudgetCount::new(
                SEARCHED,
                "objects in each other, or streams without an end",
            ),
            content: BudgetCount::new(CONTENT, "more content than is read"),
            fragments: BudgetCount::new(FRAGMENTS, "more than 300,000 pieces of text"),
            glyphs: BudgetCount::new(GLYPHS, "more than 2,000,000 characters"),
            forms: BudgetCount::new(
                FORM_CALLS,
                "more than 10,000 drawn forms, or forms in each other",
            ),
            elements: BudgetCount::new(ELEMENTS, "more than 200,000 elements of structure"),
            pages: BudgetCount::new(PAGES, "more than 2,000 pages"),
            nesting: BudgetCount::new(0, "values nested too deep"),
        }
    }

    /// What was cut, in words.
    pub fn remarks(&self) -> Vec<String> {
        let all = [
            &self.unpacked,
            &self.values,
            &self.searched,
            &self.content,
            &self.fragments,
            &self.glyphs,
            &self.forms,
            &self.elements,
            &self.pages,
            &self.nesting,
        ];
        all.into_iter().filter(|c| c.is_spent()).map(|c| format!("cut: {}", c.what)).collect()
    }
}
