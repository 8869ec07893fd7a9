//! Naming the subjects to compare: the typed text, and the subjects that it may mean.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::compare::{Ask, Candidate, MOST, Unclear, ask_understood, candidates, latest_waves};
use crate::keys::Action;
use crate::page::{Span, Tone};
use crate::screens::input::LineInput;
use crate::screens::input_line::draw_input;
use crate::screens::list::{ListRow, draw_list};
use crate::screens::scroll::{Cursor, Motion};
use crate::screens::spoken::{Spoken, SpokenSpot};
use crate::screens::verb::{Now, Verb, Verbs, always, part, verb};
use crate::screens::{Request, ViewContext};
use crate::text::{fit, fit_end, width};
use crate::ui::paint::put;
use crate::ui::theme::Role;

/// Whether the user goes on naming.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// The comparison is shown as soon as it arrives.
    Show,
    /// Another subject is to be named.
    GoOn,
}

impl After {
    /// Returns true where another subject is to be named.
    pub fn goes_on(self) -> bool {
        self == Self::GoOn
    }
}

/// The outcome of an action.
#[derive(Clone, Debug, PartialEq)]
pub enum Picked {
    /// A request to the app; `Leave` leaves without a choice.
    Asks(Request),
    /// These subjects were taken.
    Taken(Vec<Ask>, After),
}

impl From<Request> for Picked {
    fn from(request: Request) -> Self {
        Self::Asks(request)
    }
}

/// One row of the possible meanings.
#[derive(Clone, Debug)]
struct Choice {
    asks: Vec<Ask>,
    name: String,
    about: String,
}

/// The typed text and its possible meanings.
#[derive(Clone, Debug)]
pub struct Pick {
    input: LineInput,
    /// The subjects taken before.
    taken: Vec<Ask>,
    /// How many of these were taken here, one after the other.
    marked: usize,
    choices: Vec<Choice>,
    cursor: Cursor,
    /// Why the text means nothing: where the fault is, and what it is.
    fault: Option<(usize, String)>,
}

/// The greatest number of offers; typing finds the others.
const OFFERED: usize = 200;

/// Rows above the list.
const HEAD: u16 = 2;

const VERBS: &[Verb<Pick>] = &[
    part(
        |pick, action, _| Motion::now(action, pick.choices.len() > 1),
        |pick, action, view| {
            pick.cursor.act(action, pick.choices.len(), height(view));
            Request::Nothing.into()
        },
    ),
    always(Action::Back, |_, _| Request::Leave.into()),
    verb(
        Action::Confirm,
        |pick, _| Now::unless(pick.choice().err().filter(|_| !pick.is_complete())),
        |pick, _| {
            if pick.is_complete() {
                Picked::Taken(Vec::new(), After::Show)
            } else {
                pick.take(After::Show)
            }
        },
    ),
    verb(
        Action::Mark,
        |pick, _| Now::unless(pick.choice().err()),
        |pick, _| pick.take(After::GoOn),
    ),
    part(
        |pick, action, _| pick.input.now(action),
        |pick, action, view| {
            if pick.input.act(action) {
                pick.changed(view);
            }
            Request::Nothing.into()
        },
    ),
];

impl Verbs for Pick {
    type Outcome = Picked;

    fn verbs(&self) -> &'static [Verb<Self>] {
        VERBS
    }
}

impl Pick {
    /// Starts with nothing typed, beside the subjects already taken.
    pub fn new(taken: &[Ask], view: &ViewContext<'_>) -> Self {
        Self::going_on(taken, 0, view)
    }

    /// Starts again after some subjects were taken here.
    fn going_on(taken: &[Ask], marked: usize, view: &ViewContext<'_>) -> Self {
        let mut pick = Self {
            input: LineInput::default(),
            taken: taken.to_vec(),
            marked,
            choices: Vec::new(),
            cursor: Cursor::default(),
            fault: None,
        };
        pick.read(view);
        pick
    }

    pub fn type_text(&mut self, text: &str, view: &ViewContext<'_>) {
        self.input.type_text(text);
        self.changed(view);
    }

    pub fn relayout(&mut self, taken: &[Ask], view: &ViewContext<'_>) {
        self.taken = taken.to_vec();
        self.read(view);
        self.cursor.relayout(self.choices.len(), height(view));
    }

