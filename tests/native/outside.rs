//! Links, special files and endless folders in what an author hands over: each is a finding or a clear error, nothing
//! outside of the folder reaches any output, and nothing waits for ever.
#![cfg(unix)]

use crate::building::SHELL;
use crate::folder::{Run, rolebook};
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;
use tempfile::TempDir;

mod any_tree;

/// A page without findings.
const PAGE: &str =
    "---\ntitle: Cook\n---\n\n## Responsibilities\n\n- Cook dinner\n\n## Requirements\n\n- You can cook\n";

/// What is written in all files outside, in names outside, in the environment and in the list of users. All outputs are
/// searched for them.
const MARKS: [&str; 4] = ["marlin", "heron", "lynx", "root:x:0:"];

/// No command takes longer.
const LIMIT: Duration = Duration::from_secs(30);

/// Folders `roles`, `files` and `app` in a project, and beside the project what nobody may read.
struct Place {
    temporary: TempDir,
}

impl Place {
    fn new() -> Place {
        let temporary = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let [text, name, ..] = MARKS;
        let place = Place { temporary };
        place.add("roles/cook.md", PAGE);
        place.add("files/logo.svg", "<svg/>");
        place.add("app/index.html", SHELL);
        let secret = format!("# {text}\n\n## {text}\n\n[{text}](data:{text})\n");
        place.add(&format!("../outside/{name}.md"), &secret);
        place.add("../outside/secret.md", &secret);
        place.add("../outside/roles/site.toml", &format!("name = \"{text}\"\n{text}"));
        place.add("../outside/vacancies.yml", &format!("- {text}: [{text}"));
        place.add("../outside/board.json", &format!("{{\"jobs\": [{{\"id\": 1, \"title\": \"{text}\"}}]}}"));
        place
    }

    fn project(&self) -> PathBuf {
        self.temporary.path().join("project")
    }

    fn path(&self, name: &str) -> PathBuf {
        self.project().join(name)
    }

    fn add(&self, name: &str, text: &str) {
        fs::create_dir_all(self.project()).unwrap();
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn link(&self, name: &str, target: impl AsRef<Path>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        symlink(target, path).unwrap();
    }

    fn pipe(&self, name: &str) {
        // The call for it is not the same on all systems, the program is.
        assert!(Command::new("mkfifo").arg(self.path(name)).status().unwrap().success());
    }

    fn socket(&self, name: &str) {
        // Its address may have about a hundred characters, so it moves there.
        let folder = tempfile::tempdir_in(std::env::temp_dir()).unwrap();
        let path = folder.path().join("s");
        drop(UnixListener::bind(&path).unwrap());
        let moved = fs::rename(&path, self.path(name));
        // Not to another disk.
        #[cfg(target_os = "linux")]
        let moved = moved.or_else(|_| {
            use rustix::fs::{CWD, FileType, Mode, mknodat};
            mknodat(CWD, self.path(name), FileType::Socket, Mode::RUSR | Mode::WUSR, 0)
                .map_err(std::io::Error::from)
        });
        moved.unwrap();
    }

    /// A device that never ends, if this user may make one.
    fn device(&self, name: &str) {
        let _ =
            Command::new("mknod").arg(self.path(name)).args(["c", "1", "5"]).stderr(Stdio::null()).status();
    }

    /// A file that takes no room on the disk and would fill the memory.
    fn huge(&self, name: &str) {
        fs::File::create(self.path(name)).unwrap().set_len(1 << 40).unwrap();
    }

    /// Runs the command in the project, with a limit of time.
    #[track_caller]
    fn run(&self, arguments: &[&str]) -> Run {
        let child = self.start(arguments);
        let id = child.id();
        let (sender, done) = channel();
        std::thread::spawn(move || sender.send(child.wait_with_output()));
        match done.recv_timeout(LIMIT) {
            Ok(output) => {
                let output = output.unwrap();
                let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
                let run =
                    Run { code: output.status.code(), out: text(output.stdout), error: text(output.stderr) };
                self.check_output(arguments, &run.out);
                self.check_output(arguments, &run.error);
                run
            }
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                let id = rustix::process::Pid::from_raw(id.cast_signed()).unwrap();
                rustix::process::kill_process(id, rustix::process::Signal::KILL).unwrap();
                panic!("{arguments:?} does not end");
            }
        }
    }

