//! Code that is none: fences that are never closed, and lists that are indented too far.

use super::*;

#[test]
fn a_fence_that_is_never_closed_takes_no_heading_with_it() {
    check("a\n\n```\nb\n\n## C\n\n- d\n", "p a\np b\n## C\n- @8\n  p d");
    check("```js\nf()\n\nC\n---\n\n- d\n", "p f()\n## C\n- @7\n  p d");
    check("~~~\na\n```\n\n## B\n\n- c\n", "p a\n## B\n- @7\n  p c");
    check("```\na\n``` b\n\n## C\n\nd\n", "p a\n## C\np d");
    check("```sh\nx\n# y\n\n## C\n", "p x #y\n## C");
    // The first of three was forgotten.
    check("```\na\n\n## B\n\n```\nc\n```\n\n## D\n", "p a\n## B\ncode  \"c\"\n## D");
    check_findings("a\n\n```\nb\n\n## C\n", &[(Rule::UnclosedFence, 3, 1)]);
}

#[test]
fn a_fence_without_a_heading_below_stays_code() {
    check(
        "```bash\n# install\nnpm i\n\n# run\nnpm start\n",
        "code bash \"# install\\nnpm i\\n\\n# run\\nnpm start\"",
    );
    check("```\na\n", "code  \"a\"");
    check_findings("b\n\n```\na\n", &[(Rule::UnclosedFence, 3, 1)]);
    check("```\n## a\n\n## b\n```\n\n## C", "code  \"## a\\n\\n## b\"\n## C");
    check("- a\n\n  ```\n  b\n\n## C\n", "- @1\n  p a\n  code  \"b\\n\"\n## C");
    check("> ```\n> a\n\n## B\n", "quote\n  code  \"a\"\n## B");
    check_findings("```\n\n## a\n```\n", &[]);
}

#[test]
fn a_list_that_is_indented_as_code_is_a_list() {
    let list = "## D\n- @3\n  p a\n- @4\n  p b";
    for (one, two) in [
        ("    - a", "    - b"),
        ("     * a", "     * b"),
        ("\t- a", "\t- b"),
        ("    -  a", "    -  b"),
        ("    • a", "    • b"),
    ] {
        check(&format!("## D\n\n{one}\n{two}\n"), list);
    }
    check("    1. a\n    2. b", "1. @1\n  p a\n1. @2\n  p b");
    check("    - a\n      more\n\n    - b", "- @1\n  p a more\n- @4\n  p b");
    check("    - a\n        - b\n    - c", "- @1\n  p a\n  - @2\n    p b\n- @3\n  p c");
    check("    - a\n\n      more\n\n    - b\n", "- @1\n  p a\n  p more\n- @5\n  p b");
    check("- a\n\n    - b\n", "- @1\n  p a\n  - @3\n    p b");
    check("\t- a\n\t\t- b\n", "- @1\n  p a\n  - @2\n    p b");
    check("- a\n\n      - b\n      - c\n", "- @1\n  p a\n  - @3\n    p b\n  - @4\n    p c");
    check_findings("## D\n\n    - a\n", &[(Rule::LetteredList, 3, 5)]);
}

#[test]
fn what_is_code_stays_code() {
    for (text, code) in [
        ("    $ npm i\n    - x", "$ npm i\\n- x"),
        ("    - name: x\n      run: y", "- name: x\\n  run: y"),
        ("    - old\n    + new", "- old\\n+ new"),
        ("    -a\n    -b", "-a\\n-b"),
        ("    - a\n    b()", "- a\\nb()"),
        ("    - a\n\n    b()", "- a\\n\\nb()"),
        ("\t- name: x\n\t  run: y", "- name: x\\n  run: y"),
        ("    def f():\n        pass", "def f():\\n    pass"),
    ] {
        check(text, &format!("code  \"{code}\""));
    }
}
