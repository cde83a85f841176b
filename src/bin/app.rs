//! The browser's entry: the app that `index.html` loads.

fn main() {
    rolebook::browser::start();
}
