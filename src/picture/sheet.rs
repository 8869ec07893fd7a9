//! The sheet that every picture stands on: marking, heading, legend, and the lines at its foot.

use super::canvas::Canvas;
use super::caption::PictureCaption;
use super::drawing::{Drawing, DrawnBox, TextAnchor};
use super::legend::{KeyItem, draw_legend, legend_height};
use super::letters::fitted;
use super::role::PictureRole;
use super::size::PictureSize;

/// The margin of a sheet.
const MARGIN: f64 = 16.0;
/// The height of the marking, of the heading and of a line at the foot.
const MARKING: f64 = 18.0;
const HEAD: f64 = 46.0;
const FOOT: f64 = 12.0;
/// How far the last line is from the lower edge.
const LAST: f64 = 7.0;
/// The heights of letters.
const HEADING: f64 = 16.0;
const BELOW: f64 = 11.0;
const SMALL: f64 = 9.0;
/// The most letters of a description: it is heard from beginning to end.
const LONGEST: usize = 4_000;

/// What stands on a sheet besides the picture.
#[derive(Clone, Debug, Default)]
pub(super) struct SheetWords {
    /// What the picture is.
    pub(super) title: String,
    /// What is counted, and how much of it is shown.
    pub(super) told: String,
    /// What the signs mean that are in it.
    pub(super) legend: Vec<KeyItem>,
}

/// A sheet that is being drawn on.
pub(super) struct Sheet<'a> {
    pub(super) canvas: Canvas,
    /// The room for the picture.
    pub(super) room: DrawnBox,
    pixels: PictureSize,
    caption: &'a PictureCaption,
    /// To whom the ground is owed that the picture is drawn on.
    credits: Option<&'a str>,
}

impl<'a> Sheet<'a> {
    /// Begins a sheet with room for a legend of so many signs at most.
    pub(super) fn new(
        pixels: PictureSize,
        caption: &'a PictureCaption,
        legend: &[KeyItem],
        credits: Option<&'a str>,
    ) -> Self {
        let (width, height) = pixels.sheet();
        let across = width - 2.0 * MARGIN;
        let mut canvas = Canvas::default();
        canvas.boxes(vec![DrawnBox::new(0.0, 0.0, width, height)], PictureRole::Paper);
        let top = caption.marking.as_ref().map_or(0.0, |_| MARKING) + HEAD;
        let foot = LAST + if credits.is_some() { 2.0 * FOOT } else { FOOT };
        let bottom = height - foot - legend_height(legend, across) - 4.0;
        let room = DrawnBox::new(MARGIN, top, across, bottom - top);
        Self { canvas, room, pixels, caption, credits }
    }

    /// Ends the sheet: writes what stands around the picture, and what it says in words.
    pub(super) fn finish(mut self, words: SheetWords, told: &[String]) -> Drawing {
        let (width, height) = self.pixels.sheet();
        let (across, canvas) = (width - 2.0 * MARGIN, &mut self.canvas);
        let mut top = 0.0;
        if let Some(marking) = &self.caption.marking {
            let band = DrawnBox::new(0.0, 0.0, width, MARKING);
            canvas.boxes(vec![band], PictureRole::Marking);
            let at = ([width / 2.0, MARKING - 5.0], TextAnchor::Middle);
            let marking = fitted(marking, BELOW, across);
            canvas.anchored(at, BELOW, PictureRole::MarkingWords, &marking);
            top = MARKING;
        }
        let at = [MARGIN, top + 23.0];
        canvas.fitted(at, (HEADING, across), PictureRole::Heading, &words.title);
        canvas.fitted([MARGIN, top + 39.0], (BELOW, across), PictureRole::Dim, &words.told);
        let mut line = height - LAST;
        let foot = self.caption.foot(SMALL, across);
        canvas.fitted([MARGIN, line], (SMALL, across), PictureRole::Dim, &foot);
        if let Some(credits) = self.credits {
            line -= FOOT;
            canvas.fitted([MARGIN, line], (SMALL, across), PictureRole::Dim, credits);
        }
        let legend = line - FOOT - legend_height(&words.legend, across);
        draw_legend(&words.legend, [MARGIN, legend], across, canvas);
        let description = self.description(&words.told, told);
        let (sheet, title) = (self.pixels.sheet(), words.title);
        Drawing { pixels: self.pixels, sheet, title, description, shapes: self.canvas.shapes }
    }

    /// Returns the picture in words, of which nothing is lost without being told.
    fn description(&self, first: &str, told: &[String]) -> String {
        let mut text = String::new();
        let marking = self.caption.marking.iter().map(|marking| format!("{marking}."));
        let credits = self.credits.map(|credits| format!("{credits}."));
        let last: Vec<String> = std::iter::once(self.caption.whole()).chain(credits).collect();
        let room = LONGEST.saturating_sub(last.iter().map(String::len).sum());
        let mut left_out = 0;
        for sentence in marking.chain([format!("{first}.")]).chain(told.iter().cloned()) {
            if left_out > 0 || text.len() + sentence.len() > room {
                left_out += 1;
            } else {
                add(&mut text, &sentence);
            }
        }
        if left_out > 0 {
            add(&mut text, &format!("{left_out} more sentences are left out."));
        }
        for sentence in &last {
            add(&mut text, sentence);
        }
        text
    }
}

fn add(text: &mut String, sentence: &str) {
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(sentence);
}
