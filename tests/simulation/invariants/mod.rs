//! What must be true of every run: one claim in each file.

mod acknowledged_writes;
mod backups_equal_owner;
mod comes_to_rest;
mod each_partition_once;
mod every_call_ends;
mod nobody_sees_what_vanishes;
mod one_holder;
mod one_owner;
mod views_never_go_back;

use crate::oracle::History;

type Check = fn(&History) -> Result<(), String>;

/// All of them, those first that say most about a cause.
pub const ALL: [(&str, Check); 9] = [
    ("one owner per partition, lineage and epoch", one_owner::check),
    ("views never go back", views_never_go_back::check),
    ("every call ends", every_call_ends::check),
    ("no acknowledged write lost or doubled", acknowledged_writes::check),
    ("nobody sees what can vanish", nobody_sees_what_vanishes::check),
    ("each partition contributes once", each_partition_once::check),
    ("one holder per lock", one_holder::check),
    ("comes to rest as one cluster", comes_to_rest::check),
    ("backups equal the owner at rest", backups_equal_owner::check),
];
