"""What a caller asks for, found in plain JSON or in a function URL's event (payload format 2.0)."""

import base64
import json
from dataclasses import dataclass

MOST_WORK = 1_000_000


class BadPayload(Exception):
    """What the caller sent is not what the contract allows; the message names the fault."""

    def __init__(self, fault: str):
        super().__init__(f"Bad payload: {fault}")


@dataclass(frozen=True)
class Payload:
    """hello: answer at once, touch no store. work: thousands of steps of xorshift64 before saving, if any."""

    hello: bool = False
    work: int | None = None


def parse(event) -> Payload:
    """Raises BadPayload for anything but one JSON object with, if any, an integer work from 0 to MOST_WORK."""
    payload = _object(event)
    context = payload.get("requestContext")
    if isinstance(context, dict) and "http" in context:
        payload = _object(_body(payload))
    if payload.get("hello") is True:
        return Payload(hello=True)
    if "work" not in payload:
        return Payload()
    work = payload["work"]
    if type(work) is not int or not 0 <= work <= MOST_WORK:  # isinstance would let True pass
        raise BadPayload(f"work is {json.dumps(work)}, expected an integer from 0 to {MOST_WORK}")
    return Payload(work=work)


def _object(value) -> dict:
    if not isinstance(value, dict):
        raise BadPayload("expected one JSON object")
    return value


def _body(event: dict):
    body = event.get("body")
    if body is None or body == "":
        return {}
    if not isinstance(body, str):
        raise BadPayload("the event's body is no string")
    try:
        if event.get("isBase64Encoded") is True:
            body = base64.b64decode(body, validate=True)
        return json.loads(body) if body else {}
    except ValueError as e:  # of base64, of the encoding, of the JSON
        raise BadPayload(f"unreadable body, {e}") from e
