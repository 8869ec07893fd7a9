//! Saying something of a record beside the archive: a note, tags, or a grade, one line at a time.
//!
//! Each part of a grade is asked for by itself and never filled in before: who is led rates by habit.

use ratatui::buffer::Buffer;

use super::input::LineInput;
use super::input_line::draw_input;
use super::spoken::Spoken;
use super::verb::{Now, Verb, Verbs, always, part, verb};
use super::{Request, ViewContext};
use crate::keys::Action;
use crate::notes::{AnalystNote, Confidence, Credibility, Likelihood, NoteChange, Reliability};
use crate::text::wrap;
use crate::ui::paint::put;
use crate::ui::theme::Role;

/// What is to be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteField {
    /// Words.
    Text,
    /// Tags.
    Tags,
    /// The grade of the source and of what it says.
    Grade,
    /// The same, then how likely a judgement is and how sure one is of it.
    Estimate,
}

/// One line that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NoteStep {
    Text,
    Tags,
    Reliability,
    Credibility,
    Likelihood,
    Confidence,
}

impl NoteField {
    fn steps(self) -> &'static [NoteStep] {
        match self {
            Self::Text => &[NoteStep::Text],
            Self::Tags => &[NoteStep::Tags],
            Self::Grade => &[NoteStep::Reliability, NoteStep::Credibility],
            Self::Estimate => &[
                NoteStep::Reliability,
                NoteStep::Credibility,
                NoteStep::Likelihood,
                NoteStep::Confidence,
            ],
        }
    }
}

/// Takes a part of a grade away.
const UNRATED: &str = "-";

/// A record and what is said of it so far.
#[derive(Clone, Debug)]
pub struct Annotate {
    home: String,
    before: Option<AnalystNote>,
    note: AnalystNote,
    left: &'static [NoteStep],
    input: LineInput,
    /// Why what was typed is not taken.
    wrong: Option<String>,
    /// The path to the record, in the breadcrumb.
    crumbs: Vec<String>,
}

const VERBS: &[Verb<Annotate>] = &[
    always(Action::Back, |_, _| Request::Leave),
    verb(Action::Confirm, |_, _| Now::Ready, |screen, _| screen.confirm()),
    part(
        |screen, action, _| screen.input.now(action),
        |screen, action, _| {
            screen.input.act(action);
            Request::Nothing
        },
    ),
];

impl Verbs for Annotate {
    type Outcome = Request;

    fn verbs(&self) -> &'static [Verb<Self>] {
        VERBS
    }
}

impl Annotate {
    /// Begins with a note as it was, if there was one, and as it is to be changed. `home` is the digest or
    /// wave of its record, `crumbs` lead to the record.
    pub fn new(
        field: NoteField,
        home: String,
        before: Option<AnalystNote>,
        note: AnalystNote,
        mut crumbs: Vec<String>,
    ) -> Self {
        crumbs.push(note.on.clone());
        let mut screen = Self {
            home,
            before,
            note,
            left: field.steps(),
            input: LineInput::new(""),
            wrong: None,
            crumbs,
        };
        screen.begin_step();
        screen
    }

    fn step(&self) -> NoteStep {
        self.left.first().copied().unwrap_or(NoteStep::Text)
    }

    /// Words and tags are gone on with; a grade is given anew.
    fn begin_step(&mut self) {
        let text = match self.step() {
            NoteStep::Text => self.note.text.clone().unwrap_or_default(),
            NoteStep::Tags => self.note.tags.join(", "),
            NoteStep::Reliability
            | NoteStep::Credibility
            | NoteStep::Likelihood
            | NoteStep::Confidence => String::new(),
        };
        self.input = LineInput::new(text);
    }

    fn confirm(&mut self) -> Request {
        if let Err(why) = self.take() {
            self.wrong = Some(why);
            return Request::Nothing;
        }
        self.wrong = None;
        self.left = self.left.get(1..).unwrap_or_default();
        if self.left.is_empty() {
            let after = Some(self.note.clone()).filter(|note| !note.is_empty());
            let (home, before) = (self.home.clone(), self.before.clone());
            return Request::KeepNote(Box::new(NoteChange { home, before, after }));
        }
        self.begin_step();
        Request::Nothing
    }

    /// Takes what was typed. Nothing typed leaves a grade as it is.
    fn take(&mut self) -> Result<(), String> {
        let typed = self.input.text().trim().to_owned();
        match self.step() {
            NoteStep::Text => self.note.say(&typed),
            NoteStep::Tags => self.note.tag(typed.split(',')),
            NoteStep::Reliability => rate(&mut self.note.reliability, &typed, &Reliability::ALL)?,
            NoteStep::Credibility => rate(&mut self.note.credibility, &typed, &Credibility::ALL)?,
            NoteStep::Likelihood => rate(&mut self.note.likelihood, &typed, &Likelihood::ALL)?,
            NoteStep::Confidence => rate(&mut self.note.confidence, &typed, &Confidence::ALL)?,
        }
        Ok(())
    }

    pub(super) fn type_text(&mut self, text: &str) {
        self.wrong = None;
        self.input.type_text(text);
    }

    pub(super) fn crumbs(&self) -> Vec<String> {
        self.crumbs.clone()
    }

