"""The handler with the real framework and the real boto3, against a loopback port where nothing listens."""

import importlib
import socket
import sys

import pytest

VARIABLES = {
    "BUCKET": "bucket",
    "TABLE": "table",
    "AWS_ACCESS_KEY_ID": "local",
    "AWS_SECRET_ACCESS_KEY": "local",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_MAX_ATTEMPTS": "1",
    "AWS_CONFIG_FILE": "/dev/null",  # whatever the developer has at home
    "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
    "NO_PROXY": "127.0.0.1",
}


@pytest.fixture
def handler(monkeypatch):
    """The module as a new execution environment imports it."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        closed = f"http://127.0.0.1:{server.getsockname()[1]}"
    for name, value in VARIABLES.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", closed)
    monkeypatch.setenv("AWS_ENDPOINT_URL_DYNAMODB", closed)
    for module in ("handler", "app"):
        sys.modules.pop(module, None)
    return importlib.import_module("handler").handler


def url_event(body, **fields):
    return {"version": "2.0", "requestContext": {"http": {"method": "POST"}}, "body": body, **fields}


@pytest.mark.parametrize("event", [{"hello": True}, url_event('{"hello": true}'), url_event("eyJoZWxsbyI6IHRydWV9", isBase64Encoded=True)])
def test_hello_touches_no_store(handler, event):
    assert handler(event, None) == {"hello": True}


@pytest.mark.parametrize("event", [{}, {"colour": "blue"}, url_event(""), url_event(None), url_event("{}"), {"work": 1}])
def test_without_s3_nothing_is_recorded(handler, event):
    with pytest.raises(Exception, match="^S3 put failed, nothing recorded: Could not connect"):
        handler(event, None)


@pytest.mark.parametrize("work", [-1, 1_000_001, 1.5, "many", True, None])
def test_other_work_is_named(handler, work):
    with pytest.raises(Exception, match="^Bad payload: body.work: "):
        handler({"work": work}, None)


@pytest.mark.parametrize("event", [[1], 7, url_event("[1]"), url_event("7"), url_event("not json"), url_event({}), url_event("%", isBase64Encoded=True)])
def test_anything_but_an_object_is_refused(handler, event):
    with pytest.raises(Exception, match="^Bad payload: "):
        handler(event, None)


def test_after_an_error_it_goes_on(handler):
    with pytest.raises(Exception):
        handler({"work": -1}, None)
    assert handler({"hello": True}, None) == {"hello": True}