    fn start(&self, arguments: &[&str]) -> Child {
        Command::new(env!("CARGO_BIN_EXE_rolebook"))
            .args(arguments)
            .current_dir(self.project())
            .env_clear()
            .env("ROLEBOOK_TEST_SECRET", MARKS[2])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    }

    /// Watches the folder of roles, calls `before` and saves a page, which has to be the first change that is noticed.
    #[track_caller]
    fn watch(&self, before: impl FnOnce()) {
        let mut watching = self.start(&["check", "--watch", "roles"]);
        let (sender, lines) = channel();
        let outputs: [Box<dyn Read + Send>; 2] =
            [Box::new(watching.stdout.take().unwrap()), Box::new(watching.stderr.take().unwrap())];
        for output in outputs {
            let sender = sender.clone();
            let mut lines = BufReader::new(output).lines().map_while(Result::ok);
            std::thread::spawn(move || lines.try_for_each(|line| sender.send(line)));
        }
        drop(sender);
        let mut printed = String::new();
        let mut next = |end: &str| {
            while let Ok(line) = lines.recv_timeout(LIMIT) {
                printed.push_str(&line);
                printed.push('\n');
                if line.ends_with(end) {
                    return line;
                }
            }
            String::new()
        };
        // The watch has begun before anything is printed.
        next("");
        before();
        self.add("roles/changed.md", PAGE);
        let noticed = next(" changed");
        watching.kill().unwrap();
        watching.wait().unwrap();
        next("no line ends so");
        assert_eq!(noticed, "roles/changed.md changed", "{printed}");
        self.check_output(&["check", "--watch"], &printed);
    }

    /// Nothing that is printed comes from outside.
    #[track_caller]
    fn check_output(&self, arguments: &[&str], text: &str) {
        for mark in MARKS {
            assert!(!text.contains(mark), "{arguments:?} prints what is outside: {text}");
        }
    }
}

/// What has to be printed about a page that is not read.
const LEFT_OUT: &str = "cannot be read, so it was left out";

/// Checks and outlines a folder of roles made by `plant`, in all formats; `said` has to be printed each time.
#[track_caller]
fn check(plant: impl Fn(&Place), said: &str) {
    let place = Place::new();
    plant(&place);
    let run = place.run(&["check", "--format=human", "roles"]);
    assert!(run.out.contains(said) || run.error.contains(said), "{said}: {}{}", run.out, run.error);
    for arguments in [
        &["check", "--format=json", "roles"][..],
        &["check", "--format=sarif", "roles"],
        &["check", "--format=github", "roles"],
        &["outline", "roles"],
        &["outline", "--json", "roles"],
        &["render", "--roles", "roles"],
    ] {
        place.run(arguments);
    }
}

/// A page or folder `name` that is a link.
#[track_caller]
fn check_link(name: &str, target: &str, said: &str) {
    check(|place| place.link(&format!("roles/{name}"), target), said);
}

#[test]
fn a_page_that_is_a_link_out_of_the_folder_is_not_quoted() {
    for target in [
        "/proc/self/environ",
        "/etc/passwd",
        "../../outside/secret.md",
        "../../outside/../outside/secret.md",
        "../../no-such-file",
    ] {
        check_link("x.md", target, LEFT_OUT);
    }
    check(|place| place.link("roles/x.md", place.path("../outside/secret.md")), LEFT_OUT);
    let chain = |place: &Place| {
        place.link("roles/x.md", "y.md");
        place.link("roles/y.md", ".hidden/z");
        place.link("roles/.hidden/z", "../../../outside/secret.md");
    };
    check(chain, LEFT_OUT);
    let behind = |place: &Place| {
        place.link("roles/.away", "../../outside");
        place.link("roles/x.md", ".away/secret.md");
    };
    check(behind, LEFT_OUT);
}

