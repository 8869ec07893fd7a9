//! Numbers, places and times as other databases and their scripts write them: each is read, and told
//! with the form that is right.

use watchfloor::digest::Harm;

use super::load_entry;

/// A line of an entry, what is read of it, and what is told.
const FORMS: &[(&str, &str, &str)] = &[
    ("killed: { civilians: 3, police: 2 }", "killed 5", "read as 5, what they come to"),
    ("killed: { of: { civilians: 3, police: 2-4 } }", "killed 5-7", "read as 5-7"),
    ("killed: { civilians: 3, police: some }", "killed >=4", "read as >=4"),
    (
        "killed: { civilians: 3, police: 3, total: 6 }",
        "killed 6",
        "`total` in `killed` is read as `n`",
    ),
    ("killed: { n: 5, of: { civilians: 3, police: 4 } }", "killed 5", "come to 7 at least"),
    ("killed: { low: 3 }", "killed >=3", "has `low` and no `high`"),
    ("losses: { killed: { low: 1, best: 2, high: 5 } }", "lost 1-5 (2)", ""),
    ("losses: { killed: { n: 2, basis: claimed } }", "lost 2", "keep the number of `killed` alone"),
    ("losses: 3", "", "write `losses: { killed: … }`"),
    ("losses: { low: 1, high: 5 }", "", "whether 1-5 were killed"),
    ("at: 33.75, 44.64", "at 33.75 44.64", "read as 33.75 44.64"),
    ("at: [33.75, 44.64]", "at 33.75 44.64", "read as 33.75 44.64"),
    ("time: between 22:00 and 06:00", "time 22:00..06:00", "write `22:00..06:00`"),
    ("time: \"21:35:20\"", "time 21:35", "write `21:35`"),
    ("time: 22:00..06:00", "time 22:00..06:00", ""),
    ("x: { admin3: null, iso: 368 }", "x iso 368", "`admin3` is empty"),
];

#[test]
fn values_as_other_databases_write_them_are_read() {
    for (line, read, told) in FORMS {
        let lines = format!(
            "        kind: attack\n        text: A.\n        basis: claimed\n        {line}\n"
        );
        let (corpus, problems) = load_entry(&lines);
        let (_, entry) = corpus.entries().next().unwrap_or_else(|| panic!("{line}: {problems:?}"));
        let said: Vec<String> = [
            entry.casualties().get(Harm::Killed).map(|killed| format!("killed {killed}")),
            entry.losses().get(Harm::Killed).map(|killed| format!("lost {killed}")),
            entry.at().map(|at| format!("at {at}")),
            entry.time().map(|time| format!("time {time}")),
            entry.extra().next().map(|(key, value)| format!("x {key} {value}")),
        ]
        .into_iter()
        .flatten()
        .collect();
        assert_eq!(said.concat(), *read, "{line}: {problems:?}");
        let own: Vec<_> = problems.iter().filter(|told| told.starts_with("12:")).collect();
        let is_told = own.iter().any(|problem| problem.contains(told));
        assert!(if told.is_empty() { own.is_empty() } else { is_told }, "{line}: {problems:?}");
    }
}
