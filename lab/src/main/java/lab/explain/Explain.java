package lab.explain;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lab.Home;
import lab.platform.LocalPlatform;
import lab.toolchain.Built;
import locallambda.files.TemporaryFolders;
import locallambda.limits.Limits;
import locallambda.runtime.FunctionConfig;
import locallambda.system.Folders;
import locallambda.system.Problem;

/**
 * Takes cold starts apart: for each variant some without a tool, and as many with each tool, one after the other in
 * turn.
 *
 * @param rounds starts with each tool
 */
public record Explain(Home home, int memoryMb, String payload, int rounds, Consumer<String> say) {

    /** What is made of the starts, while the tools' files are there. */
    public interface Reader<T> {
        T read(List<Explanation> explanations) throws IOException;
    }

    /** @throws Problem if a variant does not answer even without a tool */
    public <T> T run(List<Built> variants, Limits limits, Reader<T> reader) throws IOException, InterruptedException {
        // A place that functions see too: their /tmp is their own.
        Path scratch = Files.createTempDirectory(TemporaryFolders.parent(), "lambda-race-explain-");
        try (LocalPlatform platform = LocalPlatform.start(home, limits, scratch.resolve("lab"), 0);
                HttpClient http = HttpClient.newHttpClient()) {
            Trial trial = new Trial(platform, http, memoryMb, payload);
            trial.start(variants.getFirst(), Tool.NONE, scratch.resolve("warm-up")); // the stores are slow at first
            List<Explanation> all = new ArrayList<>();
            for (Built built : variants) {
                FunctionConfig config = platform.configure(built.variant().name(), built, memoryMb, 1);
                all.add(Explanation.of(built, handler(config), starts(trial, built, scratch)));
            }
            return reader.read(all);
        } finally {
            Folders.delete(scratch);
        }
    }

    /** The handler's class, whatever its method. */
    static String handler(FunctionConfig config) {
        return config.code().handler().replaceFirst("::.*", "");
    }

    private Starts starts(Trial trial, Built built, Path scratch) throws IOException, InterruptedException {
        Map<Tool, List<ColdStart>> all = new EnumMap<>(Tool.class);
        Map<Tool, String> failed = new EnumMap<>(Tool.class);
        for (int round = 0; round < rounds; round++)
            for (Tool tool : tools(built)) {
                if (failed.containsKey(tool)) continue;
                Path folder = scratch.resolve(built.variant().name() + "-" + tool + "-" + round);
                try {
                    ColdStart start = trial.start(built, tool, folder);
                    say.accept("%s, %s: %.0f + %.0f ms".formatted(built.variant().name(), tool.title(), start.initMs(),
                            start.handlerMs()));
                    all.computeIfAbsent(tool, _ -> new ArrayList<>()).add(start);
                } catch (Problem e) {
                    if (tool == Tool.NONE) throw e;
                    say.accept(e.getMessage());
                    failed.put(tool, e.getMessage());
                }
            }
        return new Starts(all, failed);
    }

    /** Only a JVM has tools. */
    private static List<Tool> tools(Built built) {
        if (!built.variant().compiles()) return List.of(Tool.NONE);
        return Stream.of(Tool.values()).filter(tool -> tool != Tool.REHEARSAL || built.variant().start().snapstart())
                .toList();
    }
}
