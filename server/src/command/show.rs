//! `atlas show`

use std::io::Write;
use std::path::PathBuf;

use model::claim::{Citation, Claim, FurtherForm, Value};
use model::lang::Lang;
use model::package::{Found, Package};
use model::record::{ChineseNameForm, NameForm, Record, State};
use model::source::Source;
use model::words::{Label as _, claim as claim_in_words, date, name};

use super::print_line;
use crate::error::Error;
use crate::store::Store;

/// Print a record, a claim or a source as text in both languages: claims, basis, citations.
#[derive(clap::Args)]
pub struct Show {
    /// The id of the record, claim or source.
    id: String,
    /// The folder of the package; by default `data/nanjing`, or the package embedded in this program.
    #[arg(long)]
    data: Option<PathBuf>,
    /// Print one language only.
    #[arg(long, value_parser = lang)]
    lang: Option<Lang>,
}

fn lang(tag: &str) -> Result<Lang, String> {
    Lang::from_tag(tag).ok_or_else(|| "accepted: en, zh".into())
}

impl Show {
    pub(super) fn run(self, out: &mut impl Write) -> Result<(), Error> {
        let store = self.data.map_or_else(Store::data, Store::Folder);
        let loaded = model::package::read(&store.package()?).map_err(Error::Refused)?;
        let package = &loaded.package;
        let found = package
            .find(&self.id)
            .ok_or_else(|| Error::NotFound { similar: similar(package, &self.id), id: self.id.clone() })?;
        let langs = self.lang.map_or(Lang::ALL.to_vec(), |lang| vec![lang]);
        for (at, lang) in langs.into_iter().enumerate() {
            if at > 0 {
                print_line!(out, "");
            }
            let printer = Printer { package, lang };
            match found {
                Found::Record(at) => printer.record(&package.records[at], out)?,
                Found::Claim(at) => printer.claim(&package.claims[at], out)?,
                Found::Source(at) => printer.source(&package.sources[at], out)?,
            }
        }
        Ok(())
    }
}

/// Up to five record ids that contain the requested id or are contained in it.
fn similar(package: &Package, id: &str) -> Vec<String> {
    let records = package.records.iter().map(|record| record.row.id.as_str());
    let similar = records.filter(|other| other.contains(id) || id.contains(other));
    similar.take(5).map(str::to_owned).collect()
}

/// Prints parts of a package in one language.
struct Printer<'package> {
    package: &'package Package,
    lang: Lang,
}

