//! The service worker's template, the app and its data → `sw.js`.

use super::addresses::WORKER;
use super::app::BuiltApp;
use super::build_error::BuildError;
use super::head::DataFiles;
use super::output::Output;
use serde_json::json;

/// Writes the service worker with the files that all pages need and the version of this build.
pub(super) fn write(app: &BuiltApp, data: &DataFiles, output: &Output) -> Result<(), BuildError> {
    let Some(worker) = &app.worker else { return Ok(()) };
    let files: Vec<&str> = app.hashed().chain([&*data.catalog]).collect();
    let worker = worker.replace("__VERSION__", &json!(output.hash()).to_string());
    output.write(WORKER, worker.replace("__FILES__", &json!(files).to_string()).as_bytes())
}
