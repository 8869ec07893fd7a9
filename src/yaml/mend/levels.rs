//! The open lists and mappings at a line, by their columns, and the column at which a line that
//! slipped was meant to begin.

/// A list or a mapping that may go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Level {
    column: usize,
    shape: LevelShape,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LevelShape {
    List,
    Mapping,
}

/// How a line begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Begins {
    Dash,
    Key,
}

/// The open levels, outermost first.
#[derive(Debug, Default)]
pub(super) struct OpenLevels {
    open: Vec<Level>,
    /// True after a key or a dash without a value, which may hold a new level.
    pub(super) awaits: bool,
}

impl OpenLevels {
    /// Returns the levels at the beginning of a text.
    pub(super) fn begin() -> Self {
        Self { open: Vec::new(), awaits: true }
    }

    /// Forgets everything, as at the beginning of a document.
    pub(super) fn clear(&mut self) {
        *self = Self::begin();
    }

    /// Returns true if nothing is open.
    pub(super) fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    /// Returns true if the innermost level is a mapping at this column.
    pub(super) fn has_key_at(&self, column: usize) -> bool {
        self.open.last() == Some(&Level { column, shape: LevelShape::Mapping })
    }

    /// Returns the column of the innermost level.
    pub(super) fn innermost(&self) -> Option<usize> {
        self.open.last().map(|level| level.column)
    }

    /// Returns the column of the list whose items have their keys at this column.
    pub(super) fn list_of(&self, column: usize) -> Option<usize> {
        let key = Level { column, shape: LevelShape::Mapping };
        let at = self.open.iter().rposition(|level| *level == key)?;
        let list = at.checked_sub(1).and_then(|at| self.open.get(at))?;
        (list.shape == LevelShape::List).then_some(list.column)
    }

    /// Returns the column at which a line goes on that begins at none: a new level, or the
    /// innermost list or mapping.
    pub(super) fn next_column(&self, is_item: bool) -> Option<usize> {
        if self.awaits {
            return self.open.last().map(|level| level.column + 2);
        }
        let wanted = if is_item { LevelShape::List } else { LevelShape::Mapping };
        self.open.iter().rfind(|level| level.shape == wanted).map(|level| level.column)
    }

    /// Returns the column that the line was meant to begin at, if it begins at another, and closes
    /// the levels that end before it.
    pub(super) fn settle(&mut self, column: usize, begins: Begins) -> Option<usize> {
        let meant = self.meant(column, begins);
        let column = meant.unwrap_or(column);
        let is_shape = |level: &Level| match begins {
            Begins::Dash => true,
            // A list at the column of its key ends with the next key.
            Begins::Key => level.column < column || level.shape == LevelShape::Mapping,
        };
        while self.open.last().is_some_and(|top| top.column > column || !is_shape(top)) {
            self.open.pop();
        }
        meant
    }

    /// Enters what a line opens: a list for each dash, then a mapping for a key.
    pub(super) fn enter(&mut self, dashes: &[usize], key: Option<usize>) {
        for column in dashes {
            self.enter_level(Level { column: *column, shape: LevelShape::List });
        }
        if let Some(column) = key {
            self.enter_level(Level { column, shape: LevelShape::Mapping });
        }
    }

    fn enter_level(&mut self, level: Level) {
        while self.open.last().is_some_and(|top| top.column > level.column) {
            self.open.pop();
        }
        if self.open.last() != Some(&level) {
            self.open.push(level);
        }
    }

    fn meant(&self, column: usize, begins: Begins) -> Option<usize> {
        let within = self.open.iter().rposition(|level| level.column <= column);
        let above = within.map_or(0, |at| at + 1);
        let (inner, outer) =
            self.open.split_at_checked(above).map(|(a, b)| (b.first(), a.last()))?;
        let wanted = match begins {
            Begins::Dash => LevelShape::List,
            Begins::Key => LevelShape::Mapping,
        };
        let fits = |level: Option<&Level>| {
            level.filter(|level| level.shape == wanted).map(|level| level.column)
        };
        let last = |levels: &[Level]| levels.iter().rfind(|l| l.shape == wanted).map(|l| l.column);
        match outer {
            None => fits(inner).filter(|_| !self.open.is_empty()),
            Some(outer) if outer.column == column => {
                if outer.shape == wanted
                    || (begins == Begins::Dash && inner.is_none() && self.awaits)
                {
                    return None;
                }
                let beside = above.checked_sub(2).and_then(|at| self.open.get(at));
                if begins == Begins::Key && beside.is_some_and(|level| level.column == column) {
                    return None;
                }
                match begins {
                    Begins::Key => fits(inner),
                    Begins::Dash => last(self.open.get(..above)?),
                }
            }
            // Deeper than all: a new level after a key without a value, else it slipped.
            Some(outer) if inner.is_none() => {
                if self.awaits {
                    return None;
                }
                match begins {
                    Begins::Key => fits(Some(outer)),
                    Begins::Dash => last(&self.open),
                }
            }
            // Between two levels.
            Some(outer) => match begins {
                Begins::Key => fits(inner).or_else(|| fits(Some(outer))),
                Begins::Dash => fits(Some(outer)).or_else(|| fits(inner)),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The levels within an entry: of the file, of a theatre, of an area, of the entry.
    fn entry() -> OpenLevels {
        let mut levels = OpenLevels::default();
        levels.enter(&[], Some(0));
        levels.enter(&[2], Some(4));
        levels.enter(&[6], Some(8));
        levels.enter(&[10], Some(12));
        levels
    }

    #[test]
    fn a_line_that_slipped_by_one_is_put_back() {
        for (column, begins, meant) in [
            (12, Begins::Key, None),
            (13, Begins::Key, Some(12)),
            (11, Begins::Key, Some(12)),
            (10, Begins::Key, Some(12)),
            (9, Begins::Key, Some(8)),
            (5, Begins::Key, Some(4)),
            (10, Begins::Dash, None),
            (11, Begins::Dash, Some(10)),
            (9, Begins::Dash, Some(10)),
            (12, Begins::Dash, Some(10)),
            (14, Begins::Dash, Some(10)),
            (2, Begins::Dash, None),
            (1, Begins::Dash, Some(2)),
        ] {
            assert_eq!(entry().settle(column, begins), meant, "{column} {begins:?}");
        }
    }

    #[test]
    fn what_has_no_value_may_hold_a_new_level() {
        let mut levels = entry();
        levels.awaits = true;
        assert_eq!(levels.settle(14, Begins::Dash), None);
        assert_eq!(levels.settle(12, Begins::Dash), None);
        assert_eq!(levels.settle(16, Begins::Key), None);
    }

    #[test]
    fn a_list_at_the_column_of_its_key_ends_with_the_next_key() {
        let mut levels = OpenLevels::default();
        levels.enter(&[], Some(0));
        levels.enter(&[0], Some(2));
        assert_eq!(levels.settle(0, Begins::Key), None);
        assert_eq!(levels.open.len(), 1);
    }
}
