//! Citations: outlet, date, address.
//!
//! The short form is `Telegram, 2020-05-20`; with several outlets of one date, `Enab Baladi;
//! Anatolia, 2020-05-20`; with an address at the end, `Rudaw, 2020-07-19 <https://…>`.

use std::fmt;

use super::{DateSpan, StoredText, written_date};

/// A source as a digest cites it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Citation {
    /// The outlet, channel, body or person.
    pub outlet: Box<str>,
    /// When it was published, if the digest says so.
    pub date: Option<DateSpan>,
    /// Its address.
    pub url: Option<Box<str>>,
}

impl Citation {
    /// Reads the short form: one citation for each outlet named. Never empty.
    ///
    /// The text after the last comma is the date if it can be read as one; otherwise it is part of
    /// the outlet's name.
    pub fn read(text: &str) -> Vec<Self> {
        let text = text.trim();
        let (text, url) = match text.strip_suffix('>').and_then(|t| t.rsplit_once('<')) {
            Some((before, url)) => (before.trim_end(), Some(Box::from(url.trim()))),
            None => (text, None),
        };
        let (outlets, date) = match text.rsplit_once(',') {
            Some((before, last)) => match written_date(last) {
                Some(date) => (before, Some(date)),
                None => (text, None),
            },
            None => (text, None),
        };
        outlets
            .split(';')
            .map(|outlet| Self { outlet: outlet.trim().into(), date, url: url.clone() })
            .collect()
    }

    /// Returns a view that can be printed.
    pub fn view(&self) -> CitationRef<'_> {
        CitationRef { outlet: &self.outlet, date: self.date, url: self.url.as_deref() }
    }
}

/// A citation of an entry; its texts are in the digest's buffer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StoredCitation {
    /// The outlet.
    pub outlet: StoredText,
    /// When it was published.
    pub date: Option<DateSpan>,
    /// Its address.
    pub url: StoredText,
}

/// A citation, however it is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CitationRef<'a> {
    /// The outlet.
    pub outlet: &'a str,
    /// When it was published.
    pub date: Option<DateSpan>,
    /// Its address.
    pub url: Option<&'a str>,
}

/// Prints the short form of one citation.
impl fmt::Display for CitationRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.outlet)?;
        if let Some(date) = self.date {
            write!(f, ", {date}")?;
        }
        if let Some(url) = self.url {
            write!(f, " <{url}>")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        Citation::read(text).iter().map(|c| c.view().to_string()).collect()
    }

    #[test]
    fn outlets_share_a_date_and_an_address() {
        assert_eq!(shown("Telegram, 2020-05-20"), ["Telegram, 2020-05-20"]);
        assert_eq!(
            shown("Enab Baladi; Anatolia, 2020-05-20"),
            ["Enab Baladi, 2020-05-20", "Anatolia, 2020-05-20"]
        );
        assert_eq!(
            shown("Rudaw, 2020-07-19 <https://example.org/a,b>"),
            ["Rudaw, 2020-07-19 <https://example.org/a,b>"]
        );
        assert_eq!(shown("Al-Naba' weekly, Issue 235"), ["Al-Naba' weekly, Issue 235"]);
        assert_eq!(shown("ITIC <https://example.org>"), ["ITIC <https://example.org>"]);
    }
}
