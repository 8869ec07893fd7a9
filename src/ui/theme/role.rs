//! The roles a theme can dress: one table of names, meanings and fallbacks.
//!
//! A role says what a piece of the screen *is*, never what it looks like; colours belong to the
//! theme files.

/// Generates the enum and its tables from one list, so that no role is missing in one of them.
macro_rules! roles {
    ($(#[doc = $about:literal] $role:ident = $name:literal $(under $parent:ident)?,)+) => {
        /// What a piece of the screen is.
        ///
        /// A role that a theme does not dress looks like its [`parent`](Role::parent).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Role { $(#[doc = $about] $role,)+ }

        impl Role {
            /// Every role, in the order of the table.
            pub const ALL: &[Role] = &[$(Role::$role,)+];

            /// How many roles there are.
            pub const COUNT: usize = Self::ALL.len();

            /// Returns the name in a theme file.
            pub const fn name(self) -> &'static str {
                match self { $(Role::$role => $name,)+ }
            }

            /// Returns the purpose of the role, in a line.
            pub const fn about(self) -> &'static str {
                match self { $(Role::$role => $about.trim_ascii(),)+ }
            }

            /// Returns the role that it looks like where a theme does not style it; none for
            /// [`Role::Text`].
            pub const fn parent(self) -> Option<Role> {
                match self { $(Role::$role => roles!(@parent $($parent)?),)+ }
            }
        }
    };
    (@parent $parent:ident) => { Some(Role::$parent) };
    (@parent) => { None };
}

roles! {
    /// Ordinary words, and the ground of the whole screen.
    Text = "text",
    /// What matters less: hints, counts beside a name.
    Dim = "dim" under Text,
    /// What matters more, in running text.
    Strong = "strong" under Text,
    /// The title of a screen or a digest.
    Title = "title" under Strong,
    /// A heading inside a text.
    Heading = "heading" under Strong,
    /// The name of a field.
    Label = "label" under Dim,
    /// Lines around and between panes.
    Border = "border" under Dim,
    /// The lines around the pane that has the keys.
    BorderFocus = "border.focus" under Border,
    /// The row under the cursor in the focused column.
    Selected = "selected" under Text,
    /// The row in a column to the left that the focused column belongs to.
    SelectedParent = "selected.parent" under Strong,
    /// Something to notice that is neither good nor bad.
    Accent = "accent" under Text,
    /// A number in a table or a sum.
    Number = "number" under Text,
    /// Ranges, estimates and unknowns.
    Doubt = "doubt" under Number,
    /// Who stands behind a statement, in general.
    Basis = "basis" under Text,
    /// Claimed by the group's own media.
    BasisClaimed = "basis.claimed" under Basis,
    /// Said by a state body.
    BasisOfficial = "basis.official" under Basis,
    /// Reported by press, an NGO or a local source.
    BasisReported = "basis.reported" under Basis,
    /// Judged by the publisher or another analyst.
    BasisAssessed = "basis.assessed" under Basis,
    /// Killed, wounded, captured.
    Casualty = "casualty" under Number,
    /// The filled part of a bar, and a sparkline.
    Bar = "bar" under Accent,
    /// The rest of a bar.
    BarEmpty = "bar.empty" under Border,
    /// Found text.
    Match = "match" under Strong,
    /// Found text at the place the reader jumped to.
    MatchCurrent = "match.current" under Match,
    /// A key in the footer and in help.
    Key = "key" under Strong,
    /// The line of hints at the bottom.
    Footer = "footer" under Dim,
    /// The way that led here.
    Crumb = "crumb" under Dim,
    /// The place where the reader is.
    CrumbCurrent = "crumb.current" under Strong,
    /// Something is not quite right.
    Warning = "warning" under Strong,
    /// Something is wrong.
    Error = "error" under Warning,
    /// Something went well.
    Ok = "ok" under Accent,
    /// Work under way.
    Progress = "progress" under Accent,
    /// Text that opens something.
    Link = "link" under Accent,
    /// The handling marking of an archive.
    Marking = "marking" under Strong,
    /// An event already told in another digest.
    Repeat = "repeat" under Dim,
    /// The coast on a map.
    MapCoast = "map.coast" under Accent,
    /// A border between countries.
    MapBorder = "map.border" under Text,
    /// A border between provinces.
    MapProvince = "map.province" under Border,
    /// Rivers and lakes.
    MapWater = "map.water" under Dim,
    /// The ground of the sea.
    MapSea = "map.sea" under Text,
    /// The name of a town or a country on a map.
    MapLabel = "map.label" under Dim,
    /// The name of a sea.
    MapSeaLabel = "map.sealabel" under Dim,
    /// The ring within which a place may lie.
    MapDoubt = "map.doubt" under Doubt,
    /// A mark of what is claimed: its letter or number on a ground.
    MarkClaimed = "mark.claimed" under BasisClaimed,
    /// A mark of what a state body said.
    MarkOfficial = "mark.official" under BasisOfficial,
    /// A mark of what was reported.
    MarkReported = "mark.reported" under BasisReported,
    /// A mark of what was judged.
    MarkAssessed = "mark.assessed" under BasisAssessed,
    /// A mark of several bases.
    MarkMixed = "mark.mixed" under Text,
    /// The mark or cell under the cursor.
    MarkSelected = "mark.selected" under Selected,
    /// A number in a grid, in the lowest of five steps.
    Heat1 = "heat.1" under Text,
    /// The same, in the second step.
    Heat2 = "heat.2" under Strong,
    /// The same, in the third step.
    Heat3 = "heat.3" under Accent,
    /// The same, in the fourth step.
    Heat4 = "heat.4" under Accent,
    /// The same, in the highest step.
    Heat5 = "heat.5" under Strong,
    /// Days of which no digest is held.
    Gap = "gap" under Dim,
    /// What is held in part, silent or told in words only.
    Partial = "partial" under Dim,
    /// What is held in full.
    Full = "full" under Bar,
    /// The names and numbers of an axis.
    Axis = "axis" under Dim,
    /// The band over the days of a wave.
    Wave = "wave" under Accent,
    /// The ground behind the days of a wave.
    WaveGround = "wave.ground" under Text,
    /// The first series of a chart, with its number at its line.
    Series1 = "series.1" under Accent,
    /// The second.
    Series2 = "series.2" under Number,
    /// The third.
    Series3 = "series.3" under Ok,
    /// The fourth.
    Series4 = "series.4" under Warning,
    /// The fifth.
    Series5 = "series.5" under Casualty,
    /// The sixth.
    Series6 = "series.6" under Dim,
}

