//! The review of a draft on a terminal: what the reader begins with, and what was kept of an earlier
//! one. What a review is lives in the room `import`.

use std::path::Path;

use super::target::ImportTarget;
use crate::app::{ReviewFiles, ReviewStart};
use crate::archive::{Origin, shown};
use crate::cli::exit::Failure;
use crate::cli::reader::{self, REVIEWS};
use crate::cli::session::Session;
use crate::config::plain_bytes;
use crate::disk;
use crate::import::review::{Review, kept, source_id};
use crate::import::text::ImportedText;

/// Has the reader open with a review of the only draft of a text.
pub(super) fn open(
    imported: ImportedText,
    bytes: &[u8],
    target: &ImportTarget,
    session: &mut Session<'_>,
) -> Result<(), Failure> {
    let (Some((folder, replaces)), Some(draft)) =
        (target.place(), imported.drafts.into_iter().next())
    else {
        return Err(Failure::Usage("nothing is to be written".to_owned()));
    };
    let path = target.path(&draft)?;
    let earlier = target.earlier(&draft).map(|(_, earlier)| earlier);
    let mut setup = reader::setup_in(session, Origin::Folder(folder.to_owned()))?;
    let kept = setup.store.as_ref().map(|store| {
        let file = format!("{}.yaml", source_id(bytes));
        store.folder().join(REVIEWS).join(file)
    });
    let taxonomy = target.corpus.share_taxonomy();
    let mut review = Review::new(draft, imported.blocks, taxonomy, imported.rules);
    if let Some(notice) = kept.as_deref().and_then(|kept| resume(&mut review, kept)) {
        setup.app.notice = Some(notice);
    }
    let files = ReviewFiles { kept, folder: folder.to_owned(), path, replaces };
    setup.app.review = Some(ReviewStart { review: Box::new(review), files, earlier });
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
    let notice = format!("Going on with the review from before: {done} {decisions}");
    let lost = unfit + kept.unread;
    if lost == 0 {
        return Some(notice);
    }
    let aside = disk::quarantine(path, "before").map(|aside| format!(" (in {})", shown(&aside)));
    Some(format!("{notice}, {lost} no longer fit{}", aside.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::app::Replaces;
    use crate::cli::{Environment, Exit, ReaderSetup, Streams, run};
    use crate::config::UserPaths;
    use crate::import::review::ReviewDecision;

    const TEXT: &str = "Harbour Watch: the week of May 1 to May 7, 2031\n\nIraq\n\n\
        - On May 3, 2031, a bomb hit a patrol near Samarra. Two policemen were killed (Telegram, May 4, 2031).\n\
        - On May 4, 2031, gunmen shot a mayor in Diyala (Telegram, May 5, 2031).\n";

    /// A folder with an archive, a text and a state.
    fn place() -> tempfile::TempDir {
        let place = tempfile::tempdir().unwrap();
        fs::create_dir_all(place.path().join("archive/digests")).unwrap();
        let taxonomy = concat!(env!("CARGO_MANIFEST_DIR"), "/data/taxonomy.yaml");
        fs::copy(taxonomy, place.path().join("archive/taxonomy.yaml")).unwrap();
        fs::write(place.path().join("week.txt"), TEXT).unwrap();
        place
    }

    fn import(place: &Path, terminal: Option<usize>, more: &str) -> (Exit, Option<ReaderSetup>) {
        let state = Some(place.join("state"));
        let env = Environment {
            terminal,
            folder: place.to_owned(),
            place: Some(UserPaths { state, ..UserPaths::default() }),
            ..Environment::default()
        };
        let (mut out, mut err, mut opened) = (Vec::new(), Vec::new(), None);
        let line = format!("watchfloor import week.txt --archive archive {more}");
        let streams = Streams { out: &mut out, err: &mut err };
        let exit = run(line.split_whitespace(), &env, streams, |setup| {
            opened = Some(setup);
            Ok(Exit::Done)
        });
        (exit, opened)
    }

    fn digests(place: &Path) -> usize {
        fs::read_dir(place.join("archive/digests")).unwrap().count()
    }

    #[test]
    fn a_terminal_opens_a_review_and_nothing_is_written_before_it_is_asked_for() {
        let place = place();
        let (exit, opened) = import(place.path(), Some(80), "");
        let setup = opened.unwrap();
        assert_eq!((exit, digests(place.path())), (Exit::Done, 0));
        assert_eq!(setup.origin, Origin::Folder(place.path().join("archive")));
        let start = setup.app.review.unwrap();
        assert_eq!(start.files.replaces, Replaces::Nothing);
        assert_eq!(start.files.path, Path::new("digests/2031/2031-05-01.yaml"));
        let kept = start.files.kept.unwrap();
        assert!(kept.ends_with(format!("state/imports/{}.yaml", source_id(TEXT.as_bytes()))));
        assert!(start.review.len() >= 2 && setup.app.notice.is_none());
        for more in ["--no-state", "--explain", "--dry-run", "--yes"] {
            let (_, opened) = import(place.path(), Some(80), more);
            let start = opened.map(|setup| setup.app.review.unwrap());
            assert_eq!(start.is_some(), more == "--no-state", "{more}");
            assert!(start.is_none_or(|start| start.files.kept.is_none()), "{more}");
        }
        assert_eq!(digests(place.path()), 1, "by --yes");
        let (exit, opened) = import(place.path(), Some(80), "");
        assert!(exit == Exit::Failed && opened.is_none(), "it is there: said before, not after");
        let (_, opened) = import(place.path(), Some(80), "--replace");
        let start = opened.unwrap().app.review.unwrap();
        assert_eq!(start.files.replaces, Replaces::TheFile);
    }

    #[test]
    fn an_interrupted_review_goes_on_and_says_so() {
        let place = place();
        let start = |more: &str| {
            let app = import(place.path(), Some(80), more).1.unwrap().app;
            (app.notice, app.review.unwrap())
        };
        let (_, mut begun) = start("");
        let key = begun.review.item(0).unwrap().key;
        assert!(begun.review.decide(ReviewDecision::Accept(key)));
        let kept = begun.files.kept.unwrap();
        fs::create_dir_all(kept.parent().unwrap()).unwrap();
        let stray = "  - drop: \"99:0-4\"\n";
        fs::write(&kept, begun.review.kept()).unwrap();
        let (notice, again) = start("");
        assert_eq!(notice.unwrap(), "Going on with the review from before: 1 decision");
        assert_eq!(again.review.decisions(), begun.review.decisions());
        assert!(start("--no-state").1.review.decisions().is_empty());
        fs::write(&kept, format!("{}{stray}", begun.review.kept())).unwrap();
        let (notice, again) = start("");
        assert!(notice.unwrap().contains("1 decision, 1 no longer fit (in "));
        assert_eq!(again.review.decisions().len(), 1);
        assert!(!kept.exists(), "set aside, and kept anew with the next decision");
    }
}
