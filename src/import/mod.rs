//! Published texts and tables to drafts of digests. Bytes come in, a draft goes out: no file is
//! opened here, and nothing is drawn.

pub mod block;
mod block_words;
pub mod draft;
mod encoding;
pub mod entries;
pub mod field;
mod label_words;
mod month_words;
mod package;
pub mod pdf;
pub mod piece;
pub mod reading;
mod records;
pub mod review;
pub mod rules;
pub mod slice;
pub mod structure;
pub mod tables;
pub mod text;
mod web_host;
