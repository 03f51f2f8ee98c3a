// == 10.1 solution
String cause = "cold starts";
double coldShare = (double) after.stream().filter(call -> isCold(call)).count() / after.size();

// == 10.1 wrong: blames the code because the p95 rose
String cause = "code";
double coldShare = (double) after.stream().filter(call -> isCold(call)).count() / after.size();

// == 10.1 wrong: names the cause without evidence
String cause = "cold starts";
double coldShare = 0;

// == 10.1 wrong: gives a percentage instead of a share
String cause = "cold starts";
double coldShare = 100.0 * after.stream().filter(call -> isCold(call)).count() / after.size();

// == 10.2 solution
String yaml = """
    name: perl
    title: Perl
    folder: perl
    build:
      - mkdir artifact
      - cp bootstrap.pl artifact/
    artifact: artifact
    start: perl artifact/bootstrap.pl
    """;

// == 10.2 wrong: starts the script in the wrong folder
String yaml = """
    name: perl
    title: Perl
    folder: perl
    build:
      - mkdir artifact
      - cp bootstrap.pl artifact/
    artifact: artifact
    start: perl bootstrap.pl
    """;

// == 10.3 solution
String choice = decision.cheapest().map(cost -> cost.variant() + " " + cost.memoryMb()).orElse("none");

// == 10.3 wrong: chooses the cheapest row without checking whether it meets the goal
String right = decision.cheapest().map(best -> best.variant()).orElse("");
String choice = decision.costs().all().stream()
        .min(Comparator.comparingDouble(cost -> cost.lambda().usd() + (cost.variant().equals(right) ? 1e9 : 0)))
        .map(cost -> cost.variant() + " " + cost.memoryMb()).orElse("");
