//! What is decided about the walls, as tables: who may name what, and the exceptions. Each holds only
//! what somebody uses; the rules that read them are elsewhere.

/// Every room and those it may name, from the pure to the impure. A new room needs a line here:
/// that is a decision.
pub const ROOMS: &[(&str, &[&str])] = &[
    ("built_in", &[]),
    ("order", &[]),
    ("words", &["built_in", "order"]),
    ("digest", &["words"]),
    ("cover", &["digest", "order"]),
    ("text", &[]),
    ("audit", &["text"]),
    ("yaml", &["text", "words"]),
    ("disk", &[]),
    // Which area of a taxonomy a region is: the search and the import ask it alike.
    ("geo", &["built_in", "digest", "order", "words"]),
    ("notes", &["digest", "order", "text", "words", "yaml"]),
    ("archive", &["built_in", "cover", "digest", "geo", "notes", "text", "words", "yaml"]),
    ("import", &["built_in", "digest", "geo", "order", "text", "words", "yaml"]),
    ("query", &["archive", "cover", "digest", "geo", "notes", "order", "words"]),
    ("compare", &["archive", "cover", "digest", "order", "query", "words"]),
    ("lake", &["archive", "cover", "digest", "geo", "text", "words"]),
    ("sums", &["archive", "compare", "cover", "digest", "query"]),
    ("mapping", &["archive", "digest", "geo", "order"]),
    ("page", &["archive", "cover", "digest", "geo", "order", "text"]),
    (
        "picture",
        &["archive", "compare", "cover", "digest", "geo", "mapping", "order", "page", "text"],
    ),
    (
        "brief",
        &[
            "archive", "compare", "cover", "digest", "geo", "mapping", "order", "page", "picture",
            "query", "sums", "text", "words", "yaml",
        ],
    ),
    ("keys", &["words", "yaml"]),
    ("ui", &["cover", "digest", "order", "page", "text", "words", "yaml"]),
    ("config", &["archive", "digest", "disk", "keys", "order", "query", "ui", "words", "yaml"]),
    ("policy", &["archive", "digest", "yaml"]),
    ("sandbox", &[]),
    ("state", &["archive", "brief", "config", "digest", "disk", "notes", "text", "yaml"]),
    (
        "export",
        &[
            "archive", "brief", "compare", "cover", "digest", "geo", "lake", "notes", "order",
            "page", "picture", "text", "words",
        ],
    ),
    ("tree", &["archive", "compare", "cover", "digest", "page"]),
    ("jobs", &["archive", "compare", "cover", "digest", "import", "mapping", "query", "sums"]),
    (
        "outgoing",
        &[
            "archive", "brief", "compare", "cover", "digest", "export", "geo", "jobs", "mapping",
            "page", "picture", "query", "sums", "tree",
        ],
    ),
    (
        "screens",
        &[
            "archive", "brief", "compare", "cover", "digest", "geo", "import", "jobs", "keys",
            "mapping", "notes", "order", "outgoing", "page", "query", "sums", "text", "tree", "ui",
            "words",
        ],
    ),
    (
        "app",
        &[
            "archive", "brief", "compare", "digest", "jobs", "keys", "notes", "order", "outgoing",
            "page", "policy", "query", "screens", "state", "text", "tree", "ui",
        ],
    ),
    ("plain", &["app", "digest", "keys", "screens", "text"]),
    (
        "cli",
        &[
            "app", "archive", "audit", "brief", "compare", "config", "cover", "digest", "disk",
            "export", "import", "lake", "mapping", "notes", "order", "outgoing", "page", "picture",
            "policy", "query", "sandbox", "state", "sums", "text", "ui",
        ],
    ),
    (
        "shell",
        &[
            "app", "archive", "audit", "brief", "compare", "config", "digest", "disk", "export",
            "geo", "keys", "notes", "outgoing", "plain", "query", "state", "sums", "ui",
        ],
    ),
];

/// Stands for every file.
pub const ANYWHERE: &str = "*";

