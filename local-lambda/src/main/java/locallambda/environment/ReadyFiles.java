package locallambda.environment;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import locallambda.files.EnvironmentFiles;
import locallambda.files.FileIsolation;
import locallambda.runtime.ProcessSource;

/**
 * Files for the next environments of a function. They are made while nobody waits for them, because making a disk and
 * its mounts can take longer than a restore.
 */
final class ReadyFiles implements AutoCloseable {

    private final ProcessSource source;
    private final Deque<EnvironmentFiles> ready = new ArrayDeque<>();
    private boolean closed;

    ReadyFiles(ProcessSource source) {
        this.source = source;
    }

    /**
     * Makes files until that many environments can start with them. If the system refuses, fewer files are ready. An
     * environment without ready files makes its own when it starts, and reports the fault. Only views of files are made
     * in advance, because a view shows the task folder as it is when the environment starts. A copy would show an older
     * state of the folder.
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

    /** Deletes the files that nobody took. No more files are made after this call. */
    @Override
    public synchronized void close() {
        closed = true;
        ready.forEach(EnvironmentFiles::close);
        ready.clear();
    }
}
