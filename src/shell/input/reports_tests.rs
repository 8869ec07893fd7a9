//! Tests what terminals answer, whole, cut and in pieces: no answer is a key, and none blocks a
//! key.

use super::Input;
use super::decode::{INTERRUPT, decode};
use super::parser::SequenceParser;
use super::paste::PASTE;
use crate::keys::Chord;

/// Answers and reports that nobody asked for.
const REPORTS: &[(&str, &[u8])] = &[
    // The parser of the terminal library waits for ever after these.
    ("a mode (DECRPM)", b"\x1b[?2026;2$y"),
    ("a mode (DECRPM)", b"\x1b[?2004;1$y"),
    ("an ANSI mode", b"\x1b[4;2$y"),
    ("keyboard flags without a number", b"\x1b[?u"),
    ("keyboard flags", b"\x1b[?31u"),
    ("colours of the desktop", b"\x1b[?997;1n"),
    ("where the cursor stands (DECXCPR)", b"\x1b[?12;25R"),
    ("the same with the page", b"\x1b[?12;25;1R"),
    // The parser of the terminal library takes these for typing.
    ("device attributes (DA1)", b"\x1b[?62;1;6;22c"),
    ("device attributes of a VT102", b"\x1b[?6c"),
    ("device attributes (DA2)", b"\x1b[>0;276;0c"),
    ("device attributes (DA3)", b"\x1bP!|00000000\x1b\\"),
    ("the colour of the ground, ended by BEL", b"\x1b]11;rgb:0000/0000/0000\x07"),
    ("the colour of the ground", b"\x1b]11;rgb:ffff/ffff/dddd\x1b\\"),
    ("the colour of letters", b"\x1b]10;rgba:ffff/ffff/ffff/ffff\x1b\\"),
    ("the colour of the cursor", b"\x1b]12;rgb:00/ff/00\x07"),
    ("a colour of the palette", b"\x1b]4;1;rgb:cdcd/0000/0000\x1b\\"),
    ("the clipboard", b"\x1b]52;c;cXVpdA==\x1b\\"),
    ("the clipboard, ended by BEL", b"\x1b]52;p;\x07"),
    ("a font", b"\x1b]50;fixed\x1b\\"),
    ("the folder", b"\x1b]7;file://host/q\x1b\\"),
    ("a title", b"\x1b]lfind q and quit\x1b\\"),
    ("the name of an icon", b"\x1b]Lqqq\x1b\\"),
    ("a title that is no Latin", "\x1b]lÜbersicht / 第一 q\x1b\\".as_bytes()),
    ("a terminfo value (XTGETTCAP)", b"\x1bP1+r544e=787465726d\x1b\\"),
    ("no terminfo value", b"\x1bP0+r\x1b\\"),
    ("the name of a terminal (XTVERSION)", b"\x1bP>|XTerm(390)\x1b\\"),
    ("a setting (DECRQSS)", b"\x1bP1$r0;1m\x1b\\"),
    ("a setting that is not there", b"\x1bP0$r\x1b\\"),
    ("a checksum of macros (DECCKSR)", b"\x1bP1!~0000\x1b\\"),
    ("tab stops (DECTABSR)", b"\x1bP2$u9/17/25\x1b\\"),
    ("the cursor's state (DECCIR)", b"\x1bP1$u1;1;1;@;@;@;0;2;@;BBBB\x1b\\"),
    ("an answer about pictures (kitty)", b"\x1b_Gi=31;OK\x1b\\"),
    ("a fault about pictures (kitty)", b"\x1b_Gi=31,p=1;ENOENT:quit\x1b\\"),
    ("a private message", b"\x1b^quit\x1b\\"),
    ("a string", b"\x1bXquit\x1b\\"),
    ("an empty string", b"\x1b]\x1b\\"),
    // Others.
    ("where the cursor stands (CPR)", b"\x1b[12;40R"),
    ("where the cursor stands, in the first row", b"\x1b[1;5R"),
    ("all is well", b"\x1b[0n"),
    ("a printer", b"\x1b[?13n"),
    ("a locator", b"\x1b[?50n"),
    ("the kind of keyboard", b"\x1b[?27;1;0;0n"),
    ("a checksum of memory", b"\x1b[?62;1234n"),
    ("the size in letters", b"\x1b[8;24;80t"),
    ("the size in dots", b"\x1b[4;600;800t"),
    ("the size of a letter", b"\x1b[6;16;8t"),
    ("the place of the window", b"\x1b[3;0;0t"),
    ("a window that is open", b"\x1b[1t"),
    ("a size that is told unasked", b"\x1b[48;24;80;480;640t"),
    ("terminal parameters", b"\x1b[2;1;1;112;112;1;0x"),
    ("pictures in colour", b"\x1b[?1;0;256S"),
    ("modifyOtherKeys", b"\x1b[>4;2m"),
    ("kitty's cursors", b"\x1b[>1;2;3;29;30;40;100;101 q"),
    ("the focus came", b"\x1b[I"),
    ("the focus went", b"\x1b[O"),
    ("a locator (DECLRP)", b"\x1b[1;2;3;4;0&w"),
    ("a press of another button of the mouse", b"\x1b[<2;10;5M"),
    ("a release of the mouse", b"\x1b[<0;10;5m"),
    ("a move of the mouse", b"\x1b[<35;999999;5M"),
    ("a press of another button of the mouse (rxvt)", b"\x1b[34;10;5M"),
    ("a press of the mouse (X10)", b"\x1b[M !!"),
    ("a press of the mouse far out (X10)", b"\x1b[M \xff\xfe"),
    ("a highlight of the mouse", b"\x1b[10;5;10;5;20;20T"),
    ("the end of a paste", b"\x1b[201~"),
    ("a function key that is none", b"\x1b[99~"),
    ("a key of kitty's without a character", b"\x1b[57441;2u"),
    ("a key that was let go (kitty)", b"\x1b[113;1:3u"),
    ("an arrow that was let go (kitty)", b"\x1b[1;1:3A"),
    ("numbers without end", b"\x1b[99999999999999999999;1u"),
    ("parameters without end", b"\x1b[1;1;1;1;1;1;1;1;1A"),
    (
        "more parameters than are kept",
        b"\x1b[000000000000000000000000000000000000000000000000000000000000000000000000000000001;1A",
    ),
    ("a key of the keypad that is no key here", b"\x1bOz"),
    ("attributes with a control of one byte", b"\x9b?62;1c"),
    ("a colour with controls of one byte", b"\x9d11;rgb:00/00/00\x9c"),
    ("a colour with controls of two bytes", b"\xc2\x9d11;rgb:00/00/00\xc2\x9c"),
    ("a setting with controls of one byte", b"\x901$r0m\x9c"),
    ("a character of the second set", b"\x1bNq"),
    ("a character of the second set by a control of one byte", b"\x8eq"),
    ("a character of the second set by a control of two bytes", b"\xc2\x8eq"),
    ("a control of one byte alone", b"\x9c"),
    ("controls of one byte that begin nothing", b"\x84\x85\x88\x8d\x96\x97\x9a"),
    ("a setting, ended by BEL", b"\x1bP1$r0;1m\x07"),
    ("pictures, ended by BEL", b"\x1b_Gi=31;OK\x07"),
    ("a title with an end of one byte", b"\x1b]lquit\x9c"),
    ("a title with an end of two bytes", b"\x1b]lquit\xc2\x9c"),
    ("letters that hold the end of one byte", b"\x1b]l\xc3\x9cber \xe2\x80\x9cq\xe2\x80\x9d\x9c"),
    ("the same with controls of one byte", b"\x9dl\xc3\x9cber \xe2\x80\x9cq\xe2\x80\x9d\x9c"),
    ("a string with escapes in it", b"\x1bXquit\x1bq\x1b(Bj\x1b7q\x1b\\"),
    ("a private message with escapes in it", b"\x1b^quit\x1bcq\x1b\\"),
    ("a message of a program with escapes in it", b"\x1b_quit\x1b=q\x1b>\x1b\\"),
    ("a title with an escape in it", b"\x1b]lquit\x1bkq\x1b\\"),
    ("a setting with an escape in it, and the end of one byte", b"\x1bP1$r\x1b7q\x9c"),
    ("a string of one byte's control with escapes in it", b"\x98quit\x1bq\x9c"),
    ("the desktop turned light", b"\x1b[?997;2n"),
    ("a size in the terminal's own words", b"\x1b[48;60;200;1200:2000t"),
    ("a drag of the mouse (rxvt)", b"\x1b[64;10;5M"),
    ("a modifier alone (kitty)", b"\x1b[57441;2:1u"),
    ("modifyOtherKeys without a key", b"\x1b[27;5~"),
    ("a colour by kitty's protocol", b"\x1b]21;foreground=rgb:ff/ff/ff\x1b\\"),
    ("a notice that was clicked", b"\x1b]99;i=1;q\x1b\\"),
    ("the size of a letter (iTerm2)", b"\x1b]1337;ReportCellSize=18.0;8.0;2.0\x07"),
    ("the clipboard with an 8-bit beginning", b"\x9d52;c;cXVpdA==\x1b\\"),
];

