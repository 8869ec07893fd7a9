//! Writing out what is seen: into a file of the folder for exports, or through the clipboard where no
//! folder is named. The shell writes the file.

use super::{App, Clip, Effect, LONGEST_COPY};
use crate::archive::{Problem, Severity};
use crate::keys::{Action, Context};
use crate::outgoing::{Exported, FileExport, Outgoing, Provenance};
use crate::screens::{FileNaming, Screen};

/// What names a folder for exports, for the end of a message.
const NAMED_BY: &str = "--exports, `exports:`";

/// Says what to do where no folder is named.
const UNNAMED: &str = "Name a folder first: --exports FOLDER, or `exports:` in config.yaml";

impl App {
    /// Returns where what is shown comes from; the day is not known here.
    pub fn provenance(&self) -> Provenance<'_> {
        let (corpus, problems) = (&*self.corpus, self.problems.as_slice());
        Provenance { corpus, problems, archive: &self.archive, date: None }
    }

    /// Asks for the name of the file that something is written into; where no folder is named, copies
    /// it.
    pub(super) fn export(&mut self, what: Outgoing) -> Vec<Effect> {
        if let Some(why) = self.no_export() {
            self.notice = Some(why);
            return Vec::new();
        }
        if self.exports.is_none() && what.is_briefing() {
            self.notice = Some(format!("A briefing is a file. {UNNAMED}"));
            return Vec::new();
        }
        if self.exports.is_none() {
            return self.copy_instead(&what);
        }
        let crumbs = self.screen().map(|screen| screen.crumbs(&self.view())).unwrap_or_default();
        let naming = FileNaming::new(what, crumbs, &self.corpus);
        self.open(Screen::FileNaming(Box::new(naming)));
        Vec::new()
    }

    /// Copies what there is no folder for, as Markdown, and says so; copies nothing if it is too long
    /// to arrive whole.
    fn copy_instead(&mut self, what: &Outgoing) -> Vec<Effect> {
        let Some(text) = what.markdown(self.provenance(), LONGEST_COPY) else {
            self.notice = Some(format!(
                "Nothing copied: more than {LONGEST_COPY} bytes. Name a folder: {NAMED_BY}"
            ));
            return Vec::new();
        };
        let marking = what.marking(&self.corpus);
        self.copy_remark = Some(format!("no folder is named: {NAMED_BY}"));
        vec![Effect::Copy(Clip { what: what.what(&self.corpus), text, marking })]
    }

    /// Writes a file to the folder that is configured for exports.
    pub(super) fn write(&mut self, export: Box<FileExport>) -> Vec<Effect> {
        match (&self.exports, self.no_export()) {
            (Some(folder), None) => {
                let folder = folder.clone();
                if let Some(naming) = self.screens.last_mut().and_then(Screen::as_file_naming) {
                    naming.begin_writing();
                }
                vec![Effect::Export(folder, export)]
            }
            (_, why) => {
                self.notice = why;
                Vec::new()
            }
        }
    }

    /// Returns why nothing can be written out here; `None` if it can, into a file or through the
    /// clipboard.
    pub(super) fn no_export(&self) -> Option<String> {
        if !self.policy.may_export() {
            return Some(format!("Exports are not allowed, {}", self.policy.by_whom()));
        }
        let closed = self.exports.is_none() && self.no_copy().is_some();
        closed.then(|| UNNAMED.to_owned())
    }

    /// Reports what became of an exported file. Where its name was taken, the prompt stays and says
    /// so.
    pub(super) fn exported(&mut self, exported: Exported) -> Vec<Effect> {
        let naming = self.screens.last_mut().and_then(Screen::as_file_naming);
        if naming.is_some_and(|naming| !naming.is_taken(&exported)) {
            self.leave();
        }
        self.notice = match exported {
            Exported::Written(path, None) => Some(format!("Written: {path}")),
            Exported::Written(path, Some(unsaid)) => Some(self.tell_unsaid(&path, &unsaid)),
            Exported::Failed(path, why) => Some(format!("{path} could not be written: {why}")),
            Exported::Stopped(path) => Some(format!("Stopped: {path} was not written")),
            Exported::Exists(_) => None,
        };
        Vec::new()
    }

    /// Lists what an export could not say among the problems, where it can be read in full; returns what is
    /// said at once.
    fn tell_unsaid(&mut self, path: &str, unsaid: &str) -> String {
        let message = unsaid.lines().collect::<Vec<_>>().join("; ");
        self.warned(Problem {
            file: path.into(),
            line: 0,
            column: 0,
            severity: Severity::Warning,
            message: message.into(),
            hint: Some("the file is whole as far as its format goes; md and json have all".into()),
        });
        let context = self.screen().map_or(Context::Browse, Screen::context);
        let key = self.keymap.chords(context, Action::Problems).first();
        let key = key.map_or_else(String::new, |key| format!(" ({key})"));
        format!("Written: {path}; the problems{key} tell what it could not say")
    }
}
