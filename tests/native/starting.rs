//! How a user begins: `rolebook init`, and the folder that every command finds by itself.

use crate::building::{SHELL, files, project};
use crate::folder::{Folder, Run, corpus, own_roles, rolebook};
use std::fs;
use std::path::Path;
use std::process::Command;

/// An empty folder that is not called `roles`.
fn empty() -> Folder {
    let folder = Folder::with::<&str>(&[]);
    // Around it may be a repository, which is this one.
    fs::create_dir(folder.path().join(".git")).unwrap();
    folder
}

/// Runs `rolebook init` in a folder of the project.
fn init(folder: &Path, arguments: &[&str]) -> Run {
    fs::create_dir_all(folder).unwrap();
    let run = rolebook(folder, &[&["init"], arguments].concat());
    assert_eq!((run.code, run.error.as_str()), (Some(0), ""), "{}", run.out);
    run
}

#[test]
fn an_empty_folder_becomes_a_site_that_passes_the_check() {
    let project = empty();
    let folder = project.path().join("company");
    let run = init(&folder, &[]);
    let written = [
        ".gitignore",
        "roles/design/product-designer.md",
        "roles/engineering/software-engineer.md",
        "roles/site.toml",
    ];
    assert_eq!(files(&folder), written);
    assert!(run.out.ends_with("see it with `rolebook serve --open`\n"), "{}", run.out);
    let check = rolebook(&folder, &["check", "--level", "advice", "--deny", "advice"]);
    assert_eq!(check.code, Some(0), "{}", check.out);
}

#[test]
fn nothing_is_overwritten_and_a_second_time_writes_nothing() {
    let project = empty();
    let folder = project.path().join("company");
    fs::create_dir_all(folder.join("roles")).unwrap();
    fs::write(folder.join("roles/site.toml"), "name = \"Lark\"\n").unwrap();
    fs::write(folder.join(".gitignore"), "/target\n").unwrap();
    init(&folder, &["--github"]);
    assert_eq!(fs::read_to_string(folder.join("roles/site.toml")).unwrap(), "name = \"Lark\"\n");
    assert_eq!(fs::read_to_string(folder.join(".gitignore")).unwrap(), "/target\n");
    let before = files(&folder);
    assert!(project.path().join(".github/workflows/roles.yml").is_file());
    let run = init(&folder, &["--github"]);
    assert_eq!(files(&folder), before);
    assert!(!run.out.contains("wrote"), "{}", run.out);
}

#[test]
fn in_a_folder_of_pages_only_what_is_missing_is_written() {
    let page = "---\ntitle: Dev\n---\n\n## Responsibilities\n\n- Help\n\n## Senior Dev\n\n- Lead\n";
    for place in ["handbook/engineering/dev.md", "handbook/roles/engineering/dev.md"] {
        let project = Folder::with(&[(place, page), ("handbook/README.md", "# Handbook\n")]);
        let folder = project.path().join("handbook");
        let run = init(&folder, &[]);
        assert!(run.out.starts_with("found 1 page, 1 department, 2 levels in "), "{}", run.out);
        let settings = if place.contains("roles/") { "roles/site.toml" } else { "site.toml" };
        let mut expect = vec![".gitignore", "README.md", settings, &place["handbook/".len()..]];
        expect.sort_unstable();
        let mut found = files(&folder);
        found.sort_unstable();
        assert_eq!(found, expect);
    }
}

#[test]
fn the_corpus_is_counted() {
    let Some(pages) = corpus() else { return };
    let project = empty();
    let folder = project.path().join("pages");
    for file in files(&pages) {
        project.add(&format!("pages/{file}"), fs::read(pages.join(&file)).unwrap());
    }
    fs::remove_file(folder.join("site.toml")).ok();
    let run = init(&folder, &[]);
    let found = run.out.lines().next().unwrap();
    assert!(
        found.contains(" pages, ") && found.contains(" departments, ") && found.contains(" levels"),
        "{found}"
    );
    assert!(folder.join("site.toml").is_file() && !folder.join("roles").exists());
}

