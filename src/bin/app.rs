//! The browser's app, which `boot.js` loads and starts by [`rolebook::browser::start`].

use rolebook as _;

fn main() {}
