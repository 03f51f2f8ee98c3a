"""The function as a web application: one route, a model that checks the payload, handlers for what can fail."""

import os
import uuid
from typing import Annotated, Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from payload import MOST_WORK, BadPayload
from store import Store, StoreFailed
from xorshift import xorshift64

STORE = Store(os.environ)  # built in INIT, used by every invocation
APP = FastAPI(openapi_url=None)


class Order(BaseModel):
    """The payload; other fields are ignored."""

    work: Annotated[int, Field(strict=True, ge=0, le=MOST_WORK)] = None
    hello: Any = None


@APP.post("/")
def answer(order: Order = Order()) -> dict:
    if order.hello is True:
        return {"hello": True}
    work = None if order.work is None else xorshift64(order.work)
    id = str(uuid.uuid4())
    key = STORE.save(id, work)
    print(f"stored {key}")
    return {"id": id, "key": key} | ({} if work is None else {"work": work})


@APP.exception_handler(RequestValidationError)
def refused(request: Request, error: RequestValidationError):
    first = error.errors()[0]
    return failed(request, BadPayload(f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"))


@APP.exception_handler(StoreFailed)
def failed(request: Request, fault: Exception):
    """A web application answers with a status; the fault itself goes to whoever called it."""
    request.scope["aws.event"]["fault"] = fault
    return JSONResponse({"detail": str(fault)}, status_code=500)
