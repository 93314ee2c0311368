//! Lines as the `d` attribute of an SVG path: simplified, in whole units, each point relative to the one before.

use std::collections::HashSet;
use std::fmt::Write as _;

use super::mercator::Point;

/// A point on the grid of whole units.
pub(crate) type GridPoint = (i32, i32);

#[expect(clippy::cast_possible_truncation, reason = "the world is 262,144 units wide")]
pub(crate) fn grid_point(point: Point) -> GridPoint {
    (point.x.round() as i32, point.y.round() as i32)
}

/// A path of lines; closed ones end with `z`.
pub(crate) fn path<'line>(lines: impl IntoIterator<Item = &'line [GridPoint]>, closed: bool) -> String {
    let mut d = String::new();
    for line in lines {
        let mut line = line.to_vec();
        line.dedup();
        if closed && line.len() > 1 && line.first() == line.last() {
            line.pop();
        }
        let &[(mut x, mut y), ref rest @ ..] = &line[..] else { continue };
        if rest.is_empty() {
            continue;
        }
        // Writing to a string cannot fail.
        let _ = write!(d, "M{x}");
        number(&mut d, y);
        d.push('l');
        for (index, (next_x, next_y)) in rest.iter().enumerate() {
            let (dx, dy) = (next_x - x, next_y - y);
            if index == 0 {
                let _ = write!(d, "{dx}");
            } else {
                number(&mut d, dx);
            }
            number(&mut d, dy);
            (x, y) = (*next_x, *next_y);
        }
        if closed {
            d.push('z');
        }
    }
    d
}

/// Appends a number; a minus sign separates numbers as a space does.
fn number(d: &mut String, value: i32) {
    let _ = if value < 0 { write!(d, "{value}") } else { write!(d, " {value}") };
}

/// Simplifies a line by the Douglas–Peucker algorithm.
pub(crate) fn simplify(line: &[Point], tolerance: f64) -> Vec<Point> {
    let mut keep = vec![false; line.len()];
    let mut pending = vec![(0, line.len().saturating_sub(1))];
    while let Some((first, last)) = pending.pop() {
        let (Some(&a), Some(&b)) = (line.get(first), line.get(last)) else { continue };
        keep[first] = true;
        keep[last] = true;
        let farthest = (first + 1..last)
            .map(|index| (index, distance(line[index], a, b)))
            .max_by(|one, other| one.1.total_cmp(&other.1));
        if let Some((index, far)) = farthest
            && far > tolerance
        {
            pending.extend([(first, index), (index, last)]);
        }
    }
    line.iter().zip(keep).filter_map(|(point, keep)| keep.then_some(*point)).collect()
}

fn distance(point: Point, a: Point, b: Point) -> f64 {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let length = dx.hypot(dy);
    if length == 0.0 {
        return (point.x - a.x).hypot(point.y - a.y);
    }
    (dy * (point.x - a.x) - dx * (point.y - a.y)).abs() / length
}

/// The edges drawn so far, in either direction. Neighbours share borders, and a dashed line that is drawn twice
/// loses its gaps.
#[derive(Default)]
pub(crate) struct Borders(HashSet<(GridPoint, GridPoint)>);

impl Borders {
    /// The parts of a line that were not drawn before.
    pub(crate) fn new_parts(&mut self, line: &[GridPoint]) -> Vec<Vec<GridPoint>> {
        let mut parts: Vec<Vec<GridPoint>> = Vec::new();
        let mut running = false;
        for pair in line.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            if a == b {
                continue;
            }
            let new = self.0.insert((a.min(b), a.max(b)));
            match parts.last_mut().filter(|_| new && running) {
                Some(part) => part.push(b),
                None if new => parts.push(vec![a, b]),
                None => {}
            }
            running = new;
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_relative_and_drops_repeated_points() {
        let square = [(10, 20), (15, 20), (15, 20), (15, 14), (10, 20)];
        assert_eq!(path([&square[..]], true), "M10 20l5 0 0-6z");
        assert_eq!(path([&square[..3]], false), "M10 20l5 0");
        assert_eq!(path([&square[..1], &[][..]], false), "");
        assert_eq!(path([&[(-3, -4), (-5, 1)][..]], false), "M-3-4l-2 5");
    }

    #[test]
    fn a_straight_line_keeps_its_ends_only() {
        let line: Vec<Point> =
            (0..10).map(|x| Point { x: f64::from(x), y: if x == 5 { 3.0 } else { 0.0 } }).collect();
        assert_eq!(simplify(&line, 4.0).len(), 2);
        let bent = simplify(&line, 1.0);
        assert!(bent.contains(&line[5]) && bent.len() < line.len(), "{bent:?}");
        assert!(simplify(&[], 1.0).is_empty());
    }

    #[test]
    fn a_shared_border_is_drawn_once() {
        let mut borders = Borders::default();
        assert_eq!(borders.new_parts(&[(0, 0), (1, 0), (1, 1), (0, 0)]).len(), 1);
        let neighbour = borders.new_parts(&[(1, 1), (1, 0), (2, 0), (1, 1)]);
        assert_eq!(neighbour, [vec![(1, 0), (2, 0), (1, 1)]]);
        assert!(borders.new_parts(&[(0, 0), (1, 0)]).is_empty());
    }
}
