//! Coordinates of tiles, as in XYZ: one square at zoom 0, which each further zoom divides into four.

/// The largest zoom. 2^24 columns fit into `u32`.
pub(super) const MAX_ZOOM: u8 = 24;

/// The zoom, column and row of a tile, counted from the north-west.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct TileCoordinate {
    pub(super) z: u8,
    pub(super) x: u32,
    pub(super) y: u32,
}

impl TileCoordinate {
    /// The tile of the whole world.
    pub(super) const WORLD: Self = Self { z: 0, x: 0, y: 0 };

    /// Reads `z/x/y` of an address. `None` for tiles that do not exist and for numbers such as `01`, so that each tile
    /// has one address.
    pub(super) fn read(text: &str) -> Option<Self> {
        let number = |text: &str| text.parse::<u32>().ok().filter(|number| number.to_string() == text);
        let numbers: Vec<_> = text.split('/').map(number).collect::<Option<_>>()?;
        let [z, x, y] = numbers[..] else { return None };
        let coordinate = Self { z: u8::try_from(z).ok()?, x, y };
        let exists =
            coordinate.z <= MAX_ZOOM && coordinate.x < coordinate.side() && coordinate.y < coordinate.side();
        exists.then_some(coordinate)
    }

    /// The number of columns, and of rows, at this zoom.
    pub(super) fn side(self) -> u32 {
        1 << self.z
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coordinate_outside_of_the_world_is_refused() {
        assert_eq!(TileCoordinate::read("3/7/0"), Some(TileCoordinate { z: 3, x: 7, y: 0 }));
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
            assert_eq!(TileCoordinate::read(text), None, "{text}");
        }
    }
}
