//! The reader in lines: it hears a line, lets the program act, and tells what there is to tell.

use std::collections::BTreeSet;

use super::awaited::Awaited;
use super::command::{Argument, LineNumber, PlainCommand, read};
use super::pager::Pager;
use super::wording::{silent_signs, spoken_line};
use crate::app::{App, Clip, Effect, Msg};
use crate::keys::{Action, Context};
use crate::screens::SpokenDoor;
use crate::text::clean;

/// What stands before every line that is typed.
const PROMPT: &str = "> ";

/// What is meant by the name of an action where the screen calls it otherwise.
const ALIKE: [(Action, Action); 3] = [
    (Action::Open, Action::Confirm),
    (Action::Confirm, Action::Open),
    (Action::Back, Action::Cancel),
];

/// How much of a screen is to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ToldPart {
    /// What is new.
    Changes,
    /// The next lines.
    More,
    /// All from the beginning.
    Again,
    /// All the rest.
    All,
    /// Nothing of it.
    Nothing,
}

/// A line that is told once.
#[derive(Clone, Debug)]
enum PlainRemark {
    /// In words.
    Told(String),
    /// Letter by letter, as it is to be taken.
    Copied(String),
}

/// The program, and what was told of it.
#[derive(Clone, Debug)]
pub struct PlainReader {
    app: App,
    awaited: Awaited,
    pager: Pager,
    part: ToldPart,
    /// True where the screen may say something else than it did: to go on in a long list, what it says is
    /// not composed again.
    is_stale: bool,
    /// What is told before the screen.
    remarks: Vec<PlainRemark>,
    /// The notice that was told last.
    noticed: Option<String>,
    /// The contexts whose actions were named.
    named: BTreeSet<Context>,
}

impl PlainReader {
    /// Begins with a program that reads an archive.
    pub fn new(app: App) -> Self {
        Self {
            app,
            awaited: Awaited::new(),
            pager: Pager::default(),
            part: ToldPart::Changes,
            is_stale: true,
            remarks: Vec::new(),
            noticed: None,
            named: BTreeSet::new(),
        }
    }

    /// Returns the program.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Returns true where nothing is awaited: the next line may be heard.
    pub fn is_settled(&self) -> bool {
        self.awaited.is_over()
    }

    /// Says how far what is awaited is, as far as that is known.
    pub fn progress(&self) -> Option<String> {
        let told = self.app.progress().filter(|_| !self.is_settled())?;
        let mut text = String::new();
        self.add(&mut text, &spoken_line(&told));
        Some(text)
    }

