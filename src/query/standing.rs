//! A query that was understood, as it stands: what finds the same without being understood again.
//! Searches that are kept, marked and compared are read strictly, so they are kept in this form.

use super::ast::{Filter, Query, QueryNode, Word};
use super::index::{Index, Results};
use super::soft::{Soft, SoftForm};
use super::understanding::is_said_by;
use crate::archive::Corpus;
use crate::words::How;

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

    /// Returns the query with what was understood as conditions alone: `may 2020` as `date:2020-05`. Its days
    /// are then all of its days; what only says the words is not found.
    #[must_use]
    pub fn as_conditions(&self) -> Self {
        self.in_form(StandingForm::Condition)
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
            Self::Scope(scope) => {
                let words = scope.said.split_whitespace();
                Self::all(
                    words.map(|word| Self::Word(Word::One(How::Plain, word.into()))).collect(),
                )
            }
            // What only comes first finds what is found without it.
            Self::Soft(Soft { form: SoftForm::Preferred, .. }) => Self::default(),
            Self::Soft(soft) => match form {
                StandingForm::ConditionOrWords if soft.alternatives().len() > 1 => {
                    Self::Soft(Soft { form: SoftForm::WrittenOut, ..soft.clone() })
                }
                StandingForm::ConditionOrWords | StandingForm::Condition => {
                    Self::Filter(soft.meant.clone())
                }
            },
            Self::Word(_) | Self::Filter(_) => self.clone(),
        }
    }
}

/// Returns alternatives as they are meant: a condition, or else exact words that say the same, is
/// what was understood once and written out; then the condition ranks first, and its days count.
pub(super) fn as_understood(alternatives: Vec<QueryNode>) -> QueryNode {
    match written_out(&alternatives) {
        Some(soft) => QueryNode::Soft(soft),
        None => QueryNode::any(alternatives),
    }
}

fn written_out(alternatives: &[QueryNode]) -> Option<Soft> {
    let [QueryNode::Filter(meant), said] = alternatives else { return None };
    let exact = |word: &QueryNode| match word {
        QueryNode::Word(Word::One(How::Exact, word)) => Some(word.to_string()),
        QueryNode::All(_)
        | QueryNode::Any(_)
        | QueryNode::Not(_)
        | QueryNode::Word(_)
        | QueryNode::Filter(_)
        | QueryNode::Soft(_)
        | QueryNode::Scope(_) => None,
    };
    let said = said.parts().iter().map(exact).collect::<Option<Vec<String>>>()?.join(" ");
    let meant: &Filter = meant;
    let form = SoftForm::WrittenOut;
    is_said_by(meant, &said).then(|| Soft { meant: meant.clone(), said: said.into(), form })
}
