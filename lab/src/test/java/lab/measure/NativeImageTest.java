package lab.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lab.Home;
import lab.platform.LocalPlatform;
import lab.run.record.Route;
import lab.toolchain.Built;
import locallambda.system.Folders;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeImageTest {

    @TempDir
    Path folder;

    @Test
    void librariesAreKnownByWhatTheirJarsSay() throws Exception {
        Path classes = Files.createDirectories(folder.resolve("classes/META-INF/maven/com.acme/money"));
        Files.writeString(classes.resolve("pom.properties"), "groupId=com.acme\nartifactId=money\nversion=1.2\n");
        Path jar = folder.resolve("orders.jar");
        Archive.pack(folder.resolve("classes"), jar);
        assertThat(NativeImage.coordinates(Intake.of(jar, folder.resolve("task")))).containsExactly(
                "com.acme:money:1.2");
    }

    @Test
    void theClassesAroundTheHandlerAreTheUsers() throws Exception {
        Path jar = Compiled.jar("Two", """
                package com.acme.shop;
                class Two { static class Line {} }
                class Other {}""", folder);
        Handlers handlers = Handlers.read(List.of(jar));
        assertThat(handlers.around("com.acme.Main::go")).containsExactly("com.acme.shop.Other", "com.acme.shop.Two",
                "com.acme.shop.Two$Line");
        assertThat(handlers.around("org.other.Main::go")).isEmpty();
        assertThat(handlers.around("Main")).isEmpty();
    }

    /**
     * A POJO that is read and written by reflection, of which no metadata tells. Alone, because its build is in the
     * user's cache for minutes, where a class that ends would take it for one that it left.
     */
    @Test
    @Tag("long")
    @Tag("alone")
    void aHandlerWithARecordAnswersAsAnExecutable() throws Exception {
        Home home = Home.find();
        Path jar = Compiled.jar("Shop", """
                import com.amazonaws.services.lambda.runtime.*;
                public class Shop implements RequestHandler<Shop.Order, Shop.Price> {
                    public static class Order { public int pieces; }
                    public static class Price { public int cents; }
                    public Price handleRequest(Order order, Context context) {
                        Price price = new Price();
                        price.cents = order.pieces * 250;
                        return price;
                    }
                }""", folder);
        Events events = Events.parse(List.of("{\"pieces\": 3}"));
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        Set<Path> before = executables(home);
        OwnFunction.Given given = new OwnFunction.Given(jar, Optional.empty(), Map.of(), false);
        try (LocalPlatform platform = LocalPlatform.fresh(home, Route.PLAIN).open(folder.resolve("platform"));
                OwnFunction function = OwnFunction.of(home, given, events, OwnFunction.NOBODY_TO_ASK, line -> {},
                        scratch)) {
            platform.adjusting(config -> function.kept(config, platform, 30));
            Built built = function.ready(home, Way.NATIVE, events, config -> config, line -> {}, scratch);
            assertThat(built.versions()).containsKey("graalvm");
            new Trial(platform, events, Expectation.parse("{\"cents\": 750}"), function.border()).once(built, 512);
        } finally {
            Set<Path> left = executables(home);
            left.removeAll(before);
            for (Path each : left) Folders.delete(each);
        }
    }

    /** Builds of users' functions in the cache. */
    private static Set<Path> executables(Home home) throws IOException {
        Path builds = Files.createDirectories(home.cache().resolve("variants"));
        try (Stream<Path> all = Files.list(builds)) {
            return all.filter(each -> each.getFileName().toString().startsWith("own-native-"))
                    .collect(Collectors.toSet());
        }
    }
}
