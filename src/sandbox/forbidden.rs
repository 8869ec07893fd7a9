//! The table of system calls that the program never needs, and that would help whoever takes it
//! over. Numbers only, by group; `calls.rs` makes a filter of them.
//!
//! What is not here is left to Landlock (opening, making and removing files) or harmless.

/// A number that a processor of another width would give; none of the libraries has it everywhere.
const FCHMODAT2: i64 = 452;

/// Refused whatever their arguments are.
pub(super) const ALWAYS: &[&[i64]] = &[NETWORK, PROGRAMS, PROCESSES, RINGS, KERNEL, MOUNTS, OWNERS];

/// A socket is neither made nor used to reach or be reached. `socketpair` is looked at by its
/// arguments; sending and receiving need a socket first.
const NETWORK: &[i64] = &[
    libc::SYS_socket,
    libc::SYS_connect,
    libc::SYS_bind,
    libc::SYS_listen,
    libc::SYS_accept,
    libc::SYS_accept4,
];

/// No other program is started. Threads are: `clone` is looked at by its arguments.
#[cfg(target_arch = "x86_64")]
const PROGRAMS: &[i64] = &[libc::SYS_execve, libc::SYS_execveat, libc::SYS_fork, libc::SYS_vfork];
#[cfg(not(target_arch = "x86_64"))]
const PROGRAMS: &[i64] = &[libc::SYS_execve, libc::SYS_execveat];

/// Other processes are neither looked into nor spoken to.
const PROCESSES: &[i64] = &[
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_process_madvise,
    libc::SYS_pidfd_getfd,
    libc::SYS_pidfd_send_signal,
    libc::SYS_kcmp,
    libc::SYS_perf_event_open,
];

/// Rings carry out calls that no filter sees.
const RINGS: &[i64] =
    &[libc::SYS_io_uring_setup, libc::SYS_io_uring_enter, libc::SYS_io_uring_register];

/// Doors into the kernel, most of them closed to a plain user anyway, not to root.
const KERNEL: &[i64] = &[
    libc::SYS_bpf,
    libc::SYS_userfaultfd,
    libc::SYS_kexec_load,
    libc::SYS_init_module,
    libc::SYS_finit_module,
    libc::SYS_delete_module,
    libc::SYS_reboot,
    libc::SYS_swapon,
    libc::SYS_swapoff,
    libc::SYS_acct,
    libc::SYS_quotactl,
    libc::SYS_syslog,
    libc::SYS_settimeofday,
    libc::SYS_clock_settime,
    libc::SYS_clock_adjtime,
    libc::SYS_adjtimex,
    libc::SYS_sethostname,
    libc::SYS_setdomainname,
    libc::SYS_personality,
    libc::SYS_add_key,
    libc::SYS_request_key,
    libc::SYS_keyctl,
];

/// What is mounted where, and other views of it. Handles open files without their path.
const MOUNTS: &[i64] = &[
    libc::SYS_mount,
    libc::SYS_umount2,
    libc::SYS_pivot_root,
    libc::SYS_chroot,
    libc::SYS_move_mount,
    libc::SYS_open_tree,
    libc::SYS_mount_setattr,
    libc::SYS_fsopen,
    libc::SYS_fsconfig,
    libc::SYS_fsmount,
    libc::SYS_fspick,
    libc::SYS_unshare,
    libc::SYS_setns,
    libc::SYS_open_by_handle_at,
    libc::SYS_name_to_handle_at,
];

/// Rights, owners, times and attributes of files, which Landlock does not watch over.
#[cfg(target_arch = "x86_64")]
const OWNERS: &[i64] = &[
    libc::SYS_chmod,
    libc::SYS_fchmod,
    libc::SYS_fchmodat,
    FCHMODAT2,
    libc::SYS_chown,
    libc::SYS_lchown,
    libc::SYS_fchown,
    libc::SYS_fchownat,
    libc::SYS_setxattr,
    libc::SYS_lsetxattr,
    libc::SYS_fsetxattr,
    libc::SYS_removexattr,
    libc::SYS_lremovexattr,
    libc::SYS_fremovexattr,
    libc::SYS_utime,
    libc::SYS_utimes,
    libc::SYS_futimesat,
    libc::SYS_utimensat,
];
#[cfg(not(target_arch = "x86_64"))]
const OWNERS: &[i64] = &[
    libc::SYS_fchmod,
    libc::SYS_fchmodat,
    FCHMODAT2,
    libc::SYS_fchown,
    libc::SYS_fchownat,
    libc::SYS_setxattr,
    libc::SYS_lsetxattr,
    libc::SYS_fsetxattr,
    libc::SYS_removexattr,
    libc::SYS_lremovexattr,
    libc::SYS_fremovexattr,
    libc::SYS_utimensat,
];

/// Requests to a device that would type into the terminal in the user's name: what is typed there
/// is read by the shell that comes after.
pub(super) const TYPING: [u64; 2] = [libc::TIOCSTI, 0x541C];

/// On `x86_64` a kernel may know every call by a second number, with this bit set. Numbers that the
/// program never gives, so all that is forbidden is forbidden by them too.
#[cfg(target_arch = "x86_64")]
pub(super) const SECOND: Option<i64> = Some(0x4000_0000);
#[cfg(not(target_arch = "x86_64"))]
pub(super) const SECOND: Option<i64> = None;

/// Calls that have a number of their own among the second ones: `ioctl`, `execve`, `ptrace`,
/// `kexec_load`, `process_vm_readv`, `process_vm_writev`, `execveat`.
pub(super) const SECOND_ONLY: [i64; 7] = [514, 520, 521, 528, 539, 540, 545];