impl Printer<'_> {
    fn record(&self, record: &Record, out: &mut impl Write) -> Result<(), Error> {
        let (row, lang) = (&record.row, self.lang);
        print_line!(out, "{}", name(row, lang));
        let mut marks = vec![row.kind.label(lang).to_owned(), row.id.to_string()];
        match (lang, row.name_en_form, row.name_zh_form) {
            (Lang::En, NameForm::Printed, _) => marks.push("name as printed".into()),
            (Lang::En, NameForm::Corrected, _) => marks.push("name corrected".into()),
            (Lang::En, NameForm::Descriptive, _) => marks.push("name by the editors".into()),
            (Lang::Zh, _, Some(ChineseNameForm::Official)) => marks.push("官方名称".into()),
            (Lang::Zh, _, Some(ChineseNameForm::Translated)) => marks.push("编者译名".into()),
            (Lang::Zh, _, None) => {}
        }
        if row.state == State::Withdrawn {
            marks.push(lang.pick("withdrawn", "已撤回").into());
        }
        print_line!(out, "{}", marks.join(" · "));
        if let Some(note) = lang.pick(&row.note_en, &row.note_zh) {
            print_line!(out, "{note}");
        }
        for words in &record.search_words {
            print_line!(out, "{}{}{words}", FurtherForm::Search.label(lang), lang.pick(": ", "："));
        }
        print_line!(out, "");
        for claim in self.package.claims_of(record) {
            self.claim_lines(claim, out)?;
        }
        self.incoming_links(row.id.as_str(), out)
    }

    fn claim(&self, claim: &Claim, out: &mut impl Write) -> Result<(), Error> {
        if let Some(record) = self.package.record(claim.record.as_str()) {
            print_line!(out, "{} · {}", name(&record.row, self.lang), record.row.id);
        }
        self.claim_lines(claim, out)
    }

    fn claim_lines(&self, claim: &Claim, out: &mut impl Write) -> Result<(), Error> {
        let (package, lang) = (self.package, self.lang);
        let line = claim_in_words(package, claim, lang);
        let colon = lang.pick(": ", "：");
        print_line!(out, "{}{colon}{}  [{}]", line.label, line.value, claim.basis.word().label(lang));
        if let Some(reason) = claim.basis.reason() {
            print_line!(out, "    {}{colon}{}", lang.pick("why", "理由"), lang.pick(&reason.en, &reason.zh));
        }
        if let model::basis::Basis::Editorial { url, .. } = &claim.basis {
            print_line!(out, "    {}{colon}{}", lang.pick("see", "见"), url.as_str());
        }
        for citation in &claim.citations {
            self.citation(citation, out)?;
        }
        for link in &claim.links {
            if let Some(other) = package.claim(link.other.as_str()) {
                let other = claim_in_words(package, other, lang);
                print_line!(out, "    {}{colon}{} ({})", link.relation.label(lang), other.value, link.other);
            }
            if let Some(reason) = &link.reason {
                print_line!(
                    out,
                    "    {}{colon}{}",
                    lang.pick("why", "理由"),
                    lang.pick(&reason.en, &reason.zh)
                );
            }
        }
        Ok(())
    }

    fn citation(&self, citation: &Citation, out: &mut impl Write) -> Result<(), Error> {
        let lang = self.lang;
        let label = self
            .package
            .source(citation.source.as_str())
            .map(|source| lang.pick(&source.label_en, &source.label_zh));
        print_line!(
            out,
            "    {} {} · {} {}–{} · {}",
            lang.quoted(&citation.quote),
            label.map_or(citation.source.as_str(), |label| label),
            lang.pick("bytes", "字节"),
            citation.start,
            citation.end,
            citation.use_.label(lang)
        );
        Ok(())
    }

    /// Prints the records that link to this one.
    fn incoming_links(&self, id: &str, out: &mut impl Write) -> Result<(), Error> {
        let lang = self.lang;
        let mut any = false;
        for claim in &self.package.claims {
            let Value::Link(link) = &claim.value else { continue };
            if link.target.as_str() != id {
                continue;
            }
            if let Some(record) = self.package.record(claim.record.as_str()) {
                if !any {
                    print_line!(out, "\n{}", lang.pick("Links to this record", "指向本条的记录"));
                    any = true;
                }
                let row = &record.row;
                let role = lang.pick(&link.role_en, &link.role_zh).as_ref();
                let role = role.map(|role| format!(" ({role})")).unwrap_or_default();
                print_line!(
                    out,
                    "    {} ← {}{role} · {} · {}",
                    link.relation.label(lang),
                    name(row, lang),
                    row.id,
                    claim.basis.word().label(lang)
                );
            }
        }
        Ok(())
    }

    fn source(&self, source: &Source, out: &mut impl Write) -> Result<(), Error> {
        let lang = self.lang;
        let colon = lang.pick(": ", "：");
        print_line!(out, "{} · {}", lang.pick(&source.label_en, &source.label_zh), source.id);
        if let Some(title) = &source.title {
            print_line!(out, "{}", lang.quoted(title));
        }
        if let Some(published) = &source.published {
            print_line!(out, "{}{colon}{}", lang.pick("published", "发布"), date(published, lang));
        }
        if let Some(reason) = lang.pick(&source.published_reason_en, &source.published_reason_zh) {
            print_line!(out, "    {}{colon}{reason}", lang.pick("why", "理由"));
        }
        if let Some(note) = lang.pick(&source.note_en, &source.note_zh) {
            print_line!(out, "{note}");
        }
        let citations = self.package.claims.iter().flat_map(|claim| &claim.citations);
        let cited = citations.filter(|citation| citation.source.as_str() == source.id.as_str()).count();
        print_line!(out, "{}{colon}{cited}", lang.pick("citations", "引文"));
        Ok(())
    }
}
