"""The web application behind an adapter, as Lambda calls it."""

import base64
import json

from mangum import Mangum

from app import APP
from payload import BadPayload

ADAPTER = Mangum(APP, lifespan="off")


def handler(event, context):
    """Raises BadPayload or StoreFailed."""
    request = _request(event)
    response = ADAPTER(request, context)
    if "fault" in request:
        raise request["fault"]
    return json.loads(response["body"])


def _request(event) -> dict:
    """A function URL's event with all that the adapter wants; plain JSON becomes the body of one."""
    if not isinstance(event, dict):
        raise BadPayload("expected one JSON object")
    context = event.get("requestContext")
    if not (isinstance(context, dict) and "http" in context):
        event, context = {"body": json.dumps(event)}, {}
    return {
        "version": "2.0",
        "headers": {"content-type": "application/json"},
        "requestContext": {**context, "http": {"method": "POST", "path": "/", "sourceIp": "127.0.0.1"}},
        "isBase64Encoded": event.get("isBase64Encoded") is True,
        "body": _body(event),
    }


def _body(event: dict) -> str:
    body = event.get("body")
    if body is None:
        return ""
    if not isinstance(body, str):
        raise BadPayload("the event's body is no string")
    if event.get("isBase64Encoded") is True:
        try:
            base64.b64decode(body, validate=True)
        except ValueError as e:
            raise BadPayload(f"the event's body is not base64, {e}") from e
    return body
