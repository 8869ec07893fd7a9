//! Briefings as they leave: Markdown, a page for browsers, a document for word processors.
//!
//! A briefing is first laid out as blocks with numbered notes ([`sheet`]); each format writes these. This
//! room decides neither what is in a briefing nor in which order it stands.

mod comparison;
mod docx;
mod html;
mod items;
mod markdown;
mod sheet;
mod sheet_of;

pub(super) use docx::FORMAT as DOCX;
pub(super) use html::FORMAT as HTML;
pub(super) use markdown::write as write_markdown;

#[cfg(test)]
mod tests;
