//! The real binary in a real pseudo-terminal, with a terminal in memory at the other end.
//!
//! Nothing sleeps: every wait is for a condition, ends as soon as it holds, and shows the screen
//! where it does not come to hold.

use std::fs::OpenOptions;
use std::io::Write;
use std::num::NonZeroU16;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use nix::fcntl::OFlag;
use nix::sys::termios::{FlowArg, tcflow};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;

/// Longer than any machine needs, however busy.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often a condition is looked at that no output announces.
const GLANCE: Duration = Duration::from_millis(20);

/// The settings with which the reader begins in the tree, and leaves Arabic as it is stored: so does the
/// terminal in memory.
pub const BEGIN_IN_THE_TREE: &str = "begin: place\nbidi: off\n";

/// A program running in a pseudo-terminal.
pub struct Session {
    /// None once it was taken away.
    master: Option<Box<dyn MasterPty + Send>>,
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    far: vt100::Parser,
    /// Everything that was written.
    pub written: Vec<u8>,
    /// The terminal's settings before the program began.
    before: String,
    ended: bool,
    /// What it keeps, unless a variable names another folder.
    pub state: TempDir,
    /// Its settings, likewise: it begins in the tree, since most tests are about what lies there.
    _config: TempDir,
}

impl Session {
    /// The reader on an archive, in a terminal of 80 by 24.
    pub fn reader(archive: &Path, variables: &[(&str, &str)]) -> Self {
        let archive = archive.to_str().unwrap();
        Self::new(env!("CARGO_BIN_EXE_watchfloor"), &[archive], variables)
    }

