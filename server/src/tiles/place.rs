//! Which tile: the world is one square at zoom 0, and each is four at the next.

/// The nearest zoom that there may be: 2 to its power fits the numbers below with room to spare.
pub(super) const NEAREST: u8 = 24;

/// The place of a tile, counted from the north-west.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Place {
    pub(super) z: u8,
    pub(super) x: u32,
    pub(super) y: u32,
}

impl Place {
    /// The one tile that is the whole world.
    pub(super) const WORLD: Self = Self { z: 0, x: 0, y: 0 };

    /// Reads a place as an address writes it: `z/x/y`. There is one way to write a number: `01` is none.
    pub(super) fn read(text: &str) -> Option<Self> {
        let number = |text: &str| text.parse::<u32>().ok().filter(|number| number.to_string() == text);
        let numbers: Vec<_> = text.split('/').map(number).collect::<Option<_>>()?;
        let [z, x, y] = numbers[..] else { return None };
        let place = Self { z: u8::try_from(z).ok()?, x, y };
        let is_there = place.z <= NEAREST && place.x < place.side() && place.y < place.side();
        is_there.then_some(place)
    }

    /// How many tiles lie side by side at this zoom.
    pub(super) fn side(self) -> u32 {
        1 << self.z
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tile_off_the_world_is_no_place() {
        assert_eq!(Place::read("3/7/0"), Some(Place { z: 3, x: 7, y: 0 }));
        for text in [
            "3/8/0",
            "3/0/8",
            "0/1/0",
            "25/0/0",
            "256/0/0",
            "-1/0/0",
            "3/01/0",
            "3/+1/0",
            "3/1.5/0",
            "",
            "//",
            "3/1",
            "3/1/0/0",
            "3/1/0/",
            "3/99999999999999999999/0",
        ] {
            assert_eq!(Place::read(text), None, "{text}");
        }
    }
}
