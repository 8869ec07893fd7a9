//! An archive whose folders are watched: it is read again when they change, as the key does it, and
//! nobody is led elsewhere by that.

use super::{App, Effect};
use crate::archive::{Problem, Severity};

/// What is known of changes in the folders.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Watching {
    /// The archive is being read again because its folders changed, and not because somebody asked.
    pub unasked: bool,
    /// They changed while it was being read: what is read may be of before.
    pub again: bool,
}

impl App {
    /// Reads the archive again, once what is being read has been.
    pub(super) fn archive_changed(&mut self) -> Vec<Effect> {
        if self.loading.is_some() || self.reloading {
            self.watching.again = true;
            return Vec::new();
        }
        self.watching.unasked = true;
        self.ask_for_reload()
    }

    /// Reads the archive again if it changed while it was being read.
    pub(super) fn look_again(&mut self) -> Vec<Effect> {
        let is_free = self.loading.is_none() && !self.reloading;
        if is_free && std::mem::take(&mut self.watching.again) {
            return self.archive_changed();
        }
        Vec::new()
    }

    /// Returns what is said of an archive that was read again; nothing new where nobody asked and
    /// nothing came of it.
    pub(super) fn reload_notice(&mut self, summary: String, has_changed: bool) -> Option<String> {
        let unasked = std::mem::take(&mut self.watching.unasked);
        match self.written.take() {
            Some(written) => Some(format!("{written}; {summary}")),
            None if unasked && !has_changed => self.notice.take(),
            None => Some(summary),
        }
    }

    /// Says that nobody watches the archive, and what to do instead.
    pub(super) fn not_watched(&mut self, why: &str) -> Vec<Effect> {
        let key = self.key_of_reading_again();
        let key = key.map_or_else(String::new, |key| format!(", {key} reads it again"));
        self.warned(Problem {
            file: "watchfloor".into(),
            line: 0,
            column: 0,
            severity: Severity::Warning,
            message: format!("Not watched{key}: {why}").into(),
            hint: Some("`watch: no` in config.yaml says nothing".into()),
        });
        Vec::new()
    }
}