    /// Takes a message of a worker.
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        self.is_stale = true;
        self.awaited.answered(&msg);
        let effects = self.app.update(msg);
        for effect in &effects {
            self.awaited.asked(effect);
        }
        effects
    }

    /// Hears a line, and returns what is to be done outside.
    pub fn hear(&mut self, line: &str) -> Vec<Effect> {
        self.noticed = None;
        self.part = ToldPart::Changes;
        if let Some(effects) = self.hear_text(line) {
            return effects;
        }
        if let Some(effects) = self.hear_name(line) {
            return effects;
        }
        match read(line, &self.app) {
            PlainCommand::More => self.tell_only(ToldPart::More),
            PlainCommand::Again => self.tell_only(ToldPart::Again),
            PlainCommand::All => self.tell_only(ToldPart::All),
            PlainCommand::Open(number) => self.open(number),
            PlainCommand::Act(action, argument) => self.act(action, argument),
            PlainCommand::Search(query) => self.update(Msg::SearchFor(query)),
            PlainCommand::Find(words) => self.find(&words),
            PlainCommand::Unknown(line) => {
                let what = spoken_line(&line);
                self.remark(format!("There is no line and no action {what}; help names them"));
                Vec::new()
            }
        }
    }

    /// Hands over what would be sent to a clipboard: here it is told, to be taken from there.
    pub fn hand_over(&mut self, clip: &Clip) {
        self.remark("Copied:".to_owned());
        let lines = clip.text.lines().map(|line| PlainRemark::Copied(line.to_owned()));
        self.remarks.extend(lines);
        self.remark("End of the copy".to_owned());
    }

    /// Returns what is to be told now, with the prompt behind it.
    pub fn tell(&mut self) -> String {
        let mut text = String::new();
        let remarks = std::mem::take(&mut self.remarks);
        let has_remarks = !remarks.is_empty();
        for remark in remarks {
            match remark {
                PlainRemark::Told(line) => self.add(&mut text, &spoken_line(&line)),
                PlainRemark::Copied(line) => self.add(&mut text, &silent_signs(&clean(&line))),
            }
        }
        let is_stale = std::mem::replace(&mut self.is_stale, false);
        let is_new = is_stale && self.pager.take(self.app.place(), self.app.spoken());
        let mut lines: Vec<String> = Vec::new();
        let notice = self.app.notice().map(str::to_owned);
        if notice != self.noticed {
            lines.extend(notice.clone());
            self.noticed = notice;
        }
        let part = std::mem::replace(&mut self.part, ToldPart::Changes);
        if let Some(marking) = self.app.marking().filter(|_| is_new || part == ToldPart::Again) {
            self.add(&mut text, &format!("Marking: {}", silent_signs(&clean(&marking))));
        }
        match part {
            ToldPart::Again => lines.extend(self.pager.again()),
            ToldPart::Changes | ToldPart::More | ToldPart::All if is_new => {
                lines.extend(self.pager.begin());
                lines.extend(self.actions());
                if part == ToldPart::All {
                    lines.extend(self.pager.rest().unwrap_or_default());
                }
            }
            ToldPart::More => lines.extend(told_or(self.pager.more())),
            ToldPart::All => lines.extend(told_or(self.pager.rest())),
            ToldPart::Changes if lines.is_empty() && !has_remarks => {
                lines.push("Nothing changed".to_owned());
            }
            ToldPart::Changes | ToldPart::Nothing => {}
        }
        for line in lines {
            self.add(&mut text, &spoken_line(&line));
        }
        text.push_str(PROMPT);
        text
    }

    /// Adds a line as this terminal can show it.
    fn add(&self, text: &mut String, line: &str) {
        text.push_str(&self.app.spelt(line));
        text.push('\n');
    }

    /// Takes a whole line as the text that is asked for, where one is: the name of a file, of a search, the
    /// value of a field. The few words that lead out of it are heard as such.
    fn hear_text(&mut self, line: &str) -> Option<Vec<Effect>> {
        if !is_of_whole_lines(self.app.context()) {
            return None;
        }
        let back =
            if self.app.context() == Context::Prompt { Action::Cancel } else { Action::Back };
        Some(match line.trim() {
            "back" | "cancel" | "esc" => self.update(Msg::Act(back)),
            "quit" => self.update(Msg::Act(Action::Quit)),
            "" | "confirm" => self.update(Msg::Act(Action::Confirm)),
            text => self.answer_with(text),
        })
    }

    /// Takes a line as what is looked for in the palette, unless it goes on in its list or out of it.
    fn hear_name(&mut self, line: &str) -> Option<Vec<Effect>> {
        if self.app.context() != Context::Palette {
            return None;
        }
        let name = match read(line, &self.app) {
            PlainCommand::More
            | PlainCommand::Again
            | PlainCommand::All
            | PlainCommand::Open(_)
            | PlainCommand::Find(_)
            | PlainCommand::Act(
                Action::Back | Action::Quit | Action::Help | Action::Delete | Action::EraseAll,
                _,
            ) => return None,
            PlainCommand::Search(name) => name,
            PlainCommand::Act(..) | PlainCommand::Unknown(_) => line.trim().to_owned(),
        };
        let mut effects = self.erase();
        effects.extend(self.update(Msg::Pasted(name)));
        Some(effects)
    }

    /// Types a text in place of what stands in the line, and confirms it.
    fn answer_with(&mut self, text: &str) -> Vec<Effect> {
        let mut effects = self.erase();
        effects.extend(self.update(Msg::Pasted(text.to_owned())));
        effects.extend(self.update(Msg::Act(Action::Confirm)));
        effects
    }

    /// Empties the line: a prompt has no action for that, only for one letter.
    fn erase(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        if self.app.context() != Context::Prompt {
            return self.update(Msg::Act(Action::EraseAll));
        }
        while self.app.offers(Action::Erase) {
            effects.extend(self.update(Msg::Act(Action::Erase)));
        }
        effects
    }

    fn tell_only(&mut self, part: ToldPart) -> Vec<Effect> {
        self.part = part;
        self.forget_notice();
        Vec::new()
    }

    /// What was said of an action before is not said again where none was asked for.
    fn forget_notice(&mut self) {
        self.noticed = self.app.notice().map(str::to_owned);
    }

    fn remark(&mut self, text: String) {
        self.remarks.push(PlainRemark::Told(text));
    }

    /// Returns what a number opens; says which numbers there are where it is none of them.
    fn door(&mut self, number: LineNumber) -> Option<SpokenDoor> {
        let door = self.pager.door(number.line);
        let Some(mut door) = door else {
            self.remark(match self.pager.last_number() {
                0 => "No line here has a number".to_owned(),
                1 => "The only number here is 1".to_owned(),
                last => format!("The numbers here are 1 to {last}"),
            });
            return None;
        };
        match number.place {
            Some(place) if (1..=door.columns).contains(&place) && door.columns > 1 => {
                door.spot.column = place - 1;
            }
            Some(_) => {
                self.remark(format!("That line has {} places", door.columns));
                return None;
            }
            None => {}
        }
        Some(door)
    }

    fn open(&mut self, number: LineNumber) -> Vec<Effect> {
        let Some(door) = self.door(number) else { return Vec::new() };
        let mut effects = self.update(Msg::Choose(door.spot));
        for action in door.acts {
            effects.extend(self.update(Msg::Act(*action)));
        }
        effects
    }

    fn act(&mut self, action: Action, argument: Argument) -> Vec<Effect> {
        if action.is_of_pictures(self.app.context()) {
            self.remark("That only moves what is drawn, and nothing is drawn here".to_owned());
            return Vec::new();
        }
        if let (Action::Open | Action::Confirm, Argument::Line(number)) = (action, &argument) {
            return self.open(*number);
        }
        let mut effects = Vec::new();
        if let Argument::Line(number) = argument {
            let Some(door) = self.door(number) else { return Vec::new() };
            effects.extend(self.update(Msg::Choose(door.spot)));
        }
        let action = self.meant(action);
        let does = self.app.offers(action);
        effects.extend(self.update(Msg::Act(action)));
        if !does && self.app.notice().is_none() {
            self.remark("That does nothing here; help names what does".to_owned());
        }
        if action == Action::Redraw {
            self.part = ToldPart::Again;
        }
        if let Argument::Words(words) = argument {
            effects.extend(self.type_words(&words));
        }
        effects
    }

    /// Returns the action that does here what is meant: lists are opened or confirmed, as it happens.
    fn meant(&self, action: Action) -> Action {
        let alike = ALIKE.iter().find(|(named, _)| *named == action);
        let other = alike.map_or(action, |(_, other)| *other);
        if !self.app.offers(action) && self.app.offers(other) { other } else { action }
    }

    /// Types what stands behind the name of an action that opened a line to type in.
    fn type_words(&mut self, words: &str) -> Vec<Effect> {
        let context = self.app.context();
        if is_of_whole_lines(context) {
            return self.answer_with(words);
        }
        if context.types() {
            return self.update(Msg::Pasted(words.to_owned()));
        }
        let words = spoken_line(words);
        self.remark(format!("{words} was not used: nothing is typed here"));
        Vec::new()
    }

    /// Tells from the next line that has some words, as they are typed or as they are told.
    fn find(&mut self, words: &str) -> Vec<Effect> {
        self.part = ToldPart::Nothing;
        self.forget_notice();
        let fits = |line: &str, words: &str| {
            let words = words.to_lowercase();
            line.to_lowercase().contains(&words)
                || spoken_line(line).to_lowercase().contains(&words)
        };
        match self.pager.find(words, fits) {
            Some(lines) => self.remarks.extend(lines.into_iter().map(PlainRemark::Told)),
            None => self.remark("No line has that here; a slash searches the archive".to_owned()),
        }
        Vec::new()
    }

    /// Names the actions that do something here, once in each context.
    fn actions(&mut self) -> Option<String> {
        if !self.named.insert(self.app.context()) {
            return None;
        }
        let here = self.app.named_here();
        let names: Vec<&str> = here.iter().map(|spec| spec.id).collect();
        (!names.is_empty()).then(|| format!("Actions here: {}", names.join(", ")))
    }
}

fn told_or(lines: Option<Vec<String>>) -> Vec<String> {
    lines.unwrap_or_else(|| vec!["All was told; again tells it from the beginning".to_owned()])
}

/// Returns true where a line is the text that is asked for.
fn is_of_whole_lines(context: Context) -> bool {
    matches!(
        context,
        Context::Name | Context::Day | Context::Prompt | Context::Field | Context::Note
    )
}
