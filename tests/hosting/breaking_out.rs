//! Attempts to get more out of an account behind the SSH server than the reader.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::NEWEST;
use crate::server::{PATIENCE, Running, Server, free_port, wait_until};
use crate::support::Session;

/// What the reader says to whoever comes without a terminal.
const NO_TERMINAL: &str = "nothing may be written but to a terminal";

/// Waits for the reader with all of its archive.
fn read(session: &mut Session) {
    session.wait_for("4 digests");
    session.write(b"\r");
    session.wait_for(NEWEST);
    session.wait_until_read();
}

/// Every file below a folder, with what is in it.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.insert(path.display().to_string(), fs::read(&path).unwrap());
        }
    }
    found
}

#[test]
#[ignore = "needs OpenSSH's server"]
fn the_reader_works_over_a_connection_and_keys_lead_nowhere_else() {
    let server = Server::start();
    let mut session = server.log_in(&[], &[], &[]);
    read(&mut session);
    session.write(b"j");
    session.wait_for("Week of many scripts");
    session.write(b"\x1a");
    session.wait_for("Stopping is not allowed");
    session.write(b"!");
    session.wait_for("None: every file was read");
    session.write(b"id\r");
    session.resize(100, 30);
    session.wait_until("another size", |session| session.row(29).contains("help"));
    let [reader] = &*server.readers() else { panic!("{:?}", server.readers()) };
    let status = fs::read_to_string(format!("/proc/{reader}/status")).unwrap();
    assert!(status.contains("Seccomp:\t2") && status.contains("NoNewPrivs:\t1"));
    session.write(b"\x03");
    session.exit_code();
    assert!(!session.screen().contents().contains("uid="));
    wait_until("no reader", || server.readers().is_empty());
}

#[test]
#[ignore = "needs OpenSSH's server"]
fn a_command_is_not_carried_out() {
    let server = Server::start();
    let made = server.beside("made");
    let make = format!("touch {}", made.display());
    let address = server.address();
    for asked in [&*make, "/bin/sh", "watchfloor export", "; id --help", "$(id)"] {
        let output = server.client("ssh", &[&address, asked]);
        let (out, err) = (output.stdout, String::from_utf8_lossy(&output.stderr).into_owned());
        assert!(out.is_empty() && err.contains(NO_TERMINAL), "{asked}: {err}");
        assert_eq!(output.status.code(), Some(2), "{asked}: {err}");
        let mut session = server.log_in(&[], &[asked], &[]);
        read(&mut session);
        session.write(b"q");
        assert_eq!(session.exit_code(), 0);
    }
    assert!(!made.exists());
}

#[test]
#[ignore = "needs OpenSSH's server"]
fn variables_agents_and_displays_do_not_come_through() {
    let server = Server::start();
    let agent = server.beside("agent");
    let mut agents = Command::new("ssh-agent");
    agents.arg("-D").arg("-a").arg(&agent).stdout(Stdio::null()).stderr(Stdio::null());
    let _running = Running(agents.spawn().unwrap());
    wait_until("the agent", || UnixStream::connect(&agent).is_ok());
    let other = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/archive");
    let names =
        ["WATCHFLOOR_ARCHIVE", "WATCHFLOOR_CONFIG", "LD_PRELOAD", "EDITOR", "XDG_CONFIG_HOME"];
    let send = format!("SendEnv={}", names.join(" "));
    let mut variables: Vec<_> = names.iter().map(|name| (*name, other)).collect();
    variables.retain(|(name, _)| *name != "LD_PRELOAD");
    variables.extend([("SSH_AUTH_SOCK", agent.to_str().unwrap()), ("DISPLAY", ":7")]);
    let preload = format!("SetEnv=LD_PRELOAD={other}");
    let more = ["-A", "-Y", "-o", &send, "-o", &preload];
    let mut session = server.log_in(&more, &["LD_PRELOAD=x sh"], &variables);
    read(&mut session);
    let [reader] = &*server.readers() else { panic!("{:?}", server.readers()) };
    let environment = fs::read(format!("/proc/{reader}/environ")).unwrap();
    let environment = String::from_utf8(environment).unwrap();
    let set: Vec<_> = environment.split('\0').filter_map(|set| set.split('=').next()).collect();
    for name in names.iter().chain(&["SSH_AUTH_SOCK", "DISPLAY"]) {
        assert!(!set.contains(name), "{name}: {set:?}");
    }
    assert!(set.contains(&"SSH_ORIGINAL_COMMAND"), "it was asked for: {set:?}");
}

