import socket

import pytest

ENVIRONMENT = {
    "BUCKET": "bucket",
    "TABLE": "table",
    "AWS_LAMBDA_FUNCTION_NAME": "race",
    "AWS_ACCESS_KEY_ID": "local",
    "AWS_SECRET_ACCESS_KEY": "local",
    "AWS_REGION": "us-east-1",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_REQUEST_CHECKSUM_CALCULATION": "when_required",
    "AWS_MAX_ATTEMPTS": "1",
    "AWS_CONFIG_FILE": "/dev/null",  # whatever the developer has at home
    "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
    "NO_PROXY": "127.0.0.1",
}


@pytest.fixture
def closed_port() -> str:
    """The URL of a loopback port where nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return f"http://127.0.0.1:{server.getsockname()[1]}"


@pytest.fixture
def environment(monkeypatch, closed_port) -> dict:
    """The function's variables, in this process too, with stores that nobody runs."""
    variables = ENVIRONMENT | {"AWS_ENDPOINT_URL_S3": closed_port, "AWS_ENDPOINT_URL_DYNAMODB": closed_port}
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return variables
