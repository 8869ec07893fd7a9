//! OpenSSH's server on the loopback, set up as docs/hosting.md says: its block of configuration is
//! taken from there, with other names in it.
//!
//! It runs as whoever runs the tests. For another one than root the terminals of the system have to
//! belong to the group `tty`, as distributions mount them, since only root could give them away.

use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use nix::unistd::{User, getuid};

use crate::support::{Session, fixture};

const SERVER: &str = "/usr/sbin/sshd";
/// Longer than any machine needs, however busy.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// A server with keys of its own, and an archive that no other process reads. It ends with this.
pub struct Server {
    process: Running,
    place: tempfile::TempDir,
    port: u16,
    user: String,
}

impl Server {
    /// Starts one; it takes connections when this returns.
    pub fn start() -> Self {
        assert!(Path::new(SERVER).exists(), "install OpenSSH's server");
        let place = tempfile::tempdir().unwrap();
        let user = User::from_uid(getuid()).unwrap().unwrap().name;
        copy(&fixture(), &place.path().join("archive"));
        for name in ["host", "client"] {
            let key = place.path().join(name);
            let made = Command::new("ssh-keygen")
                .args(["-q", "-t", "ed25519", "-N", "", "-f"])
                .arg(&key)
                .status();
            assert!(made.unwrap().success());
        }
        if getuid().is_root() {
            // Where the server of a package goes when it has dropped its rights.
            fs::create_dir_all("/run/sshd").unwrap();
        }
        let port = free_port();
        let config = place.path().join("config");
        fs::write(&config, configuration(place.path(), port, &user)).unwrap();
        let log = fs::File::create(place.path().join("log")).unwrap();
        let process = Command::new(SERVER)
            .args(["-D", "-e", "-f"])
            .arg(&config)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .map(Running)
            .unwrap();
        let mut server = Self { process, place, port, user };
        wait_until("the server", || {
            let ended = server.process.0.try_wait().unwrap();
            assert!(ended.is_none(), "{}", server.log());
            TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok()
        });
        server
    }

    /// The archive that the account reads.
    pub fn archive(&self) -> PathBuf {
        self.place.path().join("archive")
    }

    /// A path beside it.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.place.path().join(name)
    }

    /// What the server said.
    pub fn log(&self) -> String {
        fs::read_to_string(self.beside("log")).unwrap()
    }

    /// Where to go, for `ssh` and `scp`.
    pub fn address(&self) -> String {
        format!("{}@127.0.0.1", self.user)
    }

    /// The options that every client needs.
    pub fn options(&self) -> Vec<String> {
        let mut options = vec!["-F".to_owned(), "none".to_owned()];
        for option in [
            format!("Port={}", self.port),
            format!("IdentityFile={}", self.beside("client").display()),
            format!("UserKnownHostsFile={}", self.beside("known").display()),
            "IdentitiesOnly=yes".to_owned(),
            "StrictHostKeyChecking=accept-new".to_owned(),
            "BatchMode=yes".to_owned(),
        ] {
            options.extend(["-o".to_owned(), option]);
        }
        options
    }

    /// The reader over a connection of its own, on a terminal.
    pub fn log_in(&self, more: &[&str], asked: &[&str], variables: &[(&str, &str)]) -> Session {
        let (options, address) = (self.options(), self.address());
        let options: Vec<&str> = options.iter().map(String::as_str).collect();
        let arguments = [&options, more, &["-tt", &address], asked].concat();
        Session::new("/usr/bin/ssh", &arguments, variables)
    }

    /// What becomes of a client without a terminal. One that gets what it wants may wait for ever:
    /// it is ended then, and has failed by its exit code, not by what it says.
    pub fn client(&self, program: &str, more: &[&str]) -> Output {
        let mut command = Command::new("timeout");
        command
            .args([&PATIENCE.as_secs().to_string(), program])
            .args(self.options())
            .args(more)
            .stdin(Stdio::null())
            .output()
            .unwrap()
    }

    /// The processes that run the reader on this server's archive.
    pub fn readers(&self) -> Vec<String> {
        let archive = self.archive().display().to_string();
        let program = Path::new(env!("CARGO_BIN_EXE_watchfloor")).canonicalize().unwrap();
        let is_reader = |id: &str| {
            let folder = Path::new("/proc").join(id);
            let arguments = fs::read(folder.join("cmdline")).unwrap_or_default();
            fs::read_link(folder.join("exe")).is_ok_and(|exe| exe == program)
                && String::from_utf8_lossy(&arguments).contains(&archive)
        };
        let names = fs::read_dir("/proc").unwrap();
        let ids = names.filter_map(|name| name.ok()?.file_name().into_string().ok());
        ids.filter(|id| is_reader(id)).collect()
    }
}

/// A process that ends with this, however the test does.
pub struct Running(pub Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The block of the document for this account, after what a server of one's own needs.
fn configuration(place: &Path, port: u16, user: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/hosting.md");
    let document = fs::read_to_string(path).unwrap();
    let (_, block) = document.split_once("```sshdconfig\n").unwrap();
    let (block, _) = block.split_once("\n```").unwrap();
    let mut block = block.to_owned();
    let place = place.display();
    for (name, here) in [
        ("Match User reader", format!("Match User {user}")),
        ("/usr/bin/watchfloor", env!("CARGO_BIN_EXE_watchfloor").to_owned()),
        ("/srv/digests", format!("{place}/archive")),
    ] {
        assert!(block.contains(name), "{block}");
        block = block.replace(name, &here);
    }
    format!(
        "Port {port}\nListenAddress 127.0.0.1\nHostKey {place}/host\nPidFile none\n\
         AuthorizedKeysFile {place}/client.pub\nStrictModes no\nPermitRootLogin yes\n\
         PasswordAuthentication no\nAcceptEnv LANG LC_*\nX11Forwarding yes\n\
         Subsystem sftp internal-sftp\n{block}\n"
    )
}

/// A port that nobody listens on.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    listener.local_addr().unwrap().port()
}

/// Waits until a condition holds.
pub fn wait_until(what: &str, mut holds: impl FnMut() -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !holds() {
        assert!(Instant::now() < deadline, "waited in vain for {what}");
        thread::yield_now();
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
