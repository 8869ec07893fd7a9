//! A buffer as something that a snapshot can hold: its letters, and one line for all its styles.

use ratatui::buffer::{Buffer, CellWidth as _};

/// The letters, a line a row, without spaces at the ends.
pub fn text(buffer: &Buffer) -> String {
    let mut out = String::new();
    for y in buffer.area.top()..buffer.area.bottom() {
        let mut row = String::new();
        let mut hidden = 0;
        for x in buffer.area.left()..buffer.area.right() {
            // What lies under the second half of a wide letter is not shown.
            if hidden > 0 {
                hidden -= 1;
                continue;
            }
            let cell = &buffer[(x, y)];
            row.push_str(cell.symbol());
            hidden = cell.symbol().cell_width().saturating_sub(1);
        }
        out.push_str(row.trim_end());
        out.push('\n');
    }
    out
}

/// The letters and `styles: <hash>`. The hash is FNV-1a, so it stays the same from one release of
/// Rust to the next.
pub fn picture(buffer: &Buffer) -> String {
    let mut hash = Fnv(0xcbf2_9ce4_8422_2325);
    for cell in &buffer.content {
        hash.take(cell.fg.to_string().as_bytes());
        hash.take(&[0]);
        hash.take(cell.bg.to_string().as_bytes());
        hash.take(&[0]);
        hash.take(&cell.modifier.bits().to_le_bytes());
    }
    format!("{}styles: {:016x}\n", text(buffer), hash.0)
}

struct Fnv(u64);

impl Fnv {
    fn take(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