/// Returns all inputs that result from some packets; nothing follows the last one for a while.
fn inputs(packets: &[&[u8]]) -> Vec<Input> {
    let mut parser = SequenceParser::default();
    let mut whole: Vec<_> = packets.iter().flat_map(|packet| parser.feed(packet)).collect();
    whole.extend(quiet(&mut parser));
    whole.into_iter().flat_map(decode).collect()
}

/// Lets time pass until the parser waits for nothing more.
fn quiet(parser: &mut SequenceParser) -> Vec<super::parser::Sequence> {
    let mut whole = Vec::new();
    while parser.patience().is_some() {
        whole.extend(parser.expire());
    }
    whole
}

fn key(name: &str) -> Input {
    Input::Key(name.parse::<Chord>().unwrap())
}

fn keys(names: &str) -> Vec<Input> {
    names.split_whitespace().map(key).collect()
}

fn with_escape(name: &str) -> Input {
    Input::EscapeAnd(name.parse::<Chord>().unwrap())
}

#[test]
fn a_whole_report_is_nothing_and_keeps_nothing_back() {
    assert!(REPORTS.len() > 60);
    for (what, report) in REPORTS {
        assert_eq!(inputs(&[report]), [], "{what}");
        let parser = &mut SequenceParser::default();
        parser.feed(report);
        assert_eq!(parser.patience(), None, "nothing is waited for: {what}");
        assert_eq!(inputs(&[&[report, &b"q"[..]].concat()]), keys("q"), "a key with it: {what}");
        let (before, behind) = ([b"q", *report].concat(), [report, &b"\x1b[A"[..]].concat());
        assert_eq!(inputs(&[&before, &behind]), keys("q up"), "keys around two: {what}");
        assert_eq!(inputs(&[&report.repeat(3), b"q"]), keys("q"), "three of them: {what}");
    }
}

