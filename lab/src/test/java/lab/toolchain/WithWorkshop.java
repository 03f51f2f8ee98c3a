package lab.toolchain;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A workshop of its own for each test. */
abstract class WithWorkshop {

    @TempDir
    Path folder;
    Workshop workshop;

    @BeforeEach
    void open() throws IOException {
        workshop = Workshop.in(folder);
    }
}
