package lab.deck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import locallambda.system.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the last slide says of the speaker, and that a telephone can read its code. */
class SpeakerTest {

    private static final String ADDRESS = "https://example.org/ada/lambda-race?talk=1&room=2";
    private static final int PX = 6;

    @TempDir
    Path folder;

    @Test
    void nameAndAddressAreTheFiles() throws IOException {
        Speaker speaker = speaker("name: Ada Lovelace\nrepository: https://www.example.org/ada/lambda-race/\n");
        assertThat(speaker.name()).isEqualTo("Ada Lovelace");
        assertThat(speaker.shortAddress()).isEqualTo("example.org/ada/lambda-race");
        assertThat(speaker.signed()).isTrue();
    }

    @Test
    void withoutAnAddressThereIsNoCode() throws IOException {
        Speaker speaker = speaker("name: \"\"\nrepository: \"\"\n");
        assertThat(speaker.signed()).isFalse();
        assertThat(speaker.published()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"git@example.org:ada/race.git, https://example.org/ada/race",
        "https://ada:secret@example.org/ada/race.git, https://example.org/ada/race",
        "ssh://git@example.org:2222/ada/race, https://example.org/ada/race",
        "https://example.org/ada/race/, https://example.org/ada/race", "/srv/git/race.git, ''", "'', ''"})
    void aRemoteIsShownAsItsPageWithoutItsPassword(String remote, String page) {
        assertThat(Speaker.page(remote)).isEqualTo(page);
    }

    @Test
    void whatIsNoAddressIsNamed() {
        assertThatThrownBy(() -> speaker("name: Ada\nrepository: my repository\n")).isInstanceOf(Problem.class)
                .hasMessageContaining("\"my repository\" is not the address of a web page");
        assertThatThrownBy(() -> speaker("nam: Ada\n")).isInstanceOf(Problem.class).hasMessageContaining("nam");
    }

    @Test
    void aReaderReadsTheCodeOfTheSlide() throws Exception {
        assertThat(read(new Speaker("Ada", ADDRESS).code().toString())).isEqualTo(ADDRESS);
    }

    /** Paints the squares of the path as a screen would, and has them decoded. */
    private static String read(String svg) throws Exception {
        var box = Pattern.compile("viewBox=\"0 0 (\\d+) (\\d+)\"").matcher(svg).results().findFirst().orElseThrow();
        int width = PX * Integer.parseInt(box.group(1)), height = PX * Integer.parseInt(box.group(2));
        int[] pixels = new int[width * height];
        Arrays.fill(pixels, 0xffffff);
        Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(svg).results().forEach(square -> {
            int left = PX * Integer.parseInt(square.group(1)), top = PX * Integer.parseInt(square.group(2));
            for (int y = top; y < top + PX; y++) Arrays.fill(pixels, y * width + left, y * width + left + PX, 0x0b1020);
        });
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)))).getText();
    }

    private Speaker speaker(String yaml) throws IOException {
        Files.createDirectories(folder.resolve("slides"));
        Files.writeString(folder.resolve("slides/speaker.yaml"), yaml);
        return Speaker.of(folder);
    }
}
