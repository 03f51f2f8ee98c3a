import json
import os
import urllib.request

api = f"http://{os.environ['AWS_LAMBDA_RUNTIME_API']}/2018-06-01/runtime/invocation"
while True:
    with urllib.request.urlopen(f"{api}/next") as request:
        request_id, event = request.headers["Lambda-Runtime-Aws-Request-Id"], json.load(request)
    answer = json.dumps({"hello": event["name"]}).encode()
    urllib.request.urlopen(f"{api}/{request_id}/response", data=answer).close()
