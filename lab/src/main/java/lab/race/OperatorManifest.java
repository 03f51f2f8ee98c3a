package lab.race;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lab.load.K6;
import lab.run.folder.RunFolder;
import lab.run.record.Profile;
import locallambda.system.Problem;

/**
 * A load that many machines share: the manifest with which the k6 operator runs it on Kubernetes. Each runner executes
 * one segment of the same test. The fields follow the operator's custom resource TestRun, k6.io/v1alpha1.
 */
public final class OperatorManifest {

    private static final String NAME = "lambda-race";
    /** Where the operator mounts a ConfigMap: beside each other, so the scripts find the plan. */
    private static final String SAMPLES = "/samples";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES).enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE));

    private OperatorManifest() {}

    /**
     * @param load    the load's script; paced load has one client per cell, which runners can't share
     * @param scripts the folder with the k6 scripts
     * @param runners k6 processes that share it
     * @param k6      the k6 whose version the runners get
     * @throws Problem for a load that cannot be shared, or not by this many runners
     */
    static String of(LoadPlan plan, Profile.Load load, Path scripts, int runners, K6 k6) {
        if (load == Profile.Load.PACED)
            throw new Problem("A paced load has one client per cell, so several machines can't share it.",
                    "Choose a load with many users: --profile saturate or --profile talk.");
        int users = plan.users() == null ? 10 : plan.users();
        if (runners < 1 || runners > users)
            throw new Problem(users + " users can't be divided among " + runners + " runners.",
                    "Use 1 to " + users + " runners, or set a larger number of users with --users.");
        try {
            return YAML.writeValueAsString(scripts(plan, load, scripts))
                    + YAML.writeValueAsString(testRun(load, runners, k6));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> scripts(LoadPlan plan, Profile.Load load, Path scripts) {
        Map<String, Object> data = new LinkedHashMap<>();
        for (String file : List.of(load.script(), "lib.js", "sigv4.js")) data.put(file, text(scripts.resolve(file)));
        try {
            data.put(RunFolder.LOAD_PLAN, Json.MAPPER.writeValueAsString(plan));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return resource("v1", "ConfigMap", Map.of("data", data));
    }

    private static Map<String, Object> testRun(Profile.Load load, int runners, K6 k6) {
        Map<String, Object> runner = new LinkedHashMap<>();
        runner.put("image", "grafana/k6:" + k6.version());
        runner.put("env", List.of(
                Map.of("name", "POD", "valueFrom", Map.of("fieldRef", Map.of("fieldPath", "metadata.name"))),
                variable("K6_OUT", "csv=" + SAMPLES + "/$(POD).csv.gz"), variable("K6_CSV_TIME_FORMAT", "unix_milli"),
                variable("RACE_COUNTS", SAMPLES + "/$(POD).counts.json")));
        runner.put("envFrom", List.of(Map.of("secretRef", Map.of("name", NAME + "-credentials"))));
        runner.put("volumes",
                List.of(Map.of("name", "samples", "persistentVolumeClaim", Map.of("claimName", NAME + "-samples"))));
        runner.put("volumeMounts", List.of(Map.of("name", "samples", "mountPath", SAMPLES)));
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("parallelism", runners);
        spec.put("script", Map.of("configMap", Map.of("name", NAME, "file", load.script())));
        spec.put("arguments", "--no-usage-report --system-tags status,scenario,error,error_code,check");
        spec.put("runner", runner);
        return resource("k6.io/v1alpha1", "TestRun", Map.of("spec", spec));
    }

    private static Map<String, Object> resource(String apiVersion, String kind, Map<String, Object> content) {
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("apiVersion", apiVersion);
        resource.put("kind", kind);
        resource.put("metadata", Map.of("name", NAME));
        resource.putAll(content);
        return resource;
    }

    private static Map<String, Object> variable(String name, String value) {
        Map<String, Object> variable = new LinkedHashMap<>();
        variable.put("name", name);
        variable.put("value", value);
        return variable;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
