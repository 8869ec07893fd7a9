//! Which archive is meant.

#![expect(clippy::disallowed_methods, reason = "which archive is meant depends on what is there")]

use std::fmt;
use std::path::{Path, PathBuf};

use clap::CommandFactory as _;

use super::{Args, Environment};
use crate::archive::{Origin, shown};
use crate::policy::Freedom;

/// Who named a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamedBy {
    /// The policy of the host.
    Policy,
    /// The command line.
    Arguments,
    /// `$WATCHFLOOR_ARCHIVE`
    Variable,
    /// The configuration.
    Settings,
}

impl fmt::Display for NamedBy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Policy => " (named by the policy of this host)",
            Self::Arguments => "",
            Self::Variable => " (named by $WATCHFLOOR_ARCHIVE)",
            Self::Settings => " (named by the configuration)",
        })
    }
}

/// Why a named archive cannot be read. A named archive is never replaced by another.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OriginError {
    /// Nothing has that name.
    #[error("there is no file or folder `{}`{by}{}", shown(path), hint(path))]
    Missing {
        /// The path as it was named.
        path: PathBuf,
        /// Who named it.
        by: NamedBy,
    },
    /// A folder without anything that makes it an archive.
    #[error(
        "`{}`{by} is no archive: it holds neither a folder `digests` nor a file `taxonomy.yaml`; \
         single files can be named one by one",
        shown(path)
    )]
    NoArchive {
        /// The path as it was named.
        path: PathBuf,
        /// Who named it.
        by: NamedBy,
    },
    /// A different archive than the policy names.
    #[error("`{}`{by} may not be opened, {whom}: only `{}` may", shown(path), shown(only))]
    Other {
        /// The path as it was named.
        path: PathBuf,
        /// Who named it.
        by: NamedBy,
        /// The archive of the policy.
        only: PathBuf,
        /// Who forbids it.
        whom: String,
    },
    /// No archive is named, where one has to be.
    #[error("no archive is named, and none is looked for, {whom}: name it with --archive")]
    NoneNamed {
        /// Who forbids looking for one.
        whom: String,
    },
    /// A folder together with something else.
    #[error("`{}` is a folder: name one folder, or only files", shown(path))]
    Mixed {
        /// The folder.
        path: PathBuf,
    },
}

/// A word in place of an archive may be a misspelt command.
fn hint(path: &Path) -> String {
    let word = path.to_string_lossy();
    let close = |name: &&str| strsim::damerau_levenshtein(name, &word) <= 2;
    let command = Args::command();
    let nearest = command.get_subcommands().map(clap::Command::get_name).find(close);
    nearest.map(|name| format!("; did you mean the command `{name}`?")).unwrap_or_default()
}

/// Chooses the archive: the given one, else the variable's, else the configured one, else `./data`
/// where it looks like one, else the sample. A policy that names an archive permits no other. A
/// restricted reader does not look for one.
///
/// ```
/// use watchfloor::archive::Origin;
/// use watchfloor::cli::{Environment, choose};
///
/// let nowhere = Environment { folder: "/nonexistent".into(), ..Environment::default() };
/// assert_eq!(choose(&[], &nowhere), Ok(Origin::Sample));
/// assert!(choose(&["no-such-folder".into()], &nowhere).is_err());
/// ```
pub fn choose(given: &[PathBuf], env: &Environment) -> Result<Origin, OriginError> {
    let policy = &env.policy;
    match (nearest(given, env), policy.archive(), policy.freedom()) {
        (Some((paths, by)), None, _) => named(paths, by, env),
        (None, Some(only), _) => named(&[only.to_owned()], NamedBy::Policy, env),
        (Some((paths, by)), Some(only), _) => {
            if let Some(path) = paths.iter().find(|path| !is_same(&env.folder.join(path), only)) {
                let (path, only, whom) = (path.clone(), only.to_owned(), policy.by_file());
                return Err(OriginError::Other { path, by, only, whom });
            }
            named(&[only.to_owned()], NamedBy::Policy, env)
        }
        (None, None, Freedom::Restricted) => Err(OriginError::NoneNamed { whom: policy.by_whom() }),
        (None, None, Freedom::Full) => {
            let data = env.folder.join("data");
            Ok(if is_archive(&data) { Origin::Folder(data) } else { Origin::Sample })
        }
    }
}

