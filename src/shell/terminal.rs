//! The terminal: taken, drawn on, and given back on every way out.
//!
//! Nothing is asked of the terminal: no query, so that no answer is waited for. What it answers to
//! others, `input` drops.

use std::fs::File;
use std::io::{self, Write as _, stdout};
use std::os::fd::AsFd as _;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crossterm::style::Print;
use crossterm::terminal::{
    EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};
use crossterm::{cursor, execute};

use super::{DiffWriter, panics};
use crate::app::{App, Msg};

/// No screen has more columns or rows.
const WIDEST: u16 = 1_024;

/// Pastes come in brackets, so that they are not taken for keys; and no more.
const BRACKETS: &str = "\x1b[?2004h";
const NO_BRACKETS: &str = "\x1b[?2004l";

/// Buttons and the wheel are reported, in the form that knows every column; and no more. All that
/// was ever asked for is taken back, in the order that undoes it.
const MOUSE: &str = "\x1b[?1000h\x1b[?1006h";
const NO_MOUSE: &str = "\x1b[?1006l\x1b[?1000l";

/// True while the terminal is ours, for the panic hook.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal while the reader has it. It is given back when this is dropped, and when the thread
/// that took it panics.
pub struct Terminal {
    pen: DiffWriter<File>,
    mouse: bool,
}

impl Terminal {
    /// Takes the terminal, with the mouse or without.
    ///
    /// # Errors
    ///
    /// Where there is none, or it cannot be written to.
    pub fn enter(mouse: bool) -> io::Result<Self> {
        restore_on_panic();
        // Standard output as the library has it would cut a picture in two at its last line break.
        let out = File::from(stdout().as_fd().try_clone_to_owned()?);
        take(mouse).inspect_err(|_| give_back())?;
        Ok(Self { pen: DiffWriter::new(out), mouse })
    }

    /// Takes it once more after [`Self::leave`].
    pub(super) fn enter_again(&mut self) -> io::Result<()> {
        self.redraw();
        take(self.mouse)
    }

    /// Gives it back. Harmless when it was given back before.
    pub(super) fn leave() {
        give_back();
    }

    /// Sets the line back as it was, and writes nothing: for a terminal that takes nothing.
    pub(super) fn let_go() {
        let _ = disable_raw_mode();
    }

    /// Columns and rows, as far as they are drawn. A line may claim any size, and a picture of 65,535
    /// by 65,535 cells would take more memory than there is.
    pub(super) fn size() -> io::Result<(u16, u16)> {
        crossterm::terminal::size().map(|(columns, rows)| (columns.min(WIDEST), rows.min(WIDEST)))
    }

    /// Forgets what is on the screen, so that the next picture is drawn whole.
    pub(super) fn redraw(&mut self) {
        self.pen.forget();
    }

    /// Switches mouse reports on or off.
    pub(super) fn mouse(&mut self, on: bool) -> io::Result<()> {
        self.mouse = on;
        execute!(stdout(), Print(if on { MOUSE } else { NO_MOUSE }))
    }

    /// Whether mouse reports are on: those that come all the same mean nothing.
    pub(super) fn has_mouse(&self) -> bool {
        self.mouse
    }

    /// Writes a sequence that changes nothing on the screen.
    pub(super) fn send(&mut self, sequence: &str) -> io::Result<()> {
        self.pen.send(sequence)
    }

    /// Draws what changed since the last picture. A terminal that has another size than the app
    /// knows is told to the app first.
    pub(super) fn draw(&mut self, app: &mut App) -> io::Result<()> {
        let size = Self::size()?;
        if app.size() != size {
            app.update(Msg::Resized(size.0, size.1));
        }
        self.pen.draw(size, |picture| app.draw(picture))
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        Self::leave();
    }
}

fn take(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    execute!(stdout(), EnterAlternateScreen, Print(BRACKETS), cursor::Hide)?;
    if mouse {
        execute!(stdout(), Print(MOUSE))?;
    }
    Ok(())
}

/// Every step is tried, whatever became of the one before: half a restored terminal is worse.
fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = stdout();
    let _ = execute!(out, EndSynchronizedUpdate);
    let _ = execute!(out, Print(NO_MOUSE), Print(NO_BRACKETS), cursor::Show);
    let _ = execute!(out, LeaveAlternateScreen);
    let _ = disable_raw_mode();
    let _ = out.flush();
}

/// A panic of the drawing thread gives the terminal back before it is told. Those of other threads
/// are caught by [`super::worker`] and become messages, with the place that is remembered here; they
/// must not scribble on the screen.
fn restore_on_panic() {
    let ours = thread::current().id();
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if thread::current().id() == ours {
            give_back();
            before(info);
        } else {
            panics::remember(info);
        }
    }));
}
