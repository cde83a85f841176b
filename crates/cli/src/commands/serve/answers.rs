//! Requests → answers: the files of the site, the events, and the script and the style sheet of `rolebook serve` itself.

use super::live::Shown;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, LOCATION};
use axum::http::{Method, StatusCode};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures::Stream;
use futures::stream::unfold;
use rolebook_site::Answer;
use serde_json::json;
use std::convert::Infallible;
use std::io;
use std::net::TcpListener;
use tokio::sync::watch::Receiver;

/// Where pages find the script that keeps them in step.
pub(super) const SCRIPT: &str = "/~rolebook/reload.js";
const SHEET: &str = "/~rolebook/panel.css";
const EVENTS: &str = "/~rolebook/events";

/// The hosts under whose name the site answers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Hosts {
    /// This machine's own names: a page of another site could otherwise have its name resolved to this machine, and read
    /// what is served here.
    OwnNames,
    /// Any.
    Any,
}

/// Answers until the process is ended.
pub(super) async fn serve(listener: TcpListener, shown: Receiver<Shown>, hosts: Hosts) -> io::Result<()> {
    let own = |kind: &'static str, text: &'static str| {
        get(move || async move { ([(CONTENT_TYPE, kind), (CACHE_CONTROL, "no-store")], text) })
    };
    let router = Router::new()
        .route(SCRIPT, own("text/javascript; charset=utf-8", include_str!("reload.js")))
        .route(SHEET, own("text/css; charset=utf-8", include_str!("panel.css")))
        .route(EVENTS, get(events))
        .fallback(file)
        .layer(middleware::from_fn_with_state(hosts, refuse_other_hosts))
        .with_state(shown);
    axum::serve(tokio::net::TcpListener::from_std(listener)?, router).await
}

async fn refuse_other_hosts(State(hosts): State<Hosts>, request: Request, next: Next) -> Response {
    let host = request.headers().get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name =
        host.rsplit_once(':').map_or(host, |(name, port)| if port.ends_with(']') { host } else { name });
    if hosts == Hosts::Any || ["localhost", "127.0.0.1", "[::1]"].contains(&name) {
        return next.run(request).await;
    }
    let message = "this server answers to localhost alone: start it with --host for others\n";
    (StatusCode::MISDIRECTED_REQUEST, message).into_response()
}

/// The states of the site, the present one first, as server-sent events.
async fn events(State(shown): State<Receiver<Shown>>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let states = unfold((shown, true), |(mut shown, is_first)| async move {
        if !is_first {
            shown.changed().await.ok()?;
        }
        let data = {
            let Shown { version, error, findings, .. } = &*shown.borrow_and_update();
            json!({ "version": version, "error": error, "findings": **findings }).to_string()
        };
        Some((Ok(Event::default().data(data)), (shown, false)))
    });
    Sse::new(states).keep_alive(KeepAlive::default())
}

/// A file of the site.
async fn file(State(shown): State<Receiver<Shown>>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return (StatusCode::METHOD_NOT_ALLOWED, [(ALLOW, "GET, HEAD")]).into_response();
    }
    let (path, query) = (request.uri().path().to_owned(), request.uri().query().map(str::to_owned));
    let shown = shown.borrow().clone();
    // A document is rendered for it, which takes time, and may meet a fault of ours.
    let answered = tokio::task::spawn_blocking(move || answer(&shown, &path, query.as_deref())).await;
    answered.unwrap_or_else(|_| failed("this is a fault in rolebook itself, please report it with the page"))
}

fn answer(shown: &Shown, path: &str, query: Option<&str>) -> Response {
    let Some(site) = &shown.site else { return without_site(shown) };
    match site.answer(path) {
        Ok(Answer::At(path)) => {
            let location = query.map_or_else(|| path.clone(), |query| format!("{path}?{query}"));
            (StatusCode::TEMPORARY_REDIRECT, [(LOCATION, location)]).into_response()
        }
        Ok(Answer::File { name, content, is_missing }) => {
            let status = if is_missing { StatusCode::NOT_FOUND } else { StatusCode::OK };
            let mut response = Response::builder().status(status);
            let headers: Vec<_> = site.headers(path).collect();
            if !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case(CONTENT_TYPE.as_str())) {
                response = response.header(CONTENT_TYPE, media_type(&name));
            }
            for (name, value) in headers {
                response = response.header(name, value);
            }
            response.body(Body::from(content.into_owned())).unwrap_or_else(|error| failed(&error.to_string()))
        }
        Err(error) => failed(&error.to_string()),
    }
}

/// The media type of a file. Hosts know it by its name, too.
fn media_type(name: &str) -> String {
    let guessed = mime_guess::from_path(name).first_or_octet_stream();
    let is_text =
        guessed.type_() == "text" || ["javascript", "json", "xml"].contains(&guessed.subtype().as_str());
    if is_text { format!("{guessed}; charset=utf-8") } else { guessed.to_string() }
}

fn failed(message: &str) -> Response {
    (StatusCode::INTERNAL_SERVER_ERROR, format!("{message}\n")).into_response()
}

/// The page in place of a site that could never be built. It shows the panel, and is replaced by the site.
fn without_site(shown: &Shown) -> Response {
    let page = format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Rolebook</title>\
         <script type=\"module\" src=\"{SCRIPT}?v={}\"></script></head><body></body></html>\n",
        shown.version
    );
    let policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'";
    let headers = [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        (CACHE_CONTROL, "no-store"),
        (CONTENT_SECURITY_POLICY, policy),
    ];
    (StatusCode::SERVICE_UNAVAILABLE, headers, page).into_response()
}
