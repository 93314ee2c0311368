//! How many connections each client address has.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, PoisonError};

/// The connections of each address, up to a number.
#[derive(Clone, Debug)]
pub(super) struct Addresses {
    open: Arc<Mutex<HashMap<IpAddr, usize>>>,
    most: Option<usize>,
}

/// A place among the connections of an address, until it is dropped.
#[derive(Debug)]
pub(super) struct Place(Option<(Addresses, IpAddr)>);

impl Addresses {
    /// No connections yet, and at most so many from each address.
    pub(super) fn new(most: Option<usize>) -> Self {
        Self { open: Arc::default(), most }
    }

    /// A place for a connection; `None` if its address has as many as it may.
    pub(super) fn enter(&self, address: IpAddr) -> Option<Place> {
        let Some(most) = self.most else { return Some(Place(None)) };
        let client = client(address);
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let connections = open.entry(client).or_default();
        if *connections >= most {
            return None;
        }
        *connections += 1;
        Some(Place(Some((self.clone(), client))))
    }

    fn leave(&self, client: IpAddr) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Entry::Occupied(mut connections) = open.entry(client) {
            *connections.get_mut() -= 1;
            if *connections.get() == 0 {
                connections.remove();
            }
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some((addresses, client)) = self.0.take() {
            addresses.leave(client);
        }
    }
}

/// The client of an address. A client with IPv6 has a whole network of 64 bits.
fn client(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
        address @ IpAddr::V4(_) => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_as_many_connections_as_allowed_and_leaves_room_for_others() {
        let addresses = Addresses::new(Some(2));
        let enter = |text: &str| addresses.enter(text.parse().unwrap());
        let places: Vec<_> = (0..2).map(|_| enter("192.0.2.1").unwrap()).collect();
        assert!(enter("192.0.2.1").is_none() && enter("::ffff:192.0.2.1").is_none());
        assert!(enter("192.0.2.2").is_some());
        drop(places);
        assert!(enter("192.0.2.1").is_some());
        let _network: Vec<_> =
            ["2001:db8::1", "2001:db8::2:0:0:1"].into_iter().map(|one| enter(one).unwrap()).collect();
        assert!(enter("2001:db8:0:0:ffff::1").is_none(), "one network is one client");
        assert!(enter("2001:db8:0:1::1").is_some());
    }

    #[test]
    fn nothing_is_remembered_of_clients_that_left() {
        let addresses = Addresses::new(Some(2));
        for last in 0..=255 {
            drop(addresses.enter(IpAddr::from([192, 0, 2, last])));
        }
        assert!(addresses.open.lock().unwrap().is_empty());
    }
}
