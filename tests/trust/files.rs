//! One hostile file beside sound ones: it is told of, the others are read.

use std::fs::{self, File};
use std::path::Path;

use watchfloor::archive::{Origin, load_all};

use crate::support;

const DAYS: [&str; 3] = ["2020-05-21", "2020-05-28", "2020-06-04"];

/// What is written to the hostile file, and what must be told of it.
type Case = (&'static str, fn() -> Vec<u8>, &'static str);

/// A digest that begins well and holds this.
fn digest(rest: &str) -> Vec<u8> {
    format!("digest: x\ntitle: T\npublisher: P\nperiod: 2020-01-01\n{rest}").into_bytes()
}

fn bomb() -> Vec<u8> {
    let doubling = (1..40).map(|n| format!("a{n}: &a{n} [*a{0}, *a{0}]\n", n - 1));
    let lines: Vec<_> = std::iter::once("a0: &a0 [x, x]\n".to_owned()).chain(doubling).collect();
    digest(&lines.concat())
}

fn keys(number: usize) -> Vec<u8> {
    let lines: Vec<_> = (0..number).map(|n| format!("{n}:\n")).collect();
    digest(&lines.concat())
}

fn utf_16(text: &[u8]) -> Vec<u8> {
    let mark = vec![0xFF, 0xFE];
    text.iter().fold(mark, |mut bytes, byte| {
        bytes.extend([*byte, 0]);
        bytes
    })
}

const CASES: [Case; 22] = [
    ("an alias bomb", bomb, "aliases repeat more than 50000 values or 4 MiB of text"),
    (
        "brackets",
        || digest(&format!("a: {}", "[".repeat(100_000))),
        "more than 24 levels of nesting",
    ),
    (
        "braces",
        || digest(&format!("a: {}", "{a: ".repeat(100_000))),
        "more than 24 levels of nesting",
    ),
    (
        "dashes",
        || digest(&format!("a:\n  {}", "- ".repeat(100_000))),
        "more than 24 levels of nesting",
    ),
    (
        "indents",
        || {
            let level = |n: usize| format!("{}a:\n", " ".repeat(n));
            digest(&(0..3_000).map(level).collect::<String>())
        },
        "more than 24 levels of nesting",
    ),
    (
        "a text of 3 MiB",
        || digest(&format!("a: {}", "x".repeat(3 << 20))),
        "a single text of more than 1 MiB",
    ),
    ("a text without end", || digest(&format!("a: \"{}", "x ".repeat(5_000))), "has no end"),
    (
        "a block text of 3 MiB",
        || digest(&format!("a: |\n{}", "  xx\n".repeat(700_000))),
        "a single text of more than 1 MiB",
    ),
    (
        "a name of 100,000 letters",
        || {
            let name = "ж".repeat(100_000);
            let figure = format!("{{of: {name}, issuer: A, basis: claimed, total: 1}}");
            digest(&format!("figures: [{figure}]\n"))
        },
        "`of` is longer than 1000 letters (only its beginning is kept: shorten it)",
    ),
    ("a key of 3 MiB", || digest(&format!("{}: a", "x".repeat(3 << 20))), ""),
    ("more than a million keys", || keys(1_200_000), "more than 1000000 values in one file"),
    ("ten million keys", || keys(10_000_000), "the file is larger than 16 MiB (split it)"),
    (
        "invalid UTF-8",
        || [digest("note: "), vec![0xC3, 0x28, b'\n']].concat(),
        "5:7: error: the byte 0xC3 is not UTF-8 (save it as UTF-8)",
    ),
    (
        "a text in Latin-1",
        || [digest("note: "), vec![0xE9; 100]].concat(),
        "more than 20 such places: this is no text file",
    ),
    (
        "surrogates",
        || [digest("note: "), vec![0xED, 0xA0, 0x80]].concat(),
        "the byte 0xED is not UTF-8",
    ),
    (
        "overlong letters",
        || [digest("note: "), vec![0xC0, 0x9B]].concat(),
        "the byte 0xC0 is not UTF-8",
    ),
    (
        "NUL bytes",
        || [digest("note: a"), vec![0, b'b']].concat(),
        "5:8: error: a NUL byte (delete it)",
    ),
    (
        "nothing but NUL bytes",
        || vec![0; 1 << 20],
        "more than 20 such places: this is no text file",
    ),
    ("UTF-16", || utf_16(&digest("")), "the file is written in UTF-16 (save it as UTF-8)"),
    (
        "UTF-16 without a mark",
        || utf_16(&digest(""))[2..].to_vec(),
        "the file is written in UTF-16 (save it as UTF-8)",
    ),
    ("an escape", || digest("note: \"\\e]0;x\\a\""), "removed U+001B, U+0007"),
    (
        "a tower of marks",
        || digest(&format!("note: a{}", "\u{301}".repeat(9_000))),
        "removed U+0301",
    ),
];

