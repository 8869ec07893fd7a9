//! Watches the folders of an archive, where the user asks for it, and tells once it has been quiet for a
//! moment. Nothing runs while nothing changes. What to do then is not decided here.

use std::sync::mpsc::Sender;

use super::Event;
use crate::archive::Origin;

/// Watches the folders of an archive until nobody listens. Says why where it cannot.
#[cfg(target_os = "linux")]
pub(super) fn start(origin: &Origin, events: &Sender<Event>) {
    use crate::app::{Msg, Task};

    let Origin::Folder(folder) = origin.clone() else { return };
    super::worker::once(Task::Watch, events, move |events| {
        if let Err(why) = inotify::watch(&folder, events) {
            // If the loop has ended, there is nobody left to tell.
            let _ = events.send(Event::Msg(Msg::NotWatched(why)));
        }
    });
}

/// There is nothing to watch with.
#[cfg(not(target_os = "linux"))]
pub(super) fn start(_: &Origin, events: &Sender<Event>) {
    let why = "this system has nothing to watch folders with".to_owned();
    let _ = events.send(Event::Msg(crate::app::Msg::NotWatched(why)));
}

#[cfg(target_os = "linux")]
mod inotify {
    //! The watching itself, by inotify: one watch a folder, and new ones for new folders.

    use std::collections::HashMap;
    use std::fs;
    use std::io;
    use std::mem::MaybeUninit;
    use std::os::fd::OwnedFd;
    use std::path::{Path, PathBuf};
    use std::sync::mpsc::Sender;

    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::fs::inotify::{CreateFlags, ReadFlags, Reader, WatchFlags, add_watch, init};
    use rustix::io::Errno;

    use super::Event;
    use crate::app::Msg;

    /// How long nothing must change before it is told: an editor or a copy changes many files.
    const QUIET: Timespec = Timespec { tv_sec: 0, tv_nsec: 300_000_000 };
    /// How deep folders are watched, and how many: as far as an archive is read.
    const DEEPEST: usize = 6;
    const MOST: usize = 4_096;

    /// Watches until nobody listens any more.
    pub(super) fn watch(folder: &Path, events: &Sender<Event>) -> Result<(), String> {
        if let Some(kind) = network(folder) {
            return Err(format!("the archive lies on a network file system ({kind})"));
        }
        let queue = init(CreateFlags::CLOEXEC | CreateFlags::NONBLOCK).map_err(unwatched)?;
        let mut watched = Watched { queue, folders: HashMap::new() };
        watched.add(folder, 0)?;
        loop {
            watched.wait(None).map_err(unwatched)?;
            watched.take()?;
            // Told once nothing has changed for a while.
            while watched.wait(Some(&QUIET)).map_err(unwatched)? {
                watched.take()?;
            }
            if events.send(Event::Msg(Msg::ArchiveChanged)).is_err() {
                return Ok(());
            }
        }
    }

    /// Says why something cannot be watched. What the system says of its limits names a full disk or open
    /// files.
    fn unwatched(error: Errno) -> String {
        if error == Errno::NOSPC {
            "a user may watch no more folders on this host (fs.inotify.max_user_watches)".to_owned()
        } else if error == Errno::MFILE {
            "no more programs of a user may watch folders on this host \
             (fs.inotify.max_user_instances)"
                .to_owned()
        } else {
            io::Error::from(error).to_string()
        }
    }

    /// The folders that are watched, by the numbers of their watches.
    struct Watched {
        queue: OwnedFd,
        folders: HashMap<i32, (PathBuf, usize)>,
    }

    impl Watched {
        /// Watches a folder and those in it.
        fn add(&mut self, folder: &Path, depth: usize) -> Result<(), String> {
            if depth > DEEPEST || self.folders.len() >= MOST {
                return Err("the archive has more folders than are watched".to_owned());
            }
            let what = WatchFlags::CLOSE_WRITE
                | WatchFlags::CREATE
                | WatchFlags::DELETE
                | WatchFlags::MOVED_FROM
                | WatchFlags::MOVED_TO
                | WatchFlags::ONLYDIR;
            let number = match add_watch(&self.queue, folder, what) {
                Ok(number) => number,
                // It went again meanwhile.
                Err(error) if error == Errno::NOENT => return Ok(()),
                Err(error) => return Err(unwatched(error)),
            };
            self.folders.insert(number, (folder.to_owned(), depth));
            let Ok(inside) = fs::read_dir(folder) else { return Ok(()) };
            for entry in inside.flatten() {
                // Links are not followed: they could lead round.
                if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                    self.add(&entry.path(), depth + 1)?;
                }
            }
            Ok(())
        }

        /// Waits for a change; returns false if there was none in time.
        fn wait(&self, within: Option<&Timespec>) -> Result<bool, Errno> {
            loop {
                let mut waiting = [PollFd::new(&self.queue, PollFlags::IN)];
                match poll(&mut waiting, within) {
                    Ok(ready) => return Ok(ready > 0),
                    Err(error) if error == Errno::INTR => {}
                    Err(error) => return Err(error),
                }
            }
        }

        /// Takes all changes that there are, and watches the folders that came.
        fn take(&mut self) -> Result<(), String> {
            let mut buffer = [MaybeUninit::uninit(); 8_192];
            let mut came = Vec::new();
            let mut reader = Reader::new(&self.queue, &mut buffer);
            while let Ok(event) = reader.next() {
                let flags = event.events();
                let is_new = flags.intersects(ReadFlags::CREATE | ReadFlags::MOVED_TO);
                if !(is_new && flags.contains(ReadFlags::ISDIR)) {
                    continue;
                }
                let name = event.file_name().map(|name| name.to_string_lossy().into_owned());
                came.extend(name.map(|name| (event.wd(), name)));
            }
            for (number, name) in came {
                if let Some((folder, depth)) = self.folders.get(&number).cloned() {
                    self.add(&folder.join(name), depth + 1)?;
                }
            }
            Ok(())
        }
    }

    /// Returns the name of the network file system that a folder lies on; none where it is a local one.
    fn network(folder: &Path) -> Option<&'static str> {
        const KINDS: [(u32, &str); 8] = [
            (0x6969, "NFS"),
            (0xff53_4d42, "CIFS"),
            (0xfe53_4d42, "SMB"),
            (0x517b, "SMB"),
            (0x0102_1997, "9p"),
            (0x00c3_6400, "Ceph"),
            (0x5346_414f, "AFS"),
            (0x6573_5546, "FUSE"),
        ];
        let found = rustix::fs::statfs(folder).ok()?;
        // The field has another width on other processors.
        let kind = i128::from(found.f_type) & 0xffff_ffff;
        KINDS.iter().find(|(number, _)| i128::from(*number) == kind).map(|(_, name)| *name)
    }
}
