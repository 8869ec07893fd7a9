//! What sort of thing a row tells where no column says it: its text is read by the rules for texts. That
//! is a guess, and the entry and the summary say so.

use std::sync::Arc;

use crate::digest::{TacticId, Tactics, Taxonomy};
use crate::import::block::{TextBlock, TextBlockKind};
use crate::import::entries::{EntryContext, pieces};
use crate::import::piece::PieceKind;
use crate::import::rules::{ImportRules, KindRole};

/// The longest beginning of a text that is read, in characters.
const MOST_READ: usize = 1_000;

/// What a text tells.
pub(super) struct ToldKind {
    /// The kind by its id in the taxonomy.
    pub(super) kind: String,
    pub(super) tactics: Vec<TacticId>,
}

/// Reads the texts of rows.
pub(super) struct KindReader<'a> {
    taxonomy: &'a Taxonomy,
    /// None where the rules cannot be read, which the tests hold to be right.
    rules: Option<Arc<ImportRules>>,
}

impl<'a> KindReader<'a> {
    pub(super) fn new(taxonomy: &'a Taxonomy) -> Self {
        Self { taxonomy, rules: ImportRules::for_text("").ok() }
    }

    /// Returns what the first event of a text is; none where its words do not say.
    pub(super) fn read(&self, text: &str) -> Option<ToldKind> {
        let rules = self.rules.as_ref()?;
        let text = text.chars().take(MOST_READ).collect();
        let kind = TextBlockKind::Paragraph;
        let block = TextBlock { kind, text, page: None, line: None, links: Vec::new() };
        let read = pieces(&[block], 0..1, &EntryContext::default(), rules, self.taxonomy);
        let entry = read.into_iter().find(|piece| piece.kind == PieceKind::Entry)?;
        let values = |name| {
            let fields = entry.fields.iter().filter(move |field| field.name == name);
            fields.map(|field| field.value.as_str())
        };
        let told = values("kind").next();
        let kind = told.filter(|kind| rules.role_of(kind) != Some(KindRole::Rest))?;
        let kind = self.taxonomy.kind_word(self.taxonomy.find_kind(kind)?).to_owned();
        let tactics = values("tactic").filter_map(|word| self.taxonomy.find_tactic(word));
        Some(ToldKind { kind, tactics: tactics.take(Tactics::MOST).collect() })
    }
}
