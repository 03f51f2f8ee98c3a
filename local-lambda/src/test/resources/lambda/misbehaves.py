"""A Lambda runtime without a client library, which breaks the Runtime API's rules. The event says at which step; in INIT the variable STEP does."""
import base64
import json
import os
import select
import socket
import sys
import time
import urllib.request

HOST, PORT = os.environ["AWS_LAMBDA_RUNTIME_API"].split(":")
BASE = "/2018-06-01/runtime/"
NOBODY = "00000000-0000-0000-0000-000000000000"


def connect():
    return socket.create_connection((HOST, int(PORT)), timeout=120)


def head(method, path, *headers):
    return "\r\n".join([f"{method} {BASE}{path} HTTP/1.1", f"Host: {HOST}:{PORT}", *headers, "", ""]).encode()


def read(file):
    """One response: status, headers by lower-case name, body. None if the server closed the connection."""
    line = file.readline()
    if not line:
        return None
    headers = {}
    for each in iter(file.readline, b"\r\n"):
        name, _, value = each.decode().partition(":")
        headers[name.lower()] = value.strip()
    return int(line.split()[1]), headers, file.read(int(headers.get("content-length", 0)))


def send(data, hang_up=False):
    """Sends bytes as they are. Returns the response, or None if there is none."""
    with connect() as connection:
        connection.sendall(data)
        if hang_up:
            return None
        try:
            return read(connection.makefile("rb"))
        except ConnectionError:
            return None


def call(method, path, body=b"", *headers):
    return send(head(method, path, f"Content-Length: {len(body)}", *headers) + body)


def status(response):
    return response[0] if response else 0


def answer(request_id, body=b'"good"', *headers):
    return status(call("POST", f"invocation/{request_id}/response", body, *headers))


def error(request_id, body, *headers):
    return status(call("POST", f"invocation/{request_id}/error", body, *headers))


def expect(*statuses):
    """Ends the process, and the test with it, if the Runtime API said something else."""
    for got, wanted in statuses:
        if got != wanted:
            print(f"the Runtime API answered {got} instead of {wanted}", flush=True)
            os._exit(99)


def post(request_id, *headers):
    return head("POST", f"invocation/{request_id}/response", *headers)


STREAM = ("Lambda-Runtime-Function-Response-Mode: streaming", "Transfer-Encoding: chunked")


def poll():
    return call("GET", "invocation/next")


def two_polls():
    """One of them gets the event: the newer one, or the older one if the event came between them."""
    with connect() as older, connect() as newer:
        waiting = {older: older.makefile("rb"), newer: newer.makefile("rb")}
        older.sendall(head("GET", "invocation/next"))
        time.sleep(0.05)
        newer.sendall(head("GET", "invocation/next"))
        while waiting:
            for each in select.select(list(waiting), [], [])[0]:
                response = read(waiting.pop(each))
                if status(response) == 200:
                    return response
        return None


