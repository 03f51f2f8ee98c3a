package locallambda.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabFoldersTest {

    @TempDir
    Path parent;

    @Test
    void whatADeadLabLeftIsRemoved() throws IOException {
        Path left = leftBehind();
        assertThat(clear()).isEqualTo("Removed the files in " + left + ", left behind by a lab that no longer runs.");
        assertThat(left).doesNotExist();
    }

    @Test
    void aFolderOfThisUserThatCannotBeRemovedIsNotCalledAnothers() throws IOException {
        assumeFalse(System.getProperty("user.name").equals("root"), "root can remove every folder");
        Path left = leftBehind();
        assertThat(left.toFile().setWritable(false)).isTrue();
        try {
            assertThat(clear()).startsWith("The files in " + left + " couldn't be removed (")
                    .contains("AccessDenied").endsWith("Remove them by hand.");
        } finally {
            assertThat(left.toFile().setWritable(true)).isTrue();
        }
    }

    private Path leftBehind() throws IOException {
        Path left = Files.createDirectory(parent.resolve("left-by-nobody"));
        Files.createFile(left.resolve("file"));
        return left;
    }

    private String clear() {
        return new LabFolders(parent, "left-", "files").clearDead().getFirst();
    }
}