#[test]
fn a_page_that_is_given_by_its_name_is_not_quoted_either() {
    for target in ["/proc/self/environ", "../../outside/secret.md", "/dev/zero", "../../outside"] {
        let place = Place::new();
        place.link("roles/x.md", target);
        place.link("roles/README.md", target);
        let runs = [
            place.run(&["check", "roles/x.md"]),
            place.run(&["outline", "roles/x.md"]),
            place.run(&["outline", "--json", "roles/x.md"]),
        ];
        for run in runs {
            assert!(run.out.contains(LEFT_OUT), "{target}: {}{}", run.out, run.error);
        }
        place.run(&["check", "roles/README.md"]);
        // Nor are the vacancies of a folder that has the name of a page.
        for path in ["roles/x.md", "roles/x.md/", "roles/x.md/."] {
            let run = place.run(&["outline", path]);
            assert!(!run.out.contains("vacancies.yml"), "{target}: {}", run.out);
        }
    }
}

#[test]
fn a_page_outside_of_any_folder_of_roles_stays_in_its_own() {
    for target in ["../outside/secret.md", "/proc/self/environ", "../outside/roles"] {
        let place = Place::new();
        place.add("notes/good.md", PAGE);
        place.link("notes/x.md", Path::new("..").join(target));
        for arguments in [["check", "notes/x.md"], ["outline", "notes/x.md"]] {
            let run = place.run(&arguments);
            assert!(run.out.contains(LEFT_OUT), "{target}: {}{}", run.out, run.error);
        }
    }
}

#[test]
fn a_folder_is_not_left_by_a_link() {
    for target in ["/", "..", "../..", "../../outside", "/proc/self", "/proc/self/cwd/../outside", "/dev"] {
        check_link("x", target, LEFT_OUT);
        check_link("x.md", target, LEFT_OUT);
    }
    let place = Place::new();
    place.link("roles/x", "../../outside/roles");
    place.add("../outside/roles/y.md", MARKS[0]);
    place.run(&["check", "roles/x"]);
    place.run(&["check", "roles/x/y.md"]);
    let run = place.run(&["outline", "roles/x/y.md"]);
    assert!(run.out.contains("(a link out of the folder)"), "{}{}", run.out, run.error);
    let run = place.run(&["outline", "roles/x"]);
    assert!(run.error.contains("a link out of the folder"), "{}", run.error);
}

#[test]
fn a_watch_stays_in_the_folder() {
    for target in ["/", "..", "../..", "../../outside", "../../outside/roles", "/proc/self/cwd/../outside"] {
        let place = Place::new();
        place.link("roles/x", target);
        place.watch(|| {
            place.add("../outside/noticed.md", PAGE);
            place.add("noticed.md", PAGE);
        });
    }
    let place = Place::new();
    place.link("roles/x", place.path("../outside"));
    place.pipe("roles/site.toml");
    place.watch(|| place.add("../outside/noticed.md", PAGE));
}

#[test]
fn settings_are_read_from_a_regular_file_of_the_folder() {
    for target in ["/proc/self/environ", "../../outside/roles/site.toml", "/dev/zero", "/dev/tty", "/"] {
        check_link("site.toml", target, "site.toml: cannot be read (a link out of the folder)");
    }
    check(|place| place.pipe("roles/site.toml"), "site.toml: cannot be read (a named pipe, ");
    check(|place| place.socket("roles/site.toml"), "site.toml: cannot be read (a socket, ");
    check(|place| place.huge("roles/site.toml"), "site.toml: cannot be read (larger than 1048576 bytes)");
    check_link("site.toml", "site.toml", "site.toml: cannot be read (a link to itself");
    let place = Place::new();
    place.pipe("roles/site.toml");
    for arguments in [
        &["check", "roles/cook.md"][..],
        &["outline", "roles/cook.md"],
        &["build", "--app", "app", "--out", "site"],
    ] {
        let run = place.run(arguments);
        assert!(run.error.contains("site.toml: cannot be read"), "{arguments:?}: {}", run.error);
    }
}

