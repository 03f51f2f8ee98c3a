"""Threads share a counter that is not made for it."""

import threading
import time

calls = 0


def count():
    global calls
    for _ in range(1000):
        seen = calls
        time.sleep(0)  # the work of a call
        calls = seen + 1


workers = [threading.Thread(target=count) for _ in range(8)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print(f"counted {calls} of 8000 calls")
