//! Tests what keys send, in every form that terminals use.

use super::Input;
use super::decode::decode;
use super::parser::SequenceParser;
use crate::keys::Chord;

/// What a terminal sends, and the key that it means.
const KEYS: &[(&[u8], &str)] = &[
    (b"j", "j"),
    (b"G", "G"),
    (b" ", "space"),
    (b"\r", "enter"),
    (b"\t", "tab"),
    (b"\x7f", "backspace"),
    (b"\x08", "ctrl-h"),
    (b"\n", "ctrl-j"),
    (b"\x01", "ctrl-a"),
    (b"\x03", "ctrl-c"),
    (b"\x1a", "ctrl-z"),
    (b"\0", "ctrl-space"),
    (b"\x1c", "ctrl-4"),
    (b"\x1f", "ctrl-7"),
    ("é".as_bytes(), "é"),
    ("第".as_bytes(), "第"),
    ("🔥".as_bytes(), "🔥"),
    // Arrows and the like: ANSI, application mode, rxvt, VT220, the Linux console.
    (b"\x1b[A", "up"),
    (b"\x1b[B", "down"),
    (b"\x1b[C", "right"),
    (b"\x1b[D", "left"),
    (b"\x1bOA", "up"),
    (b"\x1bOB", "down"),
    (b"\x1bOC", "right"),
    (b"\x1bOD", "left"),
    (b"\x1b[H", "home"),
    (b"\x1b[F", "end"),
    (b"\x1bOH", "home"),
    (b"\x1bOF", "end"),
    (b"\x1b[1~", "home"),
    (b"\x1b[4~", "end"),
    (b"\x1b[7~", "home"),
    (b"\x1b[8~", "end"),
    (b"\x1b[3~", "del"),
    (b"\x1b[5~", "pgup"),
    (b"\x1b[6~", "pgdn"),
    (b"\x1b[Z", "backtab"),
    (b"\x1bOP", "f1"),
    (b"\x1bOQ", "f2"),
    (b"\x1bOR", "f3"),
    (b"\x1bOS", "f4"),
    (b"\x1b[P", "f1"),
    (b"\x1b[Q", "f2"),
    (b"\x1b[S", "f4"),
    (b"\x1b[[A", "f1"),
    (b"\x1b[[E", "f5"),
    (b"\x1b[11~", "f1"),
    (b"\x1b[13~", "f3"),
    (b"\x1b[15~", "f5"),
    (b"\x1b[17~", "f6"),
    (b"\x1b[21~", "f10"),
    (b"\x1b[23~", "f11"),
    (b"\x1b[24~", "f12"),
    // A keypad in application mode.
    (b"\x1bOM", "enter"),
    (b"\x1bOI", "tab"),
    (b"\x1bOX", "="),
    (b"\x1bOj", "*"),
    (b"\x1bOk", "+"),
    (b"\x1bOo", "/"),
    (b"\x1bOp", "0"),
    (b"\x1bOy", "9"),
    (b"\x8fA", "up"),
    // With modifiers.
    (b"\x1b[1;5A", "ctrl-up"),
    (b"\x1b[1;3B", "alt-down"),
    (b"\x1b[1;7C", "ctrl-alt-right"),
    (b"\x1b[1;2D", "left"),
    (b"\x1b[5A", "ctrl-up"),
    (b"\x1b[;5A", "ctrl-up"),
    (b"\x1bO5A", "ctrl-up"),
    (b"\x1bO5P", "ctrl-f1"),
    (b"\x1b[1;5P", "ctrl-f1"),
    (b"\x1b[1;129A", "up"),
    (b"\x1b[3;5~", "ctrl-del"),
    (b"\x1b[15;3~", "alt-f5"),
    (b"\x1b[1;2Z", "backtab"),
    // Kitty's protocol.
    (b"\x1b[113u", "q"),
    (b"\x1b[27u", "esc"),
    (b"\x1b[13u", "enter"),
    (b"\x1b[9u", "tab"),
    (b"\x1b[9;2u", "backtab"),
    (b"\x1b[127u", "backspace"),
    (b"\x1b[99;5u", "ctrl-c"),
    (b"\x1b[99;133u", "ctrl-c"),
    (b"\x1b[120;3u", "alt-x"),
    (b"\x1b[103:71;2u", "G"),
    (b"\x1b[103;2u", "G"),
    (b"\x1b[49:33;2u", "!"),
    (b"\x1b[113;1:1u", "q"),
    (b"\x1b[113;1:2u", "q"),
    (b"\x1b[113;;113u", "q"),
    (b"\x1b[1;1:2A", "up"),
    (b"\x1b[233u", "é"),
    (b"\x1b[57419u", "up"),
    (b"\x1b[57414u", "enter"),
    (b"\x1b[57400u", "1"),
    // modifyOtherKeys.
    (b"\x1b[27;5;99~", "ctrl-c"),
    (b"\x1b[27;2;65~", "A"),
    (b"\x1b[27;3;13~", "alt-enter"),
    (b"\x1b[27;6;120~", "ctrl-x"),
];

