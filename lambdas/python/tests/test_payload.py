import base64

import pytest

from payload import BadPayload, Payload, parse


def url_event(body, **fields):
    return {"version": "2.0", "requestContext": {"http": {"method": "POST"}}, "body": body, **fields}


@pytest.mark.parametrize("event", [{}, {"colour": "blue", "hello": False}, {"requestContext": None}])
def test_other_fields_are_ignored(event):
    assert parse(event) == Payload()


def test_hello_is_hello():
    assert parse({"hello": True}) == Payload(hello=True)


@pytest.mark.parametrize("work", [0, 1, 1_000_000])
def test_work_may_be_as_much_as_a_million(work):
    assert parse({"work": work}) == Payload(work=work)


@pytest.mark.parametrize(
    "work, named", [(-1, "-1"), (1_000_001, "1000001"), (1.5, "1.5"), ("many", '"many"'), (True, "true"), (None, "null")]
)
def test_other_work_is_named(work, named):
    with pytest.raises(BadPayload, match=f"^Bad payload: work is {named}, expected an integer from 0 to 1000000$"):
        parse({"work": work})


def test_a_function_url_has_the_payload_in_its_body():
    assert parse(url_event('{"work": 3}', isBase64Encoded=False)) == Payload(work=3)


def test_a_base64_body_is_decoded():
    body = base64.b64encode(b'{"work": 3}').decode()
    assert parse(url_event(body, isBase64Encoded=True)) == Payload(work=3)


@pytest.mark.parametrize(
    "event", [url_event(""), url_event(None), url_event("", isBase64Encoded=True), {"requestContext": {"http": {}}}]
)
def test_no_body_is_an_empty_object(event):
    assert parse(event) == Payload()


@pytest.mark.parametrize("event", [[1], 7, None, "text", url_event("7"), url_event("[1]")])
def test_anything_but_an_object_is_refused(event):
    with pytest.raises(BadPayload, match="^Bad payload: expected one JSON object$"):
        parse(event)


@pytest.mark.parametrize("body", ["not json", "{} {}", " "])
def test_a_body_that_is_not_json_is_refused(body):
    with pytest.raises(BadPayload, match="^Bad payload: unreadable body, "):
        parse(url_event(body))


@pytest.mark.parametrize("body", ["%", "/w=="])
def test_a_body_that_is_neither_base64_nor_utf8_is_refused(body):
    with pytest.raises(BadPayload, match="^Bad payload: unreadable body, "):
        parse(url_event(body, isBase64Encoded=True))
