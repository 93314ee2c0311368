//! Quotation marks, nested by depth.

/// Puts words between double quotation marks. Quotations inside them alternate between single and double marks by
/// depth, as is usual in both languages, also where the source has straight marks. Apostrophes are kept.
pub(super) fn quoted(words: &str) -> String {
    let mut nested = String::with_capacity(words.len() + 12);
    // For each open quotation within the words, the mark that closes it in the source.
    let mut open: Vec<char> = Vec::new();
    for letter in words.chars() {
        let closes = open.last() == Some(&letter);
        match letter {
            _ if closes => {
                nested.push(mark(open.len(), '”', '’'));
                open.pop();
            }
            '“' | '‘' | '"' => {
                open.push(match letter {
                    '“' => '”',
                    '‘' => '’',
                    _ => '"',
                });
                nested.push(mark(open.len(), '“', '‘'));
            }
            // The quotation began before these words.
            '”' => {
                nested.insert(0, '‘');
                nested.push('’');
            }
            letter => nested.push(letter),
        }
    }
    // The quotation ends after these words.
    while !open.is_empty() {
        nested.push(mark(open.len(), '”', '’'));
        open.pop();
    }
    format!("“{nested}”")
}

/// The mark at a depth; 0 is the outermost, which is double.
const fn mark(depth: usize, double: char, single: char) -> char {
    if depth.is_multiple_of(2) { double } else { single }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn nested_quotations_alternate_their_marks() {
        assert_eq!(quoted("held in Nanjing"), "“held in Nanjing”");
        assert_eq!(
            quoted("the “new infrastructure” of Jiangning"),
            "“the ‘new infrastructure’ of Jiangning”"
        );
        assert_eq!(
            quoted("the ‘Silicon Valley’ of Biotechnology"),
            "“the ‘Silicon Valley’ of Biotechnology”"
        );
        assert_eq!(quoted("he said “a ‘big’ step”"), "“he said ‘a “big” step’”");
        assert_eq!(quoted("江宁“黑科技”展示"), "“江宁‘黑科技’展示”");
        assert_eq!(quoted("a \"famous city\" and \"more\""), "“a ‘famous city’ and ‘more’”");
    }

    #[test]
    fn an_apostrophe_is_not_a_quotation_mark() {
        assert_eq!(quoted("the Mayor’s “think tank”"), "“the Mayor’s ‘think tank’”");
        assert_eq!(quoted("Nanjing's plan"), "“Nanjing's plan”");
    }

    #[test]
    fn a_cut_quotation_gets_its_missing_mark() {
        assert_eq!(quoted("“Innovation Week"), "“‘Innovation Week’”");
        assert_eq!(quoted("Begins Again” in Nanjing"), "“‘Begins Again’ in Nanjing”");
    }
}
