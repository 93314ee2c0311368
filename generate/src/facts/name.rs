//! Further names of records.

use model::claim::{FurtherForm, Name};
use model::source::Language;

use crate::builder::{Evidence, PackageBuilder};
use crate::cell::both;
use crate::named_record::NamedRecord;

impl PackageBuilder {
    /// Adds a short name that the text uses.
    pub(crate) fn add_alias(&mut self, subject: &NamedRecord) {
        let initials: String = subject.name.en.split(' ').filter_map(|word| word.chars().next()).collect();
        let ends: String =
            subject.name.zh.chars().take(2).chain(subject.name.zh.chars().rev().take(1)).collect();
        let quote = self
            .text
            .write(&format!("For short it is called [{initials}]."), &format!("该名称简称[{ends}]。"));
        let language = self.text.language();
        let form = if self.rng.percent(50) { FurtherForm::Printed } else { FurtherForm::Alias };
        let name = if language == Language::En { initials } else { ends };
        self.add_claim(subject, Name { language, name: name.into(), form }, Evidence::explicit(quote));
    }

    /// Adds search words for a record without a printed name. They are no claim, so no text has them.
    pub(crate) fn add_search_words(&mut self, subject: &NamedRecord) {
        let name = Name { language: Language::Zh, name: subject.name.zh.clone(), form: FurtherForm::Search };
        self.add_claim(subject, name, Evidence::of_search_words());
    }

    /// Adds the misprinted English name of a record whose own name is correct.
    pub(crate) fn add_misprint(&mut self, subject: &NamedRecord) {
        let printed = &subject.name.en;
        let quote = self
            .text
            .write(&format!("Readers will hear more of [{printed}]."), &format!("[{printed}]有待后续报道。"));
        let name = Name { language: Language::En, name: printed.clone(), form: FurtherForm::Printed };
        self.add_claim(subject, name, Evidence::explicit(quote));
    }

    /// Adds a Chinese name that the editors correct.
    pub(crate) fn add_corrected_name(&mut self, subject: &NamedRecord) {
        let quote = self.text.write(
            &format!("In Chinese the text calls it [{}之].", subject.name.zh),
            &format!("文中又称[{}之]。", subject.name.zh),
        );
        let name =
            Name { language: Language::Zh, name: subject.name.zh.clone(), form: FurtherForm::Corrected };
        let reason = both("The text adds a character by mistake.", "文中误衍一字。");
        self.add_claim(subject, name, Evidence::inferred(quote, reason));
    }
}
