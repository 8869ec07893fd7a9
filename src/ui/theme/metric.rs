//! Measures colours: how different they look, and how readable one is on another.
//!
//! Numbers only; `degrade` decides what follows from them.

use ratatui::style::Color;

use super::colour::Rgb;

/// Returns the contrast of two colours by WCAG 2.1, from 1 (none) to 21 (black on white).
///
/// Returns none where one is the terminal's own default, which is unknown. The sixteen are measured
/// as xterm shows them.
pub fn contrast(one: Color, other: Color) -> Option<f32> {
    Some(ratio(luminance(Rgb::of(one)?), luminance(Rgb::of(other)?)))
}

/// Returns the contrast ratio of two luminances,
/// <https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio>.
pub(super) fn ratio(one: f32, other: f32) -> f32 {
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Returns the relative luminance, <https://www.w3.org/TR/WCAG21/#dfn-relative-luminance>.
pub(super) fn luminance(colour: Rgb) -> f32 {
    let [red, green, blue] = linear(colour);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// Returns how different two colours look: the squared distance of their points in Oklab.
pub(super) fn apart(one: [f32; 3], other: [f32; 3]) -> f32 {
    one.iter().zip(other).map(|(a, b)| (a - b) * (a - b)).sum()
}

/// Converts linear sRGB to Oklab, where even steps look even: Björn Ottosson, "A perceptual color
/// space for image processing", 2020, <https://bottosson.github.io/posts/oklab/> (public domain).
pub(super) fn oklab([red, green, blue]: [f32; 3]) -> [f32; 3] {
    let long = (0.412_221_46 * red + 0.536_332_55 * green + 0.051_445_995 * blue).cbrt();
    let medium = (0.211_903_5 * red + 0.680_699_5 * green + 0.107_396_96 * blue).cbrt();
    let short = (0.088_302_46 * red + 0.281_718_85 * green + 0.629_978_7 * blue).cbrt();
    [
        0.210_454_26 * long + 0.793_617_8 * medium - 0.004_072_047 * short,
        1.977_998_5 * long - 2.428_592_2 * medium + 0.450_593_7 * short,
        0.025_904_037 * long + 0.782_771_77 * medium - 0.808_675_77 * short,
    ]
}

/// Converts sRGB to linear light.
pub(super) fn linear(Rgb(red, green, blue): Rgb) -> [f32; 3] {
    [red, green, blue].map(|channel| {
        let channel = f32::from(channel) / 255.0;
        if channel <= 0.040_45 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(value: f32, wanted: f32) -> bool {
        (value - wanted).abs() < 0.005
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        let on_white = |colour| contrast(colour, Color::Rgb(255, 255, 255)).unwrap();
        assert!(near(on_white(Color::Rgb(0, 0, 0)), 21.0));
        assert!(near(on_white(Color::Rgb(255, 255, 255)), 1.0));
        // This grey is usually quoted as the lightest that passes on white.
        assert!(near(on_white(Color::Rgb(0x76, 0x76, 0x76)), 4.54));
        assert_eq!(contrast(Color::Reset, Color::Black), None);
    }

    #[test]
    fn oklab_is_that_of_its_author() {
        let [light, green_red, blue_yellow] = oklab(linear(Rgb(255, 255, 255)));
        assert!(near(light, 1.0) && near(green_red, 0.0) && near(blue_yellow, 0.0));
        let [light, green_red, blue_yellow] = oklab(linear(Rgb(255, 0, 0)));
        assert!(near(light, 0.628) && near(green_red, 0.225) && near(blue_yellow, 0.126));
    }
}
