//! The memory of answers that clients have not read yet.

use std::sync::Arc;

use axum::body::Bytes;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How many bytes of answers may wait for their clients. One of 100,000 records as a table has about 12 million.
const MAX_UNSENT: usize = 24 << 20;

/// The right to keep bytes in memory until they are sent. Clones share it.
#[derive(Clone, Debug)]
pub(super) struct Unsent {
    bytes: Arc<Semaphore>,
    most: usize,
}

/// Room for a body, from before it is compressed until it is sent.
#[derive(Debug)]
pub(super) struct Place(OwnedSemaphorePermit);

/// A body that gives its place back when the connection drops it.
struct Placed {
    body: Bytes,
    _place: Place,
}

impl AsRef<[u8]> for Placed {
    fn as_ref(&self) -> &[u8] {
        &self.body
    }
}

impl Unsent {
    pub(super) fn new() -> Self {
        Self::with_limit(MAX_UNSENT)
    }

    fn with_limit(most: usize) -> Self {
        Self { bytes: Semaphore::new(most).into(), most }
    }

    /// Room for so many bytes; `None` if others take it. A body over the limit needs all of it, so that it can be sent at all.
    pub(super) fn place(&self, size: usize) -> Option<Place> {
        let size = u32::try_from(size.min(self.most)).ok()?;
        Arc::clone(&self.bytes).try_acquire_many_owned(size).ok().map(Place)
    }
}

impl Place {
    /// The body, which has this place until it is dropped. Room that it does not need, since it was compressed, is given
    /// back at once.
    pub(super) fn hold(mut self, body: Bytes) -> Bytes {
        let spare = self.0.num_permits().saturating_sub(body.len());
        drop(self.0.split(spare));
        Bytes::from_owner(Placed { body, _place: self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_no_room_until_earlier_bodies_are_dropped() {
        let unsent = Unsent::with_limit(10);
        let first = unsent.place(10).unwrap().hold(Bytes::from_static(b"123456"));
        assert!(unsent.place(5).is_none(), "six of ten bytes are taken");
        drop(unsent.place(4).unwrap());
        let part = first.slice(4..);
        drop(first);
        assert!(unsent.place(5).is_none(), "a part is still to be sent");
        assert_eq!(&part[..], b"56");
        drop(part);
        let large = unsent.place(19).unwrap().hold(Bytes::from_static(b"more than the limit"));
        assert!(unsent.place(1).is_none());
        drop(large);
        assert!(unsent.place(10).is_some());
    }
}
