//! What opens where an item of the worklist is opened: the record, the comparison, the map, the picture.

use super::state::Gathering;
use super::typing::TypedWords;
use crate::brief::{MapAsked, PictureForm, SpanQuestion, WorkStanding, WorkSubject};
use crate::screens::{Request, ViewContext, WorklistRequest};
use crate::tree::{TreeNode, Turn};

impl Gathering {
    /// Opens the selected item; words of one's own are gone on with.
    pub(super) fn open(&mut self, view: &ViewContext<'_>) -> Request {
        let (Some(spot), Some(now)) = (self.spot(), self.standing()) else {
            return Request::Nothing;
        };
        if let WorkStanding::Gone(why) = &now.standing {
            return Request::Say(format!("Not opened: {why}"));
        }
        if let Some(key) = now.key {
            return Request::Read(TreeNode::from(key), Turn::ByDigest);
        }
        match &spot.1.subject {
            WorkSubject::Text(_) => match &self.closed {
                Some(problem) => Request::Say(format!("Mend this first: {}", problem.in_short())),
                None => self.begin(TypedWords::Text(spot)),
            },
            WorkSubject::Comparison(subjects) | WorkSubject::Cell(subjects, _) => {
                asks(WorklistRequest::Compare(subjects.clone()))
            }
            WorkSubject::Sum(query) => Request::Search(asked(query, view)),
            WorkSubject::Map(map) => {
                let query = asked(&map.query, view);
                asks(WorklistRequest::ShowMap(MapAsked { query, part: map.part }))
            }
            WorkSubject::Grid(spans) => pictured(PictureForm::Grid, spans, view),
            WorkSubject::Tempo(spans) => pictured(PictureForm::Tempo, spans, view),
            WorkSubject::Entry(_)
            | WorkSubject::Figure(_)
            | WorkSubject::Point(_)
            | WorkSubject::Unread(_) => Request::Nothing,
        }
    }
}

pub(super) fn asks(request: WorklistRequest) -> Request {
    Request::Worklist(Box::new(request))
}

/// Returns a query as it stands, that of a saved search by its name.
fn asked(query: &str, view: &ViewContext<'_>) -> String {
    let saved = query.trim().strip_prefix('@').and_then(|name| {
        view.saved.iter().find(|saved| saved.is_called(name)).map(|saved| saved.query.clone())
    });
    saved.unwrap_or_else(|| query.trim().to_owned())
}

/// A picture over time shows all of the archive; what a query asks for is told by the search.
fn pictured(form: PictureForm, spans: &SpanQuestion, view: &ViewContext<'_>) -> Request {
    match asked(&spans.query, view) {
        query if query.is_empty() => asks(WorklistRequest::OpenSpans(form, spans.clone())),
        query => Request::Search(query),
    }
}