/// Three sound digests and the words they use.
fn archive() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("digests")).unwrap();
    fs::copy(support::fixture().join("taxonomy.yaml"), folder.path().join("taxonomy.yaml"))
        .unwrap();
    for day in DAYS {
        let text = format!(
            "digest: p-{day}\ntitle: T\npublisher: P\nperiod: {day}\noverview:\n  \
             - {{ text: Something., basis: assessed }}\n"
        );
        fs::write(folder.path().join(format!("digests/{day}.yaml")), text).unwrap();
    }
    folder
}

/// What is told of an archive, once its sound digests were seen to be there.
fn told(folder: &Path, what: &str) -> Vec<String> {
    let (corpus, problems) = load_all(&Origin::Folder(folder.to_owned()));
    let ids: Vec<_> = corpus.digests().iter().map(|digest| digest.id()).collect();
    for day in DAYS {
        assert!(ids.contains(&&*format!("p-{day}")), "{what}: {day} is not among {ids:?}");
    }
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn the_sound_ones_are_sound() {
    assert_eq!(told(archive().path(), "nothing"), [""; 0]);
}

#[test]
fn a_hostile_file_costs_itself_and_is_told() {
    for (what, bytes, wanted) in CASES {
        let folder = archive();
        fs::write(folder.path().join("digests/2020-05-25.yaml"), bytes()).unwrap();
        let told = told(folder.path(), what);
        let of_it = |line: &&String| line.starts_with("digests/2020-05-25.yaml");
        assert_eq!(told.iter().filter(of_it).count(), told.len(), "{what}: {told:?}");
        assert!(told.iter().any(|line| line.contains(wanted)), "{what}: {:?}", told.first());
        assert!(told.len() <= 1_001, "{what}: {}", told.len());
        assert!(told.iter().all(|line| line.len() < 400), "{what}");
    }
}

/// The same bytes in the files that mean something to all others.
#[test]
fn hostile_words_and_searches_cost_themselves_and_are_told() {
    for (what, bytes, _) in CASES {
        let folder = archive();
        fs::write(folder.path().join("taxonomy.yaml"), bytes()).unwrap();
        let told = told(folder.path(), what);
        assert!(told.iter().any(|line| line.starts_with("taxonomy.yaml")), "{what}: {told:?}");
        let folder = archive();
        fs::write(folder.path().join("searches.yaml"), bytes()).unwrap();
        let told = checked(folder.path());
        assert!(told.contains("searches.yaml"), "{what}: {told}");
    }
}

/// What `check` writes about an archive.
fn checked(folder: &Path) -> String {
    let output = crate::pipes::program(&["check", folder.to_str().unwrap()]).output().unwrap();
    assert!(matches!(output.status.code(), Some(0 | 1)), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_text_of_200_megabytes_is_not_read() {
    let folder = archive();
    let file = File::create(folder.path().join("digests/2020-05-25.yaml")).unwrap();
    file.set_len(200 << 20).unwrap();
    assert_eq!(
        told(folder.path(), "200 MB"),
        ["digests/2020-05-25.yaml: error: the file is larger than 16 MiB (split it)"]
    );
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_is_told() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = archive();
    for name in ["digests/2020-05-25.yaml", "digests/2019", "waves"] {
        let path = folder.path().join(name);
        if name.ends_with("yaml") {
            fs::write(&path, digest("")).unwrap();
        } else {
            fs::create_dir(&path).unwrap();
        }
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    }
    let told = told(folder.path(), "unreadable");
    for name in ["digests/2020-05-25.yaml", "digests/2019", "waves"] {
        let path = folder.path().join(name);
        // Who may read everything cannot be refused anything.
        let refused = File::open(&path).is_err();
        let line = format!("{name}: error: cannot be read: permission denied");
        assert_eq!(told.contains(&line), refused, "{told:?}");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn links_and_devices_under_every_name_are_refused() {
    use std::os::unix::fs::symlink;

    for (target, wanted) in [
        ("/dev/zero", "a link that leads out of the archive"),
        ("/dev/stdin", "a link that leads out of the archive"),
        ("/proc/self/mem", "a link that leads out of the archive"),
        ("/", "a link that leads out of the archive"),
        ("loop.yaml", "cannot be read: "),
        ("nowhere.yaml", "cannot be read: entity not found"),
    ] {
        for name in ["taxonomy.yaml", "searches.yaml", "loop.yaml", "digests/2020-05-25.yaml"] {
            let folder = archive();
            let path = folder.path().join(name);
            let _ = fs::remove_file(&path);
            symlink(target, &path).unwrap();
            let told = told(folder.path(), target);
            let about = |line: &&String| line.starts_with(name) && line.contains(wanted);
            if name == "digests/2020-05-25.yaml" && target == "loop.yaml" {
                continue;
            }
            assert!(told.iter().any(|line| about(&line)), "{name} to {target}: {told:?}");
        }
    }
}
