//! `rolebook serve`: the site on this machine, with the headers of hosts, in step with the files.

use crate::building::{SHELL, build, files, project};
use crate::folder::{Folder, Run};
use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Longer than anything here takes: a test that fails ends all the same.
const LIMIT: Duration = Duration::from_secs(60);

/// A server that ends with its test.
struct Server {
    process: Child,
    /// `127.0.0.1:8080`
    address: String,
    /// The path in the address that it printed.
    path: String,
}

impl Server {
    /// Serves the pages of a project.
    fn of(project: &Folder, arguments: &[&str]) -> Server {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rolebook"));
        command.args(["serve", "--app", "app"]).args(arguments).current_dir(project.path());
        let mut process = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let url = line.split_whitespace().find_map(|word| word.strip_prefix("http://")).expect(&line);
        let (address, path) = url.split_once('/').unwrap();
        Server { process, address: address.to_owned(), path: format!("/{path}") }
    }

    fn connect(&self, request: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(LIMIT)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        stream
    }

    /// The answer to a request for a path, by a method and for a host.
    fn ask(&self, method: &str, path: &str, host: &str) -> Reply {
        let request = format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        let mut answer = Vec::new();
        self.connect(&request).read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(answer[..end].to_vec()).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Reply { status, head, body: answer[end + 4..].to_vec() }
    }

    fn get(&self, path: &str) -> Reply {
        self.ask("GET", path, &self.address)
    }

