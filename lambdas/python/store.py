"""Saves an id in S3, then records it in DynamoDB."""

from datetime import datetime, timezone

import boto3
from botocore.exceptions import BotoCoreError, ClientError


class MissingConfiguration(Exception):
    """An environment variable that the function needs is not set."""

    def __init__(self, name: str, meaning: str):
        super().__init__(f"{name} is not set: give the function the name of its {meaning}")


class StoreFailed(Exception):
    """S3 or DynamoDB did not take what the function gave it; the message says what was left behind."""


class Store:
    """Clients that take region, credentials and endpoints from the variables that every AWS SDK reads."""

    def __init__(self, environment):
        """Raises MissingConfiguration without BUCKET or TABLE."""
        self._bucket = _required(environment, "BUCKET", "S3 bucket")
        self._table = _required(environment, "TABLE", "DynamoDB table")
        self._function = environment.get("AWS_LAMBDA_FUNCTION_NAME", "")
        self._s3 = boto3.client("s3")
        self._dynamodb = boto3.client("dynamodb")

    def save(self, id: str, work: str | None) -> str:
        """Returns the object's key. Raises StoreFailed; nothing is recorded unless the object is there."""
        key = f"{id}.txt"
        try:
            self._s3.put_object(Bucket=self._bucket, Key=key, Body=id.encode(), ContentType="text/plain")
        except (BotoCoreError, ClientError) as e:
            raise StoreFailed(f"S3 put failed, nothing recorded: {e}") from e
        try:
            self._dynamodb.put_item(TableName=self._table, Item=self._item(id, key, work))
        except (BotoCoreError, ClientError) as e:
            raise StoreFailed(f"DynamoDB put failed, orphaned object {key}: {e}") from e
        return key

    def _item(self, id: str, key: str, work: str | None) -> dict:
        attributes = {"id": id, "key": key, "function": self._function, "createdAt": _now()}
        if work is not None:
            attributes["work"] = work
        return {name: {"S": value} for name, value in attributes.items()}


def _now() -> str:
    utc = datetime.now(timezone.utc).replace(tzinfo=None)
    return utc.isoformat(timespec="milliseconds") + "Z"


def _required(environment, name: str, meaning: str) -> str:
    value = environment.get(name)
    if not value:
        raise MissingConfiguration(name, meaning)
    return value
