//! Short messages to the visitor about what has just happened.

/// A short message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The link was copied.
    Copied,
    /// The link could not be copied, but is in the address bar.
    NotCopied,
    /// The link could not be copied, and the address bar shows the host's page.
    CopyRefused,
    /// The part that the URL names is gone; the one most like it is shown.
    NearestPart,
    /// The part that the URL names is gone, and none is like it.
    PartMissing,
    /// The pages' texts could not be loaded, so only the metadata of the catalog is searched.
    TextsMissing,
}