    /// What the server says of its state, now and at every change.
    fn events(&self) -> impl Iterator<Item = Value> {
        let request = format!("GET /~rolebook/events HTTP/1.1\r\nHost: {}\r\n\r\n", self.address);
        let (lines, start) = (BufReader::new(self.connect(&request)).lines(), Instant::now());
        // The connection is kept alive, so that it never ends by itself.
        let lines = lines.map(move |line| {
            assert!(start.elapsed() < LIMIT, "what was waited for did not happen");
            line.unwrap()
        });
        lines.filter_map(|line| Some(serde_json::from_str(line.strip_prefix("data: ")?).unwrap()))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

struct Reply {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Reply {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.into_iter().find(|(it, _)| it.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

const DEV: &str = "/roles/engineering/dev/";

/// Pages without a service worker, as they are served.
fn served() -> Folder {
    let project = project(SHELL);
    project.add("roles/site.toml", "name = \"Lark\"\noffline = false");
    project
}

/// A file without what follows `.json?v=`.
fn without_versions(content: Vec<u8>) -> Vec<u8> {
    let text = String::from_utf8_lossy(&content).into_owned();
    let mut parts = text.split(".json?v=");
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = parts.map(|part| part.trim_start_matches(|it: char| it.is_ascii_hexdigit() || it == '-'));
    if text.contains(".json?v=") {
        std::iter::once(&*first).chain(rest).collect::<String>().into_bytes()
    } else {
        content
    }
}

#[test]
fn visitors_get_what_the_author_sees() {
    let project = served();
    project.add("app/embed/role-book.d.ts", "export {};");
    project.add("more/site.css", "p {}");
    let run = build(&project, &["--out", "site", "--files", "more"]);
    assert_eq!(run.code, Some(0), "{}", run.error);
    let server = Server::of(&project, &["--port", "0", "--files", "more"]);
    let site = project.path().join("site");
    for file in files(&site).iter().filter(|file| !file.starts_with('.') && *file != "_headers") {
        let path = file.strip_suffix("index.html").unwrap_or(file);
        let reply = server.get(&format!("/{path}"));
        let text = reply.text();
        let script = text.find("<script type=\"module\" src=\"/~rolebook/").map(|at| {
            let end = text[at..].find("</script>\n").unwrap();
            format!("{}{}", &text[..at], &text[at + end + "</script>\n".len()..])
        });
        let content = script.map_or(reply.body.clone(), String::into_bytes);
        assert_eq!(reply.status, 200, "{file}");
        // The addresses of data end with the number of the build instead of a hash.
        let [served, built] = [content, fs::read(site.join(file)).unwrap()].map(without_versions);
        assert!(served == built, "{file} is served as {text}");
        assert!(reply.header("content-security-policy").is_some_and(|it| it.contains("'none'")), "{file}");
        assert!(reply.header("cache-control").is_some() || file.starts_with("more/"), "{file}");
    }
    for hidden in ["/_headers", "/.rolebook-manifest.jsonl", "/.nojekyll", "/../roles/site.toml"] {
        assert_eq!(server.get(hidden).status, 404, "{hidden}");
    }
    let types =
        [("/", "text/html"), ("/app-1a2b3c4d.css", "text/css"), ("/catalog.json", "application/json")];
    for (path, kind) in types {
        assert!(server.get(path).header("content-type").unwrap().starts_with(kind), "{path}");
    }
}

#[test]
fn a_saved_page_is_shown() {
    let project = served();
    let server = Server::of(&project, &["--port", "0"]);
    let mut events = server.events();
    let first = events.next().unwrap();
    assert!(!server.get(DEV).text().contains("Zeppelin"));
    project.add("roles/engineering/dev.md", "---\ntitle: Dev\n---\n\n## Responsibilities\n\n- Zeppelin\n");
    let is_saved = |_: &Value| server.get(DEV).text().contains("Zeppelin");
    let saved = events.find(is_saved).unwrap();
    assert_ne!(first["version"], saved["version"]);
    fs::remove_file(project.path().join("roles/engineering/dev.md")).unwrap();
    project.add("roles/design/artist.md", "---\ntitle: Artist\n---\n\n## Responsibilities\n\n- Draw\n");
    events
        .find(|_| server.get(DEV).status == 404 && server.get("/roles/design/artist/").status == 200)
        .unwrap();
}

#[test]
fn changes_that_the_system_does_not_report_are_found_by_looking() {
    let project = served();
    let server = Server::of(&project, &["--port", "0", "--poll"]);
    let mut events = server.events();
    project.add("roles/engineering/dev.md", "---\ntitle: Dev\n---\n\n## Responsibilities\n\n- Zeppelin\n");
    events.find(|_| server.get(DEV).text().contains("Zeppelin")).unwrap();
    project.add("roles/design/artist.md", "---\ntitle: Artist\n---\n\n## Responsibilities\n\n- Draw\n");
    events.find(|_| server.get("/roles/design/artist/").status == 200).unwrap();
}

#[test]
fn a_saved_extra_file_and_a_saved_board_are_shown() {
    let project = served();
    project.add("more/photo.svg", "<svg/>");
    let board = |place: &str| {
        format!(
            r#"{{"jobs": [{{"id": 1, "title": "Dev", "location": {{"name": "{place}"}}, "absolute_url": "https://a.example/1"}}]}}"#
        )
    };
    project.add("boards/jobs.json", board("Anywhere"));
    project.add(
        "roles/engineering/dev.md",
        "---\ntitle: Dev\ngreenhouse: 1\n---\n\n## Responsibilities\n\n- Dig\n",
    );
    for poll in [None, Some("--poll")] {
        let options = ["--port", "0", "--files", "more", "--greenhouse", "boards/jobs.json"];
        let server = Server::of(&project, &options.into_iter().chain(poll).collect::<Vec<_>>());
        let mut events = server.events();
        let words = if poll.is_some() { "Tromso" } else { "Bergen" };
        project.add("more/photo.svg", format!("<svg id='{words}'/>"));
        events.find(|_| server.get("/more/photo.svg").text().contains(words)).unwrap();
        project.add("more/new/extra.css", format!("#{words} {{}}"));
        events.find(|_| server.get("/more/new/extra.css").text().contains(words)).unwrap();
        // As an editor does that writes a copy first.
        project.add("boards/jobs.json~", board(words));
        fs::rename(project.path().join("boards/jobs.json~"), project.path().join("boards/jobs.json"))
            .unwrap();
        events.find(|_| server.get(DEV).text().contains(words)).unwrap();
    }
}

#[test]
fn what_cannot_be_built_leaves_what_was_there_and_says_why() {
    let project = served();
    let server = Server::of(&project, &["--port", "0"]);
    let mut events = server.events();
    project.add("roles/site.toml", "nmae = \"Lark\"");
    let broken = events.find(|state| !state["error"].is_null()).unwrap();
    assert!(broken["error"].as_str().unwrap().contains("unknown key \"nmae\""), "{broken}");
    assert_eq!(server.get(DEV).status, 200);
    project.add("roles/site.toml", "name = \"Spindle\"");
    events.find(|state| state["error"].is_null()).unwrap();
    assert!(server.get(DEV).text().contains("Spindle"));
}

#[test]
fn a_broken_page_is_in_the_panel() {
    let project = served();
    let server = Server::of(&project, &["--port", "0"]);
    let mut events = server.events();
    project.add("roles/engineering/broken.md", [b"# A \xff\xfe".as_slice(), &[0; 100]].concat());
    let is_named = |state: &Value| state["findings"].to_string().contains("\"engineering/broken.md\"");
    events.find(is_named).unwrap();
    assert_eq!(server.get(DEV).status, 200);
    fs::remove_file(project.path().join("roles/engineering/broken.md")).unwrap();
    events.find(|state| !is_named(state)).unwrap();
}

#[test]
fn a_folder_may_go_away_and_come_back() {
    let project = served();
    let server = Server::of(&project, &["--port", "0"]);
    let mut events = server.events();
    let (roles, away) = (project.path().join("roles"), project.path().join("away"));
    fs::rename(&roles, &away).unwrap();
    events.find(|state| !state["error"].is_null()).unwrap();
    assert_eq!(server.get(DEV).status, 200, "what was there stays");
    fs::rename(&away, &roles).unwrap();
    events.find(|state| state["error"].is_null()).unwrap();
    // It is watched again.
    project.add("roles/engineering/cook.md", "---\ntitle: Cook\n---\n\n## Responsibilities\n\n- Cook\n");
    events.find(|_| server.get("/roles/engineering/cook/").status == 200).unwrap();
}

#[test]
fn an_empty_folder_is_served_until_it_has_pages() {
    let project = served();
    fs::remove_file(project.path().join("roles/engineering/dev.md")).unwrap();
    let server = Server::of(&project, &["--port", "0"]);
    let page = server.get("/");
    assert!(page.status == 503 && page.text().contains("/~rolebook/reload.js"), "{}", page.text());
    let mut events = server.events();
    let first = events.next().unwrap();
    assert!(first["error"].as_str().unwrap().contains("no role pages here"), "{first}");
    project.add("roles/design/artist.md", "---\ntitle: Artist\n---\n\n## Responsibilities\n\n- Draw\n");
    events.find(|_| server.get("/roles/design/artist/").status == 200).unwrap();
}

#[test]
fn a_server_that_is_killed_while_it_builds_loses_nothing() {
    let project = served();
    for number in 0..60 {
        let page = format!("---\ntitle: Cook {number}\n---\n\n## Responsibilities\n\n- Cook\n");
        project.add(&format!("roles/kitchen/cook-{number}.md"), page);
    }
    for round in 0..6 {
        let mut server = Server::of(&project, &["--port", "0"]);
        let page = format!("---\ntitle: Dev\n---\n\n## Responsibilities\n\n- Zeppelin {round}\n");
        project.add("roles/engineering/dev.md", page);
        // At another moment of the build in each round.
        let mut before = contents(&project);
        for _ in 0..round {
            before = contents(&project);
        }
        server.process.kill().unwrap();
        server.process.wait().unwrap();
        assert!(contents(&project) == before, "round {round} left something, or took it away");
        let next = Server::of(&project, &["--port", "0"]);
        assert!(next.get(DEV).text().contains(&format!("Zeppelin {round}")), "round {round}");
    }
}

/// Every file of a project with its content.
fn contents(project: &Folder) -> Vec<(String, Vec<u8>)> {
    let read = |file: String| {
        let content = fs::read(project.path().join(&file)).unwrap();
        (file, content)
    };
    let mut contents: Vec<_> = files(project.path()).into_iter().map(read).collect();
    contents.sort();
    contents
}

#[test]
fn two_servers_follow_the_same_folder() {
    let project = served();
    let servers = [Server::of(&project, &["--port", "0"]), Server::of(&project, &["--port", "0"])];
    project.add("roles/engineering/dev.md", "---\ntitle: Dev\n---\n\n## Responsibilities\n\n- Zeppelin\n");
    for server in &servers {
        server.events().find(|_| server.get(DEV).text().contains("Zeppelin")).unwrap();
    }
}

#[test]
fn each_server_has_a_port_of_its_own() {
    let project = served();
    let [one, other] = [Server::of(&project, &[]), Server::of(&project, &[])];
    assert_ne!(one.address, other.address);
    assert_eq!((one.get("/").status, other.get("/").status), (200, 200));
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let mut command = Command::new(env!("CARGO_BIN_EXE_rolebook"));
    command.args(["serve", "--app", "app", "--port", &port]).current_dir(project.path());
    let run = Run::of(&mut command);
    assert_eq!(run.code, Some(1));
    assert!(run.error.contains("try another --port"), "{}", run.error);
}

#[test]
fn paths_lead_where_they_lead_on_a_host() {
    let project = served();
    project.add("roles/site.toml", "base_path = \"/jobs/\"");
    project.add("roles/engineering/C++ Developer.md", "# C++ Developer\n\n## Responsibilities\n\n- Dig\n");
    let server = Server::of(&project, &["--port", "0"]);
    assert_eq!(server.path, "/jobs/");
    let leads = |path: &str| {
        let reply = server.get(path);
        (reply.status, reply.header("location").map(str::to_owned))
    };
    assert_eq!(leads("/"), (307, Some("/jobs/".to_owned())));
    assert_eq!(
        leads("/jobs/roles/engineering/dev?a=b"),
        (307, Some("/jobs/roles/engineering/dev/?a=b".to_owned()))
    );
    assert_eq!(leads("/jobs/roles/engineering/dev/"), (200, None));
    assert_eq!(leads("/roles/engineering/dev/"), (404, None));
    // An address that the page has had before.
    let now = "/jobs/roles/engineering/c-plus-plus-developer/";
    assert_eq!(leads("/jobs/roles/engineering/c-developer/"), (307, Some(now.to_owned())));
    assert_eq!(leads(now), (200, None));
    assert_eq!(
        leads("/jobs/roles/engineering/c-developer"),
        (307, Some("/jobs/roles/engineering/c-developer/".to_owned()))
    );
    assert_eq!(server.ask("HEAD", "/jobs/", &server.address).body, b"");
    assert_eq!(server.ask("POST", "/jobs/", &server.address).status, 405);
}

#[test]
fn another_sites_name_for_this_machine_gets_nothing() {
    let project = served();
    let server = Server::of(&project, &["--port", "0"]);
    for (host, status) in [
        ("localhost:80", 200),
        ("127.0.0.1", 200),
        ("[::1]", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example:80", 421),
    ] {
        for path in ["/", "/~rolebook/reload.js"] {
            assert_eq!(server.ask("GET", path, host).status, status, "{host}{path}");
        }
    }
}