    fn lead(&self) -> &'static str {
        match self.step() {
            NoteStep::Text => "Note: ",
            NoteStep::Tags => "Tags: ",
            NoteStep::Reliability => "Reliability of the source: ",
            NoteStep::Credibility => "Credibility of what it says: ",
            NoteStep::Likelihood => "Likelihood: ",
            NoteStep::Confidence => "Confidence: ",
        }
    }

    /// Returns what may be typed, each with what it means.
    fn choices(&self) -> Vec<String> {
        let numbered = |(at, said): (usize, String)| format!("{}  {said}", at + 1);
        match self.step() {
            NoteStep::Text | NoteStep::Tags => Vec::new(),
            NoteStep::Reliability => {
                Reliability::ALL.map(|letter| format!("{letter}  {}", letter.meaning())).to_vec()
            }
            NoteStep::Credibility => {
                Credibility::ALL.map(|number| format!("{number}  {}", number.meaning())).to_vec()
            }
            NoteStep::Likelihood => {
                let said = |word: Likelihood| {
                    let (least, most) = word.percent();
                    format!("{word}, {least} to {most} %")
                };
                Likelihood::ALL.map(said).into_iter().enumerate().map(numbered).collect()
            }
            NoteStep::Confidence => {
                let said = Confidence::ALL.map(|word| word.to_string());
                said.into_iter().enumerate().map(numbered).collect()
            }
        }
    }

    /// Returns what has been rated so far, in words.
    fn so_far(&self) -> String {
        let note = &self.note;
        match self.step() {
            NoteStep::Text | NoteStep::Tags => None,
            NoteStep::Reliability => note.reliability.map(|letter| letter.to_string()),
            NoteStep::Credibility => note.credibility.map(|number| number.to_string()),
            NoteStep::Likelihood => note.likelihood.map(|word| word.to_string()),
            NoteStep::Confidence => note.confidence.map(|word| word.to_string()),
        }
        .unwrap_or_else(|| "unrated".to_owned())
    }

    fn advice(&self) -> String {
        match self.step() {
            NoteStep::Text => {
                "Kept beside the archive, never in it. Enter keeps it; an empty line takes \
                           it away."
                    .to_owned()
            }
            NoteStep::Tags => {
                "Words with commas between them. Enter keeps them; an empty line takes them \
                           away."
                    .to_owned()
            }
            NoteStep::Reliability
            | NoteStep::Credibility
            | NoteStep::Likelihood
            | NoteStep::Confidence => {
                format!(
                    "So far: {}. Enter alone leaves it; {UNRATED} makes it unrated.",
                    self.so_far()
                )
            }
        }
    }

    pub(super) fn spoken(&self) -> Spoken {
        let mut spoken = Spoken::titled(self.lead().trim_end_matches([':', ' ']));
        spoken.say(format!("On {}", self.note.on));
        if !self.input.text().is_empty() {
            spoken.say(format!("So far: {}", self.input.text()));
        }
        spoken.say(self.wrong.clone().unwrap_or_else(|| self.advice()));
        for choice in self.choices() {
            spoken.say(choice);
        }
        spoken.say("back leaves it as it was");
        spoken
    }

    pub(super) fn draw(&self, view: &ViewContext<'_>, buffer: &mut Buffer) {
        draw_input(&self.input, self.lead(), view, buffer);
        let body = view.body;
        let room = usize::from(body.width.saturating_sub(2));
        let (advice, role) = match &self.wrong {
            Some(why) => (why.clone(), Role::Warning),
            None => (self.advice(), Role::Dim),
        };
        let mut rows = body.y + 1..body.bottom();
        for (text, role) in std::iter::once((advice, role))
            .chain(self.choices().into_iter().map(|c| (c, Role::Text)))
        {
            for range in wrap(&text, room) {
                let Some(y) = rows.next() else { return };
                let row = text.get(range).unwrap_or("");
                put(buffer, body.x + 1, y, &view.spell(row), view.theme.style(role));
            }
        }
    }
}

/// Rates by a word, or by the place of a choice where it has a number.
fn rate<T>(rated: &mut Option<T>, typed: &str, all: &[T]) -> Result<(), String>
where
    T: Copy + std::str::FromStr,
    T::Err: ToString,
{
    if typed.is_empty() {
        return Ok(());
    }
    if typed == UNRATED {
        *rated = None;
        return Ok(());
    }
    let counted = typed.parse::<usize>().ok().and_then(|at| all.get(at.checked_sub(1)?).copied());
    *rated = Some(match counted {
        Some(choice) => choice,
        None => typed.parse().map_err(|error: T::Err| error.to_string())?,
    });
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grade_is_typed_by_its_letter_or_number_and_taken_away_by_a_dash() {
        let mut rated = None;
        rate(&mut rated, "b", &Reliability::ALL).unwrap();
        assert_eq!(rated, Some(Reliability::B));
        rate(&mut rated, "", &Reliability::ALL).unwrap();
        assert_eq!(rated, Some(Reliability::B), "nothing typed leaves it");
        assert!(rate(&mut rated, "x", &Reliability::ALL).unwrap_err().contains("A to F"));
        rate(&mut rated, UNRATED, &Reliability::ALL).unwrap();
        assert_eq!(rated, None);
        let mut likely = None;
        rate(&mut likely, "5", &Likelihood::ALL).unwrap();
        assert_eq!(likely, Some(Likelihood::Likely));
        rate(&mut likely, "very unlikely", &Likelihood::ALL).unwrap();
        assert_eq!(likely, Some(Likelihood::VeryUnlikely));
    }

    #[test]
    fn words_are_gone_on_with_and_a_grade_never_is() {
        let mut note = AnalystNote::begin("a-1", "ana");
        note.say("late claim");
        note.reliability = Some(Reliability::C);
        let open = |field| {
            let before = Some(note.clone());
            Annotate::new(field, "a".to_owned(), before, note.clone(), Vec::new())
        };
        assert_eq!(open(NoteField::Text).input.text(), "late claim");
        assert_eq!(open(NoteField::Grade).input.text(), "");
    }
}
