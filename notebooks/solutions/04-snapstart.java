// == 04.1 solution
double saved = unprimed.median(Call::totalMs) - primed.median(Call::totalMs);
double more = shallow.median(Call::totalMs) - deep.median(Call::totalMs);

// == 04.1 wrong: counts the handler's first call only
double saved = unprimed.median(Call::durationMs) - primed.median(Call::durationMs);
double more = shallow.median(Call::durationMs) - deep.median(Call::durationMs);

// == 04.1 wrong: counts the restore only
double saved = unprimed.median(Call::initMs) - primed.median(Call::initMs);
double more = shallow.median(Call::initMs) - deep.median(Call::initMs);

// == 04.1 wrong: counts the handler's first call only in the second half
double saved = unprimed.median(Call::totalMs) - primed.median(Call::totalMs);
double more = shallow.median(Call::durationMs) - deep.median(Call::durationMs);

// == 04.2 solution
Set<String> repeat = Set.of("order", "dice");

// == 04.2 wrong: takes what is asked in the handler for new
Set<String> repeat = Set.of("order");

// == 04.2 wrong: takes everything that was made in INIT for frozen
Set<String> repeat = Set.of("order", "dice", "vault");

// == 04.3 solution
String before = "";
String after = "order = UUID.randomUUID().toString(); dice = new Random();";

// == 04.3 wrong: renews before the snapshot, so that all copies have the new ones
String before = "order = UUID.randomUUID().toString(); dice = new Random();";
String after = "";

// == 04.3 wrong: forgets the generator
String before = "";
String after = "order = UUID.randomUUID().toString();";

// == 04.3 wrong: gives every copy the same seed
String before = "";
String after = "order = UUID.randomUUID().toString(); dice.setSeed(42);";