/// What touches the world, and what is one room's own business: which files may name it. A folder
/// ends with a slash. The longest name that fits decides.
pub const TOUCHES: &[(&str, &[&str])] = &[
    ("std::net", &[]),
    ("std::process", &["cli/exit.rs"]),
    ("std::process::Command", &[]),
    ("std::env", &["main.rs"]),
    (
        "std::fs",
        &[
            "archive/files.rs",
            "archive/walk.rs",
            "audit/log.rs",
            "cli/import/target.rs",
            "config/folder.rs",
            "config/own.rs",
            "config/places_file.rs",
            "disk/",
            "policy/file.rs",
            "policy/ownership.rs",
            "sandbox/own.rs",
            "state/notes_folder.rs",
            "shell/watcher.rs",
            "state/store.rs",
        ],
    ),
    // The terminal as a file, so that a picture is one write.
    (
        "std::fs::File",
        &[
            "archive/files.rs",
            "audit/log.rs",
            "cli/input_file.rs",
            "config/folder.rs",
            "config/places_file.rs",
            "disk/",
            "policy/file.rs",
            "sandbox/own.rs",
            "shell/input/reader.rs",
            "shell/terminal.rs",
        ],
    ),
    (
        "std::io",
        &[
            "archive/",
            "audit/log.rs",
            "cli/",
            "config/folder.rs",
            "config/own.rs",
            "config/places_file.rs",
            "disk/",
            "export/",
            "import/slice/",
            "import/tables/",
            "outgoing/",
            "policy/file.rs",
            "policy/ownership.rs",
            "shell/",
            "state/notes_folder.rs",
            "state/seen_store.rs",
            "state/store.rs",
            "main.rs",
        ],
    ),
    ("std::io::stdout", &["shell/", "main.rs"]),
    ("std::io::stderr", &["main.rs", "shell/panics.rs"]),
    // Keys, and a text that is handed to the import: no other command reads it.
    ("std::io::stdin", &["cli/input_file.rs", "shell/input/reader.rs", "shell/plain_lines.rs"]),
    (
        "std::os",
        &[
            "archive/files.rs",
            "audit/log.rs",
            "disk/",
            "policy/ownership.rs",
            "sandbox/own.rs",
            "shell/",
        ],
    ),
    ("std::time", &["archive/", "shell/", "main.rs"]),
    ("std::time::Instant", &["archive/load.rs", "shell/", "main.rs"]),
    ("std::time::SystemTime", &["archive/files.rs", "main.rs"]),
    ("std::time::SystemTime::now", &["main.rs"]),
    // Work that is cut in pieces for the cores, and joined before it returns.
    (
        "std::thread",
        &["archive/workers.rs", "query/index/build.rs", "query/index/search_threads.rs", "shell/"],
    ),
    // Threads of the shell have a name and a guard: one file starts them.
    ("std::thread::spawn", &[]),
    ("std::thread::Builder", &["archive/workers.rs", "shell/worker.rs"]),
    ("std::sync::mpsc", &["archive/workers.rs", "shell/"]),
    ("chrono::Local", &[]),
    // As the zone of a time; the clock itself is read by `SystemTime`.
    ("chrono::Utc", &["main.rs"]),
    ("chrono::Utc::now", &[]),
    ("etcetera", &["config/place.rs"]),
    // Rights are given up in one place, before anything is opened: by `main`, through the cli.
    ("crate::sandbox::enter", &[]),
    ("landlock", &["sandbox/files.rs"]),
    ("seccompiler", &["sandbox/calls.rs"]),
    // The numbers of system calls.
    ("libc", &["sandbox/calls.rs", "sandbox/forbidden.rs"]),
    ("crossterm", &["shell/", "main.rs"]),
    ("signal_hook", &["shell/"]),
    ("ratatui", &["ui/", "screens/", "app/", "shell/"]),
    // Widths are counted as the buffer counts them: the one thing of a terminal that texts need.
    ("ratatui::buffer::CellWidth", &["text/", "shell/"]),
    ("saphyr_parser", &["yaml/"]),
    ("statrs", &["compare/chance.rs", "compare/rates.rs"]),
    ("serde", &["export/document.rs"]),
    ("serde_yaml", &["export/yaml.rs"]),
    ("serde_json", &["audit/event.rs", "cli/", "export/", "import/"]),
    ("clap", &["cli/", "export/"]),
    ("clap_complete", &["cli/"]),
    ("clap_mangen", &["cli/"]),
    ("anyhow", &["cli/", "main.rs"]),
    ("rustix", &["audit/log.rs", "main.rs", "sandbox/resources.rs", "shell/"]),
    ("rustix::fs::OFlags", &["archive/files.rs", "audit/log.rs"]),
    (
        "chrono",
        &[
            "app/",
            "archive/",
            "audit/",
            "brief/",
            "cli/",
            "compare/",
            "cover/",
            "digest/",
            "export/",
            "import/",
            "jobs/seen.rs",
            "lake/",
            "notes/",
            "outgoing/",
            "picture/",
            "query/",
            "screens/",
            "shell/export_job.rs",
            "sums/",
            "main.rs",
        ],
    ),
    // Its own modules of that name are there too.
    ("csv", &["export/"]),
    ("csv_core", &["import/tables/"]),
    ("encoding_rs", &["import/"]),
    ("html5gum", &["import/reading/html/"]),
    ("pulldown_cmark", &["import/reading/markdown.rs"]),
    ("quick_xml", &["import/"]),
    ("rawzip", &["export/brief/docx/package.rs", "import/"]),
    ("fuzzy_matcher", &["words/loose.rs"]),
    ("rust_stemmers", &["words/inflection.rs"]),
    ("parquet", &["export/lake_files/"]),
    ("memchr", &["archive/selection/", "import/", "query/", "yaml/fast/"]),
    ("lzma_rust2", &["built_in/"]),
    ("miniz_oxide", &["export/brief/docx/package.rs", "geo/places/side_file.rs", "import/"]),
    ("calendrical_calculations", &["query/understanding/dates/hijri.rs"]),
    ("roaring", &["query/", "words/name_index.rs"]),
    // By which ids that are made from names are defined.
    ("sha1", &["export/handover/name_id.rs"]),
    ("sha2", &["archive/record_hash.rs", "import/pdf/crypt.rs", "import/review/source_id.rs"]),
    // The locks that publishers put on files which ask for no password.
    ("aes", &["import/pdf/crypt.rs"]),
    ("cbc", &["import/pdf/crypt.rs"]),
    ("md5", &["import/pdf/crypt.rs"]),
    ("rc4", &["import/pdf/crypt.rs"]),
    ("similar", &["screens/compare/"]),
    ("strsim", &["cli/", "words/nearest.rs"]),
    ("thiserror", &[ANYWHERE]),
    ("ar_reshaper", &["ui/bidi/order.rs"]),
    ("unicode_bidi", &["ui/bidi/"]),
    ("unicode_normalization", &["import/pdf/", "text/", "ui/", "words/"]),
    ("unicode_properties", &["text/selectors.rs"]),
    ("unicode_segmentation", &["query/", "screens/", "shell/", "text/"]),
    // The terminal library again, under the name of the one that draws.
    ("ratatui::crossterm", &[]),
];