def step(name, request_id, event):
    """Returns the next event's response if it was asked for already."""
    if name == "good":
        expect((answer(request_id), 202))
    elif name == "raw":
        headers = (STREAM[0], "Content-Type: " + event["type"]) if "type" in event else ()
        if answer(request_id, base64.b64decode(event["bytes"]), *headers) != 202:
            raise ValueError("refused")
    elif name == "answer twice":
        expect((answer(request_id), 202), (answer(request_id, b'"again"'), 403))
    elif name == "answer, then error":
        expect((answer(request_id), 202), (error(request_id, b"{}"), 403))
    elif name == "error, then answer":
        expect((error(request_id, b'{"errorType": "Own", "errorMessage": "m"}'), 202), (answer(request_id), 403))
    elif name == "wrong ids":
        for each in (NOBODY, "", "%00", "a" * 5000, request_id.upper() + "x", ".."):
            expect((answer(each, b'"wrong"'), 400))
        expect((answer("a/b", b'"wrong"'), 404), (answer("%2e%2e%2fnext", b'"wrong"'), 404), (answer(request_id), 202))
    elif name == "half an answer":
        send(post(request_id, "Content-Length: 100") + b'"half', hang_up=True)
        expect((answer(request_id), 202))
    elif name == "half a chunk":
        send(post(request_id, STREAM[1]) + b'64\r\n"half', hang_up=True)
        expect((answer(request_id), 202))
    elif name == "bad chunks":
        for each in (b"zz\r\n", b"-1\r\n", b"3\r\nabcdef\r\n0\r\n\r\n", b"\r\n"):
            expect((status(send(post(request_id, STREAM[1]) + each)), 400))
        expect((answer(request_id), 202))
    elif name == "bad trailers":
        expect((status(send(post(request_id, *STREAM) + b"2\r\n{}\r\n0\r\nno colon\r\n\r\n")), 400), (answer(request_id), 202))
    elif name == "half a stream":
        send(post(request_id, *STREAM) + b"2\r\n{}\r\n", hang_up=True)
        expect((answer(request_id), 202))
    elif name == "stream with an odd error":
        trailers = b"Lambda-Runtime-Function-Error-Type: Odd\r\nLambda-Runtime-Function-Error-Body: \xff=\r\n"
        expect((status(send(post(request_id, *STREAM) + b"2\r\n{}\r\n0\r\n" + trailers + b"\r\n")), 202))
    elif name == "no body":
        expect((status(send(post(request_id))), 202))
    elif name == "bad headers":
        for each in (b"no colon\r\n", b"X Y: 1\r\n", b"X: \x01\r\n", b"Content-Length: x\r\n", b"Content-Length: 1\r\nContent-Length: 2\r\n"):
            expect((status(send(post(request_id)[:-2] + each + b"\r\n")), 400))
        expect((status(send(post(request_id, "X: " + "x" * 100_000))), 431), (answer(request_id), 202))
    elif name == "no HTTP":
        expect((status(send(b"\x16\x03\x01\x02\n\n")), 400), (status(send(os.urandom(64) + b"\n\n")), 400))
        expect((answer(request_id), 202))
    elif name == "everything else":
        expect((status(poll()), 403), (status(call("POST", "init/error", b"{}")), 403), (status(call("GET", "restore/next")), 403))
        expect((status(call("POST", "restore/error", b"x")), 403), (status(call("DELETE", "invocation/next")), 404))
        expect((status(call("GET", f"invocation/{request_id}/response")), 404), (status(call("POST", "nothing")), 404))
        expect((answer(request_id), 202))
    elif name == "byte by byte":
        with connect() as connection:
            for each in post(request_id, "Content-Length: 6") + b'"good"':
                connection.sendall(bytes([each]))
            expect((status(read(connection.makefile("rb"))), 202))
    elif name == "pipelined":
        connection = connect()
        connection.sendall(post(request_id, "Content-Length: 6") + b'"good"' + head("GET", "invocation/next"))
        file = connection.makefile("rb")
        expect((status(read(file)), 202))
        return read(file)
    elif name == "poll and hang up":
        expect((answer(request_id), 202))
        for _ in range(3):
            send(head("GET", "invocation/next"), hang_up=True)
    elif name == "poll twice":
        expect((answer(request_id), 202))
        return two_polls()
    elif name == "odd error":
        error(request_id, base64.b64decode(event["bytes"]), *event.get("headers", []))
    elif name == "too much":
        expect((answer(request_id, b"x" * (7 << 20)), 413), (answer(request_id), 403))
    elif name == "too much of an error":
        expect((error(request_id, b"x" * (7 << 20)), 413))
    elif name == "exit":
        os._exit(event.get("status", 1))
    elif name == "exit within an answer":
        send(post(request_id, "Content-Length: 100") + b'"half', hang_up=True)
        os._exit(3)
    elif name == "answer and exit":
        with connect() as connection:
            connection.sendall(post(request_id, "Content-Length: 6") + b'"good"')
            time.sleep(0.5)  # on a busy machine the server needs a while to see who sends
            os._exit(0)
    elif name == "error and exit":
        expect((error(request_id, b'{"errorType": "Own", "errorMessage": "m"}'), 202))
        os._exit(1)
    elif name == "exit after an answer":
        expect((answer(request_id), 202))
        os._exit(1)
    elif name == "never answer":
        time.sleep(60)
    elif name == "poll instead of an answer":
        while True:
            expect((status(poll()), 403))
            time.sleep(0.02)
    else:
        raise ValueError(f"there is no step {name}")
    return None