#[test]
fn a_report_in_pieces_is_nothing() {
    for (what, report) in REPORTS {
        for at in 1..report.len() {
            let (one, other) = report.split_at(at);
            assert_eq!(inputs(&[one, other, b"q"]), keys("q"), "{what}, cut at {at}");
        }
        let bytes: Vec<&[u8]> = report.chunks(1).collect();
        assert_eq!(inputs(&bytes), [], "byte by byte: {what}");
    }
}

#[test]
fn a_cut_report_is_dropped_and_its_bare_beginning_is_two_keys() {
    for (what, report) in REPORTS {
        for at in 1..report.len() {
            let cut = report.get(..at).unwrap();
            let expected = match cut {
                b"\x1b" => keys("esc"),
                [0x1b, letter] => vec![with_escape(&char::from(*letter).to_string())],
                b"\x1b]\x1b" => vec![with_escape("]"), key("esc")],
                _ => Vec::new(),
            };
            let mut parser = SequenceParser::default();
            let mut whole = parser.feed(cut);
            whole.extend(quiet(&mut parser));
            let came: Vec<Input> = whole.into_iter().flat_map(decode).collect();
            assert_eq!(came, expected, "{what}, cut at {at}");
            let behind: Vec<Input> = parser.feed(b"q").into_iter().flat_map(decode).collect();
            assert_eq!(behind, keys("q"), "the next key: {what}, cut at {at}");
        }
    }
}

