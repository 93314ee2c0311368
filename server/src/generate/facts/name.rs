//! Further names of records.

use model::claim::{FurtherForm, Language, Name};

use crate::generate::cell::both;
use crate::generate::story::{Ground, Story, Subject};

impl Story {
    /// A shorter name that the text uses too.
    pub(in crate::generate) fn alias(&mut self, of: &Subject) {
        let initials: String = of.name.en.split(' ').filter_map(|word| word.chars().next()).collect();
        let ends: String = of.name.zh.chars().take(2).chain(of.name.zh.chars().rev().take(1)).collect();
        let quote = self
            .text
            .tell(&format!("For short it is called [{initials}]."), &format!("该名称简称[{ends}]。"));
        let language = self.text.language();
        let form = if self.dice.percent(50) { FurtherForm::Printed } else { FurtherForm::Alias };
        let name = if language == Language::En { initials } else { ends };
        self.claim(of, Name { language, name, form }, Ground::explicit(quote));
    }

    /// The printed form of an English name that the record bears without the mistake.
    pub(in crate::generate) fn misprint(&mut self, of: &Subject) {
        let printed = &of.name.en;
        let quote = self
            .text
            .tell(&format!("Readers will hear more of [{printed}]."), &format!("[{printed}]有待后续报道。"));
        let name = Name { language: Language::En, name: printed.clone(), form: FurtherForm::Printed };
        self.claim(of, name, Ground::explicit(quote));
    }

    /// A Chinese name that the editors set right.
    pub(in crate::generate) fn corrected(&mut self, of: &Subject) {
        let quote = self.text.tell(
            &format!("In Chinese the text calls it [{}之].", of.name.zh),
            &format!("文中又称[{}之]。", of.name.zh),
        );
        let name = Name { language: Language::Zh, name: of.name.zh.clone(), form: FurtherForm::Corrected };
        let reason = both("The text adds a character by mistake.", "文中误衍一字。");
        self.claim(of, name, Ground::inferred(quote, reason));
    }
}
