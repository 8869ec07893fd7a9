//! The review of a draft: its digest is written on request, the archive is read again, and the digest
//! is gone to. The shell writes the files.

use std::sync::Arc;

use super::{App, Effect};
use crate::jobs::{DraftWriting, DraftWritten, NotWritten};
use crate::screens::Screen;
use crate::tree::{TreeNode, Turn};

impl App {
    /// Writes the digest of a review. What is being read now might miss it, so that comes first.
    pub(super) fn write_draft(&mut self, writing: Box<DraftWriting>) -> Vec<Effect> {
        if self.loading.is_some() || self.reloading {
            self.notice = Some("The archive is still being read: it is written then".to_owned());
            self.draft_waits = Some(writing);
            return Vec::new();
        }
        vec![Effect::WriteDraft(writing)]
    }

    /// Writes the digest that waited for the archive to be read.
    pub(super) fn write_waiting(&mut self) -> Option<Effect> {
        self.draft_waits.take().map(Effect::WriteDraft)
    }

    /// Reports what became of the digest of a review. Once it is there, the review is over.
    pub(super) fn draft_written(&mut self, written: DraftWritten) -> Vec<Effect> {
        match written.outcome {
            Ok(path) => {
                self.screens.retain(|screen| !matches!(screen, Screen::Review(_)));
                let told = format!("Written: {path}");
                self.written = Some(told.clone());
                self.notice = Some(told);
                let top = TreeNode::Archive(Turn::ByDigest).word(&self.corpus).into_owned();
                self.resume = Some(vec![top, written.id]);
                self.relayout();
                self.ask_for_reload()
            }
            Err(NotWritten::Failed(why)) => {
                self.not_written();
                self.notice = Some(why);
                Vec::new()
            }
            Err(NotWritten::Changed { file, there }) => {
                let there: Arc<[u8]> = there.into();
                let reviews = self.screens.iter_mut().filter_map(Screen::as_review);
                for review in reviews {
                    review.changed_meanwhile(Arc::clone(&there));
                }
                self.notice = Some(format!(
                    "Not written: {file} was changed meanwhile; this is what differs from it now"
                ));
                Vec::new()
            }
        }
    }

    /// Lets a review go on whose digest could not be written.
    pub(super) fn not_written(&mut self) {
        let reviews = self.screens.iter_mut().filter_map(Screen::as_review);
        reviews.for_each(crate::screens::Reviewing::not_written);
    }
}
