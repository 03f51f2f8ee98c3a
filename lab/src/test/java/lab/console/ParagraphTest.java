package lab.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ParagraphTest {

    @Test
    void breaksAtBlanks() {
        assertThat(Paragraph.of("names: ", "abcdefghi ".repeat(20), "  ").lines()).hasSize(3)
                .allMatch(line -> line.length() <= Paragraph.WIDTH).first().asString()
                .isEqualTo("names: " + "abcdefghi ".repeat(9).strip());
    }

    @Test
    void aWordThatIsTooWideStaysWhole() {
        String wide = "x".repeat(120);
        assertThat(Paragraph.of("", "a " + wide + " b", "").lines()).containsExactly("a", wide, "b");
    }

    @Test
    void aCommandStaysOneCommand() throws IOException {
        String command = "printf '%s\\n' one \"two and  a half\" " + "three-and-a-bit ".repeat(9) + "'four  five'";
        String broken = Paragraph.command("  ", command);
        assertThat(broken.lines()).hasSizeGreaterThan(1).allMatch(line -> line.length() <= Paragraph.WIDTH);
        assertThat(said(broken)).isEqualTo(said(command)).contains("two and  a half\n", "four  five\n");
    }

    private static String said(String command) throws IOException {
        Process shell = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).start();
        return new String(shell.getInputStream().readAllBytes());
    }
}
