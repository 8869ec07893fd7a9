//! Reads mapping rules from their YAML file. What the rules mean is in `mapping`.

use std::collections::HashMap;

use super::mapping::{
    CodeResult, CodeRule, DateMeaning, Mapping, PlaceMeaning, PlaceNaming, PositionMeaning,
    RegionRule, Values, WordRule,
};
use super::problem::TableError;
use super::slot::Slot;
use crate::digest::Basis;
use crate::words::fold;
use crate::yaml::{self, Fault, MapReader, Node, NodeValue, Severity};

impl Mapping {
    /// Reads mapping rules; what they do not say of places is taken from `base`.
    ///
    /// # Errors
    ///
    /// The first fault of the file, with its line.
    pub fn read(bytes: &[u8], base: Option<&Self>) -> Result<Self, TableError> {
        let mut faults = Vec::new();
        let root = yaml::parse(bytes, &mut faults);
        let mut mapping = Self::default();
        if let Some(mut map) = root.as_ref().and_then(|root| root.map("mapping", &mut faults)) {
            mapping.head(&mut map, &mut faults);
            mapping.meanings(&mut map, &mut faults);
            mapping.places(&mut map, &mut faults);
            map.finish(&mut faults);
        }
        if let Some(fault) = faults.into_iter().find(|fault| fault.severity == Severity::Error) {
            let hint = fault.hint.as_deref().unwrap_or_default();
            let line = fault.mark.line;
            return Err(TableError::Mapping(format!("line {line}: {}; {hint}", fault.message)));
        }
        if let Some(base) = base {
            mapping.inherit(base);
        }
        Ok(mapping)
    }

    /// Takes over what is true of every database.
    fn inherit(&mut self, base: &Self) {
        for (name, country) in &base.countries {
            self.countries.entry(name.clone()).or_insert_with(|| country.clone());
        }
        for (tactic, kind) in &base.tactic_kinds {
            self.tactic_kinds.entry(tactic.clone()).or_insert_with(|| kind.clone());
        }
        for (name, actor) in &base.actors {
            self.actors.entry(name.clone()).or_insert_with(|| actor.clone());
        }
        self.regions.extend(base.regions.iter().cloned());
        self.nobody.extend(base.nobody.iter().cloned());
        if self.region_words.is_empty() {
            self.region_words.clone_from(&base.region_words);
        }
        if self.elsewhere.is_empty() {
            self.elsewhere.clone_from(&base.elsewhere);
        }
        if self.kind_else.is_empty() {
            self.kind_else.clone_from(&base.kind_else);
        }
    }

    fn head(&mut self, map: &mut MapReader<'_, '_>, faults: &mut Vec<Fault>) {
        map.need_text("mapping", faults).unwrap_or_default().clone_into(&mut self.name);
        map.need_text("title", faults).unwrap_or_default().clone_into(&mut self.title);
        map.need_text("publisher", faults).unwrap_or_default().clone_into(&mut self.publisher);
        self.needs = folded(map, "needs", faults);
        self.basis = map.parse("basis", faults, |word| {
            word.parse::<Basis>().map_err(|_| format!("`{word}` is no basis"))
        });
        self.coverage = map.parse("coverage", faults, |word| {
            word.parse().map_err(|_| format!("`{word}` is no coverage"))
        });
        if let Some(node) = map.get("columns") {
            for (key, value) in node.entries("columns", faults).unwrap_or_default() {
                let Some(slot) = slot(&key.name, value, faults) else { continue };
                let names = value.words("columns", faults).into_iter().map(|word| fold(text(word)));
                self.columns.insert(slot, names.collect());
            }
        }
        if let Some(node) = map.get("by_words") {
            for item in node.list("by_words", faults).unwrap_or_default() {
                self.by_words.extend(word_rule(item, faults));
            }
        }
        self.derived = folded(map, "derived", faults);
        self.text_from = words(map, "text_from", faults);
        self.sub_events = map.text("sub_events", faults).map(fold);
        self.tactic_kinds = pairs(map, "tactic_kinds", faults);
        map.text("kind_else", faults).unwrap_or_default().clone_into(&mut self.kind_else);
    }

