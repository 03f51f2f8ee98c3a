package lab.variant;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.run.record.Habit;
import lab.run.record.Hybrid;

/**
 * One way of running the function: everything about it, nothing about the lab. {@link Variants} reads it from
 * {@code lambdas/variants/NAME.yaml}; see {@code docs/adding-a-variant.md} for the fields.
 *
 * @param name       lower case, digits and hyphens; equals the file's name
 * @param title      how people call it, e.g. {@code Java, AOT cache}
 * @param hello      whether it only answers {@code {"hello": true}} to every event, so that only hello races include it
 * @param calls      its event and answer, if its contract differs from the workshop's
 * @param race       whether a race includes it by default
 * @param comparison what reports compare it with
 * @param aws        how it runs on AWS; empty if its file doesn't say
 */
public record Variant(String name, String title, boolean hello, Optional<Calls> calls, Attendance race, Sources sources,
        Build build,
        Start start, Comparison comparison, Optional<Aws> aws) {

    /** The same, started by another command. */
    public Variant startedBy(String command) {
        return with(name, build, new Start(command, start.env(), start.localEnv(), start.snapstart()), comparison);
    }

    /** The same under another name, built by Maven with another option before its own. */
    public Variant withMaven(String otherName, String option) {
        List<String> commands = build.commands().stream()
                .map(each -> each.replace("mvn -q -B ", "mvn -q -B " + option + " ")).toList();
        return with(otherName, new Build(build.needs(), build.tools(), commands, build.memoryMb(), build.artifact(),
                build.runtime(), build.training(), Optional.empty()), start, comparison);
    }

    /**
     * The variant as it is built for AWS: another name, the commands and tools of {@link #aws}, and from its build only
     * the files that you upload.
     *
     * @param machine the processor there, {@code x86_64} or {@code aarch64}
     * @throws IllegalStateException if it does not run there
     */
    public Variant onAws(String machine) {
        Aws there = aws.filter(it -> it.unless().isEmpty())
                .orElseThrow(() -> new IllegalStateException(name + " doesn't run on AWS"));
        List<String> commands = there.build().stream().map(each -> each.replace("${machine}", machine)).toList();
        Build elsewhere = new Build(there.needs().orElse(build.needs()), build.tools(),
                commands.isEmpty() ? build.commands() : commands, build.memoryMb(), build.artifact(),
                Optional.empty(), Optional.empty(), Optional.empty());
        return with(name + "-aws", elsewhere, new Start(start.command(), start.env(), Map.of(), start.snapstart()),
                new Comparison(Optional.empty(), Optional.empty(), comparison.published()));
    }

    /**
     * The variant as it is built for a container image: another name, and no training, because the image trains itself.
     *
     * @throws IllegalStateException if its file doesn't describe an image
     */
    public Variant inImage() {
        Aws there = aws.filter(it -> it.image().isPresent())
                .orElseThrow(() -> new IllegalStateException(name + " has no image"));
        Build untrained = new Build(there.needs().orElse(build.needs()), build.tools(), build.commands(),
                build.memoryMb(), build.artifact(), build.runtime(), Optional.empty(), Optional.empty());
        return with(name + "-image", untrained, new Start(there.image().orElseThrow(), start.env(), Map.of(), false),
                new Comparison(Optional.empty(), Optional.empty(), comparison.published()));
    }

    /** Does a JVM run it, so that its code is compiled while it answers? */
    public boolean compiles() {
        return start.command().strip().startsWith("java ");
    }

    private Variant with(String otherName, Build otherBuild, Start otherStart, Comparison otherComparison) {
        return new Variant(otherName, title, hello, calls, race, sources, otherBuild, otherStart, otherComparison, aws);
    }

    static <T> Map<String, T> inOrder(Map<String, T> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /**
     * An invocation of a function with a contract of its own, through the Invoke API. Both values are files in the
     * variant's folder.
     *
     * @param event  JSON that the function gets as it is
     * @param answer JSON object whose fields the answer has to contain, with the same values
     */
    public record Calls(@JsonProperty(required = true) String event, @JsonProperty(required = true) String answer) {}

    /** Whether this variant takes part in a race that names no variants. */
    public enum Attendance {
        /** It takes part. The race builds it if necessary. */
        @JsonProperty("always") ALWAYS,
        /** It takes part once somebody has built it. */
        @JsonProperty("when-built") WHEN_BUILT,
        /** It doesn't take part. It answers a question of its own and would only make other races longer. */
        @JsonProperty("when-named") WHEN_NAMED
    }

    /**
     * What it is made from.
     *
     * @param folder  a folder under {@code lambdas/}
     * @param also    other folders there that the build needs, each copied into a sub-folder of its own name
     * @param without patterns of files in {@code folder} that neither the build nor the run needs, e.g. {@code
     *                src/test/**}: an edit there causes no new build
     */
    public record Sources(String folder, List<String> also, List<String> without) {}

    /**
     * How an execution environment starts.
     *
     * @param command   run in the folder that holds the build's {@code artifact} and {@code runtime}
     * @param env       environment variables of the function, here and on AWS: one list for both
     * @param localEnv  environment variables of the function here only, such as where this machine has its libraries
     * @param snapstart whether environments are copies of one snapshot that is taken after INIT
     */
    public record Start(String command, Map<String, String> env, Map<String, String> localEnv, boolean snapstart) {

        /** All variables of an execution environment on this machine. */
        public Map<String, String> variables() {
            Map<String, String> all = new LinkedHashMap<>(env);
            all.putAll(localEnv);
            return all;
        }
    }

    /**
     * What reports compare it with.
     *
     * @param hybrid    the variants that it is between; empty unless it is one language with parts of another
     * @param habit     what it does differently from another variant
     * @param published its name in each table of published measurements, by the table's name
     */
    public record Comparison(Optional<Hybrid> hybrid, Optional<Habit> habit, Map<String, String> published) {}

    /**
     * How a variant runs on AWS; {@code lambdas/template.yaml} repeats this, and a test checks that the two agree.
     *
     * @param runtime   one of Lambda's runtimes, e.g. {@code java25}
     * @param handler   as that runtime wants it
     * @param snapstart to which versions SnapStart applies, in Lambda's words; empty without SnapStart
     * @param unless    why it does not run there from a zip, as the end of a sentence; then it is left out for this
     *                  reason
     * @param image     the command that starts it in a container image, without handler and AOT cache; empty if it has
     *                  no cache, so that an image would change nothing
     * @param needs     names of the toolchains that its build for AWS needs; empty means those of {@link Build}
     * @param build     shell commands instead of those of {@link Build}; {@code ${machine}} is the processor, as
     *                  {@code uname -m} names it
     * @param note      the page with more information
     */
    public record Aws(
            @JsonProperty(required = true) String runtime,
            @JsonProperty(required = true) String handler,
            Optional<String> snapstart,
            Optional<String> unless,
            Optional<String> image,
            Optional<List<String>> needs,
            List<String> build,
            Optional<String> note) {

        public Aws {
            snapstart = snapstart == null ? Optional.empty() : snapstart;
            unless = unless == null ? Optional.empty() : unless;
            image = image == null ? Optional.empty() : image;
            needs = needs == null ? Optional.empty() : needs;
            build = build == null ? List.of() : List.copyOf(build);
            note = note == null ? Optional.empty() : note;
        }
    }
}
