#!/bin/sh
# Starts Daypass. A verb ends before Chromium starts, so it needs neither Chromium's log, nor its sandbox, which root cannot
# have, nor the zygotes, two processes that Electron would wait for; the app needs them all. The arguments of a verb follow
# a `--`, behind which Chromium and Electron see no switches.

# With the first, which the terminals of other Electron apps hand down, Electron would be a plain Node; with the second
# it would load other people's code.
unset ELECTRON_RUN_AS_NODE NODE_OPTIONS

# `command -p` finds the programs of the system without PATH.
self=$0
while [ -L "$self" ]; do
  link=$(command -p readlink "$self")
  case $link in
    /*) self=$link ;;
    *) self=${self%/*}/$link ;;
  esac
done
case $self in
  */*) here=${self%/*} ;;
  *) here=. ;;
esac
app=$here/@EXECUTABLE@

for argument; do
  case $argument in
    --help | -h | --version | -v | -- | '' | [!-]*)
      # Node would take a closed stdout for one that drops everything.
      if ! { true 3>&1; } 2>/dev/null; then
        echo 'daypass: The answer could not be written. stdout is closed.' >&2
        exit 6
      fi
      exec "$app" --log-level=3 --no-sandbox --no-zygote -- "$@"
      ;;
    -type | -type=* | --type | --type=*)
      echo "daypass: There is no option $argument. See \`daypass help\`." >&2
      exit 2
      ;;
  esac
done
if [ "$(command -p id -u)" = 0 ]; then
  echo 'Daypass keeps its sandbox on, which needs an ordinary user. Start it as one; the verbs work as root, too.' >&2
  exit 1
fi
exec "$app" "$@"
