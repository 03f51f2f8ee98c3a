"""The answer is sent before the item is stored."""

import asyncio

TABLE = set()


async def record(id):
    """Writes an item, some day."""
    await asyncio.sleep(0.05)
    TABLE.add(id)


async def handle(id):
    record(id)
    return f"200, items in the table: {len(TABLE)}"


print(asyncio.run(handle("47e97e7d")))
