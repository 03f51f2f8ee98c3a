///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS info.picocli:picocli:4.7.7
//DEPS tech.tablesaw:tablesaw-core:0.44.4
//DEPS org.slf4j:slf4j-nop:2.0.20
//JAVA_OPTIONS --sun-misc-unsafe-memory-access=allow

import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import picocli.CommandLine;
import picocli.CommandLine.*;
import tech.tablesaw.api.*;

/** Teaches Tablesaw, and that there are nine percentiles: its own is type 6; k6, DuckDB, NumPy and R take type 7, which Commons Math has. */
@Command(name = "percentiles", mixinStandardHelpOptions = true, description = "Prints percentiles of a CSV column, calculated in two ways: by type 7 and by Tablesaw.",
    footer = {"", "Examples:", "  ./jbang percentiles lab/src/main/resources/published/lambda-perf-latest.csv init_mean_ms"})
class percentiles implements java.util.concurrent.Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "A CSV file with a header line.") java.io.File file;
    @Parameters(index = "1", paramLabel = "COLUMN", description = "The column with the numbers.") String column;

    public Integer call() {
        if (!(Table.read().csv(file).column(column).removeMissing() instanceof NumericColumn<?> numbers)) throw new IllegalArgumentException(column + " has no numbers.");
        Table answer = Table.create(column + ", n = " + numbers.size());
        for (String name : new String[] {"percentile", "type 7", "Tablesaw", "enough samples"}) answer.addColumns(StringColumn.create(name));
        for (double p : new double[] {50, 90, 95, 99, 100}) {
            answer.stringColumn(0).append(p == 100 ? "max" : "p%.0f".formatted(p));
            answer.stringColumn(1).append("%.2f".formatted(new Percentile().withEstimationType(Percentile.EstimationType.R_7).evaluate(numbers.asDoubleArray(), p)));
            answer.stringColumn(2).append("%.2f".formatted(numbers.percentile(p)));
            answer.stringColumn(3).append(p == 100 || numbers.size() * (100 - p) / 100 >= 10 ? "yes" : "no: fewer than 10 samples lie beyond");
        }
        System.out.println(answer.print());
        return 0;
    }

    public static void main(String... arguments) {
        System.exit(new CommandLine(new percentiles()).setExecutionExceptionHandler((fault, command, _) -> {
            command.getErr().println(fault.getMessage() + "\nPass a CSV file and the name of one of its columns with numbers.");
            return 1;
        }).execute(arguments));
    }
}
