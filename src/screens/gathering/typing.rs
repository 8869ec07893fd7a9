//! What is typed in the worklist: words of one's own, a note, the title, the days. A line break is typed as
//! a sign of its own.

use ratatui::buffer::Buffer;

use crate::brief::{WorkItem, WorkSubject, Worklist, WorklistChange};
use crate::digest::Period;
use crate::keys::{Action, Context};
use crate::screens::ViewContext;
use crate::screens::input::LineInput;
use crate::screens::input_line::draw_input;
use crate::screens::spoken::Spoken;
use crate::text::wrap;
use crate::ui::paint::put;
use crate::ui::theme::Role;

/// Stands for a line break.
pub(super) const BREAK: char = '¶';

/// An item as it was when something began, with its place.
pub(super) type ItemSpot = (usize, WorkItem);

/// What is typed.
#[derive(Clone, Debug)]
pub(super) enum TypedWords {
    /// Words of one's own, behind an item or before all.
    New(Option<ItemSpot>),
    /// Words of one's own that are there.
    Text(ItemSpot),
    /// The note of an item.
    Note(ItemSpot),
    /// The title.
    Title,
    /// The days that it is about.
    Days,
}

/// What is typed so far.
#[derive(Clone, Debug)]
pub(super) struct WordTyping {
    pub(super) what: TypedWords,
    pub(super) input: LineInput,
    /// Why it is not taken.
    wrong: Option<String>,
}

impl WordTyping {
    /// Begins with what is there.
    pub(super) fn new(what: TypedWords, list: &Worklist) -> Self {
        let text = match &what {
            TypedWords::New(_) => String::new(),
            TypedWords::Text((_, item)) => item.subject.own_words().unwrap_or_default().to_owned(),
            TypedWords::Note((_, item)) => item.note.clone().unwrap_or_default(),
            TypedWords::Title => list.title.clone().unwrap_or_default(),
            TypedWords::Days => list.period.map(|period| period.to_string()).unwrap_or_default(),
        };
        Self { what, input: LineInput::new(text.replace('\n', &BREAK.to_string())), wrong: None }
    }

    /// Returns true where a line break may stand.
    pub(super) fn has_lines(&self) -> bool {
        match self.what {
            TypedWords::New(_) | TypedWords::Text(_) | TypedWords::Note(_) => true,
            TypedWords::Title | TypedWords::Days => false,
        }
    }

    pub(super) fn type_text(&mut self, text: &str) {
        self.wrong = None;
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let sign = if self.has_lines() { BREAK } else { ' ' };
        self.input.type_text(&text.replace('\n', &sign.to_string()));
    }

    /// Returns what was typed, with its line breaks.
    fn text(&self) -> String {
        self.input.text().replace(BREAK, "\n").trim().to_owned()
    }

    /// Returns the change that is asked for; nothing where nothing is to be changed. What cannot be taken
    /// stays in the line, with the reason.
    pub(super) fn confirm(&mut self) -> Result<Option<WorklistChange>, ()> {
        let text = self.text();
        let given = Some(text.clone()).filter(|text| !text.is_empty());
        let longest = match self.what {
            TypedWords::New(_) | TypedWords::Text(_) => Worklist::LONGEST_TEXT,
            TypedWords::Note(_) => Worklist::LONGEST_NOTE,
            TypedWords::Title => Worklist::LONGEST_TITLE,
            TypedWords::Days => Worklist::LONGEST_WORDS,
        };
        if text.len() > longest {
            self.wrong = Some(format!("It is longer than {longest} bytes"));
            return Err(());
        }
        Ok(match &self.what {
            TypedWords::New(behind) => {
                given.map(|text| WorklistChange::Write { behind: behind.clone(), text })
            }
            TypedWords::Text(_) if text.is_empty() => {
                self.wrong = Some("Nothing is typed; to take it out, delete it".to_owned());
                return Err(());
            }
            TypedWords::Text(spot) => {
                let after = WorkItem { subject: WorkSubject::Text(text), ..spot.1.clone() };
                Some(WorklistChange::Reword { before: spot.clone(), after: Box::new(after) })
            }
            TypedWords::Note(spot) => {
                let after = WorkItem { note: given, ..spot.1.clone() };
                Some(WorklistChange::Reword { before: spot.clone(), after: Box::new(after) })
            }
            TypedWords::Title => Some(WorklistChange::Title(given)),
            TypedWords::Days => match given.map(|text| text.parse::<Period>()).transpose() {
                Ok(period) => Some(WorklistChange::Days(period)),
                Err(why) => {
                    self.wrong = Some(why.to_string());
                    return Err(());
                }
            },
        })
    }

    pub(super) fn lead(&self) -> &'static str {
        match self.what {
            TypedWords::New(_) | TypedWords::Text(_) => "Text: ",
            TypedWords::Note(_) => "Note: ",
            TypedWords::Title => "Title: ",
            TypedWords::Days => "Days: ",
        }
    }

    /// Says what is typed, and what breaks a line.
    fn advice(&self, line_break: &str) -> String {
        let taken = "Enter keeps it; an empty line takes it away.";
        match self.what {
            TypedWords::New(_) | TypedWords::Text(_) => format!(
                "Your own words, told apart from what others say. {line_break} breaks a line."
            ),
            TypedWords::Note(_) => format!("Your word on it. {taken} {line_break} breaks a line."),
            TypedWords::Title => taken.to_owned(),
            TypedWords::Days => format!("As in 2020-05-14..2020-05-26. {taken}"),
        }
    }

    pub(super) fn spoken(&self) -> Spoken {
        let mut spoken = Spoken::titled(self.lead().trim_end_matches([':', ' ']));
        if let TypedWords::Text((_, item)) | TypedWords::Note((_, item)) = &self.what {
            spoken.say(format!("On {}", item.subject.words()));
        }
        if !self.input.text().is_empty() {
            spoken.say(format!("So far: {}", self.input.text()));
        }
        spoken.say(self.wrong.clone().unwrap_or_else(|| self.advice(&BREAK.to_string())));
        spoken.say("back leaves it as it was");
        spoken
    }

    /// Draws the line, what is to be known of it, and what is typed as it will stand.
    pub(super) fn draw(&self, view: &ViewContext<'_>, buffer: &mut Buffer) {
        draw_input(&self.input, self.lead(), view, buffer);
        let body = view.body;
        let room = usize::from(body.width.saturating_sub(2));
        let key = view.keymap.chords(Context::Note, Action::NewLine).first();
        let key = key.map_or_else(|| BREAK.to_string(), ToString::to_string);
        let (advice, role) = match &self.wrong {
            Some(why) => (why.clone(), Role::Warning),
            None => (self.advice(&key), Role::Dim),
        };
        let mut rows = body.y + 1..body.bottom();
        let text = self.text();
        let typed = text.lines().filter(|_| self.has_lines()).map(|line| (line, Role::Text));
        let gap = std::iter::once(("", Role::Text));
        for (text, role) in std::iter::once((&*advice, role)).chain(gap).chain(typed) {
            let text = view.spell(text);
            let lines = wrap(&text, room);
            let lines = if lines.is_empty() { std::iter::once(0..0).collect() } else { lines };
            for range in lines {
                let Some(y) = rows.next() else { return };
                let line = text.get(range).unwrap_or("");
                put(buffer, body.x + 1, y, line, view.theme.style(role));
            }
        }
    }
}
