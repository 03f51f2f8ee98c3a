package lab.toolchain;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Hears how builds go on: a script shows it, a notebook too. What it accepts is a line worth keeping. */
@FunctionalInterface
public interface BuildListener extends Consumer<String> {

    /**
     * A variant that is not in the cache is built now.
     *
     * @param expectedS how long that will probably take, in s; empty if nobody can say
     * @param next      what is built after it, in this order
     */
    default void begins(String variant, OptionalDouble expectedS, List<String> next) {}

    /** The build that began last is over, whether it succeeded or not. */
    default void ends() {}
}
