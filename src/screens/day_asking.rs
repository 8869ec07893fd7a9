//! Asking for the day as of which the archive is told.

use ratatui::buffer::Buffer;

use super::input::LineInput;
use super::input_line::draw_input;
use super::spoken::Spoken;
use super::verb::{Verb, Verbs, always, part};
use super::{Request, ViewContext};
use crate::archive::{Corpus, KnownFrom, day_of};
use crate::keys::Action;
use crate::text::wrap;
use crate::ui::paint::put;
use crate::ui::theme::Role;

/// The day as it is typed.
#[derive(Clone, Debug)]
pub struct DayAsking {
    input: LineInput,
    /// Why what was typed is no day.
    fault: Option<String>,
}

const VERBS: &[Verb<DayAsking>] = &[
    always(Action::Back, |_, _| Request::Leave),
    always(Action::Confirm, |asking, _| {
        let typed = asking.input.text().trim();
        if typed.is_empty() {
            return Request::LookAsOf(None);
        }
        match day_of(typed) {
            Ok(day) => Request::LookAsOf(Some(day)),
            Err(why) => {
                asking.fault = Some(why);
                Request::Nothing
            }
        }
    }),
    part(
        |asking, action, _| asking.input.now(action),
        |asking, action, _| {
            asking.input.act(action);
            asking.fault = None;
            Request::Nothing
        },
    ),
];

impl Verbs for DayAsking {
    type Outcome = Request;

    fn verbs(&self) -> &'static [Verb<Self>] {
        VERBS
    }
}

impl DayAsking {
    /// Begins with the day that the archive is told as of; with nothing where it is told as it is.
    pub fn new(view: &ViewContext<'_>) -> Self {
        let day = view.as_of.map(|day| day.to_string());
        Self { input: LineInput::new(day.unwrap_or_default()), fault: None }
    }

    pub(super) fn crumbs() -> Vec<String> {
        vec!["As of a day".to_owned()]
    }

    pub(super) fn type_text(&mut self, text: &str) {
        self.input.type_text(text);
        self.fault = None;
    }

    pub(super) fn spoken(&self, view: &ViewContext<'_>) -> Spoken {
        let mut spoken = Spoken::titled("As of which day");
        spoken.say(self.fault.clone().unwrap_or_default());
        for line in told(view.corpus) {
            spoken.say(line);
        }
        spoken.say("The day is typed; back leaves all as it is");
        spoken
    }

    pub(super) fn draw(&self, view: &ViewContext<'_>, buffer: &mut Buffer) {
        draw_input(&self.input, "As of: ", view, buffer);
        let body = view.body;
        let room = usize::from(body.width.saturating_sub(2));
        let mut rows = body.y + 1..body.bottom();
        let fault = self.fault.iter().map(|fault| (fault.clone(), Role::Warning));
        let told = told(view.corpus).into_iter().map(|line| (line, Role::Dim));
        for (text, role) in fault.chain(told) {
            let text = view.spell(&text);
            for (y, range) in rows.by_ref().zip(wrap(&text, room)) {
                let line = text.get(range).unwrap_or("");
                put(buffer, body.x + 1, y, line, view.theme.style(role));
            }
        }
    }
}

/// Says what a day does, and the days between which it makes a difference.
fn told(corpus: &Corpus) -> Vec<String> {
    let days = corpus.digests().iter().map(|digest| KnownFrom::of(digest).day);
    let (first, last) = (days.clone().min(), days.max());
    let known = first
        .zip(last)
        .map(|(first, last)| format!("The digests shown now became known from {first} to {last}."));
    let mut told = vec![
        "The archive is told as the digests published until that day told it, such as 2020-08-06. \
         An empty line: all of it."
            .to_owned(),
    ];
    told.extend(known);
    told.push(
        "A digest that does not say when it was published is taken to be known from the day after \
         its period. What a publisher overwrote has no earlier word here."
            .to_owned(),
    );
    told
}
