// == 06.1 solution
String options = """
    { scenarios: { open: { executor: 'constant-arrival-rate', rate: 8, timeUnit: '1s',
      duration: `${10 * __ENV.SCALE}s`, preAllocatedVUs: 20 } } }
    """;

// == 06.1 wrong: adds users, which is still a closed load
String options = """
    { vus: 8, duration: `${10 * __ENV.SCALE}s` }
    """;

// == 06.1 wrong: starts 8 iterations per minute
String options = """
    { scenarios: { open: { executor: 'constant-arrival-rate', rate: 8, timeUnit: '1m',
      duration: `${10 * __ENV.SCALE}s`, preAllocatedVUs: 20 } } }
    """;

// == 06.2 solution
int enough = requests / 100 + 1;

// == 06.2 wrong: assumes that ten cold starts among thousands of requests change the p99
int enough = 10;

// == 06.2 wrong: assumes that a single cold start changes the p99
int enough = 1;
