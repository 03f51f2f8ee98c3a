package lab.notebook.cell;

import lab.learn.Execution;

/**
 * Whether cells run for readers who look at the results without running anything, as {@code ./jbang report --look}
 * makes them. In that case, cells show committed runs, draw charts that GitHub can show, and wait for everything that
 * they start.
 */
public final class Look {

    private static final boolean ON = "true".equals(System.getenv(Execution.LOOK));

    private Look() {}

    public static boolean on() {
        return ON;
    }
}
