//! Bytes to policies, without a disk.

use super::*;

fn policy(text: &str) -> Policy {
    parse("policy.yaml", text.as_bytes())
}

fn told(text: &str) -> Vec<String> {
    policy(text).problems().iter().map(ToString::to_string).collect()
}

/// Lists what is allowed, question by question.
fn allowed(policy: &Policy) -> [bool; 6] {
    [
        policy.may_open(),
        policy.may_export(),
        policy.may_copy(),
        policy.may_suspend(),
        policy.may_configure(),
        policy.may_keep(),
    ]
}

#[test]
fn every_key_is_taken() {
    let policy = policy(
        "restricted: no\narchive: /srv/digests\ncopy: false\nexport: false\n\
         marking: \"OFFICIAL –  SENSITIVE\"\nlog: /var/log/watchfloor/audit.jsonl\n",
    );
    assert_eq!(policy.problems(), []);
    assert_eq!(policy.archive(), Some(Path::new("/srv/digests")));
    assert_eq!(policy.marking(), Some("OFFICIAL – SENSITIVE"));
    assert_eq!(policy.log(), Some(Path::new("/var/log/watchfloor/audit.jsonl")));
    assert_eq!(allowed(&policy), [true, false, false, true, true, true]);
}

#[test]
fn without_a_policy_everything_is_allowed_and_restricted_nothing_but_reading() {
    assert_eq!(allowed(&Policy::default()), [true; 6]);
    let reading = [true, false, false, false, false, false];
    assert_eq!(allowed(&Policy::default().restricted()), reading);
    assert_eq!(allowed(&policy("restricted: true\n")), reading);
    let widened = "restricted: true\ncopy: true\nexport: true\n";
    assert_eq!(allowed(&policy(widened)), reading, "the narrower word holds");
    let freed = policy("restricted: false\n").restricted();
    assert_eq!(allowed(&freed), reading, "the option narrows what the file leaves open");
}

#[test]
fn whatever_is_wrong_closes() {
    for text in [
        "",
        "# nothing yet\n",
        "- restricted\n",
        "restricted\n",
        "restricted: [\n",
        "restricted: maybe\n",
        "restricted:\n",
        "restricted: false\nrestircted: true\n",
        "restricted: false\nrestricted: true\n",
        "archive: digests\n",
        "archive: [/a, /b]\n",
        "log: audit.jsonl\n",
        "marking: \" \"\n",
        &format!("marking: {}\n", "x".repeat(101)),
        "export: false\ncopy: \n",
        "restricted: &a false\n",
        "\u{0}",
    ] {
        let policy = policy(text);
        assert_eq!(allowed(&policy), [false; 6], "{text:?}");
        assert!(!policy.problems().is_empty(), "{text:?}");
    }
    assert_eq!(allowed(&parse("p", b"restricted: \xFF")), [false; 6]);
}

#[test]
fn a_fault_is_told_with_its_place() {
    assert_eq!(
        told("archive: /srv/digests\nmarknig: SECRET\nlog: audit.jsonl\n"),
        [
            "policy.yaml:2:1: error: unknown key `marknig` (did you mean `marking`? known here: \
             restricted, archive, copy, export, marking, log)",
            "policy.yaml:3:6: error: this must be a whole path, from `/`",
        ]
    );
    assert_eq!(told("# none\n"), ["policy.yaml:1:1: error: the file is empty"]);
}

#[test]
fn a_marking_is_refused_and_never_cut() {
    let longest = "é".repeat(100);
    assert_eq!(policy(&format!("marking: {longest}\n")).marking(), Some(&*longest));
    assert_eq!(
        told(&format!("marking: {longest}é\n")),
        ["policy.yaml:1:10: error: the marking is longer than 100 letters"]
    );
}

#[test]
fn a_message_says_who_forbids() {
    assert_eq!(Policy::default().restricted().by_whom(), "by --restricted");
    for text in ["restricted: true\n", "copy: no\n", "nonsense\n"] {
        assert_eq!(policy(text).by_whom(), "by the policy of this host (policy.yaml)", "{text}");
    }
    let by = |text| policy(text).restricted().by_whom();
    assert_eq!(by("restricted: true\n"), "by the policy of this host (policy.yaml)");
    assert_eq!(by("marking: OFFICIAL\n"), "by --restricted", "the file leaves it open");
}
