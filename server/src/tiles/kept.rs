//! Tiles that came, kept for those who ask next.

use std::collections::{HashMap, VecDeque};
use std::time::Instant;

use super::place::Place;
use super::upstream::Picture;

/// Which tile: the number of its sheet, and its place.
pub(super) type Which = (usize, Place);

/// Tiles up to so many bytes; when they are full, the first that came goes first. Who used which last is not
/// worth a list: readers look at the same few places.
#[derive(Default)]
pub(super) struct Kept {
    tiles: HashMap<Which, (Picture, Instant)>,
    came: VecDeque<Which>,
    size: usize,
    most: usize,
}

impl Kept {
    pub(super) fn new(most: usize) -> Self {
        Self { most, ..Self::default() }
    }

    /// A tile that is still good; it lasts as long as it has left.
    pub(super) fn get(&self, which: Which, now: Instant) -> Option<Picture> {
        let (picture, until) = self.tiles.get(&which)?;
        let lasts = until.checked_duration_since(now).filter(|left| !left.is_zero())?;
        Some(Picture { lasts, ..picture.clone() })
    }

    pub(super) fn insert(&mut self, which: Which, picture: Picture, now: Instant) {
        let size = picture.bytes.len();
        if picture.lasts.is_zero() || size > self.most {
            return;
        }
        let until = now + picture.lasts;
        self.size += size;
        match self.tiles.insert(which, (picture, until)) {
            // One that is no longer good keeps its turn.
            Some((old, _)) => self.size -= old.bytes.len(),
            None => self.came.push_back(which),
        }
        while self.size > self.most {
            let Some(first) = self.came.pop_front() else { return };
            if let Some((old, _)) = self.tiles.remove(&first) {
                self.size -= old.bytes.len();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn picture(size: usize, seconds: u64) -> Picture {
        Picture { bytes: vec![0; size].into(), kind: "image/png", lasts: Duration::from_secs(seconds) }
    }

    fn at(x: u32) -> Which {
        (0, Place { z: 9, x, y: 0 })
    }

    #[test]
    fn no_more_bytes_are_kept_than_were_set_and_the_first_go_first() {
        let mut kept = Kept::new(100);
        let now = Instant::now();
        for x in 0..50 {
            kept.insert(at(x), picture(30, 60), now);
            assert!(kept.size <= 100 && kept.came.len() == kept.tiles.len());
        }
        assert!(kept.get(at(46), now).is_none() && kept.get(at(47), now).is_some());
        kept.insert(at(99), picture(101, 60), now);
        assert!(
            kept.get(at(99), now).is_none() && kept.get(at(49), now).is_some(),
            "too large for all of it"
        );
    }

    #[test]
    fn a_tile_goes_out_of_date_and_is_replaced() {
        let mut kept = Kept::new(100);
        let now = Instant::now();
        kept.insert(at(1), picture(10, 60), now);
        assert_eq!(kept.get(at(1), now + Duration::from_secs(59)).unwrap().lasts, Duration::from_secs(1));
        let later = now + Duration::from_mins(1);
        assert!(kept.get(at(1), later).is_none());
        for _ in 0..20 {
            kept.insert(at(1), picture(20, 60), later);
        }
        assert!(kept.get(at(1), later).is_some() && kept.size == 20 && kept.came.len() == 1);
        kept.insert(at(2), picture(10, 0), later);
        assert!(kept.get(at(2), later).is_none(), "its server said that it is not to be kept");
    }
}
