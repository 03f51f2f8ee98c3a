"""A sitting with notebooks: cells are run twice, stopped, run after a restart, and in two notebooks at once. Prints what came as JSON."""

import json
import threading
import time

from jupyter_client.manager import start_new_kernel

PATIENCE_S = 180
DEPLOY = 'var f = deploy("python", 512);\nf.invoke()'
came = {}


def run(name, kernel, code, stop_after_s=None):
    """Runs a cell; keeps its text, its error and how long it went on after the stop button."""
    manager, client = kernel
    texts, errors, stopped = [], [], []

    def hear(message):
        content = message["content"]
        if message["msg_type"] == "stream":
            texts.append(content["text"])
        elif message["msg_type"] == "execute_result":
            texts.append(content["data"]["text/plain"])
        elif message["msg_type"] == "error":
            errors.append("\n".join(content["traceback"]))

    def stop():
        stopped.append(time.monotonic())
        manager.interrupt_kernel()

    if stop_after_s:
        threading.Timer(stop_after_s, stop).start()
    client.execute_interactive(code, output_hook=hear, timeout=PATIENCE_S)
    seconds = time.monotonic() - stopped[0] if stopped else 0
    came[name] = {"text": "".join(texts), "error": "".join(errors), "secondsAfterStop": seconds}


one = start_new_kernel(startup_timeout=PATIENCE_S, kernel_name="java")
run("first", one, DEPLOY)
run("twice", one, DEPLOY)
run("stopped", one, "f.paced(400)", stop_after_s=2)
run("afterStop", one, "f.invoke()")
two = start_new_kernel(startup_timeout=PATIENCE_S, kernel_name="java")
run("beside", two, DEPLOY)
two[0].shutdown_kernel(now=False)
one[0].restart_kernel(now=False)
one[1].wait_for_ready(timeout=PATIENCE_S)
run("afterRestart", one, "f.invoke()")
run("fromTheTop", one, DEPLOY)
one[0].shutdown_kernel(now=False)
print(json.dumps(came))
