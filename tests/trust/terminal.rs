//! A terminal that misbehaves: sizes without end, keys that are none, pastes without measure, and
//! one that goes away.

use std::time::Duration;

use crate::support::{Session, fixture};

const NEWEST: &str = "Week of the convoys";
const SECOND: &str = "Week of many scripts";

fn reading() -> Session {
    let mut session = Session::reader(&fixture(), &[]);
    session.wait_for(NEWEST);
    session.wait_until_read();
    session
}

/// Fails unless the program still answers, and can be left.
fn assert_alive(mut session: Session) {
    session.wait_until("the digests", |session| session.row(0).contains("1/4"));
    session.write(b"j");
    session.wait_for(SECOND);
    session.write(b"q");
    assert_eq!(session.exit_code(), 0);
    session.assert_restored();
}

#[test]
fn a_storm_of_sizes_is_survived() {
    let mut session = reading();
    for round in 0..400_u16 {
        session.resize(2 + round * 7 % 230, 2 + round * 5 % 70);
    }
    session.resize(100, 30);
    session.wait_until("the footer in the last row", |session| session.row(29).contains("help"));
    assert_alive(session);
}

#[test]
fn sizes_that_are_none_are_survived() {
    let mut session = reading();
    for (columns, rows) in [
        (0, 0),
        (1, 1),
        (0, 24),
        (80, 0),
        (1, 500),
        (u16::MAX, 1),
        (1_000, 1_000),
        (u16::MAX, u16::MAX),
    ] {
        session.claim_size(columns, rows);
        // A key that it must take before it can be continued with.
        session.write(b"jk");
    }
    session.resize(80, 24);
    session.wait_until("the footer in the last row", |session| session.row(23).contains("help"));
    assert_alive(session);
}

#[test]
fn a_paste_is_text_and_a_megabyte_of_it_is_too_much() {
    let mut session = reading();
    // Nothing takes text here: what is pasted means nothing, whatever keys it looks like.
    session.write(b"\x1b[200~jjq\x03\x1b[Bq\r\n\x1b[201~");
    session.write(b"?");
    session.wait_for("Help");
    session.write(b"\x1b");
    session.wait_until("the digests", |session| session.row(0).contains("1/4"));
    session.write(b"s");
    session.wait_for("Search");
    let long = "quit \x1b[Bq\x03\n".repeat(100_000);
    session.write(format!("\x1b[200~iraq {long}\x1b[201~").as_bytes());
    session.wait_for("quit [Bq quit");
    session.write(b"\x15");
    session.write(b"\x1b");
    assert_alive(session);
}

#[test]
fn a_megabyte_without_brackets_is_keys() {
    let mut session = reading();
    session.write(&b"jk".repeat(500_000));
    session.write(b"?");
    session.wait_for("Help");
    session.write(b"\x1b");
    assert_alive(session);
}

#[test]
fn what_is_no_key_is_dropped() {
    let mut session = reading();
    for strange in [
        &b"\x1b[?62;1;6c"[..],
        b"\x1b[12;40R",
        b"\x1b[0n",
        b"\x1b[99999999999999999999;1u",
        b"\x1b[1;1;1;1;1;1;1;1;1A",
        b"\x1b[<0;999999;999999M",
        b"\x1b[M\xff\xff\xff",
        b"\x1b[24;99~",
        b"\x1b[I\x1b[O",
        b"\xc3\x28",
        b"\xff\xfe\x80",
        b"\xf0\x9f",
        b"\x00\x1c\x1d\x1e\x1f\x7f",
        b"\x1bOz",
        b"\x1b[\x1b[\x1b[",
        b"\x1b\x1b\x1b",
    ] {
        session.write(strange);
    }
    // Whatever screen that led to, one can leave it.
    session.write(b"\x1b");
    session.take(Duration::from_millis(1));
    session.write(b"\x1b\x1b\x1b\x1b");
    session.write(b"g");
    assert_alive(session);
}

/// Behind these the keyboard was deaf, or they were taken for typing.
const REPORTS: [&[u8]; 14] = [
    b"\x1b[?2026;2$y",
    b"\x1b[?u",
    b"\x1b[?997;1n",
    b"\x1b[?12;25R",
    b"\x1b[?2004;1$y",
    b"\x1b[>0;276;0c",
    b"\x1b]11;rgb:0000/0000/0000\x07",
    b"\x1b]lthe q of a title\x1b\\",
    b"\x1b]4;1;rgb:cdcd/0000/0000\x1b\\",
    b"\x1b]52;c;cXVpdA==\x1b\\",
    b"\x1bP!|00000000\x1b\\",
    b"\x1bP1+r544e=787465726d\x1b\\",
    b"\x1bP1$r0;1m\x1b\\",
    b"\x1b_Gi=31;OK\x1b\\",
];

