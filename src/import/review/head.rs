//! The head of a digest while it is looked over: its id follows the publisher and the first day, and
//! so do the sources that are its publisher.

use super::apply::put;
use super::item::{ItemSort, ReviewItem};
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

/// Returns the publisher of a head that is changed there.
pub(super) fn publisher_of(item: &ReviewItem, changed: &str) -> Option<String> {
    let is_its = item.sort == ItemSort::Head && changed == "publisher";
    item.field("publisher").filter(|_| is_its).map(|field| field.value.clone())
}

/// What has its publisher for a source has the new one.
pub(super) fn sources_follow(items: &mut [ReviewItem], before: &str, publisher: &str) {
    if publisher.is_empty() {
        return;
    }
    let fields = items.iter_mut().flat_map(|item| &mut item.piece.fields);
    let of_publisher = fields.filter(|field| {
        field.name == "source" && field.rule == "publisher" && field.value == before
    });
    for field in of_publisher {
        publisher.clone_into(&mut field.value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::block::TextSpan;
    use crate::import::field::{Certainty, Field};
    use crate::import::piece::{Piece, PieceKind};
    use crate::import::review::decision::ReviewKey;
    use crate::import::review::item::ReadAs;

    fn item(read_as: ReadAs, name: &'static str, value: &str, rule: &str) -> ReviewItem {
        let span = TextSpan { block: 0, from: 0, to: 1 };
        let certainty = Certainty::Likely;
        let field = Field { name, value: value.into(), span: None, certainty, rule: rule.into() };
        let (spans, fields, inner) = (vec![span], vec![field], Vec::new());
        let piece = Piece { kind: PieceKind::Entry, spans, fields, inner };
        ReviewItem::new(ReviewKey { span, number: 1 }, piece, read_as)
    }

    #[test]
    fn entries_that_the_publisher_tells_follow_his_name() {
        let head = item(ReadAs::Head, "publisher", "Unknown", "publisher/none");
        assert_eq!(publisher_of(&head, "publisher").as_deref(), Some("Unknown"));
        assert_eq!(publisher_of(&head, "title"), None);
        let mut items = vec![
            head,
            item(ReadAs::Entry, "source", "Unknown", "publisher"),
            item(ReadAs::Entry, "source", "Telegram, 2031-03-08", "bracket"),
        ];
        sources_follow(&mut items, "Unknown", "Harbour Watch");
        let sources: Vec<&str> =
            items.iter().filter_map(|item| Some(&*item.field("source")?.value)).collect();
        assert_eq!(sources, ["Harbour Watch", "Telegram, 2031-03-08"]);
    }
}
