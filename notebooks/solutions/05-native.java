// == 05.1 solution
List<String> answers = List.of("hello", "ahoy");

// == 05.1 wrong: assumes that everything that runs on the JVM also runs in an executable
List<String> answers = List.of("hello", "ahoy", "servus");

// == 05.1 wrong: assumes that reflection never works in an executable
List<String> answers = List.of("hello");

// == 05.2 solution
String metadata = """
    {"reflection": [{"type": "Servus", "methods": [{"name": "<init>", "parameterTypes": []}]}]}
    """;

// == 05.2 wrong: names the class, but not the constructor
String metadata = """
    {"reflection": [{"type": "Servus"}]}
    """;

// == 05.3 solution
double minutes = 20 * (builds.get("java-native").editToAnswerMs() - builds.get("java-jvm").editToAnswerMs()) / 60_000.0;

// == 05.3 wrong: forgets that the developer also waits with java-jvm
double minutes = 20 * builds.get("java-native").editToAnswerMs() / 60_000.0;

// == 05.3 wrong: counts only one edit
double minutes = (builds.get("java-native").editToAnswerMs() - builds.get("java-jvm").editToAnswerMs()) / 60_000.0;
