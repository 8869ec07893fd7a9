//! What every picture says of itself: what was asked for, what is held of it, whose words it rests on.

use super::letters::text_width;

/// The most outlets that are named where there is room for all: a picture has a bound of bytes.
const MOST_OUTLETS: usize = 24;

/// What a picture is of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PictureCaption {
    /// What was asked for, in its words; nothing where all of an archive is shown.
    pub query: String,
    /// What is held of the days and places asked for, in words.
    pub held: Option<String>,
    /// The day as of which the archive is told, in words; none where it is told as it is.
    pub as_of: Option<String>,
    /// The outlets cited, with how many entries cite each, most first.
    pub outlets: Vec<(String, usize)>,
    /// What has to stand over it.
    pub marking: Option<String>,
}

impl PictureCaption {
    /// Returns what was asked for, or that all is shown.
    pub(super) fn asked(&self) -> &str {
        if self.query.trim().is_empty() { "all of the archive" } else { &self.query }
    }

    /// Returns the line at the foot, with as many outlets as there is room for and how many more.
    pub(super) fn foot(&self, size: f64, room: f64) -> String {
        let before = self.asked_and_held();
        // More names than have room alone need not be tried: an archive may cite thousands.
        let mut wide = 0.0;
        let may_fit = self.outlets.iter().take_while(|(outlet, _)| {
            wide += text_width(outlet, size);
            wide <= room
        });
        for told in (0..=may_fit.count()).rev() {
            let line = match self.sources(told) {
                Some(sources) => format!("{before}; sources: {sources}"),
                None => before.clone(),
            };
            if text_width(&line, size) <= room || told == 0 {
                return line;
            }
        }
        before
    }

    /// Returns the same with all outlets that anybody would read.
    pub(super) fn whole(&self) -> String {
        let sources = self.sources(self.outlets.len().min(MOST_OUTLETS));
        let sources = sources.map_or_else(String::new, |sources| format!("; sources: {sources}"));
        format!("{}{sources}.", self.asked_and_held())
    }

    fn asked_and_held(&self) -> String {
        let held = self.held.as_ref().map_or_else(String::new, |held| format!("; held: {held}"));
        let as_of = self.as_of.as_ref().map_or_else(String::new, |as_of| format!(", {as_of}"));
        format!("Asked for: {}{as_of}{held}", self.asked())
    }

    /// Returns the first outlets, and how many more there are; nothing where there is none.
    fn sources(&self, told: usize) -> Option<String> {
        let first = self.outlets.get(..told)?;
        let named: Vec<String> =
            first.iter().map(|(outlet, entries)| format!("{outlet} ({entries})")).collect();
        let more = self.outlets.len() - told;
        match (named.is_empty(), more) {
            (true, 0) => None,
            (true, more) => Some(format!("{more} outlets")),
            (false, 0) => Some(named.join(", ")),
            (false, more) => Some(format!("{} and {more} more", named.join(", "))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_foot_names_as_many_outlets_as_fit_and_counts_the_others() {
        let outlets = ["One", "Two", "Three"].map(|name| (format!("Outlet {name}"), 3));
        let caption = PictureCaption {
            query: "theatre:x".to_owned(),
            held: Some("in part 3 of 7 days".to_owned()),
            as_of: None,
            outlets: outlets.to_vec(),
            marking: None,
        };
        let whole = "Asked for: theatre:x; held: in part 3 of 7 days; \
                     sources: Outlet One (3), Outlet Two (3), Outlet Three (3)";
        assert_eq!(caption.foot(9.0, 2_000.0), whole);
        assert_eq!(caption.whole(), format!("{whole}."));
        let wide = text_width(whole, 9.0);
        assert!(caption.foot(9.0, wide - 20.0).ends_with("Outlet Two (3) and 1 more"));
        assert!(caption.foot(9.0, 10.0).ends_with("; sources: 3 outlets"));
        assert_eq!(PictureCaption::default().whole(), "Asked for: all of the archive.");
        let as_of = Some("as of 2020-08-06".to_owned());
        let caption = PictureCaption { as_of, ..PictureCaption::default() };
        assert_eq!(caption.whole(), "Asked for: all of the archive, as of 2020-08-06.");
    }
}
