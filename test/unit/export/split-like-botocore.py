"""Answers a JSON list of [command line, "posix" or "windows"] on stdin with how botocore takes each apart."""
import json, sys

from botocore.compat import compat_shell_split

print(json.dumps([compat_shell_split(line, {"posix": "linux", "windows": "win32"}[rules]) for line, rules in json.load(sys.stdin)]))
