package locallambda.environment;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import locallambda.files.EnvironmentFiles;
import locallambda.files.FileIsolation;
import locallambda.runtime.ProcessSource;

/**
 * Files for the next environments of a function, made while nobody waits for them: a disk and its mounts can take
 * longer than a restore.
 */
final class ReadyFiles implements AutoCloseable {

    private final ProcessSource source;
    private final Deque<EnvironmentFiles> ready = new ArrayDeque<>();
    private boolean closed;

    ReadyFiles(ProcessSource source) {
        this.source = source;
    }

    /**
     * Makes files until that many environments can start with them. If the system refuses, there are fewer: then an
     * environment makes its own, and its start tells the fault. A view of files shows the task folder as it is when the
     * environment starts; a copy of them would be as old as it is, so copies are never made beforehand.
     */
    void fill(int environments) {
        while (FileIsolation.canHide() && lacks(environments)) {
            EnvironmentFiles files = null;
            try {
                files = source.files();
                files.prepare();
                keep(files);
            } catch (IOException e) {
                if (files != null) files.close();
                return;
            }
        }
    }

    /** Files that nobody else gets; null if none are ready. */
    synchronized EnvironmentFiles take() {
        return ready.pollFirst();
    }

    private synchronized boolean lacks(int environments) {
        return !closed && ready.size() < environments;
    }

    private synchronized void keep(EnvironmentFiles files) {
        if (closed) files.close();
        else ready.addFirst(files);
    }

    /** Deletes those that nobody took; there will be no more. */
    @Override
    public synchronized void close() {
        closed = true;
        ready.forEach(EnvironmentFiles::close);
        ready.clear();
    }
}
