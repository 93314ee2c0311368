//! References as entries of BibTeX.

use std::fmt::Write as _;

use super::Reference;
use crate::lang::Lang;

impl Reference {
    /// An entry of the type `misc`, which both BibTeX and BibLaTeX have. `url` and `urldate` are fields of BibLaTeX that
    /// the common styles of BibTeX and all reference managers read, too.
    pub fn bibtex(&self) -> String {
        let edition = &self.edition;
        let published = format!("{}, {} {}", edition.atlas, self.release_word(), edition.release);
        let fields = [
            // The inner braces keep upper and lower case.
            ("title", Some(format!("{{{}}}", escaped(&self.title)))),
            ("howpublished", Some(escaped(&published))),
            ("organization", edition.publisher.as_deref().map(escaped)),
            ("url", Some(verbatim(&self.address))),
            ("urldate", edition.accessed.map(|day| day.to_string())),
            ("langid", Some(edition.lang.pick("english", "chinese").to_owned())),
        ];
        let mut entry = format!("@misc{{{},\n", self.key);
        for (name, value) in fields {
            if let Some(value) = value {
                // Writing to a string cannot fail.
                let _ = writeln!(entry, "  {name} = {{{value}}},");
            }
        }
        entry + "}\n"
    }

    fn release_word(&self) -> &'static str {
        match self.edition.lang {
            Lang::En => "release",
            Lang::Zh => "数据版本",
        }
    }
}

/// A text with the characters escaped that TeX interprets. BibTeX counts braces even behind a backslash, so these and the
/// backslash are commands; everything else stays as it is, in UTF-8.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        match letter {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '{' => escaped.push_str("\\textbraceleft{}"),
            '}' => escaped.push_str("\\textbraceright{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '%' | '&' | '_' | '#' | '$' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            letter if letter.is_control() => escaped.push(' '),
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// An address, which is not escaped: styles print it with `\url`. What would end the field is encoded.
fn verbatim(address: &str) -> String {
    let mut encoded = String::new();
    for letter in address.chars() {
        match letter {
            '{' | '}' | '\\' | '"' | ' ' => {
                let _ = write!(encoded, "%{:02X}", u32::from(letter));
            }
            letter if letter.is_control() => {}
            letter => encoded.push(letter),
        }
    }
    encoded
}