/// The files that may make a call that `clippy.toml` forbids, or whose room may. The compiler finds the
/// calls, whatever they are called; each of these says why it may, and the compiler tells of those that
/// need not.
pub const FREE: &[&str] = &[
    "archive/workers.rs",
    "archive/files.rs",
    "archive/load.rs",
    "archive/sample.rs",
    "archive/walk.rs",
    "audit/log.rs",
    "cli/confine.rs",
    "cli/doctor/paths.rs",
    "cli/input_file.rs",
    "cli/import/target.rs",
    "cli/origin.rs",
    "config/folder.rs",
    "config/own.rs",
    "config/places_file.rs",
    "disk/mod.rs",
    "export/brief/docx/parts.rs",
    "export/brief/html.rs",
    "geo/packed.rs",
    "import/rules/shipped.rs",
    "import/structure/vocabulary.rs",
    "import/tables/shipped.rs",
    "lib.rs",
    "policy/file.rs",
    "policy/ownership.rs",
    "query/index/build.rs",
    "query/index/search_threads.rs",
    "sandbox/files.rs",
    "sandbox/own.rs",
    "shell/mod.rs",
    "state/notes_folder.rs",
    "state/store.rs",
    "ui/theme/library.rs",
    "words/english.rs",
];

/// Where a macro puts paths together that each stand in the table it is given, and why it must.
pub const MADE_UP: &[(&str, &str)] =
    &[("cli/command.rs", "a command is one row, `module::Command`, of the table of commands")];

/// Flat tables, where one looks things up: long is what they ought to be.
pub const TABLES: &[(&str, &str)] = &[(
    "keys/action.rs",
    "one row for each action in each context: the table that one looks keys up in",
)];
