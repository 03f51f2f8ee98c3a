// == 04.1 solution
double saved = unprimed.median(Call::totalMs) - primed.median(Call::totalMs);
double more = shallow.median(Call::totalMs) - deep.median(Call::totalMs);

// == 04.1 wrong: counts only the handler's first invocation
double saved = unprimed.median(Call::durationMs) - primed.median(Call::durationMs);
double more = shallow.median(Call::durationMs) - deep.median(Call::durationMs);

// == 04.1 wrong: counts only the restore
double saved = unprimed.median(Call::initMs) - primed.median(Call::initMs);
double more = shallow.median(Call::initMs) - deep.median(Call::initMs);

// == 04.1 wrong: counts only the handler's first invocation in the second number
double saved = unprimed.median(Call::totalMs) - primed.median(Call::totalMs);
double more = shallow.median(Call::durationMs) - deep.median(Call::durationMs);

// == 04.2 solution
Set<String> repeat = Set.of("order", "dice");

// == 04.2 wrong: assumes that every value that the handler asks for is new
Set<String> repeat = Set.of("order");

// == 04.2 wrong: assumes that everything that INIT created repeats
Set<String> repeat = Set.of("order", "dice", "vault");

// == 04.3 solution
String before = "";
String after = "order = UUID.randomUUID().toString(); dice = new Random();";

// == 04.3 wrong: renews the values before the snapshot, so all copies have the same new values
String before = "order = UUID.randomUUID().toString(); dice = new Random();";
String after = "";

// == 04.3 wrong: does not renew the generator
String before = "";
String after = "order = UUID.randomUUID().toString();";

// == 04.3 wrong: gives every copy the same seed
String before = "";
String after = "order = UUID.randomUUID().toString(); dice.setSeed(42);";
