"""The payload is given away, then used again."""


def store(payload):
    """Sends the payload and uses it up."""
    return sum(1 for _byte in payload)


payload = iter("47e97e7d-52cf-4c83-9133-545749ed2750".encode())
stored = store(payload)
print(f"stored {stored} of {len(list(payload))} bytes")
