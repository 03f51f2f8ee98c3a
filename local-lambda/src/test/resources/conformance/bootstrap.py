"""A runtime without any client of AWS: it does what its first argument says: echo, facts, or fail with the error of its second."""
import http.client
import json
import os
import sys

API = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
INVOCATION = "/2018-06-01/runtime/invocation/"


def ask(method, path, body=None, headers={}):
    API.request(method, INVOCATION + path, body, headers)
    response = API.getresponse()
    return response.headers, response.read()


def facts(event, headers):
    """The environment, and the context as a runtime puts it together."""
    return json.dumps({
        "environment": {**os.environ, "_X_AMZN_TRACE_ID": headers["Lambda-Runtime-Trace-Id"]},
        "context": {
            "aws_request_id": headers["Lambda-Runtime-Aws-Request-Id"],
            "deadline": int(headers["Lambda-Runtime-Deadline-Ms"]),
            "function_name": os.environ["AWS_LAMBDA_FUNCTION_NAME"],
            "function_version": os.environ["AWS_LAMBDA_FUNCTION_VERSION"],
            "invoked_function_arn": headers["Lambda-Runtime-Invoked-Function-Arn"],
            "log_group_name": os.environ["AWS_LAMBDA_LOG_GROUP_NAME"],
            "log_stream_name": os.environ["AWS_LAMBDA_LOG_STREAM_NAME"],
            "memory_limit_in_mb": int(os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]),
        }})


while True:
    headers, event = ask("GET", "next")
    request_id = headers["Lambda-Runtime-Aws-Request-Id"]
    if sys.argv[1:2] == ["fail"]:
        kind = json.loads(sys.argv[2])["errorType"]
        ask("POST", request_id + "/error", sys.argv[2], {"Lambda-Runtime-Function-Error-Type": kind})
    else:
        ask("POST", request_id + "/response", facts(event, headers) if sys.argv[1:] == ["facts"] else event)