#[test]
fn a_workflow_is_at_the_top_of_the_repository_and_names_the_pages() {
    let project = empty();
    let folder = project.path().join("company");
    init(&folder, &["--github", "--gitlab", "--netlify"]);
    for file in [".github/workflows/roles.yml", ".gitlab-ci.yml", "netlify.toml"] {
        let text = fs::read_to_string(project.path().join(file)).unwrap();
        for part in [" company/roles", " --deny warning", concat!("rolebook@", env!("CARGO_PKG_VERSION"))] {
            assert!(text.contains(part), "{file} lacks {part}: {text}");
        }
        assert!(!text.contains("FOLDER") && !text.contains("VERSION"), "{text}");
    }
    let strange = project.path().join("a $(b)");
    fs::create_dir(&strange).unwrap();
    let run = rolebook(&strange, &["init", "--netlify"]);
    assert_eq!(run.code, Some(1));
    assert!(run.error.contains("a workflow can only name"), "{}", run.error);
}

/// Compares the folder that is read by each command from `folder`, with arguments.
#[track_caller]
fn check_found(project: &Folder, folder: &str, dir: &[&str], title: &str) {
    let folder = project.path().join(folder);
    let app = project.path().join("app");
    let site = project.path().join("public");
    let app = ["--app", &app.to_string_lossy(), "--out", &site.to_string_lossy()];
    let run = rolebook(&folder, &[&["build"], dir, &app].concat());
    assert_eq!(run.code, Some(0), "{}", run.error);
    assert!(fs::read_to_string(site.join("catalog.json")).unwrap().contains(title), "{dir:?}");
    for command in [&["outline"][..], &["check", "--format", "json", "--level", "advice"]] {
        let run = rolebook(&folder, &[command, dir].concat());
        assert!(
            run.code == Some(0) && run.out.contains(title),
            "{command:?} {dir:?}: {}{}",
            run.out,
            run.error
        );
    }
}

#[test]
fn every_command_finds_the_folder_alike() {
    let project = project(SHELL);
    let page =
        |title: &str| format!("---\ntitle: {title}\n---\n\n## Responsibilities\n\n- Help, <u>now</u>.\n");
    fs::remove_file(project.path().join("roles/engineering/dev.md")).unwrap();
    project.add("roles/engineering/zeppelin-dev.md", page("Zeppelin Dev"));
    project.add("pages/engineering/baker-in-chief.md", page("Baker-in-chief"));
    project.add("top/roles/site.toml", "");
    project.add("top/roles/engineering/diver.md", page("Diver"));
    project.add("top/README.md", "# No role\n");
    check_found(&project, ".", &[], "eppelin");
    check_found(&project, ".", &["pages"], "aker-in-chief");
    check_found(&project, "pages", &[], "aker-in-chief");
    check_found(&project, ".", &["top"], "iver");
    check_found(&project, "top", &[], "iver");
    let run = rolebook(project.path(), &["render"]);
    assert!(run.out.contains("Zeppelin Dev"), "{}", run.error);
}

#[test]
fn a_folder_without_pages_is_an_error_that_names_the_next_command() {
    let project = empty();
    let folder = project.path().join("company");
    fs::create_dir(&folder).unwrap();
    for command in [&["check"][..], &["outline"], &["render"], &["build", "--app", ".", "--out", "../public"]]
    {
        let run = rolebook(&folder, command);
        assert_ne!(run.code, Some(0));
        assert!(run.error.contains("rolebook init"), "{command:?}: {}", run.error);
    }
}

#[test]
fn the_version_tells_which_app_is_inside() {
    let version = rolebook(".".as_ref(), &["--version"]);
    assert_eq!(version.out, concat!("rolebook ", env!("CARGO_PKG_VERSION"), "\n"));
    let verbose = rolebook(".".as_ref(), &["--version", "--verbose"]).out;
    let app = rolebook::app::files()
        .map_or("none".to_owned(), |files| format!("sha256 {}", rolebook::app::hash(&files)));
    assert_eq!(verbose, format!("{}app: {app}\n", version.out));
}

