//! Makes wasm-bindgen's glue report a crash of the app.
//!
//! A panic ends the whole WebAssembly instance and so every `<role-book>` of a document. The site's own pages notice it by
//! listening to the window's `error` event; an embed must not listen to errors of its host's window. So [`guard`] wraps each
//! exported function of the WebAssembly in a `try`, and adds the function `whenTrapped`, which registers a callback.

use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;

/// Wraps the functions that the glue calls, in place.
pub(crate) fn guard(glue: &Path) -> Result<()> {
    let text = fs::read_to_string(glue).with_context(|| format!("reading {}", glue.display()))?;
    fs::write(glue, guarded(&text)?).with_context(|| format!("writing {}", glue.display()))
}

/// The statement of the glue that stores the exports.
const EXPORTS: &str = "wasm = instance.exports;";
/// The same with the guard.
const GUARDED: &str = "wasm = guarded(instance.exports);";

/// What is appended to the glue. Errors are thrown on after the callback.
const GUARD: &str = "
let onTrap;

/** Has a function called once, with the error, when the app has crashed and can no longer be called. */
export function whenTrapped(callback) {
    onTrap = callback;
}

function guarded(exports) {
    const guard = (called) => (...values) => {
        try {
            return called(...values);
        } catch (error) {
            if (error instanceof WebAssembly.RuntimeError) {
                const callback = onTrap;
                onTrap = undefined;
                callback?.(error);
            }
            throw error;
        }
    };
    const entries = Object.entries(exports);
    return Object.fromEntries(entries.map(([name, it]) => [name, typeof it === 'function' ? guard(it) : it]));
}
";

/// The glue with the guard. It is an error if the glue stores its exports in another way.
fn guarded(glue: &str) -> Result<String> {
    ensure!(glue.matches(EXPORTS).count() == 1, "the glue does not contain `{EXPORTS}` exactly once");
    Ok(glue.replace(EXPORTS, GUARDED) + GUARD)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exports_are_guarded() {
        let glue = "function init(instance) {\n    wasm = instance.exports;\n    wasm.start();\n}\n";
        let expect =
            "function init(instance) {\n    wasm = guarded(instance.exports);\n    wasm.start();\n}\n";
        assert_eq!(guarded(glue).unwrap(), expect.to_owned() + GUARD);
    }

    #[test]
    fn unknown_glue_is_refused() {
        for glue in ["wasm = instance . exports;", "wasm = instance.exports; wasm = instance.exports;"] {
            assert!(guarded(glue).is_err(), "{glue}");
        }
    }
}