fn inputs(packets: &[&[u8]]) -> Vec<Input> {
    let mut parser = SequenceParser::default();
    let mut whole: Vec<_> = packets.iter().flat_map(|packet| parser.feed(packet)).collect();
    while parser.patience().is_some() {
        whole.extend(parser.expire());
    }
    whole.into_iter().flat_map(decode).collect()
}

fn chord(name: &str) -> Chord {
    name.parse().unwrap()
}

fn keys(names: &str) -> Vec<Input> {
    names.split_whitespace().map(|name| Input::Key(chord(name))).collect()
}

#[test]
fn every_key_is_itself_alone_among_others_and_in_pieces() {
    for (sent, name) in KEYS {
        let told = sent.escape_ascii();
        assert_eq!(inputs(&[sent]), keys(name), "{told}");
        let among = [b"q", *sent, b"\x1b[B", sent, b"q"].concat();
        assert_eq!(inputs(&[&among]), keys(&format!("q {name} down {name} q")), "{told}");
        for at in 1..sent.len() {
            let (one, other) = sent.split_at(at);
            assert_eq!(inputs(&[one, other]), keys(name), "{told}, cut at {at}");
        }
    }
}

#[test]
fn an_escape_is_a_key_and_one_with_a_key_may_be_alt() {
    let with = |name: &str| Input::EscapeAnd(chord(name));
    assert_eq!(inputs(&[b"\x1b"]), keys("esc"));
    assert_eq!(inputs(&[b"\x1b\x1b"]), keys("esc esc"));
    assert_eq!(inputs(&[b"\x1b\x1b\x1b"]), keys("esc esc esc"));
    for name in ["k", "K", "[", "]", "N", "O", "P", "X", "^", "_", "\\", "é", "第", "/"] {
        let sent = format!("\x1b{name}");
        assert_eq!(inputs(&[sent.as_bytes()]), [with(name)], "{name}");
        assert_eq!(inputs(&[b"\x1b", name.as_bytes()]), [with(name)], "in pieces: {name}");
        let sent = format!("\x1b\x1b{name}");
        assert_eq!(inputs(&[sent.as_bytes()]), [keys("esc"), vec![with(name)]].concat(), "{name}");
    }
    assert_eq!(inputs(&[b"\x1b\r\x1b\x7f"]), [with("enter"), with("backspace")]);
    assert_eq!(inputs(&[b"\x1bj\x1bk"]), [with("j"), with("k")]);
    assert_eq!(inputs(&[b"\x1b\x1b[A\x1b\x1bOB"]), [with("up"), with("down")], "as rxvt does it");
    assert_eq!(inputs(&[b"\x1b\x03"]), keys("esc ctrl-c"), "it is never anything else");
    assert_eq!(inputs(&[b"\x1b[\x1b"]), [vec![with("[")], keys("esc")].concat());
    assert_eq!(inputs(&[b"\x1b]\x1bj"]), [with("]"), with("j")]);
    assert_eq!(inputs(&[b"\x1b\x1b[?62c"]), keys("esc"), "a key and a report");
}

#[test]
fn bytes_that_are_no_text_take_nothing_with_them() {
    assert_eq!(inputs(&[b"\xff\xfe\x80q"]), keys("q"));
    assert_eq!(inputs(&[b"\xc3q"]), keys("q"));
    assert_eq!(inputs(&[b"\xf0\x9f", b"q"]), keys("q"));
    assert_eq!(inputs(&[b"\xe7\xac\xc3\xa9"]), keys("é"));
    assert_eq!(inputs(&[b"\x1b\xc3\x03"]), keys("esc ctrl-c"));
}
