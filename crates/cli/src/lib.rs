//! What the command `rolebook` prints about role pages: findings, explanations of rules, and outlines.

pub mod check;
