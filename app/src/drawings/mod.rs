//! Writes what `model::draw` has laid out as SVG. Pure functions, used by server and browser.
//!
//! The pictures are strings and not views: few of their hundreds of elements change on their own, and views would add
//! tens of kilobytes of wasm.
//!
//! **Invariant:** every tag is closed, since HTML parsers do not close SVG tags implicitly.

pub(crate) mod kind;
pub(crate) mod map;
pub(crate) mod timeline;

#[cfg(test)]
mod tests {
    /// Returns the number of elements. Panics unless all tags are closed in the right order.
    pub(super) fn count_elements(svg: &str) -> usize {
        let (mut open, mut count) = (Vec::new(), 0);
        for tag in svg.split('<').skip(1) {
            let (tag, _) = tag.split_once('>').expect("a tag ends");
            if let Some(name) = tag.strip_prefix('/') {
                assert_eq!(open.pop(), Some(name), "{svg}");
            } else {
                count += 1;
                if !tag.ends_with('/') {
                    open.push(tag.split(' ').next().unwrap_or(tag));
                }
            }
        }
        assert!(open.is_empty(), "{open:?} are open in {svg}");
        count
    }
}
