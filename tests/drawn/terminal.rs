//! A buffer of cells as SVG: letters as text, and what fonts draw badly (dots, blocks) as shapes.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell, CellWidth as _};
use ratatui::style::{Color, Modifier};

/// The size of a cell.
const WIDE: u32 = 8;
const HIGH: u32 = 17;
/// What the terminal's own colours are.
const INK: &str = "#cfccd8";
const GROUND: &str = "#1c1d28";
/// The eighths of columns from the bottom.
const EIGHTHS: &str = " ▁▂▃▄▅▆▇█";

/// How a cell looks.
#[derive(Clone, PartialEq)]
struct Ink {
    fg: String,
    bg: String,
    bold: bool,
    italic: bool,
    underlined: bool,
}

impl Ink {
    fn of(cell: &Cell) -> Self {
        let (mut fg, mut bg) = (colour(cell.fg, INK), colour(cell.bg, GROUND));
        if cell.modifier.contains(Modifier::REVERSED) {
            std::mem::swap(&mut fg, &mut bg);
        }
        Self {
            fg,
            bg,
            bold: cell.modifier.contains(Modifier::BOLD),
            italic: cell.modifier.contains(Modifier::ITALIC),
            underlined: cell.modifier.contains(Modifier::UNDERLINED),
        }
    }
}

fn colour(colour: Color, own: &str) -> String {
    // The drawn screens are in a theme of 24 bits: every other colour is the terminal's own.
    let Color::Rgb(red, green, blue) = colour else { return own.to_owned() };
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Draws a buffer.
pub fn terminal_svg(buffer: &Buffer, title: &str) -> String {
    let (width, height) = (u32::from(buffer.area.width), u32::from(buffer.area.height));
    let (across, down) = (width * WIDE, height * HIGH);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 {across} {down}\" \
         width=\"{across}\" height=\"{down}\">\n<title>{title}</title>\n\
         <style>text{{font:13px ui-monospace,\"DejaVu Sans Mono\",Menlo,Consolas,monospace;\
         white-space:pre}}</style>\n<rect width=\"{across}\" height=\"{down}\" fill=\"{GROUND}\"/>\n"
    );
    for y in 0..buffer.area.height {
        let row: Vec<&Cell> = (0..buffer.area.width).map(|x| &buffer[(x, y)]).collect();
        draw_row(&row, u32::from(y) * HIGH, &mut svg);
    }
    svg.push_str("</svg>\n");
    svg
}

fn draw_row(row: &[&Cell], top: u32, svg: &mut String) {
    let mut x = 0;
    // Grounds first: no letter is covered by that of its neighbour.
    for run in row.chunk_by(|one, other| Ink::of(one).bg == Ink::of(other).bg) {
        let (ink, wide) = (Ink::of(run[0]), u32::try_from(run.len()).unwrap() * WIDE);
        if ink.bg != GROUND {
            let bg = ink.bg;
            writeln!(
                svg,
                "<rect x=\"{x}\" y=\"{top}\" width=\"{wide}\" height=\"{HIGH}\" fill=\"{bg}\"/>"
            )
            .unwrap();
        }
        x += wide;
    }
    x = 0;
    let alike = |one: &&Cell, other: &&Cell| {
        Ink::of(one) == Ink::of(other) && shape(one).is_none() && shape(other).is_none()
    };
    for run in row.chunk_by(alike) {
        let wide = u32::try_from(run.len()).unwrap() * WIDE;
        match shape(run[0]) {
            Some(path) => draw_shape(&path, &Ink::of(run[0]).fg, (x, top), svg),
            None => draw_letters(run, (x, top), svg),
        }
        x += wide;
    }
}

fn draw_letters(run: &[&Cell], (mut x, top): (u32, u32), svg: &mut String) {
    let mut letters = String::new();
    let mut hidden = 0;
    for cell in run {
        if hidden == 0 {
            letters.push_str(cell.symbol());
            hidden = cell.symbol().cell_width();
        }
        hidden -= 1;
    }
    let begun = letters.trim_start();
    x += u32::try_from(letters.len() - begun.len()).unwrap() * WIDE;
    let letters = begun.trim_end();
    if letters.is_empty() {
        return;
    }
    let ink = Ink::of(run[0]);
    let wide = u32::from(letters.cell_width()) * WIDE;
    let base = top + 13;
    let bold = if ink.bold { " font-weight=\"bold\"" } else { "" };
    let italic = if ink.italic { " font-style=\"italic\"" } else { "" };
    let line = if ink.underlined { " text-decoration=\"underline\"" } else { "" };
    let safe = letters.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let fg = ink.fg;
    writeln!(
        svg,
        "<text x=\"{x}\" y=\"{base}\" fill=\"{fg}\"{bold}{italic}{line} textLength=\"{wide}\" \
         lengthAdjust=\"spacingAndGlyphs\">{safe}</text>"
    )
    .unwrap();
}

/// The path of a sign that is drawn, from the corner of its cell; none for a letter.
fn shape(cell: &Cell) -> Option<String> {
    let sign = cell.symbol().chars().next()?;
    if let Some(eighths) = EIGHTHS.chars().position(|of| of == sign).filter(|of| *of > 0) {
        let high = HIGH * u32::try_from(eighths).unwrap() / 8;
        return Some(format!("v{high}h{WIDE}v-{high}z|{}", HIGH - high));
    }
    match sign {
        '▀' => Some(format!("v{}h{WIDE}v-{}z|0", HIGH / 2, HIGH / 2)),
        '▖' => Some(format!("v{}h{}v-{}z|{}", HIGH / 2, WIDE / 2, HIGH / 2, HIGH - HIGH / 2)),
        '▔' => Some(format!("v2h{WIDE}v-2z|0")),
        '\u{2800}'..='\u{28ff}' => Some(dots(u32::from(sign) - 0x2800)),
        _ => None,
    }
}

/// The dots of a sign of braille.
fn dots(bits: u32) -> String {
    const PLACES: [(u32, u32); 8] =
        [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)];
    let lit = PLACES.iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1);
    let dot = |(_, (x, y)): (usize, &(u32, u32))| format!("M{} {}h2v2h-2z", x * 4 + 1, y * 4 + 1);
    lit.map(dot).collect()
}

fn draw_shape(path: &str, fg: &str, (x, top): (u32, u32), svg: &mut String) {
    let path = match path.split_once('|') {
        Some((path, down)) => format!("M0 {down}{path}"),
        None => path.to_owned(),
    };
    if !path.is_empty() {
        writeln!(svg, "<path transform=\"translate({x} {top})\" fill=\"{fg}\" d=\"{path}\"/>")
            .unwrap();
    }
}
