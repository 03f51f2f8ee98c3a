package lab.measure;

import locallambda.system.Problem;
import picocli.CommandLine.Option;

/**
 * The option that chooses the way to run a user's own function, in the verbs that deploy it on this machine for single
 * calls.
 */
public final class WayOption {

    @Option(names = "--as", paramLabel = "WAY",
            description = "How to run your own function: jvm, c1, aot, snapstart, snapstart-primed, native "
                    + "(default: jvm).")
    String name;

    public Way way() {
        return name == null ? Way.JVM : Way.parse(name);
    }

    /** @throws Problem if the option is used with a variant, which already is a way */
    public void check(boolean own) {
        if (name != null && !own)
            throw new Problem("--as applies only to your own function.", "Pass a jar, or leave out --as.");
        way();
    }
}
