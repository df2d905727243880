"""Answers, for each line of JSON on stdin ({"file": base64}), how botocore reads a config file with that content."""
import base64, json, os, sys, tempfile

import botocore.configloader as loader
from botocore.exceptions import ConfigParseError

path = os.path.join(tempfile.mkdtemp(), "config")
for line in sys.stdin:
    with open(path, "wb") as file:
        file.write(base64.b64decode(json.loads(line)["file"]))
    try:
        answer = {"map": loader.load_config(path), "raw": loader.raw_config_parse(path, parse_subsections=False)}
    except ConfigParseError as error:
        cause = error.kwargs["error"]
        lines = [at for at, _ in getattr(cause, "errors", [])] or [getattr(cause, "lineno", 0)]
        answer = {"error": type(cause).__name__, "lines": lines}
    print(json.dumps(answer), flush=True)
os.remove(path) if os.path.exists(path) else None
os.rmdir(os.path.dirname(path))