#[test]
fn a_site_is_built_with_the_app_inside_or_the_error_says_how_to_get_one() {
    let project = empty();
    let roles = own_roles();
    let mut command = Command::new(env!("CARGO_BIN_EXE_rolebook"));
    command.args(["build", "--quiet", "--out", "site"]).arg(roles).current_dir(project.path());
    let run = Run::of(&mut command);
    match rolebook::app::files() {
        None => {
            assert_eq!(run.code, Some(1));
            assert!(
                run.error.contains("cargo xtask package") && run.error.contains("--app"),
                "{}",
                run.error
            );
        }
        Some(app) => {
            assert_eq!((run.code, run.out.as_str()), (Some(0), ""));
            let site = files(&project.path().join("site"));
            let wasm =
                app.iter().find(|(name, _)| name.starts_with("app-") && name.ends_with(".wasm")).unwrap();
            assert!(site.iter().any(|file| file == wasm.0), "{site:?}");
        }
    }
}

#[test]
fn shells_and_man_know_every_command() {
    let commands = ["init", "check", "new", "outline", "serve", "build", "render", "completions", "manual"];
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = rolebook(".".as_ref(), &["completions", shell]);
        assert!(run.code == Some(0) && commands.iter().all(|name| run.out.contains(name)), "{}", run.error);
    }
    let run = rolebook(".".as_ref(), &["manual"]);
    assert!(
        run.out.contains(".TH rolebook 1") && commands.iter().all(|name| run.out.contains(name)),
        "{}",
        run.out
    );
    let project = empty();
    assert_eq!(rolebook(project.path(), &["manual", "--out", "."]).code, Some(0));
    let written = files(project.path());
    assert!(commands.iter().all(|name| written.contains(&format!("rolebook-{name}.1"))), "{written:?}");
}

#[test]
fn every_command_in_the_documentation_works() {
    let project = project(SHELL);
    let app = project.path().join("app");
    let docs = files(&crate::folder::project().join("docs"));
    let pages = docs.iter().filter(|file| file.ends_with(".md")).map(|file| format!("docs/{file}"));
    let mut count = 0;
    for page in pages.chain(["README.md".to_owned()]) {
        let text = fs::read_to_string(crate::folder::project().join(&page)).unwrap();
        let blocks = text.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
        let lines = blocks.flat_map(str::lines).filter(|line| line.starts_with("rolebook "));
        let company = format!("{}/company", page.replace(['/', '.'], "-"));
        let folder = project.path().join(&company);
        fs::create_dir_all(folder.join(".git")).unwrap();
        // Those that begin with an empty folder make one. All others are about pages that are there.
        if !["README.md", "docs/first-site.md"].contains(&&*page) {
            for file in files(&own_roles()) {
                project.add(&format!("{company}/roles/{file}"), fs::read(own_roles().join(&file)).unwrap());
            }
            for (board, text) in
                [("greenhouse", r#"{"jobs": []}"#), ("lever", "[]"), ("ashby", r#"{"jobs": []}"#)]
            {
                project.add(&format!("{company}/{board}.json"), text);
            }
            for board in [
                "personio.xml",
                "recruitee.json",
                "smartrecruiters.json",
                "workable.json",
                "teamtailor.json",
                "pinpoint.json",
            ] {
                let file = crate::folder::project().join("tests/native/vacancies").join(board);
                project.add(&format!("{company}/{board}"), fs::read(file).unwrap());
            }
            let page = crate::folder::project().join("tests/native/vacancies/jobposting.html");
            project.add(&format!("{company}/careers.html"), fs::read(page).unwrap());
        }
        for line in lines {
            let line = line.split(" #").next().unwrap_or_default().trim();
            // In quotes is one argument.
            let parts = line.split('"').enumerate();
            let mut words: Vec<&str> = parts
                .flat_map(
                    |(at, part)| if at % 2 == 1 { vec![part] } else { part.split_whitespace().collect() },
                )
                .skip(1)
                .collect();
            match words[0] {
                "build" => words.extend(["--app", app.to_str().unwrap()]),
                // It would serve until it is ended, and open a browser.
                "serve" => words.push("--help"),
                "check" if words.contains(&"--watch") => words.push("--help"),
                _ => {}
            }
            let run = rolebook(&folder, &words);
            assert_eq!(run.code, Some(0), "{page}: {line}: {}{}", run.out, run.error);
            count += 1;
        }
    }
    assert!(count > 20, "{count} commands");
}
