package lab.measure;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import lab.Home;
import lab.run.Run;
import lab.run.folder.RunFolder;
import lab.run.record.Measured;
import locallambda.system.Problem;

/**
 * What the lab needs to resume a measurement or to deploy it, but doesn't store in the run folder: where the function
 * is, the events, and the values of variables. It's stored in the user's cache, and only the user can read it.
 *
 * @param handler as it was found or chosen
 * @param expect  null unless the user said what a success is
 * @param seed    null unless the user chose it
 * @param sum     checksum of the function's files and of the events' content
 */
record Kept(String function, String handler, Map<String, String> env, boolean network, List<String> events,
        String expect, int timeoutS, List<Integer> memoryMb, List<Way> ways, long callsPerMonth, double coldShare,
        String goal, Wish.Effort effort, Stock stock, Long seed, String command, String sum) {

    /** So many measurements can be resumed; older ones are forgotten with their variables. */
    private static final int MOST = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @return its name for {@code measured.json} */
    static String write(Home home, Wish wish, OwnFunction function) throws IOException {
        OwnFunction.Given given = wish.given();
        Kept kept = new Kept(given.function().toAbsolutePath().toString(), function.handler(), given.env(),
                given.network(), wish.events().stream().map(Events::absolute).toList(), wish.expect().orElse(null),
                wish.timeoutS(), wish.memoryMb(), wish.ways(), wish.callsPerMonth(), wish.coldShare(), wish.goal(),
                wish.effort(), wish.stock(), wish.seed().isPresent() ? wish.seed().getAsLong() : null,
                wish.command(), function.sum());
        Path folder = Files.createDirectories(folder(home));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        String name = UUID.randomUUID().toString();
        Files.writeString(folder.resolve(name + ".json"), JSON.writeValueAsString(kept));
        forgetOld(folder);
        return name;
    }

    /**
     * Reads what was kept of a run folder.
     *
     * @throws Problem if the run didn't measure a user's own function, or this machine has kept nothing of it
     */
    static Kept of(Home home, Path run) {
        Path file = folder(home).resolve(measured(run).kept() + ".json");
        if (!Files.exists(file))
            throw new Problem("This machine's cache doesn't contain what " + run
                    + " measured: the jar's path, the events, and the variables. The cache keeps only the last " + MOST
                    + " measurements that were made on this machine.",
                    "Measure your function again with ./jbang measure.");
        try {
            return JSON.readValue(file.toFile(), Kept.class);
        } catch (IOException e) {
            throw new Problem("Can't read " + file + ": " + e.getMessage() + ".",
                    "Measure your function again with ./jbang measure.", e);
        }
    }

    /** @throws Problem if the run measured no function of the user's */
    static Measured measured(Path run) {
        RunFolder.open(run);
        return Run.measured(run).orElseThrow(() -> new Problem(run + " didn't measure your own function.",
                "Pass a run folder that ./jbang measure created."));
    }

    Wish wish() {
        OwnFunction.Given given =
                new OwnFunction.Given(Path.of(function), Optional.of(handler), env, network);
        return new Wish(given, events, Optional.ofNullable(expect), timeoutS, memoryMb, ways, callsPerMonth, coldShare,
                goal, effort, stock, Optional.empty(), seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
                command);
    }

    /** @throws Problem if the function or an event has changed since the measurement */
    void mustBe(OwnFunction now) {
        if (!sum.equals(now.sum()))
            throw new Problem("Your function or an event has changed since this run began.",
                    "Start a new measurement, or restore " + function + " and the events.");
    }

    private static Path folder(Home home) {
        return home.cache().resolve("measured");
    }

    private static void forgetOld(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.list(folder)) {
            all = files.sorted(Comparator.comparing(Kept::time).reversed()).toList();
        }
        for (Path old : all.subList(Math.min(MOST, all.size()), all.size())) Files.deleteIfExists(old);
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0); // another measurement has just deleted it
        }
    }
}