#[test]
fn vacancies_are_read_from_a_regular_file_of_the_folder() {
    for target in ["/proc/self/environ", "../../outside/vacancies.yml", "/dev/zero"] {
        check_link("vacancies.yml", target, "vacancies.yml: cannot be read (a link out of the folder)");
        check_link("vacancies.toml", target, "vacancies.toml: cannot be read (a link out of the folder)");
    }
    check(|place| place.pipe("roles/vacancies.yml"), "vacancies.yml: cannot be read (a named pipe, ");
    check(|place| place.socket("roles/vacancies.json"), "vacancies.json: cannot be read (a socket, ");
    check(|place| place.huge("roles/vacancies.yaml"), "vacancies.yaml: cannot be read (larger than 16777216");
}

#[test]
fn job_boards_are_read_from_regular_files() {
    let place = Place::new();
    place.link("linked.json", "../outside/board.json");
    place.link("zero.json", "/dev/zero");
    place.pipe("pipe.json");
    place.socket("socket.json");
    place.huge("huge.json");
    fs::create_dir(place.path("folder.json")).unwrap();
    for (board, said) in [
        ("linked.json", "linked.json: cannot be read (a link out of the folder), copy the file"),
        ("zero.json", "zero.json: cannot be read ("),
        ("/proc/self/environ", "/proc/self/environ: not a job board"),
        ("/dev/zero", "/dev/zero: cannot be read ("),
        ("/dev/stdin", "/dev/stdin: cannot be read ("),
        ("pipe.json", "save it to a file first"),
        ("socket.json", "socket.json: cannot be read ("),
        ("folder.json", "folder.json: cannot be read (a folder"),
        ("huge.json", "huge.json: cannot be read (larger than 67108864 bytes)"),
        ("nowhere.json", "nowhere.json: cannot be read (no such file), check the path"),
    ] {
        for provider in ["--greenhouse", "--lever", "--ashby", "--board=personio=", "--board=jobposting="] {
            let named = match provider.strip_suffix('=') {
                Some(_) => vec![format!("{provider}{board}")],
                None => vec![provider.to_owned(), board.to_owned()],
            };
            let arguments: Vec<&str> =
                ["check", "roles"].into_iter().chain(named.iter().map(String::as_str)).collect();
            let run = place.run(&arguments);
            assert!(run.code == Some(2) && run.error.contains(said), "{board}: {}", run.error);
        }
    }
}

/// Runs the commands on a folder that is named by a path through a link made by `plant`; each has to say that it leads out.
#[track_caller]
fn check_named(folder: &str, target: &str) {
    let place = Place::new();
    // The project's own folder of that name goes.
    let _ = fs::remove_dir_all(place.path(folder.split('/').next().unwrap()));
    place.link(folder.split('/').next().unwrap(), target);
    place.add("kept/cook.md", PAGE);
    let files = ["build", "--roles", "kept", "--app", "app", "--out", "site", "--files", folder];
    for arguments in [
        &["check", folder][..],
        &["check", "--format=json", folder],
        &["outline", folder],
        &["render", "--roles", folder],
        &["build", "--roles", folder, "--app", "app", "--out", "site"],
        &["new", "Baker", "--roles", folder],
        &files,
    ] {
        let run = place.run(arguments);
        assert_ne!(run.code, Some(0), "{arguments:?}");
        let is_said = run.error.contains("a link out of the folder");
        // A build asks first whether the site would lie in the roles.
        assert!(is_said || run.error.contains("within roles"), "{arguments:?}: {}", run.error);
        assert!(!place.path("site").exists());
    }
}