    pub fn position(&self) -> String {
        let len = self.choices.len();
        format!("{}/{len}", (self.cursor.at + 1).min(len))
    }

    fn changed(&mut self, view: &ViewContext<'_>) {
        self.cursor = Cursor::default();
        self.read(view);
    }

    /// Returns the picker of the next subject, after one was taken here.
    pub fn next(&self, taken: &[Ask], view: &ViewContext<'_>) -> Self {
        Self::going_on(taken, self.marked + 1, view)
    }

    /// Returns true where enough was taken here, and no other subject is being named: then no more
    /// is meant than what was taken.
    fn is_complete(&self) -> bool {
        self.marked > 0 && self.taken.len() > 1 && self.input.text().trim().is_empty()
    }

    /// Returns what is selected, or why nothing can be taken.
    fn choice(&self) -> Result<&Choice, String> {
        let Some(choice) = self.choices.get(self.cursor.at) else {
            let why = self.fault.as_ref().map_or("Nothing is of that name", |(_, why)| why);
            return Err(why.to_owned());
        };
        if choice.asks.iter().any(|ask| self.taken.contains(ask)) {
            return Err(format!("{} is compared already", choice.name));
        }
        Ok(choice)
    }

    fn take(&self, after: After) -> Picked {
        match self.choice() {
            Ok(choice) => Picked::Taken(choice.asks.clone(), after),
            Err(why) => Picked::Asks(Request::Say(why)),
        }
    }

    /// Finds what the text may mean: its own meaning first, then subjects with that name.
    fn read(&mut self, view: &ViewContext<'_>) {
        let (text, corpus) = (self.input.text(), view.corpus);
        let saved: Vec<(String, String)> =
            view.saved.iter().map(|saved| (saved.name.clone(), saved.query.clone())).collect();
        let query = |name: &str| {
            saved.iter().find(|(known, _)| known == name).map(|(_, query)| query.clone())
        };
        let named = candidates(text, corpus, &saved, OFFERED);
        self.fault = None;
        self.choices.clear();
        let mut meant: Vec<Candidate> = Vec::new();
        if text.trim().is_empty() {
            self.offer_latest(view);
        } else {
            match ask_understood(text, corpus, &query) {
                Ok((ask, chips)) if !named.iter().any(|known| known.ask == ask) => {
                    let read = chips.iter().map(ToString::to_string);
                    let all = std::iter::once("all that this query finds".to_owned()).chain(read);
                    let about = all.collect::<Vec<_>>().join(" · ");
                    let name = text.trim().to_owned();
                    self.choices.push(Choice { asks: vec![ask], name, about });
                }
                Ok((ask, _)) => meant.extend(named.iter().find(|known| known.ask == ask).cloned()),
                Err(Unclear::Several(several)) => meant = several,
                Err(Unclear::Nothing(why)) => self.fault = Some((0, why)),
                Err(Unclear::Fault(fault)) => {
                    self.fault = Some((fault.range.start, fault.to_string()));
                }
            }
        }
        let others = named.into_iter().filter(|known| !meant.iter().any(|m| m.ask == known.ask));
        let others: Vec<Candidate> = others.collect();
        self.choices.extend(meant.into_iter().chain(others).map(|known| Choice {
            asks: vec![known.ask],
            name: known.name,
            about: known.about,
        }));
    }

    fn offer_latest(&mut self, view: &ViewContext<'_>) {
        let latest = latest_waves(view.corpus);
        if latest.len() > 1 && self.taken.is_empty() {
            let waves = view.corpus.waves().iter();
            let named = |id: &str| waves.clone().find(|wave| *wave.id == *id).map(|w| &*w.name);
            let names: Vec<&str> = latest
                .iter()
                .filter_map(|ask| if let Ask::Wave(id) = ask { named(id) } else { None })
                .collect();
            let about = names.join(" / ");
            let name = "The two latest waves".to_owned();
            self.choices.push(Choice { asks: latest, name, about });
        }
    }

