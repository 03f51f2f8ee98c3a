// == 11.1 solution
String event = String.join("\n", show("docs/examples/orders/order.json").lines());

// == 11.1 wrong: primes with an event that the handler rejects at once
String event = "{\"warmup\": true}";

// == 11.1 wrong: sends an order from a country that the handler does not know
String event = "{\"body\": \"{\\\"customer\\\": \\\"Ada\\\", \\\"country\\\": \\\"CH\\\", \\\"lines\\\": []}\"}";

// == 11.1 wrong: writes the order itself, without API Gateway's event around it
String event = "{\"customer\": \"Ada\", \"country\": \"DE\", \"lines\": []}";

// == 11.2 solution
Table table = measured.table();
Table within = table.where(table.doubleColumn("cold_ms").isLessThan(limitMs)).sortAscendingOn("usd_per_million");
String choice = within.isEmpty() ? "none"
        : within.stringColumn("way").get(0) + " " + within.intColumn("memory_mb").get(0);

// == 11.2 wrong: chooses a row that exceeds the limit
Table slowest = measured.table().sortDescendingOn("cold_ms");
String choice = slowest.stringColumn("way").get(0) + " " + slowest.intColumn("memory_mb").get(0);

// == 11.2 wrong: names the way without the memory size
String choice = "java-snapstart-primed";

// == 11.3 solution
String reason = "b";
int coldStarts = measured.environments();

// == 11.3 wrong: counts every call as an independent sample
String reason = "a";
int coldStarts = 60 * measured.environments();

// == 11.3 wrong: names the correct reason, but counts calls
String reason = "b";
int coldStarts = 60 * measured.environments();
