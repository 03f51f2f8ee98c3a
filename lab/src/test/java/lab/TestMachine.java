package lab;

import lab.build.Toolchains;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Brings what the tests need from the system, once, before the first of them: fonts for charts, a browser for pages, Node for slides. */
public final class TestMachine implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Toolchains tools = new Toolchains(Home.find().lambdas());
        tools.add("fonts", System.out::println);
        tools.add("chromium", System.out::println);
        tools.add("node", System.out::println);
    }
}
