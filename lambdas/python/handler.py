"""The function of the contract, lambdas/README.md."""

import os
import uuid

from payload import parse
from store import Store
from xorshift import xorshift64

STORE = Store(os.environ)  # built in INIT, used by every invocation


def handler(event, context):
    """Raises BadPayload or StoreFailed."""
    payload = parse(event)
    if payload.hello:
        return {"hello": True}
    work = None if payload.work is None else xorshift64(payload.work)
    id = str(uuid.uuid4())
    key = STORE.save(id, work)
    print(f"stored {key}")
    answer = {"id": id, "key": key}
    return answer if work is None else answer | {"work": work}
