"""Answers at once, whatever it is asked: what it takes to start is the runtime's alone."""


def handler(event, context):
    return {"hello": True}
