// == 03.1 solution
Ladder.Step best = Stream.of(options, files).flatMap(ladder -> ladder.steps().stream()).max(Comparator.comparingDouble(Ladder.Step::savedMs)).orElseThrow();
String step = best.name();
double savedMs = best.savedMs();

// == 03.1 wrong: takes the step that makes the upload smaller
String step = "java-tuned";
double savedMs = files.steps().get(0).savedMs();

// == 03.1 wrong: compares with the defaults instead of with the step before
String step = Stream.of(options, files).flatMap(ladder -> ladder.steps().stream()).max(Comparator.comparingDouble(Ladder.Step::savedMs)).orElseThrow().name();
double savedMs = options.medianMs("plain-0-defaults") - files.medianMs("java-aot");

// == 03.2 solution
String classPath = "artifact/function.jar:${jars:artifact/lib}:${jars:runtime}:" + more;

// == 03.2 wrong: leaves the jar out
String classPath = "artifact/function.jar:${jars:artifact/lib}:${jars:runtime}";

// == 03.2 wrong: puts it behind the function's own jar, before the libraries
String classPath = "artifact/function.jar:" + more + ":${jars:artifact/lib}:${jars:runtime}";

// == 03.3 solution
List<String> events = List.of("{\"hello\": true}", "{\"work\": 1}", "{}", "{}", "{}");

// == 03.3 wrong: trains the start alone
List<String> events = List.of("{\"hello\": true}");
