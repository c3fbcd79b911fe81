"""The account of template.yaml, in a process of its own for the whole run, and as it was deployed before each test."""

import json
import os
import pathlib
import signal
import subprocess
import urllib.parse
import urllib.request

import pytest

ROOT = pathlib.Path(__file__).parent.parent
COMMAND = ["npx", "aws-eventbridge-mock", "serve", "--port", "0", "--json", "--template", "template.yaml"]


class EventBridge:
    """What the server offers besides EventBridge itself."""

    def __init__(self, endpoint):
        self.endpoint = endpoint

    def get(self, path, **parameters):
        query = urllib.parse.urlencode(parameters)
        with urllib.request.urlopen(f"{self.endpoint}/_mock/{path}?{query}") as answer:
            return json.load(answer)

    def post(self, path, body=None):
        data = b"" if body is None else json.dumps(body).encode()
        with urllib.request.urlopen(f"{self.endpoint}/_mock/{path}", data=data) as answer:
            return json.load(answer)


@pytest.fixture(scope="session")
def server():
    # npx starts it in a shell, which keeps signals to itself: all of them get it.
    with subprocess.Popen(COMMAND, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True) as process:
        try:
            ready = json.loads(process.stdout.readline())
            os.environ.update(
                AWS_ENDPOINT_URL_EVENTBRIDGE=ready["endpoint"],
                AWS_DEFAULT_REGION=ready["region"],
                AWS_ACCESS_KEY_ID=ready["account"],
                AWS_SECRET_ACCESS_KEY="any",
            )
            yield EventBridge(ready["endpoint"])
        finally:
            os.killpg(process.pid, signal.SIGTERM)


@pytest.fixture
def eventbridge(server):
    server.post("reset")
    return server