#[test]
fn an_interrupt_gets_through_whatever_is_begun() {
    for (what, report) in REPORTS {
        for at in 1..report.len() {
            let cut = report.get(..at).unwrap();
            let came = inputs(&[cut, b"\x03"]);
            assert_eq!(came.last(), Some(&INTERRUPT), "{what}, cut at {at}");
            let up =
                if matches!(cut, [0x1b] | [_, _, 0x1b]) { with_escape("up") } else { key("up") };
            let other = inputs(&[cut, b"\x1b[A"]);
            assert_eq!(other.last(), Some(&up), "an arrow: {what}, cut at {at}");
        }
    }
}

#[test]
fn what_cuts_a_report_is_no_key() {
    for cut in [&b"\x1b]11;rgb\x18"[..], b"\x1b]11;rgb\x1a", b"\x1bP1$r\x18", b"\x1bP1$r\x1a"] {
        assert_eq!(inputs(&[&[cut, b"q"].concat()]), keys("q"), "{cut:?}");
    }
}

#[test]
fn a_report_begun_twice_is_nothing() {
    for (what, report) in REPORTS.iter().filter(|(_, report)| report.first() == Some(&0x1b)) {
        let cut = report.get(..report.len() - 1).unwrap();
        let bare = cut.len() < 3 || cut.ends_with(b"\x1b");
        assert!(bare || inputs(&[cut, report]).is_empty(), "{what}");
    }
}

#[test]
fn the_main_button_is_a_click_on_its_cell_and_nothing_else_is() {
    for report in [&b"\x1b[<0;10;5M"[..], b"\x1b[32;10;5M"] {
        assert_eq!(inputs(&[report]), [Input::Click(9, 4)]);
    }
    for other in [
        // Let go, another button, moved while held, with Shift, on no cell, and on one that no screen has.
        &b"\x1b[<0;10;5m"[..],
        b"\x1b[<1;10;5M",
        b"\x1b[<32;10;5M",
        b"\x1b[<4;10;5M",
        b"\x1b[<0;0;5M",
        b"\x1b[<0;10;99999999M",
        b"\x1b[<0;10M",
    ] {
        assert_eq!(inputs(&[other]), [], "{other:?}");
    }
}

#[test]
fn the_wheel_turns_in_every_form() {
    for (up, down) in [
        (&b"\x1b[<64;10;5M"[..], &b"\x1b[<65;10;5M"[..]),
        (b"\x1b[<80;10;5M", b"\x1b[<93;10;5M"),
        (b"\x1b[96;10;5M", b"\x1b[97;10;5M"),
        (b"\x1b[M`!!", b"\x1b[Ma!!"),
    ] {
        assert_eq!(inputs(&[up, down]), [Input::Wheel(-3), Input::Wheel(3)]);
    }
    assert_eq!(inputs(&[b"\x1b[<66;10;5M\x1b[<64;10;5m"]), [], "sideways, and let go");
}

#[test]
fn a_paste_is_text_whatever_is_in_it() {
    let text = "jjq\x03\x1b[B \x1b[20 \x1b\x1b[201 第一\r\n\x1b]11;q";
    let pasted = format!("\x1b[200~{text}\x1b[201~");
    let bytes = pasted.as_bytes();
    assert_eq!(inputs(&[bytes, b"q"]), [Input::Paste(text.to_owned()), key("q")]);
    let single: Vec<&[u8]> = bytes.chunks(1).collect();
    assert_eq!(inputs(&single), [Input::Paste(text.to_owned())]);
    assert_eq!(inputs(&[b"\x1b[200~\x1b\x1b[201~"]), [Input::Paste("\x1b".to_owned())]);
}

#[test]
fn no_paste_is_longer_than_its_bound() {
    let mut parser = SequenceParser::default();
    parser.feed(b"\x1b[200~");
    for _ in 0..1_000 {
        assert_eq!(parser.feed(&[b'q'; 10_000]), []);
    }
    let held = format!("{parser:?}").len();
    assert!(held < PASTE * 6, "{held} bytes of a paste of ten million are held");
    let whole: Vec<Input> = parser.feed(b"\x1b[201~j").into_iter().flat_map(decode).collect();
    assert_eq!(whole, [Input::Paste("q".repeat(PASTE)), key("j")]);
}

