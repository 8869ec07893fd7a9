//! Turns the bytes of the user's files into settings, with every problem in them. Opens no file and
//! reads no variable.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use super::{OwnSearches, PlacesFile, UserPaths};
use crate::archive::{KnownPlaces, Problem};
use crate::keys::Keymap;
use crate::ui::bidi::BidiMode;
use crate::ui::theme::{Background, GlyphTier, Library};
use crate::yaml::{self, Fault, MapReader, Mark, is_blank};

/// One file of the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// The name in problems, and of a theme without a name.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// The user's files, as far as they exist.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    /// `config.yaml`
    pub config: Option<File>,
    /// `keys.yaml`
    pub keys: Option<File>,
    /// `searches.yaml`
    pub searches: Option<File>,
    /// `template.yaml`
    pub template: Option<File>,
    /// `themes/*.yaml`, in the order of their names.
    pub themes: Vec<File>,
}

/// Where the reader starts in an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begin {
    /// Where the last session ended.
    Place,
    /// At the newest digest.
    Top,
    /// At the front page, which leads to where the last session ended.
    Front,
}

impl FromStr for Begin {
    type Err = &'static str;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        match word.trim() {
            "place" => Ok(Self::Place),
            "top" => Ok(Self::Top),
            "front" => Ok(Self::Front),
            _ => Err("this is `place`, `top` or `front`"),
        }
    }
}

/// The user's settings.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the file, as written there")]
pub struct Settings {
    /// The archive to read where the user names none; never a relative path.
    pub archive: Option<PathBuf>,
    /// The theme to start with; it exists.
    pub theme: Option<String>,
    /// The background of the user's terminal, which chooses a theme where none is named.
    pub background: Option<Background>,
    /// Whether the mouse wheel scrolls.
    pub mouse: bool,
    /// Whether text may be copied to the terminal's clipboard.
    pub copy: bool,
    /// The folder for files that the reader is asked to write; never a relative path.
    pub exports: Option<PathBuf>,
    /// The folder of the notes beside archives; never a relative path.
    pub notes: Option<PathBuf>,
    /// In whose name notes are made.
    pub desk: Option<String>,
    /// The file of places beside those of the program; never a relative path.
    pub geo: Option<PathBuf>,
    /// The same file, opened; none where none is named, or it cannot be opened.
    pub places: Option<PlacesFile>,
    /// Whether an archive is read again when its folders change.
    pub watch: bool,
    /// Whether addresses are links in a terminal that follows them.
    pub links: bool,
    /// Whether the reader speaks in lines instead of drawing.
    pub plain: bool,
    /// Whether to draw with ASCII signs only.
    pub ascii: bool,
    /// The tier of signs to draw with.
    pub glyphs: Option<GlyphTier>,
    /// How to draw right-to-left letters.
    pub bidi: Option<BidiMode>,
    /// Whether state is kept for the next session.
    pub state: bool,
    /// Where to start in an archive.
    pub begin: Begin,
    /// Which keys do what.
    pub keymap: Keymap,
    /// The themes that can be chosen.
    pub themes: Library,
    /// The saved searches as they are written: [`super::searches`] reads them with an archive's
    /// vocabulary.
    pub searches: Option<File>,
    /// The template of briefings as it is written.
    pub template: Option<File>,
    /// The file of the saved searches, to be read again and written.
    pub own_searches: OwnSearches,
    /// The problems in the files, by file and line.
    pub problems: Vec<Problem>,
}

impl Default for Settings {
    /// Returns the settings of a user who set nothing.
    fn default() -> Self {
        Self {
            archive: None,
            theme: None,
            background: None,
            mouse: false,
            copy: true,
            exports: None,
            notes: None,
            desk: None,
            geo: None,
            places: None,
            links: false,
            watch: false,
            plain: false,
            ascii: false,
            glyphs: None,
            bidi: None,
            state: true,
            begin: Begin::Front,
            keymap: Keymap::default(),
            themes: Library::shipped(),
            searches: None,
            template: None,
            own_searches: OwnSearches::default(),
            problems: Vec::new(),
        }
    }
}

/// Reads the files. `place` resolves relative paths and `~` in them.
pub fn settings(files: &Files, place: &UserPaths) -> Settings {
    let mut settings = Settings::default();
    settings.take_themes(&files.themes);
    if let Some(file) = files.keys.as_ref().filter(|file| !is_blank(&file.bytes)) {
        let (keymap, faults) = Keymap::with_file(&file.bytes);
        settings.keymap = keymap;
        settings.tell(&file.name, faults);
    }
    if let Some(file) = files.config.as_ref().filter(|file| !is_blank(&file.bytes)) {
        let faults = settings.take_config(&file.bytes, place);
        settings.tell(&file.name, faults);
    }
    settings.searches.clone_from(&files.searches);
    settings.template.clone_from(&files.template);
    settings.own_searches = OwnSearches::of(place);
    settings.problems.sort();
    settings
}

