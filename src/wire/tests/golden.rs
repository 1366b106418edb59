//! Frozen bytes. What is here for a released version is never edited.
