//! A query that was understood, as it stands: what finds the same without being understood again.
//! Searches that are kept are read strictly, so they are kept in this form.

use super::ast::{Filter, Query, QueryNode, Soft, Word};
use super::index::{Index, Results};
use super::query_token::FILLERS;
use crate::archive::Corpus;
use crate::words::{How, words};

/// What stands for something that plain words were understood as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum StandingForm {
    /// The condition alone.
    Condition,
    /// The condition or the words, which finds what the soft understanding does.
    ConditionOrWords,
}

impl Query {
    /// Returns the query with what was understood written out: `may 2020` as `(date:2020-05 or 'may
    /// '2020)`. Read strictly it finds what this query does, in whatever archive.
    #[must_use]
    pub fn written_out(&self) -> Self {
        self.in_form(StandingForm::ConditionOrWords)
    }

    fn in_form(&self, form: StandingForm) -> Self {
        Self { root: self.root.in_form(form) }
    }
}

impl Index {
    /// Returns a query as it stands, in the shortest form that finds just what was found: with
    /// `date:2020-05` alone where no text merely names the month. Returns none if `stop` reports
    /// that the search is cancelled.
    pub fn standing(
        &self,
        corpus: &Corpus,
        query: &Query,
        found: &Results,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<Query> {
        let short = query.in_form(StandingForm::Condition);
        // Names of places stand for their words in either form.
        if short == query.written_out() {
            return Some(short);
        }
        let same = self.search(corpus, &short, 0, stop)?.is_same_as(found);
        Some(if same { short } else { query.written_out() })
    }
}

impl QueryNode {
    fn in_form(&self, form: StandingForm) -> Self {
        let all = |parts: &[Self]| parts.iter().map(|part| part.in_form(form)).collect();
        match self {
            Self::All(parts) => Self::all(all(parts)),
            Self::Any(parts) => Self::any(all(parts)),
            Self::Not(part) => Self::Not(Box::new(part.in_form(form))),
            Self::Soft(Soft { meant, said }) => written_out(meant, said, form),
            Self::Scope(scope) => {
                let words = scope.said.split_whitespace();
                Self::all(
                    words.map(|word| Self::Word(Word::One(How::Plain, word.into()))).collect(),
                )
            }
            Self::Word(_) | Self::Filter(_) => self.clone(),
        }
    }
}

fn written_out(meant: &Filter, said: &str, form: StandingForm) -> QueryNode {
    let condition = QueryNode::Filter(meant.clone());
    let said = words(said).into_iter().filter(|word| !FILLERS.contains(&word.as_str()));
    let said: Vec<QueryNode> =
        said.map(|word| QueryNode::Word(Word::One(How::Exact, word.into()))).collect();
    match form {
        StandingForm::ConditionOrWords if !said.is_empty() => {
            QueryNode::any(vec![condition, QueryNode::all(said)])
        }
        StandingForm::ConditionOrWords | StandingForm::Condition => condition,
    }
}
