//! What the names of glyphs stand for: of the Adobe Glyph List those that Latin text needs, and the
//! forms `uni0041` and `u1F600` (Adobe Glyph List Specification, section 2).

use std::collections::HashMap;

/// Names and their characters, in turn. `space` has none that could stand here.
const NAMES: &str = "\
    AE Æ Aacute Á Abreve Ă Acircumflex Â Adieresis Ä Agrave À Alpha Α Amacron Ā Aogonek Ą \
    Aring Å Atilde Ã Beta Β Cacute Ć Ccaron Č Ccedilla Ç Chi Χ Dcaron Ď Dcroat Đ Delta ∆ \
    Eacute É Ecaron Ě Ecircumflex Ê Edieresis Ë Edotaccent Ė Egrave È Emacron Ē Eogonek Ę \
    Epsilon Ε Eta Η Eth Ð Euro € Gamma Γ Gbreve Ğ H18533 ● Iacute Í Icircumflex Î Idieresis Ï \
    Idotaccent İ Ifraktur ℑ Igrave Ì Imacron Ī Iogonek Į Iota Ι Kappa Κ Lambda Λ Lcaron Ľ \
    Lslash Ł Mu Μ Nacute Ń Ncaron Ň Ntilde Ñ Nu Ν OE Œ Oacute Ó Ocircumflex Ô Odieresis Ö \
    Ograve Ò Ohungarumlaut Ő Omacron Ō Omega Ω Omicron Ο Oslash Ø Otilde Õ Phi Φ Pi Π Psi Ψ \
    Racute Ŕ Rcaron Ř Rfraktur ℜ Rho Ρ Sacute Ś Scaron Š Scedilla Ş Scommaaccent Ș Sigma Σ Tau Τ \
    Tcaron Ť Tcommaaccent Ţ Theta Θ Thorn Þ Uacute Ú Ucircumflex Û Udieresis Ü Ugrave Ù \
    Uhungarumlaut Ű Umacron Ū Uogonek Ų Upsilon Υ Upsilon1 ϒ Uring Ů Xi Ξ Yacute Ý Ydieresis Ÿ \
    Zacute Ź Zcaron Ž Zdotaccent Ż Zeta Ζ a71 ● a73 ■ aacute á abreve ă acircumflex â acute ´ \
    adieresis ä ae æ afii57929 ʼ afii61352 № afii61664 ‌ agrave à aleph ℵ alpha α amacron ā \
    ampersand & angle ∠ angleleft 〈 angleright 〉 aogonek ą approxequal ≈ aring å arrowboth ↔ \
    arrowdblboth ⇔ arrowdbldown ⇓ arrowdblleft ⇐ arrowdblright ⇒ arrowdblup ⇑ arrowdown ↓ \
    arrowleft ← arrowright → arrowup ↑ asciicircum ^ asciitilde ~ asterisk * asteriskmath ∗ at @ \
    atilde ã backslash \\ bar | beta β blacksquare ■ braceleft { braceright } bracketleft [ \
    bracketright ] breve ˘ brokenbar ¦ bullet • cacute ć caron ˇ carriagereturn ↵ ccaron č \
    ccedilla ç cedilla ¸ cent ¢ chi χ circlemultiply ⊗ circleplus ⊕ circumflex ˆ club ♣ colon : \
    colonmonetary ₡ comma , congruent ≅ copyright © currency ¤ dagger † daggerdbl ‡ dcaron ď \
    dcroat đ degree ° delta δ diamond ♦ dieresis ¨ divide ÷ dollar $ dotaccent ˙ dotlessi ı \
    dotmath ⋅ eacute é ecaron ě ecircumflex ê edieresis ë edotaccent ė egrave è eight 8 \
    eightinferior ₈ eightsuperior ⁸ element ∈ ellipsis … emacron ē emdash — emptyset ∅ endash – \
    eogonek ę epsilon ε equal = equivalence ≡ eta η eth ð exclam ! exclamdown ¡ existential ∃ \
    f_f ﬀ f_f_i ﬃ f_f_l ﬄ f_i ﬁ f_l ﬂ ff ﬀ ffi ﬃ ffl ﬄ fi ﬁ figuredash ‒ filledbox ■ five 5 \
    fiveeighths ⅝ fiveinferior ₅ fivesuperior ⁵ fl ﬂ florin ƒ four 4 fourinferior ₄ \
    foursuperior ⁴ fraction ⁄ gamma γ gbreve ğ germandbls ß gradient ∇ grave ` greater > \
    greaterequal ≥ guillemotleft « guillemotright » guilsinglleft ‹ guilsinglright › heart ♥ \
    hungarumlaut ˝ hyphen - iacute í icircumflex î idieresis ï igrave ì imacron ī infinity ∞ \
    integral ∫ integralbt ⌡ integraltp ⌠ intersection ∩ iogonek į iota ι kappa κ lambda λ \
    lcaron ľ less < lessequal ≤ logicaland ∧ logicalnot ¬ logicalor ∨ lozenge ◊ lslash ł \
    macron ¯ minus − minute ′ mu µ multiply × nacute ń ncaron ň nine 9 nineinferior ₉ \
    ninesuperior ⁹ notelement ∉ notequal ≠ notsubset ⊄ nsuperior ⁿ ntilde ñ nu ν numbersign # \
    oacute ó ocircumflex ô odieresis ö oe œ ogonek ˛ ograve ò ohungarumlaut ő omacron ō omega ω \
    omega1 ϖ omicron ο one 1 onedotenleader ․ oneeighth ⅛ onehalf ½ oneinferior ₁ onequarter ¼ \
    onesuperior ¹ onethird ⅓ openbullet ◦ ordfeminine ª ordmasculine º oslash ø otilde õ \
    paragraph ¶ parenleft ( parenleftinferior ₍ parenleftsuperior ⁽ parenright ) \
    parenrightinferior ₎ parenrightsuperior ⁾ partialdiff ∂ percent % period . periodcentered · \
    perpendicular ⊥ perthousand ‰ phi φ phi1 ϕ pi π plus + plusminus ± product ∏ propersubset ⊂ \
    propersuperset ⊃ proportional ∝ psi ψ question ? questiondown ¿ quotedbl \" quotedblbase „ \
    quotedblleft “ quotedblright ” quoteleft ‘ quotereversed ‛ quoteright ’ quotesinglbase ‚ \
    quotesingle ' racute ŕ radical √ rcaron ř reflexsubset ⊆ reflexsuperset ⊇ registered ® rho ρ \
    ring ˚ sacute ś scaron š scedilla ş scommaaccent ș second ″ section § semicolon ; seven 7 \
    seveneighths ⅞ seveninferior ₇ sevensuperior ⁷ sigma σ sigma1 ς similar ∼ six 6 \
    sixinferior ₆ sixsuperior ⁶ slash / spade ♠ sterling £ suchthat ∋ summation ∑ tau τ tcaron ť \
    tcommaaccent ţ therefore ∴ theta θ theta1 ϑ thorn þ three 3 threeeighths ⅜ threeinferior ₃ \
    threequarters ¾ threesuperior ³ tilde ˜ trademark ™ two 2 twodotenleader ‥ twoinferior ₂ \
    twosuperior ² twothirds ⅔ uacute ú ucircumflex û udieresis ü ugrave ù uhungarumlaut ű \
    umacron ū underscore _ union ∪ universal ∀ uogonek ų upsilon υ uring ů weierstrass ℘ \
    whitebullet ◦ xi ξ yacute ý ydieresis ÿ yen ¥ zacute ź zcaron ž zdotaccent ż zero 0 \
    zeroinferior ₀ zerosuperior ⁰ zeta ζ";

