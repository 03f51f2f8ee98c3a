package lab.notebook.deploy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lab.Home;
import lab.learn.Work;
import lab.notebook.build.JvmOptions;
import lab.notebook.calls.Call;
import lab.notebook.calls.DeployedFunction;
import lab.notebook.calls.KernelLambda;
import lab.notebook.calls.LiveFunction;
import lab.notebook.cell.CannotRun;
import lab.notebook.cell.CellProgress;
import lab.notebook.cell.InACell;
import lab.platform.LocalPlatform;
import lab.toolchain.Built;
import locallambda.system.Problem;

/** A training run with your own events: the function answers them, and its JVM writes an AOT cache. */
public final class Training {

    private Training() {}

    /**
     * Starts the variant with {@code -XX:AOTCacheOutput}, sends the events and ends it.
     *
     * @param memoryMb at least 1,024, because the JVM that writes the cache needs memory too
     * @return the path of the cache; without an event, nothing runs and the file doesn't exist
     * @throws CannotRun if an event fails
     */
    public static Path of(Built built, int memoryMb, List<String> events) {
        return InACell.run("training " + built.variant().name(), () -> {
            Path cache =
                    Files.createDirectories(Work.of(Home.find()).folder()).resolve(built.variant().name() + ".aot");
            Files.deleteIfExists(cache);
            String name = built.variant().name() + "-training";
            Built recording = JvmOptions.added(built, "\"-XX:AOTCacheOutput=" + cache + "\"");
            LocalPlatform local = KernelLambda.running();
            // the JVM writes its cache, and the checkout may lie where functions have files of their own
            local.deploy(local.configure(name, recording, memoryMb, 1).withWritableFolder());
            DeployedFunction function = new LiveFunction(name, name, memoryMb, () -> local);
            try (CellProgress progress = new CellProgress("training events", events.size())) {
                for (String event : events) {
                    Call call = function.invoke(event);
                    if (call.failed())
                        throw new Problem("The training event " + event + " failed: " + call.answer(),
                                "Correct this event. lambdas/README.md lists the events that the function accepts.");
                    progress.done(events.indexOf(event) + 1);
                }
                progress.show("the JVM writes its cache …");
                local.shutDown(name);
            }
            return cache;
        });
    }
}
