//! Every byte that the real program writes to a terminal, with strange text in every field of an
//! archive, in the names of its files and in the user's own: the only orders in it are ours.

use proptest::collection::vec;
use proptest::prelude::*;
use vte::{Params, Parser, Perform};
use watchfloor::text::removed;

use crate::doors::write_settings;
use crate::support::{Session, hostile, write_hostile};

/// The private modes that are set and reset: the cursor, the other screen, pastes in brackets,
/// pictures held back until they are whole.
const MODES: [u16; 4] = [25, 1049, 2004, 2026];
/// Reports of the mouse, in every form: they are switched off on every way out.
const MOUSE: [u16; 5] = [1000, 1002, 1003, 1006, 1015];

/// What a terminal would make of some bytes.
#[derive(Default)]
struct Orders {
    printed: String,
    /// What the program may not write.
    strange: Vec<String>,
    /// How many looks and places it wrote: some, where it drew anything.
    ours: usize,
    /// The addresses of links, where these are allowed.
    links: Option<Vec<String>>,
    /// Whether the last string was a link, so that its end is one too.
    ends_link: bool,
}

impl Orders {
    fn of(bytes: &[u8]) -> Self {
        Self::default().read(bytes)
    }

    /// The same where addresses may be links.
    fn with_links(bytes: &[u8]) -> Self {
        Self { links: Some(Vec::new()), ..Self::default() }.read(bytes)
    }

    fn read(mut self, bytes: &[u8]) -> Self {
        Parser::new().advance(&mut self, bytes);
        self
    }
}

impl Perform for Orders {
    fn print(&mut self, c: char) {
        self.printed.push(c);
    }

    fn execute(&mut self, byte: u8) {
        if !matches!(byte, b'\r' | b'\n') {
            self.strange.push(format!("the control {byte:#04x}"));
        }
    }

    fn csi_dispatch(&mut self, params: &Params, intermediates: &[u8], ignored: bool, last: char) {
        let params: Vec<u16> = params.iter().flatten().copied().collect();
        let ours = match (intermediates, last) {
            ([], 'm' | 'H' | 'C') => true,
            // The whole screen, and a row that is written whole.
            ([], 'J' | 'K') => params == [2],
            ([b'?'], 'h') => params.iter().all(|mode| MODES.contains(mode)),
            ([b'?'], 'l') => params.iter().all(|mode| MODES.contains(mode) || MOUSE.contains(mode)),
            _ => false,
        };
        if ours && !ignored {
            self.ours += 1;
        } else {
            self.strange.push(format!("CSI {intermediates:?} {params:?} {last}"));
        }
    }

    fn esc_dispatch(&mut self, intermediates: &[u8], _ignored: bool, byte: u8) {
        // What ends a string comes as one of these too; the string itself was told of.
        if byte == b'\\' && std::mem::take(&mut self.ends_link) {
            return;
        }
        self.strange.push(format!("ESC {intermediates:?} {byte:#04x}"));
    }

    fn osc_dispatch(&mut self, params: &[&[u8]], bell: bool) {
        if let (Some(links), [b"8", id, address @ ..], false) = (&mut self.links, params, bell) {
            let address = String::from_utf8_lossy(&address.join(&b';')).into_owned();
            let is_end = id.is_empty() && address.is_empty();
            let is_address = id.starts_with(b"id=")
                && (address.starts_with("http://") || address.starts_with("https://"))
                && address.bytes().all(|byte| byte.is_ascii_graphic());
            if is_end || is_address {
                links.extend((!is_end).then_some(address));
                self.ends_link = true;
                return;
            }
        }
        self.strange.push(format!("OSC {params:?}"));
    }

    fn hook(&mut self, params: &Params, intermediates: &[u8], _ignored: bool, last: char) {
        self.strange.push(format!("DCS {intermediates:?} {params:?} {last}"));
    }
}

#[test]
fn orders_of_every_form_are_seen() {
    for order in [
        "\u{1b}[6n",
        "\u{1b}[2J\u{1b}[3J",
        "\u{1b}[2K\u{1b}[1K",
        "\u{1b}]0;title\u{7}",
        "\u{1b}]52;c;aGk=\u{1b}\\",
        "\u{1b}Pq\u{1b}\\",
        "\u{1b}c",
        "\u{1b}[?1000h",
        "\u{9b}31m",
        "\u{7}",
        "\u{8}",
        "\t",
    ] {
        assert!(!Orders::of(order.as_bytes()).strange.is_empty(), "{}", order.escape_debug());
    }
    for link in ["\x1b]8;;https://a.example\x1b\\", "\x1b]8;id=1;https://a.example\x1b\\"] {
        assert!(!Orders::of(link.as_bytes()).strange.is_empty(), "where there are no links");
    }
    for link in ["\x1b]8;;file:///a\x1b\\", "\x1b]8;id=1;ftp://a\x1b\\", "\x1b]8;id=1;http://a\x07"]
    {
        assert!(!Orders::with_links(link.as_bytes()).strange.is_empty(), "{link:?}");
    }
    let ours = Orders::of("\x1b[?2026h\x1b[1;31mé\x1b[3C\r\n\x1b[?2026l".as_bytes());
    assert_eq!((ours.strange, &*ours.printed, ours.ours), (vec![], "é", 4));
}