#[test]
fn a_paste_without_an_end_is_ended_by_a_key_alone_and_not_by_a_slow_line() {
    for last in [&b"q"[..], b"\x03", b"\x1b", b"\x1b[A", b"\x1bOP", "é".as_bytes()] {
        let mut parser = SequenceParser::default();
        parser.feed(b"\x1b[200~half");
        assert_eq!(parser.feed(last), [], "it may be text");
        assert_eq!(parser.feed(b"\x1b[201~").len(), 1);
        parser.feed(b"\x1b[200~half");
        assert_eq!(quiet(&mut parser), [], "a line may stand still");
        assert_eq!(parser.feed(b" and half"), [], "and go on");
        assert_eq!(quiet(&mut parser), []);
        let mut whole = parser.feed(last);
        whole.extend(quiet(&mut parser));
        let came: Vec<Input> = whole.into_iter().flat_map(decode).collect();
        let mut expected = vec![Input::Paste("half and half".to_owned())];
        expected.extend(inputs(&[last]));
        assert_eq!((came.len(), &came), (2, &expected), "{}", last.escape_ascii());
    }
    let mut parser = SequenceParser::default();
    parser.feed(b"\x1b[200~half\x1b[20");
    assert_eq!(quiet(&mut parser), []);
    let ended: Vec<Input> = parser.feed(b"1~q").into_iter().flat_map(decode).collect();
    assert_eq!(ended, [Input::Paste("half".to_owned()), key("q")], "its end may be late");
    parser.feed(b"\x1b[200~half\x1b");
    assert_eq!(quiet(&mut parser), []);
    let ended: Vec<Input> = parser.feed(b"q").into_iter().flat_map(decode).collect();
    assert_eq!(ended, [Input::Paste("half".to_owned()), key("q")], "and never come");
}

proptest::proptest! {
    #[test]
    fn whatever_comes_the_next_key_arrives(
        pieces in proptest::collection::vec(piece(), 0..12),
        cuts in proptest::collection::vec(0usize..40, 0..6),
    ) {
        let bytes = pieces.concat();
        let mut parser = SequenceParser::default();
        let mut from = 0;
        for cut in cuts {
            let to = (from + cut).min(bytes.len());
            parser.feed(bytes.get(from..to).unwrap_or_default());
            from = to;
        }
        parser.feed(bytes.get(from..).unwrap_or_default());
        quiet(&mut parser);
        let behind: Vec<Input> = parser.feed(b"q").into_iter().flat_map(decode).collect();
        proptest::prop_assert_eq!(behind.last(), Some(&key("q")));
        proptest::prop_assert!(behind.len() <= 2, "and at most a paste before it");
        proptest::prop_assert_eq!(parser.patience(), None);
    }

    #[test]
    fn where_the_bytes_are_cut_means_nothing(
        pieces in proptest::collection::vec(piece(), 0..12), at in 0usize..60,
    ) {
        let bytes = pieces.concat();
        let (one, other) = bytes.split_at(at.min(bytes.len()));
        proptest::prop_assert_eq!(inputs(&[&bytes]), inputs(&[one, other]));
    }
}

/// Generates arbitrary bytes, and bytes that begin and end sequences.
fn piece() -> impl proptest::strategy::Strategy<Value = Vec<u8>> {
    use proptest::prelude::*;
    let known: Vec<&'static [u8]> = vec![
        b"\x1b",
        b"\x1b[",
        b"\x1b]",
        b"\x1bO",
        b"\x1bP",
        b"\x1bX",
        b"\x1b^",
        b"\x1b_",
        b"\x1b\\",
        b"\x07",
        b"\x1b[200~",
        b"\x1b[201~",
        b"\x1b[M",
        b"\x1b[<",
        b"\x9b",
        b"\x9d",
        b"\xc2",
        b"\xe7\xac",
        b"\x03",
        b"\x18",
        b";",
        b"M",
        b"A",
        b"~",
        b"u",
        b"?",
        b"$",
    ];
    prop_oneof![
        3 => proptest::sample::select(known).prop_map(<[u8]>::to_vec),
        1 => proptest::collection::vec(any::<u8>(), 0..8),
        1 => proptest::sample::select(REPORTS).prop_map(|(_, report)| report.to_vec()),
    ]
}
