package lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Lets calls of a made-up run fail. */
public final class Faulty {

    private Faulty() {}

    /** 200 calls of a variant failed at a memory size, all for one reason. */
    public static void cell(Path run, String variant, int memoryMb, String reason) throws IOException {
        String errors = variant + "," + memoryMb + ",warm,errors,count,client,";
        replace(run.resolve("summary.csv"), errors + "0", errors + "200");
        replace(run.resolve("cells/%s-%d-warm/cell.json".formatted(variant, memoryMb)), "\"errors\":{}",
                "\"errors\":{\"" + reason + "\":200}");
    }

    /** @throws AssertionError if the file doesn't contain {@code old} */
    public static void replace(Path file, String old, String now) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(old);
        Files.writeString(file, text.replace(old, now));
    }
}