impl Role {
    /// Returns the role with a name.
    pub fn from_name(name: &str) -> Option<Role> {
        Role::ALL.iter().copied().find(|role| role.name() == name)
    }

    /// Returns the role's index in an array with one element per role.
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Returns whether the role is drawn as lines and blocks, which need less contrast than
    /// letters.
    pub const fn is_shape(self) -> bool {
        self.is_quiet_shape()
            || matches!(
                self,
                Role::BorderFocus
                    | Role::Bar
                    | Role::Progress
                    | Role::MapCoast
                    | Role::MapBorder
                    | Role::MapDoubt
                    | Role::Full
                    | Role::Wave
            )
    }

    /// Returns whether it is drawn as lines and blocks that must not catch the eye.
    pub const fn is_quiet_shape(self) -> bool {
        matches!(
            self,
            Role::Border | Role::BarEmpty | Role::MapProvince | Role::MapWater | Role::Gap
        )
    }

    /// Returns whether it is a mark: a letter or number on a ground of the colour of what it stands for.
    pub const fn is_mark(self) -> bool {
        matches!(
            self,
            Role::MarkClaimed
                | Role::MarkOfficial
                | Role::MarkReported
                | Role::MarkAssessed
                | Role::MarkMixed
        )
    }

    /// Returns whether its ground says how high a number is. The number says so too, so that nothing
    /// takes the place of a ground that is lost.
    pub const fn is_heat(self) -> bool {
        matches!(self, Role::Heat1 | Role::Heat2 | Role::Heat3 | Role::Heat4 | Role::Heat5)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_finds_its_role() {
        for (place, &role) in Role::ALL.iter().enumerate() {
            assert_eq!(Role::from_name(role.name()), Some(role));
            assert_eq!(role.index(), place);
            assert!(!role.about().is_empty() && !role.about().starts_with(' '));
        }
        assert_eq!(Role::from_name("Text"), None);
    }

    #[test]
    fn the_page_on_themes_lists_every_role_as_it_is() {
        let page = include_str!("../../../docs/themes.md");
        let told: Vec<_> = page.lines().filter(|line| line.starts_with("| `")).collect();
        let wanted = Role::ALL.iter().map(|role| {
            let parent = role.parent().map(|parent| format!("`{}` ", parent.name()));
            format!("| `{}` | {} | {}|", role.name(), role.about(), parent.unwrap_or_default())
        });
        assert_eq!(told, wanted.collect::<Vec<_>>());
    }

    #[test]
    fn every_fallback_ends_at_text() {
        for &role in Role::ALL {
            let way: Vec<_> = std::iter::successors(Some(role), |role| role.parent()).collect();
            assert!(way.len() <= 4, "{role:?} falls back in a circle or too far: {way:?}");
            assert_eq!(way.last(), Some(&Role::Text));
        }
    }

    #[test]
    fn a_dotted_name_falls_back_to_what_stands_before_the_dot() {
        // These must not look like the role that their name begins with.
        let apart = [Role::SelectedParent, Role::BarEmpty, Role::CrumbCurrent, Role::WaveGround];
        for role in Role::ALL.iter().filter(|role| !apart.contains(role)) {
            let stem = role.name().rsplit_once('.').and_then(|(stem, _)| Role::from_name(stem));
            assert!(stem.is_none() || role.parent() == stem, "{role:?}");
        }
    }
}
