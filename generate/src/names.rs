//! Invented names. Each syllable has one character, so the English and the Chinese form of a name match;
//! no pair of syllables is the name of a real city that has an atlas.

use model::lang::Bilingual;

use crate::cell::both;
use crate::rng::SeededRng;

const SYLLABLES: [(&str, &str); 30] = [
    ("lan", "岚"),
    ("mo", "沫"),
    ("yu", "屿"),
    ("xi", "汐"),
    ("qiao", "峤"),
    ("shu", "澍"),
    ("zhen", "蓁"),
    ("tao", "滔"),
    ("lu", "渌"),
    ("wan", "菀"),
    ("ruo", "箬"),
    ("ting", "汀"),
    ("mian", "沔"),
    ("heng", "蘅"),
    ("yan", "雁"),
    ("fei", "霏"),
    ("chi", "墀"),
    ("dian", "甸"),
    ("gan", "淦"),
    ("ke", "珂"),
    ("man", "蔓"),
    ("pei", "霈"),
    ("rong", "榕"),
    ("sang", "桑"),
    ("tuo", "沱"),
    ("weng", "滃"),
    ("zhu", "渚"),
    ("miao", "淼"),
    ("qin", "芩"),
    ("bai", "柏"),
];

const SURNAMES: [(&str, &str); 16] = [
    ("Su", "苏"),
    ("Wen", "温"),
    ("Luo", "骆"),
    ("Tan", "谭"),
    ("Fang", "方"),
    ("Gu", "顾"),
    ("Shen", "沈"),
    ("Qiu", "邱"),
    ("Jin", "金"),
    ("Mei", "梅"),
    ("Ouyang", "欧阳"),
    ("Dai", "戴"),
    ("Xue", "薛"),
    ("Bao", "鲍"),
    ("Yin", "尹"),
    ("Lai", "赖"),
];

const FOREIGN_GIVEN: [&str; 10] =
    ["Mira", "Tomas", "Ilse", "Henrik", "Aiko", "Daniel", "Noor", "Pavel", "Grace", "Luca"];
const FOREIGN_FAMILY: [&str; 10] = [
    "Tolvan",
    "Kessing",
    "Ardane",
    "Morikawa",
    "Ostrel",
    "Halvers",
    "Benali",
    "Quint",
    "Sorel",
    "Vantongeren",
];

/// Trades of companies, as parts of their names.
const TRADES: [(&str, &str); 12] = [
    ("Semiconductor", "半导体"),
    ("Robotics", "机器人"),
    ("Biotech", "生物"),
    ("New Energy", "新能源"),
    ("Materials", "新材料"),
    ("Software", "软件"),
    ("Optics", "光学"),
    ("Instruments", "仪器"),
    ("Capital", "资本"),
    ("Logistics", "物流"),
    ("Aviation", "航空"),
    ("Digital", "数字"),
];

/// Forms of organisations, with weights.
const FORMS: [(i64, (&str, &str)); 9] = [
    (40, ("Technology", "科技公司")),
    (18, ("Group", "集团")),
    (8, ("Holdings", "控股公司")),
    (8, ("Institute", "研究院")),
    (7, ("University", "大学")),
    (6, ("Association", "协会")),
    (5, ("Bank", "银行")),
    (4, ("Bureau", "局")),
    (4, ("Chamber of Commerce", "商会")),
];

/// Generates names without repetition.
pub(crate) struct NameGenerator {
    /// All pairs of syllables, shuffled.
    pairs: Vec<(usize, usize)>,
    given: usize,
}

impl NameGenerator {
    /// A generator that has given no name yet.
    pub(crate) fn new(rng: &mut SeededRng) -> Self {
        let all = 0..SYLLABLES.len();
        let mut pairs: Vec<_> =
            all.clone().flat_map(|a| all.clone().map(move |b| (a, b))).filter(|(a, b)| a != b).collect();
        rng.shuffle(&mut pairs);
        Self { pairs, given: 0 }
    }

    /// A new word, such as `Lanmo`. Once all pairs are used, a third syllable is added.
    pub(crate) fn word(&mut self) -> Bilingual {
        let (first, second) = self.pairs[self.given % self.pairs.len()];
        let round = self.given / self.pairs.len();
        self.given += 1;
        let third = (round > 0).then(|| SYLLABLES[(first + round) % SYLLABLES.len()]);
        let (a, b, c) = (SYLLABLES[first], SYLLABLES[second], third.unwrap_or_default());
        both(capital(&format!("{}{}{}", a.0, b.0, c.0)), format!("{}{}{}", a.1, b.1, c.1))
    }

    /// A new name of an organisation.
    pub(crate) fn organization(&mut self, rng: &mut SeededRng) -> Bilingual {
        let (word, trade, form) = (self.word(), rng.pick(&TRADES), rng.weighted(&FORMS));
        match form.0 {
            "University" => both(format!("{} University", word.en), format!("{}大学", word.zh)),
            _ => both(
                format!("{} {} {}", word.en, trade.0, form.0),
                format!("{}{}{}", word.zh, trade.1, form.1),
            ),
        }
    }

    /// A new name of a person. Foreign names have no Chinese form: texts print them unchanged.
    pub(crate) fn person(&mut self, rng: &mut SeededRng) -> Bilingual {
        if rng.percent(15) {
            let name = format!("{} {}", rng.pick(&FOREIGN_GIVEN), rng.pick(&FOREIGN_FAMILY));
            return both(name.clone(), name);
        }
        let (surname, given) = (rng.pick(&SURNAMES), self.word());
        both(format!("{} {}", surname.0, given.en), format!("{}{}", surname.1, given.zh))
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + letters.as_str())
}

/// The name with two adjacent letters inside a word swapped, as a misprint. `None` if the name is too
/// short.
pub(crate) fn misprinted(name: &str) -> Option<String> {
    let mut letters: Vec<char> = name.chars().collect();
    let at = letters
        .windows(4)
        .position(|four| four.iter().all(char::is_ascii_lowercase) && four[1] != four[2])?;
    letters.swap(at + 1, at + 2);
    Some(letters.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn words_do_not_repeat_in_a_large_package() {
        let mut names = NameGenerator::new(&mut SeededRng::new(1));
        let given: BTreeSet<_> = (0..20_000).map(|_| names.word().zh).collect();
        assert_eq!(given.len(), 20_000);
    }

    #[test]
    fn a_misprint_differs_from_the_name_and_is_as_long() {
        let wrong = misprinted("2021 Lanmo Robotics Forum").unwrap();
        assert_ne!(wrong, "2021 Lanmo Robotics Forum");
        assert_eq!(wrong.len(), 25);
        assert_eq!(misprinted("AI"), None);
    }
}