    /// Says what is named so far, and what can be named.
    pub fn spoken(&self) -> Spoken {
        let mut spoken = Spoken::titled("What to compare");
        let typed = self.input.text().trim();
        if !typed.is_empty() {
            spoken.say(format!("Typed: {typed}"));
        }
        spoken.say(self.fault.as_ref().map(|(_, why)| why.clone()).unwrap_or_default());
        let taken = self.taken.len();
        spoken.say(format!(
            "{taken} taken of {MOST} at most; a slash and words name a wave, digest, days or a query; \
             mark and a number takes one and goes on"
        ));
        for (at, choice) in self.choices.iter().enumerate() {
            let taken = choice.asks.iter().any(|ask| self.taken.contains(ask));
            let taken = if taken { ", taken" } else { "" };
            let told = format!("{}, {}{taken}", choice.name, choice.about);
            spoken.offer(told, at, &[Action::Confirm]);
        }
        spoken
    }

    /// Selects a row.
    pub fn choose(&mut self, spot: SpokenSpot) {
        self.cursor.at = spot.row.min(self.choices.len().saturating_sub(1));
    }

    pub fn draw(&self, view: &ViewContext<'_>, buffer: &mut Buffer) {
        let body = view.body;
        let start = draw_input(&self.input, "> ", view, buffer);
        self.draw_remark(start, view, buffer);
        let area = Rect { y: body.y + HEAD, height: body.height.saturating_sub(HEAD), ..body };
        let row = |at: usize, room: usize| {
            let Some(choice) = self.choices.get(at) else { return ListRow::default() };
            let taken = choice.asks.iter().any(|ask| self.taken.contains(ask));
            let mark = if taken { view.glyphs.check } else { " " };
            let mut left = vec![
                Span::new(format!("{mark} "), Tone::Strong),
                Span::new(view.spell(&choice.name), Tone::Plain),
            ];
            let about = view.spell(&choice.about);
            let is_cut = width(&choice.name) + width(&about) + 6 > room;
            let alike =
                || self.choices.iter().filter(|other| other.name == choice.name).count() > 1;
            // Where both are too long the name is cut, if it is that of others too: digests of a
            // series differ by their days, which are said last.
            if is_cut && (width(&about) < room / 2 || alike()) {
                let about = fit_end(&about, room / 2 - 1, view.marks.ellipsis);
                return ListRow { left, right: vec![Span::new(about, Tone::Dim)] };
            }
            left.extend([Span::new("  ", Tone::Dim), Span::new(about, Tone::Dim)]);
            ListRow { left, right: Vec::new() }
        };
        let len = self.choices.len();
        draw_list(view, area, self.cursor, len, Role::Selected, row, buffer);
    }

    /// Draws the row below the line: a caret at the fault, or how many subjects are named.
    fn draw_remark(&self, start: u16, view: &ViewContext<'_>, buffer: &mut Buffer) {
        let body = view.body;
        if body.height < HEAD {
            return;
        }
        let room = usize::from(body.width.saturating_sub(2));
        let (x, text, role) = if let Some((at, why)) = &self.fault {
            let before = self.input.text().get(..*at).unwrap_or("");
            let at = start + u16::try_from(width(before)).unwrap_or(0);
            let text = format!("^ {why}");
            let fits = usize::from(at.saturating_sub(body.x)) + width(&text) < room;
            (if fits { at } else { body.x + 1 }, text, Role::Warning)
        } else {
            let text = match self.taken.len() {
                0 if view.corpus.waves().len() < 2 => format!(
                    "Not two waves here: name digests, days such as 2020-05, a query; 2 to {MOST}"
                ),
                0 => format!("A wave, a digest, days such as 2020-05, or a query; 2 to {MOST}"),
                1 => "1 is named; name what to hold against it".to_owned(),
                taken if self.is_complete() => {
                    format!("{taken} are taken, and compared as they are; {MOST} at most")
                }
                taken => format!("{taken} are compared; {MOST} at most"),
            };
            (body.x + 1, text, Role::Dim)
        };
        let text = view.spell(&text).into_owned();
        let text = fit(&text, room, view.marks.ellipsis);
        put(buffer, x, body.y + 1, &text, view.theme.style(role));
    }
}

fn height(view: &ViewContext<'_>) -> usize {
    usize::from(view.body.height.saturating_sub(HEAD))
}
