//! The head of a digest while it is looked over: its id follows the publisher and the first day.

use super::apply::put;
use super::item::ReviewItem;
use crate::digest::{DateSpan, read_written};
use crate::words::slug;

/// Lets the id follow where it is made of what was changed, and writes a period by its days, as the
/// names of files are made of them.
pub(super) fn head_changed(head: &mut ReviewItem, changed: &str) {
    if !matches!(changed, "publisher" | "period") {
        return;
    }
    let value = |name: &str| head.field(name).map(|field| field.value.clone());
    let (Some(publisher), Some(period)) = (value("publisher"), value("period")) else { return };
    let Ok(DateSpan { from, to, .. }) = read_written::<DateSpan>(&period) else { return };
    let written = if from == to { from.to_string() } else { format!("{from}..{to}") };
    if changed == "period" && written != period {
        put(head, "period", 1, &written);
    }
    put(head, "digest", 1, &format!("{}-{from}", slug(&publisher)));
}
