//! Has Cargo notice new files in `src/explanations`, and finds out whether the built app is in `app/`, where
//! `cargo xtask package` puts it. Without it, all compiles and the command asks for one.

use std::path::Path;

fn main() {
    // `include_dir` reports only the files that it found when it last ran.
    println!("cargo::rerun-if-changed=src/explanations");
    println!("cargo::rustc-check-cfg=cfg(has_app)");
    // The folder around it tells when it comes and goes; Cargo takes a missing path for one that has changed.
    println!("cargo::rerun-if-changed={}", if Path::new("app").exists() { "app" } else { "." });
    if Path::new("app/index.html").is_file() {
        println!("cargo::rustc-cfg=has_app");
    } else if std::env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        println!("cargo::warning=the app is not inside: `cargo xtask package` builds it");
    }
}
