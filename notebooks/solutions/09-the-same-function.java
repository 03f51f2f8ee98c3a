// == 09.1 solution
Map<String, String> noticed = Map.of(
    "UseAfterMove.java", "nobody", "MissingAwait.java", "nobody", "NotSend.java", "nobody",
    "use_after_move.py", "nobody", "missing_await.py", "warning", "not_send.py", "nobody");

// == 09.1 wrong: expects the Java compiler to know about threads
Map<String, String> noticed = Map.of(
    "UseAfterMove.java", "nobody", "MissingAwait.java", "nobody", "NotSend.java", "compiler",
    "use_after_move.py", "nobody", "missing_await.py", "warning", "not_send.py", "nobody");

// == 09.1 wrong: expects all mistakes in Python to cause errors at run time
Map<String, String> noticed = Map.of(
    "UseAfterMove.java", "nobody", "MissingAwait.java", "nobody", "NotSend.java", "nobody",
    "use_after_move.py", "run", "missing_await.py", "run", "not_send.py", "run");

// == 09.2 solution
double moved = pythonTalk.median(Call::durationMs) / rustTalk.median(Call::durationMs)
        / (python.median(Call::durationMs) / rust.median(Call::durationMs));

// == 09.2 wrong: counts only the Rust function's habit
double moved = rustTalk.median(Call::durationMs) / rust.median(Call::durationMs);

// == 09.2 wrong: calculates the gap with the habits instead of the change
double moved = pythonTalk.median(Call::durationMs) / rustTalk.median(Call::durationMs);