#[test]
fn a_folder_that_is_named_may_not_be_a_link_out_of_the_working_folder() {
    check_named("roles", "/");
    check_named("roles", "../outside");
    check_named("roles", "/etc");
    check_named("linked/roles", "../outside");
    check_named("linked/outside/roles", "..");
}

#[test]
fn a_folder_that_is_named_may_be_a_link_within_the_working_folder() {
    let place = Place::new();
    place.add("content/roles/cook.md", PAGE);
    place.link("linked", "content");
    for folder in ["linked/roles", "linked", "../project/linked/roles"] {
        let run = place.run(&["check", folder]);
        assert_eq!(run.code, Some(0), "{folder}: {}", run.error);
    }
}

#[test]
fn special_files_are_no_pages() {
    check(|place| place.pipe("roles/x.md"), "(a named pipe, not a regular file)");
    check(|place| place.socket("roles/x.md"), "(a socket, not a regular file)");
    check(|place| place.huge("roles/x.md"), "larger than 1048576 bytes");
    check(|place| place.add("roles/x.md/y.md", PAGE), "a folder with the name of a page");
    let linked = |place: &Place| {
        place.pipe("roles/pipe");
        place.link("roles/x.md", "pipe");
    };
    check(linked, "(a named pipe, not a regular file)");
    for device in ["/dev/zero", "/dev/tty", "/dev/random"] {
        check_link("x.md", device, LEFT_OUT);
    }
    let place = Place::new();
    place.device("roles/x.md");
    if place.path("roles/x.md").exists() {
        let run = place.run(&["check", "roles"]);
        assert!(run.out.contains("(a device, not a regular file)"), "{}", run.out);
    }
    // A link out of the folder is one whatever it is called, so that it does not show what exists elsewhere.
    check_link("LICENSE", "/etc/passwd", LEFT_OUT);
    check_link("LICENSE", "/no-such-file", LEFT_OUT);
    // Other files that are no pages are nobody's business.
    let place = Place::new();
    place.pipe("roles/pipe");
    place.socket("roles/socket");
    assert_eq!(place.run(&["check", "roles"]).code, Some(0));
}

#[test]
fn links_in_a_circle_end() {
    check_link("x.md", "x.md", LEFT_OUT);
    check_link("x", ".", LEFT_OUT);
    check_link("a/b/c", "..", LEFT_OUT);
    // Forty folders, each with a link to every one.
    let place = Place::new();
    for (folder, link) in (0..40).flat_map(|folder| (0..40).map(move |link| (folder, link))) {
        place.link(&format!("roles/{folder}/{link}"), format!("../{link}"));
    }
    let run = place.run(&["outline", "roles"]);
    assert!(run.out.contains("cook.md\n"), "the page is missing: {}", run.error);
}

#[test]
fn a_walk_ends_at_its_limit_of_entries() {
    let place = Place::new();
    (0..1_100).for_each(|file| place.add(&format!("roles/large/{file}.txt"), ""));
    (0..99).for_each(|link| place.link(&format!("roles/{link}"), "large"));
    let run = place.run(&["outline", "roles"]);
    assert!(run.out.contains("cook.md\n"), "the page is missing: {}", run.error);
    let said = "catalog-too-large: the site has more than 100000 files and folders, so some were left out";
    assert!(run.out.contains(said), "{}", run.out);
}

#[test]
fn names_with_invisible_characters_are_escaped() {
    check(|place| place.link("roles/x\u{202e}.md", "/"), "x\\u{202e}.md");
    check(|place| place.link("roles/x\n", "../../outside"), "x\\n");
    check(|place| place.add("roles/x\u{1b}[2J.md/y.md", PAGE), "x\\u{1b}[2J.md");
}

