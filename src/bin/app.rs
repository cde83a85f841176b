//! The browser's app, which `boot.js` loads and starts by [`crate::browser::start`].

use rolebook_app as _;

fn main() {}

/// Weighs 1.5 kB less than the standard library's own allocator, and is as fast here.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
