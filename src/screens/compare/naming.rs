//! Naming the file that a comparison is written into.

use ratatui::buffer::Buffer;

use super::pick::draw_input;
use crate::compare::Subject;
use crate::jobs::Exported;
use crate::keys::Action;
use crate::screens::input::LineInput;
use crate::screens::verb::{Now, Verb, Verbs, always, part, verb};
use crate::screens::{Request, ViewContext};
use crate::text::wrap;
use crate::ui::paint::put;
use crate::ui::theme::Role;

/// The name as it is typed.
#[derive(Clone, Debug)]
pub struct FileNaming {
    input: LineInput,
    /// The name that turned out to be taken; confirming it again replaces that file.
    taken: Option<String>,
}

/// The outcome of an action.
#[derive(Clone, Debug, PartialEq)]
pub enum NamingOutcome {
    /// A request to the app; `Leave` leaves without a name.
    Asks(Request),
    /// This file is to be written.
    File {
        /// Its name.
        path: String,
        /// Whether a file of that name is to be replaced.
        replace: bool,
    },
}

impl From<Request> for NamingOutcome {
    fn from(request: Request) -> Self {
        Self::Asks(request)
    }
}

const VERBS: &[Verb<FileNaming>] = &[
    always(Action::Back, |_, _| Request::Leave.into()),
    verb(
        Action::Confirm,
        |naming, _| Now::when(!naming.path().is_empty()),
        |naming, _| {
            let path = naming.path().to_owned();
            let replace = naming.taken.as_ref() == Some(&path);
            NamingOutcome::File { path, replace }
        },
    ),
    part(
        |naming, action, _| naming.input.now(action),
        |naming, action, _| {
            naming.input.act(action);
            Request::Nothing.into()
        },
    ),
];

impl Verbs for FileNaming {
    type Outcome = NamingOutcome;

    fn verbs(&self) -> &'static [Verb<Self>] {
        VERBS
    }
}

/// No file system takes longer names.
const LONGEST: usize = 120;

impl FileNaming {
    /// Suggests a name made of the names of the subjects.
    pub fn new<'s>(subjects: impl Iterator<Item = &'s Subject>) -> Self {
        let mut name = "watchfloor-compare".to_owned();
        for subject in subjects {
            let plain = subject.id.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' });
            let plain: String = plain.take(40).collect();
            if name.len() + plain.len() < LONGEST {
                name = format!("{name}-{}", plain.trim_matches('-'));
            }
        }
        Self { input: LineInput::new(format!("{name}.md")), taken: None }
    }

    /// Returns the name of the file as typed so far.
    fn path(&self) -> &str {
        self.input.text().trim()
    }

    pub fn type_text(&mut self, text: &str) {
        self.input.type_text(text);
    }

    /// Takes the outcome of writing. Returns true where the user must be asked for the name again.
    pub fn is_taken(&mut self, exported: &Exported) -> bool {
        match exported {
            Exported::Exists(path) => self.taken = Some(path.clone()),
            Exported::Failed(..) => self.taken = None,
            Exported::Written(_) => return false,
        }
        true
    }

    pub fn draw(&self, view: &ViewContext<'_>, buffer: &mut Buffer) {
        draw_input(&self.input, "Write to: ", view, buffer);
        let taken = self.taken.as_deref() == Some(self.path());
        let (text, role) = if taken {
            ("There is such a file. Enter again replaces it.", Role::Warning)
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
