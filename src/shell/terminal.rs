//! The terminal: it is taken, drawn on, and restored on every way out.
//!
//! The program sends no query to the terminal, so it never waits for an answer. `input` drops the
//! answers that were meant for others.

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
use crate::ui::bidi::{self, BidiMode};

/// The most columns or rows that are drawn.
const WIDEST: u16 = 1_024;

/// Switches on bracketed paste only, so that pastes are not taken for keys.
const BRACKETS: &str = "\x1b[?2004h";
const NO_BRACKETS: &str = "\x1b[?2004l";

/// Switches on reports of buttons and the wheel only, in the form that can express every column.
/// Each mode that was ever switched on is switched off again in the reverse order.
const MOUSE: &str = "\x1b[?1000h\x1b[?1006h";
const NO_MOUSE: &str = "\x1b[?1006l\x1b[?1000l";

/// Asks the terminal to show letters in the order in which they come (BDSM reset, ECMA-48), and takes it
/// back.
const IN_ORDER: &str = "\x1b[8l";
const NOT_IN_ORDER: &str = "\x1b[8h";

/// True while the program holds the terminal, for the panic hook.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// True while the terminal shows letters in the order in which they come.
static ORDERED: AtomicBool = AtomicBool::new(false);

/// The terminal while the program holds it. It is restored when this is dropped, and when the
/// thread that took it panics.
pub struct Terminal {
    pen: DiffWriter<File>,
    mouse: bool,
    bidi: BidiMode,
}

impl Terminal {
    /// Takes the terminal, with or without the mouse, for a way to draw right-to-left letters.
    ///
    /// # Errors
    ///
    /// If there is no terminal, or it cannot be written to.
    pub fn enter(mouse: bool, bidi: BidiMode) -> io::Result<Self> {
        restore_on_panic();
        // The standard output of the library would split a frame in two at its last line break.
        let out = File::from(stdout().as_fd().try_clone_to_owned()?);
        take(mouse, bidi).inspect_err(|_| give_back())?;
        Ok(Self { pen: DiffWriter::new(out), mouse, bidi })
    }

    /// Takes the terminal again after [`Self::leave`].
    pub(super) fn enter_again(&mut self) -> io::Result<()> {
        self.redraw();
        take(self.mouse, self.bidi)
    }

    /// Restores the terminal. It is harmless to call this twice.
    pub(super) fn leave() {
        give_back();
    }

    /// Restores the settings of the line, and writes nothing: for a terminal that accepts no
    /// output.
    pub(super) fn let_go() {
        let _ = disable_raw_mode();
    }

    /// Returns the columns and rows, limited to what is drawn. A line may claim any size, and a
    /// frame of 65,535 by 65,535 cells would take more memory than there is.
    pub(super) fn size() -> io::Result<(u16, u16)> {
        crossterm::terminal::size().map(|(columns, rows)| (columns.min(WIDEST), rows.min(WIDEST)))
    }

    /// Forgets what is on the screen, so that the next frame is drawn whole.
    pub(super) fn redraw(&mut self) {
        self.pen.forget();
    }

    /// Switches mouse reports on or off.
    pub(super) fn mouse(&mut self, on: bool) -> io::Result<()> {
        self.mouse = on;
        execute!(stdout(), Print(if on { MOUSE } else { NO_MOUSE }))
    }

    /// Asks the terminal to leave letters in their order where the program puts them in order.
    pub(super) fn bidi(&mut self, mode: BidiMode) -> io::Result<()> {
        self.bidi = mode;
        order(mode)
    }

    /// Returns whether the last frame had right-to-left letters.
    pub(super) fn shows_right_to_left(&self) -> bool {
        self.pen.shown().is_some_and(bidi::has_right_to_left)
    }

    /// Returns whether mouse reports are on; reports that come while they are off are ignored.
    pub(super) fn has_mouse(&self) -> bool {
        self.mouse
    }

    /// Writes a sequence that changes nothing on the screen.
    pub(super) fn send(&mut self, sequence: &str) -> io::Result<()> {
        self.pen.send(sequence)
    }

    /// Draws what changed since the last frame. If the size of the terminal differs from what the
    /// app knows, the app is told first.
    pub(super) fn draw(&mut self, app: &mut App) -> io::Result<()> {
        let size = Self::size()?;
        if app.size() != size {
            app.update(Msg::Resized(size.0, size.1));
        }
        self.pen.draw_linked(size, |picture| {
            app.draw(picture);
            app.links()
        })
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        Self::leave();
    }
}

fn take(mouse: bool, bidi: BidiMode) -> io::Result<()> {
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    execute!(stdout(), EnterAlternateScreen, Print(BRACKETS), cursor::Hide)?;
    if mouse {
        execute!(stdout(), Print(MOUSE))?;
    }
    order(bidi)
}

/// Tells the terminal whether to order letters itself, unless it was told so before.
fn order(bidi: BidiMode) -> io::Result<()> {
    let ordered = bidi == BidiMode::App;
    if ORDERED.swap(ordered, Ordering::SeqCst) == ordered {
        return Ok(());
    }
    execute!(stdout(), Print(if ordered { IN_ORDER } else { NOT_IN_ORDER }))
}

/// Restores the terminal. Every step is tried, even if an earlier one failed: a half-restored
/// terminal is worse.
fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = stdout();
    let _ = execute!(out, EndSynchronizedUpdate);
    if ORDERED.swap(false, Ordering::SeqCst) {
        let _ = execute!(out, Print(NOT_IN_ORDER));
    }
    let _ = execute!(out, Print(NO_MOUSE), Print(NO_BRACKETS), cursor::Show);
    let _ = execute!(out, LeaveAlternateScreen);
    let _ = disable_raw_mode();
    let _ = out.flush();
}

/// Restores the terminal before a panic of the drawing thread is reported. [`super::worker`]
/// catches panics of other threads and turns them into messages, with the place that is remembered
/// here; those must not write to the screen.
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