/// Returns the named archive and who named it; none where nobody did. A policy is not asked.
pub(super) fn nearest<'p>(
    given: &'p [PathBuf],
    env: &'p Environment,
) -> Option<(&'p [PathBuf], NamedBy)> {
    if !given.is_empty() {
        return Some((given, NamedBy::Arguments));
    }
    let variable = env.archive.as_ref().map(|path| (path, NamedBy::Variable));
    let settings = || env.settings.archive.as_ref().map(|path| (path, NamedBy::Settings));
    variable.or_else(settings).map(|(path, by)| (std::slice::from_ref(path), by))
}

/// Checks whether two paths lead to the same place.
fn is_same(path: &Path, other: &Path) -> bool {
    let place = |path: &Path| path.canonicalize().ok();
    path == other || place(path).is_some_and(|place_of| place(other) == Some(place_of))
}

/// Accepts one folder, or some files, all of which exist.
fn named(paths: &[PathBuf], by: NamedBy, env: &Environment) -> Result<Origin, OriginError> {
    let at = |path: &PathBuf| env.folder.join(path);
    for path in paths {
        let place = at(path);
        let path = path.clone();
        if !place.exists() {
            return Err(OriginError::Missing { path, by });
        }
        if place.is_dir() && paths.len() > 1 {
            return Err(OriginError::Mixed { path });
        }
        if place.is_dir() {
            let fits = is_archive(&place);
            return if fits {
                Ok(Origin::Folder(place))
            } else {
                Err(OriginError::NoArchive { path, by })
            };
        }
    }
    Ok(Origin::Files(paths.iter().map(at).collect()))
}

fn is_archive(folder: &Path) -> bool {
    folder.join("digests").is_dir() || folder.join("taxonomy.yaml").is_file()
}

/// Returns the name of the archive for output that leaves the program.
pub(super) fn origin_name(origin: &Origin) -> String {
    match origin {
        Origin::Folder(folder) => shown(folder).into(),
        Origin::Files(files) => {
            let files: Vec<_> = files.iter().map(|file| shown(file)).collect();
            files.join(", ")
        }
        Origin::Sample => "the sample inside the program".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::config::Settings;

    /// Creates a folder with an archive in `data`, one in `other` and a file `one.yaml`.
    fn place() -> (tempfile::TempDir, Environment) {
        let place = tempfile::tempdir().unwrap();
        fs::create_dir_all(place.path().join("data/digests")).unwrap();
        fs::create_dir_all(place.path().join("other")).unwrap();
        fs::create_dir_all(place.path().join("empty")).unwrap();
        fs::write(place.path().join("other/taxonomy.yaml"), "").unwrap();
        fs::write(place.path().join("one.yaml"), "").unwrap();
        let env = Environment { folder: place.path().to_owned(), ..Environment::default() };
        (place, env)
    }

    #[test]
    fn the_nearer_word_wins() {
        let (place, mut env) = place();
        let folder = |name: &str| Ok(Origin::Folder(place.path().join(name)));
        let given = [PathBuf::from("other")];
        assert_eq!(choose(&[], &env), folder("data"));
        env.settings = Settings { archive: Some("other".into()), ..Settings::default() };
        assert_eq!(choose(&[], &env), folder("other"));
        env.archive = Some("data".into());
        assert_eq!(choose(&[], &env), folder("data"));
        assert_eq!(choose(&given, &env), folder("other"));
        let files = Origin::Files(vec![place.path().join("one.yaml")]);
        assert_eq!(choose(&["one.yaml".into()], &env), Ok(files));
    }

    #[test]
    fn without_any_the_sample_is_read() {
        let (place, mut env) = place();
        env.folder = place.path().join("empty");
        assert_eq!(choose(&[], &env), Ok(Origin::Sample));
        fs::create_dir(env.folder.join("data")).unwrap();
        assert_eq!(choose(&[], &env), Ok(Origin::Sample), "any folder named data is none");
    }

    #[test]
    fn a_named_archive_that_is_not_there_is_an_error() {
        let (_place, mut env) = place();
        let said = |env: &Environment, given: &[&str]| {
            let given: Vec<_> = given.iter().map(PathBuf::from).collect();
            choose(&given, env).unwrap_err().to_string()
        };
        assert_eq!(said(&env, &["nowhere"]), "there is no file or folder `nowhere`");
        assert_eq!(
            said(&env, &["chek"]),
            "there is no file or folder `chek`; did you mean the command `check`?"
        );
        assert!(said(&env, &["empty"]).starts_with("`empty` is no archive"));
        assert_eq!(
            said(&env, &["one.yaml", "other"]),
            "`other` is a folder: name one folder, or only files"
        );
        env.archive = Some("nowhere".into());
        assert!(said(&env, &[]).ends_with("`nowhere` (named by $WATCHFLOOR_ARCHIVE)"));
    }
}
