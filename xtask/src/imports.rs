//! Shortens the names under which a WebAssembly and its glue find one another's functions.
//!
//! wasm-bindgen ends each such name with a hash, which no compression makes smaller. [`shorten`] is the entry point: it gives each
//! function that the WebAssembly imports a name of a letter or two, in both files. Nobody else sees these names.

use anyhow::{Context, Result, bail, ensure};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Shortens the names of imports in a WebAssembly and its glue, in place.
pub(crate) fn shorten(wasm: &Path, glue: &Path) -> Result<()> {
    let binary = fs::read(wasm).with_context(|| format!("reading {}", wasm.display()))?;
    let text = fs::read_to_string(glue).with_context(|| format!("reading {}", glue.display()))?;
    let shortened = shortened(&binary).and_then(|(binary, names)| Ok((binary, renamed(&text, &names)?)));
    let (binary, text) = shortened.with_context(|| format!("shortening imports of {}", wasm.display()))?;
    fs::write(wasm, binary).with_context(|| format!("writing {}", wasm.display()))?;
    fs::write(glue, text).with_context(|| format!("writing {}", glue.display()))
}

/// The short name of each import, by its name in the glue.
type Names = BTreeMap<String, String>;

/// The first bytes of a WebAssembly module: its mark and the version of its format, before the sections.
const HEADER: usize = 8;
/// The section of imports.
const IMPORTS: u8 = 2;
/// The kind of an import that is a function.
const FUNCTION: u8 = 0;

/// The same WebAssembly with short names, and those.
fn shortened(wasm: &[u8]) -> Result<(Vec<u8>, Names)> {
    let (header, mut rest) = wasm.split_at_checked(HEADER).context("it is too short")?;
    let (mut out, mut names) = (header.to_vec(), Names::new());
    while let Some((id, behind)) = rest.split_first() {
        rest = behind;
        let content = bytes(&mut rest)?;
        out.push(*id);
        if *id == IMPORTS {
            push_bytes(&mut out, &imports(content, &mut names)?);
        } else {
            push_bytes(&mut out, content);
        }
    }
    Ok((out, names))
}

/// The content of the section of imports with short names, which are added to `names`. Each import has a module, a name, a kind,
/// and, if it is a function, the index of its type.
fn imports(mut section: &[u8], names: &mut Names) -> Result<Vec<u8>> {
    let rest = &mut section;
    let count = number(rest)?;
    let mut out = Vec::new();
    push_number(&mut out, count);
    for _ in 0..count {
        push_bytes(&mut out, bytes(rest)?);
        let name = str::from_utf8(bytes(rest)?)?.to_owned();
        let next = short(names.len());
        push_bytes(&mut out, names.entry(name).or_insert(next).as_bytes());
        ensure!(bytes_of(rest, 1)? == [FUNCTION], "it imports something else than functions");
        out.push(FUNCTION);
        push_number(&mut out, number(rest)?);
    }
    Ok(out)
}

/// The name with this number: `a` to `z`, then `aa` and so on.
fn short(number: usize) -> String {
    let letter = char::from(b'a' + (number % 26) as u8);
    if number < 26 { letter.to_string() } else { short(number / 26 - 1) + &letter.to_string() }
}

/// The glue, with other names for the functions that it lends the WebAssembly: the lines `        name: function(…`.
fn renamed(glue: &str, names: &Names) -> Result<String> {
    let mut lent = Vec::new();
    let mut line = |line: &str| {
        let name = line.trim_start().split_once(": function(").map(|(name, _)| name);
        match name.and_then(|name| names.get_key_value(name)) {
            Some((name, short)) => {
                lent.push(name.clone());
                line.replacen(name.as_str(), short, 1)
            }
            None => line.to_owned(),
        }
    };
    let text: String = glue.split_inclusive('\n').map(&mut line).collect();
    lent.sort_unstable();
    ensure!(lent.iter().eq(names.keys()), "the glue does not lend each function exactly once");
    Ok(text)
}

/// Takes a number of variable length (LEB128).
fn number(rest: &mut &[u8]) -> Result<usize> {
    let mut number = 0;
    for place in 0..5 {
        let byte = bytes_of(rest, 1)?.first().copied().unwrap_or_default();
        number |= usize::from(byte & 0x7f) << (7 * place);
        if byte < 0x80 {
            return Ok(number);
        }
    }
    bail!("a number is too long")
}

/// Takes bytes with their number in front.
fn bytes<'a>(rest: &mut &'a [u8]) -> Result<&'a [u8]> {
    let len = number(rest)?;
    bytes_of(rest, len)
}

fn bytes_of<'a>(rest: &mut &'a [u8], len: usize) -> Result<&'a [u8]> {
    let (taken, behind) = rest.split_at_checked(len).context("it ends too early")?;
    *rest = behind;
    Ok(taken)
}

fn push_number(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push(0x80 | (number & 0x7f) as u8);
        number >>= 7;
    }
    out.push(number as u8);
}

fn push_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    push_number(out, bytes.len());
    out.extend_from_slice(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with a section of types, one of two imports, and one of code.
    fn module(names: [&str; 2]) -> Vec<u8> {
        let mut imports = vec![2];
        for name in names {
            push_bytes(&mut imports, b"./app_bg.js");
            push_bytes(&mut imports, name.as_bytes());
            imports.extend([FUNCTION, 0x81, 0x01]);
        }
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        for (id, content) in [(1, &[0; 200][..]), (IMPORTS, &imports), (10, &[0])] {
            module.push(id);
            push_bytes(&mut module, content);
        }
        module
    }

    #[test]
    fn imports_get_short_names_in_both_files() {
        let (binary, names) = shortened(&module(["__wbg_get_27fc", "__wbg_get"])).unwrap();
        assert_eq!(binary, module(["a", "b"]));
        let glue =
            "let x = {\n  __wbg_get: function(a) {},\n  __wbg_get_27fc: function() {\n    __wbg_get: 1\n";
        let expect = "let x = {\n  b: function(a) {},\n  a: function() {\n    __wbg_get: 1\n";
        assert_eq!(renamed(glue, &names).unwrap(), expect);
    }

    #[test]
    fn a_function_that_the_glue_does_not_lend_once_is_an_error() {
        let (_, names) = shortened(&module(["one", "two"])).unwrap();
        for glue in ["", "one: function()\n", "one: function()\none: function()\ntwo: function()\n"] {
            assert!(renamed(glue, &names).is_err(), "{glue}");
        }
    }

    #[test]
    fn a_module_that_ends_too_early_is_refused() {
        let module = module(["one", "two"]);
        let whole = (0..=module.len()).filter(|len| shortened(&module[..*len]).is_ok());
        // Where the header or a section ends: types with their id, and the number 200 in two bytes; code with its id and length.
        let ends = [HEADER, HEADER + 203, module.len() - 3, module.len()];
        assert_eq!(whole.collect::<Vec<_>>(), ends);
    }

    #[test]
    fn short_names_differ() {
        let names: Vec<_> = (0..1_000).map(short).collect();
        assert_eq!(
            [&*names[0], &names[25], &names[26], &names[701], &names[702]],
            ["a", "z", "aa", "zz", "aaa"]
        );
        assert_eq!(names.iter().collect::<std::collections::HashSet<_>>().len(), names.len());
    }
}
