//! What is to leave, as data: a screen says what it shows, and keeps nothing of it.

use std::sync::Arc;

use super::ShownPicture;
use crate::archive::{Corpus, RecordKey};
use crate::brief::{Briefing, Worklist};
use crate::compare::{Direction, Table};
use crate::export::ExportContent;
use crate::jobs::{NumberDisplay, SavedCount};
use crate::page::Page;
use crate::query::{Nearest, Query, Sort};
use crate::tree::{Children, TreeNode, Turn};

/// The longest part of a name that goes into the name of a file.
const LONGEST_PART: usize = 40;
/// No file system takes longer names.
const LONGEST_NAME: usize = 120;

/// What is to leave.
#[derive(Clone, Debug, PartialEq)]
pub enum Outgoing {
    /// A comparison.
    Comparison {
        /// The comparison as shown, shared with the screen.
        table: Arc<Table>,
        /// How the numbers are shown.
        show: NumberDisplay,
        /// How the ratios are read.
        direction: Direction,
    },
    /// The list of what is inside a subject, none of it an entry.
    List(TreeNode),
    /// All that is said of a subject.
    Page(TreeNode),
    /// Entries, and what is said beside them.
    Records(RecordSelection),
    /// The saved searches.
    Searches(Vec<SavedCount>),
    /// A picture, or what it is made from.
    Picture(Box<ShownPicture>),
    /// A briefing of what was gathered.
    Briefing(Box<GatheredBriefing>),
    /// A page that a screen composed itself.
    Composed {
        /// Its name.
        what: String,
        /// Its text.
        page: Page,
    },
}

/// Some records in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordSelection {
    /// What they are: a query, or the name of a list.
    pub what: String,
    /// The question that they answer, with the order; none for a list of the tree.
    pub asked: Option<(Query, Sort)>,
    /// The records: those that are listed, or all.
    pub keys: Vec<RecordKey>,
    /// How many there are in all.
    pub total: usize,
    /// Which of them have only some of the words that were asked for.
    pub nearest: Option<Nearest>,
    /// How the typed words were read.
    pub reading: Box<TypedReading>,
}

/// How the words of a question were read, as far as it is not how they were typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedReading {
    /// What they were understood as, and which were left out, each in words.
    pub understood: Vec<String>,
    /// Which words stand for which typed ones that the archive does not have, in words.
    pub replaced: Vec<String>,
}

/// What was gathered for a briefing, and the briefing once it is composed.
#[derive(Clone, Debug, PartialEq)]
pub struct GatheredBriefing {
    /// What was gathered.
    pub worklist: Worklist,
    /// What is written; none until all that is asked for was answered.
    pub composed: Option<Briefing>,
}

impl RecordSelection {
    /// Takes some records as they are listed.
    pub fn listed(what: String, keys: Vec<RecordKey>) -> Self {
        let total = keys.len();
        Self { what, asked: None, keys, total, nearest: None, reading: Box::default() }
    }

    /// Returns true where every record is among the listed ones.
    pub fn is_whole(&self) -> bool {
        self.keys.len() >= self.total
    }
}

impl Outgoing {
    /// Takes what was gathered, to be composed.
    pub fn briefing(worklist: Worklist) -> Self {
        Self::Briefing(Box::new(GatheredBriefing { worklist, composed: None }))
    }

    /// Returns true for what is written in the formats of briefings alone, and never over another file.
    pub fn is_briefing(&self) -> bool {
        matches!(self, Self::Briefing(_))
    }

    /// Takes the list of what is inside a subject; none where nothing is.
    pub fn list(subject: TreeNode, corpus: &Corpus) -> Option<Self> {
        let keys: Vec<RecordKey> = match subject.children(corpus) {
            children if children.is_empty() => return None,
            Children::Digests(_) | Children::Waves(_) => return Some(Self::List(subject)),
            Children::Entries(keys) => keys.iter().copied().map(RecordKey::Entry).collect(),
            Children::Some(children) => {
                let entries =
                    children.iter().map_while(|child| child.entry().map(RecordKey::Entry));
                let keys: Vec<RecordKey> = entries.collect();
                if keys.len() < children.len() {
                    return Some(Self::List(subject));
                }
                keys
            }
        };
        Some(Self::Records(RecordSelection::listed(subject.handle(corpus), keys)))
    }

    /// Returns what it is in a few words, for the log of the host.
    pub fn what(&self, corpus: &Corpus) -> String {
        match self {
            Self::Comparison { table, .. } => {
                let subjects: Vec<_> = table.subjects.iter().map(|s| s.id.as_str()).collect();
                format!("compare {}", subjects.join(" "))
            }
            Self::List(TreeNode::Archive(turn)) => match turn {
                Turn::ByDigest => "list digests".to_owned(),
                Turn::ByTheatre => "list theatres".to_owned(),
                Turn::ByWave => "list waves".to_owned(),
            },
            Self::List(subject) => format!("list {}", subject.handle(corpus)),
            Self::Page(subject) => format!("show {}", subject.handle(corpus)),
            Self::Records(records) if records.asked.is_some() => {
                format!("search {}", records.what)
            }
            Self::Records(records) => format!("list {}", records.what),
            Self::Searches(_) => "list searches".to_owned(),
            Self::Picture(picture) => picture.what(),
            Self::Briefing(briefing) => {
                let title = briefing.worklist.title.as_deref().unwrap_or_default();
                format!("brief {title}").trim_end().to_owned()
            }
            Self::Composed { what, .. } => what.clone(),
        }
    }

    /// Suggests the name of a file, in characters that every system allows.
    pub fn file_name(&self, corpus: &Corpus) -> String {
        let what = self.what(corpus);
        let mut name = "watchfloor".to_owned();
        for word in what.split_whitespace() {
            let plain = word.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' });
            let plain: String = plain.take(LONGEST_PART).collect();
            let plain = plain.trim_matches('-');
            if !plain.is_empty() && name.len() + plain.len() < LONGEST_NAME {
                name = format!("{name}-{plain}");
            }
        }
        let ending = if self.is_picture() { "svg" } else { "md" };
        format!("{name}.{ending}")
    }

    /// Returns true if it is seen as a picture.
    pub fn is_picture(&self) -> bool {
        matches!(self, Self::Picture(_))
    }

    /// Returns what a format must hold to hold it.
    pub(super) fn holds(&self) -> ExportContent {
        match self {
            Self::Comparison { .. } => ExportContent::Comparison,
            Self::Records(_) => ExportContent::Entries,
            Self::Picture(picture) => picture.rows_are(),
            Self::Briefing(_) => ExportContent::Briefing,
            // The page of an archive lists digests.
            Self::Page(TreeNode::Archive(_))
            | Self::List(_)
            | Self::Searches(_)
            | Self::Composed { .. } => ExportContent::Rows,
            Self::Page(_) => ExportContent::Single,
        }
    }

    /// Returns the marking that must stand over it.
    pub fn marking(&self, corpus: &Corpus) -> Option<String> {
        match self {
            Self::List(subject) | Self::Page(subject) => subject.markings(corpus).all(),
            Self::Records(records) => {
                let digests = records.keys.iter().filter_map(|key| key.digest());
                corpus.markings_of(digests).all()
            }
            Self::Picture(picture) => picture.marking(corpus),
            Self::Comparison { .. }
            | Self::Searches(_)
            | Self::Briefing(_)
            | Self::Composed { .. } => {
                // Of a briefing what is held is counted from all digests.
                corpus.markings().all()
            }
        }
    }
}
