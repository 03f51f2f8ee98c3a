// == 03.1 solution
Ladder.Step best = Stream.of(options, files).flatMap(ladder -> ladder.steps().stream())
        .max(Comparator.comparingDouble(Ladder.Step::savedMs)).orElseThrow();
String step = best.name();
double savedMs = best.savedMs();

// == 03.1 wrong: chooses the step that makes the upload smaller
String step = "java-tuned";
double savedMs = files.steps().get(0).savedMs();

// == 03.1 wrong: compares with the defaults instead of the previous step
String step = Stream.of(options, files).flatMap(ladder -> ladder.steps().stream())
        .max(Comparator.comparingDouble(Ladder.Step::savedMs)).orElseThrow().name();
double savedMs = options.medianMs("plain-0-defaults") - files.medianMs("java-aot");

// == 03.2 solution
String kept = "-ea -XX:MaxMetaspaceSize=128m -Dsun.net.inetaddr.ttl=5";

// == 03.2 wrong: lets the JVM start without the cache
String kept = wanted + " -XX:AOTMode=auto";

// == 03.2 wrong: removes all options except the last one
String kept = "-Dsun.net.inetaddr.ttl=5";

// == 03.2 wrong: removes only the first option that the log names
String kept = "-ea -XX:MaxMetaspaceSize=128m --add-modules=java.sql -Dsun.net.inetaddr.ttl=5";

// == 03.3 solution
List<String> events = List.of("{\"hello\": true}", "{\"work\": 1}", "{}", "{}", "{}");

// == 03.3 wrong: trains only the start, without a real call
List<String> events = List.of("{\"hello\": true}");

// == 03.4 solution
Table others = apart.jars();
others = others.where(others.stringColumn("jar").endsWith(".jar")
        .and(others.stringColumn("part_of").isEqualTo("other")));
String jar = others.sortDescendingOn("cpu_ms").stringColumn("jar").get(0);
double jarSavedMs = clients.steps().getFirst().savedMs();

// == 03.4 wrong: chooses the most expensive jar of all, which the function needs
String jar = apart.jars().where(apart.jars().stringColumn("part_of").isEqualTo("AWS SDK")).stringColumn("jar").get(0);
double jarSavedMs = clients.steps().getFirst().savedMs();

// == 03.4 wrong: uses the table's CPU time instead of the measured saving
Table others = apart.jars();
others = others.where(others.stringColumn("jar").endsWith(".jar")
        .and(others.stringColumn("part_of").isEqualTo("other")));
others = others.sortDescendingOn("cpu_ms");
String jar = others.stringColumn("jar").get(0);
double jarSavedMs = others.doubleColumn("cpu_ms").get(0);
