//! The caller's side: which member is asked, when it is asked again, and when an answer may be believed.
//!
//! [`Invocation`] is one call, [`Group`] several that are one to the application, [`Identities`] numbers the calls of a
//! member, [`route`] reads the table. What the owner does with a request is [`replica`](super::replica)'s. The
//! invariant: a call ends exactly once, at the latest at its deadline, and what it ends with never claims more than is
//! known.

mod call;
mod group;
#[cfg(test)]
mod group_tests;
mod identities;
mod outcome;
mod route;
#[cfg(test)]
mod tests;

pub use call::{BACK_OFF_FIRST, BACK_OFF_MAX, Invocation};
pub use group::{GROUP_BYTES, GROUP_PARTS_MAX, Group, GroupStep};
pub use identities::{Identities, Sequences};
pub use outcome::{Outcome, Step};
pub use route::{Route, route};