#[test]
fn a_folder_that_may_not_be_read_is_a_finding() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    let place = Place::new();
    place.add("roles/locked/x.md", PAGE);
    for path in ["roles/locked", "roles/cook.md"] {
        fs::set_permissions(place.path(path), fs::Permissions::from_mode(0o000)).unwrap();
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_rolebook"));
    command.args(["check", "roles"]).current_dir(place.project());
    if rustix::process::geteuid().is_root() {
        // Root may read everything.
        fs::set_permissions(place.temporary.path(), fs::Permissions::from_mode(0o755)).unwrap();
        command.uid(65_534);
    }
    let output = command.output();
    for path in ["roles/locked", "roles/cook.md"] {
        fs::set_permissions(place.path(path), fs::Permissions::from_mode(0o755)).unwrap();
    }
    let out = String::from_utf8(output.unwrap().stdout).unwrap();
    assert!(out.contains("roles/locked") && out.contains("roles/cook.md"), "{out}");
    assert_eq!(out.matches("Permission denied").count(), 2, "{out}");
}

#[test]
fn a_build_warns_of_what_it_leaves_out() {
    let place = Place::new();
    place.link("files/inside.svg", "logo.svg");
    place.link("files/absolute.svg", place.path("files/logo.svg"));
    place.link("files/secret.md", "../../outside/secret.md");
    place.link("files/folder", "../../outside");
    place.link("files/here", ".");
    place.link("app/environ.js", "/proc/self/environ");
    place.pipe("files/pipe");
    place.socket("app/socket");
    place.huge("files/huge.mp4");
    let run = place.run(&["build", "--app", "app", "--out", "site", "--files", "files"]);
    assert_eq!(run.code, Some(0), "{}", run.error);
    for name in [
        "files/secret.md",
        "files/folder",
        "files/here",
        "app/environ.js",
        "files/pipe",
        "app/socket",
        "files/huge.mp4",
    ] {
        let said = format!("{name}: left out (");
        assert!(run.error.contains(&said), "{name}: {}", run.error);
    }
    for (name, is_there) in [("inside.svg", true), ("absolute.svg", true), ("secret.md", false)] {
        assert_eq!(place.path("site/files").join(name).exists(), is_there, "{name}");
    }
}

#[test]
fn a_new_page_is_not_written_through_a_link() {
    for target in ["../../outside", "/tmp", "../../outside/new", ".."] {
        let place = Place::new();
        place.link("roles/product", target);
        let run = place.run(&["new", "Data Analyst", "--department", "Product"]);
        let said = "rolebook: roles/product/data-analyst.md: in a link out of the folder of roles";
        assert!(run.code == Some(1) && run.error.starts_with(said), "{target}: {}", run.error);
        assert!(
            !place.path("../outside/data-analyst.md").exists() && !place.path("data-analyst.md").exists()
        );
    }
    // Nor is the file of a link that leads nowhere made.
    let place = Place::new();
    place.link("roles/data-analyst.md", "../../outside/new.md");
    let run = place.run(&["new", "Data Analyst"]);
    assert!(run.error.contains("exists already"), "{}", run.error);
    assert!(!place.path("../outside/new.md").exists());
    // A link within the folder is followed.
    place.add("roles/real/cook.md", PAGE);
    place.link("roles/product", "real");
    assert_eq!(place.run(&["new", "Data Analyst", "--department", "Product"]).code, Some(0));
    assert!(place.path("roles/real/data-analyst.md").is_file());
}

#[test]
fn links_within_the_folder_are_pages() {
    let place = Place::new();
    place.link("roles/kitchen/chef.md", "../cook.md");
    place.link("roles/absolute.md", place.path("roles/cook.md"));
    place.link("roles/folder", "kitchen");
    let run = rolebook(&place.project(), &["outline", "roles"]);
    for page in ["cook.md", "absolute.md", "kitchen/chef.md", "folder/chef.md"] {
        assert!(run.out.lines().any(|line| line == page), "no {page} in {}", run.out);
    }
    // The page and its links are one file.
    let run = rolebook(&place.project(), &["check", "roles/cook.md"]);
    assert!(run.out.contains(" in 4 pages"), "{}", run.out);
}