    fn meanings(&mut self, map: &mut MapReader<'_, '_>, faults: &mut Vec<Fault>) {
        if let Some(node) = map.get("codes") {
            for item in node.list("codes", faults).unwrap_or_default() {
                self.codes.extend(code_rule(item, faults));
            }
        }
        self.unknown = words(map, "unknown", faults);
        self.blank_is_unknown = slots(map, "blank_is_unknown", faults);
        self.estimates = slots(map, "estimates", faults);
        self.own_among = slots(map, "own_among", faults);
        if let Some(node) = map.get("killed_of") {
            let entries = node.entries("killed_of", faults).unwrap_or_default();
            for (key, value) in entries {
                let columns = value.words("killed_of", faults);
                let columns = columns.into_iter().map(|column| fold(text(column)));
                self.killed_of.extend(columns.map(|column| (key.name.to_string(), column)));
            }
        }
        if let Some(node) = map.get("date_precision") {
            for (key, value) in node.entries("date_precision", faults).unwrap_or_default() {
                if let Some(meaning) = date_meaning(value, faults) {
                    self.date_precision.insert(Mapping::plain(&key.name), meaning);
                }
            }
        }
        if let Some(node) = map.get("place_precision") {
            for (key, value) in node.entries("place_precision", faults).unwrap_or_default() {
                if let Some(meaning) = place_meaning(value, faults) {
                    self.place_precision.insert(Mapping::plain(&key.name), meaning);
                }
            }
        }
    }

    fn places(&mut self, map: &mut MapReader<'_, '_>, faults: &mut Vec<Fault>) {
        self.nobody = folded(map, "nobody", faults);
        self.countries = pairs(map, "countries", faults);
        self.actors = pairs(map, "actors", faults);
        self.region_words = folded(map, "region_words", faults);
        self.elsewhere = words(map, "elsewhere", faults);
        let Some(node) = map.get("regions") else { return };
        for item in node.list("regions", faults).unwrap_or_default() {
            let Some(mut rule) = item.map("region", faults) else { continue };
            let country = rule.need_text("country", faults).map(fold);
            let regions = folded(&mut rule, "regions", faults);
            let theatre = rule.need_text("theatre", faults).map(ToOwned::to_owned);
            rule.finish(faults);
            if let Some((country, theatre)) = country.zip(theatre) {
                self.regions.push(RegionRule { country, regions, theatre });
            }
        }
    }
}

fn text<'n>(node: &'n Node<'_>) -> &'n str {
    match &node.value {
        NodeValue::Scalar(text) => text.trim(),
        NodeValue::Null | NodeValue::List(_) | NodeValue::Map(_) => "",
    }
}

fn words(map: &mut MapReader<'_, '_>, key: &'static str, faults: &mut Vec<Fault>) -> Vec<String> {
    let Some(node) = map.get(key) else { return Vec::new() };
    node.words(key, faults).into_iter().map(|word| text(word).to_owned()).collect()
}

fn folded(map: &mut MapReader<'_, '_>, key: &'static str, faults: &mut Vec<Fault>) -> Vec<String> {
    words(map, key, faults).iter().map(|word| fold(word)).collect()
}

fn pairs(
    map: &mut MapReader<'_, '_>,
    key: &'static str,
    faults: &mut Vec<Fault>,
) -> HashMap<String, String> {
    let Some(node) = map.get(key) else { return HashMap::new() };
    let entries = node.entries(key, faults).unwrap_or_default();
    entries.iter().map(|(key, value)| (fold(&key.name), text(value).to_owned())).collect()
}

fn slot(name: &str, node: &Node, faults: &mut Vec<Fault>) -> Option<Slot> {
    let found = Slot::find(name);
    if found.is_none() {
        let known: Vec<&str> = Slot::ALL.iter().map(|(name, _)| *name).collect();
        let fault = Fault::error(node.mark, format!("`{name}` is no part of an entry"));
        faults.push(fault.hint(format!("known here: {}", known.join(", "))));
    }
    found
}