impl Settings {
    fn take_themes(&mut self, files: &[File]) {
        let files: Vec<_> =
            files.iter().map(|file| (file.name.clone(), file.bytes.clone())).collect();
        let (themes, faults) = Library::load(&files);
        self.themes = themes;
        for (file, fault) in faults {
            self.problems.push(Problem::in_file(&file, fault));
        }
    }

    fn take_config(&mut self, bytes: &[u8], place: &UserPaths) -> Vec<Fault> {
        let mut faults = Vec::new();
        let root = yaml::parse(bytes, &mut faults);
        let map = root.as_ref().and_then(|root| root.map("the configuration", &mut faults));
        let Some(mut map) = map else { return faults };
        let archive = map.text("archive", &mut faults).filter(|path| !path.trim().is_empty());
        self.archive = archive.map(|path| place.resolve(Path::new(path.trim())));
        self.theme = self.theme_of(&mut map, &mut faults);
        self.background = map.parse("background", &mut faults, str::parse);
        self.mouse = map.parse("mouse", &mut faults, switch).unwrap_or(self.mouse);
        self.copy = map.parse("copy", &mut faults, switch).unwrap_or(self.copy);
        let exports = map.text("exports", &mut faults).filter(|path| !path.trim().is_empty());
        self.exports = exports.map(|path| place.resolve(Path::new(path.trim())));
        let notes = map.text("notes", &mut faults).filter(|path| !path.trim().is_empty());
        self.notes = notes.map(|path| place.resolve(Path::new(path.trim())));
        let desk = map.text("desk", &mut faults).filter(|name| !name.trim().is_empty());
        self.desk = desk.map(|name| name.trim().to_owned());
        self.geo = Self::geo_of(&mut map, place, &mut faults);
        self.links = map.parse("links", &mut faults, switch).unwrap_or(self.links);
        self.watch = map.parse("watch", &mut faults, switch).unwrap_or(self.watch);
        self.plain = map.parse("plain", &mut faults, switch).unwrap_or(self.plain);
        self.ascii = map.parse("ascii", &mut faults, switch).unwrap_or(self.ascii);
        self.glyphs = map.parse("glyphs", &mut faults, str::parse);
        self.bidi = map.parse("bidi", &mut faults, str::parse);
        self.state = map.parse("state", &mut faults, switch).unwrap_or(self.state);
        self.begin = map.parse("begin", &mut faults, str::parse).unwrap_or(self.begin);
        map.finish(&mut faults);
        faults
    }

    /// Returns the path of a gazetteer; what its name ends in says what it is.
    fn geo_of(
        map: &mut MapReader<'_, '_>,
        place: &UserPaths,
        faults: &mut Vec<Fault>,
    ) -> Option<PathBuf> {
        let node = map.get("geo")?;
        let path = node.text("geo", faults)?.trim();
        if path.is_empty() {
            return None;
        }
        if !PlacesFile::ENDINGS.iter().any(|ending| path.ends_with(ending)) {
            let fault = Fault::error(node.mark, "this is no file of places by its name");
            faults.push(fault.hint("its name ends in `.tsv` or `.tsv.gz`"));
            return None;
        }
        Some(place.resolve(Path::new(path)))
    }

    /// Returns the places that are known: those of the program, and those of the file that is named.
    pub fn known_places(&self) -> KnownPlaces {
        self.places.as_ref().map(PlacesFile::known).unwrap_or_default()
    }

    fn theme_of(&self, map: &mut MapReader<'_, '_>, faults: &mut Vec<Fault>) -> Option<String> {
        let node = map.get("theme")?;
        let name = node.text("theme", faults)?.trim();
        if self.themes.get(name).is_none() {
            faults.push(self.unknown_theme(name, node.mark));
            return None;
        }
        Some(name.to_owned())
    }

    fn unknown_theme(&self, name: &str, mark: Mark) -> Fault {
        let fault = Fault::error(mark, format!("there is no theme `{name}`"));
        fault.hint(theme_hint(&self.themes, name))
    }

    fn tell(&mut self, file: &str, faults: Vec<Fault>) {
        let problems = faults.into_iter().map(|fault| Problem::in_file(file, fault));
        self.problems.extend(problems);
    }
}

/// Returns the hint for an unknown theme: the one that was probably meant, or all themes.
pub(crate) fn theme_hint(themes: &Library, name: &str) -> String {
    if let Some(meant) = themes.nearest(name) {
        return format!("did you mean `{meant}`?");
    }
    let names: Vec<_> = themes.themes().iter().map(|theme| theme.name.as_str()).collect();
    format!("known here: {}", names.join(", "))
}

/// Reads a switch, in any spelling of on and off.
fn switch(word: &str) -> Result<bool, &'static str> {
    match word.trim().to_ascii_lowercase().as_str() {
        "on" | "yes" | "true" => Ok(true),
        "off" | "no" | "false" => Ok(false),
        _ => Err("this is `on` or `off`, or `yes` or `no`"),
    }
}

#[cfg(test)]
#[path = "settings_tests.rs"]
mod tests;