/// Keys to every screen; `@` pastes.
const KEYS: [&str; 34] = [
    "j", " ", "G", "\x1b", "\r", "\r", "j", "\r", " ", "/", "@", "\r", "\x1b", "\x1b", "\t", "\r",
    "w", "\r", " ", "G", "\x1b", "!", "j", "\x1b", "t", "j", "\x1b", "?", "\x1b", "S", "\r", "@",
    "\t", "\x1b",
];

/// Lets the program draw all of its screen, by giving it another size.
fn drawn_anew(session: &mut Session, rows: u16) {
    let from = session.written.len();
    session.resize(80, rows);
    let begun = |bytes: &[u8]| bytes.windows(4).position(|four| four == b"\x1b[2J");
    let ended = |bytes: &[u8]| bytes.windows(8).any(|eight| eight == b"\x1b[?2026l");
    session.wait_until("a picture of another size", |session| {
        let new = &session.written[from..];
        begun(new).is_some_and(|at| ended(&new[at..]))
    });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn no_text_reaches_the_terminal_as_an_order(texts in vec(hostile(), 4..16)) {
        let archive = tempfile::tempdir().unwrap();
        write_hostile(archive.path(), &texts);
        let settings = tempfile::tempdir().unwrap();
        write_settings(settings.path(), &texts);
        let settings = settings.path().to_str().unwrap();
        let variables = [("WATCHFLOOR_CONFIG", settings), ("COLORTERM", "truecolor")];
        let mut session = Session::reader(archive.path(), &variables);
        session.wait_for("2020-06-0");
        for (at, key) in KEYS.into_iter().enumerate() {
            let typed = if key == "@" {
                format!("\x1b[200~{}\x1b[201~", texts.concat().replace("\x1b[201~", ""))
            } else {
                key.to_owned()
            };
            session.write(typed.as_bytes());
            drawn_anew(&mut session, if at % 2 == 0 { 30 } else { 24 });
        }
        session.signal("TERM");
        prop_assert_eq!(session.exit_code(), 143);
        session.assert_restored();
        let orders = Orders::of(&session.written);
        prop_assert_eq!(&orders.strange, &[""; 0]);
        // The one sign that the program itself puts in, beside letters that run from right to left.
        prop_assert_eq!(removed(&orders.printed.replace('\u{200e}', "")), []);
        prop_assert!(orders.ours > 100, "{}", orders.ours);
    }
}

/// Ways to texts with addresses.
const TO_ADDRESSES: [&str; 12] =
    [" ", "G", "\x1b", "\r", "\r", " ", "G", "\x1b", "w", " ", "G", "\x1b"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, ..ProptestConfig::default() })]

    #[test]
    fn no_address_reaches_the_terminal_as_an_order(texts in vec(hostile(), 4..8)) {
        let archive = tempfile::tempdir().unwrap();
        let addresses: Vec<String> =
            texts.iter().map(|text| format!("https://a.example/x{text}http://b.example/")).collect();
        write_hostile(archive.path(), &addresses);
        let settings = tempfile::tempdir().unwrap();
        std::fs::write(settings.path().join("config.yaml"), "links: on\nbegin: place\n").unwrap();
        let folder = settings.path().to_str().unwrap();
        let variables =
            [("WATCHFLOOR_CONFIG", folder), ("COLORTERM", "truecolor"), ("LANG", "C.UTF-8")];
        let mut session = Session::reader(archive.path(), &variables);
        session.wait_for("2020-06-0");
        for (at, key) in TO_ADDRESSES.into_iter().enumerate() {
            session.write(key.as_bytes());
            drawn_anew(&mut session, if at % 2 == 0 { 30 } else { 24 });
        }
        session.signal("TERM");
        prop_assert_eq!(session.exit_code(), 143);
        session.assert_restored();
        let orders = Orders::with_links(&session.written);
        prop_assert_eq!(&orders.strange, &[""; 0]);
        let links = orders.links.unwrap_or_default();
        prop_assert!(!links.is_empty(), "no address was a link");
    }
}
