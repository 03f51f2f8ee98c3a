"""A small Lambda runtime for the tests: it does what the event, or in INIT the variable INIT, tells it to do."""
import base64
import http.client
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request

API = os.environ["AWS_LAMBDA_RUNTIME_API"]
BASE = "/2018-06-01/runtime/"
connection = http.client.HTTPConnection(API)


def call(method, path, body=None, headers={}):
    connection.request(method, BASE + path, body, headers)
    response = connection.getresponse()
    return response.status, response.headers, response.read()


def fail(path, kind, message):
    error = json.dumps({"errorType": kind, "errorMessage": message, "stackTrace": []})
    return call("POST", path, error, {"Lambda-Runtime-Function-Error-Type": kind})


def init(what):
    if "," in what:
        for each in what.split(","):
            init(each)
        return
    if what == "report":
        print("about to fail", flush=True)
        fail("init/error", "Runtime.ImportModuleError", "Unable to import module 'handler'")
        sys.exit(1)
    if what == "tmp":
        open("/tmp/from-init", "w").close()
    if what == "exit":
        sys.exit(7)
    if what == "once":  # fails in the first process of an environment, is fine in the second
        mark = os.path.join(tempfile.gettempdir(), "failed-once")
        if not os.path.exists(mark):
            open(mark, "w").close()
            sys.exit(7)
    if what == "garbage":
        connection.request("POST", BASE + "invocation/none/response", "rubbish")
        print("status", connection.getresponse().status, flush=True)
        sys.exit(1)
    if what == "sigterm":
        def last_words(*_):
            time.sleep(0.3)
            os.write(1, b"last words\n")
            os._exit(0)
        signal.signal(signal.SIGTERM, last_words)
    if what == "stubborn":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if what.startswith("sleep:"):
        time.sleep(float(what.split(":")[1]))


def hook(when):
    """What a function does before its snapshot and after its restore, by the variables BEFORE and AFTER."""
    what = os.environ.get(when.upper(), "")
    if what.startswith("sleep:"):
        time.sleep(float(what.split(":")[1]))
    if what:
        print(when, "hook", flush=True)
    return what == "raise"


def snapshot():
    if os.environ.get("BEFORE") == "crac":  # what AWS's Java client does if a hook throws
        print("com.amazonaws.services.lambda.crac.CheckpointException\n\tSuppressed: java.lang.IllegalStateException: no luck", flush=True)
        error = json.dumps({"errorType": "com.amazonaws.services.lambda.crac.CheckpointException", "errorMessage": None})
        call("POST", "init/error", error, {"Lambda-Runtime-Function-Error-Type": "Runtime.BeforeCheckpointError"})
        sys.exit(64)
    if hook("before"):
        fail("init/error", "Runtime.BeforeCheckpointError", "the hook before failed")
        sys.exit(64)
    while True:  # in a copy the connection is gone
        try:
            call("GET", "restore/next")
            break
        except OSError:
            connection.close()
    if hook("after"):
        fail("restore/error", "Runtime.AfterRestoreError", "the hook after failed")
        sys.exit(64)


def handle(event, headers):
    do = event.get("do") if isinstance(event, dict) else None
    if do == "sleep":
        time.sleep(event["seconds"])
    if do == "log":
        print(event["text"], flush=True)
        time.sleep(event.get("then", 0))
    if do == "write":
        print(event["text"], end="", flush=True)
    if do == "exit":
        os._exit(event["status"])
    if do == "signal":
        os.kill(os.getpid(), signal.SIGKILL)
    if do == "eat":
        return len(bytearray(event["mb"] << 20))
    if do == "spin":
        end = time.process_time() + event["seconds"]
        while time.process_time() < end:
            pass
    if do == "raise":
        raise ValueError(event["message"])
    if do == "hold":  # lets the machine see which process has this event
        with open(os.path.join(tempfile.gettempdir(), event["file"]), "w"):
            time.sleep(event["seconds"])
    if do == "moments":
        return {"init": BORN, "now": time.time()}
    if do == "credentials":
        place = os.environ["AWS_CONTAINER_CREDENTIALS_FULL_URI"]
        asked = urllib.request.Request(place, headers={"Authorization": os.environ["AWS_CONTAINER_AUTHORIZATION_TOKEN"]})
        return json.load(urllib.request.urlopen(asked))
    if do == "hang up":  # answers, and closes the connection before it hears that the answer has arrived
        connection.request("POST", BASE + f"invocation/{headers['Lambda-Runtime-Aws-Request-Id']}/response", "7")
        connection.close()
        time.sleep(0.1)
    if do == "ask":  # what a process of the function's own gets from an address
        code = """import sys, urllib.request, urllib.error
try: print(urllib.request.urlopen(sys.argv[1]).status)
except urllib.error.HTTPError as e: print(e.code)"""
        return int(subprocess.run([sys.executable, "-c", code, event["url"]], capture_output=True, check=True).stdout)
    if do == "pid":
        return os.getpid()
    if do == "environment":
        return dict(os.environ)
    if do == "headers":
        return {name.lower(): value for name, value in headers.items()}
    if do == "large":
        return "x" * event["bytes"]
    if do == "fill":  # writes up to so many MB into a temporary file and tells what stopped it
        written = 0
        try:
            with open(os.path.join(tempfile.gettempdir(), "fill"), "ab", buffering=0) as file:
                while written < event["mb"] << 20:
                    written += file.write(bytes(1 << 20))
        except OSError as e:
            return {"mb": written >> 20, "fault": e.strerror}
        return {"mb": written >> 20, "fault": None}
    if do == "files":  # changes files and tells what the system lets it do
        done = {}
        for name, path in event.get("write", {}).items():
            try:
                with open(path, "a") as file:
                    file.write("x")
                done[name] = "written"
            except OSError as e:
                done[name] = e.strerror
        for name, path in event.get("delete", {}).items():
            try:
                os.remove(path)
                done[name] = "deleted"
            except OSError as e:
                done[name] = e.strerror
        done["tmp"] = sorted(os.listdir(tempfile.gettempdir()))
        done["cwd"] = os.getcwd()
        return done
    if do == "log-later":  # as AWS's Java client does it with a stack trace
        global later
        later = event["text"]
        if event.get("fail"):
            raise ValueError("logged later")
    if do == "dawdle":
        global pause
        pause = event.get("seconds", 0.5)
    if do == "reconnect":
        global reconnect
        reconnect = True
    return event


