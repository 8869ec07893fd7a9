//! What a passage says, part by part, each with the label under which its file has it: a sentence like
//! "There was none." means nothing without it. Where a passage stands is in `passage`.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::{Figure, Passage, PassageHome, PassageText, Wave};

/// One part of what a passage says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassagePart<'a> {
    /// The label under which it stands, if under one.
    pub label: Option<&'a str>,
    /// What it says.
    pub text: Cow<'a, str>,
}

impl<'a> PassagePart<'a> {
    fn new(label: Option<&'a str>, text: impl Into<Cow<'a, str>>) -> Self {
        Self { label, text: text.into() }
    }
}

impl<'a> Passage<'a> {
    /// Returns what it says; a figure is put into words, and only a wave has several parts.
    pub fn parts(&self) -> Vec<PassagePart<'a>> {
        // Under a theatre such a sentence is the summary; in a wave it says what is not known.
        let unknown = matches!(self.home, PassageHome::Wave(_)).then_some("Not known");
        vec![match self.says {
            PassageText::Title(title) => PassagePart::new(None, title),
            PassageText::Point(point) => PassagePart::new(None, point.text()),
            PassageText::Sentence(sentence) => PassagePart::new(unknown, sentence.text),
            PassageText::Note(note) => PassagePart::new(None, note.text()),
            PassageText::Figure(figure) => PassagePart::new(None, spoken_figure(figure)),
            PassageText::Wave(wave) => return parts_of_wave(wave),
        }]
    }

    /// Returns what it says in one text without the labels, as it is searched.
    pub fn text(&self) -> Cow<'a, str> {
        joined(self.parts().into_iter().map(|part| part.text))
    }

    /// Returns what it says in one text with the labels, as it is read.
    pub fn labelled_text(&self) -> Cow<'a, str> {
        joined(self.parts().into_iter().map(|part| match part.label {
            Some(label) => format!("{label}: {}", part.text).into(),
            None => part.text,
        }))
    }
}

/// Joins some texts; a single one stays as it is.
fn joined<'a>(mut texts: impl ExactSizeIterator<Item = Cow<'a, str>>) -> Cow<'a, str> {
    if texts.len() == 1 {
        return texts.next().unwrap_or_default();
    }
    texts.collect::<Vec<_>>().join("; ").into()
}

/// Puts a figure into words: what is counted, the number, who states it, and the parts.
fn spoken_figure(figure: &Figure) -> String {
    let mut text = figure.of.to_string();
    // Writing into a text never fails.
    if let Some(total) = figure.total {
        let _ = write!(text, ": {total}");
    }
    if let Some(unit) = &figure.unit {
        let _ = write!(text, " {unit}");
    }
    let _ = write!(text, " ({}", figure.issuer);
    if let Some(released) = figure.released {
        let _ = write!(text, ", released {released}");
    }
    text.push(')');
    for (at, part) in figure.parts.iter().enumerate() {
        let lead = if at == 0 { "; " } else { ", " };
        let _ = write!(text, "{lead}{} {}", part.label, part.count);
    }
    if let Some(note) = &figure.note {
        let _ = write!(text, "; {note}");
    }
    text
}

/// Returns the names of a wave, and what it says of itself outside its points; the notes on its days
/// are labelled with their issuers.
fn parts_of_wave(wave: &Wave) -> Vec<PassagePart<'_>> {
    let mut name = wave.name.to_string();
    if !wave.aliases.is_empty() {
        // Writing into a text never fails.
        let _ = write!(name, " ({})", wave.aliases.join(", "));
    }
    let said = [
        ("Kind", &wave.kind),
        ("Actor", &wave.actor),
        ("Pretext", &wave.pretext),
        ("West", &wave.west),
    ];
    let listed = [
        ("Tactics", &wave.tactics),
        ("Countries", &wave.countries),
        ("Took no part", &wave.absent),
    ];
    let said = said
        .into_iter()
        .filter_map(|(label, said)| Some(PassagePart::new(Some(label), said.as_deref()?)));
    let listed = listed
        .into_iter()
        .filter(|(_, listed)| !listed.is_empty())
        .map(|(label, listed)| PassagePart::new(Some(label), listed.join(", ")));
    let notes = wave
        .dates
        .iter()
        .filter_map(|dates| Some(PassagePart::new(Some(&*dates.issuer), dates.note.as_deref()?)));
    std::iter::once(PassagePart::new(None, name)).chain(said).chain(listed).chain(notes).collect()
}
