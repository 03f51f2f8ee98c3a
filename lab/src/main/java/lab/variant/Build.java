package lab.variant;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a variant is built, and what the build leaves behind.
 *
 * @param needs       names of the toolchains that build or run need
 * @param tools       toolchains that {@code lambdas/toolchains.yaml} does not know
 * @param commands    shell commands, run one after another in a copy of the sources
 * @param memoryMb    memory that they need together, in MB; with less, the build doesn't start; 0 for no check
 * @param artifact    folder with the build's result that you would upload to AWS; its size is the artifact size
 * @param runtime     folder with the build's result that AWS's managed runtime already contains; empty for custom
 *                    runtimes
 * @param training    a run on the real path after the build, e.g. one that records an AOT cache
 * @param development how to measure the effort of developing the variant
 */
public record Build(List<String> needs, Map<String, Toolchain> tools, List<String> commands, int memoryMb,
        String artifact, Optional<String> runtime, Optional<Training> training, Optional<Development> development) {

    /**
     * A run with the real stores between build and first use.
     *
     * @param start    the command instead of the variant's own
     * @param calls    how many invocations it gets
     * @param produces the file that must exist afterwards, inside {@code artifact}
     */
    public record Training(
            @JsonProperty(required = true) String start,
            @JsonProperty(required = true) int calls,
            @JsonProperty(required = true) String produces) {}

    /**
     * How to measure the effort of developing a variant. The commands run in the staged folder after the variant's
     * build.
     *
     * @param sources patterns of the files whose lines count, e.g. {@code src/**.rs}
     * @param direct  shell command that prints one line for each library the sources name
     * @param all     shell command that prints one line for each library that the build uses, including the direct ones
     * @param edit    the source file that is edited before the build is timed again; empty if a build can't reuse
     *                anything of an earlier build, so that every build takes as long as the first
     */
    public record Development(
            @JsonProperty(required = true) List<String> sources,
            @JsonProperty(required = true) String direct,
            @JsonProperty(required = true) String all,
            Optional<String> edit) {

        public Development {
            edit = edit == null ? Optional.empty() : edit;
        }
    }
}
