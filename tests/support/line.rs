//! The line to a terminal: what the program writes, and the screen that a terminal makes of it.

use std::io::{self, Write};
use std::num::NonZeroU16;
use std::sync::{Arc, Mutex};

use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use watchfloor::app::App;
use watchfloor::shell::paint;

/// Bytes on their way, shared with the backend that writes them.
#[derive(Clone, Default)]
struct Wire(Arc<Mutex<Vec<u8>>>);

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The program's own way of writing, with a terminal in memory at its end.
pub struct Line {
    wire: Wire,
    near: Terminal<CrosstermBackend<Wire>>,
    far: vt100::Parser,
}

impl Line {
    /// To a terminal of that size.
    pub fn new(columns: u16, rows: u16) -> Self {
        // As the program does: its own theme says what NO_COLOR means.
        crossterm::style::force_color_output(true);
        assert!(columns > 1 && rows > 1, "vt100 panics below two rows or columns");
        let wire = Wire::default();
        let viewport = Viewport::Fixed(Rect::new(0, 0, columns, rows));
        let backend = CrosstermBackend::new(wire.clone());
        let near = Terminal::with_options(backend, TerminalOptions { viewport }).unwrap();
        let cells = |n| NonZeroU16::new(n).unwrap();
        Self { wire, near, far: vt100::Parser::new(cells(rows), cells(columns), 0) }
    }

    /// Draws the program as its shell does, and gives what was written.
    pub fn paint(&mut self, app: &App) -> Vec<u8> {
        paint(&mut self.near, app).unwrap();
        let written = std::mem::take(&mut *self.wire.0.lock().unwrap());
        self.far.process(&written);
        written
    }

    /// The screen that the terminal shows.
    pub fn screen(&self) -> &vt100::Screen {
        self.far.screen()
    }
}
