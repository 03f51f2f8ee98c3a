// == 09.1 solution
Map<String, String> noticed = Map.of(
    "UseAfterMove.java", "nobody", "MissingAwait.java", "nobody", "NotSend.java", "nobody",
    "use_after_move.py", "nobody", "missing_await.py", "warning", "not_send.py", "nobody");

// == 09.1 wrong: expects the Java compiler to know about threads
Map<String, String> noticed = Map.of(
    "UseAfterMove.java", "nobody", "MissingAwait.java", "nobody", "NotSend.java", "compiler",
    "use_after_move.py", "nobody", "missing_await.py", "warning", "not_send.py", "nobody");

// == 09.1 wrong: expects all of Python's mistakes to show when it runs
Map<String, String> noticed = Map.of(
    "UseAfterMove.java", "nobody", "MissingAwait.java", "nobody", "NotSend.java", "nobody",
    "use_after_move.py", "run", "missing_await.py", "run", "not_send.py", "run");

// == 09.2 solution
double moved = pythonTalk.median(Call::durationMs) / rustTalk.median(Call::durationMs)
        / (python.median(Call::durationMs) / rust.median(Call::durationMs));

// == 09.2 wrong: takes one side's habit for both
double moved = rustTalk.median(Call::durationMs) / rust.median(Call::durationMs);

// == 09.2 wrong: gives the gap with habits, not the change
double moved = pythonTalk.median(Call::durationMs) / rustTalk.median(Call::durationMs);