fn slots(map: &mut MapReader<'_, '_>, key: &'static str, faults: &mut Vec<Fault>) -> Vec<Slot> {
    let Some(node) = map.get(key) else { return Vec::new() };
    let words = node.words(key, faults);
    words.into_iter().filter_map(|word| slot(text(word), word, faults)).collect()
}

fn code_rule(node: &Node, faults: &mut Vec<Fault>) -> Option<CodeRule> {
    let mut map = node.map("rule", faults)?;
    let mut when = Vec::new();
    if let Some(node) = map.need("when", faults) {
        for (key, value) in node.entries("when", faults).unwrap_or_default() {
            let values: Vec<&str> = value.words("when", faults).into_iter().map(text).collect();
            let values = match values.as_slice() {
                ["*"] => Values::Any,
                values => Values::Of(values.iter().map(|value| Mapping::plain(value)).collect()),
            };
            when.push((fold(&key.name), values));
        }
    }
    let gives = CodeResult {
        kind: map.text("kind", faults).map(ToOwned::to_owned),
        tactic: words(&mut map, "tactic", faults),
        add_tactic: words(&mut map, "add_tactic", faults),
        attribution: map.text("attribution", faults).map(ToOwned::to_owned),
        undirected: map.text("undirected", faults) == Some("yes"),
        tags: words(&mut map, "tags", faults),
        claimed: map.text("claimed", faults) == Some("yes"),
        near: map.text("near", faults) == Some("yes"),
        text: map.text("text", faults).map(ToOwned::to_owned),
    };
    map.finish(faults);
    Some(CodeRule { when, gives })
}

fn word_rule(node: &Node, faults: &mut Vec<Fault>) -> Option<WordRule> {
    let mut map = node.map("rule", faults)?;
    let slot = map.need("part", faults).and_then(|node| slot(text(node), node, faults));
    let (all, none) = (folded(&mut map, "all", faults), folded(&mut map, "none", faults));
    map.finish(faults);
    Some(WordRule { slot: slot?, all, none })
}

fn date_meaning(node: &Node, faults: &mut Vec<Fault>) -> Option<DateMeaning> {
    let known = [
        ("days", DateMeaning::Days),
        ("about", DateMeaning::About),
        ("month", DateMeaning::Month),
        ("year", DateMeaning::Year),
    ];
    one_of(node, &known, faults)
}

fn place_meaning(node: &Node, faults: &mut Vec<Fault>) -> Option<PlaceMeaning> {
    let mut map = node.map("precision", faults)?;
    let naming = [
        ("at", PlaceNaming::At),
        ("near", PlaceNaming::Near),
        ("region", PlaceNaming::Region),
        ("country", PlaceNaming::Country),
    ];
    let name = map.need("place", faults).and_then(|node| one_of(node, &naming, faults));
    let position = map.parse("at", faults, |word| match word {
        "unsaid" => Ok(PositionMeaning::Unsaid),
        "none" => Ok(PositionMeaning::Stand),
        "derived" => Ok(PositionMeaning::Derived),
        km => match km.trim_end_matches("km").trim().parse() {
            Ok(km) if km >= 0.1 => Ok(PositionMeaning::Within(km)),
            Ok(_) | Err(_) => {
                Err(format!("`{km}` is none of `unsaid`, `none`, `derived` and `25 km`"))
            }
        },
    });
    map.finish(faults);
    Some(PlaceMeaning { name: name?, position: position.unwrap_or(PositionMeaning::Unsaid) })
}

fn one_of<T: Copy>(node: &Node, known: &[(&str, T)], faults: &mut Vec<Fault>) -> Option<T> {
    let word = text(node);
    let found = known.iter().find(|(name, _)| *name == word).map(|(_, value)| *value);
    if found.is_none() {
        let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
        let fault = Fault::error(node.mark, format!("`{word}` is not known here"));
        faults.push(fault.hint(format!("write one of {}", names.join(", "))));
    }
    found
}