#[test]
fn no_answer_of_a_terminal_is_a_key_or_keeps_one_back() {
    let mut session = reading();
    for report in REPORTS {
        session.write(report);
        session.write(b"j");
        session.wait_for(SECOND);
        // The key comes in the same packet.
        session.write(&[report, b"k"].concat());
        session.wait_for(NEWEST);
        session.wait_until("the digests", |session| session.row(0).contains("1/4"));
    }
    // The mouse was never switched on.
    session.write(b"\x1b[<65;10;5M\x1b[<65;10;5M\x1b[Ma!!j");
    session.wait_for(SECOND);
    session.write(b"k");
    session.wait_for(NEWEST);
    assert_alive(session);
}

#[test]
fn an_answer_that_is_cut_does_not_make_the_keyboard_deaf() {
    for cut in [&b"\x1b[<0"[..], b"\x1b[?2026;", b"\x1b]11;rgb:00", b"\x1bP1$r", b"\x1b_Gi=31"] {
        let mut session = reading();
        session.write(cut);
        // At once, since nothing is waited for here.
        session.write(b"\x03");
        assert_eq!(session.exit_code(), 0, "{}", cut.escape_ascii());
        session.assert_restored();
    }
    // Where only letters come some are lost with it, and not for long.
    let mut session = reading();
    session.write(b"\x1b]11;rgb:00");
    session.press_until(b"?", Duration::from_millis(100), "Help");
    session.write(b"\x1b");
    assert_alive(session);
}

#[test]
fn an_escape_and_a_key_in_one_packet_are_both_done() {
    let mut session = reading();
    session.write(b"j");
    session.wait_for(SECOND);
    session.write(b"\r");
    session.write(b"\x1bk");
    session.wait_for(NEWEST);
    session.write(b"s");
    session.wait_for("Search");
    session.write(b"\x1b?");
    session.wait_for("Help");
    session.write(b"\x1b");
    assert_alive(session);
}

#[test]
fn an_interrupt_overtakes_a_flood_of_keys() {
    let mut session = reading();
    session.write(b"s");
    session.wait_for("Search");
    session.write(&b"flood ".repeat(200_000));
    session.write(b"\x03");
    assert_eq!(session.exit_code(), 0);
    session.assert_restored();
}

#[test]
fn a_paste_whose_end_is_lost_does_not_make_the_keyboard_deaf() {
    let mut session = reading();
    session.write(b"\x1b[200~half of it");
    // A key that comes alone after a pause ends it; until then it is text.
    session.press_until(b"?", Duration::from_millis(1_500), "Help");
    session.write(b"\x1b");
    assert_alive(session);
}

#[test]
fn a_paste_that_never_ends_can_be_ended_from_outside() {
    let mut session = reading();
    session.write(b"\x1b[200~");
    session.write(&b"q".repeat(100_000));
    session.signal("TERM");
    assert_eq!(session.exit_code(), 143);
    session.assert_restored();
}

#[test]
fn a_terminal_that_takes_nothing_does_not_keep_it() {
    // Among them some that the library for signals does not know, or takes for harmless.
    for signal in ["TERM", "IO", "PWR", "40"] {
        let mut session = reading();
        session.hold_still();
        session.write(b"j");
        session.signal(signal);
        assert_ne!(session.exit_code(), 0, "{signal}");
        assert!(session.settings_are_restored(), "the shell after {signal} sees nothing typed");
    }
}

/// In a session of its own nobody tells the program that its terminal went away.
#[test]
fn a_terminal_that_goes_away_without_a_signal_ends_it() {
    let folder = tempfile::tempdir().unwrap();
    let told = folder.path().join("ended");
    let script = format!(
        "trap '' HUP; setsid --wait '{}' '{}'; echo $? > '{}'",
        env!("CARGO_BIN_EXE_watchfloor"),
        fixture().display(),
        told.display()
    );
    let mut session = Session::new("/bin/sh", &["-c", &script], &[("PATH", "/usr/bin:/bin")]);
    session.wait_for(NEWEST);
    assert_eq!(session.hang_up(), 0, "the script goes on after the program");
    let code = std::fs::read_to_string(told).unwrap();
    assert_eq!(code.trim(), "129");
}