def answer(request_id, body, chunked):
    if chunked:
        connection.request("POST", BASE + f"invocation/{request_id}/response", iter([body[:3], body[3:]]), encode_chunked=True,
                           headers={"Transfer-Encoding": "chunked", "Lambda-Runtime-Function-Response-Mode": "streaming"})
        response = connection.getresponse()
        return response.status, response.headers, response.read()
    return call("POST", f"invocation/{request_id}/response", body)


def stream(request_id):
    """Answers with the bytes of STREAM, in two chunks, and with the error of STREAM_ERROR behind them."""
    data = base64.b64decode(os.environ["STREAM"])
    connection.putrequest("POST", BASE + f"invocation/{request_id}/response")
    connection.putheader("Transfer-Encoding", "chunked")
    connection.putheader("Lambda-Runtime-Function-Response-Mode", "streaming")
    if "STREAM_TYPE" in os.environ:
        connection.putheader("Content-Type", os.environ["STREAM_TYPE"])
    connection.endheaders()
    for chunk in (data[:3], data[3:]):
        connection.send(b"%x\r\n%s\r\n" % (len(chunk), chunk))
    trailers = b""
    if "STREAM_ERROR" in os.environ:
        error = json.dumps({"errorType": "Broken", "errorMessage": os.environ["STREAM_ERROR"]}).encode()
        trailers = b"Lambda-Runtime-Function-Error-Type: Broken\r\nLambda-Runtime-Function-Error-Body: " + base64.b64encode(error) + b"\r\n"
    connection.send(b"0\r\n" + trailers + b"\r\n")
    response = connection.getresponse()
    return response.status, response.headers, response.read()


reconnect = False
pause = 0
later = None
BORN = time.time()
init(os.environ.get("INIT", ""))
if os.environ["AWS_LAMBDA_INITIALIZATION_TYPE"] == "snap-start" and os.environ.get("BEFORE") != "never":
    snapshot()
while True:
    time.sleep(pause)
    pause = 0
    if later:
        print(later, flush=True)
        if later == "last words":
            os._exit(3)
        later = None
    if reconnect:  # gives up a poll and asks again, as a client does that was restored from a snapshot
        lost = http.client.HTTPConnection(API)
        lost.request("GET", BASE + "invocation/next")
        time.sleep(0.2)
        lost.close()
        reconnect = False
    _, headers, event = call("GET", "invocation/next")
    request_id = headers["Lambda-Runtime-Aws-Request-Id"]
    try:
        event = json.loads(event)
        if isinstance(event, dict) and event.get("do") == "states":  # what the Runtime API says to a confused runtime
            again, _, _ = call("GET", "invocation/next")
            unknown, _, _ = call("POST", "invocation/00000000-0000-0000-0000-000000000000/response", "{}")
            late, _, _ = fail("init/error", "Late", "too late")
            result = {"next": again, "unknown": unknown, "init": late}
            print(json.dumps(result), flush=True)
        else:
            result = handle(event, headers)
        body = os.environ.get("ANSWER") or json.dumps(result)
        if "STREAM" in os.environ:
            status, _, _ = stream(request_id)
            continue
        status, _, _ = answer(request_id, body.encode(), isinstance(event, dict) and event.get("chunked"))
        if status != 202:
            print("response refused:", status, flush=True)
    except Exception as e:
        fail(f"invocation/{request_id}/error", type(e).__name__, str(e))