/// The characters of glyphs by their names.
#[derive(Debug)]
pub struct GlyphNames(HashMap<&'static str, &'static str>);

impl GlyphNames {
    /// The table, made once a file.
    pub fn new() -> Self {
        let mut words = NAMES.split_ascii_whitespace();
        let mut names = HashMap::new();
        while let (Some(name), Some(text)) = (words.next(), words.next()) {
            names.insert(name, text);
        }
        Self(names)
    }

    /// The characters that a glyph stands for; none where its name says nothing.
    pub fn text(&self, name: &[u8]) -> Option<String> {
        let name = std::str::from_utf8(name).ok()?;
        // What follows a point tells the form of a letter, not the letter.
        let name = name.split('.').next().filter(|name| !name.is_empty())?;
        match name {
            "space" | "nbspace" | "nonbreakingspace" => return Some(" ".into()),
            "sfthyphen" | "softhyphen" => return Some("\u{ad}".into()),
            _ => {}
        }
        if let Some(text) = self.0.get(name) {
            return Some((*text).into());
        }
        let mut letters = name.chars();
        if let (Some(letter), None) = (letters.next(), letters.next()) {
            return Some(letter.into());
        }
        let digits = name.strip_prefix("uni").or_else(|| name.strip_prefix('u'))?;
        let code = u32::from_str_radix(digits.get(..4.max(digits.len().min(6)))?, 16).ok()?;
        char::from_u32(code).map(String::from)
    }
}
