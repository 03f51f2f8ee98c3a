package lab.variant;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.run.record.Habit;
import lab.run.record.Hybrid;

/**
 * The fields of {@code lambdas/variants/NAME.yaml}, flat as people write them, its {@link Kinds} included;
 * {@link #variant} groups them.
 */
record VariantFile(
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) String title,
        @JsonProperty(required = true) String folder,
        List<String> also,
        Variant.Attendance race,
        List<String> without,
        List<String> needs,
        Map<String, Toolchain> tools,
        List<String> build,
        @JsonProperty("build-memory-mb") int buildMemoryMb,
        @JsonProperty(required = true) String artifact,
        Optional<String> runtime,
        @JsonProperty(required = true) String start,
        Map<String, String> env,
        @JsonProperty("local-env") Map<String, String> localEnv,
        boolean snapstart,
        boolean hello,
        Optional<Variant.Calls> calls,
        Optional<Build.Training> training,
        Optional<Build.Development> development,
        Optional<Hybrid> hybrid,
        Optional<Habit> habit,
        Map<String, String> published,
        Optional<Variant.Aws> aws) {

    /** Fields that a file leaves out are empty; maps keep the order of the file. */
    Variant variant() {
        return new Variant(name, title, hello, given(calls), race == null ? Variant.Attendance.WHEN_BUILT : race,
                new Variant.Sources(folder, copy(also), copy(without)),
                new Build(copy(needs), Variant.inOrder(tools), copy(build), buildMemoryMb, artifact,
                        given(runtime), given(training), given(development)),
                new Variant.Start(start, Variant.inOrder(env), Variant.inOrder(localEnv), snapstart),
                new Variant.Comparison(given(hybrid), given(habit), Variant.inOrder(published)), given(aws));
    }

    private static List<String> copy(List<String> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    private static <T> Optional<T> given(Optional<T> field) {
        return field == null ? Optional.empty() : field;
    }
}
