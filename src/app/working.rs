//! What is done beside the state machine and takes long: how far it is, and stopping it.

use super::{App, Effect, LongWork, WorkStep};
use crate::digest::grouped;
use crate::screens::Screen;

impl App {
    /// Notes how far some work is.
    pub(super) fn working(&mut self, step: WorkStep) -> Vec<Effect> {
        match self.working.iter_mut().find(|known| known.work == step.work) {
            Some(known) => *known = step,
            None => self.working.push(step),
        }
        Vec::new()
    }

    /// Notes that some work is at its end.
    pub(super) fn worked(&mut self, work: LongWork) -> Vec<Effect> {
        self.working.retain(|step| step.work != work);
        Vec::new()
    }

    /// Says how far the work is that goes on.
    pub fn progress(&self) -> Option<String> {
        if let Some((read, files)) = self.loading {
            return (files > 0)
                .then(|| format!("Read {} of {} files", grouped(read), grouped(files)));
        }
        let WorkStep { work, done, all } = self.working.first()?;
        Some(format!("Still {}: {} of {}", work.word(), grouped(*done), grouped(*all)))
    }

    /// Stops what the screen waits for that is being left.
    pub(super) fn stop_waiting(&mut self) -> Option<Effect> {
        let naming = self.screens.last_mut().and_then(Screen::as_file_naming)?;
        naming.is_writing().then_some(Effect::StopExport)
    }
}