    /// Any program, with no variables but these and what every terminal has.
    pub fn new(program: &str, arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        command.cwd("/");
        for (name, value) in [("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("HOME", "/nowhere")]
        {
            command.env(name, value);
        }
        let state = tempfile::tempdir().unwrap();
        command.env("WATCHFLOOR_STATE", state.path());
        let config = tempfile::tempdir().unwrap();
        std::fs::write(config.path().join("config.yaml"), BEGIN_IN_THE_TREE).unwrap();
        command.env("WATCHFLOOR_CONFIG", config.path());
        for (name, value) in variables {
            command.env(name, value);
        }
        let before = settings(&*pair.master);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(read @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes.get(..read).unwrap_or_default().to_vec()).is_err() {
                    return;
                }
            }
        });
        let writer = pair.master.take_writer().unwrap();
        let far = vt100::Parser::new(cells(24), cells(80), 0);
        let (written, ended) = (Vec::new(), false);
        Self {
            master: Some(pair.master),
            child,
            writer,
            output,
            far,
            written,
            before,
            ended,
            state,
            _config: config,
        }
    }

    /// Writes bytes as the terminal would, in one piece.
    pub fn write(&mut self, bytes: &[u8]) {
        self.writer.write_all(bytes).unwrap();
        self.writer.flush().unwrap();
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        assert!(columns > 1 && rows > 1, "vt100 panics below two rows or columns");
        self.far.screen_mut().set_size(cells(rows), cells(columns));
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.as_ref().unwrap().resize(size).unwrap();
    }

    /// The number of the process.
    pub fn id(&self) -> String {
        self.child.process_id().unwrap().to_string()
    }

    /// Says that the terminal has a size that the far end does not take on.
    pub fn claim_size(&mut self, columns: u16, rows: u16) {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.as_ref().unwrap().resize(size).unwrap();
    }

    /// Sends a signal by its name: `TERM`.
    pub fn signal(&self, name: &str) {
        let id = self.id();
        let sent = Command::new("kill").args(["-s", name, &id]).status().unwrap();
        assert!(sent.success(), "kill -s {name} {id}");
    }

    /// Lets the terminal take nothing any more, as Ctrl-S does.
    pub fn hold_still(&self) {
        let name = self.master.as_ref().unwrap().tty_name().unwrap();
        let mut options = OpenOptions::new();
        let line = options.read(true).custom_flags(OFlag::O_NOCTTY.bits()).open(name).unwrap();
        tcflow(line, FlowArg::TCOOFF).unwrap();
    }

    /// Takes the terminal away, as a line that breaks does, and gives what the program ended with.
    pub fn hang_up(mut self) -> u32 {
        // The reading thread holds the terminal too, and lets go of it when nobody listens to what
        // the next key makes the program write.
        self.output = channel().1;
        self.write(b"j");
        self.writer = Box::new(std::io::sink());
        self.master = None;
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.exit_code();
            }
            assert!(Instant::now() < deadline, "it did not end when its terminal went away");
            thread::yield_now();
        }
    }

    /// The screen that the terminal shows.
    pub fn screen(&self) -> &vt100::Screen {
        self.far.screen()
    }

    /// The letters of one row, from 0.
    pub fn row(&self, at: u16) -> String {
        self.screen().rows(0, self.screen().size().1.get()).nth(at.into()).unwrap_or_default()
    }

    /// Waits until the screen shows a text.
    pub fn wait_for(&mut self, text: &str) {
        self.wait_until(&format!("`{text}`"), |session| session.screen().contents().contains(text));
    }

    /// Waits until a condition holds; shows the screen where that takes too long.
    pub fn wait_until(&mut self, what: &str, holds: impl Fn(&Self) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !holds(self) {
            let late = Instant::now() > deadline || (self.ended && !holds(self));
            assert!(!late, "waited in vain for {what}:\n{}", self.screen().contents());
            self.take(GLANCE);
        }
    }

    /// Waits until everything has been read: the place in the list is the only count in the first row.
    ///
    /// While files are read, how many of them stands before it: of all files, waves among them, so that no
    /// number in it tells the two apart.
    pub fn wait_until_read(&mut self) {
        self.wait_until("all of the archive", |session| session.row(0).matches('/').count() == 1);
    }

    /// Presses a key, with a pause behind it, until the screen shows a text.
    pub fn press_until(&mut self, key: &[u8], pause: Duration, text: &str) {
        let deadline = Instant::now() + PATIENCE;
        while !self.screen().contents().contains(text) {
            assert!(Instant::now() < deadline, "pressed in vain for `{text}`");
            self.write(key);
            self.take(pause);
        }
    }

    /// The next bytes within some time, if there are any.
    pub fn take(&mut self, within: Duration) -> Option<Vec<u8>> {
        match self.output.recv_timeout(within) {
            Ok(bytes) => {
                self.far.process(&bytes);
                self.written.extend_from_slice(&bytes);
                Some(bytes)
            }
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => {
                self.ended = true;
                None
            }
        }
    }

    /// Waits until the program has ended, and gives its exit code.
    pub fn exit_code(&mut self) -> u32 {
        self.wait_until("the end", |session| session.ended);
        self.child.wait().unwrap().exit_code()
    }

    /// Whether the kernel says that the program is stopped.
    pub fn is_stopped(&self) -> bool {
        let id = self.id();
        let told = Command::new("ps").args(["-o", "state=", "-p", &id]).output().unwrap();
        String::from_utf8_lossy(&told.stdout).trim_start().starts_with('T')
    }

    /// Whether the settings of the terminal are as they were before.
    pub fn settings_are_restored(&self) -> bool {
        self.master.as_ref().is_some_and(|master| settings(&**master) == self.before)
    }

    /// Fails unless the terminal is as it was before.
    pub fn assert_restored(&self) {
        let screen = self.screen();
        let told = String::from_utf8_lossy(&self.written).escape_debug().to_string();
        let tail: String =
            told.chars().rev().take(300).collect::<Vec<_>>().into_iter().rev().collect();
        assert!(!screen.alternate_screen(), "the other screen is still there: …{tail}");
        assert!(!screen.hide_cursor(), "the cursor is still hidden: …{tail}");
        assert!(!screen.bracketed_paste(), "pastes are still bracketed: …{tail}");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "…{tail}");
        assert!(self.settings_are_restored(), "raw mode is still on");
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

fn cells(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).unwrap()
}

/// The settings of a terminal, in a form that can be compared.
fn settings(master: &(dyn MasterPty + Send)) -> String {
    format!("{:?}", master.get_termios())
}
