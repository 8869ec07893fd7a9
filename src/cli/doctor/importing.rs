//! What an import may touch on this host.

use super::Session;
use super::finding::Finding;
use crate::archive::{Origin, shown};
use crate::cli::reader::{REVIEWS, store};
use crate::policy::Freedom;

/// Reports what `import` could read and write, as its sandbox is closed; the paths report what they are.
pub(super) fn finding(session: &Session<'_>) -> Finding {
    let policy = &session.env.policy;
    let told = |text: String| Finding::fine("sandbox", "imports", text);
    if policy.freedom() == Freedom::Restricted || !policy.may_export() {
        return told(format!("refused, {}", policy.by_whom()));
    }
    let origin = session.origin().ok();
    let target = match &origin {
        Some(Origin::Folder(folder)) => shown(folder).into_string(),
        Some(Origin::Files(_) | Origin::Sample) | None => "the folder that -o names".to_owned(),
    };
    let kept = match origin.and_then(|origin| store(session, &origin)) {
        Some(Ok(store)) => format!("in {}", shown(&store.folder().join(REVIEWS))),
        Some(Err(_)) | None => "nowhere".to_owned(),
    };
    told(format!(
        "reads FILE, the rules, the archive and the configuration; writes {target}; a review is kept {kept}; nothing else"
    ))
}
