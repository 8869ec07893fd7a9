//! The archive as it was known on a day: asking for it, and going back to all of it. All of the archive is
//! kept beside what is shown, since a reload and another day begin with it.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{App, Effect};
use crate::archive::Corpus;

impl App {
    /// Returns all of the archive, shared with workers.
    pub fn share_whole(&self) -> Arc<Corpus> {
        Arc::clone(self.whole.as_ref().unwrap_or(&self.corpus))
    }

    /// Returns the day as of which the archive is told; none where it is told as it is.
    pub fn as_of(&self) -> Option<NaiveDate> {
        self.corpus.as_of().map_or(self.as_of, |as_of| Some(as_of.day))
    }

    /// Returns why no day can be asked for now.
    pub(super) fn no_day(&self) -> Option<String> {
        let reading = self.loading.is_some() || self.reloading;
        reading.then(|| "The archive is still being read".to_owned())
    }

    /// Tells the archive as of a day, or as it is.
    pub(super) fn look_as_of(&mut self, day: Option<NaiveDate>) -> Vec<Effect> {
        self.leave();
        if let Some(why) = self.no_day() {
            self.notice = Some(why);
            return Vec::new();
        }
        match (day, self.whole.take()) {
            (Some(day), whole) => {
                self.whole = whole;
                self.notice = Some(format!("Looking back to {day}"));
                self.reloading = true;
                vec![Effect::LookBack(day)]
            }
            (None, Some(whole)) => {
                self.as_of = None;
                self.notice = Some("All of the archive".to_owned());
                self.replace(Arc::unwrap_or_clone(whole))
            }
            (None, None) => Vec::new(),
        }
    }

    /// Takes all of an archive that was read: shows it, or has it told as of the day that is asked for.
    pub(super) fn take_whole(&mut self, corpus: Corpus) -> Vec<Effect> {
        let Some(day) = self.as_of else { return self.replace(corpus) };
        self.whole = Some(Arc::new(corpus));
        self.reloading = true;
        vec![Effect::LookBack(day)]
    }

    /// Takes the archive as it was known on a day.
    pub(super) fn looked_back(&mut self, corpus: Corpus) -> Vec<Effect> {
        self.reloading = false;
        let Some(as_of) = corpus.as_of().copied() else { return Vec::new() };
        let first = self.loading.take().is_some();
        if self.as_of != Some(as_of.day) || first {
            self.notice = Some(as_of.told());
        }
        self.as_of = Some(as_of.day);
        self.whole = Some(self.share_whole());
        let mut effects = self.replace(corpus);
        self.resume_nearest();
        effects.extend(self.write_waiting());
        effects
    }
}
