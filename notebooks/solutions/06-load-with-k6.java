// == 06.1 solution
String options = """
    { scenarios: { open: { executor: 'constant-arrival-rate', rate: 8, timeUnit: '1s',
      duration: `${10 * __ENV.SCALE}s`, preAllocatedVUs: 20 } } }
    """;

// == 06.1 wrong: more users are still a closed load
String options = """
    { vus: 8, duration: `${10 * __ENV.SCALE}s` }
    """;

// == 06.1 wrong: starts 8 iterations a minute
String options = """
    { scenarios: { open: { executor: 'constant-arrival-rate', rate: 8, timeUnit: '1m',
      duration: `${10 * __ENV.SCALE}s`, preAllocatedVUs: 20 } } }
    """;

// == 06.2 solution
int enough = requests / 100 + 1;

// == 06.2 wrong: thinks that ten of thousands can be seen
int enough = 10;

// == 06.2 wrong: takes one percent of the percentile instead of the requests
int enough = 1;
