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
 * One way of running the function: everything about it, nothing about the lab. Read strictly from
 * {@code lambdas/variants/NAME.yaml}; see {@code docs/adding-a-variant.md} for the fields.
 *
 * @param name        lower case, digits and hyphens; equals the file's name
 * @param title       how people call it, e.g. {@code Java, AOT cache}
 * @param folder      its sources, a folder under {@code lambdas/}
 * @param also        other folders under {@code lambdas/} that its build needs, each copied into a sub-folder of its
 *                    own
 *                    name
 * @param race        whether a race takes it by itself
 * @param without     patterns of files in {@code folder} that build and run do without, e.g. {@code src/test/**}: an
 *                    edit
 *                    there builds nothing
 * @param needs       names of the toolchains its build or run needs
 * @param tools       toolchains that {@code lambdas/toolchains.yaml} does not know
 * @param build       shell commands, run one after another in a copy of {@code folder}
 * @param artifact    folder that the build leaves behind: what one would upload to AWS; its size is the artifact size
 * @param runtime     folder that the build leaves behind: what AWS's managed runtime brings along; empty for custom
 *                    runtimes
 * @param start       the command of an execution environment, run in the folder that holds {@code artifact} and
 *                    {@code runtime}
 * @param env         environment variables of the function
 * @param snapstart   whether its environments are copies of one snapshot that is taken after INIT
 * @param hello       whether it answers {@code {"hello": true}} to anything and does nothing else, so that only races
 *                    of
 *                    hello take it
 * @param training    a run on the real path after the build, e.g. one that records an AOT cache
 * @param development how one finds out what it takes to develop it
 * @param hybrid      which variants it lies between, for the report; empty unless it is one language with parts of
 *                    another
 * @param habit       what it does otherwise than another variant, for the report
 * @param published   by what name tables of published measurements know it, by the table's name
 * @param aws         how it runs on AWS; empty if nobody has said so
 */
public record Variant(
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) String title,
        @JsonProperty(required = true) String folder,
        List<String> also,
        Attendance race,
        List<String> without,
        List<String> needs,
        Map<String, Toolchain> tools,
        List<String> build,
        @JsonProperty(required = true) String artifact,
        Optional<String> runtime,
        @JsonProperty(required = true) String start,
        Map<String, String> env,
        boolean snapstart,
        boolean hello,
        Optional<Training> training,
        Optional<Development> development,
        Optional<Hybrid> hybrid,
        Optional<Habit> habit,
        Map<String, String> published,
        Optional<Aws> aws) {

    /** Fields that a file leaves out are empty; maps keep the order of the file. */
    public Variant {
        also = also == null ? List.of() : List.copyOf(also);
        race = race == null ? Attendance.WHEN_BUILT : race;
        without = without == null ? List.of() : List.copyOf(without);
        needs = needs == null ? List.of() : List.copyOf(needs);
        tools = inOrder(tools);
        build = build == null ? List.of() : List.copyOf(build);
        runtime = runtime == null ? Optional.empty() : runtime;
        env = inOrder(env);
        training = training == null ? Optional.empty() : training;
        development = development == null ? Optional.empty() : development;
        hybrid = hybrid == null ? Optional.empty() : hybrid;
        habit = habit == null ? Optional.empty() : habit;
        published = inOrder(published);
        aws = aws == null ? Optional.empty() : aws;
    }

    /** The same, started by another command. */
    public Variant startedBy(String command) {
        return new Variant(name, title, folder, also, race, without, needs, tools, build, artifact, runtime, command,
                env, snapstart, hello, training, development, hybrid, habit, published, aws);
    }

    private static <T> Map<String, T> inOrder(Map<String, T> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /**
     * The variant as it is built for AWS: another name, the commands and tools of {@link #aws}, and of what it leaves
     * behind only what one uploads.
     *
     * @param machine the processor there, {@code x86_64} or {@code aarch64}
     * @throws IllegalStateException if it does not run there
     */
    public Variant onAws(String machine) {
        Aws there = aws.filter(it -> it.unless().isEmpty())
                .orElseThrow(() -> new IllegalStateException(name + " does not run on AWS"));
        List<String> commands = there.build().isEmpty() ? build
                : there.build().stream().map(each -> each.replace("${machine}", machine)).toList();
        return new Variant(name + "-aws", title, folder, also, race, without, there.needs().orElse(needs), tools,
                commands, artifact, Optional.empty(), start, there.env(), snapstart, hello, Optional.empty(),
                Optional.empty(),
                Optional.empty(), Optional.empty(), published, aws);
    }

    /** Whether a race that names no variants takes part with this one. */
    public enum Attendance {
        /** It is built if need be. */
        @JsonProperty("always") ALWAYS,
        /** It takes part once somebody has built it. */
        @JsonProperty("when-built") WHEN_BUILT,
        /** It answers a question of its own and would only make other races longer. */
        @JsonProperty("when-named") WHEN_NAMED
    }

    /**
     * How a variant runs on AWS; {@code lambdas/template.yaml} says the same, and a test holds the two together.
     *
     * @param runtime   one of Lambda's runtimes, e.g. {@code java25}
     * @param handler   as that runtime wants it
     * @param snapstart to which versions SnapStart applies, in Lambda's words; empty without SnapStart
     * @param env       environment variables of the function there
     * @param unless    why it does not run there after all, as the end of a sentence; then it is left out by name
     * @param needs     names of the toolchains that its build for AWS needs; empty means {@link Variant#needs}
     * @param build     shell commands instead of {@link Variant#build}; {@code ${machine}} is the processor, as
     *                  {@code uname -m} names it
     * @param note      the page that tells more
     */
    public record Aws(
            @JsonProperty(required = true) String runtime,
            @JsonProperty(required = true) String handler,
            Optional<String> snapstart,
            Map<String, String> env,
            Optional<String> unless,
            Optional<List<String>> needs,
            List<String> build,
            Optional<String> note) {

        public Aws {
            snapstart = snapstart == null ? Optional.empty() : snapstart;
            env = inOrder(env);
            unless = unless == null ? Optional.empty() : unless;
            needs = needs == null ? Optional.empty() : needs;
            build = build == null ? List.of() : List.copyOf(build);
            note = note == null ? Optional.empty() : note;
        }
    }

    /**
     * A run with the real stores between build and first use.
     *
     * @param start    the command instead of {@link Variant#start}
     * @param calls    how many invocations it gets
     * @param produces the file that must exist afterwards, inside {@code artifact}
     */
    public record Training(
            @JsonProperty(required = true) String start,
            @JsonProperty(required = true) int calls,
            @JsonProperty(required = true) String produces) {}

    /**
     * How one finds out what it takes to develop a variant; commands run in the staged folder after its build.
     *
     * @param sources patterns of the files whose lines count, e.g. {@code src/**.rs}
     * @param direct  shell command that prints one line for each library the sources name
     * @param all     shell command that prints one line for each library that comes along, the direct ones included
     * @param edit    the source file that is edited before the build is timed again; empty where a build can use
     *                nothing of an earlier one, so that every build takes as long as the first
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
