//! Pages about one subject, composed for reading: titled text, fields and tables.
//!
//! Pure: from corpus to [`Page`]. The reader lays pages out with a theme, `show` prints them plain;
//! both say the same. A page knows no width, colour or key.

mod apart;
mod background;
mod block;
mod chips;
mod details;
mod digest;
mod entry;
mod figure;
mod held;
mod layout;
mod noted;
mod passage;
mod place;
mod plain;
mod quote;
mod section;
mod tally;
mod wave;
mod who_says;

pub use block::{Block, Page, PageLine, PageTable, Span, TableCell, Tone};
pub use chips::wave_of;
pub use digest::{DRAFT_TOLD, archive, digest, digest_preview, whole_digest};
pub use entry::entry;
pub use figure::figure_parts;
pub use held::{document_told, events_number, events_told, held_count, held_events, held_sum};
pub use layout::{LaidOutRow, Layout, Marks, lay_out};
pub use noted::{note_doubt, note_judgements};
pub use passage::{passage, quote_passage};
pub use place::{area, theatre};
pub use plain::plain;
pub use quote::{digests_cited, quote, quote_digest, quote_place, quote_wave};
pub use section::section;
pub use tally::{DISPUTED, entry_toll, toll};
pub use wave::wave;
pub use who_says::{Teller, WordOf, who_says};
