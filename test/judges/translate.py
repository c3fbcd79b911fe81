"""Reads a JSON list of SAM templates, and writes what SAM makes of each: {"Resources": …} or {"error": …}."""

import json
import os
import sys

os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")

from samtranslator.parser.parser import Parser  # noqa: E402
from samtranslator.translator.translator import Translator  # noqa: E402


def translated(template):
    try:
        return {"Resources": Translator({}, Parser()).translate(template, {})["Resources"]}
    except Exception as error:
        causes = getattr(error, "causes", [error])
        return {"error": "; ".join(str(getattr(cause, "message", cause)) for cause in causes)}


json.dump([translated(template) for template in json.load(sys.stdin)], sys.stdout)
