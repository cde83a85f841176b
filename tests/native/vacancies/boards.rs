//! Job boards.
