#!/usr/bin/env bash
# Publishes what `cargo xtask package --channels DIR` has made. Each step skips what is there already, so it can be run again.
#
#     packaging/publish.sh ready TAG            fails unless this version can be published under the tag
#     packaging/publish.sh archives TAG DIR     the archives, as a release on GitHub
#     packaging/publish.sh npm DIR              the npm packages
#     packaging/publish.sh crates               the crates; the app has to be inside
#     packaging/publish.sh image NAME DIR       the container image
#
# PyPI has an action of its own, which skips what is there.
set -euo pipefail

cd "$(dirname "$0")/.."
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -n 1)

fail() {
  echo "error: $*" >&2
  exit 1
}

ready() {
  [ "$1" = "v$version" ] || fail "the tag is $1, but Cargo.toml says $version: tag v$version"
  repository=$(sed -n 's/^repository = "\(.*\)"$/\1/p' Cargo.toml | head -n 1)
  [ -n "$repository" ] || fail "Cargo.toml names no repository: write its address there, at [workspace.package]"
  here="${GITHUB_SERVER_URL:-}/${GITHUB_REPOSITORY:-}"
  [ "$here" = / ] || [ "$here" = "$repository" ] || fail "Cargo.toml names $repository, but this is $here"
  grep -Eq "^## $version( |\$)" CHANGELOG.md || fail "CHANGELOG.md has no section $version: name \"Unreleased\" so"
}

# What has changed in this version.
notes() {
  awk -v version="$version" '/^## / { inside = $2 == version; next } inside' CHANGELOG.md
}

archives() {
  gh release view "$1" > /dev/null 2>&1 || notes | gh release create "$1" --verify-tag --title "Rolebook $version" --notes-file -
  there=$(gh release view "$1" --json assets --jq '.assets[].name')
  for file in "$2"/archives/*; do
    if grep -qxF "${file##*/}" <<< "$there"; then
      echo "${file##*/} is there already"
    else
      gh release upload "$1" "$file"
    fi
  done
}

# The command comes last: what it needs is there when it is.
npm_packages() {
  printf '%s\n' "$1"/npm/*.tgz | grep -v "/rolebook-$version\.tgz$"
  printf '%s\n' "$1/npm/rolebook-$version.tgz"
}

publish_npm() {
  npm_packages "$1" | while read -r file; do
    name=$(tar -xzOf "$file" package/package.json | node -p 'JSON.parse(fs.readFileSync(0)).name')
    if [ -n "$(npm view "$name@$version" version 2> /dev/null < /dev/null)" ]; then
      echo "$name $version is there already"
    else
      npm publish "$file" --access public --provenance < /dev/null
    fi
  done
}

crates() {
  sed -n '/^published = \[/,/^\]/s/^ *"\(.*\)",$/\1/p' packaging/channels.toml | while read -r name; do
    # Elsewhere, since a workspace answers with its own crates.
    if (cd / && cargo info --quiet --registry crates-io "$name@$version" > /dev/null 2>&1 < /dev/null); then
      echo "$name $version is there already"
    else
      # The app is not in git, and is packed all the same.
      cargo publish --locked --no-verify --allow-dirty --package "$name" < /dev/null
    fi
  done
}

image() {
  if docker buildx imagetools inspect "$1:$version" > /dev/null 2>&1; then
    echo "$1:$version is there already"
    return
  fi
  platforms=$(cd "$2/image" && find . -name rolebook | sed 's,^\./,,; s,/rolebook$,,' | sort | paste -sd, -)
  docker buildx build --platform "$platforms" --provenance mode=max --push --tag "$1:$version" --tag "$1:latest" "$2/image"
}

case "${1:-} $#" in
  "ready 2") ready "$2" ;;
  "archives 3") archives "$2" "$3" ;;
  "npm 2") publish_npm "$2" ;;
  "crates 1") crates ;;
  "image 3") image "$2" "$3" ;;
  *) fail "see the top of $0 for its arguments" ;;
esac