def starting(name, errors="init/error"):
    """A step before the first poll. After a restore, errors go to another path."""
    if name == "exit":
        os._exit(7)
    elif name == "error and exit":
        expect((status(call("POST", errors, b'{"errorType": "Own", "errorMessage": "m"}')), 202))
        os._exit(1)
    elif name == "odd error":
        expect((status(call("POST", errors, b"\xff\x00", "Lambda-Runtime-Function-Error-Type: \x80")), 202))
        os._exit(1)
    elif name == "two errors":
        expect((status(call("POST", errors, b'{"errorType": "Own"}')), 202), (status(call("POST", errors, b"{}")), 403))
        os._exit(1)
    elif name == "error, then poll":
        expect((status(call("POST", errors, b'{"errorType": "Own"}')), 202), (status(poll()), 403))
        time.sleep(60)
    elif name == "half an error":
        send(head("POST", errors, "Content-Length: 100") + b"{", hang_up=True)
        os._exit(5)
    elif name == "poll and exit":
        with connect() as connection:
            connection.sendall(head("GET", "invocation/next"))
            time.sleep(0.1)
            os._exit(0)
    elif name == "never poll":
        time.sleep(60)
    elif name == "answer first":
        expect((answer(NOBODY), 403), (error(NOBODY, b"{}"), 403))
    elif name == "ask again":
        expect((status(call("GET", "restore/next")), 200))
    elif name == "no HTTP":
        expect((status(send(b"\x00\n\n")), 400))
        send(b"GET ", hang_up=True)
        send(b"", hang_up=True)


def copy_number():
    """Which copy of the snapshot this is, from 1: its credentials name its environment."""
    place = urllib.request.Request(os.environ["AWS_CONTAINER_CREDENTIALS_FULL_URI"],
        headers={"Authorization": os.environ["AWS_CONTAINER_AUTHORIZATION_TOKEN"]})
    with urllib.request.urlopen(place) as response:
        return int(json.load(response)["Token"].split("/")[-1])


def snapshot():
    """Waits for a snapshot, and goes on as one of its copies: each has a step in AFTER."""
    while status(call("GET", "restore/next")) != 200:  # in a copy the connection is gone
        pass
    steps = os.environ.get("AFTER", "").split(";")
    number = copy_number()
    starting(steps[number - 1] if number <= len(steps) else "", "restore/error")


starting(os.environ.get("STEP", ""))
if os.environ["AWS_LAMBDA_INITIALIZATION_TYPE"] == "snap-start":
    snapshot()
polled = None
while True:
    response = polled or poll()
    if response is None:  # a poll that was given up came in late and took the place of this one
        continue
    if response[0] != 200:
        print("no event:", response, flush=True)
        sys.exit(98)
    request_id = response[1]["lambda-runtime-aws-request-id"]
    try:
        event = json.loads(response[2])
        if isinstance(event, dict) and "requestContext" in event:  # of a function URL
            body = event.get("body", "{}")
            event = json.loads(base64.b64decode(body) if event["isBase64Encoded"] else body)
        polled = step(event.get("step", "good") if isinstance(event, dict) else "good", request_id, event)
    except Exception as e:  # no step of the test's, but an event that a fuzzed request carried
        polled = None
        error(request_id, json.dumps({"errorType": type(e).__name__, "errorMessage": str(e)}).encode())
