package lab.toolchain;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * Gets the progress of builds and of tool installations, so that a script or a notebook can show it. Each text that it
 * accepts is a line worth keeping.
 */
@FunctionalInterface
public interface BuildListener extends Consumer<String> {

    /**
     * A variant that is not in the cache is built now.
     *
     * @param expectedS how long that will probably take, in s; empty if nobody can say
     * @param next      what is built after it, in this order
     */
    default void begins(String variant, OptionalDouble expectedS, List<String> next) {}

    /**
     * A tool is installed now, which may take minutes; nobody can say how many.
     *
     * @param next what comes after it; empty if nobody knows
     */
    default void installs(String tool, List<String> next) {}

    /** The build or the installation that began last is over, whether it succeeded or not. */
    default void ends() {}
}
