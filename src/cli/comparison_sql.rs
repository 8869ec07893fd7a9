//! `compare --format sql`: the SQL of exactly this comparison. Nothing is counted, and of the archive only
//! what the subjects name is read.

use std::io::Write as _;

use super::ask::{fault_text, saved};
use super::compared_subjects::{meant, say_read};
use super::exit::{Exit, Failure};
use super::session::Session;
use crate::archive::Wanted;
use crate::compare::{NoSql, SqlDialect, comparison_sql};

/// Writes the SQL.
pub(super) fn write_sql(
    subjects: &[String],
    dialect: SqlDialect,
    session: &mut Session<'_>,
) -> Result<Exit, Failure> {
    let corpus = session.load_wanted(&mut |_| Wanted::default())?;
    let searches = saved(&corpus, session)?;
    let (mut asks, mut texts) = (Vec::new(), Vec::new());
    for text in subjects {
        let (ask, chips) = meant(text, &corpus, &searches)?;
        say_read(text, &chips, session);
        let named = text.trim().strip_prefix('@').and_then(|name| searches.get(name));
        texts.push(named.map_or_else(|| text.trim().to_owned(), |search| search.query.clone()));
        asks.push(ask);
    }
    let sql = comparison_sql(&asks, &texts, &corpus, dialect).map_err(|refused| match refused {
        NoSql::Fault(nr, fault) => {
            let text = nr.checked_sub(1).and_then(|at| texts.get(at));
            Failure::Query(fault_text(text.map_or("", String::as_str), &fault))
        }
        NoSql::Mean => Failure::Usage("a mean cannot be told in SQL".to_owned()),
    })?;
    session.out()?.write_all(sql.as_bytes())?;
    Ok(Exit::Done)
}
