//! The names by which the app's WebAssembly and its glue know one another, made short.
//!
//! wasm-bindgen names each function by what it does and a sum: 8 kB of names that only these two files read. wasm-opt
//! shortens them in the one and says how; [`shorten`] does the same in the other.

use crate::{program, tools};
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::Path;

/// What wasm-opt says: the old and the new names.
#[derive(Deserialize)]
struct Names {
    /// With the module that each comes from, which is renamed too.
    imports: Vec<(String, String, String)>,
    exports: Vec<(String, String)>,
}

/// What the compiler and wasm-bindgen use of WebAssembly. Were all features on, wasm-opt would use some that no browser
/// has yet.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// What wasm-opt calls the one module that everything is imported from.
const MODULE: &str = "a";

/// Shortens the names in a WebAssembly file and in the glue that belongs to it, in place.
pub(crate) fn shorten(wasm: &Path, glue: &Path) -> Result<()> {
    let mut wasm_opt = tools::command("wasm-opt");
    wasm_opt.args(FEATURES).arg("--minify-imports-and-exports-and-modules");
    let said = program::said(wasm_opt.arg(wasm).arg("-o").arg(wasm))?;
    let names: Names =
        serde_json::from_str(&said).context("wasm-opt said which names it gave in another way")?;
    let text = fs::read_to_string(glue).with_context(|| format!("reading {}", glue.display()))?;
    fs::write(glue, renamed(&text, &names)?).with_context(|| format!("writing {}", glue.display()))
}

/// The glue with the new names: imports are the keys `name:`, exports are asked for as `wasm.name`.
///
/// An import that the glue does not give ends the build, for the app would not start.
fn renamed(glue: &str, Names { imports, exports }: &Names) -> Result<String> {
    let exports: HashMap<&str, &str> = exports.iter().map(|(old, new)| (&**old, &**new)).collect();
    let mut left: HashMap<&str, &str> = imports.iter().map(|(_, old, new)| (&**old, &**new)).collect();
    let mut text = String::new();
    let mut rest = glue;
    while let Some(start) = rest.find(is_of_name) {
        let (before, from_name) = rest.split_at(start);
        let (name, after) =
            from_name.split_at(from_name.find(|next| !is_of_name(next)).unwrap_or(from_name.len()));
        text += before;
        let new = if text.ends_with("wasm.") {
            exports.get(name).copied()
        } else if after.starts_with(':') {
            left.remove(name)
        } else {
            None
        };
        text += new.unwrap_or(name);
        rest = after;
    }
    text += rest;
    ensure!(left.is_empty(), "the glue does not give {:?}", left.keys());
    let modules: BTreeSet<&str> = imports.iter().map(|(module, ..)| &**module).collect();
    for module in modules {
        let key = format!("{module:?}:");
        ensure!(text.contains(&key), "the glue has no module {module}");
        text = text.replace(&key, &format!("{MODULE:?}:"));
    }
    Ok(text)
}

/// Whether a character can be part of a name in JavaScript as wasm-bindgen writes them.
fn is_of_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '_' | '$')
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = r#"
const import0 = {
    __proto__: null,
    __wbg_now_1a: function() { return wasm.memory.buffer; },
};
return { "./app_bg.js": import0 };
export function start(x) { wasm.start(x, wasm.free); }
"#;

    fn names(imports: &[&str]) -> Names {
        let import =
            |(at, old): (usize, &&str)| ("./app_bg.js".to_owned(), (*old).to_owned(), format!("i{at}"));
        Names {
            imports: imports.iter().enumerate().map(import).collect(),
            exports: [("memory", "m"), ("start", "s"), ("free", "f")]
                .map(|(a, b)| (a.into(), b.into()))
                .into(),
        }
    }

    #[test]
    fn imports_and_exports_get_their_new_names() {
        let glue = renamed(GLUE, &names(&["__wbg_now_1a"])).unwrap();
        for piece in [" i0: function() { return wasm.m.buffer; }", r#"{ "a": import0 }"#, "wasm.s(x, wasm.f)"]
        {
            assert!(glue.contains(piece), "{glue}");
        }
        assert!(glue.contains("export function start(x)"), "what the page calls keeps its name: {glue}");
    }

    #[test]
    fn an_import_that_the_glue_lacks_is_refused() {
        assert!(renamed(GLUE, &names(&["__wbg_now_1a", "__wbg_other_2b"])).is_err());
    }
}
