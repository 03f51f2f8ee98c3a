package lab.variant;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a variant's YAML as they stand there; {@code null} for those that are absent. */
record VariantYaml(
        String name, String title, String folder, List<String> needs, Map<String, Toolchain> tools, List<String> build, String artifact,
        String runtime, String start, Map<String, String> env, Variant.Training training, Map<String, Object> aws) {

    Variant variant() {
        return new Variant(name, title, folder, needs, tools, build, artifact, Optional.ofNullable(runtime), start, env,
                Optional.ofNullable(training), aws);
    }
}
