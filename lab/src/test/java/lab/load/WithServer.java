package lab.load;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A contract server and a folder of its own for each test. */
abstract class WithServer {

    @TempDir
    Path folder;
    ContractServer server;

    @BeforeEach
    void start() throws Exception {
        server = new ContractServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }
}
