package lab.toolchain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import lab.Home;

/** A lab in a process of its own: builds the variant of a {@link Workshop} and prints what it said about that. */
final class OtherLab {

    private OtherLab() {}

    static Process start(Path folder) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), OtherLab.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        Workshop workshop =
                new Workshop(new Home(folder.resolve("checkout"), folder.resolve("cache")), new ArrayList<>());
        System.out.println(workshop.build().folder());
        workshop.said().forEach(System.out::println);
    }
}
