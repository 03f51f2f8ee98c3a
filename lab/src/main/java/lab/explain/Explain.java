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
import lab.console.Stoppable;
import lab.platform.LocalPlatform;
import locallambda.files.TemporaryFolders;
import locallambda.limits.Limits;
import locallambda.system.Folders;
import locallambda.system.Problem;

/**
 * Takes cold starts apart. For each function, it makes several cold starts without a tool, and as many with each tool,
 * all in turn.
 *
 * @param rounds   number of starts with each tool
 * @param profiled whether async-profiler is one of the tools
 */
public record Explain(Home home, int memoryMb, int rounds, boolean profiled, Consumer<String> say) {

    /** Makes something from the starts while the tools' files and the platform still exist. */
    public interface Reader<T> {
        T read(List<Explanation> explanations, LocalPlatform platform) throws IOException, InterruptedException;
    }

    /** @throws Problem if a function does not answer even without a tool */
    public <T> T run(List<Subject> subjects, Limits limits, Reader<T> reader)
            throws IOException, InterruptedException {
        // A place that functions see too: their /tmp is their own.
        Path scratch = Files.createTempDirectory(TemporaryFolders.parent(), "lambda-race-explain-");
        try (LocalPlatform platform = LocalPlatform.start(home, limits, scratch.resolve("lab"), 0)) {
            return run(subjects, platform, scratch, reader);
        } finally {
            Folders.delete(scratch);
        }
    }

    /** The same on a platform that is open. @param scratch a folder that functions can see */
    public <T> T run(List<Subject> subjects, LocalPlatform platform, Path scratch, Reader<T> reader)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            Trial trial = new Trial(platform, http, memoryMb);
            trial.start(subjects.getFirst(), Tool.NONE, scratch.resolve("warm-up")); // the stores are slow at first
            List<Explanation> all = new ArrayList<>();
            for (Subject subject : subjects)
                all.add(Explanation.of(subject, subject.handler(platform, memoryMb), starts(trial, subject, scratch)));
            return reader.read(all, platform);
        }
    }

    private Starts starts(Trial trial, Subject subject, Path scratch) throws IOException, InterruptedException {
        Map<Tool, List<ColdStart>> all = new EnumMap<>(Tool.class);
        Map<Tool, String> failed = new EnumMap<>(Tool.class);
        if (subject.aot()) failed.put(Tool.EVENTS, Tool.NOT_WITH_A_CACHE);
        for (int round = 0; round < rounds; round++)
            for (Tool tool : tools(subject)) {
                if (failed.containsKey(tool)) continue;
                Path folder = scratch.resolve(subject.name() + "-" + tool + "-" + round);
                try {
                    ColdStart start = trial.start(subject, tool, folder);
                    say.accept("%s, %s: %.0f + %.0f ms".formatted(subject.name(), tool.title(), start.initMs(),
                            start.handlerMs()));
                    all.computeIfAbsent(tool, _ -> new ArrayList<>()).add(start);
                } catch (Problem e) {
                    if (tool == Tool.NONE) throw e;
                    Stoppable.throwIfStopped(e);
                    say.accept(e.getMessage());
                    failed.put(tool, e.getMessage());
                }
            }
        return new Starts(all, failed);
    }

    /** Only a JVM has tools. */
    private List<Tool> tools(Subject subject) {
        if (!subject.jvm()) return List.of(Tool.NONE);
        return Stream.of(Tool.values()).filter(tool -> tool != Tool.REHEARSAL || subject.snapStart())
                .filter(tool -> profiled || !tool.profiles()).toList();
    }
}
