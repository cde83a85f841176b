//! The weight of a part of the app: of the functions of some crates and modules in the WebAssembly that the compiler made, which
//! still has their names.

use anyhow::{Context, Result};
use std::collections::HashMap;
use std::fmt;
use std::fs;
use std::path::Path;
use wasmparser::{KnownCustom, Name, Parser, Payload};

/// What is weighed: a name, and how the names of its functions begin.
const PARTS: &[(&str, &[&str])] =
    &[("fold of letters", &["rolebook_letters::", "rolebook_app::browser::letters::"])];

/// The weight of each part.
pub(crate) struct Weights(Vec<(&'static str, usize, usize)>);

impl Weights {
    /// Weighs the parts of a module. What the compiler has put into functions of others is not counted, and neither are static data.
    pub(crate) fn of(file: &Path) -> Result<Weights> {
        let bytes = fs::read(file).with_context(|| format!("reading {}", file.display()))?;
        let functions = functions(&bytes).with_context(|| format!("reading {}", file.display()))?;
        Ok(Weights(PARTS.iter().map(|(part, starts)| weigh(part, starts, &functions)).collect()))
    }
}

fn weigh(part: &'static str, starts: &[&str], functions: &[(String, usize)]) -> (&'static str, usize, usize) {
    let is_of = |name: &str| starts.iter().any(|start| name.trim_start_matches('<').starts_with(start));
    let of = functions.iter().filter(|(name, _)| is_of(name));
    of.fold((part, 0, 0), |(part, count, bytes), (_, code)| (part, count + 1, bytes + code))
}

/// The name of each function with the length of its code.
fn functions(module: &[u8]) -> Result<Vec<(String, usize)>> {
    let (mut lengths, mut names, mut imported) = (Vec::new(), HashMap::new(), 0);
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => lengths.push(body.as_bytes().len()),
            Payload::CustomSection(section) => {
                let KnownCustom::Name(subsections) = section.as_known() else { continue };
                for subsection in subsections {
                    let Name::Function(functions) = subsection? else { continue };
                    for function in functions {
                        let function = function?;
                        names
                            .insert(function.index, format!("{:#}", rustc_demangle::demangle(function.name)));
                    }
                }
            }
            _ => {}
        }
    }
    let named = |(length, index)| (names.remove(&index).unwrap_or_default(), length);
    Ok(lengths.into_iter().zip(imported..).map(named).collect())
}

impl fmt::Display for Weights {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (part, count, bytes) in &self.0 {
            writeln!(
                out,
                "of the app, the {part}: {bytes} bytes of code in {count} functions, before wasm-opt"
            )?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_of_a_part_are_added_up() {
        let functions = [
            ("rolebook_letters::fold::folded", 100),
            ("<rolebook_letters::Form as core::fmt::Debug>::fmt", 20),
            ("rolebook_lettersmith::fold", 7),
            ("rolebook_app::view::app", 5),
        ];
        let functions: Vec<_> = functions.map(|(name, length)| (name.to_owned(), length)).into();
        assert_eq!(weigh("letters", &["rolebook_letters::"], &functions), ("letters", 2, 120));
    }
}
