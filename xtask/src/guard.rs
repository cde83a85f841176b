//! The glue of the app's WebAssembly, changed to tell when the app has stopped.
//!
//! A panic ends the whole instance, wherever it was called from: every `<role-book>` of a document. The site's own pages
//! hear of it by listening to the window's errors, which is not for a guest in somebody else's document. [`guard`] puts a
//! guard around each function that the glue calls, and a function beside them that takes whom to tell.

use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;

/// Guards the functions that the glue calls, in place.
pub(crate) fn guard(glue: &Path) -> Result<()> {
    let text = fs::read_to_string(glue).with_context(|| format!("reading {}", glue.display()))?;
    fs::write(glue, guarded(&text)?).with_context(|| format!("writing {}", glue.display()))
}

/// Where the glue takes what WebAssembly gives.
const TAKEN: &str = "wasm = instance.exports;";
/// The same behind the guard.
const GUARDED: &str = "wasm = guarded(instance.exports);";

/// What the glue has to have for that. What it throws, it goes on to throw: only whoever asked is told as well.
const GUARD: &str = "
let onTrap;

/** Has a function told once, by the error, that the app has stopped and cannot be called again. */
export function whenTrapped(callback) {
    onTrap = callback;
}

function guarded(exports) {
    const guard = (called) => (...values) => {
        try {
            return called(...values);
        } catch (error) {
            if (error instanceof WebAssembly.RuntimeError) {
                const tell = onTrap;
                onTrap = undefined;
                tell?.(error);
            }
            throw error;
        }
    };
    const entries = Object.entries(exports);
    return Object.fromEntries(entries.map(([name, it]) => [name, typeof it === 'function' ? guard(it) : it]));
}
";

/// The glue with guards. One that takes its functions in another way ends the build.
fn guarded(glue: &str) -> Result<String> {
    ensure!(glue.matches(TAKEN).count() == 1, "the glue does not say `{TAKEN}` once");
    Ok(glue.replace(TAKEN, GUARDED) + GUARD)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_webassembly_gives_is_guarded() {
        let glue = "function init(instance) {\n    wasm = instance.exports;\n    wasm.start();\n}\n";
        let expect =
            "function init(instance) {\n    wasm = guarded(instance.exports);\n    wasm.start();\n}\n";
        assert_eq!(guarded(glue).unwrap(), expect.to_owned() + GUARD);
    }

    #[test]
    fn glue_that_takes_it_in_another_way_is_refused() {
        for glue in ["wasm = instance . exports;", "wasm = instance.exports; wasm = instance.exports;"] {
            assert!(guarded(glue).is_err(), "{glue}");
        }
    }
}
