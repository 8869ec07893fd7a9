//! The review of a draft on a terminal: what the reader begins with, and what was kept of an earlier
//! one. What a review is lives in the room `import`.

use std::path::Path;

use super::target::Target;
use crate::app::{ReviewFiles, ReviewStart};
use crate::archive::{Origin, shown};
use crate::cli::exit::Failure;
use crate::cli::reader;
use crate::cli::session::Session;
use crate::config::plain_bytes;
use crate::disk;
use crate::import::review::{Review, kept, source_id};
use crate::import::text::ImportedText;

/// The folder of kept reviews below that of the state.
const FOLDER: &str = "imports";

/// Has the reader open with a review of the only draft of a text.
pub(super) fn open(
    imported: ImportedText,
    bytes: &[u8],
    target: &Target,
    session: &mut Session<'_>,
) -> Result<(), Failure> {
    let (Some((folder, replaces)), Some(draft)) = (target.place(), imported.drafts.into_iter().next())
    else {
        return Err(Failure::Usage("nothing is to be written".to_owned()));
    };
    let path = target.path(&draft)?;
    let mut setup = reader::setup_in(session, Origin::Folder(folder.to_owned()))?;
    let kept = setup.store.as_ref().map(|store| {
        let file = format!("{}.yaml", source_id(bytes));
        store.folder().join(FOLDER).join(file)
    });
    let taxonomy = target.corpus.share_taxonomy();
    let mut review = Review::new(draft, imported.blocks, taxonomy);
    if let Some(notice) = kept.as_deref().and_then(|kept| resume(&mut review, kept)) {
        setup.app.notice = Some(notice);
    }
    let files = ReviewFiles { kept, folder: folder.to_owned(), path, replaces };
    setup.app.review = Some(ReviewStart { review: Box::new(review), files });
    // One begins at the review, and goes to its digest from there.
    setup.app.path = Vec::new();
    session.opens = Some(Box::new(setup));
    Ok(())
}

/// Goes on with what was kept, and says so; none where nothing was. What cannot be read is set aside.
fn resume(review: &mut Review, path: &Path) -> Option<String> {
    let bytes = plain_bytes(path).ok()?;
    let kept = kept(&bytes);
    let unfit = review.resume(&kept.decisions);
    let done = kept.decisions.len().saturating_sub(unfit);
    let decisions = if done == 1 { "decision" } else { "decisions" };
    let mut notice = format!("Going on with the review from before: {done} {decisions}");
    if unfit + kept.unread > 0 {
        let lost = unfit + kept.unread;
        notice.push_str(&format!(", {lost} no longer fit"));
        let aside = disk::quarantine(path, "before").map(|aside| shown(&aside).into_string());
        notice.push_str(&aside.map(|aside| format!(" (in {aside})")).unwrap_or_default());
    }
    Some(notice)
}