#[test]
#[ignore = "needs OpenSSH's server"]
fn no_port_is_forwarded() {
    let server = Server::start();
    let address = server.address();
    // Nobody may come in here.
    let target = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    target.set_nonblocking(true).unwrap();
    let port = target.local_addr().unwrap().port();
    let output = server.client("ssh", &["-W", &format!("127.0.0.1:{port}"), &address]);
    let err = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && err.contains("prohibited"), "{err}");
    for option in [format!("-R{}:127.0.0.1:{port}", free_port()), format!("-R{}", free_port())] {
        let fail = ["-o", "ExitOnForwardFailure=yes", "-N", &option, &address];
        let output = server.client("ssh", &fail);
        let err = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && err.contains("forwarding failed"), "{err}");
    }
    let socks = [&[5, 1, 0][..], &[5, 1, 0, 1, 127, 0, 0, 1], &port.to_be_bytes()].concat();
    for (letter, sent) in [('L', b"hello".to_vec()), ('D', socks)] {
        let local = free_port();
        let option = match letter {
            'L' => format!("-L{local}:127.0.0.1:{port}"),
            _ => format!("-D{local}"),
        };
        let mut command = Command::new("ssh");
        command.args(server.options()).args(["-N", &option, &address]).stdin(Stdio::null());
        let client = Running(command.stderr(Stdio::null()).spawn().unwrap());
        let mut stream = None;
        wait_until("the client to listen", || {
            stream = TcpStream::connect((Ipv4Addr::LOCALHOST, local)).ok();
            stream.is_some()
        });
        let mut stream = stream.unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let _ = stream.write_all(&sent);
        // Either way it ends: the server refused what the client asked for.
        let _ = stream.read_to_end(&mut Vec::new());
        drop(client);
    }
    let came = target.accept().map(drop).unwrap_err();
    assert_eq!(came.kind(), std::io::ErrorKind::WouldBlock);
}

#[test]
#[ignore = "needs OpenSSH's server"]
fn no_file_is_fetched_or_brought() {
    let server = Server::start();
    let (brought, fetched) = (server.beside("brought"), server.beside("fetched"));
    let mine = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let there = format!("{}:{}", server.address(), brought.display());
    let theirs = format!("{}:{}/taxonomy.yaml", server.address(), server.archive().display());
    let mut attempts = Vec::new();
    for protocol in ["-O", "-s"] {
        attempts.push(server.client("scp", &[protocol, mine, &there]));
        attempts.push(server.client("scp", &[protocol, &theirs, fetched.to_str().unwrap()]));
    }
    attempts.push(server.client("sftp", &[&theirs, fetched.to_str().unwrap()]));
    attempts.push(server.client("ssh", &["-s", &server.address(), "sftp"]));
    for attempt in attempts {
        assert!(!attempt.status.success());
    }
    assert!(!brought.exists() && !fetched.exists());
}

#[test]
#[ignore = "needs OpenSSH's server"]
fn a_line_that_breaks_leaves_no_process_and_no_broken_file() {
    let server = Server::start();
    let before = files(&server.archive());
    for cut in ["KILL", "STOP", "HUP"] {
        let mut session = server.log_in(&[], &[], &[]);
        read(&mut session);
        assert_eq!(server.readers().len(), 1);
        // In the middle of a screen: nobody reads what these make the reader write.
        session.write(b"GgGg?\x1bt\x1bGgGg");
        session.signal(cut);
        drop(session);
        wait_until("no reader", || server.readers().is_empty());
    }
    assert_eq!(files(&server.archive()), before);
}
