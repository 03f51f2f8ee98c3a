package locallambda.runtime;

import com.sun.net.httpserver.HttpServer;
import locallambda.http.Loopback;

/** Where one process finds its Runtime API: a port of its own. */
final class RuntimePort implements RuntimeProcess.Place {

    private final HttpServer server;

    RuntimePort(RuntimeApi api) {
        server = Loopback.start(0, null, api::handle);
    }

    /** What a process needs as {@code AWS_LAMBDA_RUNTIME_API}. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void started(Process process) {}

    @Override
    public long pid(Process process) {
        return process.pid();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
