//! Reads positions and free maps: `at: 33.75 44.64 ~5 km`, or its parts; `x: { gtd_id: … }`.

use super::context::{ReadContext, one_line};
use crate::digest::{Exactness, Pairs, Position, PositionError, position_reading};
use crate::yaml::{Fault, Node, NodeValue, excerpt};

impl ReadContext<'_, '_> {
    /// Reads where on the earth something happened.
    pub(super) fn position(&mut self, node: &Node) -> Option<Position> {
        let read = if matches!(node.value, NodeValue::Map(_)) {
            self.position_in_parts(node)?
        } else {
            let listed = two_of_a_list(node);
            let text = match &listed {
                Some(text) => text,
                None => node.text("at", &mut self.faults)?,
            };
            text.parse::<Position>().or_else(|error| {
                let read = position_reading(text).ok_or(error)?;
                let message = format!("`at` in another form: read as {read}");
                self.faults
                    .push(Fault::warning(node.mark, message).hint(format!("write `{read}`")));
                Ok(read)
            })
        };
        read.map_err(|error| self.faults.push(Fault::error(node.mark, error.to_string()))).ok()
    }

    fn position_in_parts(&mut self, node: &Node) -> Option<Result<Position, PositionError>> {
        let mut map = node.handwritten_map("at", &mut self.faults)?;
        let degrees = |text: &str| {
            let number: Option<f64> = text.trim().parse().ok().filter(|n: &f64| n.is_finite());
            number
                .ok_or_else(|| format!("`{}` is no number of degrees; write 33.75", excerpt(text)))
        };
        let lat = map.need_parse("lat", &mut self.faults, degrees);
        let lon = map.need_parse("lon", &mut self.faults, degrees);
        let km = map.get("km");
        let exactness = match km.and_then(|node| node.text("km", &mut self.faults)) {
            None => Ok(Exactness::Unsaid),
            Some(km) => radius(km),
        };
        map.finish(&mut self.faults);
        let (lat, lon) = (lat?, lon?);
        let written = format!("{lat} {lon}");
        Some(exactness.and_then(|exactness| Position::new(lat, lon, exactness, &written)))
    }

    /// Reads a free map: short keys with a text or a number each. Returns it as it is stored.
    pub(super) fn pairs(&mut self, node: &Node) -> Option<String> {
        let entries = node.entries("x", &mut self.faults)?;
        if let Some((key, _)) = entries.get(Pairs::MOST) {
            let fault = Fault::error(key.mark, format!("more than {} keys in `x`", Pairs::MOST));
            self.faults.push(fault.hint("those from here on are left out"));
        }
        let mut kept = Vec::new();
        for (key, value) in entries.iter().take(Pairs::MOST) {
            if !Pairs::is_key(&key.name) {
                let message = format!("`{}` is no key of `x`", excerpt(&key.name));
                let hint = format!(
                    "write at most {} letters, digits, `_` or `-`, such as gtd_id",
                    Pairs::LONGEST_KEY
                );
                self.faults.push(Fault::error(key.mark, message).hint(hint));
                continue;
            }
            let text = match &value.value {
                // What a script dumps where it has nothing: the same as an empty text.
                NodeValue::Null => "",
                NodeValue::Scalar(_) | NodeValue::List(_) | NodeValue::Map(_) => {
                    let Some(text) = value.text(&key.name, &mut self.faults) else { continue };
                    text
                }
            };
            let text = self.cut(value.mark, &key.name, one_line(text.trim()));
            if text.is_empty() {
                let message = format!("`{}` is empty: left out", excerpt(&key.name));
                let hint = "write a text after the colon, or leave the key out";
                self.faults.push(Fault::warning(value.mark, message).hint(hint));
                continue;
            }
            kept.push((&*key.name, text));
        }
        let pairs = kept.iter().map(|(key, text)| (*key, text.as_ref()));
        (!kept.is_empty()).then(|| Pairs::store(pairs))
    }
}

/// Returns `33.75, 44.64` for a list of the two, as programs write it; it is then read with a warning.
fn two_of_a_list(node: &Node) -> Option<String> {
    let NodeValue::List(items) = &node.value else { return None };
    let [NodeValue::Scalar(lat), NodeValue::Scalar(lon)] =
        [&items.first()?.value, &items.get(1)?.value]
    else {
        return None;
    };
    (items.len() == 2).then(|| format!("{lat}, {lon}"))
}

/// Reads a radius in kilometres; 0 is the very spot.
fn radius(text: &str) -> Result<Exactness, PositionError> {
    match text.trim().trim_start_matches('~').trim_start().parse() {
        Ok(0.0) => Ok(Exactness::Exact),
        Ok(km) => Position::radius(km, text),
        Err(_) => Err(PositionError::Radius(text.to_owned())),
    }
}
