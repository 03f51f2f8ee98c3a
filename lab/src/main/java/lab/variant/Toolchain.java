package lab.variant;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * A tool that a variant needs, and how to check whether this machine has it.
 *
 * @param env     variables for the probe and for the builds that need the tool, each by the shell command that prints
 *                its value
 * @param probe   shell command that exits 0 and prints a version if the tool is usable
 * @param version regular expression with one group that finds the version in what {@code probe} prints; empty takes the
 *                first line
 * @param atLeast the oldest version that works, e.g. {@code 3.9}; empty means any
 * @param debian  Debian packages that contain it; empty if there are none
 * @param bring   shell commands that install it into the user's cache, for any user; each command is an alternative,
 *                tried if those before it failed. They and {@code probe} run in the folder of {@code toolchains.yaml}
 * @param why     what it is for, as the end of a sentence; empty means that variants are built with it
 * @param install the one command that a user runs to install it
 */
public record Toolchain(
        Map<String, String> env,
        @JsonProperty(required = true) String probe,
        String version,
        String atLeast,
        String debian,
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> bring,
        String why,
        @JsonProperty(required = true) String install) {

    /** Fields that a file leaves out are empty. */
    public Toolchain {
        env = env == null ? Map.of() : Map.copyOf(env);
        version = version == null ? "" : version;
        atLeast = atLeast == null ? "" : atLeast;
        debian = debian == null ? "" : debian;
        bring = bring == null ? List.of() : List.copyOf(bring);
        why = why == null ? "variants are built with it" : why;
    }
}
