//! A small taxonomy, and tables put through an import in memory, for the tests beside it.

use std::io::Write as _;
use std::ops::ControlFlow;

use rawzip::{CompressionMethod, ZipArchiveWriter};

use super::super::{InMemory, Options, Surroundings, TableError, TableReport, import, shipped};
use crate::digest::{
    Acled, Area, CountsAs, Kind, KindInAcled, Outlet, Party, Tactic, Taxonomy, TaxonomyParts,
    Theatre, TheatreId,
};
use crate::words::slug;

/// Returns a taxonomy of a few theatres, kinds and tactics.
pub(super) fn taxonomy() -> Taxonomy {
    let theatre = |id: &str, aliases: &[&str]| Theatre {
        id: id.into(),
        name: id.into(),
        aliases: aliases.iter().map(|alias| Box::from(*alias)).collect(),
        west: false,
        countries: Vec::new(),
    };
    let area = |name: &str, theatre| Area {
        id: slug(name).into(),
        name: name.into(),
        aliases: Vec::new(),
        theatre: TheatreId(theatre),
        west: None,
        countries: Vec::new(),
    };
    let kind = |id: &str, counts_as| Kind {
        id: id.into(),
        name: id.into(),
        aliases: vec![],
        counts_as,
        acled: KindInAcled::ByTactic,
    };
    TaxonomyParts {
        theatres: vec![
            theatre("idlib", &[]),
            theatre("syria", &[]),
            theatre("iraq", &[]),
            theatre("africa", &[]),
            theatre("global", &[]),
        ],
        areas: vec![
            area("Ariha", 0),
            area("Homs", 1),
            area("Diyala", 2),
            area("Kirkuk", 2),
            area("Nigeria", 3),
        ],
        kinds: vec![
            kind("attack", Some(CountsAs::Attack)),
            kind("clash", Some(CountsAs::Clash)),
            kind("counterterrorism", None),
            kind("military", None),
            kind("political", None),
            kind("report", None),
        ],
        tactics: tactics(),
        outlets: vec![Outlet {
            name: "Police Office".into(),
            aliases: vec![],
            party: Some(Party::Official),
        }],
        ..TaxonomyParts::default()
    }
    .into()
}

fn tactics() -> Vec<Tactic> {
    let tactic = |id: &str, aliases: &[&str], sub_event: &str| Tactic {
        id: id.into(),
        name: id.into(),
        aliases: aliases.iter().map(|alias| Box::from(*alias)).collect(),
        acled: Some(Acled { event: "".into(), sub_event: sub_event.into() }),
    };
    vec![
        tactic("ied", &["roadside bomb", "bomb"], "Remote explosive/landmine/IED"),
        tactic("suicide-bombing", &["suicide attack"], "Suicide bomb"),
        tactic("vehicle-bomb", &["car bomb"], "Remote explosive/landmine/IED"),
        tactic("small-arms", &["shooting"], "Armed clash"),
        tactic("ambush", &["ambushed"], "Armed clash"),
        tactic("abduction", &["kidnapping"], "Abduction/forced disappearance"),
        tactic("arrest", &[], "Arrests"),
    ]
}

/// Imports a table by the shipped rules.
pub(super) fn imported(
    table: &[u8],
    options: &Options,
) -> Result<(TableReport, InMemory), TableError> {
    let (mappings, taxonomy, mut memory) = (shipped()?, taxonomy(), InMemory::default());
    let around = Surroundings { mappings: &mappings, taxonomy: &taxonomy, options };
    let mut runs = InMemory::default();
    let mut input = table;
    let go_on = &mut |_| ControlFlow::Continue(());
    let report = import(&mut input, &around, &mut runs, &mut memory, go_on)?;
    Ok((report, memory))
}

/// Imports a table, and returns its digests as one text.
pub(super) fn written(table: &[u8]) -> String {
    let (_, memory) = imported(table, &Options::default()).unwrap();
    memory.digests.into_iter().map(|(_, bytes)| String::from_utf8(bytes).unwrap()).collect()
}

/// Returns the lines of one entry, by its id.
pub(super) fn entry<'d>(digests: &'d str, id: &str) -> Vec<&'d str> {
    let mut lines =
        digests.lines().map(str::trim).skip_while(|line| *line != format!("- id: {id}"));
    let first = lines.next();
    first
        .into_iter()
        .chain(lines.take_while(|line| !line.starts_with("- ") && !line.starts_with("digest:")))
        .collect()
}

/// Returns a workbook with one sheet; its date is a number with a style.
pub(super) fn workbook(sheet: &str) -> Vec<u8> {
    let mut package = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut package);
    let styles = r#"<styleSheet><numFmts><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="165"/></cellXfs></styleSheet>"#;
    let texts = "<sst><si><t>date</t></si><si><t>Diyala</t></si><si><r><t>Un café </t></r><r><t>a été vis&#233;.</t></r></si></sst>";
    let parts = [
        ("xl/workbook.xml", "<workbook><workbookPr/></workbook>"),
        ("xl/styles.xml", styles),
        ("xl/sharedStrings.xml", texts),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    for (name, text) in parts {
        let (mut file, config) =
            archive.new_file(name).compression_method(CompressionMethod::DEFLATE).start().unwrap();
        // The sums of the package are not looked at: what was packed is written as it is.
        let packed = miniz_oxide::deflate::compress_to_vec(text.as_bytes(), 6);
        let mut writer = config.wrap(&mut file);
        writer.write_all(&packed).unwrap();
        let (_, descriptor) = writer.finish().unwrap();
        file.finish(descriptor).unwrap();
    }
    archive.finish().unwrap();
    package
}
