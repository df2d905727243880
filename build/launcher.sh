#!/bin/sh
# Starts Daypass. A verb never starts Chromium, so it needs neither Chromium's log nor its sandbox, which root cannot
# have. The app needs both.
self=$0
while [ -L "$self" ]; do
  link=$(readlink "$self")
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

case ${1-} in
  --help | -h | --version | -v | [!-]*)
    if [ "$(id -u)" = 0 ]; then exec "$app" "$@" --log-level=3 --no-sandbox; fi
    exec "$app" "$@" --log-level=3
    ;;
esac
if [ "$(id -u)" = 0 ]; then
  echo 'Daypass keeps its sandbox on, which needs an ordinary user. Start it as one; the verbs work as root, too.' >&2
  exit 1
fi
exec "$app" "$@"
