//! Random histories: calls, losses, crashes and migrations from one seed, checked against what was acknowledged.
