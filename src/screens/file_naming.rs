//! Naming the file that something is written into.

use std::path::Path;

use ratatui::buffer::Buffer;

use super::input::LineInput;
use super::input_line::draw_input;
use super::spoken::Spoken;
use super::verb::{Now, Verb, Verbs, always, part, verb};
use super::{Request, ViewContext};
use crate::archive::Corpus;
use crate::keys::{Action, Context};
use crate::outgoing::{Exported, FileExport, Outgoing};
use crate::text::wrap;
use crate::ui::paint::put;
use crate::ui::theme::Role;

/// What is written, and the name as it is typed.
#[derive(Clone, Debug)]
pub struct FileNaming {
    what: Outgoing,
    /// The path to what is written, in the breadcrumb.
    crumbs: Vec<String>,
    input: LineInput,
    /// The name that turned out to be taken; confirming it again replaces that file.
    taken: Option<String>,
    /// True while the file is being written.
    is_writing: bool,
}

const VERBS: &[Verb<FileNaming>] = &[
    always(Action::Back, |_, _| Request::Leave),
    verb(
        Action::Confirm,
        |naming, _| naming.now_write(),
        |naming, _| {
            let path = naming.path().to_owned();
            let replace = naming.taken.as_ref() == Some(&path) && !naming.what.is_briefing();
            Request::Write(Box::new(FileExport { path, replace, what: naming.what.clone() }))
        },
    ),
    part(
        |naming, action, _| naming.input.now(action),
        |naming, action, _| {
            naming.input.act(action);
            Request::Nothing
        },
    ),
];

impl Verbs for FileNaming {
    type Outcome = Request;

    fn verbs(&self) -> &'static [Verb<Self>] {
        VERBS
    }
}

impl FileNaming {
    /// Suggests a name for what is to be written; `crumbs` lead to it.
    pub fn new(what: Outgoing, mut crumbs: Vec<String>, corpus: &Corpus) -> Self {
        crumbs.push("Export".to_owned());
        let input = LineInput::new(what.file_name(corpus));
        Self { what, crumbs, input, taken: None, is_writing: false }
    }

    /// Returns whether a file of that name can be written. A briefing has formats of its own, and is
    /// never written over another file.
    fn now_write(&self) -> Now {
        if self.path().is_empty() {
            return Now::Idle;
        }
        let is_taken = self.what.is_briefing() && self.taken.as_deref() == Some(self.path());
        let taken = is_taken.then(|| "There is such a file: type another name".to_owned());
        Now::unless(self.what.wrong_name(Path::new(self.path())).or(taken))
    }

    pub(super) fn crumbs(&self) -> Vec<String> {
        self.crumbs.clone()
    }

    /// Returns the name of the file as typed so far.
    fn path(&self) -> &str {
        self.input.text().trim()
    }

    pub(super) fn spoken(&self) -> Spoken {
        let mut spoken = Spoken::titled("Name of the file");
        let taken = self.taken.as_deref() == Some(self.path());
        if taken && self.what.is_briefing() {
            spoken.say(format!("There is a file {}, and it stays", self.path()));
        } else if taken {
            spoken.say(format!("There is a file {}; enter alone replaces it", self.path()));
        } else {
            spoken.say(format!("Enter alone writes {}", self.path()));
        }
        spoken.say(if self.what.is_briefing() {
            "Another name is typed; the ending md, html or docx tells the format"
        } else {
            "Another name is typed; the ending md is Markdown, json and csv are data"
        });
        spoken.say("back leaves without a file");
        spoken
    }

    pub(super) fn type_text(&mut self, text: &str) {
        self.input.type_text(text);
    }

    /// Notes that the file is being written: leaving stops that.
    pub fn begin_writing(&mut self) {
        self.is_writing = true;
    }

    /// Returns true while the file is being written.
    pub fn is_writing(&self) -> bool {
        self.is_writing
    }

    /// Takes the outcome of writing. Returns true where the user must be asked for the name again.
    pub fn is_taken(&mut self, exported: &Exported) -> bool {
        match exported {
            // Of a file that was named before.
            Exported::Stopped(_) => return true,
            Exported::Exists(path) => self.taken = Some(path.clone()),
            Exported::Failed(..) => self.taken = None,
            Exported::Written(..) => return false,
        }
        self.is_writing = false;
        true
    }

    pub(super) fn draw(&self, view: &ViewContext<'_>, buffer: &mut Buffer) {
        draw_input(&self.input, "Write to: ", view, buffer);
        let taken = self.taken.as_deref() == Some(self.path());
        let stop = view.keymap.chords(Context::Name, Action::Back).first();
        let stop =
            stop.map(|key| format!("It is being written. {key} stops it, and leaves nothing."));
        let (text, role) = if let Some(stop) = stop.as_deref().filter(|_| self.is_writing) {
            (stop, Role::Progress)
        } else if taken && self.what.is_briefing() {
            ("There is such a file, and it stays: type another name.", Role::Warning)
        } else if self.what.is_briefing() {
            (
                "The ending tells the format: .md, .html or .docx. A file that exists is not touched.",
                Role::Dim,
            )
        } else if taken {
            ("There is such a file. Enter again replaces it.", Role::Warning)
        } else if self.what.is_picture() {
            (
                "As a picture where the name ends in .svg; .md, .json and .csv are its rows. A file \
                 that exists is not touched.",
                Role::Dim,
            )
        } else {
            (
                "As Markdown with its sources; .json and .csv are data. A file that exists is not \
                 touched.",
                Role::Dim,
            )
        };
        let body = view.body;
        let room = usize::from(body.width.saturating_sub(2));
        for (y, range) in (body.y + 1..body.bottom()).zip(wrap(text, room)) {
            put(buffer, body.x + 1, y, text.get(range).unwrap_or(""), view.theme.style(role));
        }
    }
}
