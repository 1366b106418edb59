//! Objects by name.

use crate::{cluster, wait_for};
use filbert::grid::{Grid, ObjectKind};
use filbert::structures::map::Expiry;

#[test]
fn a_destroyed_map_is_empty_when_it_is_used_again() {
    let [first, second] = cluster::<2>("destroy");
    let (a, b) = (first.map("m").expect("opens"), second.map("m").expect("opens"));
    a.set(b"\0\0\0\0k", b"v", Expiry::default()).expect("stored");
    let names = |grid: &Grid| grid.objects().iter().map(|(_, name)| name.clone()).collect::<Vec<_>>();
    assert!(names(&second).contains(&"m".to_owned()));
    second.destroy(ObjectKind::Map, "m").expect("destroyed");
    wait_for("no member lists it", || !names(&first).contains(&"m".to_owned()));
    assert_eq!(a.get(b"\0\0\0\0k").expect("created anew by use"), None);
    b.set(b"\0\0\0\0k", b"w", Expiry::default()).expect("stored");
    assert_eq!(a.get(b"\0\0\0\0k").expect("asked").as_deref(), Some(&b"w"[..]));
    first.shutdown();
    second.shutdown();
}
