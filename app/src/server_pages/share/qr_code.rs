//! QR codes as SVG.

use std::fmt::Write as _;

use fast_qr::{ECL, QRBuilder};
use maud::html;

/// The width of the empty border in modules, without which readers do not find the code.
const BORDER: usize = 4;

/// A text as a QR code with a name; `None` if it is too long for one. Always black on white: many readers do not know
/// the opposite.
pub(super) fn qr_code(text: &str, name: &str) -> Option<String> {
    let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
    let mut dark = String::new();
    for (y, row) in (0..code.size).map(|y| (y, &code[y])) {
        let mut x = 0;
        for run in row.chunk_by(|one, next| one.value() == next.value()) {
            if run[0].value() {
                // Writing to a string cannot fail.
                let _ = write!(dark, "M{} {}h{}v1h-{}z", x + BORDER, y + BORDER, run.len(), run.len());
            }
            x += run.len();
        }
    }
    let size = code.size + 2 * BORDER;
    let svg = html! {
        svg class="qr" viewBox={ "0 0 " (size) " " (size) } shape-rendering="crispEdges" role="img" aria-label=(name) {
            path fill="#fff" d={ "M0 0h" (size) "v" (size) "H0z" } {}
            path fill="#000" d=(dark) {}
        }
    };
    Some(svg.into_string())
}

#[cfg(test)]
mod tests {
    use super::{BORDER, qr_code};

    /// Reads a code as it is drawn: from the runs of its path.
    fn read(svg: &str) -> String {
        let between = |start: &str, end: &str| {
            let from = svg.find(start).unwrap() + start.len();
            &svg[from..from + svg[from..].find(end).unwrap()]
        };
        let size: usize = between("viewBox=\"0 0 ", " ").parse().unwrap();
        let mut dark = vec![vec![false; size]; size];
        for run in between("fill=\"#000\" d=\"M", "\"").split('M') {
            let (at, rest) = run.split_once('h').unwrap();
            let (x, y) = at.split_once(' ').unwrap();
            let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
            let length: usize = rest.split_once('v').unwrap().0.parse().unwrap();
            dark[y][x..x + length].fill(true);
        }
        let is_border = |at: usize| at < BORDER || at >= size - BORDER;
        for (y, row) in dark.iter().enumerate() {
            assert!(row.iter().enumerate().all(|(x, dark)| !dark || !is_border(x) && !is_border(y)));
        }
        let grid = rqrr::SimpleGrid::from_func(size - 2 * BORDER, |x, y| dark[y + BORDER][x + BORDER]);
        rqrr::Grid::new(grid).decode().unwrap().1
    }

    #[test]
    fn a_code_of_any_length_is_read_as_its_text() {
        for length in (1..2331).step_by(23).chain([2331]) {
            let text =
                format!("https://atlas.example/zh/?q=%E5%8D%97&since=2021&party={}", "org-nju,".repeat(300));
            let text = &text[..length];
            assert_eq!(read(&qr_code(text, "code").unwrap()), text);
        }
        assert!(qr_code(&"a".repeat(2332), "code").is_none(), "the largest code has 2331 bytes");
    }
}
