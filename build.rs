//! What is part of the binary in packed form (`src/built_in` unpacks it): the sample archive, which is
//! every file of `data/` but the rules of the import, one behind the other (`src/archive/sample.rs` tells
//! the form); and the long ones of those rules and the lists of English words, each by itself. A change
//! in the data must lead to a new build.

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use lzma_rust2::{LzmaOptions, LzmaWriter};

/// As small as it gets: this runs once a build.
const LEVEL: u32 = 9;
/// The least that the decoder looks back, in bytes.
const LEAST_KEPT: u32 = 4_096;
/// What is packed by itself.
const SINGLE: [&str; 5] = [
    "data/import/general.yaml",
    "data/import/headings.yaml",
    "data/import/table.yaml",
    "english/common.txt",
    "english/further.txt",
];
/// What is not of the sample, within `data/`.
const APART: [&str; 2] = ["import", "taxonomy.yaml"];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=english");
    println!("cargo::rerun-if-changed=build.rs");
    let out = env::var_os("OUT_DIR").map(PathBuf::from).ok_or(io::ErrorKind::NotFound)?;
    let root = Path::new("data");
    let mut files = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for item in fs::read_dir(folder)? {
            let path = item?.path();
            if APART.iter().any(|apart| path == root.join(apart)) {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if path.extension() == Some(OsStr::new("yaml")) {
                files.push(path);
            }
        }
    }
    // The order of a folder is the disk's, and a build is to be the same everywhere.
    files.sort();
    let mut plain = Vec::new();
    for path in files {
        append(&mut plain, root, &path)?;
    }
    fs::write(out.join("sample.bin"), packed(&plain)?)?;
    for path in SINGLE.map(Path::new) {
        let name = path.with_extension("bin");
        let name = name.file_name().ok_or(io::ErrorKind::InvalidFilename)?;
        fs::write(out.join(name), packed(&fs::read(path)?)?)?;
    }
    Ok(())
}

/// Packs some bytes: their length, and then themselves.
fn packed(plain: &[u8]) -> io::Result<Vec<u8>> {
    let mut packed = length(plain.len())?.to_vec();
    let mut options = LzmaOptions::with_preset(LEVEL);
    let size = u32::try_from(plain.len()).map_err(io::Error::other)?;
    options.dict_size = size.next_power_of_two().max(LEAST_KEPT);
    // Texts: how a letter stands to a multiple of four says nothing, the letter before it much.
    (options.lc, options.pb) = (4, 0);
    let mut writer = LzmaWriter::new_use_header(&mut packed, &options, Some(size.into()))?;
    writer.write_all(plain)?;
    writer.finish()?;
    Ok(packed)
}

/// Appends a file: the lengths of its path within the archive and of its bytes, then both.
fn append(plain: &mut Vec<u8>, root: &Path, path: &Path) -> io::Result<()> {
    let name = path.strip_prefix(root).map_err(io::Error::other)?;
    let name = name.to_str().ok_or(io::ErrorKind::InvalidFilename)?.replace('\\', "/");
    let bytes = fs::read(path)?;
    plain.extend(length(name.len())?);
    plain.extend(length(bytes.len())?);
    plain.extend(name.into_bytes());
    plain.extend(bytes);
    Ok(())
}

fn length(length: usize) -> io::Result<[u8; 4]> {
    u32::try_from(length).map(u32::to_le_bytes).map_err(io::Error::other)
}
