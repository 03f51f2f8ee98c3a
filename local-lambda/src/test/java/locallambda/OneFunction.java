package locallambda;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A lab of its own for each test, with the test runtime deployed under one name. */
abstract class OneFunction {

    private final String name;
    TestLab lab;

    OneFunction(String name) {
        this.name = name;
    }

    @BeforeEach
    void start() {
        lab = TestLab.start();
        lab.deploy(name);
    }

    @AfterEach
    void stop() {
        lab.close();
    }
}
