package lab.explain;

import java.net.URI;
import lab.measure.OwnFunction;
import lab.platform.LocalPlatform;
import lab.toolchain.Built;
import locallambda.runtime.FunctionConfig;

/**
 * A function to take apart, and how to deploy and call it.
 *
 * @param name  its name in tables and in its deployment
 * @param kept  gives a user's own function its variables and its isolation
 * @param url   whether it gets its event through a function URL, as in a race; otherwise, it gets the event unchanged
 * @param event JSON
 */
public record Subject(String name, Built built, Adjustment kept, boolean url, String event) {

    /** Changes the configuration that is deployed. */
    public interface Adjustment {
        FunctionConfig of(FunctionConfig config, LocalPlatform platform);
    }

    /** One of this repository's variants. */
    public static Subject of(Built built, String event) {
        return new Subject(built.variant().name(), built, (config, _) -> config, true, event);
    }

    /** A user's own function. @param built one of the ways to run it */
    public static Subject of(String name, OwnFunction own, Built built, String event) {
        return new Subject(name, built, own::kept, false, event);
    }

    /** The same, called with the event as it is. */
    public Subject direct() {
        return new Subject(name, built, kept, false, event);
    }

    /** The same files under another name, started by another command. */
    Subject startedBy(String otherName, String command) {
        return new Subject(otherName, built.startedBy(command), kept, url, event);
    }

    FunctionConfig config(LocalPlatform platform, int memoryMb) {
        return kept.of(platform.configure(name, built, memoryMb, 1), platform);
    }

    URI address(LocalPlatform platform) {
        return url ? platform.url(name) : platform.invocations(name);
    }

    boolean jvm() {
        return built.variant().compiles();
    }

    boolean snapStart() {
        return built.variant().start().snapstart();
    }

    /** Whether it starts from an AOT cache. */
    boolean aot() {
        return built.variant().start().command().contains("-XX:AOTCache=");
    }

    /** The handler's class, without the method. */
    String handler(LocalPlatform platform, int memoryMb) {
        return config(platform, memoryMb).code().handler().replaceFirst("::.*", "");
    }
}
