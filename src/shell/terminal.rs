//! The terminal: taken, drawn on, and given back on every way out.
//!
//! Nothing is asked of the terminal: no query, so no answer can be mistaken for typing.

use std::io::{self, BufWriter, Stdout, Write, stdout};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute, queue};
use ratatui::backend::{Backend as _, CrosstermBackend};

use crate::app::{App, Msg};

/// True while the terminal is ours, for the panic hook.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal while the reader has it.
pub(super) struct Terminal {
    inner: ratatui::Terminal<CrosstermBackend<BufWriter<Stdout>>>,
    mouse: bool,
}

impl Terminal {
    /// Takes the terminal.
    pub(super) fn enter(mouse: bool) -> io::Result<Self> {
        // Our own theme says what NO_COLOR means; crossterm's way loses the selection
        // (its 0.29 resets attributes together with colours).
        crossterm::style::force_color_output(true);
        restore_on_panic();
        take(mouse)?;
        let writer = BufWriter::with_capacity(1 << 16, stdout());
        let inner = ratatui::Terminal::new(CrosstermBackend::new(writer));
        match inner {
            Ok(inner) => Ok(Self { inner, mouse }),
            Err(error) => {
                give_back();
                Err(error)
            }
        }
    }

    /// Takes it once more after [`Self::leave`].
    pub(super) fn enter_again(&mut self) -> io::Result<()> {
        take(self.mouse)?;
        self.redraw()
    }

    /// Gives it back. Harmless when it was given back before.
    pub(super) fn leave(&mut self) {
        let _ = io::Write::flush(self.inner.backend_mut());
        give_back();
    }

    /// Columns and rows.
    pub(super) fn size(&self) -> io::Result<(u16, u16)> {
        let size = self.inner.backend().size()?;
        Ok((size.width, size.height))
    }

    /// Forgets what is on the screen, so that the next picture is drawn whole.
    pub(super) fn redraw(&mut self) -> io::Result<()> {
        self.inner.clear()
    }

    /// Switches mouse reports on or off.
    pub(super) fn mouse(&mut self, on: bool) -> io::Result<()> {
        self.mouse = on;
        if on {
            execute!(stdout(), EnableMouseCapture)
        } else {
            execute!(stdout(), DisableMouseCapture)
        }
    }

    /// Draws what changed since the last picture. A terminal that has another size than the app
    /// knows is told to the app first.
    pub(super) fn draw(&mut self, app: &mut App) -> io::Result<()> {
        self.inner.autoresize()?;
        let (columns, rows) = self.size()?;
        if app.size() != (columns, rows) {
            app.update(Msg::Resized(columns, rows));
        }
        paint(&mut self.inner, app)
    }
}

/// Writes what changed since the last picture, as one synchronized update.
///
/// # Errors
///
/// Where the writer fails.
pub fn paint<W: Write>(
    terminal: &mut ratatui::Terminal<CrosstermBackend<W>>,
    app: &App,
) -> io::Result<()> {
    queue!(terminal.backend_mut(), BeginSynchronizedUpdate)?;
    terminal.draw(|frame| app.draw(frame.buffer_mut()))?;
    queue!(terminal.backend_mut(), EndSynchronizedUpdate)?;
    io::Write::flush(terminal.backend_mut())
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.leave();
    }
}

fn take(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste, cursor::Hide)?;
    if mouse {
        execute!(stdout(), EnableMouseCapture)?;
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
    let _ = execute!(out, DisableMouseCapture, DisableBracketedPaste, cursor::Show);
    let _ = execute!(out, LeaveAlternateScreen);
    let _ = disable_raw_mode();
    let _ = out.flush();
}

/// A panic of the drawing thread gives the terminal back before it is told. Panics of workers are
/// caught and become problems; they must not scribble on the screen.
fn restore_on_panic() {
    let ours = thread::current().id();
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if thread::current().id() == ours {
            give_back();
            before(info);
        }
    }));
}
