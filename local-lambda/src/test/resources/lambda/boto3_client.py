"""Calls a local Lambda through boto3 and prints what it saw as JSON."""
import base64
import json
import sys

import boto3
from botocore.config import Config

client = boto3.client("lambda", endpoint_url=sys.argv[1], region_name="us-east-1", aws_access_key_id="any", aws_secret_access_key="one",
                      config=Config(retries={"total_max_attempts": 1}))


def refusal(**call):
    try:
        client.invoke(**call)
    except client.exceptions.ClientError as e:
        return type(e).__name__
    return "none"


answer = client.invoke(FunctionName="echo", Payload=b'{"a": 1}', LogType="Tail")
error = client.invoke(FunctionName="echo", Payload=b'{"do": "raise", "message": "no luck"}')
print(json.dumps({
    "status": answer["StatusCode"],
    "payload": json.load(answer["Payload"]),
    "version": answer["ExecutedVersion"],
    "log": base64.b64decode(answer["LogResult"]).decode(),
    "requestId": answer["ResponseMetadata"]["RequestId"],
    "functionError": error["FunctionError"],
    "error": json.load(error["Payload"])["errorMessage"],
    "event": client.invoke(FunctionName="echo", InvocationType="Event")["StatusCode"],
    "dryRun": client.invoke(FunctionName="echo", InvocationType="DryRun")["StatusCode"],
    "unknown": refusal(FunctionName="nobody"),
    "throttled": refusal(FunctionName="closed"),
    "notJson": refusal(FunctionName="echo", Payload=b"no json"),
    "tooLarge": refusal(FunctionName="echo", Payload=b"x" * (7 << 20)),
}))
