//! One thing more in the file of a worklist: from its bytes to its new bytes. Pure.
//!
//! Where the file has comments, only the lines of the new item are added; the result is read again, and
//! taken only where it holds exactly what it should.

use super::{Addition, WorkItem, Worklist, read_worklist, write_worklist};
use crate::yaml::{Unamended, has_comments, splice_item};

/// What becomes of a file in which something is gathered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gathering {
    /// The new bytes; the item is at this place now.
    Added(Vec<u8>, usize),
    /// It is as it was: the item is at this place already.
    Known(usize),
    /// It is as it was: there is no room for more.
    Full,
}

/// Adds an item at the end of a worklist.
pub fn gather(old: &[u8], item: WorkItem) -> Result<Gathering, Unamended> {
    let file = read_worklist(old);
    // As with notes: what somebody wrote otherwise than it is read is theirs to mend first.
    if let Some(fault) = file.faults.into_iter().next() {
        return Err(Unamended::Faulty(fault));
    }
    if !file.is_whole {
        return Err(Unamended::Shape);
    }
    let mut wanted = file.worklist;
    let at = match wanted.add(item.clone()) {
        Addition::At(at) => at,
        Addition::Known(at) => return Ok(Gathering::Known(at)),
        Addition::Full => return Ok(Gathering::Full),
    };
    let new = if has_comments(old) {
        spliced(old, item, &wanted).ok_or(Unamended::Shape)?
    } else {
        write_worklist(&wanted)
    };
    Ok(Gathering::Added(new.into_bytes(), at))
}

fn spliced(old: &[u8], item: WorkItem, wanted: &Worklist) -> Option<String> {
    let mut alone = Worklist::default();
    alone.add(item);
    let written = write_worklist(&alone);
    let lines = written.lines().skip_while(|line| !line.trim_start().starts_with("- "));
    let item = lines.map(|line| line.strip_prefix("  ").unwrap_or(line)).collect::<Vec<_>>();
    let new = splice_item(old, None, Some(&item.join("\n")))?;
    let read = read_worklist(new.as_bytes());
    (read.is_whole && read.worklist == *wanted).then_some(new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::WorkSubject;

    fn item(id: &str) -> WorkItem {
        WorkItem {
            seen: Some("00ff00ff00ff00ff".to_owned()),
            ..WorkSubject::Entry(id.to_owned()).into()
        }
    }

    fn added(old: &str, id: &str) -> String {
        let done = gather(old.as_bytes(), item(id));
        let Ok(Gathering::Added(new, _)) = done else { panic!("{done:?}") };
        String::from_utf8(new).unwrap()
    }

    #[test]
    fn what_is_gathered_stands_at_the_end_once_and_comments_stay() {
        let first = added("", "a-1");
        assert_eq!(gather(first.as_bytes(), item("a-1")), Ok(Gathering::Known(0)));
        let commented = format!("# of today\n{first}");
        let second = added(&commented, "a-2");
        assert!(second.starts_with(&commented), "{second}");
        let read = read_worklist(second.as_bytes());
        assert_eq!(read.worklist.items(), [item("a-1"), item("a-2")]);
    }

    #[test]
    fn a_file_that_would_lose_something_is_never_written() {
        let broken = gather(b"items: [\n", item("a-1"));
        assert!(matches!(broken, Err(Unamended::Faulty(_))), "{broken:?}");
        let flow = gather(b"items: [{entry: a-1}] # mine\n", item("a-2"));
        assert_eq!(flow, Err(Unamended::Shape));
    }
}
