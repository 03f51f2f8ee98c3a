package lab;

import lab.toolchain.Toolchains;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Brings what the tests need, once, before the first of them: fonts for charts, a browser for pages, Node for slides,
 * CRIU for snapshots.
 */
public final class TestMachine implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Toolchains tools = new Toolchains(Home.find().lambdas());
        tools.add("fonts", System.out::println);
        tools.add("chromium", System.out::println);
        tools.add("criu", System.out::println);
        tools.add("node", System.out::println);
    }
}
