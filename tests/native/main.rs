//! What the native side promises, tested from outside: the library's public parts and the command itself.

mod folder;
mod markup;

mod any_text;
mod bad_input;
mod building;
mod checking;
mod comparing;
mod corpus;
mod corpus_front_matter;
mod embed;
mod findings;
mod hostile;
mod linear_time;
mod loading;
mod pinning;
mod replacing;
mod score;
mod search;
mod tidy;
mod vacancies;
