//! Has Cargo notice new files in `src/explanations`: `include_dir` reports only the ones it found when it last ran.

fn main() {
    println!("cargo::rerun-if-changed=src/explanations");
}
