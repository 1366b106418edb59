//! Filbert: an embedded, clustered in-memory data grid.
