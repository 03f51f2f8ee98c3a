// == 05.1 solution
List<String> answers = List.of("hello", "ahoy");

// == 05.1 wrong: what runs on the JVM runs as an executable
List<String> answers = List.of("hello", "ahoy", "servus");

// == 05.1 wrong: reflection never works in an executable
List<String> answers = List.of("hello");

// == 05.2 solution
String metadata = """
    {"reflection": [{"type": "Servus", "methods": [{"name": "<init>", "parameterTypes": []}]}]}
    """;

// == 05.2 wrong: names the class and not what is called on it
String metadata = """
    {"reflection": [{"type": "Servus"}]}
    """;

// == 05.3 solution
double minutes = 20 * (builds.get("java-native").editToAnswerMs() - builds.get("java-jvm").editToAnswerMs()) / 60_000.0;

// == 05.3 wrong: forgets that they would wait on the JVM too
double minutes = 20 * builds.get("java-native").editToAnswerMs() / 60_000.0;

// == 05.3 wrong: takes one edit
double minutes = (builds.get("java-native").editToAnswerMs() - builds.get("java-jvm").editToAnswerMs()) / 60_000.0;
