//! The line to a terminal: what the program writes, and the screen that a terminal makes of it.

use std::io::{self, Write};
use std::num::NonZeroU16;
use std::sync::{Arc, Mutex};

use watchfloor::app::App;
use watchfloor::shell::DiffWriter;

/// Bytes on their way, shared with the pen that writes them.
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
    near: DiffWriter<Wire>,
    size: (u16, u16),
    far: vt100::Parser,
}

impl Line {
    /// To a terminal of that size.
    pub fn new(columns: u16, rows: u16) -> Self {
        assert!(columns > 1 && rows > 1, "vt100 panics below two rows or columns");
        let wire = Wire::default();
        let near = DiffWriter::new(wire.clone());
        let cells = |n| NonZeroU16::new(n).unwrap();
        Self {
            wire,
            near,
            size: (columns, rows),
            far: vt100::Parser::new(cells(rows), cells(columns), 0),
        }
    }

    /// Draws the program as its shell does, and gives what was written.
    pub fn paint(&mut self, app: &App) -> Vec<u8> {
        let drawn = self.near.draw_linked(self.size, |picture| {
            app.draw(picture);
            app.links()
        });
        drawn.unwrap();
        let written = std::mem::take(&mut *self.wire.0.lock().unwrap());
        self.far.process(&written);
        written
    }

    /// Sends a sequence as the shell does, and gives what was written.
    pub fn send(&mut self, sequence: &str) -> Vec<u8> {
        self.near.send(sequence).unwrap();
        let written = std::mem::take(&mut *self.wire.0.lock().unwrap());
        self.far.process(&written);
        written
    }

    /// The screen that the terminal shows.
    pub fn screen(&self) -> &vt100::Screen {
        self.far.screen()
    }
}
