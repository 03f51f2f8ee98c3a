"""The handler with the real boto3, against loopback ports."""

import http.server
import importlib
import sys
import threading

import pytest

from store import MissingConfiguration, Store, StoreFailed


@pytest.fixture
def handler(environment):
    """The module as a new execution environment imports it."""
    sys.modules.pop("handler", None)
    return importlib.import_module("handler").handler


class AcceptEverything(http.server.BaseHTTPRequestHandler):
    def do_PUT(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture
def accepting_s3(environment, monkeypatch):
    with http.server.HTTPServer(("127.0.0.1", 0), AcceptEverything) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("AWS_ENDPOINT_URL_S3", f"http://127.0.0.1:{server.server_port}")
        yield
        server.shutdown()


def test_hello_touches_no_store(handler):
    assert handler({"hello": True}, None) == {"hello": True}


def test_without_s3_nothing_is_recorded(handler):
    with pytest.raises(StoreFailed, match="^S3 put failed, nothing recorded: Could not connect"):
        handler({}, None)


def test_without_dynamodb_the_orphaned_object_is_named(accepting_s3, handler):
    with pytest.raises(StoreFailed, match=r"^DynamoDB put failed, orphaned object [0-9a-f-]{36}\.txt: Could not connect"):
        handler({}, None)


@pytest.mark.parametrize("name, meaning", [("BUCKET", "S3 bucket"), ("TABLE", "DynamoDB table")])
def test_a_missing_variable_is_named_with_what_to_do(environment, name, meaning):
    del environment[name]
    with pytest.raises(MissingConfiguration, match=f"^{name} is not set: give the function the name of its {meaning}$"):
        Store(environment)
