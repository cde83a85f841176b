#!/usr/bin/env bash
# The steps of action.yml, which sets the variables.
set -euo pipefail

rolebook() {
  npx --yes "rolebook@$VERSION" "$@"
}

case "$1" in
  check) rolebook check --format github --deny "$DENY" ${FOLDER:+"$FOLDER"} ;;
  build) rolebook build ${FOLDER:+"$FOLDER"} --out "$OUT" ;;
esac
